//! A sentence that says what marks mean: "Fields marked with * are mandatory", "(m) mandatory, (o) optional".

use super::marks::Mark;
use crate::arguments::argument::Requirement::{self, Conditional, Optional, Required};
use crate::arguments::sentences::text::in_english;
use crate::arguments::sentences::{requirement_words, sections};

/// The longest legend, in bytes.
const LONGEST: usize = 160;

/// The marks that a sentence explains; none if it is about something else.
pub fn marks(sentence: &str) -> Vec<(Mark, Requirement)> {
    if sentence.len() > LONGEST || !may_explain(sentence) {
        return Vec::new();
    }
    let sentence = in_english(sentence.to_owned());
    let sentence = sentence.trim().trim_end_matches('.');
    let labelled = sentence.split_once(": ").map(|(_, rest)| rest);
    let pairs = pairs(sentence).or_else(|| pairs(labelled?)).or_else(|| pairs(within_brackets(sentence)?));
    pairs.unwrap_or_else(|| of_words(sentence).into_iter().collect())
}

/// Whether a sentence may have a mark and a requirement. This rules out most of them at little cost.
///
/// A loop over bytes, because a search takes ten times as long in a macro, which is not optimized.
fn may_explain(sentence: &str) -> bool {
    let (mut rest, mut is_start) = (sentence.as_bytes(), true);
    let (mut has_mark, mut has_requirement) = (false, false);
    while let [first, after @ ..] = rest {
        if is_start {
            has_requirement |= begins_requirement(rest);
            has_mark |= matches!(
                rest,
                [b'a' | b'A', b's', b't', ..]
                    | [b's', b't', b'a', b'r', ..]
                    | [b'b' | b'B', b'o', b'l', b'd', ..]
                    | [b'i' | b'I', b't', b'a', b'l', ..]
            );
            // a letter by itself
            has_mark |= first.is_ascii_alphabetic() && !matches!(after, [b'a'..=b'z', b'a'..=b'z', ..]);
        }
        has_mark |= !first.is_ascii_alphanumeric() && !matches!(first, b' ' | b',' | b'.' | b'-' | b'_' | b'/');
        is_start = !first.is_ascii_alphanumeric();
        rest = after;
    }
    has_mark && has_requirement
}

/// Whether a word begins as those do that say what is required.
fn begins_requirement(text: &[u8]) -> bool {
    let [first, second, third, ..] = text else { return false };
    match &[first | 32, second | 32, third | 32] {
        b"man" | b"obl" | b"obb" | b"obr" | b"com" | b"mus" | b"may" | b"opt" | b"con" | b"pfl" | b"erf" | b"ver"
        | b"zor" | b"wym" | b"opc" | b"fac" | b"fak" => true,
        b"req" => matches!(text.get(3..), Some([b'u', b'i', ..])),
        // Cyrillic
        _ => *first == 0xD0,
    }
}

/// "M = mandatory, O = optional", "(*) obligatory", "mandatory (M)": all parts of the sentence. One letter without
/// brackets is no legend.
fn pairs(sentence: &str) -> Option<Vec<(Mark, Requirement)>> {
    let parts = sentence.split([',', ';', '|', '\n']).flat_map(|part| part.split(" and "));
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let found: Vec<(Mark, Requirement)> = parts.map(pair).collect::<Option<_>>()?;
    let are_letters = found.iter().any(|(mark, _)| mark.is_letters()) && !sentence.contains(['(', '[']);
    (found.len() > usize::from(are_letters)).then_some(found)
}

fn pair(part: &str) -> Option<(Mark, Requirement)> {
    const LINKS: [&str; 12] = [
        " = ",
        "=",
        ": ",
        " - ",
        " – ",
        " — ",
        " means ",
        " denotes ",
        " indicates ",
        " stands for ",
        " marks ",
        " is ",
    ];
    for link in LINKS {
        if let Some((first, second)) = part.split_once(link) {
            let own = || Some((Mark::of_label(first)?, phrase(second)?));
            let reversed = || Some((Mark::of_label(second)?, phrase(first)?));
            if let Some(pair) = own().or_else(reversed) {
                return Some(pair);
            }
        }
    }
    // "(m) mandatory", "* required": letters need the brackets
    let is_apart = |label: &str| label.ends_with([')', ']']) || Mark::of_word(label).is_some();
    let end = part
        .find([' ', ')', ']'])
        .map(|end| if part.get(end..).is_some_and(|rest| rest.starts_with(' ')) { end } else { end + 1 });
    let (label, rest) = end.and_then(|end| part.split_at_checked(end)).unwrap_or_default();
    if is_apart(label)
        && let Some(pair) = Mark::of_label(label).zip(phrase(rest))
    {
        return Some(pair);
    }
    if let Some(rest) = part.strip_prefix('*')
        && let Some(requirement) = phrase(rest.trim_start_matches([':', ' ']))
    {
        return Some((Mark::Sign("*".to_owned()), requirement));
    }
    let (rest, label) = part.rsplit_once(' ')?;
    is_apart(label).then(|| Mark::of_label(label).zip(phrase(rest)))?
}

/// "mandatory", "required fields", "must be sent".
fn phrase(text: &str) -> Option<Requirement> {
    const LONGEST: usize = 40;
    let lower = text.trim().to_lowercase();
    if lower.is_empty() || lower.len() > LONGEST {
        return None;
    }
    let lower = ["a ", "an "].iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(&lower);
    let of_verb = || {
        let found = [("must ", Required), ("may ", Optional), ("can ", Optional), ("conditional", Conditional)];
        found.iter().find(|(lead, _)| lower.starts_with(lead)).map(|(_, requirement)| *requirement)
    };
    sections::requirement(lower).or_else(of_verb)
}

fn within_brackets(sentence: &str) -> Option<&str> {
    let (_, inner) = sentence.rsplit_once('(')?;
    inner.split_once(')').map(|(inner, _)| inner)
}

/// "Required fields are marked with an asterisk": one mark, one requirement and a noun for arguments.
fn of_words(sentence: &str) -> Option<(Mark, Requirement)> {
    const MOST_WORDS: usize = 16;
    // "in bold are required"
    const OTHER: [&str; 8] = ["if", "when", "unless", "not", "no", "wildcard", "response", "returned"];
    let (mut mark, mut requirement, mut has_noun) = (None, None, false);
    let mut count = 0;
    for word in sentence.split_whitespace() {
        count += 1;
        if let Some(found) = Mark::of_word(word) {
            if mark.as_ref().is_some_and(|mark| *mark != found) {
                return None;
            }
            mark = Some(found);
            continue;
        }
        let lower = word.to_lowercase();
        let lower = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let found = if lower == "must" { Some(Required) } else { requirement_words::of_word(lower) };
        if found.is_some() && requirement.is_some() || OTHER.contains(&lower) {
            return None;
        }
        requirement = requirement.or(found);
        has_noun |= sections::is_noun(lower) || matches!(lower, "those" | "ones");
    }
    (has_noun && count <= MOST_WORDS).then_some(mark?).zip(requirement)
}

#[cfg(test)]
mod tests {
    use super::{Mark, marks};
    use crate::arguments::argument::Requirement::{self, Conditional, Optional, Required};

    fn found(sentence: &str) -> Vec<(String, Requirement)> {
        let show = |mark: Mark| match mark {
            Mark::Sign(sign) => sign,
            other => format!("{other:?}"),
        };
        marks(sentence).into_iter().map(|(mark, requirement)| (show(mark), requirement)).collect()
    }

    #[test]
    fn a_sentence_names_the_mark_and_what_it_means() {
        for sentence in [
            "Fields marked with * are mandatory.",
            "Required fields are marked with an asterisk",
            "An asterisk (*) indicates a required field.",
            "(*) obligatory",
            "* = required",
            "* required fields",
            "*Mandatory",
            "Parameters (* = required):",
            "Those with an asterisk must be given.",
            "Los campos con * son obligatorios",
            "Mit * gekennzeichnete Felder sind Pflichtfelder",
        ] {
            assert_eq!(found(sentence), [("*".to_owned(), Required)], "{sentence}");
        }
        assert_eq!(found("Fields with a ? are optional"), [("?".to_owned(), Optional)]);
        assert_eq!(found("Bold fields are required."), [("Bold".to_owned(), Required)]);
    }

    #[test]
    fn letters_have_a_meaning_each() {
        let all = [("M".to_owned(), Required), ("O".to_owned(), Optional), ("C".to_owned(), Conditional)];
        for sentence in [
            "M = mandatory, O = optional, C = conditional",
            "Legend: (M) mandatory, (O) optional, (C) conditional",
            "M – Mandatory; O – Optional; C – Conditional",
            "Mandatory (M), optional (O) and conditional (C)",
        ] {
            assert_eq!(found(sentence), all, "{sentence}");
        }
    }

    #[test]
    fn other_sentences_explain_nothing() {
        for sentence in [
            "Use * to select all; the filter is optional",
            "The * wildcard is optional for all fields",
            "All fields are required",
            "It is required if the star is bold",
            "A required field",
            "`id` is required.",
            "id: required",
            "ID is required",
            "q is optional, id is required",
            "Required: to",
        ] {
            assert!(found(sentence).is_empty(), "{sentence}");
        }
    }
}
