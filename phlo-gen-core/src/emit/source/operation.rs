//! An operation: the request of an item, and its builder.

use super::context::Context;
use super::spec::spec;
use super::type_path::type_path;
use super::writer::Writer;
use crate::api::{Argument, Item, Presence, Type};
use crate::emit::argument::{is_settable, template_name};
use crate::emit::literal::literal;
use crate::emit::{docs, rustdoc};
use heck::ToUpperCamelCase;
use std::collections::HashSet;

/// Writes an operation. `path` is the prefix of its name in errors, `owner` the struct whose method returns its builder.
pub fn operation(context: &Context<'_>, item: &Item, owner: &str, modules: &[String], path: &str, out: &mut Writer) {
    let settable: Vec<&Argument> = item.arguments.iter().filter(|argument| is_settable(argument)).collect();
    let states = states(item, &settable);
    out.open("__::operation! {");
    out.doc(&docs::request::request(context.api, item, owner));
    out.derive(&context.emission.derive.iter().map(String::as_str).collect::<Vec<_>>());
    let client = "super::".repeat(modules.len());
    let all: Vec<&str> = states.iter().flatten().map(String::as_str).collect();
    out.line(&format!("{}, {} [{}] for {client}Client;", item.request, item.builder, all.join(" ")));
    for (index, argument) in settable.iter().enumerate() {
        let ty = type_path(context, &argument.ty, modules);
        let element =
            if let Type::List(inner) = &argument.ty { Some(type_path(context, inner, modules)) } else { None };
        let setters = match (states.get(index).and_then(Option::as_ref), element) {
            (Some(this), Some(element)) => required_list(argument, &ty, &element, &state(argument, item, this, &all)),
            (Some(this), None) => required(argument, &ty, &state(argument, item, this, &all)),
            (None, Some(element)) => optional_list(argument, &ty, &element),
            (None, None) => optional(argument, &ty),
        };
        self::argument(index, argument, item, &setters, out);
    }
    responses(context, item, modules, &settable, out);
    spec(item, path, &settable, out);
    example(item, out);
    out.close("}");
}

/// For each required argument the name of the type parameter for its state.
fn states(item: &Item, settable: &[&Argument]) -> Vec<Option<String>> {
    let mut taken: HashSet<String> =
        HashSet::from([item.request.clone(), item.builder.clone(), "Binding".to_owned(), "Self".to_owned()]);
    taken.extend(item.types.iter().map(|definition| definition.name().to_owned()));
    let mut state = |argument: &&Argument| {
        let mut name = argument.setter.to_upper_camel_case();
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        name
    };
    settable.iter().map(|argument| (argument.presence == Presence::Required).then(|| state(argument))).collect()
}

/// An argument; `setters` is its production `required` or `optional`.
fn argument(index: usize, argument: &Argument, item: &Item, setters: &str, out: &mut Writer) {
    out.doc(&docs::request::argument(argument, item));
    out.line(&format!("{index} {} {}: {setters};", argument.setter, literal(&template_name(argument))));
}

/// The type of the field and of the setter, and the state.
fn required(argument: &Argument, ty: &str, state: &str) -> String {
    format!("{} = {ty}, {state}", field(argument, ty))
}

/// The type of the field and of the elements that the setter takes, and the state.
fn required_list(argument: &Argument, ty: &str, element: &str, state: &str) -> String {
    format!("{} => {element}, {state}", field(argument, ty))
}

/// The type of the field of a required argument.
fn field(argument: &Argument, ty: &str) -> String {
    if argument.unsaved { format!("__::Option<{ty}>") } else { ty.to_owned() }
}

/// The states before and after the setter of a required argument, the trait that `send` requires of the state, and the
/// compiler's message if the argument is missing.
fn state(argument: &Argument, item: &Item, this_state: &str, all: &[&str]) -> String {
    let states_after: Vec<&str> =
        all.iter().map(|other| if *other == this_state { "__::Set" } else { other }).collect();
    let has_argument = format!("__{}Has{this_state}", item.request.trim_end_matches('_'));
    let message = format!("{} needs its required argument `{}`", item.method_name, argument.setter);
    format!(
        "{this_state} => [{}] {has_argument} {} {}",
        states_after.join(", "),
        literal(&message),
        literal(&note(argument, item)),
    )
}

/// The description of the argument. The compiler reads braces in it as placeholders.
fn note(argument: &Argument, item: &Item) -> String {
    let words = rustdoc::summary(&argument.prose).unwrap_or_else(|| docs::request::place(argument, item));
    format!("`{}`: {words}", argument.setter).replace('{', "{{").replace('}', "}}")
}

/// The type of the field, the second setter and the type that both take.
fn optional(argument: &Argument, ty: &str) -> String {
    format!("__::Option<{ty}> | maybe_{} {ty}", argument.setter)
}

/// The type of the field, the second setter and the type of the elements that both take.
fn optional_list(argument: &Argument, ty: &str, element: &str) -> String {
    format!("__::Option<{ty}>, maybe_{} {element}", argument.setter)
}

/// The types of the responses, and the arguments that are secrets although their types do not say so.
fn responses(context: &Context<'_>, item: &Item, modules: &[String], settable: &[&Argument], out: &mut Writer) {
    let [response, failure] = [&item.response, &item.failure].map(|ty| type_path(context, ty, modules));
    let is_flagged = |argument: &&&Argument| argument.secret && argument.ty != Type::Secret;
    let indices = settable.iter().enumerate().filter(|(_, argument)| is_flagged(argument));
    let secrets: String = indices.map(|(index, _)| format!(" {index}")).collect();
    let secrets = if secrets.is_empty() { secrets } else { format!(", secret{secrets}") };
    out.line(&format!("-> {response}, {failure}{secrets};"));
}

fn example(item: &Item, out: &mut Writer) {
    out.line(&literal(&item.example));
}
