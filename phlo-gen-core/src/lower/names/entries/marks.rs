//! Words of an author's name that say something of the entry and not what it does: states, who may call it, versions.

/// Words in brackets that say only in which state an entry is.
const STATES: &[&str] = &[
    "alpha",
    "beta",
    "coming soon",
    "deprecated",
    "done",
    "draft",
    "experimental",
    "fixed",
    "in progress",
    "new",
    "not working",
    "opt",
    "optional",
    "preview",
    "tested",
    "todo",
    "wip",
    "working",
];

/// The last words of brackets that say who may call an entry, or what with.
const ACCESS: &[&str] = &["auth", "data", "only", "required", "stream", "token"];

/// Whether the words of a bracket in lower case are a state, or say where to read on: `see description`.
pub fn is_note(lower: &str) -> bool {
    STATES.contains(&lower) || lower.starts_with("see ")
}

/// Whether the words of a bracket say who may call an entry: `USER_DATA`, `admin only`, `auth required`.
pub fn is_access(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    let mut parts = lower.split([' ', '_', '-']).filter(|word| !word.is_empty()).peekable();
    let is_constant = words.contains('_') && !words.contains(|c: char| c.is_ascii_lowercase() || c == ' ');
    let (count, last) = (parts.clone().count(), parts.clone().last().unwrap_or_default());
    let is_sentence = count == 2 && last == "only" || last == "required" || parts.next() == Some("requires");
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
        for words in
            ["USER_DATA", "MARKET_DATA", "USER_STREAM", "admin only", "Auth Required", "requires token", "if required"]
        {
            assert!(is_access(words), "{words}");
        }
        for words in [
            "ORDER_CREATED",
            "PDF",
            "Admin",
            "B2B",
            "form data",
            "with token",
            "by token",
            "raw_data",
            "MACIP",
            "Un-Authed",
            "EU West Only",
        ] {
            assert!(!is_access(words), "{words}");
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
