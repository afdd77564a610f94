//! The names that an item sends and receives: evidence for the subject of a table in its description.

use crate::api::{Body, Part, Place};
use crate::arguments::Evidence;
use crate::bytes::ByName;
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
    let mut names = Names::default();
    for json in examples.iter().filter_map(|example| example.json.as_ref()) {
        add_names(json, &mut String::new(), &mut names);
    }
    evidence.response = names.in_order;
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

/// Names in the order in which they are found, each once.
#[derive(Default)]
struct Names {
    in_order: Vec<String>,
    known: ByName<String, ()>,
}

/// Adds the names in a response, each alone and with the names before it, which are those of a path.
fn add_names(json: &Json<'_>, path: &mut String, names: &mut Names) {
    match &json.kind {
        Kind::Array(values) => {
            for value in values.iter().take(20) {
                add_names(value, path, names);
            }
        }
        Kind::Object(members) => {
            let end = path.len();
            for member in members {
                if end > 0 {
                    add(&member.name, names);
                    path.push('.');
                }
                path.push_str(&member.name);
                add(path, names);
                add_names(&member.value, path, names);
                path.truncate(end);
            }
        }
        _ => {}
    }
}

/// Most names are known already: elements of a list have the same.
fn add(name: &str, names: &mut Names) {
    if !names.known.has(name) {
        names.known.add(name.to_owned(), ());
        names.in_order.push(name.to_owned());
    }
}
