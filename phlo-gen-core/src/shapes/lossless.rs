//! Infers the shape of values that are sent: the first sample can be written again without a change.

use super::infer::infer;
use super::placeholder::is_open;
use super::reproduces::{are_distinct, reproduces};
use super::shape::{Element, Field, Shape};
use crate::json::{Json, Kind, Member};

/// The shape that samples have in common, widened where it would not reproduce the first of them: the smallest part
/// that would not is [`Shape::Any`]. The result always reproduces the first sample.
pub fn infer_lossless(samples: &[&Json<'_>]) -> Element {
    let mut element = infer(samples);
    if let Some(first) = samples.first() {
        widen(&mut element.shape, element.nullable, first);
    }
    element
}

/// How many members the elements of a list have before they are no struct.
const MOST_MEMBERS: usize = 512;

/// Whether objects have so many members, and none of them all, that a struct of them is of no use.
fn has_many_members(shape: &Shape) -> bool {
    matches!(shape, Shape::Object(fields) if fields.len() > MOST_MEMBERS && fields.iter().any(|field| !field.always))
}

fn widen(shape: &mut Shape, nullable: bool, sample: &Json<'_>) {
    if nullable && sample.kind == Kind::Null || is_open(sample) {
        return;
    }
    let is_kept = match (&mut *shape, &sample.kind) {
        (Shape::List(element), Kind::Array(values)) => {
            if has_many_members(&element.shape) {
                element.shape = Shape::Any;
            }
            values.iter().for_each(|value| widen(&mut element.shape, element.nullable, value));
            true
        }
        (Shape::Map(element), Kind::Object(members)) if are_distinct(members) => {
            members.iter().for_each(|member| widen(&mut element.shape, element.nullable, &member.value));
            true
        }
        (Shape::Object(fields), Kind::Object(members)) => widen_members(fields, members),
        (shape, _) => reproduces(shape, sample),
    };
    if !is_kept {
        *shape = Shape::Any;
    }
}

/// Widens the fields for the members of the object, unless a member is out of order or occurs twice. No required member
/// can be missing, because the fields were inferred from this object too.
fn widen_members(fields: &mut [Field], members: &[Member<'_>]) -> bool {
    let mut left = fields.iter_mut();
    members.iter().all(|member| {
        let field = left.by_ref().find(|field| field.name == member.name);
        field.map(|field| widen(&mut field.shape, field.nullable, &member.value)).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{any_json, json, show};
    use super::*;
    use proptest::prelude::*;

    fn fitted(samples: &[&str]) -> String {
        let samples: Vec<Json<'_>> = samples.iter().map(|text| json(text)).collect();
        show(&infer_lossless(&samples.iter().collect::<Vec<_>>()).shape)
    }

    #[test]
    fn a_shape_that_reproduces_the_first_sample_stays() {
        assert_eq!(fitted(&[r#"{"a": 1, "b": [{"c": 1.5}]}"#, r#"{"b": []}"#]), "{a?: int, b: [{c: float}]}");
    }

    #[test]
    fn only_the_part_that_is_lost_becomes_any() {
        let orders = r#"{"a": 1, "b": [{"c": 1, "d": 2}, {"d": 2, "c": 1}]}"#;
        assert_eq!(fitted(&[orders]), "{a: int, b: [*]}");
        assert_eq!(fitted(&[r#"{"a": {"b": 1, "b": 2}, "c": 3}"#]), "{a: *, c: int}");
        assert_eq!(fitted(&[r#"{"a": {"1": 1, "1": 2}, "c": 3}"#]), "{a: *, c: int}");
    }

    #[test]
    fn later_samples_need_not_be_reproduced() {
        assert_eq!(fitted(&[r#"{"a": 1, "b": 2}"#, r#"{"b": 2, "a": 1}"#]), "{a: int, b: int}");
    }

    #[test]
    fn no_sample_has_an_unknown_shape() {
        assert_eq!(infer_lossless(&[]), Element { shape: Shape::Unknown, nullable: false });
    }

    proptest! {
        #[test]
        fn the_first_sample_is_reproduced_and_all_are_accepted(samples in prop::collection::vec(any_json(), 1..5)) {
            let samples: Vec<_> = samples.iter().collect();
            let element = infer_lossless(&samples);
            prop_assert!(samples.first().is_some_and(|first| element.reproduces(first)));
            prop_assert!(samples.iter().all(|sample| element.accepts(sample)));
        }

        #[test]
        fn a_shape_without_losses_is_left_alone(samples in prop::collection::vec(any_json(), 1..5)) {
            let samples: Vec<_> = samples.iter().collect();
            let inferred = infer(&samples);
            let fits = samples.first().is_some_and(|first| inferred.reproduces(first));
            prop_assert_eq!(fits, inferred == infer_lossless(&samples));
        }
    }
}
