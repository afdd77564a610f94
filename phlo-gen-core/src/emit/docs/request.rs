//! The documentation of a request struct, of its fields and of their setters.

use super::fragments::{argument_value, code, setting_of, without_marker};
use super::url::endpoint;
use crate::api::{Api, Argument, Body, Item, Part, Place, Presence, Type};
use crate::emit::argument::{is_id_of_call, template_name};
use crate::emit::rustdoc;
use crate::lower::{prompt, without_ordinal};
use crate::shapes::shape_of_placeholder;
use std::fmt::Write as _;

/// The page of a request struct. `owner` is the struct whose method returns its builder.
pub fn request(api: &Api, item: &Item, owner: &str) -> String {
    let summary = rustdoc::summary(&item.prose).unwrap_or_else(|| without_ordinal(item.name.trim()).to_owned());
    let summary =
        if summary.trim().is_empty() { format!("`{}`.", item.method_name) } else { rustdoc::escape(&summary) };
    format!(
        "{summary}\n\n{}\n\n[`{owner}::{}`] documents it and returns its builder.",
        endpoint(api, item),
        item.method_name
    )
}

/// A field of a request, and its setter.
pub fn argument(api: &Api, argument: &Argument, item: &Item) -> String {
    let mut text = rustdoc::markdown(&argument.prose);
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let is_marked = without_marker(text.trim_end(), &argument.presence).len() < text.trim_end().len();
    text.push_str(&place(argument, item));
    match &argument.presence {
        Presence::Required if is_marked && !argument.unsaved => {}
        Presence::Required if argument.unsaved => text.push_str(" Required; it is missing in the saved request."),
        Presence::Required => text.push_str(" Required."),
        Presence::Default(value) => {
            let _ = match setting_of(api, value) {
                Some(setter) => write!(text, " The client's `{setter}` unless set."),
                None => write!(text, " `{}` unless set.", code(&argument_value(argument, value))),
            };
        }
        Presence::Optional | Presence::Fixed(_) => {}
    }
    text.push_str(&allowed_values(argument, &text));
    if argument.ty == Type::File {
        text.push_str(" Its type is `phlo_gen::File`: write `phlo_gen::File::from_path(\"…\")`, or `from_bytes`.");
    }
    if let Some(example) = example(argument) {
        let again = if is_id_of_call(argument) { ", and another for each call" } else { "" };
        let _ = write!(text, " For example `{}`{again}.", code(example.trim()));
    }
    text
}

/// A sentence on the place of an argument.
pub fn place(argument: &Argument, item: &Item) -> String {
    let name = argument.name.in_collection();
    if argument.place == Place::Path && prompt(&name).is_some() {
        return "In the path.".to_owned();
    }
    let name = if name.trim().is_empty() { "an empty name".to_owned() } else { format!("`{}`", code(&name)) };
    match argument.place {
        Place::Path => format!("In the path as {name}."),
        Place::Query => format!("In the query as {name}."),
        Place::Header => format!("The header {name}."),
        Place::Body => match item.body {
            Body::JsonWhole(_) | Body::JsonWholeAs(..) | Body::Text(_) | Body::File => "The body.".to_owned(),
            Body::Template(..) => "The whole body, in place of the saved text.".to_owned(),
            Body::Graphql(..) => format!("The variable {name} of the query."),
            _ => format!("In the body as {name}."),
        },
        Place::Form => format!("In the form as {name}."),
        Place::BodyText => match &item.body {
            Body::Graphql(query, ..) if query.parts.iter().all(|part| !is_variable(part, argument)) => {
                "The name of the operation.".to_owned()
            }
            Body::Graphql(..) => format!("In the text of the query as {name}."),
            _ => format!("In the text of the body as {name}."),
        },
    }
}

fn is_variable(part: &Part, argument: &Argument) -> bool {
    matches!(part, Part::Argument(name) if *name == template_name(argument))
}

/// The values that are allowed, if neither the type nor the text names them.
fn allowed_values(argument: &Argument, text: &str) -> String {
    let values = &argument.documented_values;
    let text = text.replace('\\', "");
    if matches!(argument.ty, Type::Named(_) | Type::Secret)
        || values.len() < 2
        || values.iter().all(|value| text.contains(value))
    {
        return String::new();
    }
    let values: Vec<String> = values.iter().map(|value| format!("`{}`", code(value))).collect();
    let lead = if matches!(argument.ty, Type::List(_)) { "Each is one" } else { "One" };
    format!(" {lead} of {}.", values.join(", "))
}

/// The saved value, if it is short, and neither a secret nor the default nor the name of a type, such as `<string>`.
fn example(argument: &Argument) -> Option<&str> {
    let default = match &argument.presence {
        Presence::Default(value) => argument_value(argument, value),
        _ => String::new(),
    };
    argument.example.as_deref().filter(|example| {
        let is_type = || example.split(',').all(|part| shape_of_placeholder(part.trim()).is_some());
        argument.ty != Type::Secret
            && example.len() <= 100
            && !example.trim().is_empty()
            && **example != default
            && !is_type()
    })
}
