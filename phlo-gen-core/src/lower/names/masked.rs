//! Masked values: `****`, `xxxx-xxxx`, `REDACTED`. They stood for a value that the author does not show.

use crate::bytes::Words;

/// Words that stand for a value, in capitals or between signs.
const WORDS: &[&str] = &["hidden", "masked", "obfuscated", "omitted", "redacted", "removed"];

/// Signs that stand for what is not shown.
static RUNS: Words = Words::new(&["***", "•••", "####"]);

/// Crosses, which do so if they stand for all letters.
static CROSSES: Words = Words::new(&["xxx", "XXX"]);

/// The maximum length of a masked value.
const LONGEST: usize = 80;

/// Whether a value is masked, as a whole or in its middle: nobody could send it.
pub fn is_masked(value: &str) -> bool {
    let value = value.trim();
    value.len() <= LONGEST
        && value.split_whitespace().take(3).count() < 3
        && (is_word(value) || RUNS.are_in(value) || CROSSES.are_in(value) && has_crosses(value))
}

fn is_word(value: &str) -> bool {
    let word = value.trim_matches(|c: char| !c.is_ascii_alphabetic());
    let lower = word.to_ascii_lowercase();
    let is_marked = word.len() + 1 < value.len() || !word.contains(|c: char| c.is_ascii_lowercase());
    WORDS.contains(&lower.as_str()) && (is_marked || lower == "redacted")
}

/// Whether crosses stand for all letters: `xxx-xxx`, `xxx@xxx.example`. `SAXXXXXX` shows what a value begins with.
fn has_crosses(value: &str) -> bool {
    let is_cross =
        |word: &str, cross: char| word.starts_with(cross) && word.chars().all(|c| c == cross || c.is_ascii_digit());
    let value = value.split_once('@').map_or(value, |(user, _)| user);
    let mut words = value.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(char::is_alphabetic));
    words.clone().any(|word| CROSSES.are_in(word)) && words.all(|word| is_cross(word, 'x') || is_cross(word, 'X'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masked_values_are_found() {
        for value in [
            "****",
            "***",
            "xxxx-xxxx-xxxx",
            "XXXXXXXX",
            "REDACTED",
            "[redacted]",
            "<redacted>",
            "***REDACTED***",
            "••••••••",
            "1234****5678",
            "****1234",
            "####",
            "XXX-XX-XXXX",
            "xxxx1234",
            "xxx@xxx.example",
            "Bearer ****",
            "[HIDDEN]",
            "REMOVED",
        ] {
            assert!(is_masked(value), "{value}");
        }
    }

    #[test]
    fn values_are_not_masked() {
        for value in [
            "",
            "*",
            "**",
            "*.*",
            "hidden",
            "removed",
            "XXL",
            "xx",
            "x",
            "X-Y",
            "0x0000",
            "SELECT * FROM a",
            "maxxx",
            "*** a note ***",
            "## heading",
            "<your id>",
            "{{x}}",
            "--",
            "SAXXXXXXXXXX",
            "sk_live_xxxxxxxx",
            "+1xxxxxxxxxx",
            "x1",
            "X509",
            "x100-xx",
            "0000",
            "image/*",
            "Omitted lines",
        ] {
            assert!(!is_masked(value), "{value}");
        }
    }
}
