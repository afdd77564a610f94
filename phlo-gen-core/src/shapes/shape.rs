//! A shape: what samples have in common.

use super::format::Format;

/// What the samples have in common.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Nothing is known: there was no sample, only null, or only empty lists.
    Unknown,
    /// `true` or `false`.
    Boolean,
    /// Whole numbers that fit an `i64`, canonically written.
    Integer,
    /// Numbers of which an `f64` keeps the text.
    Float,
    /// Numbers whose text no machine type keeps.
    Number,
    /// Strings.
    String,
    /// Strings that are all spelled alike.
    Formatted(Format),
    /// Lists.
    List(Box<Element>),
    /// Objects with known members, in the order of the samples.
    Object(Vec<Field>),
    /// Objects whose member names are data.
    Map(Box<Element>),
    /// Samples that have nothing in common.
    Any,
}

impl Shape {
    /// Whether it is that of strings.
    pub fn is_text(&self) -> bool {
        matches!(self, Shape::String | Shape::Formatted(_))
    }
}

/// What the members of a list or of a map have in common.
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

/// Whether two shapes make the same type: they differ in comments at most.
pub fn same(a: &Shape, b: &Shape) -> bool {
    match (a, b) {
        (Shape::List(a), Shape::List(b)) | (Shape::Map(a), Shape::Map(b)) => {
            a.nullable == b.nullable && same(&a.shape, &b.shape)
        }
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
    fn anything_else_does() {
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
