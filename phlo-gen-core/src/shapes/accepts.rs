//! Whether a sample can be decoded: the model of what generated types read.

use super::members::by_name;
use super::placeholder::{fits, is_open};
use super::shape::{Element, Field, Shape};
use crate::bytes::HashMap;
use crate::json::{Json, Kind};

/// Whether a sample can be decoded into the shape. Unknown members and the order of members are ignored; a placeholder
/// counts as a value of its type, and a variable as any value.
pub fn accepts(shape: &Shape, sample: &Json<'_>) -> bool {
    match (shape, &sample.kind) {
        (Shape::Unknown | Shape::Any, _) => true,
        _ if is_open(sample) => true,
        (Shape::Boolean, Kind::Boolean(_)) | (Shape::Number, Kind::Number(_)) => true,
        (shape, Kind::String(_)) if shape.is_text() => true,
        (Shape::OrText(_), Kind::String(_)) | (Shape::OrBoolean(_), Kind::Boolean(_)) => true,
        (shape, Kind::String(text)) if fits(text, shape) => true,
        (Shape::OneOrMany(shape), Kind::Array(values)) => values.iter().all(|value| accepts(shape, value)),
        (Shape::OrText(shape) | Shape::OrBoolean(shape) | Shape::OneOrMany(shape), _) => accepts(shape, sample),
        (Shape::Integer | Shape::Int64, Kind::Number(text)) => text.parse::<i64>().is_ok(),
        (Shape::Float, Kind::Number(text)) => text.parse::<f64>().is_ok_and(f64::is_finite),
        (Shape::List(element), Kind::Array(values)) => values.iter().all(|value| element.accepts(value)),
        (Shape::Map(element), Kind::Object(members)) => by_name(members).values().all(|value| element.accepts(value)),
        (Shape::Object(fields), Kind::Object(members)) => accepts_members(fields, &by_name(members)),
        _ => false,
    }
}

impl Element {
    /// Whether a sample is null and may be, or can be decoded into the shape.
    pub fn accepts(&self, sample: &Json<'_>) -> bool {
        self.nullable && sample.kind == Kind::Null || accepts(&self.shape, sample)
    }
}

fn accepts_members(fields: &[Field], values: &HashMap<&str, &Json<'_>>) -> bool {
    fields.iter().all(|field| match values.get(&*field.name) {
        Some(value) => field.nullable && value.kind == Kind::Null || accepts(&field.shape, value),
        None => !field.always,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{any_json, element, json, shape, sorted};
    use super::super::{infer, same};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_scalar_is_accepted_by_its_own_kind() {
        let scalars = ["true", "1", r#""a""#];
        for one in scalars {
            for other in scalars {
                assert_eq!(accepts(&shape(&[one]), &json(other)), one == other, "{one} {other}");
            }
        }
    }

    #[test]
    fn a_float_reads_whole_numbers_and_an_integer_no_fractions() {
        assert!(accepts(&Shape::Float, &json("1")));
        assert!(!accepts(&Shape::Integer, &json("1.0")));
        assert!(!accepts(&Shape::Integer, &json("9223372036854775808")));
        assert!(!accepts(&Shape::Float, &json("1e400")));
        assert!(accepts(&Shape::Number, &json("1e400")));
    }

    #[test]
    fn null_is_accepted_only_where_a_sample_was_null() {
        assert!(element(&["null", "1"]).accepts(&json("null")));
        assert!(!element(&["1"]).accepts(&json("null")));
        assert!(!accepts(&shape(&["[1]"]), &json("[null]")));
        assert!(!accepts(&shape(&[r#"{"a": 1}"#]), &json(r#"{"a": null}"#)));
    }

    #[test]
    fn a_member_of_all_samples_is_required() {
        let shape = shape(&[r#"{"a": 1, "b": 1}"#, r#"{"b": 1}"#]);
        assert!(accepts(&shape, &json(r#"{"b": 2}"#)));
        assert!(!accepts(&shape, &json(r#"{"a": 2}"#)));
    }

    #[test]
    fn order_and_unknown_members_do_not_matter() {
        assert!(accepts(&shape(&[r#"{"a": 1, "b": 1}"#]), &json(r#"{"c": {}, "b": 1, "a": 1}"#)));
    }

    #[test]
    fn a_map_takes_any_name() {
        assert!(accepts(&shape(&[r#"{"1": true}"#]), &json(r#"{"x": false}"#)));
        assert!(!accepts(&shape(&[r#"{"1": true}"#]), &json(r#"{"x": 1}"#)));
    }

    #[test]
    fn placeholders_and_variables_are_accepted_as_values() {
        assert!(accepts(&Shape::Integer, &json(r#""<integer>""#)));
        assert!(!accepts(&Shape::Boolean, &json(r#""<integer>""#)));
        assert!(accepts(&Shape::Boolean, &json("{{x}}")));
    }

    proptest! {
        #[test]
        fn every_sample_is_accepted_by_the_shape_inferred_from_it(samples in prop::collection::vec(any_json(), 0..6)) {
            let element = infer(&samples.iter().collect::<Vec<_>>());
            for sample in &samples {
                prop_assert!(element.accepts(sample), "{:?} {:?}", element, sample);
            }
        }

        #[test]
        fn the_order_of_samples_decides_the_order_of_members_only(
            samples in prop::collection::vec(any_json(), 0..6),
            turn in 0..6usize,
        ) {
            let mut samples: Vec<_> = samples.iter().collect();
            let before = infer(&samples);
            samples.reverse();
            let middle = turn.min(samples.len());
            samples.rotate_left(middle);
            let after = infer(&samples);
            prop_assert_eq!(before.nullable, after.nullable);
            prop_assert!(same(&sorted(before.shape), &sorted(after.shape)));
        }

        #[test]
        fn a_repeated_sample_does_not_change_the_shape(samples in prop::collection::vec(any_json(), 0..6)) {
            let samples: Vec<_> = samples.iter().collect();
            prop_assert_eq!(infer(&samples), infer(&[&samples[..], &samples[..]].concat()));
        }
    }
}
