//! Whether a sample survives being decoded and written again.

use super::members::by_name;
use super::number;
use super::placeholder::{fits, is_open};
use super::shape::{Element, Field, Shape};
use crate::bytes::HashMap;
use crate::json::{Json, Kind};

/// Whether a sample, decoded into the shape and written again, is the same JSON value, with the same text of each number.
/// A placeholder counts as a value of its type, and a variable as any value.
pub fn reproduces(shape: &Shape, sample: &Json<'_>) -> bool {
    match (shape, &sample.kind) {
        (Shape::Unknown | Shape::Any, _) => true,
        _ if is_open(sample) => true,
        (Shape::Boolean, Kind::Boolean(_)) | (Shape::Number, Kind::Number(_)) => true,
        (shape, Kind::String(_)) if shape.is_text() => true,
        (Shape::OrText(_), Kind::String(_)) | (Shape::OrBoolean(_), Kind::Boolean(_)) => true,
        (shape, Kind::String(text)) if fits(text, shape) => true,
        (Shape::OneOrMany(shape), Kind::Array(values)) => values.iter().all(|value| reproduces(shape, value)),
        (Shape::OrText(shape) | Shape::OrBoolean(shape) | Shape::OneOrMany(shape), _) => reproduces(shape, sample),
        (Shape::Integer | Shape::Int64, Kind::Number(text)) => number::is_integer(text),
        (Shape::Float, Kind::Number(text)) => number::is_float(text),
        (Shape::List(element), Kind::Array(values)) => values.iter().all(|value| element.reproduces(value)),
        (Shape::Map(element), Kind::Object(members)) => {
            let values = by_name(members);
            values.len() == members.len() && values.values().all(|value| element.reproduces(value))
        }
        (Shape::Object(fields), Kind::Object(members)) => {
            let values = by_name(members);
            // a name that is there twice is written once
            values.len() == members.len() && reproduces_members(fields, &values)
        }
        _ => false,
    }
}

impl Element {
    /// Whether a sample is null and may be, or survives being decoded into the shape and written again.
    pub fn reproduces(&self, sample: &Json<'_>) -> bool {
        self.nullable && sample.kind == Kind::Null || reproduces(&self.shape, sample)
    }
}

/// No value is without a field, and no required field without a value.
fn reproduces_members(fields: &[Field], values: &HashMap<&str, &Json<'_>>) -> bool {
    let mut found = 0;
    let fits = fields.iter().all(|field| match values.get(&*field.name) {
        Some(value) => {
            found += 1;
            field.nullable && value.kind == Kind::Null || reproduces(&field.shape, value)
        }
        None => !field.always,
    });
    fits && found == values.len()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{any_json, element, json, shape};
    use super::super::{accepts, infer};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_must_keep_its_text() {
        assert!(reproduces(&Shape::Integer, &json("-5")));
        assert!(!reproduces(&Shape::Integer, &json("-0")));
        assert!(reproduces(&Shape::Float, &json("1.5")));
        assert!(!reproduces(&Shape::Float, &json("1.50")));
        assert!(!reproduces(&Shape::Float, &json("1")));
        assert!(reproduces(&Shape::Number, &json("1.50")));
    }

    #[test]
    fn null_is_reproduced_by_nullable_and_untyped_shapes() {
        assert!(element(&["null", "1"]).reproduces(&json("null")));
        assert!(!element(&["1"]).reproduces(&json("null")));
        assert!(reproduces(&Shape::Any, &json("null")));
        assert!(reproduces(&Shape::Unknown, &json("null")));
        assert!(reproduces(&shape(&[r#"{"a": null}"#, r#"{"a": 1}"#]), &json(r#"{"a": null}"#)));
        assert!(!reproduces(&shape(&[r#"{"a": 1}"#]), &json(r#"{"a": null}"#)));
    }

    #[test]
    fn members_may_be_in_any_order() {
        let shape = shape(&[r#"{"a": 1, "b": 1}"#]);
        assert!(reproduces(&shape, &json(r#"{"a": 2, "b": 3}"#)));
        assert!(reproduces(&shape, &json(r#"{"b": 3, "a": 2}"#)));
    }

    #[test]
    fn an_optional_member_may_be_absent_and_no_other() {
        let shape = shape(&[r#"{"a": 1, "b": 1, "c": 1}"#, r#"{"b": 1}"#]);
        assert!(reproduces(&shape, &json(r#"{"b": 1}"#)));
        assert!(reproduces(&shape, &json(r#"{"b": 1, "c": 1}"#)));
        assert!(!reproduces(&shape, &json(r#"{"a": 1, "c": 1}"#)));
        assert!(!reproduces(&shape, &json(r#"{"a": 1}"#)));
        assert!(!reproduces(&shape, &json("{}")));
    }

    #[test]
    fn an_unknown_member_is_not_reproduced() {
        assert!(!reproduces(&shape(&[r#"{"a": 1}"#]), &json(r#"{"a": 1, "b": 1}"#)));
    }

    #[test]
    fn a_duplicate_name_is_not_reproduced() {
        for text in [r#"{"a": 1, "a": 1}"#, r#"{"1": 1, "1": 1}"#] {
            let duplicate = json(text);
            assert!(!reproduces(&infer(&[&duplicate]).shape, &duplicate), "{text}");
            assert!(reproduces(&Shape::Any, &duplicate));
        }
    }

    #[test]
    fn a_list_needs_all_its_values() {
        assert!(reproduces(&shape(&["[1]"]), &json("[1, 2, 3]")));
        assert!(!reproduces(&shape(&["[1]"]), &json("[1, 2, 3.5]")));
    }

    #[test]
    fn a_placeholder_and_a_variable_fit() {
        assert!(reproduces(&Shape::Integer, &json(r#""<long>""#)));
        assert!(reproduces(&Shape::String, &json(r#""<long>""#)));
        assert!(!reproduces(&Shape::Integer, &json(r#""long""#)));
        assert!(reproduces(&Shape::Integer, &json("{{n}}")));
    }

    proptest! {
        #[test]
        fn reproduced_values_are_accepted(samples in prop::collection::vec(any_json(), 1..4), probe in any_json()) {
            let shape = infer(&samples.iter().collect::<Vec<_>>()).shape;
            for sample in samples.iter().chain([&probe]) {
                prop_assert!(!reproduces(&shape, sample) || accepts(&shape, sample));
            }
        }
    }
}
