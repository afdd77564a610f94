//! Secrets in text of any kind: JSON, XML, a form; JSON with mistakes in it, too.

use crate::collection::secrets::values::is_placeholder;
use crate::json::{self, Json};
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::broken_json::broken_json;
use crate::lower::secrets::redaction::graphql;
use crate::lower::secrets::redaction::json::redact_parsed_json;
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::lower::secrets::redaction::url::{redact_form, redact_pair};
use crate::lower::secrets::redaction::xml::xml;

/// A text without its secrets, if it is JSON, XML, a form, or lines of names and values.
pub fn redact_text(text: &str) -> String {
    match text.trim_start().starts_with(['{', '[']) {
        true => redact_body(text, json::parse_body(text).as_ref().ok()),
        false => redact_body(text, None),
    }
}

/// The same for a parsed text: as JSON, if it is JSON.
pub fn redact_body(text: &str, json: Option<&Json<'_>>) -> String {
    match json {
        Some(json) => redact_parsed_json(text, json, None),
        None if graphql::is_document(text) => graphql::redact(text),
        None if text.trim_start().starts_with('<') => xml(text),
        None if text.trim_start().starts_with(['{', '[']) && !begins_section(text) => broken_json(text),
        // JSON within other text: events, a call of a function
        None if text.contains("\":") || text.contains("':") => broken_json(text),
        None if text.contains('&') || !text.contains('\n') && !text.contains(':') => redact_form(text),
        None => lines(text),
    }
}

/// Whether a text begins with the title of a section: `[database]` alone on a line.
fn begins_section(text: &str) -> bool {
    let title = text.trim_start().split_once('\n').map(|(line, _)| line.trim());
    let title = title.and_then(|line| line.strip_prefix('[')?.strip_suffix(']'));
    let is_of_title = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b' ');
    title.is_some_and(|title| !title.is_empty() && title.bytes().all(is_of_title))
}

/// Lines of names and values without those that are secrets, also where a value of YAML has lines of its own.
fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // how far the name of a block is indented, and the block's placeholder until it is written
    let mut block: Option<(usize, String)> = None;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let own = line.trim();
        if let Some((owner, placeholder)) = &mut block
            && (own.is_empty() || indent > *owner)
        {
            let is_word = !own.is_empty() && !own.contains(char::is_whitespace) && !is_placeholder(own);
            if !is_word {
                // a name and a value of its own
                out.push_str(&without_value(line));
            } else if !placeholder.is_empty() {
                let shown = std::mem::take(placeholder);
                out.extend([&line[..indent], &shown, &line[indent + own.len()..]]);
            }
            continue;
        }
        out.push_str(&without_value(line));
        let name = own.trim_end_matches(['-', '+']).strip_suffix(['|', '>']).and_then(|name| name.strip_suffix(": "));
        let name = name.map(|name| name.trim_start_matches("- ").trim_matches(['"', '\'']));
        block = name.filter(|name| detect::is_secret_name(name)).map(|name| (indent, placeholder(name)));
    }
    out
}

/// A line of a name and a value, `password: x` or `password = x`, without its value if that is a secret.
fn without_value(line: &str) -> String {
    let parts = line.find([':', '=']).map(|at| (&line[..at], &line[at + 1..]));
    let Some((before, after)) = parts else { return line.to_owned() };
    let name = before.trim().trim_start_matches("- ").trim_start_matches("export ").trim_matches(['"', '\'']);
    let value = after.trim();
    let own = value.trim_matches(['"', '\'']);
    let is_word = !own.is_empty() && (own.len() < value.len() || !own.contains(char::is_whitespace));
    if is_word && !name.contains(' ') && !is_placeholder(own) && detect::is_secret_value(name, own) {
        let start = line.len() - after.trim_start().trim_start_matches(['"', '\'']).len();
        return [&line[..start], &placeholder(name), &line[start + own.len()..]].concat();
    }
    let (pair, end) = line.split_at(line.trim_end().len());
    redact_pair(pair) + end
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let event = r#"data: {"x": "{\"password\":\"hunter22\",\"keep\":1}"}"#;
        assert_eq!(redact_text(event), r#"data: {"x": "{\"password\":\"{{password}}\",\"keep\":1}"}"#);
        let quoted = r#"data: {"x": "{\"password\":\"hunter22\\\"zq81\",\"keep\":1}"}"#;
        assert_eq!(redact_text(quoted), r#"data: {"x": "{\"password\":\"{{password}}\",\"keep\":1}"}"#);
        let harmless = r#"{"password": {{password}}, "email": "a" "token": "{{token}}"}"#;
        assert_eq!(redact_text(harmless), harmless);
    }

    #[test]
    fn secret_pairs_of_a_form_are_not_shown() {
        assert_eq!(redact_text("user=u&password=p"), "user=u&password={{password}}");
    }

    #[test]
    fn a_block_of_yaml_shows_no_secret() {
        let key = "a: 1\nprivate_key: |\n  MIIEk8QzV3mL\n  pTxWc2RnYd9H\n\nb: 2\n";
        assert_eq!(redact_text(key), "a: 1\nprivate_key: |\n  {{private_key}}\n\nb: 2\n");
        let two = "credentials: |\n  user: bob\n  password: swordfish\nb: 2\n";
        assert_eq!(redact_text(two), "credentials: |\n  user: bob\n  password: {{password}}\nb: 2\n");
        for text in ["password: >-\n  the password of a user\nb: 2\n", "text: |\n  MIIEk8QzV3mL\n  pTxWc2RnYd9H\n"] {
            assert_eq!(redact_text(text), text);
        }
    }

    #[test]
    fn secrets_on_lines_of_their_own_are_not_shown() {
        for (text, shown) in [
            ("user: bob\npassword: hunter2\n", "user: bob\npassword: {{password}}\n"),
            ("[db]\npassword = 'hunter 2'\n", "[db]\npassword = '{{password}}'\n"),
            ("- token: hunter2\r\n  a: b", "- token: {{token}}\r\n  a: b"),
            ("export API_KEY=hunter2\nx", "export API_KEY={{API_KEY}}\nx"),
            ("password: hunter2", "password: {{password}}"),
            ("password: \u{e9}hunter2\"", "password: {{password}}\""),
            ("event: login\ndata: {\"token\": \"hunter2\"}\n", "event: login\ndata: {\"token\": \"{{token}}\"}\n"),
            ("callback({\"token\": \"hunter2\"});", "callback({\"token\": \"{{token}}\"});"),
        ] {
            assert_eq!(redact_text(text), shown);
            assert_eq!(redact_body(text, None), shown);
        }
        for text in [
            "Password: must have 8 characters\n",
            "password: string\nuser: u",
            "password: {{password}}\n",
            "the token is: hunter2\n",
            "password:\n  min: 8\n",
            "a: b\nc",
            "token: \"\n",
            "token_type: bearer\n",
        ] {
            assert_eq!(redact_text(text), text);
        }
    }
}
