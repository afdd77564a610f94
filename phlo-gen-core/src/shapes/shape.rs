//! A shape: the common type of samples.

use super::format::Format;

/// The common type of samples.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Unknown: there was no sample, only null, or only empty lists.
    Unknown,
    /// `true` or `false`.
    Boolean,
    /// Whole numbers that fit an `i64`, canonically written. That samples are whole does not say that all values are.
    Integer,
    /// Whole numbers that fit an `i64`, because a description, a schema or a placeholder says so.
    Int64,
    /// Numbers whose text an `f64` preserves.
    Float,
    /// Numbers whose text is not preserved by a machine type.
    Number,
    /// Strings.
    String,
    /// Strings of one format.
    Formatted(Format),
    /// Lists.
    List(Box<Element>),
    /// Objects with known members, in the order of the samples.
    Object(Vec<Field>),
    /// Objects whose member names are data.
    Map(Box<Element>),
    /// Strings, or values of another kind.
    OrText(Box<Shape>),
    /// `true`, `false`, or values of another kind.
    OrBoolean(Box<Shape>),
    /// Values, or lists of such values.
    OneOrMany(Box<Shape>),
    /// Samples without a common type.
    Any,
}

impl Shape {
    /// Whether it is a shape of numbers.
    pub fn is_number(&self) -> bool {
        matches!(self, Shape::Integer | Shape::Int64 | Shape::Float | Shape::Number)
    }

    /// Whether it is a shape of strings.
    pub fn is_text(&self) -> bool {
        matches!(self, Shape::String | Shape::Formatted(_))
    }
}

/// The common shape of the elements of a list or a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Their shape.
    pub shape: Shape,
    /// Whether one of them was null.
    pub nullable: bool,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name on the wire.
    pub name: String,
    /// Its shape.
    pub shape: Shape,
    /// Whether every sample has it.
    pub always: bool,
    /// Whether it was null in a sample.
    pub nullable: bool,
    /// The comment that a sample has on it.
    pub comment: Option<String>,
}

/// Whether two shapes have the same type: they may differ only in comments.
pub fn same(a: &Shape, b: &Shape) -> bool {
    match (a, b) {
        (Shape::List(a), Shape::List(b)) | (Shape::Map(a), Shape::Map(b)) => {
            a.nullable == b.nullable && same(&a.shape, &b.shape)
        }
        (Shape::OrText(a), Shape::OrText(b))
        | (Shape::OrBoolean(a), Shape::OrBoolean(b))
        | (Shape::OneOrMany(a), Shape::OneOrMany(b)) => same(a, b),
        (Shape::Object(a), Shape::Object(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_field(a, b)),
        _ => a == b,
    }
}

fn same_field(a: &Field, b: &Field) -> bool {
    a.name == b.name && a.always == b.always && a.nullable == b.nullable && same(&a.shape, &b.shape)
}

#[cfg(test)]
mod tests {
    use super::super::infer;
    use super::super::tests::{json, shape};
    use super::*;

    #[test]
    fn comments_do_not_make_another_type() {
        let bare = shape(&[r#"[{"a": 1}]"#]);
        let mut commented = json(r#"[{"a": 1}]"#);
        if let crate::json::Kind::Array(values) = &mut commented.kind
            && let Some(crate::json::Kind::Object(members)) = values.first_mut().map(|value| &mut value.kind)
        {
            members.iter_mut().for_each(|member| member.comment = Some("The first.".to_owned()));
        }
        let commented = infer(&[&commented]).shape;
        assert_ne!(bare, commented);
        assert!(same(&bare, &commented));
    }

    #[test]
    fn other_differences_make_another_type() {
        let one = shape(&[r#"{"a": 1, "b": [2]}"#]);
        for other in [
            r#"{"b": [2], "a": 1}"#,
            r#"{"a": 1, "c": [2]}"#,
            r#"{"a": 1}"#,
            r#"{"a": 1, "b": [null, 2]}"#,
            r#"{"a": null, "b": [2]}"#,
            r#"{"a": 1, "b": [2.5]}"#,
            "[]",
        ] {
            assert!(!same(&one, &shape(&[other])), "{other}");
        }
        assert!(!same(&one, &shape(&[r#"{"a": 1, "b": [2]}"#, r#"{"b": [2]}"#])));
        assert!(same(&one, &one));
    }
}
