//! Detects the values of secrets, together with their names.

pub use crate::collection::secrets::names::{
    is_api_key_name, is_client_key, is_credential_header, is_frame, is_id, is_id_of_one_call, is_idempotency_key,
    is_key_header, is_kind, is_property, is_resource_id, is_secret_by_value, is_secret_name, is_secret_number,
    is_signature, is_weak, joined, may_be_by_value, may_be_secret_name,
};

use crate::bytes::trimmed;
use crate::collection::secrets::keys;
use crate::collection::secrets::values::{changes_as_no_word, is_placeholder};
use crate::lower::postman::references::{self, Piece};

/// Whether a string looks like a credential: `Bearer …`, or a key of a well-known shape.
pub fn is_credential_value(text: &str) -> bool {
    let text = trimmed(text);
    let Some((scheme, rest)) = text.split_once(' ') else { return keys::is_key(text) };
    let is_scheme = |known: &str| scheme.eq_ignore_ascii_case(known);
    let is_bearer = is_scheme("bearer");
    if !is_bearer && !is_scheme("basic") && !is_scheme("token") {
        return keys::is_key(text);
    }
    let is_one_word = rest.len() >= 8 && !rest.contains(|c: char| c.is_whitespace() || "{<".contains(c));
    let is_random = rest.len() >= 20 || rest.contains(|c: char| c.is_ascii_digit() || c == '=');
    is_one_word && (is_bearer || is_random)
}

/// Whether the variables in a header are the client's: its key or its token, or those of a cookie that holds one. All of
/// that cookie are, because it is one header: as an argument it would have to be written whole, with its token.
pub fn is_of_client(name: &str, value: &str) -> bool {
    is_key_header(name) || name.trim().eq_ignore_ascii_case("cookie") && references::names(value).any(is_secret_name)
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

/// Whether a secret is unlikely to occur as ordinary text, so that each occurrence is this secret: a long word of letters
/// and digits, or a few such words. Words, numbers, dates, addresses and samples are none.
pub fn is_distinct(text: &str) -> bool {
    let is_address =
        text.contains("://") || text.contains('@') && text.rsplit('@').next().is_some_and(|host| host.contains('.'));
    let is_word = is_numbered_word(text) || is_placeholder(text) || is_date(text);
    if text.len() < 8 || text.contains("{{") || is_address || is_word {
        return false;
    }
    let mixed: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| changes_as_no_word(word)).collect();
    let has_symbol = text.contains(['!', '@', '#', '$', '%', '^', '&', '*', '=', '+']) && !text.contains(' ');
    let is_long = |word: &str| word.len() >= 24 && !word.bytes().all(|byte| byte.is_ascii_digit());
    mixed.iter().map(|word| word.len()).sum::<usize>() >= 8
        || has_symbol && text.contains(|c: char| c.is_ascii_digit())
        || text.split(|c: char| !c.is_ascii_alphanumeric()).any(is_long)
}

/// Words that no passphrase has.
const OF_SENTENCES: [&str; 16] = [
    "the", "is", "are", "you", "your", "from", "for", "to", "of", "must", "be", "that", "this", "not", "with", "field",
];

/// Whether a secret that is not distinct is a long number or four words: whoever writes the same means this secret.
pub fn is_rare(text: &str) -> bool {
    let is_next = |pair: &[u8]| pair[1] == pair[0] + 1 || pair[0] == pair[1] || pair == b"90";
    let is_number = text.len() >= 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    let words = || text.split([' ', '-']);
    let is_sentence =
        || text.ends_with('.') || words().any(|word| OF_SENTENCES.contains(&word.to_ascii_lowercase().as_str()));
    let is_phrase = text.len() >= 20 && words().filter(|word| word.len() > 2).count() >= 4 && !is_sentence();
    is_number && !text.as_bytes().windows(2).all(is_next) || is_phrase && !is_placeholder(text)
}

/// Whether a text is a word with its number: `version2`, `Welcome1`.
fn is_numbered_word(text: &str) -> bool {
    let word = text.strip_suffix(|c: char| c.is_ascii_digit());
    word.is_some_and(|word| word.chars().all(char::is_alphabetic) && !changes_as_no_word(word))
}

/// Whether a text begins like a date: `2026-01-02`.
fn is_date(text: &str) -> bool {
    let form: String = text.chars().take(10).map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    matches!(form.as_str(), "0000-00-00" | "0000/00/00" | "00/00/0000" | "00.00.0000" | "00-00-0000")
}

/// Whether a value of this name is a secret; a value that consists of variables is not.
pub fn is_secret_value(name: &str, value: &str) -> bool {
    let is_literal = !references::has_variable(value) || has_literal(name, value);
    is_secret_name(name) && is_literal && !is_kind(name, value)
        || is_secret_by_value(name, value)
        || is_credential_value(value)
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
        for text in ["hunter2literal", "aBcDeFgHiJ", "9f2c81d07be34a65", "Zk83-QpLw-0vTx", "s3cr3t!!", "correct$horse1"]
        {
            assert!(is_distinct(text), "{text}");
        }
        assert!(["4938271605", "correct horse battery staple"].into_iter().all(is_rare));
        assert!(
            ![
                "1234567890",
                "0000000000",
                "123456",
                "the password",
                "your own secret token here",
                "taken from the settings page",
                "Ask Ann, accounts, second floor."
            ]
            .into_iter()
            .any(is_rare)
        );
        for text in [
            "hunter2",
            "password",
            "YOUR_API_KEY",
            "your-api-key",
            "!REQUIRED!",
            "reset credentials",
            "developer",
            "Password",
            "https://a.b1",
            "sample string 1",
            "summer-sandals",
            "2026-01-02T10:00:00Z",
            "1234567890",
            "mira1@shop.example",
            "external-reference",
            "version2",
            "Welcome1",
            "application1",
        ] {
            assert!(!is_distinct(text), "{text}");
        }
    }

    #[test]
    fn credential_headers_are_recognized_by_name() {
        assert!(["Authorization", "X-Auth", "Set-Cookie", " X-JWT"].into_iter().all(is_credential_header));
        assert!(!["Accept", "X-Session", "X-Auth-Type", "Author"].into_iter().any(is_credential_header));
        assert!(is_of_client("Cookie", "lang={{lang}}; token={{token}}") && !is_of_client("Cookie", "lang={{lang}}"));
        assert!(is_api_key_name("X-Api-Key") && !is_api_key_name("token"));
        assert!(["Authorization", "X-Partner-App-Key", "Ocp-Apim-Subscription-Key"].into_iter().all(is_key_header));
        assert!(
            !["Cookie", "Idempotency-Key", "Sec-WebSocket-Key", "Sort-Key", "X-JWS-Signature"]
                .into_iter()
                .any(is_key_header)
        );
    }
}
