//! Whether a list can be one of allowed values.

use crate::arguments::sentences::languages;
use crate::arguments::sentences::text::{List, Text, Value, begins_with, list, may_hold, may_hold_any};
use crate::bytes::{Words, is_one_of, kind, leading};

/// The values of [`plausible_list`].
pub fn plausible_values(text: &str, allow_single: bool) -> Option<Vec<Value>> {
    plausible_list(text, allow_single).map(|list| list.values)
}

/// The list at the beginning of the text, if it can be one of values; a list of one value only if `allow_single`.
pub fn plausible_list(text: &str, allow_single: bool) -> Option<List<'_>> {
    let list = list(text)?;
    let quoted = list.values.iter().all(|value| value.quoted);
    let ended = list.ends_clause() || quoted && !list.rest.trim_start().starts_with(['-', '–', ':']);
    let single = allow_single
        && quoted
        && list.rest.trim_start_matches(' ').trim_start_matches(['.', ')', '\n']).len() < list.rest.len().max(1);
    let single = single || allow_single && quoted && list.rest.trim().is_empty();
    ((list.values.len() > 1 || single) && ended && is_plausible(&list)).then_some(list)
}

/// Whether a list can be one of values: it has no ranges and no patterns of dates, and is not the subject of a sentence.
pub fn is_plausible(list: &List<'_>) -> bool {
    let about_names = begins_with(
        list.rest.trim_start_matches([' ', ',']),
        &[
            "is",
            "are",
            "must",
            "has",
            "have",
            "should",
            "need",
            "needs",
            "can",
            "cannot",
            "will",
            "was",
            "parameter",
            "field",
        ],
    );
    let range = |value: &Value| {
        let parts: Vec<&str> = value.text.split(['-', '–']).collect();
        // `22-02`, `02-06`: quoted, and several
        let is_code = value.quoted && list.values.len() > 2;
        !is_code && parts.len() == 2 && parts.iter().all(|part| part.parse::<f64>().is_ok())
    };
    // "must be unique or empty", "puede ser vacío o A"
    let is_absence = |value: &Value| !value.quoted && matches!(&*value.text, "empty" | "blank" | "nothing" | "null");
    let is_condition = list.values.len() == 2 && list.values.iter().any(is_absence);
    !about_names
        && !is_condition
        && !has_label(list)
        && !list.values.iter().any(|value| range(value) || value.is_pattern())
}

/// Whether one of the values says that the argument is required: "取消原因,选填".
pub fn has_label(list: &List<'_>) -> bool {
    let is_label = |value: &Value| {
        let is_long = !value.text.is_ascii() && value.text.chars().nth(1).is_some();
        !value.quoted && is_long && languages::requirement(&value.text).is_some()
    };
    list.values.iter().any(is_label)
}

/// Whether all values are bare names of what a value is, as in "account_id or order_id": they are not values.
pub fn are_names_of_kinds(values: &[Value]) -> bool {
    const KINDS: &[&str] = &["key", "id", "ids", "uuid", "name", "number", "code", "email", "phone", "url"];
    let is_name = |value: &Value| {
        let last = value.text.rsplit_once('_').map(|(_, last)| last.to_ascii_lowercase());
        !value.quoted && last.is_some_and(|last| KINDS.contains(&&*last))
    };
    values.len() > 1 && values.iter().all(is_name)
}

/// Whether a word of the text announces values.
pub fn announces(text: &Text) -> bool {
    const WORDS: &[&str] = &[
        "allowed",
        "possible",
        "valid",
        "value",
        "values",
        "one",
        "option",
        "options",
        "enum",
        "choices",
        "supported",
        "accepted",
        "permitted",
        "available",
        "either",
        "any",
        "enums",
        "must",
        "permissible",
    ];
    const SHORTEST: usize = 3;
    may_hold_any(text, WORDS) && {
        let mut rest = text.lower();
        while !rest.is_empty() {
            let (word, after) = rest.split_at(leading(rest, kind!(0x80.. | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9')));
            let is_one = |word: &str| word.len() >= SHORTEST && is_one_of(word, WORDS);
            // other scripts have signs of their own between words
            let has_one =
                if word.is_ascii() { is_one(word) } else { word.split(|c: char| !c.is_alphanumeric()).any(is_one) };
            if has_one {
                return true;
            }
            rest = after.get(1..).unwrap_or_default();
        }
        false
    }
}

/// Whether the argument is a list, so that the allowed values are those of its items.
pub fn describes_a_list(text: &Text) -> bool {
    // Each of the signs has one of these words.
    const WORDS: &[&str] = &["comma", "separated", "delimited", "more", "combination", "array", "list"];
    if !may_hold_any(text, WORDS) {
        return false;
    }
    #[rustfmt::skip]
    static SIGNS: Words = Words::new(&[
        "comma-sep", "comma sep", "comma-delimited", "comma delimited", "separated by comma", "one or more of",
        "space-separated", "space separated", "semicolon-separated", "pipe-separated", "any combination", "array of",
        "list of values", "delimited list", "separated list",
    ]);
    SIGNS.are_in(text.lower())
}

/// Whether a text says that the values are not all: "do not hard-code the list".
pub fn is_open(text: &str) -> bool {
    #[rustfmt::skip]
    static SIGNS: Words = Words::new(&[
        "not hard-code", "not hardcode", "n't hard-code", "n't hardcode", "not rely on this list", "n't rely on this list",
    ]);
    SIGNS.are_in_any_case(text)
}

/// Whether the argument is an expression, of which the text lists fields and operators.
pub fn lists_operators(text: &Text) -> bool {
    if !may_hold(text, "operators") {
        return false;
    }
    let lower = text.lower();
    ["allowed operators", "supported operators", "valid operators", "available operators"]
        .iter()
        .any(|sign| lower.contains(sign))
        && !lower.starts_with("operator")
}

/// Whether a sentence is about the response.
pub fn describes_the_response(sentence: &str) -> bool {
    #[rustfmt::skip]
    const LEADS: &[&str] = &[
        "returns", "returned", "the returned", "the response contains", "the response includes", "the response has",
        "the response returns", "the response will", "response contains", "response includes", "the api returns",
        "the reply contains",
    ];
    begins_with(sentence, LEADS)
}

/// Whether a sentence introduces examples.
pub fn gives_examples(sentence: &str) -> bool {
    [
        "example",
        "e.g",
        "such as",
        "for instance",
        "like ",
        "(ex.",
        "(ex:",
        "ex.:",
        "ex. ",
        "i.e",
        "eg.",
        "eg:",
        "eg ",
        "regex",
        "pattern",
    ]
    .iter()
    .any(|word| sentence.contains(word))
}
