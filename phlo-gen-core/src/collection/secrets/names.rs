//! Detects secrets by the name of a value: a variable, a header, a member, a parameter of authorization.

pub use super::secret_names::{
    is_id, is_secret_by_value, is_secret_name, is_token, may_be_by_value, may_be_secret_name,
};

use super::secret_names::{PROPERTIES, has};
use super::values::{changes_as_no_word, is_placeholder, words};
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

/// Whether a value is a flag, a kind or an id although its name is that of a secret: `basicAuth=true`,
/// `signature: "Microsoft"`. Only names that have other meanings too are such.
pub fn is_kind(name: &str, value: &str) -> bool {
    let is_word = || value.len() >= 3 && value.len() <= 20 && value.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_flag = || matches!(value, "true" | "false" | "0" | "1");
    let is_readable = || is_numbered(value) || is_algorithm(value) || is_resource_id(name, value);
    is_weak(name) && (is_flag() || is_word() && !changes_as_no_word(value) && !is_placeholder(value) || is_readable())
}

/// Whether a value is words with numbers of their own: `checkout2024`, `evt_room_12`.
fn is_numbered(value: &str) -> bool {
    let is_word = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = value.split(['_', '-']).collect();
    let are_words = parts.len() >= 3
        && parts.iter().all(|part| is_word(part) || is_number(part))
        && parts.iter().any(|part| part.len() >= 3 && is_word(part))
        && parts.iter().any(|part| is_number(part));
    let year = value.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let ends_in_year = value.len() >= 7 && year.len() == 4 && year.starts_with(['1', '2']) && is_number(year);
    value.len() <= 24 && (are_words || ends_in_year)
}

/// Whether a value names how something is signed: `RS256withDSA`.
fn is_algorithm(value: &str) -> bool {
    const ALGORITHMS: [&str; 6] = ["ecdsa", "dsa", "rsa", "sha", "hmac", "md5"];
    const OTHERS: [&str; 6] = ["with", "rs", "hs", "es", "ps", "v"];
    let lower = value.to_ascii_lowercase();
    let rest = ALGORITHMS.iter().chain(&OTHERS).fold(lower.clone(), |rest, name| rest.replace(name, ""));
    value.len() <= 20
        && ALGORITHMS.iter().any(|name| lower.contains(name))
        && rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
}

/// Whether a `sid` is not that of a session: two letters for a kind and 32 digits, the id of a call or an account.
pub fn is_resource_id(name: &str, value: &str) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f');
    let is_id = || match value.as_bytes() {
        [first, second, digits @ ..] if digits.len() == 32 => {
            first.is_ascii_uppercase() && second.is_ascii_uppercase() && digits.iter().all(is_digit)
        }
        _ => false,
    };
    value.len() == 34 && words(name).last().is_some_and(|last| last == "sid") && is_id()
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
    let joined = joined(name);
    CREDENTIAL_HEADERS.contains(&joined.as_str()) || is_secret_name(name) || is_forwarded(&joined)
}

/// Whether a header is one of authorization that a proxy has renamed: `X-Forwarded-Authorization`.
fn is_forwarded(joined: &str) -> bool {
    const PROXIES: [&str; 10] =
        ["amz", "amzn", "backend", "client", "forwarded", "gateway", "original", "proxy", "real", "upstream"];
    let before = joined.strip_suffix("authorization").and_then(|name| name.strip_prefix('x'));
    before.is_some_and(|word| PROXIES.contains(&word))
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
    let joined = joined(name);
    is_idempotency_key(name)
        || ["requestid", "correlationid", "traceid", "traceparent"].iter().any(|id| joined.ends_with(id))
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
    fn a_header_of_a_proxy_or_of_a_client_authorizes() {
        for name in ["X-Forwarded-Authorization", "x-original-authorization", "Authorization", "X-Project-Key"] {
            assert!(is_key_header(name), "{name}");
        }
        for name in ["X-Skip-Authorization", "X-Last-Authorization", "X-Issue-Key", "X-Authorization-Date"] {
            assert!(!is_key_header(name), "{name}");
        }
    }

    #[test]
    fn a_word_under_a_weak_name_is_a_kind() {
        for (name, value) in [
            ("SignatureX", "a"),
            ("basicAuth", "true"),
            ("signature", "Microsoft"),
            ("sid", "xiaomiio"),
            ("sig", "RS256withDSA"),
            ("session", "checkout2024"),
        ] {
            assert_eq!(is_kind(name, value), name != "SignatureX", "{name}={value}");
        }
        for (name, value) in [
            ("signature", "a1b2c3d4"),
            ("password", "Microsoft"),
            ("sig", "aBcDeFgH"),
            ("auth", "{{auth}}"),
            ("pass", ""),
            ("session", "hunter2"),
            ("session", "k8QzV3mLpTxWc2Rn"),
            ("session", "9f2c81d07be34a65"),
            ("session", "a8-k3-x9"),
            ("session_id", "evt_session_room_12"),
            ("session_id", "1"),
            ("sid", "s:k8QzV3mLpTxWc2Rn"),
            ("sig", "dSaK8QzV3mLpT"),
            ("password", "checkout2024"),
            ("signature", "Versailles9"),
            ("signature", "Marsha12"),
            ("signature", "correct-horse-bat"),
            ("token", "CA0123456789abcdef0123456789abcdef"),
        ] {
            assert!(!is_kind(name, value), "{name}={value}");
        }
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
