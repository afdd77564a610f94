//! Whether shapes are similar, so that one type can replace them without a loss.

use super::shape::{Element, Field, Shape};

/// Whether shapes are similar: joining them loses no information, and they have most names in common.
pub fn are_similar(parts: &[Element], joined: &Element) -> bool {
    parts.iter().all(|part| keeps(&joined.shape, &part.shape)) && have_names_in_common(parts)
}

/// Whether the joined shape has as much information as this part of it.
fn keeps(joined: &Shape, part: &Shape) -> bool {
    match (joined, part) {
        (_, Shape::Unknown) => true,
        (Shape::Any, part) => *part == Shape::Any,
        // one type for each of the kinds says more
        (Shape::OrText(_) | Shape::OrBoolean(_) | Shape::OneOrMany(_), part) => joined == part,
        (Shape::List(joined), Shape::List(part)) | (Shape::Map(joined), Shape::Map(part)) => {
            keeps(&joined.shape, &part.shape)
        }
        (Shape::Map(joined), Shape::Object(fields)) => fields.iter().all(|field| keeps(&joined.shape, &field.shape)),
        (Shape::Object(joined), Shape::Object(fields)) => fields.iter().all(|field| {
            joined.iter().find(|other| other.name == field.name).is_some_and(|other| keeps(&other.shape, &field.shape))
        }),
        _ => true,
    }
}

fn have_names_in_common(parts: &[Element]) -> bool {
    let mut before: Vec<&str> = Vec::new();
    for part in parts {
        let names: Vec<&str> = fields(&part.shape).iter().map(|field| field.name.as_str()).collect();
        let common = names.iter().filter(|name| before.contains(name)).count();
        if common * 2 < names.len().min(before.len()) {
            return false;
        }
        before.extend(names);
        before.sort_unstable();
        before.dedup();
    }
    true
}

fn fields(shape: &Shape) -> &[Field] {
    match shape {
        Shape::Object(fields) => fields,
        Shape::List(inner) => fields_of_objects(&inner.shape),
        _ => &[],
    }
}

fn fields_of_objects(shape: &Shape) -> &[Field] {
    if let Shape::Object(fields) = shape { fields } else { &[] }
}

#[cfg(test)]
mod tests {
    use super::super::infer;
    use super::super::tests::{element, json};
    use super::*;

    fn similar(samples: &[&str]) -> bool {
        let all: Vec<_> = samples.iter().map(|text| json(text)).collect();
        let parts: Vec<Element> = samples.iter().map(|sample| element(&[sample])).collect();
        are_similar(&parts, &infer(&all.iter().collect::<Vec<_>>()))
    }

    #[test]
    fn a_shape_with_more_members_is_similar() {
        assert!(similar(&[r#"{"message": "a"}"#, r#"{"message": "b", "errors": [1]}"#]));
        assert!(similar(&[r#"[{"a": 1}]"#, "[]", r#"[{"a": 2, "b": 1}]"#]));
        assert!(similar(&["{}", r#"{"a": 1}"#]));
    }

    #[test]
    fn objects_with_nothing_in_common_are_not_similar() {
        assert!(!similar(&[r#"{"message": "a"}"#, r#"{"id": 1, "name": "b"}"#]));
        assert!(!similar(&[r#"[{"a": 1}]"#, r#"[{"b": 1}]"#]));
    }

    #[test]
    fn shapes_that_lose_types_when_joined_are_not_similar() {
        assert!(!similar(&[r#"{"error": "a"}"#, r#"{"error": {"code": 1}}"#]));
        assert!(!similar(&[r#"{"a": 1}"#, "[1]"]));
        assert!(similar(&[r#"{"a": 1}"#, r#"{"a": 1.5}"#]));
    }
}
