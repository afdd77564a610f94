//! One item: its request, its builder and its types.

use super::literal::literal;
use super::writer::Writer;
use super::{Context, docs, rustdoc, types};
use crate::api::{Argument, Body, Item, Place, Presence, Template};
use heck::ToUpperCamelCase;

/// Writes an item.
pub fn emit(context: &Context<'_>, item: &Item, modules: &[String], path: &str, out: &mut Writer) {
    let settable: Vec<&Argument> = item.arguments.iter().filter(|argument| is_settable(argument)).collect();
    let states = states(item, &settable);
    out.open("__::operation! {");
    out.doc(&docs::request(context.api, item, modules));
    if !context.emission.derive.is_empty() {
        out.line(&format!("#[derive({})]", context.emission.derive.join(", ")));
    }
    let all: Vec<&str> = states.iter().flatten().map(String::as_str).collect();
    let client = "super::".repeat(modules.len());
    out.line(&format!("{}, {} [{}] for {client}Client;", item.request, item.builder, all.join(" ")));
    for (index, argument) in settable.iter().enumerate() {
        out.doc(&docs::argument(argument, item));
        let ty = types::path(context, &argument.ty, modules);
        let head = format!("{index} {} {}:", argument.setter, literal(&key(argument)));
        match states.get(index).and_then(Option::as_ref) {
            Some(own) => {
                let after: Vec<&str> = all.iter().map(|state| if state == own { "__::Set" } else { state }).collect();
                let held = if argument.unsaved { format!("__::Option<{ty}>") } else { ty.clone() };
                out.line(&format!(
                    "{head} {held} = {ty}, {own} => [{}] __{}Needs{} {} {};",
                    after.join(", "),
                    item.request.trim_end_matches('_'),
                    own,
                    literal(&format!("{} needs its required argument `{}`", item.method_name, argument.setter)),
                    literal(&note(argument, item)),
                ));
            }
            None => out.line(&format!("{head} __::Option<{ty}> | maybe_{} {ty};", argument.setter)),
        }
    }
    out.line(&format!(
        "-> {}, {};",
        types::path(context, &item.response, modules),
        types::path(context, &item.failure, modules)
    ));
    spec(item, path, &settable, out);
    out.line(&literal(&item.example));
    out.close("}");
    types::emit(context, item, modules, out);
}

/// Whether a member of the request holds the argument.
pub fn is_settable(argument: &Argument) -> bool {
    !matches!(argument.presence, Presence::Fixed(_))
}

/// What templates and examples call an argument. In a path, the name of a setting stands for it where there is no value.
pub fn key(argument: &Argument) -> String {
    match (argument.place, &argument.presence) {
        (Place::Path, Presence::Default(_)) => argument.name.as_text().unwrap_or(&argument.setter).to_owned(),
        _ => argument.setter.clone(),
    }
}

/// For each required argument the name of the type parameter that says whether it is set.
fn states(item: &Item, settable: &[&Argument]) -> Vec<Option<String>> {
    let mut taken: Vec<String> =
        vec![item.request.clone(), item.builder.clone(), "Binding".to_owned(), "Self".to_owned()];
    taken.extend(item.types.iter().map(|definition| definition.name().to_owned()));
    let mut state = |argument: &&Argument| {
        let mut name = argument.setter.to_upper_camel_case();
        while taken.contains(&name) {
            name.push('_');
        }
        taken.push(name.clone());
        name
    };
    settable.iter().map(|argument| (argument.presence == Presence::Required).then(|| state(argument))).collect()
}

/// What the compiler adds when the argument is missing: the collection's own words. It reads braces as holes.
fn note(argument: &Argument, item: &Item) -> String {
    let words = rustdoc::summary(&argument.prose).unwrap_or_else(|| docs::where_it_stands(argument, item));
    format!("`{}`: {words}", argument.setter).replace('{', "{{").replace('}', "}}")
}

fn spec(item: &Item, path: &str, settable: &[&Argument], out: &mut Writer) {
    out.open("__::Spec {");
    out.line(&format!("item: {},", literal(&format!("{path}{}", item.name))));
    out.line(&format!(
        "method: {}, host: {}, path: {},",
        literal(&item.method),
        item.host,
        literal(&item.path.source())
    ));
    arguments(item, settable, out);
    let auth = item.auth.map_or("__::Option::None".to_owned(), |auth| format!("__::Option::Some({auth})"));
    out.line(&format!("body: {}, auth: {auth},", body(&item.body)));
    out.close("};");
}

/// Places and names, or a table if there is more to say of an argument.
fn arguments(item: &Item, settable: &[&Argument], out: &mut Writer) {
    if let Some(rows) = item.arguments.iter().map(plain).collect::<Option<Vec<_>>>() {
        let is_of_the_path = |(place, _): &(char, String)| *place == 'p';
        let rows = if rows.iter().all(is_of_the_path) { Vec::new() } else { rows };
        let (places, names): (String, Vec<String>) =
            rows.into_iter().map(|(place, name)| (place, literal(&name))).unzip();
        return out.line(&format!("arguments: __::Arguments::Plain({}, &[{}]),", literal(&places), names.join(", ")));
    }
    out.open("arguments: __::Arguments::Table(&[");
    for argument in item.arguments.iter().filter(|argument| argument.place != Place::Path) {
        let field = settable.iter().position(|other| std::ptr::eq(*other, argument));
        out.line(&row(argument, field));
    }
    out.close("]),");
}

/// The place and the name of an argument of which nothing else is to be said.
fn plain(argument: &Argument) -> Option<(char, String)> {
    let is_plain = is_settable(argument) && argument.content_type.is_none();
    let has_default = matches!(argument.presence, Presence::Default(_));
    match argument.place {
        Place::Path => is_plain.then(|| ('p', String::new())),
        place if is_plain && !has_default => Some((letter(place), argument.name.source())),
        _ => None,
    }
}

fn letter(place: Place) -> char {
    match place {
        Place::Path => 'p',
        Place::Query => 'q',
        Place::Header => 'h',
        Place::Body | Place::Form => 'b',
    }
}

fn row(argument: &Argument, field: Option<usize>) -> String {
    let place = match argument.place {
        Place::Query => "Query",
        Place::Header => "Header",
        Place::Body | Place::Form | Place::Path => "Body",
    };
    let name = literal(&argument.name.source());
    let typed = argument.content_type.as_ref().map_or(String::new(), |ty| format!(".typed({})", literal(ty)));
    let value = |template: &Template| literal(&template.source());
    match (field, &argument.presence) {
        (Some(field), Presence::Default(default)) => {
            format!("__::argument(__::Place::{place}, {name}, {field}).or({}){typed},", value(default))
        }
        (Some(field), _) => format!("__::argument(__::Place::{place}, {name}, {field}){typed},"),
        (None, Presence::Fixed(fixed)) => format!("__::fixed(__::Place::{place}, {name}, {}){typed},", value(fixed)),
        (None, _) => String::new(),
    }
}

fn body(body: &Body) -> String {
    match body {
        Body::None => "__::Body::None".to_owned(),
        Body::Json => "__::Body::Json".to_owned(),
        Body::JsonIfAny => "__::Body::JsonIfAny".to_owned(),
        Body::JsonAs(media, saved) => {
            format!("__::Body::JsonAs({}, {})", literal(media), literal(&saved.source()))
        }
        Body::JsonWhole(media) => format!("__::Body::JsonWhole({})", literal(media)),
        Body::JsonWholeAs(media, saved) => {
            format!("__::Body::JsonWholeAs({}, {})", literal(media), literal(&saved.source()))
        }
        Body::Text(media) => format!("__::Body::Text({})", literal(media)),
        Body::Urlencoded => "__::Body::Urlencoded".to_owned(),
        Body::Formdata => "__::Body::Formdata".to_owned(),
        Body::File => "__::Body::File".to_owned(),
        Body::Graphql(query, operation, variables) => {
            let operation = operation.as_deref().unwrap_or_default();
            let [query, operation, variables] = [&query.source(), operation, &variables.source()].map(literal);
            format!("__::Body::Graphql({query}, {operation}, {variables})")
        }
    }
}
