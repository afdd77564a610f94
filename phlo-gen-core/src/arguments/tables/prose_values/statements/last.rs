//! Sentences without a name, about the arguments of the sentence before them: "By default it's `x`", "Both are required".

use super::predicate::{predicate, required_by};
use crate::arguments::argument::Requirement;

/// Whether a sentence without a name continues the one before it: "Without it, …", "Required, of course".
pub fn is_about_the_last(sentence: &str) -> bool {
    // "The default colour is …" may be about another one
    const BEGINNINGS: [&str; 17] = [
        "defaults to ",
        "it defaults to ",
        "the default is ",
        "by default it ",
        "by default, it ",
        "by default it's ",
        "without it",
        "if it is",
        "if omitted",
        "if not ",
        "if left",
        "when omitted",
        "when it is",
        "leave it",
        "this one is ",
        "it is required",
        "it is optional",
    ];
    const LABELS: [&str; 3] = ["required", "optional", "mandatory"];
    let lower = sentence.trim_start().to_ascii_lowercase();
    let is_label = |label: &str| lower.strip_prefix(label).is_some_and(|rest| rest.is_empty() || rest.starts_with(','));
    BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning)) || LABELS.iter().any(|label| is_label(label))
}

/// What "Both are required" says of the arguments of the sentence before it.
pub fn of_both(sentence: &str) -> Option<Requirement> {
    const VERBS: [&str; 6] = ["are ", "must ", "have to ", "need to ", "can ", "may "];
    let lower = sentence.trim_start().to_ascii_lowercase();
    let rest = lower.strip_prefix("both ")?;
    VERBS.iter().any(|verb| rest.starts_with(verb)).then(|| required_by(&predicate(rest)?)).flatten()
}

#[cfg(test)]
mod tests {
    use super::{is_about_the_last, of_both};
    use crate::arguments::Requirement::{Optional, Required};

    #[test]
    fn a_sentence_may_go_on_about_the_last_argument() {
        for sentence in [
            "By default it's `x`.",
            "It defaults to 25.",
            "The default is 1.",
            "Required, of course",
            "This one is optional.",
            "Without it, all.",
        ] {
            assert!(is_about_the_last(sentence), "{sentence}");
        }
        for sentence in ["Required rights: `x`", "By default the bed is dug", "Optional extras are shown"] {
            assert!(!is_about_the_last(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_sentence_may_be_about_both_arguments() {
        for sentence in ["Both are required, `to` as a date.", "Both must be given."] {
            assert_eq!(of_both(sentence), Some(Required), "{sentence}");
        }
        for sentence in ["Both are optional.", "Both can be omitted."] {
            assert_eq!(of_both(sentence), Some(Optional), "{sentence}");
        }
        for sentence in ["Both beds are shown.", "Both optional extras are shown.", "Both required beds are shown."] {
            assert_eq!(of_both(sentence), None, "{sentence}");
        }
    }
}
