//! Secrets in prose by the name before them: `X-Api-Key: 8f3…`, `client_secret=…`, `"password": "…"`.

use super::key::Key;
use super::names::is_secret_name;
use super::spelling::{after, character, run};
use super::values::{is_placeholder, is_random};
use std::borrow::Cow;

/// How long a name or a value may be.
const LONGEST: usize = 512;

/// The longest name.
const LONGEST_NAME: usize = 48;

/// The secret after the colon or the equals sign at this place.
pub fn secret(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let (sign, length) = character(bytes, at);
    if !matches!(sign, b':' | b'=') {
        return None;
    }
    let from = run(bytes, at + length, 4, |byte| matches!(byte, b' ' | b'"' | b'\'' | b'\\'));
    let quote = bytes[..from].last().copied().filter(|byte| matches!(byte, b'"' | b'\''));
    let end = run(bytes, from, LONGEST, |byte| match quote {
        Some(quote) => byte != quote && byte.is_ascii_graphic() && byte != b'\\',
        None => {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'+' | b'/' | b'!' | b'@' | b'#' | b'$' | b'^' | b'*')
        }
    });
    let end = run(bytes, end, 2, |byte| byte == b'=');
    // asterisks at the end are emphasis
    let value = text.get(from..end)?.trim_end_matches('*');
    let end = from + value.len();
    if value.len() >= LONGEST {
        return None;
    }
    let before = bytes.get(..at)?;
    let name_end = before.iter().rposition(|byte| !matches!(byte, b' ' | b'"' | b'\'' | b'\\' | b'`' | b'*'))? + 1;
    let letters = before[..name_end].iter().rev().take(LONGEST_NAME);
    let length = letters.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')).count();
    let name = text.get(name_end - length..name_end)?;
    let is_query = || sign == b'=' && matches!(before.get(..name_end - length), Some([.., b'?' | b'&' | b'#' | b';']));
    let is_value = is_random(value) || (quote.is_some() || is_query()) && is_mixed(value);
    (is_value && is_secret_name(name)).then(|| Key {
        range: from..end,
        name: Cow::Owned(name.replace(['-', '.'], "_").to_ascii_lowercase()),
        title: "the value of a secret",
    })
}

/// The secret after the equals sign at this place, if it is a parameter of a URL.
pub fn in_url(text: &str, at: usize) -> Option<Key> {
    let key = secret(text, at)?;
    let is_of_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let before = text.as_bytes().get(..at)?;
    let name = at - before.iter().rev().take(LONGEST_NAME).take_while(is_of_name).count();
    let is_of_url = |byte: &&u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>');
    let url = name - before[..name].iter().rev().take(LONGEST).take_while(is_of_url).count();
    let (last, url) = (before[..name].last()?, &before[url..name]);
    let is_url = (0..url.len()).any(|at| after(url, at, "://").is_some())
        || url.first() == Some(&b'/')
        || url.starts_with(b"{{");
    (matches!(last, b'?' | b'&' | b'#' | b';') && is_url).then_some(key)
}

/// Whether a word is long enough for a password, and has letters and digits.
fn is_mixed(word: &str) -> bool {
    let count = |is: fn(&u8) -> bool| word.bytes().filter(is).count();
    word.len() >= 8 && count(u8::is_ascii_digit) >= 2 && count(u8::is_ascii_alphabetic) >= 2 && !is_placeholder(word)
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    #[test]
    fn a_secret_stands_after_its_name() {
        for text in [
            "curl -H 'X-Api-Key: k8QzV3mLpTxWc2Rn' h",
            "`client_secret=k8QzV3mLpTxWc2Rn`",
            "{\"password\": \"k8QzV3mLpTxWc2Rn\"}",
            "**api-key**: k8QzV3mLpTxWc2Rn",
        ] {
            let found: Vec<&str> = find(text, Within::Prose).into_iter().map(|key| &text[key.range]).collect();
            assert_eq!(found, ["k8QzV3mLpTxWc2Rn"], "{text}");
            assert_eq!(find(text, Within::Value), []);
        }
        for text in [
            "https://x.example/a?b=c&token=hunter2Zq81",
            "{{base}}/a#token=hunter2Zq81",
            "https:\\/\\/x.example?a=b&amp;sig=hunter2Zq81",
        ] {
            let found: Vec<&str> = find(text, Within::Value).into_iter().map(|key| &text[key.range]).collect();
            assert_eq!(found, ["hunter2Zq81"], "{text}");
        }
        for text in [
            "a=b&token=hunter2Zq81",
            "https://x.example/a?page_token=hunter2Zq81",
            "https://x.example/token=hunter2Zq81",
        ] {
            assert_eq!(find(text, Within::Value), [], "{text}");
        }
        for (text, secret) in [
            ("{\"api_key\": \"json***99aa\"}", "json***99aa"),
            ("'password': 'P@ss w0rd1'", ""),
            ("'password': 'P@ss{w0rd1'", "P@ss{w0rd1"),
            ("?token=quer***33yy&a=b", "quer***33yy"),
            ("**password: k8QzV3m!LpTxWc2Rn5a1**", "k8QzV3m!LpTxWc2Rn5a1"),
            ("\"token\": \"your-token-12\"", ""),
            ("\"key\": \"2026-01-02\"", ""),
        ] {
            let found = find(text, Within::Prose);
            assert_eq!(found.first().map_or("", |key| &text[key.range.clone()]), secret, "{text}");
        }
        for text in ["id: k8QzV3mLpTxWc2Rn", "token: the-one-of-yours", "nextPageToken: k8QzV3mLpTxWc2Rn"] {
            assert_eq!(find(text, Within::Prose), [], "{text}");
        }
    }
}
