//! Lists that may be allowed values or something else: "Format (csv/json/xml)", "Sort order: asc or desc". They count
//! only where the saved value is one of them.

use super::plausible::{
    are_names_of_kinds, describes_a_list, describes_the_response, gives_examples, has_label, is_open, lists_operators,
};
use super::values::is_a_part;
use crate::arguments::sentences::text::{
    List, Text, Value, list, may_hold, may_list, positions_after, sentence_before,
};
use crate::bytes::{self, kind, position};

/// A list of possible values.
#[derive(Default)]
pub struct Possible {
    /// The values, in order.
    pub values: Vec<String>,
    /// Whether it can be nothing else: all of the text, alternatives with an "or" between them, or those of a word such
    /// as "priority" or "format".
    pub is_certain: bool,
}

/// The first such list.
pub fn possible(text: &Text) -> Possible {
    if !may_list(text) || describes_a_list(text) || lists_operators(text) || is_data(text) || is_open(text) {
        return Possible::default();
    }
    let opened =
        positions_after(text, |c| matches!(c, '(' | '[' | ')' | ']' | ':' | ';' | '-' | '–' | '?' | '.' | '\n'));
    // "0.25" has no end of a sentence in it
    let is_apart = |at: &usize| {
        !text.get(..*at).is_some_and(|head| head.ends_with('.'))
            || text.get(*at..).is_some_and(|rest| rest.starts_with([' ', '\n']))
    };
    let opened = opened.into_iter().filter(is_apart);
    let of_examples = |start: usize| {
        let before = text.get(..start).unwrap_or_default().trim_end_matches([':', ' ']).to_lowercase();
        let is_example = [
            "e.", "e.g.", "e.g", "i.", "i.e.", "i.e", "eg", "ex", "ex.", "eg.", "example", "examples", "like",
            "such as",
        ];
        is_example.iter().any(|end| before.strip_suffix(end).is_some_and(|head| !head.ends_with(char::is_alphanumeric)))
    };
    let leads = ["must be ", "can be ", "may be ", "either ", "use ", "pass ", "send "];
    let led = leads
        .iter()
        .filter(|lead| may_hold(text, lead))
        .flat_map(|lead| text.lower().match_indices(lead))
        .filter(|(at, _)| !describes_the_response(&sentence_before(text, *at)))
        .map(|(at, lead)| at + lead.len());
    let mark = bytes::leading(text, kind!(not b'`' | b'"'));
    let quoted = Some(mark).filter(|at| *at < text.len() && !gives_examples(&sentence_before(text, *at)));
    let mut starts = std::iter::once(0).chain(opened).chain(led).chain(after_kinds(text)).chain(quoted);
    let found = starts.find_map(|start| {
        let list = bare(text.get(start..)?).filter(|_| !of_examples(start))?;
        let is_certain = Some(start) != quoted && is_certain(text, start, &list);
        Some(Possible { values: list.values.into_iter().map(|value| value.text).collect(), is_certain })
    });
    let found = found.filter(|found| !is_a_part(text, &found.values));
    found.or_else(|| with_meanings(text).map(|values| Possible { values, is_certain: false })).unwrap_or_default()
}

/// The positions of words in capitals after one that names a vocabulary: "The method GET or POST".
fn after_kinds(text: &Text) -> Vec<usize> {
    if !may_hold(text, "or") {
        return Vec::new();
    }
    let is_kind = |before: &str| KINDS.contains(&&*before.rsplit(' ').next().unwrap_or_default().to_lowercase());
    let is_in_capitals =
        |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    let blanks = text.match_indices(' ').map(|(at, _)| at);
    let found = blanks.filter(|at| {
        let rest = text.get(at + 1..);
        let word = rest.map(|rest| &rest[..position(rest, kind!(b' ' | b',')).unwrap_or(rest.len())]);
        word.is_some_and(is_in_capitals) && text.get(..*at).is_some_and(is_kind)
    });
    found.map(|at| at + 1).collect()
}

/// Whether "(0, 1)" is a flag, because the text says when it is set.
fn is_flag(text: &str, start: usize, values: &[Value]) -> bool {
    const CASES: &[&str] = &[" 1 if ", " 1 only if ", " 1 when ", " 1 to ", " 1 for ", "set to 1", "whether "];
    let is_bit = |value: &Value| matches!(value.text.as_str(), "0" | "1");
    let lower = text.to_lowercase();
    values.len() == 2
        && values.iter().all(is_bit)
        && (text.get(..start).is_some_and(|before| before.ends_with(['(', '[']))
            || text.starts_with(['(', '[']) && start == 0)
        && CASES.iter().any(|case| lower.contains(case))
}

/// Whether a text is an address or JSON, whose parts are no values.
fn is_data(text: &str) -> bool {
    text.contains("://") || text.trim_start().starts_with('{') || text.eq_ignore_ascii_case("n/a")
}

/// Words for types, which are no values.
#[rustfmt::skip]
const TYPES: &[&str] = &[
    "string", "integer", "int", "number", "float", "decimal", "double", "boolean", "bool", "array", "list", "object", "file", "null",
];

fn is_certain(text: &Text, start: usize, list: &List<'_>) -> bool {
    let values = &list.values;
    let is_direction =
        |value: &Value| matches!(&*value.text.to_lowercase(), "asc" | "desc" | "ascending" | "descending");
    let is_type = |value: &Value| TYPES.contains(&value.text.as_str());
    let is_order = |before: &str| {
        let has = |words: &[&str]| words.iter().any(|word| before.contains(word));
        before.trim().is_empty() || has(&["order", "direction"]) && !has(&[" by", "field", "column"])
    };
    let before = sentence_before(text, start);
    if values.iter().all(is_direction) && !is_order(before.trim_start_matches("either"))
        || values.iter().any(is_type)
        || are_names_of_kinds(values)
        || !is_lead(&before)
    {
        return false;
    }
    let written = text.get(start..text.len() - list.rest.len()).unwrap_or_default();
    // "ascending (`asc`) or descending (`desc`)": the values are in the brackets
    let has_or = [" or ", " oder ", " ou ", " o ", " oppure ", " или ", " 或 ", " 或者 ", " または "]
        .iter()
        .any(|or| written.contains(or))
        && !written.contains("(`");
    let is_whole = !text.get(..start).unwrap_or_default().contains(char::is_alphanumeric)
        && !list.rest.contains(char::is_alphanumeric);
    let is_line =
        text.get(..start).is_some_and(|before| before.ends_with('\n')) && !list.rest.contains(char::is_alphanumeric);
    let are_literal = values.iter().all(Value::is_plainly_literal);
    let is_answer =
        values.iter().all(|value| matches!(&*value.text.to_lowercase(), "yes" | "no" | "y" | "n" | "on" | "off"));
    let has_signs = written.contains(['/', '|']);
    // a sentence of its own: "small, large, huge."
    let label = before.trim_matches(|c: char| !c.is_alphanumeric());
    let is_sentence = matches!(label, "" | "required" | "optional" | "mandatory")
        && (list.rest.trim().is_empty() || list.rest.starts_with(['.', '\n']));
    let are_codes = values.iter().all(|value| value.text.bytes().all(|byte| byte.is_ascii_uppercase()));
    // "west,south,east,north": the parts of one value
    let is_tight = written.contains(',') && !written.contains(", ");
    has_or
        || is_sentence && !is_tight && values.len() > 2 && !names_several(text.subject()) && !text.subject().is_empty()
        || values.len() > 2 && has_signs && are_codes
        || is_flag(text, start, values)
        || are_of_a_kind(&before)
        || is_kind_by_name(text.subject()) && !before.contains(char::is_alphabetic)
        || is_whole && (are_literal || values.len() > 2 && has_signs)
        || values.len() > 2 && written.contains(" | ")
        || has_signs && (are_literal || is_answer || is_line)
}

/// Whether words may come before values: they are not about other arguments, files, or a range.
fn is_lead(before: &str) -> bool {
    #[rustfmt::skip]
    const OTHERS: &[&str] = &[
        "if", "when", "unless", "example", "examples", "eg", "ie", "like", "least", "these", "both", "between", "from", "range", "supported",
        "accepted", "file", "files", "image", "images", "date", "time", "requires", "needs", "combination", "with", "boolean", "specify", "provide", "supply", "provided", "specified", "given", "pass",
    ];
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    !words.any(|word| OTHERS.contains(&word))
}

/// Words that name a vocabulary.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "type", "types", "kind", "status", "state", "mode", "format", "gender", "sex", "level", "unit", "units", "priority",
    "severity", "visibility", "language", "languages", "method", "frequency", "period", "interval", "granularity", "category",
    "side", "role", "scope", "quality", "environment", "theme", "layout", "channel", "encoding", "protocol", "strategy",
    "position", "alignment", "orientation", "resolution", "timeframe", "action", "operation", "reason", "source", "flag",
    "rating", "direction", "grade", "stage", "phase", "plan", "tier", "cycle", "variant", "rounding",
];

/// Whether words name a vocabulary: "Priority: low, normal or high", "Format (csv, json)".
fn are_of_a_kind(before: &str) -> bool {
    let words: Vec<&str> = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_kind = |word: &&str| KINDS.iter().any(|kind| word == kind || kind.len() > 3 && word.ends_with(kind));
    let is_open = |word: &&str| matches!(*word, "by" | "whether" | "and" | "or");
    words.len() <= 8
        && (words.last().is_some_and(is_kind) || words.iter().rev().take(5).any(is_kind) && !words.iter().any(is_open))
}

/// Whether an argument takes several names of members: `fields`, `include`.
fn names_several(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us")
        || ["field", "include", "expand", "sort", "order", "embed", "select", "column", "address", "tag"]
            .iter()
            .any(|word| lower.contains(word))
}

/// Whether the name of an argument is that of a vocabulary: `status`, `orderType`, `payment_method`.
fn is_kind_by_name(name: &str) -> bool {
    let name = name.rsplit('.').next().unwrap_or_default().trim_end_matches("[]");
    let last = name.rsplit(['_', '-']).next().unwrap_or_default();
    let last = last.rfind(|c: char| c.is_ascii_uppercase()).and_then(|at| last.get(at..)).unwrap_or(last);
    KINDS.contains(&&*last.to_ascii_lowercase())
}

/// The lines at the end, each a word and what it means: `published: Those that are published.`
fn with_meanings(text: &str) -> Option<Vec<String>> {
    if bytes::all(text, kind!(not b'\n' | b';' | b',')) {
        return None;
    }
    let separator = ["\n", "; ", ", "].into_iter().find(|sign| text.contains(sign))?;
    let parts = text.split(separator).map(|part| part.trim().trim_start_matches("- "));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let word = |line: &&str| {
        let (word, meaning) = line.split_once(": ").or_else(|| line.split_once(" - "))?;
        #[rustfmt::skip]
        const LABELS: &[&str] = &[
            "default", "note", "example", "min", "max", "type", "format", "required", "optional", "true", "false",
        ];
        let is_label = LABELS.contains(&&*word.to_ascii_lowercase());
        let is_word = word.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c)) && !meaning.is_empty();
        (is_word && !is_label).then(|| word.to_owned())
    };
    let mut words: Vec<String> = parts.iter().rev().map_while(word).collect();
    words.reverse();
    // on one line all parts have a meaning, and the first may come after the sentence before it
    let is_whole = separator == "\n" || words.len() == parts.len();
    (words.len() > 1 && is_whole).then_some(words)
}

/// Words with separators between them, up to the end of the sentence or the bracket.
fn bare(text: &str) -> Option<List<'_>> {
    let list = list(text).filter(|list| list.values.len() > 1 && list.alternatives && !has_label(list))?;
    let rest = list.rest.trim_start_matches("(default)").trim_start();
    let rest = rest.strip_prefix("only").filter(|rest| rest.starts_with([')', '.'])).unwrap_or(rest);
    let labels = ["default", "Standard ", "required", "optional", "mandatory"];
    let is_label = |rest: &&str| labels.iter().any(|label| rest.starts_with(label));
    let rest = rest.strip_prefix(", ").filter(is_label).map_or(rest, |_| "");
    // "0, 90 or 180 degrees"
    let are_numbers = list.values.len() > 2 && list.values.iter().all(|value| value.text.parse::<f64>().is_ok());
    let unit = rest.trim_end_matches('.');
    let rest = if are_numbers && unit.chars().all(char::is_alphabetic) { "" } else { rest };
    let has_bars = text.get(..text.len() - list.rest.len()).is_some_and(|written| written.contains(" | "));
    let ended =
        rest.is_empty() || rest.starts_with([')', ']', '.', ';', '\n', '(']) || has_bars && rest.starts_with("- ");
    let is_word =
        |value: &Value| value.text.len() < 30 && value.text.chars().all(|c| c.is_alphanumeric() || "_-.+".contains(c));
    let example = ["e.g", "i.e", "example"].iter().any(|word| text.trim_start().to_lowercase().starts_with(word));
    let sound = ended && !example && list.values.iter().all(|value| is_word(value) && !value.is_pattern());
    sound.then_some(list)
}

#[cfg(test)]
mod tests {
    use super::{Text, possible};

    #[test]
    fn lists_at_the_end_of_a_sentence_are_possible_values() {
        for text in [
            "Format of the report (csv/json/xml)",
            "The format: csv, json or xml.",
            "csv/json/xml",
            "Type; csv, json, xml",
            "Format - csv|json|xml",
        ] {
            assert_eq!(possible(&Text::new(text)).values, ["csv", "json", "xml"], "{text}");
        }
    }

    #[test]
    fn commas_without_blanks_may_be_a_format() {
        let is_certain = |text: &str| possible(&Text::new(text).about("area")).is_certain;
        assert!(is_certain("small, large, huge"));
        assert!(!is_certain("West,south,east,north"));
        assert!(is_certain("pequeño, mediano o grande"));
    }

    #[test]
    fn sentences_have_no_possible_values() {
        for text in [
            "Comma-separated list: a, b, c",
            "The name of the plant",
            "Search for a (e.g. csv, json)",
            "name, and so on",
            "备注,选填",
            "Celsius (°C) or Fahrenheit (°F)",
        ] {
            assert!(possible(&Text::new(text)).values.is_empty(), "{text}");
        }
    }

    #[test]
    fn some_lists_can_be_nothing_else() {
        let is_certain = |text: &str| possible(&Text::new(text)).is_certain;
        for text in [
            "Priority: low, normal or high",
            "BUY, SELL",
            "Message type [sms, mms]",
            "Direction (IN/OUT)",
            "Active? Y/N",
        ] {
            assert!(is_certain(text), "{text}");
        }
        for text in
            ["credit, debit", "Sort by name, asc or desc", "Supported file types: jpg, png", "Height (cm/inch)", "N/A"]
        {
            assert!(!is_certain(text), "{text}");
        }
    }
}
