//! Detects secrets by the name of a value: a variable, a header, a member, a parameter of authorization.

use super::values::words;
use super::words::{
    API_KEYS, CONFIGURATION, COUNTED, CREDENTIAL_HEADERS, CURSORS, FLAGS, IDENTITIES, KEY_OWNERS, OTHER_KEYS,
    OTHER_WORDS, PROPERTIES, SECRET_ENDINGS, SECRET_WORDS,
};
use crate::bytes::leading;

/// Whether a variable or a header of this name is a secret. A flag, a kind, a time, a place in a list or a number of
/// them is none.
pub fn is_secret_name(name: &str) -> bool {
    let joined = joined(name);
    if name.is_ascii() && !may_be_secret(&joined) {
        return false;
    }
    let words = words(name);
    let words: Vec<&str> = words.iter().map(|word| word.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    has_secret_word(&joined, &words) && !is_about_a_secret(&words)
}

/// Whether a name without separators has the first letters of a word that a secret has. Most names have none.
fn may_be_secret(joined: &str) -> bool {
    let mut rest = joined.as_bytes();
    loop {
        match rest {
            [b't', b'o', b'k', ..]
            | [b's', b'e', b'c' | b's', ..]
            | [b'p', b'a', b's', ..]
            | [b'k', b'e', b'y', ..] => {
                return true;
            }
            [b'c', b'r', b'e', ..] | [b's', b'i', b'g', ..] | [b'o', b't', b'p', ..] | [b'p', b'w', b'd', ..] => {
                return true;
            }
            [b'p', b'i', b'n', ..] | [b'j', b'w', b't', ..] => return true,
            [] => return false,
            [_, after @ ..] => rest = after,
        }
    }
}

fn has_secret_word(joined: &str, words: &[&str]) -> bool {
    if SECRET_WORDS.iter().any(|word| joined.contains(word)) {
        return !words.iter().any(|word| OTHER_WORDS.contains(word));
    }
    let last = words.last().copied().unwrap_or_default();
    SECRET_ENDINGS.contains(&last) || is_key(words)
}

/// Whether the name is that of a key which is a secret: `personalKey`, `x_partner_app_key`.
fn is_key(words: &[&str]) -> bool {
    let owner = match words {
        [.., owner, "key" | "keys"] => Some(*owner),
        [.., last] => last.strip_suffix("keys").or_else(|| last.strip_suffix("key")),
        [] => None,
    };
    owner.is_some_and(|owner| KEY_OWNERS.contains(&owner))
}

/// Whether the name is that of something that is known about a secret, and not of the secret.
fn is_about_a_secret(words: &[&str]) -> bool {
    let Some((last, before)) = words.split_last() else { return false };
    let is_flag = before.first().is_some_and(|first| FLAGS.contains(first));
    let is_cursor = *last == "token" && before.last().is_some_and(|word| CURSORS.contains(word));
    let is_number = *last == "tokens" && before.iter().any(|word| COUNTED.contains(word));
    let is_property = PROPERTIES.contains(last) && !words.windows(3).any(|three| three == ["access", "key", "id"]);
    let is_key_of_property = *last == "key" && before.last().is_some_and(|word| PROPERTIES.contains(word));
    is_flag || is_cursor || is_number || is_property || is_key_of_property || is_joined(last)
}

/// The same for a name without separators: `haspassword`, `tokentype`, `pagetoken`.
fn is_joined(word: &str) -> bool {
    SECRET_WORDS.iter().any(|secret| {
        let Some((before, after)) = word.split_once(secret) else { return false };
        let is_cursor = *secret == "token" && CURSORS.iter().any(|cursor| before.ends_with(cursor));
        let is_number = after == "s" && COUNTED.iter().any(|counted| before.contains(counted));
        FLAGS.contains(&before) || PROPERTIES.contains(&after) || is_cursor || is_number
    })
}

/// Whether the values in an object that is a secret are about it, not it: `{"credentials": {"name": …, "kind": …}}`.
pub fn is_property(name: &str) -> bool {
    words(name).last().is_some_and(|last| PROPERTIES.contains(&last.as_str()))
}

/// Whether a number of this name is a secret: `pin`, `user_token`, not `max_output_tokens` or `token_lifespan_seconds`.
pub fn is_secret_number(name: &str) -> bool {
    let joined = joined(name);
    let ends = SECRET_WORDS.iter().chain(SECRET_ENDINGS).any(|word| joined.ends_with(word));
    ends && is_secret_name(name)
}

/// Whether an argument of this name is the key that a client sends with every request.
pub fn is_api_key_name(name: &str) -> bool {
    let name = joined(name);
    API_KEYS.iter().any(|key| name.ends_with(key))
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
    let joined = joined(name);
    joined.contains("idempot") || joined.contains("requestid")
}

/// Whether the value of this parameter of authorization is a secret.
pub fn is_credential_parameter(name: &str) -> bool {
    !CONFIGURATION.contains(&name)
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
        let (letters, after) = rest.split_at(leading(rest, |byte| byte.is_ascii_alphanumeric()));
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
    fn the_filter_keeps_all_words_of_secrets() {
        for word in SECRET_WORDS.iter().chain(SECRET_ENDINGS).chain(&["key", "keys"]) {
            assert!(may_be_secret(&format!("my{word}")), "{word}");
        }
        assert!(!may_be_secret("callbackurl"));
    }

    #[test]
    fn flags_kinds_places_and_numbers_are_no_secrets() {
        for name in [
            "passwordStrengthType",
            "expirePassword",
            "allow_empty_password",
            "lockType",
            "signatureName",
            "pageToken",
            "tokenType",
            "expires_in",
            "createdAt",
            "withpassword",
            "$skipToken",
            "require_signature",
            "haspassword",
            "nextPageToken",
            "nextpagetoken",
            "password_policy",
            "secretName",
            "tokenExpiresIn",
            "max_tokens",
            "maxtokens",
            "passwordResetUrl",
            "api_key_id_type",
            "secretary",
            "password_changed_at",
            "tokenid",
            "credit_card_token_required",
            "token_endpoint",
            "passwordless",
            "tokenization",
            "is_api_key_valid",
            "publicKey",
            "foreign_key",
            "project_key",
            "keyword",
            "monkey",
            "key",
            "total_tokens_used",
            "credentialKindKey",
            "webAuthnPolicySignatureAlgorithms",
            "id_token_signed_response_alg",
        ] {
            assert!(!is_secret_name(name), "{name}");
        }
    }

    #[test]
    fn secrets_keep_their_names_whatever_stands_before_them() {
        for name in [
            "personalKey",
            "x_partner_app_key",
            "user_password",
            "new_password",
            "resetPasswordToken",
            "page_access_token",
            "verify_token",
            "refreshToken",
            "aws_access_key_id",
            "secretAccessKey",
            "X-Api-Key",
            "apikey",
            "password2",
            "clientSecret",
            "tokens",
            "deviceTokens",
            "credentials",
            "master_key",
            "github_token_2",
            "sessionToken",
        ] {
            assert!(is_secret_name(name), "{name}");
        }
    }

    #[test]
    fn names_have_the_labels_of_the_table_that_the_runtime_shares() {
        let table = include_str!("../../../tests/labelled/secret_names.txt");
        let rows = table.lines().filter_map(|line| line.split_once(' ')).filter(|(label, _)| *label != "#");
        let is_secret = |name: &str| is_secret_name(name) || is_credential_header(name);
        let wrong: Vec<&str> =
            rows.filter(|(label, name)| is_secret(name) != (*label == "secret")).map(|row| row.1).collect();
        assert!(wrong.is_empty() && table.lines().count() > 150, "{wrong:?}");
    }
}
