//! Secrets in prose by the name before them: `X-Api-Key: 8f3…`, `client_secret=…`, `"password": "…"`.

use super::key::Key;
use super::names::is_secret_name;
use super::spelling::{character, run};
use super::values::is_random;
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
    let end = run(bytes, from, LONGEST, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'+' | b'/')
    });
    let end = run(bytes, end, 2, |byte| byte == b'=');
    let value = text.get(from..end)?;
    if value.len() < 12 || value.len() >= LONGEST || !is_random(value) {
        return None;
    }
    let before = bytes.get(..at)?;
    let name_end = before.iter().rposition(|byte| !matches!(byte, b' ' | b'"' | b'\'' | b'\\' | b'`' | b'*'))? + 1;
    let letters = before[..name_end].iter().rev().take(LONGEST_NAME);
    let length = letters.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')).count();
    let name = text.get(name_end - length..name_end)?;
    is_secret_name(name).then(|| Key {
        range: from..end,
        name: Cow::Owned(name.replace(['-', '.'], "_").to_ascii_lowercase()),
        title: "the value of a secret",
    })
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
        for text in ["id: k8QzV3mLpTxWc2Rn", "token: the-one-of-yours", "nextPageToken: k8QzV3mLpTxWc2Rn"] {
            assert_eq!(find(text, Within::Prose), [], "{text}");
        }
    }
}
