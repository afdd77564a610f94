//! The only value that an argument can have: `Set this parameter "x"`, `Must be "x"`, `Always "x"`.

use super::text::{QUOTES, Text, begins_with, ends, sentence_before, value};

/// The value, if it is quoted and the sentence ends with it.
pub fn in_text(text: &Text) -> Option<String> {
    if !QUOTES.iter().any(|quote| text.contains(*quote)) {
        return None;
    }
    #[rustfmt::skip]
    const LEADS: &[&str] = &[
        "set this parameter", "set this field", "set this argument", "set this parameter to", "set this field to",
        "set this argument to", "set this to", "set this parameter as", "set this value to", "must be", "must always be", "must be set to",
        "must equal", "must always be set to", "should always be", "should always be set to", "needs to be",
        "needs to be set to", "always needs to be set to", "has to be", "has to be set to", "always", "always set to",
        "always be", "always use", "always set the value to", "always set this to", "value must be", "fixed value",
        "fixed value:", "fixed to", "fixed:", "constant:", "constant value", "constant value:",
    ];
    LEADS.iter().find_map(|lead| ends(text, lead).into_iter().find_map(|end| value_after(text, lead, end)))
}

fn value_after(text: &str, lead: &str, end: usize) -> Option<String> {
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
    let of_others = *lead == *"always" && !matches!(sentence.trim_end(), "" | "this is" | "value is" | "the value is");
    (value.quoted && ended && !conditional && !switch && !of_others).then_some(value.text)
}
