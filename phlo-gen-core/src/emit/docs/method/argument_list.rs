//! The list of an item's arguments in the documentation of its method.

use crate::api::{Argument, Item, Place, Presence};
use crate::emit::argument::is_settable;
use crate::emit::docs::fragments::{argument_value, code, first_paragraph, push_section, without_marker};
use std::fmt::Write as _;

/// Beginnings of sentences that say a default.
const DEFAULTS: [&str; 3] = ["Defaults to ", "Default: ", "Default is "];

/// Appends the section, if there are arguments.
pub fn push(item: &Item, text: &mut String) {
    let arguments: Vec<&Argument> = item.arguments.iter().filter(|argument| is_of_callers(argument)).collect();
    if arguments.is_empty() {
        return;
    }
    push_section(text, "Arguments");
    // a list, because tables break names on narrow screens
    for argument in arguments {
        let name = match is_settable(argument) {
            true => format!("[`{0}`]({1}::{0})", argument.setter, item.builder),
            false => format!("`{}`", code(&argument.name.in_collection())),
        };
        let presence = match &argument.presence {
            Presence::Required => "required".to_owned(),
            Presence::Optional => "optional".to_owned(),
            Presence::Default(value) => format!("`{}` unless set", code(&argument_value(argument, value))),
            Presence::Fixed(_) if argument.is_bare => "always, without a value".to_owned(),
            Presence::Fixed(value) => format!("always `{}`", code(&argument_value(argument, value))),
        };
        let words = first_paragraph(&argument.prose);
        let words = without_repetitions(without_marker(&words, &argument.presence), argument);
        let ty = unmentioned_type(argument, &words).map(|ty| format!("{ty}, ")).unwrap_or_default();
        let _ = writeln!(text, "* {name}: *{}, {ty}{presence}.* {words}", argument.place.word());
    }
}

/// The words without the sentences that say the type or the default once more.
fn without_repetitions(words: &str, argument: &Argument) -> String {
    let default = match &argument.presence {
        Presence::Default(value) => argument_value(argument, value),
        _ => String::new(),
    };
    let repeats = |sentence: &str| {
        let said = sentence.trim().trim_end_matches('.');
        let of_type = said.strip_prefix("Type: ").or_else(|| said.strip_prefix("Data type: "));
        let of_default = DEFAULTS.iter().find_map(|words| said.strip_prefix(words));
        let value = of_default.map(|value| value.trim_matches(['`', '\'', '"', '‘', '’']));
        of_type.is_some_and(|ty| argument.documented_type.as_deref() == Some(&*ty.to_lowercase()))
            || value.is_some_and(|value| !default.is_empty() && value == default)
    };
    let mut kept = String::new();
    for sentence in words.split_inclusive(". ").filter(|sentence| !repeats(sentence)) {
        kept.push_str(sentence);
    }
    kept.truncate(kept.trim_end().len());
    kept
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
