//! The table of an item's arguments in the documentation of its method.

use crate::api::{Argument, Item, Place, Presence};
use crate::emit::argument::is_settable;
use crate::emit::docs::fragments::{argument_value, code, first_paragraph, push_section, without_marker};
use std::fmt::Write as _;

/// Appends the section, if there are arguments.
pub fn push(item: &Item, text: &mut String) {
    let arguments: Vec<&Argument> = item.arguments.iter().filter(|argument| is_of_callers(argument)).collect();
    if arguments.is_empty() {
        return;
    }
    push_section(text, "Arguments");
    // two columns fit narrow screens
    text.push_str("| Argument | Description |\n| --- | --- |\n");
    for argument in arguments {
        let setter = match is_settable(argument) {
            true => format!("[`{0}`]({1}::{0})", argument.setter, item.builder),
            false => format!("`{}`", code(&argument.name.in_collection())),
        };
        let presence = match &argument.presence {
            Presence::Required => "required".to_owned(),
            Presence::Optional => "optional".to_owned(),
            Presence::Default(value) => format!("`{}` unless set", cell_code(&argument_value(argument, value))),
            Presence::Fixed(_) if argument.is_bare => "always, without a value".to_owned(),
            Presence::Fixed(value) => format!("always `{}`", cell_code(&argument_value(argument, value))),
        };
        let (place, words) = (argument.place.word(), first_paragraph(&argument.prose));
        let words = without_marker(&words, &argument.presence);
        let ty = unmentioned_type(argument, words).map(|ty| format!("{ty}, ")).unwrap_or_default();
        let _ = writeln!(text, "| {setter} | *{place}, {ty}{presence}.* {words} |");
    }
}

/// Whether it concerns callers: a row without a name and a header that cannot be set do not.
fn is_of_callers(argument: &Argument) -> bool {
    argument.shown_name().is_some() && (argument.place != Place::Header || is_settable(argument))
}

/// The type that the collection gives an argument, unless the description mentions it or it is a string.
fn unmentioned_type<'a>(argument: &'a Argument, words: &str) -> Option<&'a str> {
    let ty = argument.documented_type.as_deref().filter(|ty| *ty != "string")?;
    let word = ty.split(' ').next_back().unwrap_or(ty);
    (!words.to_lowercase().contains(word.trim_end_matches('s'))).then_some(ty)
}

fn cell_code(text: &str) -> String {
    code(text).replace('|', "\\|")
}
