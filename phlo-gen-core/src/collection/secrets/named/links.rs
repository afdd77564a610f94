//! Secrets in the query of a URL under a name that says nothing: the key of a function (`?code=…`), and what a mail links to
//! (`/verify?t=…`).

use crate::collection::secrets::key::Key;
use crate::collection::secrets::names::{is_secret_by_value, is_token, may_be_by_value};
use crate::collection::secrets::shapes::Alphabet;
use crate::collection::secrets::spelling::{run, run_before};
use crate::collection::secrets::values::words;
use std::borrow::Cow;

/// How long a name or a value may be, and how much of a URL is read before them.
const LONGEST_NAME: usize = 16;
const LONGEST: usize = 512;

/// Words of paths whose link logs somebody in.
const OF_LOGIN: [&str; 18] = [
    "oauth",
    "oauth2",
    "callback",
    "cb",
    "magic",
    "login",
    "signin",
    "verify",
    "verification",
    "confirm",
    "confirmation",
    "activate",
    "activation",
    "reset",
    "invite",
    "invitation",
    "invitations",
    "recover",
];

/// The secret after the equals sign at this place.
pub fn secret(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let start = run_before(bytes, at, LONGEST_NAME, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let name = text.get(start..at).filter(|name| !name.is_empty() && may_be_secret(name))?;
    // `&amp;` in HTML
    if !matches!(bytes.get(start.checked_sub(1)?), Some(b'?' | b'&' | b';')) {
        return None;
    }
    let end =
        run(bytes, at + 1, LONGEST, |byte| Alphabet::Base64.has(byte) || matches!(byte, b'-' | b'_' | b'.' | b'~'));
    let value = text.get(at + 1..end)?.trim_end_matches('.');
    let url = run_before(bytes, start, LONGEST, |byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>'));
    let before = text.get(url..start).filter(|before| before.contains('/'))?;
    let range = at + 1..at + 1 + value.len();
    is_secret(before, name, value).then_some(Key { range, name: Cow::Borrowed("link_token"), title: "a key in a URL" })
}

/// Whether a value in the query of a URL is a secret. All of the URL before it is given.
pub fn is_secret(before: &str, name: &str, value: &str) -> bool {
    let path = before.split('?').next().unwrap_or_default();
    // the name of a host says nothing of the link
    let path = match path.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => path,
    };
    is_secret_by_value(name, value) || is_of_link(name, value) && path.split('/').any(is_of_login)
}

/// Whether a segment of a path names a login, or what a mail asks for.
pub fn is_of_login(segment: &str) -> bool {
    let words = words(segment);
    words.iter().any(|word| OF_LOGIN.contains(&word.as_str())) || words.windows(2).any(|pair| pair == ["sign", "in"])
}

/// Whether a value is a token, and its name says nothing: that of a path or a file is none, nor is a checksum.
pub fn is_of_link(name: &str, value: &str) -> bool {
    let is_hexadecimal = || value.bytes().all(|byte| byte.is_ascii_hexdigit());
    names_nothing(name) && is_token(value) && !value.contains(['/', '.']) && !(name == "hash" && is_hexadecimal())
}

/// Whether a name says nothing: `t`, `k`, `hash`.
pub fn names_nothing(name: &str) -> bool {
    let is_short = name.len() <= 2 && name.bytes().all(|byte| byte.is_ascii_alphabetic()) && name != "id";
    is_short || matches!(name, "hash" | "code" | "key")
}

fn may_be_secret(name: &str) -> bool {
    names_nothing(name) || may_be_by_value(name)
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    #[test]
    fn keys_in_a_query_are_found_by_their_values() {
        let token = "hV8rX2mQ7kTp3LzN9sYw5Hb1";
        for (before, secret) in [
            ("https://shop.example/api/Sync?code=", "vN4kQ8zT2mXw7RbL5pYs9HcJdF3gA6eUiOq1Zt=="),
            ("https://shop.example/magic-login?t=", token),
            ("https://shop.example/verify?lang=en&amp;k=", token),
            ("https://shop.example/action?mode=resetPassword&oobCode=", token),
        ] {
            for within in [Within::Prose, Within::Value] {
                let text = format!("See {before}{secret} of");
                let found: Vec<&str> = find(&text, within).into_iter().map(|key| &text[key.range]).collect();
                assert_eq!(found, [secret], "{text}");
            }
        }
        for text in [
            "https://shop.example/items?t=hV8rX2mQ7kTp3LzN9sYw5Hb1",
            "https://login.shop.example/items?t=hV8rX2mQ7kTp3LzN9sYw5Hb1",
            "https://shop.example/presets?t=hV8rX2mQ7kTp3LzN9sYw5Hb1",
            "https://shop.example/deactivated-items?t=hV8rX2mQ7kTp3LzN9sYw5Hb1",
            "https://shop.example/uploads/confirm?key=uploads/hV8rX2mQ7kTp3LzN9sYw5Hb1.png",
            "https://shop.example/files/verify?hash=9f2c81d07be34a659f2c81d07be34a65",
            "https://shop.example/items?code=hV8rX2mQ7kTp3LzN9sYw5Hb1",
            "https://shop.example/verify?t=1700000000000000&k=2024-01-02",
            "https://shop.example/login?id=hV8rX2mQ7kTp3LzN9sYw5Hb1",
            "x = a&t=hV8rX2mQ7kTp3LzN9sYw5Hb1",
        ] {
            assert_eq!(find(text, Within::Prose), [], "{text}");
        }
    }
}
