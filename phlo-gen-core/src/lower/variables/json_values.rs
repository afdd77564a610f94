//! JSON with the values of its variables.

use crate::api::WHOLE_SETTING;
use crate::json::{self, Json, Kind, Member};
use crate::lower::postman::dynamic;
use crate::lower::variables::scope::Variables;
use crate::shapes::{Element, Shape};
use std::borrow::Cow;

/// A value with its variables replaced, in strings and in place of values.
pub fn resolve(json: &Json<'_>, variables: &Variables<'_>) -> Json<'static> {
    map(json, &|text| variables.resolve(text), &|name| {
        let text = variables.resolve(&format!("{{{{{name}}}}}"));
        json::parse(&text).ok().map(|value| own(&value).kind)
    })
}

/// The same for `example()`: settings stay, unless their value is not a string; members and elements that are variables
/// without a value are left out.
pub fn resolve_arguments(json: &Json<'_>, variables: &Variables<'_>) -> Json<'static> {
    let is_resolved_later = |name: &str| variables.is_setting(name) || dynamic::name(name).is_some();
    without_variables(map(json, &|text| variables.resolve_arguments(text), &|name| {
        let text = variables.resolve(&format!("{{{{{name}}}}}"));
        match json::parse(&text) {
            Ok(value) => Some(own(&value).kind),
            Err(_) => is_resolved_later(name).then(|| Kind::Variable(Cow::Owned(marked_as_whole(name)))),
        }
    }))
}

fn without_variables(json: Json<'static>) -> Json<'static> {
    let is_variable = |json: &Json<'_>| matches!(&json.kind, Kind::Variable(text) if !text.ends_with(WHOLE_SETTING));
    let kept = match json.kind {
        Kind::Array(values) => {
            Kind::Array(values.into_iter().filter(|value| !is_variable(value)).map(without_variables).collect())
        }
        Kind::Object(members) => {
            let kept = members.into_iter().filter(|member| !is_variable(&member.value));
            Kind::Object(kept.map(|member| Member { value: without_variables(member.value), ..member }).collect())
        }
        other => other,
    };
    Json { kind: kept, ..json }
}

/// The same for a secret, whose settings are marked after all variables are resolved.
pub fn resolve_secret(json: &Json<'_>, variables: &Variables<'_>) -> Json<'static> {
    map(&resolve(json, variables), &|text| variables.marked(text), &|_| None)
}

/// A variable that is a whole value, with the mark for such values.
fn marked_as_whole(name: &str) -> String {
    format!("{{{{{name}}}}}{WHOLE_SETTING}")
}

/// An owned value.
fn own(json: &Json<'_>) -> Json<'static> {
    map(json, &str::to_owned, &|_| None)
}

fn map(json: &Json<'_>, text: &dyn Fn(&str) -> String, fill: &dyn Fn(&str) -> Option<Kind<'static>>) -> Json<'static> {
    let new = match &json.kind {
        Kind::Null => Kind::Null,
        Kind::Boolean(value) => Kind::Boolean(*value),
        Kind::Number(number) => Kind::Number(Cow::Owned(number.to_string())),
        Kind::String(string) => Kind::String(Cow::Owned(text(string))),
        Kind::Variable(name) => fill(name).unwrap_or_else(|| Kind::Variable(Cow::Owned(name.to_string()))),
        Kind::Array(values) => Kind::Array(values.iter().map(|value| map(value, text, fill)).collect()),
        Kind::Object(members) => Kind::Object(
            members
                .iter()
                .map(|member| Member {
                    name: Cow::Owned(text(&member.name)),
                    start: member.start,
                    value: map(&member.value, text, fill),
                    comment: member.comment.clone(),
                })
                .collect(),
        ),
    };
    kind(json, new)
}

/// A sample in which placeholders such as `"<integer>"` are values of their type, so that it can be decoded.
pub fn without_placeholders(json: &Json<'_>, element: &Element) -> Json<'static> {
    match (&json.kind, &element.shape) {
        (Kind::Variable(text), Shape::Unknown | Shape::Any | Shape::String | Shape::Formatted(_))
            if text.ends_with(WHOLE_SETTING) =>
        {
            kind(json, Kind::String(Cow::Owned(text.to_string())))
        }
        (Kind::String(_), Shape::Boolean) => kind(json, Kind::Boolean(false)),
        (Kind::String(_), Shape::Integer | Shape::Int64 | Shape::Number) => kind(json, Kind::Number("0".into())),
        (Kind::String(_), Shape::Float) => kind(json, Kind::Number("0.0".into())),
        (Kind::Array(values), Shape::List(inner)) => {
            kind(json, Kind::Array(values.iter().map(|value| without_placeholders(value, inner)).collect()))
        }
        (Kind::Object(members), Shape::Map(inner)) => object(json, members, |_| Some((**inner).clone())),
        (Kind::Object(members), Shape::Object(fields)) => object(json, members, |name| {
            let field = fields.iter().find(|field| field.name == name)?;
            Some(Element { shape: field.shape.clone(), nullable: field.nullable })
        }),
        _ => own(json),
    }
}

fn object(json: &Json<'_>, members: &[Member<'_>], element: impl Fn(&str) -> Option<Element>) -> Json<'static> {
    let members = members.iter().map(|member| Member {
        name: Cow::Owned(member.name.to_string()),
        start: member.start,
        value: element(&member.name)
            .map_or_else(|| own(&member.value), |element| without_placeholders(&member.value, &element)),
        comment: None,
    });
    kind(json, Kind::Object(members.collect()))
}

fn kind(json: &Json<'_>, kind: Kind<'static>) -> Json<'static> {
    Json { kind, start: json.start, end: json.end }
}
