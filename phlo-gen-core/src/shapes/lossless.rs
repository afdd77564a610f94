//! Infers the shape of values that are sent: the first sample can be written again without a change.

use super::infer::infer;
use super::members::by_name;
use super::placeholder::is_open;
use super::reproduces::reproduces;
use super::shape::{Element, Shape};
use crate::json::{Json, Kind};

/// The shape that samples have in common, widened where it would not reproduce the first of them: the smallest part
/// that would not is [`Shape::Any`]. The result always reproduces the first sample.
pub fn infer_lossless(samples: &[&Json<'_>]) -> Element {
    let mut element = infer(samples);
    open_unions(&mut element.shape);
    if let Some(first) = samples.first() {
        widen(&mut element.shape, element.nullable, first);
    }
    element
}

/// A value that is sent may be of any kind where samples are of several.
fn open_unions(shape: &mut Shape) {
    match shape {
        Shape::OrText(_) | Shape::OrBoolean(_) | Shape::OneOrMany(_) => *shape = Shape::Any,
        Shape::List(inner) | Shape::Map(inner) => open_unions(&mut inner.shape),
        Shape::Object(fields) => fields.iter_mut().for_each(|field| open_unions(&mut field.shape)),
        _ => {}
    }
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
        (Shape::Map(element), Kind::Object(members)) => {
            let values = by_name(members);
            values.values().for_each(|value| widen(&mut element.shape, element.nullable, value));
            values.len() == members.len()
        }
        (Shape::Object(fields), Kind::Object(members)) => {
            let values = by_name(members);
            for field in fields {
                if let Some(value) = values.get(&*field.name) {
                    widen(&mut field.shape, field.nullable, value);
                }
            }
            values.len() == members.len()
        }
        (shape, _) => reproduces(shape, sample),
    };
    if !is_kept {
        *shape = Shape::Any;
    }
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
    fn a_list_of_objects_is_one_of_structs_whatever_the_order_of_their_members() {
        let orders = r#"{"a": 1, "b": [{"c": 1, "d": 2}, {"d": 2, "c": 1}]}"#;
        assert_eq!(fitted(&[orders]), "{a: int, b: [{c: int, d: int}]}");
    }

    #[test]
    fn an_object_with_a_name_twice_becomes_any() {
        assert_eq!(fitted(&[r#"{"a": {"b": 1, "b": 2}, "c": 3}"#]), "{a: *, c: int}");
        assert_eq!(fitted(&[r#"{"a": {"1": 1, "1": 2}, "c": 3}"#]), "{a: *, c: int}");
    }

    #[test]
    fn values_of_several_kinds_are_sent_as_any() {
        assert_eq!(fitted(&[r#"{"a": "x", "b": [1, "y"]}"#, r#"{"a": 1}"#]), "{a: *, b?: [*]}");
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
    }
}
