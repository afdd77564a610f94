//! Placeholders: samples that name a type instead of a value, written by generators of collections.

use super::format::Format;
use super::shape::{Element, Shape};
use crate::json::{Json, Kind};

/// The value that a generator writes for a schema that contains itself.
const TOO_DEEP: &str = "<Error: Too many levels of nesting to fake this schema>";

/// The shape of a placeholder such as `<string>`, `<long>` or `<dateTime>`. Such a string is a sample of that shape,
/// but decoding it as such fails.
pub fn shape_of_placeholder(text: &str) -> Option<Shape> {
    if text == TOO_DEEP {
        return Some(Shape::Unknown);
    }
    Some(match text.strip_prefix('<')?.strip_suffix('>')? {
        "boolean" => Shape::Boolean,
        "integer" | "int32" | "int64" | "long" => Shape::Int64,
        "float" | "double" => Shape::Float,
        "number" => Shape::Number,
        "object" => Shape::Unknown,
        "array" => Shape::List(Box::new(Element { shape: Shape::Unknown, nullable: false })),
        "date" => Shape::Formatted(Format::Date),
        "dateTime" | "date-time" => Shape::Formatted(Format::DateTime),
        "uri" | "url" => Shape::Formatted(Format::Uri),
        "uuid" => Shape::Formatted(Format::Uuid),
        "string" | "byte" | "binary" | "base64" | "password" | "time" | "duration" | "timezone" | "email"
        | "hostname" | "ip" | "ipv4" | "ipv6" | "uri-reference" => Shape::String,
        _ => return None,
    })
}

/// Whether a placeholder may replace a value of this shape.
pub fn fits(text: &str, shape: &Shape) -> bool {
    match (shape_of_placeholder(text), shape) {
        (Some(Shape::Unknown), _) | (Some(Shape::List(_)), Shape::List(_) | Shape::OneOrMany(_)) => true,
        (Some(Shape::Boolean), Shape::OrBoolean(_)) => true,
        (Some(Shape::Int64 | Shape::Float), Shape::Number) | (Some(Shape::Int64), Shape::Integer) => true,
        (Some(placeholder), shape) => placeholder == *shape || placeholder.is_text() && shape.is_text(),
        (None, _) => false,
    }
}

/// Whether a sample has no information about its shape: a variable, or the object that a generator writes for a
/// recursive schema.
pub fn is_open(sample: &Json<'_>) -> bool {
    match &sample.kind {
        Kind::Variable(_) => true,
        Kind::Object(members) => match members.as_slice() {
            [only] => only.name == "value" && only.value.as_str() == Some(TOO_DEEP),
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{json, shape};
    use super::*;

    #[test]
    fn a_placeholder_names_its_shape() {
        assert_eq!(shape_of_placeholder("<boolean>"), Some(Shape::Boolean));
        assert_eq!(shape_of_placeholder("<long>"), Some(Shape::Int64));
        assert_eq!(shape_of_placeholder("<double>"), Some(Shape::Float));
        assert_eq!(shape_of_placeholder("<number>"), Some(Shape::Number));
        assert_eq!(shape_of_placeholder("<dateTime>"), Some(Shape::Formatted(Format::DateTime)));
        assert_eq!(shape_of_placeholder("<object>"), Some(Shape::Unknown));
    }

    #[test]
    fn other_text_in_angle_brackets_is_no_placeholder() {
        for text in ["<Item ID>", "integer", "<integer", "<>", "<p>Hi</p>", ""] {
            assert_eq!(shape_of_placeholder(text), None, "{text}");
        }
    }

    #[test]
    fn a_placeholder_is_a_sample_of_its_shape() {
        assert_eq!(shape(&[r#""<integer>""#, "7"]), Shape::Int64);
        assert_eq!(shape(&[r#""<integer>""#, "7.5"]), Shape::Number);
        assert_eq!(shape(&[r#""<integer>""#, r#""seven""#]), Shape::OrText(Box::new(Shape::Int64)));
        assert_eq!(shape(&[r#""<string>""#, r#""seven""#]), Shape::String);
        assert_eq!(shape(&[r#""<array>""#, "[7]"]), shape(&["[7]"]));
        assert_eq!(shape(&[r#""<array>""#, "7"]), Shape::OneOrMany(Box::new(Shape::Integer)));
    }

    #[test]
    fn a_placeholder_fits_the_shapes_it_is_joined_to() {
        assert!(fits("<integer>", &Shape::Integer));
        assert!(fits("<integer>", &Shape::Number));
        assert!(fits("<object>", &Shape::Object(Vec::new())));
        assert!(fits("<array>", &shape(&["[7]"])));
        assert!(!fits("<number>", &Shape::Integer));
        assert!(!fits("<string>", &Shape::Integer));
        assert!(!fits("7", &Shape::Integer));
    }

    #[test]
    fn the_placeholder_of_a_recursive_schema_has_no_shape() {
        let cut = format!(r#"{{"value": "{TOO_DEEP}"}}"#);
        assert_eq!(shape(&[&cut]), Shape::Any);
        assert_eq!(shape(&[&cut, "[7]"]), shape(&["[7]"]));
        assert!(!is_open(&json(r#"{"value": "<string>"}"#)));
        assert!(!is_open(&json(&cut.replace("value", "note"))));
    }
}
