//! Lists that may be allowed values or something else: "Format (csv/json/xml)", "Sort order: asc or desc". They count
//! only where the saved value is one of them.

use super::plausible::{describes_a_list, describes_the_response};
use crate::arguments::sentences::text::{Text, Value, list, may_hold, may_list, positions_after, sentence_before};

/// The values of the first such list.
pub fn possible(text: &Text) -> Vec<String> {
    if !may_list(text) || describes_a_list(text) {
        return Vec::new();
    }
    let opened = positions_after(text, |c| matches!(c, '(' | '[' | ':' | ';' | '-' | '–' | '?' | '.'));
    let of_examples = |start: usize| {
        let before = text.get(..start).unwrap_or_default().trim_end_matches(':').to_lowercase();
        let is_example =
            ["e.", "e.g.", "e.g", "i.", "i.e.", "i.e", "eg", "ex", "example", "examples", "like", "such as"];
        is_example.iter().any(|end| before.strip_suffix(end).is_some_and(|head| !head.ends_with(char::is_alphanumeric)))
    };
    let leads = ["must be ", "can be ", "may be ", "either "];
    let led = leads
        .iter()
        .filter(|lead| may_hold(text, lead))
        .flat_map(|lead| text.match_indices(lead))
        .filter(|(at, _)| !describes_the_response(&sentence_before(text, *at)))
        .map(|(at, lead)| at + lead.len());
    let mut starts = std::iter::once(0).chain(opened).chain(led);
    let found = starts.find_map(|start| bare(text.get(start..)?).filter(|_| !of_examples(start)));
    found.or_else(|| with_meanings(text)).unwrap_or_default()
}

/// The lines at the end, each a word and what it means: `published: Those that are published.`
fn with_meanings(text: &str) -> Option<Vec<String>> {
    if !text.contains('\n') {
        return None;
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
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
    let mut words: Vec<String> = lines.iter().rev().map_while(word).collect();
    words.reverse();
    (words.len() > 1).then_some(words)
}

/// Words with separators between them, up to the end of the sentence or the bracket.
fn bare(text: &str) -> Option<Vec<String>> {
    let list = list(text).filter(|list| list.values.len() > 1 && list.alternatives)?;
    let rest = list.rest.trim_start_matches("(default)").trim_start();
    let ended = rest.is_empty() || rest.starts_with([')', ']', '.', ';', '\n', '(']);
    let is_word =
        |value: &Value| value.text.len() < 30 && value.text.chars().all(|c| c.is_alphanumeric() || "_-.+".contains(c));
    let example = ["e.g", "i.e", "example"].iter().any(|word| text.trim_start().to_lowercase().starts_with(word));
    let sound = ended && !example && list.values.iter().all(is_word);
    sound.then(|| list.values.into_iter().map(|value| value.text).collect())
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
            assert_eq!(possible(&Text::new(text)), ["csv", "json", "xml"], "{text}");
        }
    }

    #[test]
    fn sentences_have_no_possible_values() {
        for text in [
            "Comma-separated list: a, b, c",
            "The name of the plant",
            "Search for a (e.g. csv, json)",
            "name, and so on",
        ] {
            assert!(possible(&Text::new(text)).is_empty(), "{text}");
        }
    }
}
