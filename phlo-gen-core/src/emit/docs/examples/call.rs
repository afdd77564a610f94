//! A call of an item in Rust.

use super::expression::{Expressions, NO_VALUE, full_path, in_parentheses, indented};
use super::selection::{MAX_OPTIONAL, by_name, is_unfilled, of_variable, selection};
use super::shell::placeholder;
use crate::api::{Api, Argument, Item, Place, Presence, Type};
use crate::collection::decoded as percent_decoded;
use crate::emit::argument::{NEW_ID, is_id_of_call};
use crate::json::{self, Json, Kind};

/// The lines that a caller writes, from the client to the response. `module` is the path of the client's module, if the
/// example is to run.
pub fn call(api: &Api, item: &Item, modules: &[String], module: Option<&str>) -> String {
    let saved = json::parse(&item.example).ok();
    let selection = selection(item, saved.as_ref(), MAX_OPTIONAL);
    let request = full_path(module, modules, &item.request);
    let mut out = String::new();
    if module.is_some() {
        selection.set.iter().for_each(|argument| out.push_str(&custom_value(argument, &request)));
    }
    let expressions = Expressions { api, item, module };
    let values = by_name(saved.as_ref());
    let calls: String = selection
        .set
        .iter()
        .map(|argument| set(&expressions, argument, values.get(&argument.setter).copied()))
        .collect();
    if calls.contains("(saved.") {
        out.push_str(&format!("let saved = {request}::example();\n"));
    }
    out.push_str("let response = client\n");
    for module in modules {
        out.push_str(&format!("    .{module}()\n"));
    }
    out.push_str(&format!("    .{}()\n", item.method_name));
    out.push_str(&calls);
    if selection.left_out > 0 {
        out.push_str(&format!(
            "    // {} more have saved values, see `{}::example()`\n",
            selection.left_out, item.request
        ));
    }
    out.push_str("    .send()\n    .await?;\nprintln!(\"{}\", response.status());");
    out
}

/// The line that sets an argument, with its saved value if there is one.
fn set(expressions: &Expressions<'_>, argument: &Argument, saved: Option<&Json<'_>>) -> String {
    let setter = &argument.setter;
    let is_id = is_id_of_call(argument);
    let is_unfilled = saved.is_some_and(|value| is_unfilled(argument, value));
    let saved = saved.filter(|_| !is_id && !is_unfilled).map(|value| decoded(argument, value));
    let name = is_unfilled.then(|| placeholder(setter));
    let shown = if is_id { NEW_ID } else { name.as_deref().or(argument.example.as_deref()).unwrap_or(NO_VALUE) };
    let value = match (&argument.ty, &saved) {
        (Type::Custom(_), _) => Some(variable(argument)),
        (ty, Some(value)) => expressions.given(ty, value),
        // a type for any JSON takes a text
        (Type::Json, None) if of_variable(argument).is_some() => expressions.stand_in(&Type::String, shown),
        (ty, None) => expressions.stand_in(ty, shown),
    };
    match value {
        Some(value) => format!("    .{setter}{}\n", indented(&in_parentheses(&value))),
        // nor has `example()` a value for a variable that is no text
        None if argument.presence == Presence::Optional && saved.is_none() => String::new(),
        None if argument.presence == Presence::Optional => format!("    .maybe_{setter}(saved.{setter})\n"),
        None => format!("    .{setter}(saved.{setter}{})\n", if argument.unsaved { UNWRAPPED } else { "" }),
    }
}

/// What makes a value of a saved argument that may be missing.
const UNWRAPPED: &str = ".ok_or(\"none is saved\")?";

/// A text of the URL as a caller passes it: not encoded.
fn decoded<'a>(argument: &Argument, value: &Json<'a>) -> Json<'a> {
    let decode = |value: &Json<'a>| match &value.kind {
        Kind::String(text) => Json { kind: Kind::String(percent_decoded(text).into()), ..*value },
        _ => value.clone(),
    };
    match &value.kind {
        _ if !matches!(argument.place, Place::Path | Place::Query) => value.clone(),
        Kind::Array(values) => Json { kind: Kind::Array(values.iter().map(decode).collect()), ..*value },
        _ => decode(value),
    }
}

/// A hidden line that declares a variable with a value of the user's type, taken from the saved request.
fn custom_value(argument: &Argument, request: &str) -> String {
    if !matches!(argument.ty, Type::Custom(_)) {
        return String::new();
    }
    let is_option = argument.unsaved || argument.presence == Presence::Optional;
    let unwrapped = if is_option { UNWRAPPED } else { "" };
    format!("# let {} = {request}::example().{}{unwrapped};\n", variable(argument), argument.setter)
}

/// The variable that holds a value of the user's type.
fn variable(argument: &Argument) -> String {
    match argument.setter.as_str() {
        // the example declares variables of these names
        taken @ ("client" | "response" | "saved") => format!("{taken}_"),
        setter => setter.to_owned(),
    }
}

/// Code as a block of Markdown: as the body of a function with these arguments, which compiles, or as an incomplete
/// excerpt.
pub fn code_block(code: &str, doctest_arguments: Option<&str>) -> String {
    match doctest_arguments {
        Some(arguments) => format!(
            "```no_run\n# async fn example({arguments}) -> Result<(), Box<dyn std::error::Error>> {{\n{code}\n# Ok(())\n# }}\n```"
        ),
        None => format!("```rust\n{code}\n```"),
    }
}
