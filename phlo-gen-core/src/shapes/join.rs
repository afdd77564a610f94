//! Joins shapes of different places.

use super::number;
use super::shape::{Element, Field, Shape};

/// Widens a shape so that it has the values of another too. Members that only one of two objects has may be absent.
pub fn join(one: &mut Shape, other: &Shape) {
    match (&mut *one, other) {
        (_, Shape::Unknown) | (Shape::Any, _) => {}
        (Shape::Unknown, other) => *one = other.clone(),
        (Shape::List(one), Shape::List(other)) | (Shape::Map(one), Shape::Map(other)) => join_elements(one, other),
        (Shape::Object(one), Shape::Object(other)) => join_fields(one, other),
        (Shape::OrText(one), Shape::OrText(other))
        | (Shape::OrBoolean(one), Shape::OrBoolean(other))
        | (Shape::OneOrMany(one), Shape::OneOrMany(other)) => join(one, other),
        (known, other) if known == other => {}
        (known, other) if known.is_text() && other.is_text() => *one = Shape::String,
        (known, other) if known.is_number() && other.is_number() => *one = number::join(known, other),
        _ => *one = Shape::Any,
    }
}

fn join_elements(one: &mut Element, other: &Element) {
    one.nullable |= other.nullable;
    join(&mut one.shape, &other.shape);
}

fn join_fields(one: &mut Vec<Field>, other: &[Field]) {
    for field in &mut *one {
        match other.iter().find(|other| other.name == field.name) {
            Some(other) => {
                field.always &= other.always;
                field.nullable |= other.nullable;
                join(&mut field.shape, &other.shape);
            }
            None => field.always = false,
        }
    }
    let more = other.iter().filter(|other| !one.iter().any(|field| field.name == other.name));
    let more: Vec<Field> = more.map(|field| Field { always: false, ..field.clone() }).collect();
    one.extend(more);
}

#[cfg(test)]
mod tests {
    use super::super::tests::{shape, show};
    use super::*;

    fn joined(one: &str, other: &str) -> String {
        let mut one = shape(&[one]);
        join(&mut one, &shape(&[other]));
        show(&one)
    }

    #[test]
    fn a_join_has_the_values_of_both() {
        assert_eq!(joined("null", "1"), "int");
        assert_eq!(joined("[]", "[1.5]"), "[float]");
        assert_eq!(joined("1", "1.5"), "num");
        assert_eq!(joined(r#""a""#, r#""2024-01-01""#), "str");
        assert_eq!(joined(r#"{"a": 1, "b": 1}"#, r#"{"a": null, "c": "x"}"#), "{a: int?, b?: int, c?: str}");
        assert_eq!(joined("1", r#"{"a": 1}"#), "*");
    }
}
