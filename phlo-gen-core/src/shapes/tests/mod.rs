//! Shared by the tests of shapes: parsed samples, random samples, shapes as strings.

mod corpus;

use super::{Element, Field, Shape, infer};
use crate::json::{Json, Kind, Member};
use proptest::prelude::*;
use std::borrow::Cow;

/// Reads a sample that is known to be well-formed; `{{n}}` is a variable.
pub fn json(text: &str) -> Json<'static> {
    let mut rest = text;
    let value = value(&mut rest);
    assert!(rest.trim_start().is_empty(), "{rest} is left of {text}");
    value
}

/// The element that is inferred from samples.
pub fn element(samples: &[&str]) -> Element {
    let samples: Vec<Json<'_>> = samples.iter().map(|text| json(text)).collect();
    infer(&samples.iter().collect::<Vec<_>>())
}

/// The shape that is inferred from samples.
pub fn shape(samples: &[&str]) -> Shape {
    element(samples).shape
}

/// A shape in short: `_` for the unknown, `*` for any, `[x]` for lists, `<x>` for maps, `{a: x, b?: y?}` for records.
pub fn show(shape: &Shape) -> String {
    let mark = |mark: bool| if mark { "?" } else { "" };
    match shape {
        Shape::Unknown => "_".to_owned(),
        Shape::Boolean => "bool".to_owned(),
        Shape::Integer | Shape::Int64 => "int".to_owned(),
        Shape::Float => "float".to_owned(),
        Shape::Number => "num".to_owned(),
        Shape::String | Shape::Formatted(_) => "str".to_owned(),
        Shape::List(element) => format!("[{}{}]", show(&element.shape), mark(element.nullable)),
        Shape::Map(element) => format!("<{}{}>", show(&element.shape), mark(element.nullable)),
        Shape::Object(fields) => {
            let field = |field: &Field| {
                format!("{}{}: {}{}", field.name, mark(!field.always), show(&field.shape), mark(field.nullable))
            };
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
        Shape::OrText(other) => format!("str|{}", show(other)),
        Shape::OrBoolean(other) => format!("bool|{}", show(other)),
        Shape::OneOrMany(one) => format!("{0}|[{0}]", show(one)),
        Shape::Any => "*".to_owned(),
    }
}

/// The shape with the members of every object in the order of their names.
pub fn sorted(shape: Shape) -> Shape {
    match shape {
        Shape::List(element) => Shape::List(Box::new(Element { shape: sorted(element.shape), ..*element })),
        Shape::Map(element) => Shape::Map(Box::new(Element { shape: sorted(element.shape), ..*element })),
        Shape::Object(fields) => {
            let mut fields: Vec<Field> =
                fields.into_iter().map(|field| Field { shape: sorted(field.shape), ..field }).collect();
            fields.sort_by(|a, b| a.name.cmp(&b.name));
            Shape::Object(fields)
        }
        Shape::OrText(other) => Shape::OrText(Box::new(sorted(*other))),
        Shape::OrBoolean(other) => Shape::OrBoolean(Box::new(sorted(*other))),
        Shape::OneOrMany(one) => Shape::OneOrMany(Box::new(sorted(*one))),
        shape => shape,
    }
}

/// Small samples with few names and few values, so that they often meet; names may occur twice.
pub fn any_json() -> impl Strategy<Value = Json<'static>> {
    const NUMBERS: &[&str] = &["0", "-5", "-0", "1.0", "1.5", "1e3", "18446744073709551615"];
    const STRINGS: &[&str] = &["", "a", "7", "<integer>", "<number>", "<string>", "<array>", "<object>"];
    const NAMES: &[&str] = &["a", "b", "c", "1", "2"];
    let leaf = prop_oneof![
        Just(Kind::Null),
        any::<bool>().prop_map(Kind::Boolean),
        prop::sample::select(NUMBERS).prop_map(|text| Kind::Number(text.into())),
        prop::sample::select(STRINGS).prop_map(|text| Kind::String(text.into())),
        Just(Kind::Variable("n".into())),
        Just(json(r#"{"value": "<Error: Too many levels of nesting to fake this schema>"}"#).kind),
    ];
    let leaf = leaf.prop_map(bare);
    leaf.prop_recursive(3, 24, 4, |inner| {
        let member = (prop::sample::select(NAMES), inner.clone(), any::<bool>());
        let member = member.prop_map(|(name, value, comment)| Member {
            name: name.into(),
            start: 0,
            value,
            comment: comment.then(|| "A comment.".to_owned()),
        });
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(|values| bare(Kind::Array(values))),
            prop::collection::vec(member, 0..4).prop_map(|members| bare(Kind::Object(members))),
        ]
    })
}

fn bare(kind: Kind<'static>) -> Json<'static> {
    Json { kind, start: 0, end: 0 }
}

fn value(rest: &mut &str) -> Json<'static> {
    bare(if eat(rest, "{{") {
        let (name, after) = rest.split_once("}}").expect("the end of a variable");
        *rest = after;
        Kind::Variable(Cow::Owned(name.to_owned()))
    } else if eat(rest, "{") {
        Kind::Object(sequence(rest, "}", |rest| {
            let name = string(rest);
            assert!(eat(rest, ":"), "no colon before {rest}");
            Member { name, start: 0, value: value(rest), comment: None }
        }))
    } else if eat(rest, "[") {
        Kind::Array(sequence(rest, "]", value))
    } else if rest.starts_with('"') {
        Kind::String(string(rest))
    } else {
        let end = rest.find([',', ']', '}']).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        *rest = after;
        match word.trim_end() {
            "null" => Kind::Null,
            "true" => Kind::Boolean(true),
            "false" => Kind::Boolean(false),
            number => Kind::Number(Cow::Owned(number.to_owned())),
        }
    })
}

fn sequence<T>(rest: &mut &str, end: &str, one: impl Fn(&mut &str) -> T) -> Vec<T> {
    let mut all = Vec::new();
    while !eat(rest, end) {
        all.push(one(rest));
        assert!(eat(rest, ",") || rest.trim_start().starts_with(end), "no comma before {rest}");
    }
    all
}

fn string(rest: &mut &str) -> Cow<'static, str> {
    let mut texts = serde_json::Deserializer::from_str(rest).into_iter::<String>();
    let text = texts.next().expect("a string").expect("a string");
    *rest = &rest[texts.byte_offset()..];
    Cow::Owned(text)
}

fn eat(rest: &mut &str, token: &str) -> bool {
    *rest = rest.trim_start();
    rest.strip_prefix(token).inspect(|after| *rest = after.trim_start()).is_some()
}
