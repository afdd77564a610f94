//! An operation: the request of an item, and its builder.

use super::context::Context;
use super::spec::spec;
use super::states::States;
use super::type_path::type_path;
use super::writer::Writer;
use crate::api::{Argument, Item, Type};
use crate::emit::argument::{is_settable, template_name};
use crate::emit::literal::literal;
use crate::emit::{docs, rustdoc};

/// Writes an operation. `owner` is the struct whose method returns its builder.
pub fn operation(context: &Context<'_>, item: &Item, owner: &str, modules: &[String], out: &mut Writer) {
    let settable: Vec<&Argument> = item.arguments.iter().filter(|argument| is_settable(argument)).collect();
    let states = States::of(item, &settable);
    out.open("__::operation! {");
    out.doc(&docs::request::request(context.api, item, owner));
    out.derive(&context.emission.derive.iter().map(String::as_str).collect::<Vec<_>>());
    let client = "super::".repeat(modules.len());
    out.line(&format!("{}, {} [{}] for {client}Client;", item.request, item.builder, states.parameters().join(" ")));
    for (index, argument) in settable.iter().enumerate() {
        let ty = type_path(context, &argument.ty, modules);
        let element =
            if let Type::List(inner) = &argument.ty { Some(type_path(context, inner, modules)) } else { None };
        let state = states.state(index).map(|[name, transition]| state(argument, item, &name, &transition));
        let setters = match (state, element) {
            (Some(state), Some(element)) => required_list(argument, &ty, &element, &state),
            (Some(state), None) => required(argument, &ty, &state),
            (None, Some(element)) => optional_list(argument, &ty, &element),
            (None, None) => optional(argument, &ty),
        };
        out.doc(&docs::request::argument(context.api, argument, item));
        self::argument(index, argument, &setters, out);
    }
    responses(context, item, modules, &settable, out);
    spec(item, &settable, out);
    example(item, out);
    out.close("}");
}

/// An argument; `setters` is its production `required` or `optional`.
fn argument(index: usize, argument: &Argument, setters: &str, out: &mut Writer) {
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
fn state(argument: &Argument, item: &Item, name: &str, transition: &str) -> String {
    let has_argument = format!("__{}Has{name}", item.request.trim_end_matches('_'));
    let message = format!("{} needs its required argument `{}`", item.method_name, argument.setter);
    format!("{transition} {has_argument} {} {}", literal(&message), literal(&note(argument, item)))
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
