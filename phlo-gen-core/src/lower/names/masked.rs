//! Masked values: `****`, `xxxx-xxxx`, `REDACTED`. They stood for a value that the author does not show.

/// Words that stand for a value, in capitals or between signs.
const WORDS: &[&str] = &["hidden", "masked", "obfuscated", "omitted", "redacted", "removed"];

/// The maximum length of a masked value.
const LONGEST: usize = 80;

/// Whether a value is masked, as a whole or in its middle: nobody could send it.
pub fn is_masked(value: &str) -> bool {
    let value = value.trim();
    value.len() <= LONGEST
        && value.split_whitespace().take(3).count() < 3
        && (is_word(value)
            || has_run(value, "*", 3)
            || has_run(value, "•", 3)
            || has_run(value, "#", 4)
            || has_crosses(value))
}

fn is_word(value: &str) -> bool {
    let word = value.trim_matches(|c: char| !c.is_ascii_alphabetic());
    let lower = word.to_ascii_lowercase();
    let is_marked = word.len() + 1 < value.len() || !word.contains(|c: char| c.is_ascii_lowercase());
    WORDS.contains(&lower.as_str()) && (is_marked || lower == "redacted")
}

/// Whether a sign stands so many times in a row.
fn has_run(value: &str, sign: &str, times: usize) -> bool {
    value.contains(sign) && value.contains(&sign.repeat(times))
}

/// Whether crosses stand for the characters of a word: `xxx-xxx`, `sk_xxxxxxxx`.
fn has_crosses(value: &str) -> bool {
    let is_all = |word: &str, cross: char| word.len() > 2 && word.chars().all(|c| c == cross);
    let has_many = |word: &str| has_run(word, "x", 5) || has_run(word, "X", 5);
    let mut words = value.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| is_all(word, 'x') || is_all(word, 'X') || has_many(word))
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
            "sk_live_xxxxxxxx",
            "1234****5678",
            "****1234",
            "####",
            "XXX-XX-XXXX",
            "+1xxxxxxxxxx",
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
            "image/*",
            "Omitted lines",
        ] {
            assert!(!is_masked(value), "{value}");
        }
    }
}
