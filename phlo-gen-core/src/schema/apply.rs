//! Joins a schema with the examples of the same value: the schema takes precedence, the examples fill the gaps.

use super::model::{Kind, Properties, Schema};
use crate::arguments::Facts;
use crate::prose::{Block, Inline, Prose};
use crate::shapes::{Element, Field, Shape};
use std::collections::HashSet;

impl Schema {
    /// The shape of a value, from the schema and from examples. The schema takes precedence.
    pub fn apply(&self, examples: Option<&Element>) -> Element {
        apply(self, examples)
    }

    /// The facts in the schema on members besides their types, each with the path of the member.
    pub fn facts(&self) -> Vec<(Vec<String>, Facts)> {
        let mut out = Vec::new();
        push_facts(self, &mut Vec::new(), &mut out);
        out
    }
}

/// The shape of a value.
fn apply(schema: &Schema, examples: Option<&Element>) -> Element {
    let known = examples.map(|examples| &examples.shape).filter(|shape| **shape != Shape::Unknown);
    let shape = match &schema.kind {
        Kind::Unspecified => known.cloned().unwrap_or(Shape::Unknown),
        Kind::Any => Shape::Any,
        Kind::Boolean => Shape::Boolean,
        Kind::String => known.filter(|shape| shape.is_text()).cloned().unwrap_or(Shape::String),
        // a fraction in an example is not a whole number, even if the schema says so
        Kind::Integer if matches!(known, Some(Shape::Float | Shape::Number)) => Shape::Number,
        Kind::Integer => Shape::Int64,
        Kind::Number => Shape::Number,
        Kind::List(items) => {
            let inner = if let Some(Shape::List(inner)) = known { Some(&**inner) } else { None };
            Shape::List(Box::new(apply(items, inner)))
        }
        Kind::Map(values) => {
            let inner = if let Some(Shape::Map(inner)) = known { Some(&**inner) } else { None };
            Shape::Map(Box::new(apply(values, inner)))
        }
        Kind::Object { properties, required } => object(properties, required.as_ref(), known),
    };
    Element { shape, nullable: schema.nullable || examples.is_some_and(|examples| examples.nullable) }
}

/// The members of the examples in their order, and after them those that are only in the schema.
fn object(properties: &Properties, required: Option<&HashSet<String>>, known: Option<&Shape>) -> Shape {
    let Some(examples) = known else {
        return Shape::Object(properties.iter().map(|(name, schema)| added(name, schema, required)).collect());
    };
    let Shape::Object(examples) = examples else {
        // ids as names in the examples, and words in the schema: the examples show the real names
        return match examples {
            Shape::Map(_) if properties.is_empty() => examples.clone(),
            _ => object(properties, required, None),
        };
    };
    let mut fields = Vec::new();
    for field in examples {
        let Some(schema) = properties.get(&field.name) else {
            fields.push(field.clone());
            continue;
        };
        let element = Element { shape: field.shape.clone(), nullable: field.nullable };
        let Element { shape, nullable } = apply(schema, Some(&element));
        let always = match required {
            Some(names) => field.always && names.contains(&field.name),
            None => field.always,
        };
        fields.push(Field { shape, nullable, always, ..field.clone() });
    }
    let shown: HashSet<&str> = examples.iter().map(|field| field.name.as_str()).collect();
    let more = properties.iter().filter(|(name, _)| !shown.contains(name));
    // a member that is not in any example may be absent, even if the schema requires it
    fields.extend(more.map(|(name, schema)| added(name, schema, None)));
    Shape::Object(fields)
}

fn added(name: &str, schema: &Schema, required: Option<&HashSet<String>>) -> Field {
    let Element { shape, nullable } = apply(schema, None);
    let always = required.is_some_and(|names| names.contains(name));
    Field { name: name.to_owned(), shape, always, nullable, comment: None }
}

fn push_facts(schema: &Schema, path: &mut Vec<String>, out: &mut Vec<(Vec<String>, Facts)>) {
    if !path.is_empty() && (!schema.allowed.is_empty() || schema.description.is_some()) {
        let text = |text: &String| Block::Paragraph(vec![Inline::Text(text.clone())]);
        let prose = Prose { blocks: schema.description.iter().map(text).collect() };
        out.push((path.clone(), Facts { allowed: schema.allowed.clone(), prose, ..Facts::default() }));
    }
    match &schema.kind {
        Kind::List(inner) | Kind::Map(inner) => {
            let own_facts = Schema { allowed: Vec::new(), description: None, ..(**inner).clone() };
            push_facts(&own_facts, path, out);
        }
        Kind::Object { properties, .. } => {
            for (name, inner) in properties.iter() {
                path.push(name.to_owned());
                push_facts(inner, path, out);
                path.pop();
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::json;
    use crate::shapes::{infer, show};

    /// The shape of a member called `x` from its schema and its examples.
    fn applied(schema: &str, examples: &[&str]) -> String {
        let schema = json::parse(schema).ok().and_then(|json| super::super::json_schema::read(&json));
        let samples: Vec<_> = examples.iter().filter_map(|text| json::parse(text).ok()).collect();
        let examples = (!samples.is_empty()).then(|| infer(&samples.iter().collect::<Vec<_>>()));
        schema.map_or_else(String::new, |schema| {
            let element = schema.apply(examples.as_ref());
            format!("{}{}", show(&element.shape), if element.nullable { "?" } else { "" })
        })
    }

    #[test]
    fn types_are_read_from_all_drafts() {
        for (schema, shape) in [
            (r#"{"type": ["string", "null"]}"#, "str?"),
            (r#"{"type": "string", "nullable": true}"#, "str?"),
            (r#"{"enum": ["a", "b", null]}"#, "str?"),
            (r#"{"anyOf": [{"type": "integer"}, {"type": "null"}]}"#, "int?"),
            (r#"{"oneOf": [{"type": "integer"}, {"type": "string"}]}"#, "*"),
            (r#"{"type": "array", "items": [{"type": "boolean"}]}"#, "[bool]"),
            (r#"{"type": "object", "additionalProperties": {"type": "integer"}}"#, "<int>"),
            (
                r#"{"properties": {"a": {"type": "string", "required": true}, "b": {"type": "number"}}}"#,
                "{a: str, b?: num}",
            ),
            (r##"{"$ref": "#/definitions/a", "definitions": {"a": {"type": "boolean"}}}"##, "bool"),
            (
                r#"{"allOf": [{"properties": {"a": {"type": "string"}}}, {"properties": {"b": {"const": 1}}, "required": ["b"]}]}"#,
                "{a?: str, b: int}",
            ),
            (r#"{"title": "says nothing of types"}"#, ""),
        ] {
            assert_eq!(applied(schema, &[]), shape, "{schema}");
        }
    }

    #[test]
    fn a_schema_takes_precedence_over_examples() {
        let schema = r#"{"type": "object", "required": ["a"], "properties": {"a": {"type": "number"}, "b": {"type": "string"}, "c": {}, "d": {"type": "integer"}}}"#;
        assert_eq!(
            applied(schema, &[r#"{"c": [1], "a": 1, "b": null, "more": true}"#]),
            "{c?: [int], a: num, b?: str?, more: bool, d?: int}"
        );
    }

    #[test]
    fn a_member_that_is_missing_in_an_example_may_be_absent() {
        let schema = r#"{"required": ["a", "b"], "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}}"#;
        assert_eq!(applied(schema, &[r#"{"a": 1.5}"#]), "{a: num, b?: int}");
    }

    #[test]
    fn a_recursive_schema_terminates() {
        let schema = r##"{"properties": {"next": {"$ref": "#"}}}"##;
        assert!(applied(schema, &[]).starts_with("{next?: "));
    }
}
