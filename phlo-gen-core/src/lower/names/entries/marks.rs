//! Words of an author's name that say something of the entry and not what it does: states, who may call it, versions,
//! statuses.

use crate::lower::names::spelling::ascii::snake_words;
use crate::lower::names::statuses;

/// Words in brackets that say only in which state an entry is.
const STATES: &[&str] = &[
    "alpha",
    "beta",
    "clean up",
    "cleanup",
    "coming soon",
    "deprecated",
    "done",
    "draft",
    "experimental",
    "fixed",
    "in progress",
    "new",
    "not finished",
    "not implemented",
    "not working",
    "opt",
    "optional",
    "preview",
    "tested",
    "todo",
    "unfinished",
    "untested",
    "wip",
    "working",
];

/// The last words of brackets that say who may call an entry, or what with.
const ACCESS: &[&str] = &["auth", "data", "only", "required", "stream", "token"];

/// The first words of brackets that say what a call needs.
const NEEDS: &[&str] = &["must", "need", "needs", "require", "requires"];

/// What a call needs so that a server lets it in. `needs review` is what it is about.
const CREDENTIALS: &[&str] =
    &["auth", "authenticated", "authentication", "authorization", "jwt", "key", "login", "session", "token", "tokens"];

/// The words of brackets that say only what is saved of an entry: `request & response`.
const SAVED: &[&str] = &[
    "and",
    "body",
    "example",
    "examples",
    "request",
    "requests",
    "response",
    "responses",
    "sample",
    "samples",
    "with",
];

/// Words after a status that say only how a call went.
const OUTCOMES: &[&str] =
    &["case", "error", "errors", "example", "expected", "fail", "failure", "response", "success", "test"];

/// Whether the words of a bracket are the status of a success: `200 OK`, `201 - Created`. That of a failure tells the item
/// from the one that succeeds.
pub fn is_outcome(words: &str) -> bool {
    let Some((code, rest)) = words.split_at_checked(3) else { return false };
    let Some(status) = code.parse().ok().filter(|status| (200..300).contains(status)) else { return false };
    let phrase = snake_words(rest);
    let is_separated = rest.starts_with([' ', '-', ':']);
    let has_phrase = || snake_words(&statuses::name(status)) == phrase;
    is_separated && !phrase.is_empty() && (phrase.split('_').all(|word| OUTCOMES.contains(&word)) || has_phrase())
}

/// Whether the words of a bracket in lower case are a state, say where to read on (`see description`), for what the entry
/// is saved (`test purpose`), or what is saved of it (`request & response`).
pub fn is_note(lower: &str) -> bool {
    let mut words = lower.split([' ', '&', '+', '/', ',']).filter(|word| !word.is_empty()).peekable();
    let is_purpose = matches!(lower.rsplit(' ').next(), Some("purpose" | "purposes"));
    STATES.contains(&lower)
        || lower.starts_with("see ")
        || is_purpose && words.clone().any(|word| word == "test")
        || words.peek().is_some() && words.all(|word| SAVED.contains(&word)) && lower != "body"
}

/// Whether the words of a bracket say who may call an entry, or what a call needs: `USER_DATA`, `admin only`, `auth
/// required`, `requires a project token`.
pub fn is_access(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    let mut parts = lower.split([' ', '_', '-']).filter(|word| !word.is_empty());
    let has_need = parts.clone().next().is_some_and(|first| NEEDS.contains(&first));
    if words == "TRADE" || has_need && parts.clone().any(|word| CREDENTIALS.contains(&word)) {
        return true;
    }
    let is_constant = words.contains('_') && !words.contains(|c: char| c.is_ascii_lowercase() || c == ' ');
    let (count, last) = (parts.clone().count(), parts.next_back().unwrap_or_default());
    let is_sentence = count == 2 && last == "only" || last == "required";
    (2..=3).contains(&count) && ACCESS.contains(&last) && (is_constant || is_sentence)
}

/// Whether a word is a version of three numbers: `3.1.0`.
pub fn is_full_version(word: &str) -> bool {
    let numbers: Vec<&str> = word.strip_prefix(['v', 'V']).unwrap_or(word).split('.').collect();
    let is_number = |text: &&str| (1..4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    numbers.len() == 3 && numbers.iter().all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_say_who_may_call() {
        for words in [
            "USER_DATA",
            "MARKET_DATA",
            "USER_STREAM",
            "TRADE",
            "admin only",
            "Auth Required",
            "requires token",
            "needs a session of an owner",
            "requires an account-level authentication",
            "must have a key",
            "if required",
        ] {
            assert!(is_access(words), "{words}");
        }
        for words in [
            "ORDER_CREATED",
            "PDF",
            "Admin",
            "Trade",
            "B2B",
            "form data",
            "with token",
            "by token",
            "raw_data",
            "MACIP",
            "Un-Authed",
            "EU West Only",
            "MARGIN",
            "User data",
            "needs review",
            "requires action",
            "must be paid",
        ] {
            assert!(!is_access(words), "{words}");
        }
    }

    #[test]
    fn brackets_say_in_which_state_an_entry_is() {
        for words in [
            "sample",
            "cleanup",
            "request & response",
            "with example",
            "test purpose",
            "for test purposes",
            "see below",
        ] {
            assert!(is_note(words), "{words}");
        }
        for words in [
            "body",
            "json body",
            "bulk",
            "legacy",
            "for a room",
            "test",
            "request id",
            "purpose",
            "general purpose",
            "mock",
            "stubbed",
            "",
        ] {
            assert!(!is_note(words), "{words}");
        }
    }

    #[test]
    fn brackets_say_how_a_call_went() {
        for words in ["201 - Created", "200 success case", "200 OK", "204: No Content"] {
            assert!(is_outcome(words), "{words}");
        }
        for words in [
            "200 users",
            "404 Not Found",
            "200",
            "200Ok",
            "300 dots",
            "999 error",
            "Not Found",
            "é4 x",
            "400 meters",
            "",
        ] {
            assert!(!is_outcome(words), "{words}");
        }
    }

    #[test]
    fn a_version_has_three_numbers() {
        assert!(is_full_version("3.1.0") && is_full_version("v1.20.3"));
        for word in ["2.0", "1.2.3.4", "12.10.2024", "a.b.c", "1.2.x", ""] {
            assert!(!is_full_version(word), "{word}");
        }
    }
}
