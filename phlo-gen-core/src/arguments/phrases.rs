//! Phrases in a text, found as whole words.

/// Where each occurrence of a phrase ends; capitals make no difference.
pub(super) fn ends(text: &str, phrase: &str) -> Vec<usize> {
    starts(text, phrase).into_iter().map(|start| start + phrase.len()).collect()
}

/// Where each occurrence of a phrase begins; capitals make no difference.
pub(super) fn starts(text: &str, phrase: &str) -> Vec<usize> {
    let lower = text.to_ascii_lowercase();
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    lower
        .match_indices(phrase)
        .map(|(start, _)| start)
        .filter(|start| {
            let before = lower.get(..*start).and_then(|text| text.chars().next_back());
            let after = lower.get(start + phrase.len()..).and_then(|text| text.chars().next());
            let closed = phrase.ends_with(|c: char| !c.is_alphanumeric());
            !is_word(before) && (closed || !is_word(after))
        })
        .collect()
}

/// What stands before a place in its sentence, in lower case.
pub(super) fn sentence_before(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or_default();
    let start = [". ", ".\n", "\n", "; "].iter().filter_map(|stop| before.rfind(stop).map(|i| i + stop.len())).max();
    before.get(start.unwrap_or(0)..).unwrap_or_default().trim_start().to_ascii_lowercase()
}

/// Whether text begins with one of the words, as whole words.
pub(super) fn begins_with(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !text.get(word.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
    })
}
