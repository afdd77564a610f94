//! Values with a word between them and their meanings: "Use 1 for SMS, 2 for voice", "`A` means active and `I` inactive".

use super::plausible::gives_examples;
use crate::arguments::sentences::text::{Value, sentence_before, value};
use crate::bytes::{Words, all, kind, leading};

/// The values, if there are at least two.
pub fn values(text: &str) -> Option<Vec<Value>> {
    after_use(text).or_else(|| with_purposes(text)).or_else(|| as_subjects(text)).or_else(|| with_verbs(text))
}

/// Verbs that tell what a value means. Those of one word count only beside codes.
#[rustfmt::skip]
const MEANS: [&str; 12] = [
    "means ", "mean ", "stands for ", "denotes ", "indicates ", "steht für ", "bedeutet ", "für ", "para ", "pour ", "signifie ",
    "significa ",
];

/// "D stands for domestic, X for cross-border": each a code, the first with a verb.
fn with_verbs(text: &str) -> Option<Vec<Value>> {
    static VERBS: Words = Words::new(&MEANS);
    if !VERBS.are_in(text) {
        return None;
    }
    let verb = MEANS.iter().find(|verb| text.contains(**verb))?;
    let sentence = text.split(". ").find(|sentence| sentence.contains(verb))?.trim_end_matches('.');
    if gives_examples(&sentence.to_lowercase()) {
        return None;
    }
    let sentence = sentence.rsplit_once(": ").map_or(sentence, |(_, list)| list);
    let mut commas = sentence.to_owned();
    for joiner in [", and ", ", or ", " and ", " or ", " und ", " oder ", " et ", " ou ", " y ", " e ", "; "] {
        commas = commas.replace(joiner, ",");
    }
    let (mut found, mut is_first): (Vec<Value>, bool) = (Vec::new(), true);
    for part in commas.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (value, rest) = value(part)?;
        let rest = rest.strip_prefix(' ')?;
        let is_code = value.quoted || is_letter(&value) || value.text.bytes().all(|byte| byte.is_ascii_digit());
        // "`1000` means 1 second" converts
        let has_verb = MEANS.iter().any(|verb| {
            rest.strip_prefix(verb).is_some_and(|meaning| meaning.starts_with(|c: char| !c.is_ascii_digit()))
        });
        let is_told = has_verb || !is_first && rest.starts_with(char::is_alphabetic);
        if !is_code || !is_told || found.contains(&value) {
            return None;
        }
        found.push(value);
        is_first = false;
    }
    (found.len() > 1).then_some(found)
}

/// A code of one letter: `M`.
pub fn is_letter(value: &Value) -> bool {
    value.text.len() == 1 && value.text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `"1" to send it first, "0" not to`, "1 for a feed, 2 for a file": each with what it is for.
fn with_purposes(text: &str) -> Option<Vec<Value>> {
    const PURPOSES: &[&str] = &["to ", "for ", "if ", "when ", "means ", "is for "];
    let of_no_code = kind!(not b'0'..=b'9' | b'"' | b'\'' | b'`');
    if all(text, of_no_code) {
        return None;
    }
    let explained = |text: &str| {
        if leading(text.trim_start(), of_no_code) > 0 {
            return None;
        }
        let (value, rest) = value(text)?;
        let is_code = value.quoted || value.text.bytes().all(|byte| byte.is_ascii_digit());
        // "1 to keep it, 0 otherwise"
        if is_code && matches!(rest.trim(), "otherwise" | "if not" | "else") {
            return Some(value);
        }
        let is_word = value.text.contains(char::is_alphanumeric);
        let rest = rest.strip_prefix(' ').filter(|rest| begins_with_one(rest, PURPOSES))?;
        // "1 to 5", "`a` for `b`": a range, and a replacement
        let is_meaning = rest.split_once(' ').is_some_and(|(_, word)| word.starts_with(char::is_alphabetic));
        (is_code && is_word && is_meaning).then_some(value)
    };
    let starts = [": ", " - ", ". ", ") ", "\n", " ("].iter().flat_map(|end| text.match_indices(end));
    let mut starts = std::iter::once(0).chain(starts.map(|(at, end)| at + end.len()));
    starts.find_map(|start| {
        let before = sentence_before(text, start);
        let is_of_cases = ["default", "depend", "limit is", "maximum"].iter().any(|word| before.contains(word));
        if gives_examples(&before) || is_of_cases {
            return None;
        }
        let rest = text.get(start..)?;
        let sentence = rest.split(". ").next()?.lines().next()?;
        let verbs = ["Specify ", "Use ", "Enter ", "Choose ", "Select "];
        let sentence = verbs.iter().find_map(|verb| sentence.strip_prefix(verb)).unwrap_or(sentence);
        let mut values = vec![explained(sentence)?];
        let separators = [", ", "; ", " or ", " and "].iter().flat_map(|sign| sentence.match_indices(sign));
        let mut ends: Vec<usize> = separators.map(|(at, sign)| at + sign.len()).collect();
        ends.sort_unstable();
        for value in ends.into_iter().filter_map(|end| explained(sentence.get(end..)?)) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        (values.len() > 1).then_some(values)
    })
}

/// `"none" keeps it, "all" removes it`, after a colon: quoted values, each the subject of a clause.
fn as_subjects(text: &str) -> Option<Vec<Value>> {
    if all(text, kind!(not b'"' | b'\'' | b'`')) {
        return None;
    }
    text.match_indices(": ").find_map(|(at, _)| {
        let clauses = text.get(at + 2..)?.split(". ").next()?.split([',', ';']);
        let subject = |clause: &str| {
            let clause = clause.trim().trim_start_matches("and ").trim_start_matches("or ");
            let (value, rest) = value(clause)?;
            let is_verb = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
            (value.quoted && is_verb).then_some(value)
        };
        let values: Vec<Value> = clauses.map(subject).collect::<Option<_>>()?;
        (values.len() > 1 && !gives_examples(&sentence_before(text, at))).then_some(values)
    })
}

fn begins_with_one(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// "Use 1 for yes and 0 for no."
fn after_use(text: &str) -> Option<Vec<Value>> {
    let sentence = text.trim_end_matches(['.', ' ', '\n']).rsplit(". ").next()?;
    let (lead, rest) = sentence.split_once(' ')?;
    let rest = rest.strip_prefix("to ").unwrap_or(rest);
    // "`asc` for ascending, `desc` for descending"
    let is_code = lead.len() < 4 && lead.bytes().all(|byte| byte.is_ascii_uppercase());
    let (lead, rest) = if is_code || lead.starts_with(['`', '"']) { ("use", sentence) } else { (lead, rest) };
    if !["use", "pass", "set", "send", "enter", "specify", "choose"].iter().any(|verb| lead.eq_ignore_ascii_case(verb))
    {
        return None;
    }
    let start = text.find(sentence)?;
    if gives_examples(&sentence_before(text, start)) {
        return None;
    }
    let commas = rest.replace(" or ", ",").replace(" and ", ",");
    let parts: Option<Vec<Value>> =
        commas.split(',').filter(|part| !part.trim().is_empty()).map(value_for_meaning).collect();
    parts.filter(|parts| parts.len() > 1)
}

/// `1 for yes`
fn value_for_meaning(part: &str) -> Option<Value> {
    let (value, rest) = value(part.trim())?;
    let rest = rest.trim_start();
    let is_explained = ["to ", "for ", "if ", "when "].iter().any(|word| rest.starts_with(word));
    // "`*` to match any characters": a sign within a value
    let is_word = value.text.contains(char::is_alphanumeric);
    let is_code = value.quoted || is_letter(&value) || value.text.chars().all(|c| c.is_ascii_digit());
    (is_explained && is_word && is_code).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::values;

    fn texts(text: &str) -> Vec<String> {
        values(text).unwrap_or_default().into_iter().map(|value| value.text).collect()
    }

    #[test]
    fn a_verb_stands_between_a_value_and_its_meaning() {
        for text in [
            "`W` means wet and `D` dry.",
            "Soil: W stands for wet, D for dry",
            "W für nass, D für trocken",
            "Soil. Use W for wet, D for dry",
        ] {
            assert_eq!(texts(text), ["W", "D"], "{text}");
        }
    }

    #[test]
    fn other_sentences_have_no_meanings() {
        for text in [
            "5 means that five beds are dug, which takes a day",
            "Pflicht für Beete, optional für Töpfe",
            "A for loop, or a while loop",
            "For example `W` means wet and `D` dry",
            "Watering in milliseconds. `1000` means 1 second; `0` stops it.",
        ] {
            assert!(texts(text).is_empty(), "{text}");
        }
    }
}
