//! Whether a word of a list is a value, or a part of the sentence around it.

use super::value::{Value, ends_clause};
use crate::bytes::{self, kind};

/// Whether the word is part of a sentence, and not a value.
pub fn is_word_of_the_sentence(value: &Value, rest: &str) -> bool {
    let lower = value.text.to_ascii_lowercase();
    let article = lower == "a" && rest.starts_with(' ') && !rest.starts_with(" or ") && !rest.starts_with(" |");
    let is_constant = value.text.len() > 1 && value.text.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_word = is_such_a_word(&lower) && !(may_be_a_value(&lower) && is_apart(rest, &lower));
    !value.quoted && !is_constant && (article || is_word)
}

/// Whether a word of sentences is a value of some services: "in, out", "any | all", "male, female or other".
fn may_be_a_value(word: &str) -> bool {
    matches!(
        word,
        "in" | "up"
            | "to"
            | "from"
            | "any"
            | "other"
            | "default"
            | "standard"
            | "not"
            | "less"
            | "more"
            | "above"
            | "below"
            | "positive"
            | "negative"
            | "multiple"
            | "one"
            | "each"
            | "empty"
            | "some"
            | "available"
            | "limited"
            | "list"
            | "object"
    )
}

/// Whether a word stands apart from a sentence: a separator follows it, or its clause ends.
fn is_apart(rest: &str, word: &str) -> bool {
    let next = rest.trim_start();
    next.starts_with([',', '|', '/', ';'])
        || rest.starts_with(" or ") && word != "more"
        || !matches!(word, "more" | "less" | "to") && ends_clause(rest)
}

/// Whether the first word of a text is part of a sentence. This rules out most texts at little cost.
pub fn begins_a_sentence(text: &str) -> bool {
    let (word, rest) = text.split_at(bytes::leading(text, kind!(b'a'..=b'z' | b'A'..=b'Z')));
    let word = word.to_ascii_lowercase();
    let is_listed = rest.starts_with(" or ") && may_be_a_value(&word);
    rest.starts_with(' ') && word != "either" && !is_listed && is_such_a_word(&word)
}

/// A `match`, because it is faster than a search in a list in a macro, which is not optimized.
#[rustfmt::skip]
fn is_such_a_word(word: &str) -> bool {
    matches!(
        word,
        "an" | "the" | "any" | "each" | "your" | "this" | "that" | "which" | "when" | "if" | "not" | "it" | "its"
        | "these" | "those" | "from" | "to" | "in" | "of" | "for" | "with" | "by" | "as" | "than" | "greater" | "less"
        | "more" | "other" | "others" | "etc" | "e.g" | "i.e" | "up" | "at" | "least" | "must" | "be" | "is" | "are"
        | "value" | "values" | "string" | "integer" | "number" | "object" | "array" | "list" | "positive" | "negative"
        | "between" | "only" | "some" | "such" | "default" | "standard" | "defaults" | "various" | "several" | "different"
        | "multiple" | "one" | "either" | "both:" | "also" | "see" | "shown" | "listed" | "below" | "letters"
        | "digits" | "numbers" | "characters" | "integers" | "strings" | "dashes" | "hyphens" | "underscores"
        | "words" | "alphanumeric" | "defaulting" | "above" | "described" | "documented" | "found" | "dependent"
        | "limited" | "specified" | "available" | "empty" | "blank" | "required" | "optional" | "mandatory"
    )
}

/// Whether a word is written as the first of a sentence.
pub fn is_in_title_case(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && word.len() > 3 && letters.all(char::is_lowercase)
}
