//! Secrets in the path of a URL, after a segment that names them: `/token/8f3…`, `/reset-password/8f3…`.

use crate::collection::secrets::key::Key;
use crate::collection::secrets::names::{is_id, is_secret_name};
use crate::collection::secrets::shapes::Alphabet;
use crate::collection::secrets::spelling::{plain_run, run, run_before};
use crate::collection::secrets::values::{is_random, is_random_word};
use std::borrow::Cow;

/// How long a name or a value may be.
const LONGEST_NAME: usize = 32;
const LONGEST: usize = 512;

/// How many characters a secret has after `key`, which names other things too.
const SHORTEST_OF_KEY: usize = 16;

/// The secret in the segment after the one that begins at this place.
pub fn secret(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let is_of_segment = |byte: u8| Alphabet::Word.has(byte);
    let slash = plain_run(bytes, at, LONGEST_NAME, is_of_segment);
    if slash < at + 3 || bytes.get(slash) != Some(&b'/') {
        return None;
    }
    let end = run(bytes, slash + 1, LONGEST, is_of_segment);
    let value = text.get(slash + 1..end)?;
    // a secret that ends a path or has more segments after it; a name in it would be one of a file
    let padding = plain_run(bytes, end, 2, |byte| byte == b'=') - end;
    let is_longer = match bytes.get(end + padding) {
        Some(byte) if padding > 0 => is_of_segment(*byte),
        Some(byte) => matches!(byte, b'.' | b'{' | b'%' | b'+'),
        None => false,
    };
    let is_key = if padding > 0 { is_random(value) } else { is_random_word(value) && !is_id(value) };
    if is_longer || !is_key {
        return None;
    }
    let (segment, before) = (&text[at..slash], segment_before(text, at));
    let name = match segment {
        "key" if value.len() >= SHORTEST_OF_KEY => "key_token".to_owned(),
        _ if names_secret(segment) => segment.to_owned(),
        // `/password/reset/…`
        "reset" | "verify" | "confirm" | "activate" if names_secret(before) => [before, segment].join("_"),
        _ => return None,
    };
    let name = name.replace('-', "_").to_ascii_lowercase();
    Some(Key { range: slash + 1..end, name: Cow::Owned(name), title: "the value of a secret" })
}

/// Whether a segment names one secret. Those after `tokens` are ids.
fn names_secret(segment: &str) -> bool {
    segment.len() >= 5 && !segment.ends_with(['s', 'S']) && is_secret_name(segment)
}

/// The segment before the one that begins at this place.
fn segment_before(text: &str, at: usize) -> &str {
    let Some(end) = at.checked_sub(1) else { return "" };
    let start = run_before(text.as_bytes(), end, LONGEST_NAME, |byte| Alphabet::Word.has(byte));
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    fn found(text: &str, within: Within) -> Vec<&str> {
        find(text, within).into_iter().map(|key| &text[key.range]).collect()
    }

    #[test]
    fn a_segment_after_the_name_of_a_secret_is_not_shown() {
        let secret = "k8QzV3mLpTxWc2Rn5a";
        for path in [
            "https://h/token/#",
            "https://h/v1/api_key/#/orders",
            "/reset-password/#",
            "{{base}}/password/reset/#?a=b",
            "See https://h/access-token/#, please",
        ] {
            for within in [Within::Value, Within::Url, Within::Prose] {
                assert_eq!(found(&path.replace('#', secret), within), [secret], "{path}");
            }
        }
        let key = "/v1/key/k8QzV3mLpTxWc2Rn5a9Z/x";
        assert_eq!(found(key, Within::Url), ["k8QzV3mLpTxWc2Rn5a9Z"]);
    }

    #[test]
    fn names_ids_and_words_in_paths_stay() {
        for text in [
            "/tokens/k8QzV3mLpTxWc2Rn5a",
            "/token/refresh",
            "/token/7c1f3a52-94be-4d0e-8a67-2b9e6f3c1d08",
            "/secret/507f1f77bcf86cd799439011",
            "/token/0xdAC17F958D2ee523a2206206994597C13D831ec7/holders",
            "/session/order20240101abc",
            "/token/{{token}}",
            "/token/:token",
            "/password/forgotten-by-people-2024",
            "/key/PROJ-1234",
            "/keyboard/k8QzV3mLpTxWc2Rn5a",
            "/users/k8QzV3mLpTxWc2Rn5a",
            "/token_type/k8QzV3mLpTxWc2Rn5a",
            "/reset/k8QzV3mLpTxWc2Rn5a",
            "/9j/4AAQjwt/pwd/k8QzV3mLpTxWc2Rn5a",
        ] {
            for within in [Within::Value, Within::Url, Within::Prose] {
                assert_eq!(found(text, within), [""; 0], "{text}");
            }
        }
    }
}
