//! The only value that an argument can have: `Set this parameter "x"`, `Must be "x"`, `Always "x"`.

use super::text::{QUOTES, Text, Value, begins_with, ends, may_hold_any, sentence_before, value};

/// The value, if it is quoted, or can be no word of the sentence, and the sentence ends with it.
pub fn in_text(text: &Text) -> Option<String> {
    find(text, true)
}

/// A word that is the only value if it is the saved one: "must be 24h".
pub fn possible(text: &Text) -> Option<String> {
    find(text, false)
}

fn find(text: &Text, is_sure: bool) -> Option<String> {
    if !QUOTES.iter().any(|quote| text.contains(*quote))
        && !may_hold_any(text, &["must", "set", "always", "fixed", "has", "constant"])
    {
        return None;
    }
    #[rustfmt::skip]
    const LEADS: &[&str] = &[
        "set this parameter", "set this field", "set this argument", "set this parameter to", "set this field to",
        "set this argument to", "set this to", "set this parameter as", "set this value to", "must be", "must always be", "must be set to",
        "must equal", "must always be set to", "should always be", "should always be set to", "needs to be",
        "needs to be set to", "always needs to be set to", "has to be", "has to be set to", "always", "always set to",
        "always be", "always use", "always set the value to", "always set this to", "value must be", "fixed value",
        "fixed value:", "fixed to", "fixed:",
        "must contain a value of", "must have a value of", "must have the value", "must contain the value",
        "must contain the text", "must be equal to", "must equal to", "constant:", "constant value", "constant value:",
    ];
    LEADS.iter().find_map(|lead| ends(text, lead).into_iter().find_map(|end| value_after(text, lead, end, is_sure)))
}

/// Whether a bare value is meant as it is written. "Must be 18" is a limit, "must be set to 2" is not. `is_sure` is whether
/// it must be more than a word or a number.
fn is_literal(value: &Value, lead: &str, is_sure: bool) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "a", "an", "the", "one", "zero", "null", "none", "empty", "blank", "unique", "this", "that", "it", "your", "on", "off",
        "something", "anything", "yes", "no", "now", "today", "same", "default", "manual", "positive", "negative",
    ];
    let is_word = WORDS.contains(&&*value.text.to_lowercase());
    let is_set = [
        "must be set to",
        "must always be set to",
        "should always be set to",
        "has to be set to",
        "needs to be set to",
        "always set to",
    ];
    let is_name = value.text.contains('_') && value.text.len() > 3;
    let is_limit = lead == "must be" && value.text.parse::<f64>().is_ok();
    // "must be sorted" says how, "must be 24h" what
    let is_property = lead == "must be" && value.text.bytes().all(|byte| byte.is_ascii_lowercase());
    !is_word && (is_set.contains(&lead) || lead == "must be" && is_name || !is_sure && !is_limit && !is_property)
}

/// Whether the words before "must be" are about the argument itself, and not about another one.
fn is_about_itself(sentence: &str) -> bool {
    const SUBJECTS: &[&str] = &[
        "",
        "this",
        "it",
        "value",
        "the value",
        "this value",
        "this field",
        "this parameter",
        "this argument",
        "this is",
        "it is",
        "value is",
        "the value is",
        "and",
        "always",
    ];
    let sentence = sentence.trim_end();
    SUBJECTS.contains(&sentence) || sentence.ends_with(['-', '–', '—', ',', ':', '('])
}

fn value_after(text: &str, lead: &str, end: usize, is_sure: bool) -> Option<String> {
    let rest = text.get(end..)?;
    let rest = rest.trim_start_matches(' ');
    let (value, after) = value(rest.strip_prefix(':').unwrap_or(rest))?;
    let next = after.trim_start_matches(' ');
    let ended = next.is_empty() || next.starts_with(['.', ';', '\n', ')', '!']);
    let sentence = sentence_before(text, end - lead.len());
    let conditional = begins_with(&sentence, &["if", "when", "for", "unless", "to"]) || sentence.contains(" if ");
    // "Set this to 'true'." describes a flag, and not a fixed value.
    let switch = lead.starts_with("set this") && matches!(value.text.as_str(), "true" | "false" | "1" | "0");
    // "The first page is always `1`" is about something else.
    let of_others = *lead == *"always"
        && !sentence.ends_with(", ")
        && !matches!(sentence.trim_end(), "" | "this is" | "value is" | "the value is");
    let sounds = value.quoted || is_literal(&value, lead, is_sure) && is_about_itself(&sentence);
    (sounds && ended && !conditional && !switch && !of_others).then_some(value.text)
}

#[cfg(test)]
mod tests {
    use super::{Text, in_text, possible};

    #[test]
    fn a_value_in_quotes_is_fixed() {
        for text in ["Must be `x`.", "Always \"x\"", "The format, always `x`."] {
            assert_eq!(in_text(&Text::new(text)).as_deref(), Some("x"), "{text}");
        }
        for text in ["Must be `x` or `y`", "Must be `x` for beds", "must be 24h", "The first one is always `x`."] {
            assert_eq!(in_text(&Text::new(text)), None, "{text}");
        }
    }

    #[test]
    fn a_word_may_be_fixed() {
        for (text, value) in [("must be 24h", "24h"), ("The format, always 2.", "2"), ("Constant: moss", "moss")] {
            assert_eq!(possible(&Text::new(text)).as_deref(), Some(value), "{text}");
        }
        for text in [
            "Must be 18",
            "must be unique",
            "must be sorted",
            "must be 18 or older",
            "It must be empty.",
            "always a date",
        ] {
            assert_eq!(possible(&Text::new(text)), None, "{text}");
        }
    }
}
