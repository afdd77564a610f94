//! The names that an item sends and receives: evidence for the subject of a table in its description.

use crate::api::{Body, Part, Place};
use crate::arguments::Evidence;
use crate::json::{Json, Kind};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::requests::path::RequestPath;
use crate::lower::responses::example::ParsedExample;
use crate::shapes::Shape;

/// The names of the arguments of a request, and of the members of its examples.
pub fn evidence(
    examples: &[ParsedExample<'_>],
    path: &RequestPath,
    arguments: &[RequestArgument],
    body: &Body,
    method: &str,
) -> Evidence {
    let has_members = arguments.iter().any(|argument| argument.place == Place::Body);
    let is_object = matches!(body, Body::Json | Body::JsonAs(..));
    let has_empty_body = is_object && !has_members;
    let mut evidence = Evidence {
        has_empty_body,
        has_members: is_object && has_members,
        lacks_body: has_empty_body || *body == Body::None && matches!(method, "POST" | "PUT" | "PATCH"),
        path: path_text(path),
        ..Evidence::default()
    };
    evidence.request.extend(path.arguments.iter().map(|argument| argument.name.clone()));
    for argument in arguments {
        evidence.request.push(argument.key.clone());
        if let ArgumentValue::Json(element) = &argument.value {
            push_shape(&element.shape, &argument.key, &mut evidence.request);
        }
    }
    for json in examples.iter().filter_map(|example| example.json.as_ref()) {
        push_names(json, "", &mut evidence.response);
    }
    evidence.response.sort_unstable();
    evidence.response.dedup();
    evidence
}

/// The path with `{}` for arguments and settings.
fn path_text(path: &RequestPath) -> String {
    let text = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        _ => "{}".to_owned(),
    };
    path.template.parts.iter().map(text).collect()
}

fn push_shape(shape: &Shape, prefix: &str, out: &mut Vec<String>) {
    match shape {
        Shape::List(inner) => push_shape(&inner.shape, prefix, out),
        Shape::Object(fields) => {
            for field in fields {
                let path = format!("{prefix}.{}", field.name);
                push_shape(&field.shape, &path, out);
                out.push(path);
            }
        }
        _ => {}
    }
}

/// The names in a response, each alone and with the names before it.
fn push_names(json: &Json<'_>, prefix: &str, out: &mut Vec<String>) {
    match &json.kind {
        Kind::Array(values) => {
            for value in values.iter().take(20) {
                push_names(value, prefix, out);
            }
        }
        Kind::Object(members) => {
            for member in members {
                let path =
                    if prefix.is_empty() { member.name.to_string() } else { format!("{prefix}.{}", member.name) };
                push_names(&member.value, &path, out);
                if path != member.name {
                    out.push(member.name.to_string());
                }
                out.push(path);
            }
        }
        _ => {}
    }
}
