//! Detects the names and values of secrets.

use crate::lower::postman::references::{self, Piece};
use crate::lower::secrets::words::{
    API_KEYS, CREDENTIAL_HEADERS, NOT_SECRET, OTHER_KEYS, PLACEHOLDER_WORDS, SECRET_ENDINGS, SECRET_WORDS,
};

/// Whether a variable or a header of this name is a secret.
pub fn is_secret_name(name: &str) -> bool {
    let joined = joined(name);
    let has_secret_word = SECRET_WORDS.iter().any(|word| joined.contains(word))
        || SECRET_ENDINGS.iter().any(|word| joined.ends_with(word))
            && words(name).last().is_some_and(|last| SECRET_ENDINGS.contains(&last.as_str()));
    has_secret_word && !NOT_SECRET.iter().any(|word| joined.contains(word))
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

/// Whether a string looks like a credential: `Bearer …`, or a JSON web token.
pub fn is_credential_value(text: &str) -> bool {
    let text = text.trim();
    let Some((scheme, rest)) = text.split_once(' ') else { return is_web_token(text) };
    let is_scheme = |known: &str| scheme.eq_ignore_ascii_case(known);
    let is_bearer = is_scheme("bearer");
    if !is_bearer && !is_scheme("basic") && !is_scheme("token") {
        return false;
    }
    let is_one_word = rest.len() >= 8 && !rest.contains(|c: char| c.is_whitespace() || "{<".contains(c));
    let is_random = rest.len() >= 20 || rest.contains(|c: char| c.is_ascii_digit() || c == '=');
    is_one_word && (is_bearer || is_random)
}

/// Whether a string contains a piece of a secret besides its variables: `hunter2{{suffix}}`, not `Bearer {{token}}`.
pub fn has_literal(name: &str, text: &str) -> bool {
    let pieces = references::pieces(text);
    let shortest = if joined(name).contains("pass") || joined(name).ends_with("pwd") { 4 } else { 7 };
    let is_secret = |run: &str| {
        let has = |is: fn(&char) -> bool| run.chars().any(|c| is(&c));
        run.len() >= shortest && has(char::is_ascii_digit) && has(char::is_ascii_alphabetic) || run.len() >= 24
    };
    let holds = |text: &str| text.split(|c: char| !c.is_ascii_alphanumeric()).any(is_secret);
    pieces.iter().any(|piece| matches!(piece, Piece::Variable(_)))
        && pieces.iter().any(|piece| matches!(piece, Piece::Text(text) if holds(text)))
}

/// Whether a secret is unlikely to occur as ordinary text, so that each occurrence is this secret.
pub fn is_distinct(text: &str) -> bool {
    let has = |is: fn(&char) -> bool| text.chars().any(|c| is(&c));
    let is_mixed = has(char::is_ascii_uppercase)
        && text.chars().skip(1).any(|c| c.is_ascii_uppercase())
        && has(char::is_ascii_lowercase);
    let is_placeholder = words(text).iter().all(|word| PLACEHOLDER_WORDS.contains(&word.as_str()));
    text.len() >= 8
        && !text.contains("{{")
        && !text.contains("://")
        && !is_placeholder
        && (has(char::is_ascii_digit)
            || is_mixed
            || text.contains(['-', '@', '=', '+'])
            || text.len() >= 16 && !text.contains(' '))
}

/// Whether a value of this name is a secret; a value that consists of variables is not.
pub fn is_secret_value(name: &str, value: &str) -> bool {
    let is_literal = references::names(value).next().is_none() || has_literal(name, value);
    is_secret_name(name) && is_literal || is_credential_value(value)
}

fn is_web_token(text: &str) -> bool {
    if !text.starts_with("eyJ") {
        return false;
    }
    let parts: Vec<&str> = text.split('.').collect();
    let is_encoded = |part: &&str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    matches!(parts.as_slice(), [_, claims, _] if !claims.is_empty()) && parts.iter().all(is_encoded)
}

fn joined(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// The words of a name, in lower case: `userPIN`, `user-pin` and `UserPin` have two.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for character in name.chars() {
        if !character.is_alphanumeric() || character.is_uppercase() && before.is_lowercase() {
            words.push(String::new());
        }
        if let (Some(word), true) = (words.last_mut(), character.is_alphanumeric()) {
            word.extend(character.to_lowercase());
        }
        before = character;
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_secrets_if_their_name_ends_with_a_secret_word() {
        assert!(["pin", "userPin", "auth_token"].into_iter().all(is_secret_number));
        assert!(!["maxOutputTokens", "actionTokenGeneratedByAdminLifespan", "n"].into_iter().any(is_secret_number));
    }

    #[test]
    fn secrets_are_recognized_by_name() {
        let secrets = [
            "auth_token",
            "API-Key",
            "client_secret",
            "userPassword",
            "X-Auth-Token",
            "Ocp-Apim-Subscription-Key",
            "X-Auth-Key",
            "x-functions-key",
            "X-JWT",
            "pass",
            "smtpPass",
            "otp",
            "PIN",
            "new_pin",
            "pwd",
            "passphrase",
            "sig",
            "sessionid",
        ];
        for name in secrets {
            assert!(is_secret_name(name), "{name}");
        }
        let others = [
            "token_type",
            "nextPageToken",
            "access.token.claim",
            "key",
            "account",
            "passport",
            "compass",
            "passenger",
            "pinned",
            "pin_count",
            "shipping",
            "signature_type",
            "signature_request_id",
            "author",
            "next_token",
            "page_token",
            "max_tokens",
            "opinion",
            "bypass",
            "pass_rate",
            "design",
            "",
        ];
        for name in others {
            assert!(!is_secret_name(name), "{name}");
        }
    }

    #[test]
    fn credentials_are_recognized_by_their_form() {
        let credentials = [
            "Bearer planted-1",
            "bearer abcdefgh",
            "Basic dXNlcjpwYXNz=",
            "Token 12345678",
            "eyJhbGciOi.eyJzdWIi.c2ln-_",
        ];
        assert!(credentials.into_iter().all(is_credential_value));
        let others = [
            "Bearer",
            "Bearer {{token}}",
            "Bearer <token>",
            "Basic understanding",
            "Token expired",
            "eyJ",
            "a.b.c",
            "eyJ a.b.c",
        ];
        assert!(!others.into_iter().any(is_credential_value));
    }

    #[test]
    fn a_secret_may_contain_a_variable() {
        assert!(has_literal("password", "s3cr{{x}}") && has_literal("X-Api-Key", "{{x}}-hunter2mix"));
        let schemes = ["Bearer {{x}}", "AWS4-HMAC-SHA256 Credential={{x}}", "x-{{x}}", "hunter2mix", "{{x}}"];
        assert!(!schemes.into_iter().any(|text| has_literal("Authorization", text)));
    }

    #[test]
    fn ordinary_words_are_not_distinct() {
        assert!(["hunter2literal", "planted-key", "aBcDeFgHiJ"].into_iter().all(is_distinct));
        assert!(
            ![
                "hunter2",
                "password",
                "YOUR_API_KEY",
                "your-api-key",
                "!REQUIRED!",
                "reset credentials",
                "developer",
                "Password",
                "https://a.b1"
            ]
            .into_iter()
            .any(is_distinct)
        );
    }

    #[test]
    fn credential_headers_are_recognized_by_name() {
        assert!(["Authorization", "X-Auth", "Set-Cookie", " X-JWT"].into_iter().all(is_credential_header));
        assert!(!["Accept", "X-Session", "X-Auth-Type", "Author"].into_iter().any(is_credential_header));
        assert!(is_api_key_name("X-Api-Key") && !is_api_key_name("token"));
        assert!(["Authorization", "X-Partner-App-Key", "Ocp-Apim-Subscription-Key"].into_iter().all(is_key_header));
        assert!(
            !["Cookie", "Idempotency-Key", "Sec-WebSocket-Key", "Sort-Key", "X-JWS-Signature"]
                .into_iter()
                .any(is_key_header)
        );
    }
}
