//! Whether a sample can be decoded: the model of what generated types read.

use super::members::by_name;
use super::number;
use super::placeholder::{fits, is_open};
use super::shape::{Element, Field, Shape};
use crate::json::{Json, Kind};
use std::collections::HashMap;

/// Whether a sample can be decoded into the shape. Unknown members and the order of members are ignored; a placeholder
/// counts as a value of its type, and a variable as any value.
pub fn accepts(shape: &Shape, sample: &Json<'_>) -> bool {
    is_read(shape, sample, Keeps::Meaning)
}

impl Element {
    /// Whether a sample is null and may be, or can be decoded into the shape.
    pub fn accepts(&self, sample: &Json<'_>) -> bool {
        is_element(self, sample, Keeps::Meaning)
    }
}

/// What of a sample must be the same after it was decoded and written again.
#[derive(Clone, Copy, PartialEq)]
pub enum Keeps {
    /// Nothing: it need only be decoded.
    Meaning,
    /// The value: all members, and the text of each number.
    Value,
}

/// Whether a sample can be decoded into the shape and keeps what it must.
pub fn is_read(shape: &Shape, sample: &Json<'_>, keeps: Keeps) -> bool {
    match (shape, &sample.kind) {
        (Shape::Unknown | Shape::Any, _) => true,
        _ if is_open(sample) => true,
        (Shape::Boolean, Kind::Boolean(_)) | (Shape::Number, Kind::Number(_)) => true,
        (shape, Kind::String(_)) if shape.is_text() => true,
        (Shape::OrText(_), Kind::String(_)) | (Shape::OrBoolean(_), Kind::Boolean(_)) => true,
        (shape, Kind::String(text)) if fits(text, shape) => true,
        (Shape::OneOrMany(shape), Kind::Array(values)) => values.iter().all(|value| is_read(shape, value, keeps)),
        (Shape::OrText(shape) | Shape::OrBoolean(shape) | Shape::OneOrMany(shape), _) => is_read(shape, sample, keeps),
        (shape, Kind::Number(text)) => is_number(shape, text, keeps),
        (Shape::List(element), Kind::Array(values)) => values.iter().all(|value| is_element(element, value, keeps)),
        (Shape::Map(_) | Shape::Object(_), Kind::Object(members)) => {
            let values = by_name(members);
            // a name that is there twice is written once
            let is_kept = keeps == Keeps::Meaning || values.len() == members.len();
            is_kept
                && match shape {
                    Shape::Map(element) => values.values().all(|value| is_element(element, value, keeps)),
                    Shape::Object(fields) => are_members(fields, &values, keeps),
                    _ => false,
                }
        }
        _ => false,
    }
}

/// As [`is_read`], for a value that may be null.
pub fn is_element(element: &Element, sample: &Json<'_>, keeps: Keeps) -> bool {
    element.nullable && sample.kind == Kind::Null || is_read(&element.shape, sample, keeps)
}

fn is_number(shape: &Shape, text: &str, keeps: Keeps) -> bool {
    match (shape, keeps) {
        (Shape::Integer | Shape::Int64, Keeps::Meaning) => text.parse::<i64>().is_ok(),
        (Shape::Integer | Shape::Int64, Keeps::Value) => number::is_integer(text),
        (Shape::Float, Keeps::Meaning) => text.parse::<f64>().is_ok_and(f64::is_finite),
        (Shape::Float, Keeps::Value) => number::is_float(text),
        _ => false,
    }
}

/// No required field is without a value and, if the value is to be kept, no value without a field.
fn are_members(fields: &[Field], values: &HashMap<&str, &Json<'_>>, keeps: Keeps) -> bool {
    let mut found = 0;
    let fit = fields.iter().all(|field| match values.get(&*field.name) {
        Some(value) => {
            found += 1;
            field.nullable && value.kind == Kind::Null || is_read(&field.shape, value, keeps)
        }
        None => !field.always,
    });
    fit && (keeps == Keeps::Meaning || found == values.len())
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
