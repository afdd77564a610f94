//! A default that is no value of its own: "Defaults to now", "unlimited by default". It is shown and never sent.

use super::phrases::rest_of_clause;
use crate::arguments::sentences::text::{Text, may_hold_any};

/// The words.
const WORDS: [&str; 12] = [
    "now",
    "today",
    "tomorrow",
    "yesterday",
    "unlimited",
    "immediately",
    "jetzt",
    "heute",
    "sofort",
    "unbegrenzt",
    "hoy",
    "ilimitado",
];

/// The word, if a clause names it as the default.
pub fn in_text(text: &Text) -> Option<String> {
    if !may_hold_any(text, &WORDS) {
        return None;
    }
    let clauses = text.split([',', ';', '.', '(', ')', '\n']);
    clauses.filter_map(rest_of_clause).find(|rest| is_word(rest)).map(str::to_owned)
}

/// The word that is all of a cell of a column of defaults.
pub fn in_cell(text: &str) -> Option<String> {
    let word = text.trim_matches([' ', '.', '\n', '(', ')']);
    is_word(word).then(|| word.to_owned())
}

fn is_word(text: &str) -> bool {
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::{Text, in_text};

    #[test]
    fn a_word_may_be_shown_as_the_default() {
        for (text, word) in [
            ("The last day; if omitted = today", "today"),
            ("When to water. Defaults to now.", "now"),
            ("How many, unlimited by default", "unlimited"),
        ] {
            assert_eq!(in_text(&Text::new(text)).as_deref(), Some(word), "{text}");
        }
        for text in ["Now the default is 5", "The beds of today", "Water it now, by default twice"] {
            assert_eq!(in_text(&Text::new(text)), None, "{text}");
        }
    }
}
