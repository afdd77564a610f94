//! The default that a description names: "Defaults to 20.", "Default: `asc`", "`all` is the default".

use super::by_default::by_default;
use super::literal::is_no_value;
use super::stated::{in_words, value_after, value_before};
use super::{omitted, words};
use crate::arguments::sentences::text::{QUOTES, Text, begins_with, ends, ends_clause, sentence_before, starts, value};

/// The default, if it is a literal and the only one.
pub fn in_text(text: &Text, allowed: &[String]) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for word in ["default", "defaults", "defaulting"] {
        for start in starts(text, word) {
            let rest = text.get(start + word.len()..)?;
            // "`default`": a value
            if rest.starts_with(QUOTES) && text.get(..start).is_some_and(|before| before.ends_with(QUOTES)) {
                continue;
            }
            let value = value_after(text, start, rest, allowed).or_else(|| value_before(text, start, rest, allowed));
            // "The API will default to UTC" is about how a value is read, and not a default.
            let of_server = ["api", "server", "system"]
                .iter()
                .any(|word| begins_with(&sentence_before(text, start), &[word, &format!("the {word}")]));
            if let Some(value) = value.filter(|_| !of_server)
                && !found.contains(&value)
            {
                found.push(value);
            }
        }
    }
    // "falls back to `en`"
    for end in ["falls back to", "fall back to"].iter().flat_map(|phrase| ends(text, phrase)) {
        let found_value = text.get(end..).and_then(value);
        if let Some((value, rest)) = found_value.map(|(value, rest)| in_words(&value, rest).unwrap_or((value, rest)))
            && value.is_plainly_literal()
            && ends_clause(rest)
            && found.is_empty()
        {
            found.push(value.text);
        }
    }
    match found.as_slice() {
        [one] => Some(in_small_letters(without_name(one.clone()))),
        [] => {
            let found = by_default(text, allowed).or_else(|| omitted::in_text(text, allowed));
            let of_words = || words::find(text, allowed).filter(|found| found.is_certain).map(|found| found.text);
            found.or_else(of_words).or_else(|| in_brackets(text, allowed))
        }
        _ => None,
    }
}

/// A word that is the default if the saved value is the same, or as a boolean.
pub fn possible(text: &Text, allowed: &[String]) -> Option<String> {
    words::find(text, allowed).filter(|found| !found.is_certain).map(|found| found.text)
}

/// "`up`/`down` (down)": the only value in brackets that is one of the allowed ones.
fn in_brackets(text: &str, allowed: &[String]) -> Option<String> {
    if allowed.len() < 2 {
        return None;
    }
    let inner =
        text.match_indices('(').filter_map(|(at, _)| text.get(at + 1..)?.split_once(')').map(|(inner, _)| inner));
    let mut values =
        inner.map(|inner| inner.trim_matches(QUOTES)).filter(|inner| allowed.iter().any(|value| value == inner));
    values.next().filter(|_| values.next().is_none()).map(str::to_owned)
}

/// `True` as a document of a Python program writes it.
fn in_small_letters(value: String) -> String {
    if matches!(value.as_str(), "True" | "False") { value.to_ascii_lowercase() } else { value }
}

/// "optional, default=immediately": the word after the sign, up to the next comma.
pub fn assigned(text: &Text) -> Option<String> {
    let end = *ends(text, "default").first()?;
    let rest = text.get(end..)?.trim_start().strip_prefix(['=', ':'])?;
    let (value, rest) = value(rest)?;
    (ends_clause(rest) && !is_no_value(&value)).then_some(value.text)
}

/// "`limit=20`": the value that is assigned.
fn without_name(value: String) -> String {
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-[]".contains(c));
    match value.split_once('=') {
        Some((name, assigned)) if is_name(name) && !assigned.is_empty() && !assigned.contains('=') => {
            assigned.to_owned()
        }
        _ => value,
    }
}

/// A cell of a column of defaults.
pub fn in_cell(text: &str) -> Option<String> {
    // a list as JSON
    if text.starts_with("[\"") && text.ends_with("\"]") && !text.contains('\n') {
        return Some(text.to_owned());
    }
    let (value, rest) = value(text)?;
    let is_only_value = rest.trim_matches([' ', '.', '\n']).is_empty();
    // "*(any)*" is a remark
    (is_only_value && !value.text.starts_with('(') && !is_no_value(&value)).then_some(value.text)
}

#[cfg(test)]
mod tests {
    use super::{in_cell, in_text};
    use crate::arguments::sentences::text::Text;

    #[test]
    fn a_default_may_have_a_remark_in_its_brackets() {
        for text in ["How long. `0` (default, for ever) or `1`", "It is `0` (default, nothing is kept) or `1`."] {
            assert_eq!(in_text(&Text::new(text), &[]).as_deref(), Some("0"), "{text}");
        }
    }

    #[test]
    fn the_meaning_of_a_number_may_be_the_default() {
        let default = |text| in_text(&Text::new(text), &[]);
        assert_eq!(default("hours to keep it, 0 = never (default)").as_deref(), Some("0"));
        assert_eq!(default("-1: no limit (default)").as_deref(), Some("-1"));
        assert_eq!(default("Height. 0 means automatic (the default)").as_deref(), Some("0"));
        assert_eq!(default("5 = five (default 3)").as_deref(), Some("3"));
        // a longer meaning, whose number may be cut
        let long = format!("10 = {} (default)", "é".repeat(40));
        assert_eq!(in_text(&Text::new(&long), &[]), None);
        assert_eq!(default("The default unit shown is the `day`.").as_deref(), Some("day"));
        assert_eq!(default("The default bed is the one of the owner."), None);
    }

    #[test]
    fn the_default_may_be_the_subject_or_a_number_that_is_returned() {
        let default = |text| in_text(&Text::new(text), &[]);
        assert_eq!(default("EUR is used by default").as_deref(), Some("EUR"));
        assert_eq!(default("How many beds. By default up to 1,000 are returned.").as_deref(), Some("1000"));
        assert_eq!(default("By default 20 entries are shown").as_deref(), Some("20"));
        let kept = default("Seconds to keep it. The default is 259,200 seconds (3 days).");
        assert_eq!(kept.as_deref(), Some("259200"));
        for text in ["It is used by default", "By default all are returned", "By default 3 of them may be returned"] {
            assert_eq!(default(text), None, "{text}");
        }
    }

    #[test]
    fn a_cell_is_a_value_or_a_list() {
        assert_eq!(in_cell("[\"row.done\"]").as_deref(), Some("[\"row.done\"]"));
        assert_eq!(in_cell("`12`").as_deref(), Some("12"));
        for text in ["`(any)`", "now", "all beds of it"] {
            assert_eq!(in_cell(text), None, "{text}");
        }
    }

    #[test]
    fn the_noun_of_an_absence_is_in_the_name() {
        let text = Text::new("Events to send. If no events are specified, we send the `done` event.");
        assert_eq!(in_text(&text.about("CallbackEvents"), &[]).as_deref(), Some("done"));
        let text = Text::new("If no bed is specified, we use `done`.");
        assert_eq!(in_text(&text.about("CallbackEvents"), &[]), None);
    }

    #[test]
    fn a_default_may_be_an_allowed_word_after_it_is() {
        let allowed = ["dry".to_owned(), "wet".to_owned()];
        for text in ["By default it's dry.", "By default it is dry.", "(by default it's `dry`)"] {
            assert_eq!(in_text(&Text::new(text), &allowed).as_deref(), Some("dry"), "{text}");
        }
        assert_eq!(in_text(&Text::new("By default it is the first bed."), &allowed), None);
    }
}
