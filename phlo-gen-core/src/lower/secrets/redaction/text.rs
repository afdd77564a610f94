//! Secrets in text of any kind: JSON, XML, a form; JSON with mistakes in it, too.

use crate::json::{self, Json};
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::json::redact_parsed_json;
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::lower::secrets::redaction::url::redact_pair;
use std::ops::Range;

/// A text without its secrets, if it is JSON, XML or a form.
pub fn redact_text(text: &str) -> String {
    match text.trim_start().starts_with(['{', '[', '<']) {
        true => redact_document(text),
        false if text.contains("\":") || text.contains("':") => broken_json(text),
        false => pairs(text),
    }
}

/// A form without its secrets.
fn pairs(text: &str) -> String {
    text.split('&').map(redact_pair).collect::<Vec<_>>().join("&")
}

/// A JSON or XML text without its secrets.
fn redact_document(text: &str) -> String {
    redact_body(text, json::parse_body(text).as_ref().ok())
}

/// The same for a parsed text: as JSON, if it is JSON.
pub fn redact_body(text: &str, json: Option<&Json<'_>>) -> String {
    match json {
        Some(json) => redact_parsed_json(text, json, None),
        None if text.trim_start().starts_with('<') => xml(text),
        None if text.trim_start().starts_with(['{', '[']) => broken_json(text),
        None => pairs(text),
    }
}

/// A text that would be JSON without a mistake, with a placeholder for each value under the name of a secret.
fn broken_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (colon, _) in text.match_indices(':') {
        if colon < from {
            continue;
        }
        let name = name_before(text.get(..colon).unwrap_or_default());
        let value = value_after(text, colon + 1);
        let is_secret = |value: &str| !value.trim().is_empty() && detect::is_secret_value(name, value);
        if text.get(value.clone()).is_some_and(is_secret) {
            out.push_str(text.get(from..value.start).unwrap_or_default());
            out.push_str(&placeholder(name));
            from = value.end;
        }
    }
    out + text.get(from..).unwrap_or_default()
}

/// The name before a colon, in quotes of any kind or none.
fn name_before(text: &str) -> &str {
    let name = text.trim_end().trim_end_matches(['"', '\'', '\\', '`']);
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    name.get(name.trim_end_matches(is_of_name).len()..).unwrap_or_default()
}

/// The range of the value from a place on, without its quotes: to the quote that closes it, or else to the end of its line.
fn value_after(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let opened = rest.trim_start_matches([' ', '\t', '\r', '\n', '\\']);
    let from = text.len() - opened.len();
    let line = |value: &str| value.find('\n').unwrap_or(value.len());
    match opened.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => {
            let value = opened.get(1..).unwrap_or_default();
            let is_escaped = |at: usize| value.get(..at).is_some_and(|before| before.ends_with('\\'));
            let close = value.match_indices(quote).map(|(at, _)| at).find(|at| !is_escaped(*at));
            from + 1..from + 1 + close.unwrap_or_else(|| line(value))
        }
        Some('{') | None => from..from,
        Some('[') => from..from + opened.find(']').map_or(opened.len(), |end| end + 1),
        Some(_) => {
            let end = opened.find([',', '}', ']', '\n']).unwrap_or(opened.len());
            from..from + opened.get(..end).map_or(0, |value| value.trim_end().len())
        }
    }
}

/// A text with a placeholder in each element that is named like a secret and contains only text.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((skipped, after)) = rest.split_once('>') {
        out.push_str(skipped);
        out.push('>');
        rest = after;
        let Some((_, tag)) = skipped.rsplit_once('<') else { continue };
        let name = tag.split(char::is_whitespace).next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        let (content, next) = after.split_once('<').unwrap_or_default();
        let is_element = !tag.starts_with(['/', '!', '?']) && !tag.ends_with('/') && next.starts_with('/');
        if is_element && !content.trim().is_empty() && detect::is_secret_value(name, content) {
            out.push_str(&placeholder(name));
            rest = after.get(content.len()..).unwrap_or_default();
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_elements_are_not_shown() {
        let text = "<?xml version='1.0'?><a><s:password x='1'>p</s:password><password/><token>{{t}}</token><secrets><b>c</b></secrets><pin>\n1</pin> </a>";
        let shown = "<?xml version='1.0'?><a><s:password x='1'>{{password}}</s:password><password/><token>{{t}}</token><secrets><b>c</b></secrets><pin>{{pin}}</pin> </a>";
        assert_eq!(redact_document(text), shown);
        assert_eq!(redact_document("<a> b > c"), "<a> b > c");
    }

    #[test]
    fn json_with_a_mistake_shows_no_secret() {
        for text in [
            r#"{"email": "a" "password": "hunter2"}"#,
            r#"{"email": "a", "password": "hunter2""#,
            "{'email': 'a', 'password': 'hunter2'}",
            "{\"email\": \"a\",\n\"password\": hunter2\n}",
            "{\"email\": a, \"password\": hunter2}",
            "{\"email\": \"a\", \"password\": \"hunter2\n}",
            r#"{"email": "a", password: "hunter2",}"#,
            r#""email": "a", "password": "hunter2""#,
            r#"{"email": "a",, "tokens": ["hunter2", "b"], "access_token": ["hunter2"]}"#,
            r#"{"email": "a", \"password\": \"hunter2\"}"#,
            "[{\"a\": {\"password\" : \"hunter2\"}}",
        ] {
            let shown = redact_text(text);
            let is_list = text.contains("tokens");
            assert!(!shown.replace("\"tokens\": [\"hunter2\"", "").contains("hunter2"), "{shown}");
            assert!(is_list || shown.contains("{{password}}"), "{shown}");
            assert!(shown.contains("a\"") || shown.contains('a'), "{shown}");
        }
        let harmless = r#"{"password": {{password}}, "email": "a" "token": "{{token}}"}"#;
        assert_eq!(redact_text(harmless), harmless);
    }

    #[test]
    fn secret_pairs_of_a_form_are_not_shown() {
        assert_eq!(redact_text("user=u&password=p"), "user=u&password={{password}}");
    }
}
