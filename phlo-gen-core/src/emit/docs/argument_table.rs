//! The table of an item's arguments in the documentation of its method.

use super::fragments::{argument_value, code, first_paragraph, push_section};
use crate::api::{Argument, Item, Place, Presence, Type};
use crate::emit::argument::is_settable;
use std::fmt::Write as _;

/// Appends the section, if there are arguments.
pub fn push(item: &Item, text: &mut String) {
    let is_shown = |argument: &&Argument| !is_credential(argument) && argument.shown_name().is_some();
    let arguments: Vec<&Argument> = item.arguments.iter().filter(is_shown).collect();
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

/// Whether it is a key of the client: a setting, and no argument.
fn is_credential(argument: &Argument) -> bool {
    argument.place == Place::Header && argument.ty == Type::Secret && !is_settable(argument)
}

/// A description without a marker at its end that repeats the presence.
pub fn without_marker<'a>(words: &'a str, presence: &Presence) -> &'a str {
    let markers: &[&str] = match presence {
        Presence::Required => &["Required.", "Required", "(required)", "(required)."],
        Presence::Optional => &["Optional.", "Optional", "(optional)", "(optional)."],
        Presence::Default(_) | Presence::Fixed(_) => &[],
    };
    let ends = |marker: &&str| {
        let rest = words.get(..words.len().checked_sub(marker.len())?)?;
        let is_marker = words.get(rest.len()..).is_some_and(|end| end.eq_ignore_ascii_case(marker));
        let is_apart =
            marker.starts_with('(') || rest.trim_end().is_empty() || rest.trim_end().ends_with(['.', ';', ')']);
        (is_marker && is_apart).then(|| rest.trim_end())
    };
    markers.iter().find_map(ends).unwrap_or(words)
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

#[cfg(test)]
mod tests {
    use super::without_marker;
    use crate::api::Presence;

    #[test]
    fn a_marker_that_repeats_the_table_is_left_out() {
        let required = |words| without_marker(words, &Presence::Required);
        assert_eq!(required("The file, at most 5 MB. Required."), "The file, at most 5 MB.");
        assert_eq!(required("The file (required)"), "The file");
        assert_eq!(required("REQUIRED"), "");
        assert_eq!(required("Says whether a name is required."), "Says whether a name is required.");
        assert_eq!(required("Größe. Optional."), "Größe. Optional.");
        assert_eq!(without_marker("Größe. Optional.", &Presence::Optional), "Größe.");
    }
}
