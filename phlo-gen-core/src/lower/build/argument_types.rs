//! The types of arguments.

use crate::api::{Argument, Part, Place, Presence, Source, Template, Type};
use crate::arguments::{Facts, ValueKind};
use crate::json::is_number;
use crate::lower::names::placeholder::stands_for;
use crate::lower::options::Options;
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::requests::path::PathArgument;
use crate::lower::types::definitions::{ItemTypes, Side, or_text};
use crate::lower::types::documented::MemberFacts;
use crate::shapes::{Format, Shape};

pub fn path_argument(argument: &PathArgument, setter: String, facts: Facts, types: &mut ItemTypes<'_>) -> Argument {
    let is_plain = argument.shown.bytes().all(is_spelled_alike);
    let ty = if argument.is_secret {
        Type::Secret
    } else if facts.allowed.len() > 1 && is_plain && !facts.of_items {
        types.choice(&format!("{} {}", types.request, argument.name), &facts.allowed, &facts.prose)
    } else {
        let format = Format::of(&argument.shown).filter(|_| !argument.is_setting);
        format.and_then(|format| types.options.formatted(format)).unwrap_or(Type::Text)
    };
    let shows_itself = argument.shown.trim_matches(['{', '}', '<', '>', ':']) == argument.name;
    Argument {
        name: Template::text(argument.name.clone()),
        setter,
        place: Place::Path,
        presence: match argument.is_setting {
            true => Presence::Default(Template { parts: vec![Part::Setting(argument.name.clone())] }),
            false => Presence::Required,
        },
        ty,
        secret: argument.is_secret,
        prose: facts.prose,
        example: (!shows_itself && !argument.shown.is_empty()).then(|| argument.shown.clone()).or(facts.example),
        documented_default: facts.default.or(facts.unsent_default),
        documented_values: facts.allowed,
        content_type: None,
        unsaved: false,
        is_bare: false,
        source: Source::Request,
        documented_type: facts.kind.as_ref().map(in_words),
    }
}

/// The type of an argument, and its saved value in the form that the type reads.
pub fn argument_type(
    argument: &RequestArgument,
    name: &str,
    nested: &MemberFacts,
    types: &mut ItemTypes<'_>,
) -> (Type, Option<String>) {
    let saved = argument.example.clone();
    let below: MemberFacts = nested
        .iter()
        .filter(|(path, _)| path.first().is_some_and(|first| *first == argument.key))
        .map(|(path, facts)| (path[1..].to_vec(), facts.clone()))
        .collect();
    match &argument.value {
        ArgumentValue::Secret => (Type::Secret, saved),
        ArgumentValue::File { repeated } => (listed(Type::File, *repeated), saved),
        ArgumentValue::Text { repeated: true } => (Type::List(Box::new(Type::Text)), saved),
        ArgumentValue::Text { repeated: false } => text(argument, Type::Text, name, types),
        ArgumentValue::String { repeated: true } => (Type::List(Box::new(Type::String)), saved),
        ArgumentValue::String { repeated: false } => text(argument, Type::String, name, types),
        ArgumentValue::Json(element) => {
            let is_text = match element.shape {
                Shape::String | Shape::Formatted(_) => true,
                Shape::Unknown => saved.is_none() && matches!(argument.facts.kind, None | Some(ValueKind::String)),
                _ => false,
            };
            let is_choice = is_text && argument.facts.allowed.len() > 1 && !argument.facts.of_items;
            if is_choice {
                let choice = types.choice(name, &argument.facts.allowed, &argument.facts.prose);
                let ty = if element.nullable { Type::Nullable(Box::new(choice)) } else { choice };
                return (ty, saved);
            }
            let ty = types.of(element, name, Side::Request, &below);
            (or_text(ty, documented_kind(argument)), saved)
        }
    }
}

/// The documented type, unless the saved text is none of that type: `"blue"` where an integer is documented.
pub fn documented_kind(argument: &RequestArgument) -> Option<&ValueKind> {
    let saved = argument.example.as_deref().and_then(|saved| saved.strip_prefix('"')?.strip_suffix('"'));
    let says_nothing = |text: &str| stands_for(text, &argument.key) || text.contains("{{");
    argument.facts.kind.as_ref().filter(|kind| {
        saved.is_none_or(|text| match kind {
            ValueKind::Integer | ValueKind::Number => is_number(text.trim()) || says_nothing(text),
            ValueKind::Boolean => matches!(text.trim(), "true" | "false" | "0" | "1") || says_nothing(text),
            _ => true,
        })
    })
}

/// A string, unless the description names another type and the saved value has it.
fn text(argument: &RequestArgument, plain: Type, name: &str, types: &mut ItemTypes<'_>) -> (Type, Option<String>) {
    let saved = argument.example.clone();
    let inner = saved.as_deref().and_then(|saved| saved.strip_prefix('"')?.strip_suffix('"'));
    let has_text = saved.is_none() || inner.is_some();
    let is_plain = |text: &str| text.bytes().all(is_spelled_alike);
    if argument.facts.allowed.len() > 1 && !argument.facts.of_items && has_text && inner.is_none_or(is_plain) {
        return (types.choice(name, &argument.facts.allowed, &argument.facts.prose), saved);
    }
    let typed = match argument.facts.kind {
        // a limit may be any integer, or a text that is one
        Some(ValueKind::Integer) if inner.is_none_or(is_integer) => Some(Type::OrText(Box::new(Type::Integer))),
        Some(ValueKind::Boolean) if inner.is_none_or(|text| matches!(text, "true" | "false")) => Some(Type::Boolean),
        Some(ValueKind::Number) if inner.is_none_or(is_number) => Some(Type::OrText(Box::new(Type::Number))),
        _ => None,
    };
    let format = inner.and_then(Format::of);
    match typed.filter(|_| has_text) {
        Some(ty) => (ty, inner.map(str::to_owned)),
        None => (format.and_then(|format| types.options.formatted(format)).unwrap_or(plain), saved),
    }
}

fn listed(ty: Type, repeated: bool) -> Type {
    if repeated { Type::List(Box::new(ty)) } else { ty }
}

/// Whether the text is that of an `i64` in its canonical form.
fn is_integer(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
}

/// Characters that are encoded in the same way in the collection's text and in a caller's, and that are not part of a
/// variable.
fn is_spelled_alike(byte: u8) -> bool {
    matches!(byte, b' '..=b'~') && !b"%+/?#\\{}".contains(&byte)
}

/// The name of a documented type.
pub fn in_words(kind: &ValueKind) -> String {
    match kind {
        ValueKind::String => "string".to_owned(),
        ValueKind::Integer => "integer".to_owned(),
        ValueKind::Number => "number".to_owned(),
        ValueKind::Boolean => "boolean".to_owned(),
        ValueKind::List(Some(inner)) => format!("list of {}s", in_words(inner)),
        ValueKind::List(None) => "list".to_owned(),
        ValueKind::Object => "object".to_owned(),
        ValueKind::File => "file".to_owned(),
    }
}

pub fn custom_type(options: &Options, request: &str, setter: &str) -> Option<Type> {
    let wanted = format!("{request}.{setter}");
    options.types.iter().find(|(name, _)| *name == wanted).map(|(_, custom)| Type::Custom(custom.clone()))
}
