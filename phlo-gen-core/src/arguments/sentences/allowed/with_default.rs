//! Bare words of which a clause after them names the default: "fast or slow, fast by default".

use crate::arguments::sentences::default::phrases::{may_name_default, rest_of_clause};

/// Words and signs between alternatives.
const BETWEEN: [&str; 9] = [" or ", " oder ", " ou ", " o ", " или ", " 或 ", "或", "/", ", "];

/// The words and the one that is the default.
pub fn read(text: &str) -> Option<(Vec<String>, String)> {
    const LONGEST: usize = 160;
    if text.len() > LONGEST || !may_name_default(text) {
        return None;
    }
    let ends = [", ", "; ", ". ", " (", ",", " - ", " – "];
    let cut = ends.iter().flat_map(|end| text.match_indices(end));
    cut.filter_map(|(at, end)| {
        let default = default_of(text.get(at + end.len()..)?)?;
        let values = words(text.get(..at)?)?;
        values.contains(&default).then_some((values, default))
    })
    .next()
}

/// The only word of a clause besides a phrase for a default.
fn default_of(clause: &str) -> Option<String> {
    rest_of_clause(clause).filter(|word| is_word(word)).map(str::to_owned)
}

/// Alternatives, after a label or a remark in brackets.
fn words(text: &str) -> Option<Vec<String>> {
    let text = text.rsplit_once([':', ')', '?']).map_or(text, |(_, list)| list).trim();
    let mut text = text.to_owned();
    let is_alternative = BETWEEN.iter().any(|between| *between != ", " && text.contains(between));
    for between in BETWEEN {
        text = text.replace(between, "|");
    }
    let words: Vec<String> = text.split('|').map(|word| word.trim_matches(['`', '"', ' ']).to_owned()).collect();
    (is_alternative && words.len() > 1 && words.iter().all(|word| is_word(word))).then_some(words)
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() && c < '\u{2e80}' || "_-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::arguments::sentences::text::in_english;

    #[test]
    fn the_default_is_one_of_the_words() {
        for text in [
            "wet or dry, dry by default",
            "(optional) wet/dry, dry if left out",
            "Soil: wet oder dry, Standard: dry",
            "wet ou dry (par défaut dry)",
            "wet 或 dry,默认 dry",
        ] {
            assert_eq!(
                read(&in_english(text.to_owned())),
                Some((vec!["wet".to_owned(), "dry".to_owned()], "dry".to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn other_words_are_no_values() {
        for text in
            ["name or id of the bed, empty by default", "wet or dry, new by default", "wet, dry", "dry by default"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
