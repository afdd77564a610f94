//! Reads the description of one argument.

use super::default::phrases::truth;
use super::text::{self, Text};
use super::{allowed, default, fixed, labels, required, types, validation};
use crate::arguments::argument::{Facts, ValueKind};
use crate::arguments::markup::read;
use crate::collection::Description;
use crate::prose::Prose;

/// Reads the description of a single row, `(Required) The account. Defaults to x.`, by the name of its argument.
pub fn facts(name: &str, description: &Description) -> Facts {
    read_facts(name, read(description))
}

/// Reads the description of one argument. Its name is empty if it is not known.
pub fn read_facts(name: &str, mut prose: Prose) -> Facts {
    let text = text::of_blocks(&prose.blocks);
    let lettered = required::by_letter(&text);
    let text = Text::new(lettered.map_or(text.as_str(), |(_, rest)| rest)).about(name);
    if let Some(mut facts) = validation::facts(&text) {
        facts.prose = prose;
        reconcile(&mut facts);
        return facts;
    }
    let mut facts = Facts {
        required: lettered.map(|(own, _)| own).or_else(|| required::in_text(&text)),
        kind: types::in_text(&text),
        ..Facts::default()
    };
    facts.allowed = allowed::in_text(&text);
    if facts.allowed.is_empty() {
        facts.allowed = allowed::of_items(&text);
        facts.of_items = !facts.allowed.is_empty();
    }
    // "any of a, b": several may be sent
    facts.of_items |= text::holds_any(&text, &["any of"]);
    facts.fixed = fixed::in_text(&text);
    facts.possible_fixed = fixed::possible(&text);
    facts.is_guess = !allowed::announces(&text) && !facts.of_items;
    if facts.allowed.is_empty() {
        let possible = allowed::possible(&text);
        let found = if possible.is_certain { &mut facts.allowed } else { &mut facts.possible };
        *found = possible.values;
    }
    facts.default = default::in_text(&text, if facts.allowed.is_empty() { &facts.possible } else { &facts.allowed });
    if facts.allowed.is_empty()
        && let Some((values, default)) = allowed::with_default(&text)
    {
        facts.default = Some(default);
        // the directions of a sort are part of other values
        if values.iter().any(|value| value != "asc" && value != "desc") {
            facts.allowed = values;
        }
    }
    if let Some(default) = &facts.default
        && !facts.allowed.is_empty()
        && !facts.allowed.contains(default)
        && text.contains("ther ")
    {
        // "The default is `a`, other values are `b` and `c`"
        facts.allowed.insert(0, default.clone());
    }
    set_word_default(&mut facts, &text);
    facts.unsent_default = default::unsent::in_text(&text);
    if facts.default.as_ref().is_some_and(|default| facts.possible.contains(default)) {
        // "low (default), medium or high"
        facts.allowed = std::mem::take(&mut facts.possible);
    }
    labels::remove(&mut prose);
    facts.prose = prose;
    reconcile(&mut facts);
    facts
}

/// Reads the values, the requirement and the default again after blocks were added to the prose.
pub fn fill_values(name: &str, facts: &mut Facts) {
    let text = text::of_blocks(&facts.prose.blocks);
    let text = Text::new(&text).about(name);
    if facts.allowed.is_empty() {
        facts.allowed = allowed::in_text(&text);
    }
    if facts.allowed.is_empty() && facts.possible.is_empty() {
        let possible = allowed::possible(&text);
        facts.is_guess = possible.is_certain;
        let found = if possible.is_certain { &mut facts.allowed } else { &mut facts.possible };
        *found = possible.values;
    }
    facts.required = facts.required.or_else(|| required::in_text(&text));
    facts.unsent_default = facts.unsent_default.take().or_else(|| default::unsent::in_text(&text));
    facts.default = facts.default.take().or_else(|| default::in_text(&text, &facts.allowed));
    set_word_default(facts, &text);
    reconcile(facts);
}

/// Reads a default that is a word, or the meaning of a value, where none is known yet.
pub fn set_word_default(facts: &mut Facts, text: &Text) {
    let values = if facts.allowed.is_empty() { &facts.possible } else { &facts.allowed };
    // "0: open, 1: closed. Default: open"
    let is_known = |default: &String| values.is_empty() || values.contains(default);
    if facts.default.as_ref().is_some_and(is_known) || facts.fixed.is_some() {
        return;
    }
    if let Some(default) = default::of_meaning(text, values) {
        facts.default = Some(default);
    }
    if facts.default.is_none() {
        facts.possible_default = facts.possible_default.take().or_else(|| default::possible(text, values));
    }
}

/// Makes the facts consistent: a list of booleans is a type, and a default has the type and is an allowed value.
pub fn reconcile(facts: &mut Facts) {
    // "TRUE" is sent as it is written.
    let is_truth = |value: &&String| matches!(value.as_str(), "true" | "false" | "True" | "False");
    if facts.allowed.len() == 3 && facts.allowed.iter().filter(is_truth).count() == 2 {
        facts.allowed.retain(|value| value != "null");
    }
    if facts.allowed.len() == 2 && facts.allowed.iter().all(|value| is_truth(&value)) {
        facts.allowed.clear();
        facts.kind.get_or_insert(ValueKind::Boolean);
    }
    match facts.kind {
        Some(ValueKind::List(_)) if !facts.is_guess && facts.allowed.len() > 1 => facts.of_items = true,
        Some(ValueKind::List(_) | ValueKind::Boolean | ValueKind::Object | ValueKind::File) => facts.allowed.clear(),
        _ => {}
    }
    facts.of_items &= !facts.allowed.is_empty();
    let numeric = matches!(facts.kind, Some(ValueKind::Integer | ValueKind::Number));
    if numeric && facts.allowed.iter().any(|value| value.parse::<f64>().is_err()) {
        facts.kind = None;
    }
    if facts.fixed.is_some() {
        facts.allowed.clear();
        facts.default = None;
    }
    facts.default = facts.default.take().and_then(|default| matching_default(default, facts));
    if facts.kind == Some(ValueKind::Boolean) && facts.default.is_none() {
        facts.default = facts.possible_default.as_deref().and_then(truth).map(|truth| truth.to_string());
    }
}

/// The default in the spelling of the allowed values; `None` if it contradicts the other facts.
fn matching_default(default: String, facts: &Facts) -> Option<String> {
    match facts.kind {
        Some(ValueKind::Boolean) => {
            let lower = default.to_ascii_lowercase();
            let word = || truth(&lower).map(|truth| truth.to_string());
            return if ["1", "0"].contains(&&*lower) { Some(lower) } else { word() };
        }
        Some(ValueKind::Integer) if default.parse::<i128>().is_err() => return None,
        Some(ValueKind::Number) if default.parse::<f64>().is_err() => return None,
        _ => {}
    }
    if facts.allowed.is_empty() || facts.of_items || facts.allowed.contains(&default) {
        return Some(default);
    }
    facts.allowed.iter().find(|value| value.eq_ignore_ascii_case(&default)).cloned()
}
