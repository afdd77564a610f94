//! The values that a description allows: "Allowed values are 'a' and 'b'", "one of: a, b", "either x or y".

use super::phrases::{begins_with, ends, sentence_before};
use super::values::{List, Value, ends_clause, list};

/// The allowed values, in order; none where the text gives a range, the parts of a list, or names of other arguments.
pub(super) fn allowed(text: &str) -> Vec<String> {
    if let Some(values) = openapi_suffix(text) {
        return values;
    }
    if speaks_of_a_list(text) {
        return Vec::new();
    }
    let mut found = named(text).or_else(|| one_of(text)).or_else(|| weak(text)).or_else(|| standing_alone(text));
    if let Some(values) = &mut found {
        values.retain(|value| value.quoted || !value.text.eq_ignore_ascii_case("null"));
    }
    texts(found.unwrap_or_default())
}

/// Values of a cell that holds nothing else.
pub(super) fn whole(text: &str) -> Option<Vec<String>> {
    let list = list(text)
        .filter(|list| list.values.len() > 1 && list.rest.trim_matches([' ', '.', ')', ']', '}', '\n']).is_empty())?;
    sound(&list).then(|| texts(list.values))
}

/// The suffix that openapi-to-postman writes: "(This can only be one of a,b)".
fn openapi_suffix(text: &str) -> Option<Vec<String>> {
    let start = *ends(text, "(this can only be one of").last()?;
    let inner = text.get(start..)?;
    let inner = inner.get(..inner.rfind(')')?)?;
    Some(inner.split(',').map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect())
}

/// Whether the value is a list, so that what is allowed are its parts.
fn speaks_of_a_list(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    #[rustfmt::skip]
    const SIGNS: &[&str] = &[
        "comma-separated", "comma separated", "comma-delimited", "comma delimited", "separated by comma", "one or more of",
        "space-separated", "space separated", "semicolon-separated", "pipe-separated", "any combination", "array of",
        "list of values", "delimited list", "separated list",
    ];
    SIGNS.iter().any(|sign| lower.contains(sign))
}

/// "Allowed values are …", "Possible values: …", "Enum: …".
fn named(text: &str) -> Option<Vec<Value>> {
    #[rustfmt::skip]
    const ADJECTIVES: &[&str] = &[
        "allowed", "valid", "possible", "supported", "permitted", "accepted", "acceptable", "available", "allowable",
        "legal", "standard", "expected",
    ];
    for adjective in ADJECTIVES {
        for end in ends(text, adjective) {
            let rest = text.get(end..)?;
            if let Some(values) = after_noun(rest).and_then(|rest| full(rest, 2)) {
                return Some(values);
            }
        }
    }
    for label in ["values", "enum", "enums", "options", "choices", "options are", "values are", "accepts"] {
        for end in ends(text, label) {
            let rest = text.get(end..)?.trim_start_matches(' ');
            let values = if label.ends_with("are") || label == "accepts" {
                full(rest.strip_prefix(':').unwrap_or(rest), 2)
            } else {
                rest.strip_prefix([':', '=']).and_then(|rest| full(rest, 2))
            };
            if values.is_some() {
                return values;
            }
        }
    }
    None
}

/// Skips "values are", "options:", "relation types are" and the like.
fn after_noun(text: &str) -> Option<&str> {
    #[rustfmt::skip]
    const NO_VALUES: &[&str] = &[
        "character", "characters", "length", "range", "size", "limit", "limits", "file", "files", "extension", "extensions",
        "mime", "media", "content", "date", "currencies.", "units", "operators", "fields", "columns",
    ];
    let mut rest = text;
    for _ in 0..5 {
        rest = rest.trim_start_matches([' ', '\n']);
        if let Some(after) = rest.strip_prefix(':').or_else(|| rest.strip_prefix('=')) {
            return Some(after);
        }
        let word = rest.split([' ', ':', '\n', ',', '.', '(', ')', '=']).next()?;
        if word.is_empty() || NO_VALUES.contains(&&*word.to_ascii_lowercase()) {
            return None;
        }
        rest = rest.get(word.len()..)?;
        if matches!(word.to_ascii_lowercase().as_str(), "are" | "is") {
            return Some(rest.strip_prefix(':').unwrap_or(rest));
        }
        if matches!(word, "values" | "options") && rest.trim_start().starts_with(['`', '"', '\'', '-', '[', '(']) {
            return Some(rest);
        }
    }
    None
}

/// "one of a, b, c" and what may stand between.
fn one_of(text: &str) -> Option<Vec<Value>> {
    for end in ends(text, "one of") {
        let before = sentence_before(text, end - "one of".len());
        let of_arguments = ["least", "exactly", "only", "most", "if", "when", "unless", "than", "provide", "specify"];
        if of_arguments.iter().any(|word| before.trim_end().ends_with(word)) {
            continue;
        }
        if let Some(values) = full(skip_filler(text.get(end..)?), 2) {
            return Some(values);
        }
    }
    None
}

fn skip_filler(mut rest: &str) -> &str {
    const FILLER: &[&str] =
        &["the", "following", "these", "values", "value", "options", "possible", "strings", "constants", "below"];
    loop {
        rest = rest.trim_start_matches(' ');
        let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        if word.is_empty() || !FILLER.contains(&&*word.to_ascii_lowercase()) {
            return rest.strip_prefix(':').unwrap_or(rest);
        }
        rest = rest.get(word.len()..).unwrap_or_default();
    }
}

/// "must be a, b or c", "either a or b": forms that may also speak of something else.
fn weak(text: &str) -> Option<Vec<Value>> {
    for lead in ["either", "must be", "can be", "can either be", "may be", "should be", "will be"] {
        for end in ends(text, lead) {
            let before = sentence_before(text, end - lead.len());
            let conditional = begins_with(&before, &["if", "when", "unless"]);
            let of_others = before.split(' ').any(|word| word == "which" || word == "who");
            let rest = text.get(end..)?.trim_start_matches(' ');
            let Some(list) = list(rest.strip_prefix(':').unwrap_or(rest)) else { continue };
            let many = list.values.len() > 2 && list.ends_clause();
            let literal = list.values.len() > 1 && list.values.iter().all(Value::is_plainly_literal);
            let ended = list.ends_clause() || list.values.iter().all(|value| value.quoted);
            let opened = lead != "either"
                || before.is_empty()
                || ["is", "be", ":", "to", "as"].iter().any(|word| before.trim_end().ends_with(word));
            if (many || literal && ended) && opened && !conditional && !of_others && list.alternatives && sound(&list) {
                return Some(list.values);
            }
        }
    }
    None
}

/// A list that is all that a description, or the end of a sentence after a colon, says.
fn standing_alone(text: &str) -> Option<Vec<Value>> {
    let colons = text.match_indices([':', ';']).map(|(at, _)| at + 1);
    for start in std::iter::once(0).chain(colons) {
        let Some(list) = text.get(start..).and_then(list) else { continue };
        let literal = list.values.len() > 1 && list.values.iter().all(Value::is_plainly_literal);
        let numbers = list.values.iter().all(|value| value.text.parse::<f64>().is_ok());
        if literal && !numbers && list.alternatives && list.ends_clause() && sound(&list) {
            return Some(list.values);
        }
    }
    None
}

/// The list at the beginning of a text, if it is one of values and has at least so many.
fn full(text: &str, least: usize) -> Option<Vec<Value>> {
    let list = list(text)?;
    let ended = list.ends_clause() || list.values.iter().all(|value| value.quoted);
    let single_literal =
        list.values.len() == 1 && list.values.iter().all(|value| value.quoted) && ends_clause(list.rest);
    ((list.values.len() >= least || single_literal) && ended && sound(&list)).then_some(list.values)
}

/// Whether the list can be one of values: no ranges, no dates, and no sentence about these very words.
fn sound(list: &List<'_>) -> bool {
    let about_names = begins_with(
        list.rest.trim_start(),
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
        parts.len() == 2 && parts.iter().all(|part| part.parse::<f64>().is_ok())
    };
    let pattern = |value: &Value| ["YYYY", "yyyy", "HH:", "hh:", "DD"].iter().any(|part| value.text.contains(part));
    !about_names && !list.values.iter().any(|value| range(value) || pattern(value) && value.text.len() > 3)
}

fn texts(values: Vec<Value>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for value in values {
        if !texts.contains(&value.text) {
            texts.push(value.text);
        }
    }
    texts
}
