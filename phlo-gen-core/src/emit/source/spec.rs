//! The spec of an operation: how its request is built.

use super::writer::Writer;
use crate::api::{Argument, Body, Item, Place, Presence, Template};
use crate::emit::argument::is_settable;
use crate::emit::literal::literal;

/// Writes the spec. `settable` are the fields of the request.
pub fn spec(item: &Item, settable: &[&Argument], out: &mut Writer) {
    out.open("__::Spec {");
    out.line(&format!("item: {},", literal(&item.names().collect::<Vec<_>>().join(" / "))));
    out.line(&format!(
        "method: {}, host: {}, path: {},",
        literal(&item.method),
        item.host,
        literal(&item.path.source())
    ));
    match plain_arguments(item) {
        Some(arguments) => out.line(&arguments),
        None => argument_table(item, settable, out),
    }
    let auth = item.auth.map_or("__::Option::None".to_owned(), |auth| format!("__::Option::Some({auth})"));
    out.line(&format!("body: {}, auth: {auth},", item_body(item)));
    out.close("};");
}

/// Places and names, if no argument has any other property.
fn plain_arguments(item: &Item) -> Option<String> {
    let rows = item.arguments.iter().map(place_and_name).collect::<Option<Vec<_>>>()?;
    let is_in_path = |(place, _): &(char, String)| *place == 'p';
    let rows = if rows.iter().all(is_in_path) { Vec::new() } else { rows };
    let (places, names): (String, Vec<String>) = rows.into_iter().map(|(place, name)| (place, literal(&name))).unzip();
    Some(format!("arguments: __::Arguments::Plain({}, &[{}]),", literal(&places), names.join(", ")))
}

/// The place and the name of an argument without other properties.
fn place_and_name(argument: &Argument) -> Option<(char, String)> {
    let is_plain = is_settable(argument) && argument.content_type.is_none();
    let has_default = matches!(argument.presence, Presence::Default(_));
    match argument.place {
        Place::Path | Place::BodyText => is_plain.then(|| ('p', String::new())),
        place if is_plain && !has_default => Some((letter(place), argument.name.source())),
        _ => None,
    }
}

fn letter(place: Place) -> char {
    match place {
        Place::Path | Place::BodyText => 'p',
        Place::Query => 'q',
        Place::Header => 'h',
        Place::Body | Place::Form => 'b',
    }
}

/// An entry for each argument that is not in the path or in a text.
fn argument_table(item: &Item, settable: &[&Argument], out: &mut Writer) {
    out.open("arguments: __::Arguments::Table(&[");
    for argument in item.arguments.iter().filter(|argument| !matches!(argument.place, Place::Path | Place::BodyText)) {
        let field = settable.iter().position(|other| std::ptr::eq(*other, argument));
        argument_row(argument, field, out);
    }
    out.close("]),");
}

fn argument_row(argument: &Argument, field: Option<usize>, out: &mut Writer) {
    let place = match argument.place {
        Place::Query => "Query",
        Place::Header => "Header",
        Place::Body | Place::Form | Place::Path | Place::BodyText => "Body",
    };
    let name = literal(&argument.name.source());
    let typed = argument.content_type.as_ref().map_or(String::new(), |ty| format!(".typed({})", literal(ty)));
    let value = |template: &Template| literal(&template.source());
    out.line(&match (field, &argument.presence) {
        (Some(field), Presence::Default(default)) => {
            format!("__::argument(__::Place::{place}, {name}, {field}).or({}){typed},", value(default))
        }
        (Some(field), _) => format!("__::argument(__::Place::{place}, {name}, {field}){typed},"),
        (None, _) if argument.is_bare => format!("__::bare(__::Place::{place}, {name}),"),
        (None, Presence::Fixed(fixed)) => format!("__::fixed(__::Place::{place}, {name}, {}){typed},", value(fixed)),
        (None, _) => String::new(),
    });
}

fn item_body(item: &Item) -> String {
    let body = body(&item.body);
    if item.is_untyped { format!("__::Body::Untyped(&{body})") } else { body }
}

fn body(body: &Body) -> String {
    match body {
        Body::None => "__::Body::None".to_owned(),
        Body::Json => "__::Body::Json".to_owned(),
        Body::JsonIfAny => "__::Body::JsonIfAny".to_owned(),
        Body::JsonAs(media, saved, meant) => {
            let [saved, meant] = [saved, meant].map(|text| literal(&text.source()));
            format!("__::Body::JsonAs({}, {saved}, {meant})", literal(media))
        }
        Body::JsonWhole(media) => format!("__::Body::JsonWhole({})", literal(media)),
        Body::JsonWholeAs(media, saved, meant) => {
            let [saved, meant] = [saved, meant].map(|text| literal(&text.source()));
            format!("__::Body::JsonWholeAs({}, {saved}, {meant})", literal(media))
        }
        Body::Text(media) => format!("__::Body::Text({})", literal(media)),
        Body::Urlencoded => "__::Body::Urlencoded".to_owned(),
        Body::Formdata => "__::Body::Formdata".to_owned(),
        Body::File => "__::Body::File".to_owned(),
        Body::Template(media, syntax, text) => {
            format!("__::Body::Template({}, __::Syntax::{syntax:?}, {})", literal(media), literal(&text.source()))
        }
        Body::Graphql(query, operation, variables) => {
            let [query, operation, variables] = [query, operation, variables].map(|text| literal(&text.source()));
            format!("__::Body::Graphql({query}, {operation}, {variables})")
        }
    }
}
