//! Credentials in prose, tables and commands: what stands beside the name of a secret, and the passwords of URLs.

use crate::error::redaction::secret_names::is_secret_name;
use std::ops::Range;

/// A shorter word is no credential that shows by its look.
const SHORTEST: usize = 8;

/// The number of bytes between a name and its value.
const GAP: usize = 40;

/// The longest tag between them.
const LONGEST_TAG: usize = 80;

/// The longest URL up to its host.
const LONGEST_URL: usize = 512;

/// Words between a name and its value.
const LINKS: [&str; 22] = [
    "is", "was", "are", "be", "has", "had", "value", "the", "a", "of", "got", "invalid", "received", "with", "named",
    "to", "lautet", "ist", "es", "est", "header", "string",
];

/// The places of words that look random and stand beside the name of a secret: `invalid API key k3…`, `| Password | k3… |`,
/// `--token k3…`, `<td>Password</td><td>k3…</td>`; and of codes in sentences: `Your OTP is 482913`.
pub(super) fn named_words(text: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let length = text.iter().skip(at).take_while(|byte| is_of_word(**byte)).count();
        let word = text.get(at..at + length).unwrap_or_default();
        if (is_random(word) && is_named(text, at)) || (is_code(word) && follows_is(text, at)) {
            let more = text.iter().skip(at + length).take_while(|byte| is_of_word(**byte) || **byte == b'/').count();
            let end = at + length + more;
            let dots = text.get(at..end).unwrap_or_default().iter().rev().take_while(|byte| **byte == b'.').count();
            found.push(at..end - dots);
            at = end;
        }
        at += length.max(1);
    }
    found
}

/// The places of passwords in URLs, `postgres://me:k3…@host`, and in `curl -u me:k3…`.
pub(super) fn passwords_of_urls(text: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in (0..text.len()).filter(|at| matches!(text.get(*at), Some(b':' | b'-'))) {
        let rest = text.get(at..).unwrap_or_default();
        let Some(start) = ["://", "-u ", "--user "].iter().find(|start| rest.starts_with(start.as_bytes())) else {
            continue;
        };
        let start = at + start.len() + usize::from(matches!(rest.get(start.len()), Some(b'"' | b'\'')));
        let is_part = |byte: &&u8| !byte.is_ascii_whitespace() && !b"/?#\"\'<>\\`".contains(byte);
        let length = text.iter().skip(start).take(LONGEST_URL).take_while(is_part).count();
        let user = text.get(start..start + length).unwrap_or_default();
        let end = match user.iter().rposition(|byte| *byte == b'@') {
            Some(end) => end,
            None if rest.starts_with(b"-") => length,
            None => continue,
        };
        if let Some(colon) = user.iter().take(end).position(|byte| *byte == b':').filter(|colon| colon + 1 < end) {
            found.push(start + colon + 1..start + end);
        }
    }
    found
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"-_+.~!@$%^*".contains(&byte)
}

/// Whether a word mixes letters with digits as no word of a language does.
fn is_random(word: &[u8]) -> bool {
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = word.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    word.len() >= SHORTEST && digits >= 2 && letters >= 2
}

/// Whether a word could be a code that somebody types.
fn is_code(word: &[u8]) -> bool {
    word.len() >= 4 && word.iter().any(u8::is_ascii_digit)
}

/// Whether the name of a secret stands before a place, with at most marks, tags and small words between them.
fn is_named(text: &[u8], at: usize) -> bool {
    let mut end = at;
    for _ in 0..4 {
        let Some(gap) = before_gap(text, end) else { return false };
        let Some(name) = name_at_end(text, gap) else { return false };
        if name.len() < 40 && is_secret_name(&name) {
            return true;
        }
        let start = gap - name.len();
        // `API key` has two words
        let first = start.checked_sub(1).filter(|blank| text.get(*blank) == Some(&b' '));
        let first = first.and_then(|blank| name_at_end(text, blank)).unwrap_or_default();
        if first.len() < 40 && !first.is_empty() && is_secret_name(&format!("{first}_{name}")) {
            return true;
        }
        if !LINKS.contains(&name.to_ascii_lowercase().as_str()) {
            return false;
        }
        end = start;
    }
    false
}

/// Whether a code is said to be one: `Your OTP is 482913`, `the code is: 482913`.
fn follows_is(text: &[u8], at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let Some(verb) = before.strip_suffix(b" ").map(|rest| rest.strip_suffix(b":").unwrap_or(rest)) else {
        return false;
    };
    let verb_length = verb.len().min(3);
    let (name, verb) = verb.split_at(verb.len() - verb_length);
    let Some(name) = name_at_end(text, name.len()).filter(|_| verb.eq_ignore_ascii_case(b" is")) else { return false };
    is_secret_name(&name) || matches!(name.to_ascii_lowercase().as_str(), "code" | "key")
}

/// Where the gap before a place begins, if it may stand between a name and its value.
fn before_gap(text: &[u8], at: usize) -> Option<usize> {
    let mut start = at;
    while let Some(byte) = start.checked_sub(1).and_then(|before| text.get(before)) {
        match byte {
            b'>' => {
                let tag = text.get(..start)?.iter().rev().take(LONGEST_TAG);
                start -= tag.clone().position(|byte| *byte == b'<').map_or(1, |open| open + 1);
            }
            b',' if !matches!(text.get(start), Some(b'"' | b'\'' | b' ')) => return None,
            b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'\'' | b'`' | b'*' | b'|' | b'/' | b'-' | b':' | b'=' | b'\\'
            | b',' => {
                start -= 1;
            }
            _ => break,
        }
    }
    (start > 0 && at - start <= GAP + LONGEST_TAG).then_some(start)
}

/// The name that ends at a place.
fn name_at_end(text: &[u8], end: usize) -> Option<String> {
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"_-".contains(byte);
    let before = text.get(..end)?;
    let length = before.iter().rev().take(64).take_while(is_name).count();
    let name = before.get(end - length..)?;
    (length > 0).then(|| String::from_utf8_lossy(name).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{named_words, passwords_of_urls};

    fn found(text: &str) -> Vec<&str> {
        let all = named_words(text.as_bytes()).into_iter().chain(passwords_of_urls(text.as_bytes()));
        all.map(|range| &text[range]).collect()
    }

    #[test]
    fn a_word_beside_the_name_of_a_secret() {
        for text in [
            "invalid API key k3x81-Qz/7+a.",
            "Token k3x81-Qz/7+a has expired",
            "the password is \"k3x81-Qz/7+a\"",
            "Variable \"$password\" got invalid value \"k3x81-Qz/7+a\"; x",
            "Ihr Passwort lautet k3x81-Qz/7+a",
            "| Password | k3x81-Qz/7+a |",
            "**Password:** k3x81-Qz/7+a",
            "<tr><td>Password</td>\n <td class=\"x\">k3x81-Qz/7+a</td></tr>",
            "<label>API key</label><span>k3x81-Qz/7+a</span>",
            "run --api-key k3x81-Qz/7+a -h x",
            "https://h/reset-password/k3x81-Qz/7+a",
            "[\"access_token\",\"k3x81-Qz/7+a\"]",
            "form-data; name=\"password\"\r\n\r\nk3x81-Qz/7+a\r\n",
            "password -> k3x81-Qz/7+a",
            "postgres://me:k3x81-Qz7+a@db:5432/x",
            "curl -u 'me:k3x81-Qz7+a' https://h",
        ] {
            let found = found(text);
            assert!(matches!(found.as_slice(), ["k3x81-Qz/7+a" | "k3x81-Qz7+a"]), "{text}: {found:?}");
        }
        assert_eq!((found("Your OTP is 482913, call"), found("the code is: 48a")), (vec!["482913"], vec![]));
    }

    #[test]
    fn other_words_are_no_credentials() {
        for text in [
            "the token has expired, request 8f3a2c1d99",
            "invalid token. Request 8f3a2c1d99",
            "token type RS256-SHA512",
            "{\"grant_type\":\"password\",\"username\":\"anna1234\"}",
            "{\"type\":\"token\",\"id\":\"a1b2c3d4e5\"}",
            "the password must have 8 characters",
            "token 2026-11-29",
            "https://h:8080/a@b, http://me@h, mailto:me:you@h",
            "the version is 12345",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
