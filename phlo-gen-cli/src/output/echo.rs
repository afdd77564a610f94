//! What the program repeats of a command line: without what may be a secret in it.

use phlo_gen_core::lower::without_keys;
use std::borrow::Cow;

/// How much of a word that looks like a secret is shown.
const SHOWN: usize = 3;

/// A text of the caller for a message: names, paths and sentences as they are, but no user and path of a URL, no keys and
/// no words that look like a secret.
pub fn echoed(text: &str) -> String {
    if let Some((scheme, rest)) = text.split_once("://") {
        let scheme = &scheme[scheme.rfind(' ').map_or(0, |at| at + 1)..];
        let (authority, after) = rest.split_at(rest.find(['/', '#', '?']).unwrap_or(rest.len()));
        let host = authority.rsplit('@').next().unwrap_or_default();
        // a password may have a slash or a question mark in it, and then the host is not known
        let is_certain = authority.contains('@') || !after.contains('@');
        return match is_certain {
            true if host == rest => text.to_owned(),
            true => format!("{scheme}://{host}/…"),
            false => format!("{scheme}://…"),
        };
    }
    let text = without_keys(text);
    let shown: Vec<Cow<'_, str>> = text.split_inclusive(' ').map(word).collect();
    shown.concat()
}

/// A word, or its first letters if it looks like a secret.
fn word(word: &str) -> Cow<'_, str> {
    let own = word.trim_end();
    // the parts of a path, a name or a pair are words of their own
    let is_secret = looks_random(own)
        && (own.contains(['+', '=', '!', '$', '@']) || own.split(['-', '_', '.', '/', ':']).any(looks_random));
    match own.char_indices().nth(SHOWN) {
        Some((end, _)) if is_secret => Cow::Owned(format!("{}…{}", &own[..end], &word[own.len()..])),
        _ => Cow::Borrowed(word),
    }
}

/// Whether a word is long and mixes digits with letters of both cases, or many of both.
fn looks_random(word: &str) -> bool {
    let count = |is: fn(&u8) -> bool| word.bytes().filter(is).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_alphabetic));
    let has_cases =
        word.bytes().any(|byte| byte.is_ascii_uppercase()) && word.bytes().any(|byte| byte.is_ascii_lowercase());
    word.len() >= 12 && digits >= 2 && letters >= 2 && (has_cases || digits >= 4)
}

#[cfg(test)]
mod tests {
    use super::echoed;

    #[test]
    fn what_looks_like_a_secret_is_not_repeated() {
        for (text, shown) in [
            ("zQ4+tY/8kWm2RxVp", "zQ4…"),
            ("Authorization: Bearer zQ4+tY/8kWm2RxVp", "Authorization: Bearer zQ4…"),
            ("https://bob:zQ4+tY/8kWm2RxVp@x.example/c.json", "https://…"),
            ("https://x.example/a@k8QzV3mLpTxWc2Rn", "https://…"),
            ("https://x.example/c.json?email=a@b.example&access_key=PMAT-1", "https://…"),
            ("https://bob:zQ4tY8kWm2RxVp@x.example/c.json", "https://x.example/…"),
            ("https://x.example/c.json?access_key=PMAT-1", "https://x.example/…"),
            ("https://bob:hunter2?x@x.example/c.json", "https://…"),
            ("password:hunter2 https://x.example/a", "https://x.example/…"),
            ("X-Api-Key: k8QzV3mLpTxWc2Rn", "X-Api-Key: ****************"),
        ] {
            assert_eq!(echoed(text), shown);
        }
        for text in [
            "get_order",
            "tasks.example:8443/v1",
            "Orders/2024/V2.json",
            "orders/v2/list-all-orders-2024.json",
            "Get an order (2)",
            "limit",
            "https://x.example",
            "a-b-c-2024-01-02",
        ] {
            assert_eq!(echoed(text), text);
        }
    }
}
