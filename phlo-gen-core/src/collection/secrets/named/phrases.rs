//! Secrets in sentences, after the words that name them: `Our sandbox token is 8f3…`, `with the API key 8f3…`; and in
//! lines of code: `export SHOP_KEY="8f3…"`.

use crate::collection::secrets::key::Key;
use crate::collection::secrets::names::is_secret_name;
use crate::collection::secrets::spelling::{plain_run, run_before};
use crate::collection::secrets::values::is_random_word;
use std::borrow::Cow;

/// How long a name or a value may be.
const LONGEST_NAME: usize = 24;
const LONGEST: usize = 256;

/// The last words of names of secrets, in lower case.
const NAMES: [&str; 10] =
    ["key", "token", "secret", "password", "passphrase", "credentials", "passwort", "kennwort", "senha", "contraseña"];

/// What may be between a name and its value.
const BETWEEN: [&str; 9] = [" is ", " is: ", " lautet ", " ist ", " es ", " é ", " (", " = ", " "];

/// The secret after a word that begins at this place.
pub fn secret(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let [first, second, ..] = bytes[at..] else { return None };
    let last = match &[first | 0x20, second | 0x20] {
        b"ke" | b"to" | b"se" | b"pa" | b"cr" | b"co" => name_at(bytes, at)?,
        _ => return None,
    };
    let end = at + last.len();
    let rest = text.get(end..)?;
    let between = BETWEEN.iter().find(|between| rest.starts_with(**between))?;
    let from = end + between.len();
    let (from, quote) = match bytes.get(from) {
        Some(quote @ (b'`' | b'"' | b'\'')) => (from + 1, Some(*quote)),
        Some(0xE2) if text[from..].starts_with(['“', '‘']) => (from + '“'.len_utf8(), None),
        _ => (from, None),
    };
    let is_of_word =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'+' | b'~' | b'!' | b'$');
    let to = plain_run(bytes, from, LONGEST, is_of_word);
    let value = text.get(from..to)?.trim_end_matches(['.', '-']);
    let closes = quote.is_none_or(|quote| bytes.get(to) == Some(&quote));
    // a word that goes on is a path, a call, or a variable
    let goes_on = quote.is_none() && matches!(bytes.get(to), Some(b'/' | b':' | b'{' | b'(' | b'='));
    if !closes || goes_on || !is_random_word(value) {
        return None;
    }
    let name = name_with_word_before(text, at, end)?;
    let range = from..from + value.len();
    Some(Key { range, name: Cow::Owned(name), title: "the value of a secret" })
}

/// The last word of a name that begins at this place, if it is one.
fn name_at(bytes: &[u8], at: usize) -> Option<&'static str> {
    let mut names: &[&'static str] = &NAMES;
    // a loop, because this is asked at many words by a macro, which is not optimized
    while let [name, others @ ..] = names {
        let end = at + name.len();
        if bytes.get(end) == Some(&b' ') && bytes[at..end].eq_ignore_ascii_case(name.as_bytes()) {
            return Some(name);
        }
        names = others;
    }
    None
}

/// The name of a secret that ends with this word, with the word before it if that alone is none: `api_key`.
fn name_with_word_before(text: &str, at: usize, end: usize) -> Option<String> {
    let word = text.get(at..end)?;
    if is_secret_name(word) {
        return Some(word.to_ascii_lowercase());
    }
    let start = run_before(text.as_bytes(), at.checked_sub(1)?, LONGEST_NAME, |byte| byte.is_ascii_alphanumeric());
    let name = text.get(start..end)?.replace([' ', '-'], "_").to_ascii_lowercase();
    is_secret_name(&name).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    fn found(text: &str) -> Vec<(String, &str)> {
        find(text, Within::Prose).into_iter().map(|key| (key.name.into_owned(), &text[key.range])).collect()
    }

    #[test]
    fn a_secret_stands_after_its_name_in_a_sentence() {
        let secret = "k8QzV3mLpTxWc2Rn5";
        for (text, name) in [
            ("Use the API key # in the sandbox.", "api_key"),
            ("Our sandbox token is #.", "token"),
            ("The client secret is `#`", "secret"),
            ("Log in as bob with password #, then", "password"),
            ("API Key (#)", "api_key"),
            ("Das Passwort lautet #.", "passwort"),
            ("La contraseña es #", "contraseña"),
            ("use the token “#” for tests", "token"),
        ] {
            assert_eq!(found(&text.replace('#', secret)), [(name.to_owned(), secret)], "{text}");
        }
        let uuid = "7c1f3a52-94be-4d0e-8a67-2b9e6f3c1d08";
        assert_eq!(found(&format!("Your API key is {uuid}")), [("api_key".to_owned(), uuid)]);
    }

    #[test]
    fn sentences_about_secrets_stay() {
        for text in [
            "The password must have 8 characters and 2 digits",
            "a token bucket of 100 requests",
            "The token is valid for 3600 seconds",
            "The API key is required since v2.10",
            "The sort key k8QzV3mLpTxWc2Rn5 of a table",
            "The primary key is k8QzV3mLpTxWc2Rn5",
            "a token (RFC6749section4)",
            "the secret /v1/k8QzV3mLpTxWc2Rn5",
            "password is hashed with pbkdf2-sha256-v1",
            "The key 2026-01-02T10:00:00Z",
            "The access token {{token}}",
            "The token type is k8QzV3mLpTxWc2Rn5",
            "The password is `min:8|max:64`",
            "Holders of the token 0xdAC17F958D2ee523a2206206994597C13D831ec7",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
