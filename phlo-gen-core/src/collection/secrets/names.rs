//! Detects secrets by the name of a value: a variable, a header, a member, a parameter of authorization.

pub use super::secret_names::{
    is_id, is_secret_by_value, is_secret_name, is_token, may_be_by_value, may_be_secret_name,
};

use super::secret_names::{PROPERTIES, has};
use super::values::words;
use super::words::{API_KEYS, CLIENT_KEYS, CONFIGURATION, CREDENTIAL_HEADERS, IDENTITIES, OTHER_KEYS};
use crate::bytes::{all, is_one_of, kind, leading};

/// Ends of the names of numbers that are secrets.
const NUMBERS: [&str; 13] =
    ["token", "secret", "password", "passwd", "passcode", "apikey", "pass", "pwd", "otp", "pin", "cvv", "cvc", "code"];

/// Whether the values in an object that is a secret are about it, not it: `{"credentials": {"name": …, "kind": …}}`.
pub fn is_property(name: &str) -> bool {
    words(name).last().is_some_and(|last| has(PROPERTIES, last))
}

/// Whether an object of this name is more than a secret, so that the names of its members decide: `{"auth": {"kind": …}}`.
pub fn is_frame(name: &str) -> bool {
    const FRAMES: [&str; 7] = ["auth", "authorization", "authentication", "session", "cookie", "cookies", "assertion"];
    words(name).last().is_some_and(|last| FRAMES.contains(&last.as_str()))
}

/// Whether the name alone does not say enough: `SignatureCompare: "Microsoft"` and `auth: "basic"` are kinds.
pub fn is_weak(name: &str) -> bool {
    const WEAK: [&str; 7] = ["auth", "authentication", "signature", "sig", "session", "sid", "assertion"];
    words(name).last().is_some_and(|last| WEAK.contains(&last.as_str()))
}

/// Whether a number of this name is a secret: `pin`, `user_token`, not `max_output_tokens` or `token_lifespan_seconds`.
pub fn is_secret_number(name: &str) -> bool {
    let joined = joined(name);
    let ends = NUMBERS.iter().any(|word| joined.ends_with(word));
    ends && is_secret_name(name)
}

/// Whether an argument of this name is the key that a client sends with every request.
pub fn is_api_key_name(name: &str) -> bool {
    let name = joined(name);
    API_KEYS.iter().any(|key| name.ends_with(key))
}

/// Whether a name without separators is that of a key which a service gives to a client.
pub fn is_client_key(joined: &str) -> bool {
    API_KEYS.contains(&joined) || CLIENT_KEYS.contains(&joined)
}

/// Whether a header of this name contains credentials: its value is a secret of the client.
pub fn is_credential_header(name: &str) -> bool {
    CREDENTIAL_HEADERS.contains(&joined(name).as_str()) || is_secret_name(name)
}

/// Whether a header of this name is a key or a token of the client; a cookie is none.
pub fn is_key_header(name: &str) -> bool {
    let lower = name.trim().to_ascii_lowercase();
    let words: Vec<&str> = lower.split(['-', '_']).collect();
    let is_key = matches!(words.as_slice(), [_, .., before, "key"] if !OTHER_KEYS.contains(before));
    !matches!(lower.as_str(), "cookie" | "set-cookie")
        && !is_id_of_one_call(&lower)
        && !is_signature(&lower)
        && (is_key || is_credential_header(name))
}

/// Whether a header of this name signs one request.
pub fn is_signature(name: &str) -> bool {
    joined(name).ends_with("signature")
}

/// Whether a header of this name has an id of one call.
pub fn is_id_of_one_call(name: &str) -> bool {
    is_idempotency_key(name) || joined(name).contains("requestid")
}

/// Whether a value of this name tells a server that a call is the repetition of another.
pub fn is_idempotency_key(name: &str) -> bool {
    // most names have no letter of it, and are asked for often
    !all(name, kind!(not b'p' | b'P')) && joined(name).contains("idempot")
}

/// Whether the value of this parameter of authorization is a secret.
pub fn is_credential_parameter(name: &str) -> bool {
    !is_one_of(name, CONFIGURATION)
}

/// Whether a variable that this parameter of authorization consists of is a secret.
pub fn is_secret_parameter(name: &str) -> bool {
    is_credential_parameter(name) && !IDENTITIES.contains(&name)
}

/// A name without separators, in lower case.
pub fn joined(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while !rest.is_empty() {
        let (letters, after) = rest.split_at(leading(rest, kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9')));
        out.push_str(letters);
        let mut chars = after.chars();
        chars.next();
        rest = chars.as_str();
    }
    out.make_ascii_lowercase();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_labels_of_the_table() {
        let table = include_str!("../../../tests/labelled/secret_names.txt");
        let rows: Vec<(&str, &str)> = table.lines().filter_map(|line| line.split_once(' ')).collect();
        let wrong: Vec<&str> = rows
            .iter()
            .filter(|(label, name)| *label != "#" && is_secret_name(name) != (*label == "secret"))
            .map(|row| row.1)
            .collect();
        assert!(wrong.is_empty() && rows.len() > 300, "{wrong:?}");
    }

    #[test]
    fn numbers_that_only_count_are_no_secrets() {
        for name in ["pin", "user_token", "otp", "smsCode", "cvv"] {
            assert!(is_secret_number(name), "{name}");
        }
        for name in ["max_output_tokens", "token_lifespan_seconds", "status_code", "pin_count", "session"] {
            assert!(!is_secret_number(name), "{name}");
        }
    }

    #[test]
    fn weak_names_end_with_words_that_have_other_meanings() {
        assert!(is_weak("basicAuth") && is_weak("X-Signature") && is_weak("sid"));
        assert!(!is_weak("password") && !is_weak("authToken") && !is_weak("apiKey"));
    }

    #[test]
    fn an_object_of_a_login_is_more_than_a_secret() {
        assert!(is_frame("auth") && is_frame("user_session") && !is_frame("credentials") && !is_frame("session_id"));
    }
}
