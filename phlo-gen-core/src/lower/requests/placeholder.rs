//! Placeholders: saved values that say what belongs there.

/// Words that begin a request to fill something in.
const VERBS: [&str; 8] = ["your", "insert", "enter", "put", "place", "replace", "paste", "fill"];

/// Whether a value is empty or only says what belongs there: `<string>`, `{id}`, `your key here`.
pub fn is_placeholder(value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']);
    let lower = value.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_masked =
        value.len() > 1 && value.bytes().all(|byte| matches!(byte, b'x' | b'X' | b'*' | b'.' | b'-' | b'_'));
    let asks = words.len() > 1
        && (words.first().is_some_and(|first| VERBS.contains(first))
            || words.last() == Some(&"here")
            || words.contains(&"your"));
    value.is_empty()
        || is_bracketed(value)
        || is_masked
        || asks
        || matches!(lower.as_str(), "changeme" | "todo" | "tbd")
}

/// Whether it is a name in brackets that no syntax of HTTP has: `<integer>`, `{account}`, `[ACCOUNT]`.
fn is_bracketed(value: &str) -> bool {
    let inner = [('<', '>'), ('{', '}'), ('[', ']')]
        .iter()
        .find_map(|(open, close)| value.strip_prefix(*open)?.strip_suffix(*close));
    inner.is_some_and(|inner| {
        inner.starts_with(|c: char| c.is_alphabetic())
            && inner.chars().all(|c| c.is_alphanumeric() || " _-.'/|".contains(c))
            && !inner.contains("://")
    })
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn words_that_ask_for_a_value_are_placeholders() {
        for value in [
            "",
            " ",
            "<string>",
            "{x}",
            "[ACCOUNT]",
            "your key here",
            "YOUR_API_KEY",
            "Enter the id",
            "xxxx",
            "\"<tag>\"",
        ] {
            assert!(is_placeholder(value), "{value}");
        }
    }

    #[test]
    fn values_are_no_placeholders() {
        for value in
            ["x", "en", "tenant-7", "{{x}}", "[1,2]", "{\"a\":1}", "<https://a.example>", "here", "Placed", "W/\"abc\""]
        {
            assert!(!is_placeholder(value), "{value}");
        }
    }
}
