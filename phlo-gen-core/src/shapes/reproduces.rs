//! Whether a sample survives being decoded and written again.

use super::accepts::{Keeps, is_element, is_read};
use super::shape::{Element, Shape};
use crate::json::Json;

/// Whether a sample, decoded into the shape and written again, is the same JSON value, with the same text of each number.
/// A placeholder counts as a value of its type, and a variable as any value.
pub fn reproduces(shape: &Shape, sample: &Json<'_>) -> bool {
    is_read(shape, sample, Keeps::Value)
}

impl Element {
    /// Whether a sample is null and may be, or survives being decoded into the shape and written again.
    pub fn reproduces(&self, sample: &Json<'_>) -> bool {
        is_element(self, sample, Keeps::Value)
    }
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
