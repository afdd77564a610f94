//! Values that are recognized by their form: "either x or y", "(a|b)", a list that is a whole sentence.

use super::plausible::{are_names_of_kinds, describes_the_response, gives_examples, is_plausible};
use crate::arguments::sentences::text::{
    List, Text, Value, begins_with, ends, list, may_hold_literals, may_list, positions_after, sentence_before, value,
};
use crate::arguments::sentences::types;

/// "must be a, b or c", "either a or b": forms that may also be about something else.
pub fn after_must_be(text: &Text) -> Option<Vec<Value>> {
    for lead in ["either", "must be", "can be", "can either be", "may be", "should be", "will be", "set to"] {
        for end in ends(text, lead) {
            let before = sentence_before(text, end - lead.len());
            let conditional = is_condition(&before) || gives_examples(&before);
            let of_others =
                before.split(' ').any(|word| word == "which" || word == "who") || describes_the_response(&before);
            let rest = text.get(end..)?.trim_start_matches(' ');
            let Some(list) = list(rest.strip_prefix(':').unwrap_or(rest)) else { continue };
            let many = list.values.len() > 2 && list.ends_clause();
            let literal = list.values.len() > 1 && list.values.iter().all(Value::is_plainly_literal);
            // "Set to `1` or `true` to include …" names some of the values only.
            let quoted = (lead != "set to" || list.values.len() > 2) && list.values.iter().all(|value| value.quoted);
            let ended = list.ends_clause() || quoted;
            let listed = lead == "either" && rest.starts_with(':') && list.values.len() > 1 && list.ends_clause();
            let opened = lead != "either"
                || before.is_empty()
                || matches!(before.split_whitespace().next_back(), Some("is" | "be" | "to" | "as"))
                || before.trim_end().ends_with(':');
            if (many || literal && ended || listed)
                && opened
                && !conditional
                && !of_others
                && list.alternatives
                && is_plausible(&list)
            {
                return Some(list.values);
            }
        }
    }
    None
}

/// Whether words begin a condition, or end in one: "Only relevant, if the `mode` is set".
fn is_condition(before: &str) -> bool {
    const OPENERS: [&str; 3] = ["if", "when", "unless"];
    const RELEVANT: [&str; 5] = ["only", "relevant", "required", "valid", "applies"];
    let clause = before.rsplit([',', ';', ':', '(']).next().unwrap_or_default();
    let words: Vec<&str> = clause.split_whitespace().collect();
    let opens = |word: &&str| OPENERS.contains(word);
    begins_with(before, &OPENERS)
        || words.first().is_some_and(opens)
        || words.windows(2).any(|pair| RELEVANT.contains(&pair[0]) && opens(&pair[1]))
}

/// "optional, "am" or "pm", only for short beds": quoted values right after the requirement.
pub fn after_requirement(text: &Text) -> Option<Vec<Value>> {
    const LABELS: [&str; 5] = ["optional, ", "required, ", "optional. ", "required. ", "mandatory, "];
    let label = LABELS.iter().find(|label| text.lower().starts_with(**label))?;
    let list = list(text.get(label.len()..)?)?;
    let are_quoted = list.values.len() > 1 && list.values.iter().all(|value| value.quoted);
    (are_quoted && list.alternatives && list.ends_clause()).then_some(list.values)
}

/// "(a|b|c)"
pub fn in_brackets(text: &str) -> Option<Vec<Value>> {
    if !text.contains('|') {
        return None;
    }
    text.match_indices(['(', '[']).find_map(|(start, _)| {
        let inner = text.get(start + 1..)?;
        let inner = inner.get(..inner.find([')', ']'])?)?;
        let apart = text.get(..start)?.chars().next_back().is_none_or(char::is_whitespace);
        let list = list(inner).filter(|list| list.values.len() > 1 && list.rest.trim().is_empty())?;
        (apart && inner.contains('|') && is_plausible(&list)).then_some(list.values)
    })
}

/// "low|medium|high", without brackets and without blanks.
pub fn between_pipes(text: &str) -> Option<Vec<Value>> {
    if !text.contains('|') {
        return None;
    }
    let words = text.split_whitespace().filter(|word| word.contains('|'));
    words.map(|word| word.trim_end_matches(['.', ',', ';', ')'])).find_map(|word| {
        let list = list(word).filter(|list| list.values.len() > 1 && list.rest.is_empty())?;
        let is_type = |value: &Value| types::in_cell(&value.text).is_some() || value.text == "null";
        (is_plausible(&list) && !list.values.iter().any(is_type)).then_some(list.values)
    })
}

/// A list that is a whole description, a whole sentence, or the end of a sentence after a colon.
pub fn list_by_itself(text: &Text) -> Option<Vec<Value>> {
    if !may_list(text) || !may_hold_literals(text) {
        return None;
    }
    let starts_with = |at: usize, next: &[char]| text.get(at..).is_some_and(|rest| rest.starts_with(next));
    let stops = positions_after(text, |c| matches!(c, ':' | ';' | '?')).into_iter();
    let stops = stops.filter(|at| !text.get(..at - 1).is_some_and(|head| head.ends_with('"'))).map(|at| (at, false));
    let commas = positions_after(text, |c| c == ',').into_iter();
    let commas = commas.filter(|at| starts_with(*at, &[' '])).map(|at| (at, true));
    let sentences = positions_after(text, |c| c == '.').into_iter();
    let sentences = sentences.filter(|at| starts_with(*at, &[' ', '\n'])).map(|at| (at, false));
    let own = std::iter::once((after_label(text), false));
    for (start, after_comma) in own.chain(stops).chain(sentences).chain(commas) {
        let Some(list) = text.get(start..).and_then(list) else { continue };
        let is_sentence = start > 0 && text.get(..start).is_some_and(|before| before.ends_with('.'));
        let are_constants = list.values.len() > 2 && is_all_of_the_rest(&list, is_constant);
        if is_sentence && !are_constants && !is_all_of_the_rest(&list, |value| value.quoted) {
            continue;
        }
        // "Sort direction, `asc` or `desc`": only the list, and not a part of a longer one
        let is_only_list = is_all_of_the_rest(&list, Value::is_plainly_literal);
        let head = text.get(..start.saturating_sub(1)).unwrap_or_default();
        let before = head.chars().next_back();
        // "takes A, B or C": the word before the comma is a value too
        let is_inner = head.rsplit([' ', '\n', '(']).next().and_then(value).is_some_and(|(word, _)| is_constant(&word));
        if after_comma
            && !(!is_inner
                && is_only_list
                && has_alternatives(text, start, &list)
                && before.is_some_and(char::is_alphanumeric))
        {
            continue;
        }
        let only_commas = list.values.len() == 2
            && !list.values.iter().all(|value| value.quoted)
            && !list.values.iter().all(is_constant)
            && !has_alternatives(text, start, &list);
        let literal = list.values.len() > 1 && list.values.iter().all(Value::is_plainly_literal);
        let numbers = list.values.iter().all(|value| value.text.parse::<f64>().is_ok());
        // a sentence of its own has no lead
        let lead = if is_sentence { String::new() } else { sentence_before(text, start.saturating_sub(1)) };
        let is_example = gives_examples(&sentence_before(text, start));
        let of_others = ["supported", "accepted", "allowed"].iter().any(|word| lead.contains(word))
            || begins_with(&lead, &["required scopes", "required scope", "required permissions", "required roles"]);
        let example = of_others || is_example || gives_examples(&lead);
        if literal
            && !numbers
            && !are_names_of_kinds(&list.values)
            && !example
            && !only_commas
            && list.alternatives
            && list.ends_clause()
            && is_plausible(&list)
        {
            return Some(list.values);
        }
    }
    None
}

/// Whether a value is in capitals.
fn is_constant(value: &Value) -> bool {
    value.text.len() > 1
        && value.text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_' || byte.is_ascii_digit())
        && value.text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Whether such values, and at most the default, are all that is left of the text.
fn is_all_of_the_rest(list: &List<'_>, is_such: fn(&Value) -> bool) -> bool {
    let rest = list.rest.trim_start_matches(['.', ',', ';', ' ', '(']);
    list.values.iter().all(is_such) && (rest.is_empty() || begins_with(rest, &["default", "defaults"]))
}

/// The position in the text after "Required." or "`[optional]`".
fn after_label(text: &str) -> usize {
    const STOPS: [char; 4] = ['.', ':', ']', ')'];
    let bare = text.trim_start_matches(['[', '(']);
    let rest = ["required", "optional", "mandatory"].iter().find_map(|label| {
        let (head, rest) = bare.split_at_checked(label.len())?;
        (head.eq_ignore_ascii_case(label) && rest.starts_with(STOPS)).then_some(rest)
    });
    rest.map_or(0, |rest| text.len() - rest.trim_start_matches(STOPS).len())
}

/// Whether there are separators other than commas between the values.
fn has_alternatives(text: &str, start: usize, list: &List<'_>) -> bool {
    let end = text.len() - list.rest.len();
    text.get(start..end).is_some_and(|text| text.contains(" or ") || text.contains(['|', '/']))
        || begins_with(list.rest.trim_start_matches(['.', ',', ';', ' ', '(']), &["default"])
}

#[cfg(test)]
mod tests {
    use super::{after_must_be, after_requirement, list_by_itself};
    use crate::arguments::sentences::text::Text;

    #[test]
    fn a_list_keeps_its_first_value() {
        let values =
            |text: &str| list_by_itself(&Text::new(text)).unwrap_or_default().into_iter().map(|value| value.text);
        let found: Vec<String> = values("How it answers. ACK, RESULT or FULL").collect();
        assert_eq!(found, ["ACK", "RESULT", "FULL"]);
        assert_eq!(values("The bed holds SAND, CLAY or PEAT").count(), 0);
    }

    #[test]
    fn values_of_a_condition_are_of_another_argument() {
        let count = |text: &str| after_must_be(&Text::new(text)).map(|values| values.len());
        assert_eq!(count("When it rains, the mode can be `wet`, `dry` or `off`"), None);
        assert_eq!(count("Required, and only relevant, if the `soil` is set to `sand`, `clay`, or `peat`"), None);
        assert_eq!(count("Sent when the bed moves; must be `sand`, `clay`, or `peat`"), Some(3));
        assert_eq!(count("Only valid when the `soil` is set to `sand`, `clay`, or `peat`"), None);
        assert_eq!(count("The soil must be `sand`, `clay`, or `peat`"), Some(3));
        assert_eq!(count("The order to use when sorting must be `asc` or `desc`"), Some(2));
    }

    #[test]
    fn quoted_values_may_follow_the_requirement() {
        let count = |text: &str| after_requirement(&Text::new(text)).map(|values| values.len());
        assert_eq!(count("optional, \"am\" or \"pm\", only for short beds"), Some(2));
        for text in ["optional, \"am\" for mornings", "optional, am or pm", "optional, `row` and `bed`"] {
            assert_eq!(count(text), None, "{text}");
        }
    }
}
