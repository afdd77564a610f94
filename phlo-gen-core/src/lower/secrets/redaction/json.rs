//! Redacts secrets in JSON: the strings of members whose names are those of secrets.

use crate::bytes::{all, kind};
use crate::collection::secrets::keys::{Within, with_variables};
use crate::collection::secrets::names::is_token;
use crate::json::{self, Json, Kind, Member, quote};
use crate::lower::postman::references;
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::broken_json::broken_json;
use crate::lower::secrets::redaction::graphql;
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::lower::secrets::redaction::url::redact_form;
use crate::lower::secrets::redaction::xml::xml;
use std::borrow::Cow;
use std::ops::Range;

/// A JSON text without its secrets: the strings of members whose names are those of secrets. `owner` is the name of the
/// member whose value the text is, if all strings in it are secrets. Text that is not JSON is unchanged.
pub fn redact_json(text: &str, owner: Option<&String>) -> String {
    match json::parse_body(text) {
        Ok(json) => redact_parsed_json(text, &json, owner.map(String::as_str)),
        Err(_) => text.to_owned(),
    }
}

/// The same for a parsed text.
pub fn redact_parsed_json(text: &str, json: &Json<'_>, owner: Option<&str>) -> String {
    let mut found = Vec::new();
    find_secrets(json, owner, &mut found);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, replacement) in found {
        out.push_str(text.get(from..range.start).unwrap_or_default());
        out.push_str(&replacement);
        from = range.end;
    }
    out + text.get(from..).unwrap_or_default()
}

/// The positions of secrets in a text, in order, and their replacements.
pub fn find_secrets(json: &Json<'_>, owner: Option<&str>, out: &mut Vec<(Range<usize>, String)>) {
    match (&json.kind, owner) {
        (Kind::String(text), owner) if !text.is_empty() && !is_flag(text) => {
            let is_literal = |name| !references::has_variable(text) || detect::has_literal(name, text);
            let is_kind = |name| detect::is_kind(name, text);
            if owner.is_some_and(|name| is_literal(name) && !is_kind(name)) || detect::is_credential_value(text) {
                out.push((json.start..json.end, quote(&placeholder(owner.unwrap_or("token")))));
            } else if owner.is_none() {
                out.extend(in_document(text).map(|inner| (json.start..json.end, quote(&inner))));
            }
        }
        // a number of the same type, so that the value can still be read
        (Kind::Number(number), Some(name)) if number.len() >= 4 && detect::is_secret_number(name) => {
            let zero = if number.contains('.') { "0.0" } else { "0" };
            out.push((json.start..json.end, zero.to_owned()));
        }
        (Kind::Array(values), _) => values.iter().for_each(|value| find_secrets(value, owner, out)),
        (Kind::Object(members), of_keys) => {
            let named = named(members);
            let is_key = members.iter().any(|member| member.name == "kty");
            for member in members {
                // a variable instead of the value does not reveal it
                let is_secret = detect::is_secret_name(&member.name) && !member.name.contains("{{")
                    || is_key && OF_PRIVATE_KEY.contains(&&*member.name);
                let name = is_secret.then_some(&*member.name);
                // numbers, names and kinds in a secret object are about the secret
                let is_frame = matches!(member.value.kind, Kind::Object(_)) && detect::is_frame(&member.name);
                let is_about =
                    || matches!(member.value.kind, Kind::Number(_)) || is_frame || detect::is_property(&member.name);
                let name = name.filter(|_| !is_frame);
                let owner = if owner.is_none() || is_about() { name } else { name.or(owner) };
                // a token as the key of what is known about it
                if let Some(owner) = of_keys
                    && is_token(&member.name)
                    // without escapes it is as long as in the text
                    && matches!(member.name, Cow::Borrowed(_))
                {
                    let end = member.start + member.name.len() + 2;
                    out.push((member.start..end, quote(&placeholder(owner))));
                }
                let owner = owner.or(named.filter(|_| is_value(member))).or_else(|| {
                    let text = member.value.as_str()?;
                    detect::is_secret_by_value(&member.name, text).then_some(&*member.name)
                });
                find_secrets(&member.value, owner, out);
            }
        }
        _ => {}
    }
}

/// The members of a JSON web key that only its owner has.
const OF_PRIVATE_KEY: [&str; 7] = ["d", "k", "p", "q", "dp", "dq", "qi"];

/// The name of a secret that another member has the value of: `{"key": "password", "value": "…"}`.
fn named<'a>(members: &'a [Member<'_>]) -> Option<&'a str> {
    let is_name = |member: &&Member<'_>| matches!(&*member.name, "key" | "name" | "field" | "Key" | "Name");
    let name = members.iter().find(is_name)?.value.as_str()?;
    (!name.contains(['{', ' ']) && detect::is_secret_name(name)).then_some(name)
}

fn is_value(member: &Member<'_>) -> bool {
    matches!(&*member.name, "value" | "Value" | "val") && !matches!(member.value.kind, Kind::Object(_) | Kind::Array(_))
}

/// A document in a string without its secrets, if it has some: JSON or a form.
fn in_document(text: &str) -> Option<String> {
    let redacted = if graphql::is_document(text) {
        graphql::redact(text)
    } else if text.starts_with('<') {
        xml(text)
    } else if text.starts_with(['{', '[']) && text.contains(':') {
        json::parse_body(text).map_or_else(|_| broken_json(text), |json| redact_parsed_json(text, &json, None))
    } else if is_form(text) {
        redact_form(text)
    } else if text.contains(' ') || text.contains('@') && text.contains("://") {
        // a message, `Invalid API key: …`, or an address with a password
        with_variables(text, Within::Code)
    } else {
        return None;
    };
    (redacted != text).then_some(redacted)
}

/// Whether a text begins with a name and a value, as a form does; the signs at the end of base64 have none after them.
fn is_form(text: &str) -> bool {
    /// The longest name.
    const LONGEST: usize = 64;
    if all(text, kind!(not b'=')) {
        return false;
    }
    let name = text.trim_end_matches('=').split_once('=').map_or("", |(name, _)| name);
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'[' | b']');
    (1..=LONGEST).contains(&name.len()) && name.bytes().all(is_of_name) && !text.contains(char::is_whitespace)
}

/// Whether a string is too short to be a secret, or a placeholder: `<boolean>`.
fn is_flag(text: &str) -> bool {
    let is_placeholder = || text.strip_prefix('<').and_then(|text| text.strip_suffix('>'));
    matches!(text, "" | "true" | "false") || is_placeholder().is_some_and(|text| !text.contains(['<', '>', '"', '=']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_members_are_named_and_not_shown() {
        let text =
            r#"{"user": "u", "password": "p", "in": [{"api_key": "k", "n": 1}], "token": {"a": "b"}, "secret": ""}"#;
        let shown = r#"{"user": "u", "password": "{{password}}", "in": [{"api_key": "{{api_key}}", "n": 1}], "token": {"a": "{{token}}"}, "secret": ""}"#;
        assert_eq!(redact_json(text, None), shown);
        assert_eq!(redact_json("[\"a\"]", Some(&"key".to_owned())), "[\"{{key}}\"]");
        assert_eq!(redact_json("no JSON", None), "no JSON");
    }

    #[test]
    fn placeholders_and_variables_are_not_redacted() {
        for text in [r#"{"is_password_reset": "<boolean>"}"#, r#"{"a": {"{{apiKey}}": ["x"]}}"#] {
            assert_eq!(redact_json(text, None), text);
        }
        assert_eq!(redact_json(r#"{"password": "<a>b</a>"}"#, None), r#"{"password": "{{password}}"}"#);
    }

    #[test]
    fn numbers_and_text_in_the_form_of_credentials_are_not_shown() {
        let text =
            r#"{"pin": 12345678, "otp": 1.25, "token": {"ttl": 3600}, "max_tokens": 4096, "x": "Bearer planted-1"}"#;
        let shown = r#"{"pin": 0, "otp": 0.0, "token": {"ttl": 3600}, "max_tokens": 4096, "x": "{{token}}"}"#;
        assert_eq!(redact_json(text, None), shown);
        assert_eq!(redact_json("12345678", Some(&"pin".to_owned())), "0");
    }

    #[test]
    fn values_beside_their_names_and_documents_in_strings_are_not_shown() {
        for (text, shown) in [
            (r#"[{"key": "password", "value": "p"}]"#, r#"[{"key": "password", "value": "{{password}}"}]"#),
            (r#"{"value": "p", "name": "api_key"}"#, r#"{"value": "{{api_key}}", "name": "api_key"}"#),
            (r#"{"a": "{\"password\":\"p\"}"}"#, r#"{"a": "{\"password\":\"{{password}}\"}"}"#),
            (
                r#"{"query": "mutation { login(password: \"p\") { id } }"}"#,
                r#"{"query": "mutation { login(password: \"{{password}}\") { id } }"}"#,
            ),
            (r#"{"error": "Invalid API key: k8QzV3mLpTxWc2Rn"}"#, r#"{"error": "Invalid API key: {{api_key}}"}"#),
            (r#"{"a": "{'password': 'p'}"}"#, r#"{"a": "{'password': '{{password}}'}"}"#),
            (
                r#"{"a": "<input type='password' value='k8QzV3mL'>"}"#,
                r#"{"a": "<input type='password' value='{{password}}'>"}"#,
            ),
            (r#"{"kty": "EC", "crv": "P-256", "d": "x"}"#, r#"{"kty": "EC", "crv": "P-256", "d": "{{d}}"}"#),
            (r#"{"kty": "oct", "k": "x", "kid": "a"}"#, r#"{"kty": "oct", "k": "{{k}}", "kid": "a"}"#),
            (
                r#"{"a": "smtp://ann%40shop.example:k8QzV3mL@h"}"#,
                r#"{"a": "smtp://ann%40shop.example:{{url_password}}@h"}"#,
            ),
            (r#"{"a": "user=u&password=p"}"#, r#"{"a": "user=u&password={{password}}"}"#),
        ] {
            assert_eq!(redact_json(text, None), shown);
        }
        let token = "hV8rX2mQ7kTp3LzN9sYw5Hb1";
        let counts = |key: &str| format!(r#"{{"tokens": {{"{key}": 1}}}}"#);
        assert_eq!(redact_json(&counts(token), None), counts("{{tokens}}"));
        let map = |key: &str| format!(r#"{{"api_keys": {{"{key}": {{"n": 1}}, "name": {{"n": 2}}}}}}"#);
        assert_eq!(redact_json(&map(token), None), map("{{api_keys}}"));
        let tokens = |value: &str| format!(r#"{{"access": "read", "refresh": "{value}"}}"#);
        assert_eq!(redact_json(&tokens(token), None), tokens("{{refresh}}"));
        for text in [
            r#"{"name": "color", "value": "p"}"#,
            r#"{"d": "x", "k": "y"}"#,
            r#"{"a": "https://h/v1?a=b"}"#,
            r#"{"orders": {"hV8rX2mQ7kTp3LzN9sYw5Hb1": 1}, "refresh": "30s"}"#,
            r#"{"file": "/9j/4AAQjwt/pwd/token/AAA=="}"#,
            r#"{"file": "4AAQ_jwt_pwd_token=="}"#,
            r#"{"name": "password", "value": {"min": 8}}"#,
            r#"{"name": "password", "label": "Your password"}"#,
            r#"{"name": "API key", "value": "Beginner plan"}"#,
            r#"{"a": "{not JSON: at all}", "b": "x=y&z=1", "c": "The token = 5"}"#,
        ] {
            assert_eq!(redact_json(text, None), text);
        }
    }
}
