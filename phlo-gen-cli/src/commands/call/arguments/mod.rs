//! Sets the arguments of a request from the command line.

mod member_form;
mod parse_value;
mod warnings;

use self::member_form::member_form;
use self::parse_value::{RawValue, parse_value};
use self::warnings::warnings;
use super::request::Request;
use super::secrets::Secrets;
use crate::error::CommandError;
use crate::items::ItemEntry;
use crate::output::{echoed, print_warning};
use phlo_gen_core::api::{Argument, Presence, Setting, Type};
use phlo_gen_core::diagnostic::nearest;
use phlo_gen_core::emit::rustdoc::summary;

/// Sets the arguments of a request, including secrets.
pub fn set_arguments(
    request: &mut Request,
    entry: &ItemEntry<'_>,
    texts: &[String],
    secrets: Secrets<'_>,
) -> Result<(), CommandError> {
    let mut problems = Vec::new();
    let mut values_by_argument: Vec<(&Argument, Vec<RawValue<'_>>)> = Vec::new();
    for text in texts {
        match split(text).and_then(|(name, value)| find(entry, name, secrets).map(|argument| (argument, value))) {
            Err(problem) => problems.push(problem),
            Ok((argument, value)) => {
                match values_by_argument.iter_mut().find(|(known, _)| known.setter == argument.setter) {
                    Some((_, values)) => values.push(value),
                    None => values_by_argument.push((argument, vec![value])),
                }
            }
        }
    }
    let mut found = Vec::new();
    for (argument, values) in values_by_argument {
        found.extend(warnings(entry, argument, &values));
        match parse_value(argument, entry, &values) {
            Ok(value) => request.set(&argument.setter, value),
            Err(why) => problems.push(format!("the argument `{}` {why}", argument.setter)),
        }
    }
    set_secrets(request, entry, secrets);
    let is_missing = |argument: &&Argument| argument.presence == Presence::Required && !request.has(&argument.setter);
    problems.extend(
        entry
            .item
            .arguments
            .iter()
            .filter(is_missing)
            .filter(|argument| !is_given(argument, texts))
            .map(|argument| missing(argument, secrets)),
    );
    if !problems.is_empty() {
        return Err(CommandError::UsageProblems(problems));
    }
    found.iter().for_each(|warning| print_warning(warning));
    Ok(())
}

fn set_secrets(request: &mut Request, entry: &ItemEntry<'_>, secrets: Secrets<'_>) {
    for argument in entry.item.arguments.iter().filter(|argument| is_secret(&argument.ty)) {
        let is_needed = argument.presence == Presence::Required;
        // an optional one that is not set is not sent, and has no placeholder either
        let secret = if is_needed { secrets.of(&argument.setter) } else { secrets.given(&argument.setter) };
        if let Some(secret) = secret
            && let Ok(value) = parse_value(argument, entry, &[RawValue::Text(&secret)])
        {
            request.set(&argument.setter, value);
        }
    }
}

/// Splits `name=value` or `name:=json`.
fn split(text: &str) -> Result<(&str, RawValue<'_>), String> {
    match text.split_once('=') {
        Some((name, value)) => Ok(match name.strip_suffix(':') {
            Some(name) => (name, RawValue::Json(value)),
            None => (name, RawValue::Text(value)),
        }),
        None => Err(format!("`{}` has no value\nhelp: write `name=value`", echoed(text))),
    }
}

/// The argument with a name: its setter, or else its name in the request.
fn find<'a>(entry: &ItemEntry<'a>, name: &str, secrets: Secrets<'_>) -> Result<&'a Argument, String> {
    let arguments = &entry.item.arguments;
    let found = arguments.iter().find(|argument| argument.setter == name);
    let found = found.or_else(|| arguments.iter().find(|argument| argument.name.as_text() == Some(name)));
    match found {
        Some(Argument { presence: Presence::Fixed(fixed), .. }) => {
            Err(format!("the argument `{name}` is always {} and cannot be set", fixed.in_collection()))
        }
        Some(argument) if is_secret(&argument.ty) => {
            Err(format!("the argument `{name}` is a secret\nhelp: {}", secret_help(argument, secrets)))
        }
        Some(argument) => Ok(argument),
        None => Err(unknown(entry, name, secrets)),
    }
}

fn unknown(entry: &ItemEntry<'_>, name: &str, secrets: Secrets<'_>) -> String {
    let is_setting = |setting: &&Setting| setting.setter == name || setting.name == name;
    if let Some(setting) = entry.settings().into_iter().find(is_setting) {
        let help = match setting.secret {
            true => format!("set {} in the environment", secrets.variable(&setting.setter)),
            false => format!("write `--set {}=…`", setting.setter),
        };
        return format!("`{name}` is not an argument of the item, but a setting of the client\nhelp: {help}");
    }
    let arguments = &entry.item.arguments;
    if let Some(form) = member_form(entry, arguments, name) {
        return format!("`{name}` is no argument, but a member of one\nhelp: write it as JSON: {form}");
    }
    let names: Vec<&str> = arguments
        .iter()
        .filter(|argument| !matches!(argument.presence, Presence::Fixed(_)))
        .map(|argument| argument.setter.as_str())
        .collect();
    let help = match nearest(name, names.iter().copied()) {
        Some(near) if names.len() > 1 => format!("did you mean `{near}`? The arguments are {}", names.join(", ")),
        Some(near) => format!("did you mean `{near}`?"),
        None if names.is_empty() => "the item has no arguments".to_owned(),
        None => format!("the arguments are {}", names.join(", ")),
    };
    format!("there is no argument `{}`\nhelp: {help}", echoed(name))
}

/// Whether the command line has a value for an argument, valid or not.
fn is_given(argument: &Argument, texts: &[String]) -> bool {
    let names = texts.iter().filter_map(|text| split(text).ok()).map(|(name, _)| name);
    names.into_iter().any(|name| name == argument.setter || argument.name.as_text() == Some(name))
}

fn missing(argument: &Argument, secrets: Secrets<'_>) -> String {
    let what = summary(&argument.prose).map(|what| format!(": {what}")).unwrap_or_default();
    let help = match is_secret(&argument.ty) {
        true => format!("\nhelp: {}", secret_help(argument, secrets)),
        false => String::new(),
    };
    format!("the argument `{}` is missing{what}{help}", argument.setter)
}

fn secret_help(argument: &Argument, secrets: Secrets<'_>) -> String {
    secrets.advice(argument.name.as_text().unwrap_or(&argument.setter), &argument.setter)
}

/// Whether values of a type are secrets.
pub fn is_secret(ty: &Type) -> bool {
    match ty {
        Type::Secret => true,
        Type::Optional(inner) | Type::Nullable(inner) | Type::List(inner) => is_secret(inner),
        _ => false,
    }
}
