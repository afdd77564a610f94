//! The list of an item's arguments in the documentation of its method.

use crate::api::{Api, Argument, Item, Place, Presence, Template};
use crate::bytes::{find_rare, trimmed};
use crate::emit::argument::is_settable;
use crate::emit::docs::fragments::{
    argument_value, code, first_paragraph, link_to_setting, push_section, setting_of, without_marker,
};
use std::fmt::Write as _;

/// Beginnings of sentences that say a default.
const DEFAULTS: [&str; 3] = ["Defaults to ", "Default: ", "Default is "];

/// Appends the section, if there are arguments.
pub fn push(api: &Api, item: &Item, modules: &[String], text: &mut String) {
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
            Presence::Default(value) => format!("{} unless set", shown(api, argument, value, modules)),
            Presence::Fixed(_) if argument.is_bare => "always, without a value".to_owned(),
            Presence::Fixed(value) => format!("always {}", shown(api, argument, value, modules)),
        };
        let words = first_paragraph(&argument.prose);
        let words = without_repetitions(without_marker(&words, &argument.presence), argument);
        let ty = unmentioned_type(argument, &words).map(|ty| format!("{ty}, ")).unwrap_or_default();
        let _ = writeln!(text, "* {name}: *{}, {ty}{presence}.* {words}", argument.place.word());
    }
}

/// A value: the setting that it is, or as the collection has it.
fn shown(api: &Api, argument: &Argument, value: &Template, modules: &[String]) -> String {
    match setting_of(api, value) {
        Some(setter) => format!("the client's {}", link_to_setting(setter, modules)),
        None => format!("`{}`", code(&argument_value(argument, value))),
    }
}

/// The words without the sentences that say the type or the value once more.
fn without_repetitions(words: &str, argument: &Argument) -> String {
    let value = match &argument.presence {
        Presence::Default(value) | Presence::Fixed(value) => argument_value(argument, value),
        Presence::Required | Presence::Optional => String::new(),
    };
    let ty = argument.documented_type.as_deref().unwrap_or_default();
    let (mut out, mut rest) = (String::with_capacity(words.len()), words);
    while !rest.is_empty() {
        let (sentence, after) = rest.split_at(find_rare(rest, ". ").map_or(rest.len(), |at| at + 2));
        if !repeats(sentence, ty, &value) {
            out.push_str(sentence);
        }
        rest = after;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a sentence says nothing but this type or this value.
fn repeats(sentence: &str, ty: &str, value: &str) -> bool {
    let said = trimmed(sentence).trim_end_matches('.');
    let said_value = DEFAULTS.iter().find_map(|words| said.strip_prefix(words)).unwrap_or(said);
    let said_type = said.strip_prefix("Type: ").filter(|_| !ty.is_empty());
    said_type.is_some_and(|said| said.eq_ignore_ascii_case(ty))
        || (!value.is_empty() && said_value.trim_matches(['`', '\'', '"', '‘', '’', '“', '”']) == value)
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

#[cfg(test)]
mod tests {
    use super::repeats;

    #[test]
    fn a_sentence_that_says_only_the_type_or_the_value_repeats_it() {
        assert!(repeats("Type: String. ", "string", ""));
        assert!(repeats("Defaults to `sms`.", "", "sms"));
        assert!(repeats("“personal”", "", "personal"));
        assert!(!repeats("Type: boolean or string.", "string", ""));
        assert!(!repeats("Type: string.", "", ""));
        assert!(!repeats("Defaults to sms, or to mms with files.", "", "sms"));
        assert!(!repeats("", "", ""));
    }
}
