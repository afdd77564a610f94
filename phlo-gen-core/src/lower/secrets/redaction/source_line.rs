//! Lines of a collection in diagnostics, without values that may be secrets.

use crate::collection::secrets::keys::{Within, find};
use crate::diagnostic::Diagnostic;
use crate::lower::postman::references;
use crate::lower::secrets::detect;

/// The code of the finding about a literal secret.
const FOUND: &str = "secret-in-collection";

/// The codes of diagnostics about texts that cannot be read.
const BROKEN: [&str; 2] = ["not-json", "not-yaml"];

/// A line of a collection for a diagnostic about it: without the values that may be secrets, and of the same length, so
/// that offsets in it stay valid. `before` is the text before the line.
pub fn redacted_line(line: &str, before: &str, diagnostic: &Diagnostic) -> String {
    if BROKEN.contains(&diagnostic.code) {
        return broken_line(&without_keys(line), begins_value(before));
    }
    let line = without_bare_values(&without_keys(line));
    let pieces: Vec<&str> = line.split('"').collect();
    let (mut names, mut hides) = (["", ""], false);
    let mut out: Vec<String> = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        let [name, colon] = names;
        let begins = colon.trim_matches(['\\', ' ']) == ":"
            && may_be_secret(name.trim_end_matches('\\'))
            && !(name == "value" && is_harmless(&pieces, index));
        // a string continues after an escaped quote, unless its own quotes are escaped
        hides = begins || hides && colon.ends_with('\\') && !name.ends_with('\\');
        let is_name = pieces.get(index + 1).is_some_and(|next| next.trim_start().starts_with(':'));
        let is_plain = colon.trim() == ":" && matches!(name, "name" | "key" | "type" | "method");
        let may_hold = name.trim_end_matches('\\') == "value" || piece.contains(['?', '=', '@', '&']);
        let is_shown = is_name || is_plain || !may_hold && looks_plain(piece.trim_end_matches('\\'));
        let is_found = diagnostic.code == FOUND && !is_shown;
        out.push(match (hides, is_found) {
            (false, false) => without_values_of_pairs(piece),
            (false, true) if is_url(piece) => without_values(piece),
            _ => hide(piece),
        });
        names = [colon, piece];
    }
    out.join("\"")
}

/// A line of a text that cannot be read. Nothing says where a value ends in it: all words after the name of a secret are
/// hidden, and elsewhere those that may be one. Names in quotes, variables and signs stay; `hides` if the line before ends
/// in a name.
fn broken_line(line: &str, mut hides: bool) -> String {
    let is_of_word = |c: char| !c.is_whitespace() && !"{}[],:=\"'`\\".contains(c);
    let (mut out, mut rest, mut before) = (String::with_capacity(line.len()), line, ' ');
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end.max(first.len_utf8()));
        let is_variable = line[..line.len() - rest.len()].ends_with("{{") && after.starts_with("}}");
        let is_name = is_variable
            || before == '"' && after.starts_with("\":")
            || !hides && after.trim_start().starts_with([':', '=']);
        let is_shown = end == 0 || if is_name { is_of_letters(word) } else { !hides && looks_plain(word) };
        out.push_str(&hide_unless(is_shown, word));
        hides |= may_be_secret(word);
        (rest, before) = (after, first);
    }
    out
}

fn is_of_letters(word: &str) -> bool {
    word.len() <= 24 && word.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b'$'))
}

/// Whether the last line of a text is the name of a secret whose value goes on after it: `value: |`, `"token":`.
fn begins_value(text: &str) -> bool {
    let line = text.trim_end().rsplit('\n').next().unwrap_or_default();
    let names = |word: &str| may_be_secret(word.trim_matches(['"', '\'', '`', ' ', '-']));
    !line.ends_with([',', '}', ']']) && line.rsplit_once(':').is_some_and(|(name, _)| names(name))
}

/// Whether a text is a URL.
fn is_url(text: &str) -> bool {
    text.contains("://") || text.starts_with("{{") && text.contains('/')
}

/// A URL without its user and password, and without the segments and the values of its query that may be secrets.
fn without_values(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").map_or(("", url), |(scheme, rest)| (&url[..scheme.len() + 3], rest));
    let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
    let (user, path) = path.rsplit_once('@').map_or((None, path), |(user, path)| (Some(user), path));
    let segments: Vec<String> = path.split('/').map(|segment| hide_unless(looks_plain(segment), segment)).collect();
    let user = user.map(|user| hide(user) + "@").unwrap_or_default();
    let mut out = format!("{scheme}{user}{}", segments.join("/"));
    let value = |pair: &str| match pair.split_once('=') {
        Some((name, value)) => {
            format!("{name}={}", hide_unless(!may_be_secret(name) && looks_plain(value), value))
        }
        None => hide_unless(looks_plain(pair), pair),
    };
    if let Some(query) = query {
        out.push('?');
        out.push_str(&query.split('&').map(value).collect::<Vec<_>>().join("&"));
    }
    out
}

/// A text without the values of the pairs in it that are named like secrets: `email=a&password=…`.
fn without_values_of_pairs(text: &str) -> String {
    let is_end = |c: char| matches!(c, '&' | ';' | '\'' | '\\') || c.is_whitespace();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('=') {
        let name =
            before.rsplit(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).next().unwrap_or_default();
        let (value, next) = after.split_at(after.find(is_end).unwrap_or(after.len()));
        out.push_str(before);
        out.push('=');
        let is_secret = name != "value" && may_be_secret(name) && references::whole_variable(value).is_none();
        out.push_str(&hide_unless(!is_secret, value));
        rest = next;
    }
    out + rest
}

fn hide_unless(is_plain: bool, text: &str) -> String {
    if is_plain { text.to_owned() } else { hide(text) }
}

fn hide(text: &str) -> String {
    text.chars().map(hidden).collect()
}

/// A text with asterisks in place of the keys of well-known shapes and of the values that it calls secrets.
pub fn without_keys(line: &str) -> String {
    let (mut out, mut from) = (String::with_capacity(line.len()), 0);
    for key in find(line, Within::Prose) {
        out.push_str(&line[from..key.range.start]);
        out.extend(line[key.range.clone()].chars().map(hidden));
        from = key.range.end;
    }
    out + &line[from..]
}

/// A line without values that are not in double quotes, as in YAML, if they may be secrets.
fn without_bare_values(line: &str) -> String {
    // in braces a comma ends a value
    let is_flow = line.trim_start_matches([' ', '-']).starts_with(['{', '[', '"']);
    let mut hides = vec![false; line.len()];
    for (at, colon) in line.match_indices(": ") {
        let name = line[..at].rsplit(['{', ',', '[']).next().unwrap_or_default();
        let name = name.trim_matches([' ', '-', '"', '\'']);
        let start = at + colon.len();
        let value = &line[start..];
        let end = match value.trim_start().chars().next() {
            None | Some('"' | '\\' | '{' | '|' | '>') => 0,
            // the strings of a list of JSON are hidden one by one
            Some('[') if line[..at].ends_with('"') => 0,
            Some('[') => value.find(']').unwrap_or(value.len()),
            Some(first) if is_flow && first != '\'' => value.find([',', '}', ']']).unwrap_or(value.len()),
            Some(_) => value.len(),
        };
        if may_be_secret(name) {
            hides[start..start + end].fill(true);
        }
    }
    let is_shown = |at: usize, c: char| !hides[at] || matches!(c, ' ' | '"');
    line.char_indices().map(|(at, c)| if is_shown(at, c) { c } else { hidden(c) }).collect()
}

fn may_be_secret(member: &str) -> bool {
    member == "value" || detect::is_secret_name(member) || detect::is_credential_header(member)
}

/// Whether the `value` at an index is harmless: its `key` is next to it in the same object and does not name a secret,
/// and the value does not look like a secret.
fn is_harmless(pieces: &[&str], index: usize) -> bool {
    let is_brace = |piece: &&str| piece.contains(['{', '}']);
    // strings are at every second index, and the braces of objects are between them
    let between = |at: &usize| (at + index) % 2 == 1 && pieces.get(*at).is_some_and(is_brace);
    let Some(from) = (0..index).rev().find(between) else { return false };
    let to = (index..pieces.len()).find(between).unwrap_or(pieces.len());
    let Some(object) = pieces.get(from + 1..to) else { return false };
    // after an escaped quote the positions are not reliable
    if object.iter().any(|piece| piece.ends_with('\\')) {
        return false;
    }
    let member = |name: &str| {
        let texts = object.iter().step_by(2).zip(object.iter().skip(2).step_by(2));
        let mut pairs = texts.zip(object.iter().skip(1).step_by(2));
        pairs.find(|((own, _), colon)| **own == name && colon.trim() == ":").map(|((_, value), _)| *value)
    };
    let names_secret = |key: &str| {
        let lower = key.trim().to_ascii_lowercase();
        detect::is_secret_name(key) || detect::is_credential_header(key) || lower == "value" || lower.ends_with("key")
    };
    let value = pieces.get(index).copied().unwrap_or_default();
    member("key").is_some_and(|key| !names_secret(key)) && member("type") != Some("secret") && looks_plain(value)
}

/// Whether a value does not look like a secret: a variable, something short, words, or a URL of words without a
/// password.
fn looks_plain(value: &str) -> bool {
    let is_word = |word: &str| word.len() <= 24 && word.bytes().all(|b| b.is_ascii_alphabetic()) || word.len() <= 2;
    let is_short = |word: &str| word.len() <= 6;
    let all = |text: &str, fits: &dyn Fn(&str) -> bool| text.split(|c: char| !c.is_ascii_alphanumeric()).all(fits);
    if references::whole_variable(value).is_some() {
        return true;
    }
    if !value.is_ascii() || detect::is_credential_value(value) || value.contains('@') {
        return false;
    }
    match value.split_once("://") {
        Some((_, rest)) => !rest.contains('?') && all(rest, &|word| is_short(word) || is_word(word)),
        None => value.len() <= 12 && all(value, &is_short) || all(value, &is_word),
    }
}

/// A character of the same length; a backslash stays, because it decides where a string ends.
fn hidden(c: char) -> char {
    match c.len_utf8() {
        _ if c == '\\' => c,
        1 => '*',
        2 => '·',
        3 => '•',
        _ => '🔒',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        redacted_line(line, "", &Diagnostic::finding("wrong-type", 0, ""))
    }

    #[test]
    fn lines_are_shown_without_their_secrets() {
        let line =
            r#"{"key": "token", "value": "s1\"s2", "raw": "{\"password\": \"s3\", \"a\": \"b\"}"}, "secret":"é4" "#;
        let shown = shown(line);
        assert!(!shown.contains(['1', '2', '3', '4']), "{shown}");
        assert!(shown.contains(r#""key": "token""#) && shown.contains(r#"\"a\": \"b\"}"}"#), "{shown}");
        assert_eq!((shown.len(), shown.chars().count()), (line.len(), line.chars().count()));
        let shown =
            redacted_line(r#""name": "n", "url": "https://u:p@h", "a""#, "", &Diagnostic::finding(FOUND, 0, ""));
        assert_eq!(shown, r#""name": "n", "url": "https://***@h", "a""#);
        let line = r#""url": "{{baseUrl}}/orders/a8f3k2m9x1?token=s3cr3t-9&page=2&next=a1b2c3d4e5f6""#;
        let shown = redacted_line(line, "", &Diagnostic::finding(FOUND, 0, ""));
        assert_eq!(shown, r#""url": "{{baseUrl}}/orders/**********?token=********&page=2&next=************""#);
        let line = r#""raw": "{\"kind\": \"sample string 1\", \"password\": \"hunter2hunter2\"}""#;
        let shown = redacted_line(line, "", &Diagnostic::finding(FOUND, 0, ""));
        assert_eq!(shown, line.replace("hunter2hunter2", "**************"));
        let form = r#""raw": "email=a&password=hunter2&token={{token}}&page=2""#;
        assert_eq!(self::shown(form), form.replace("hunter2", "*******"));
        let line = "\"text\": \"Call it with Bearer k8QzV3mLpTxWc2Rn, please\"";
        assert_eq!(self::shown(line), line.replace("k8QzV3mLpTxWc2Rn", "****************"));
    }

    #[test]
    fn values_without_quotes_are_hidden_as_well() {
        for (line, hides) in [
            ("  X-Api-Key: 83749283749", "  X-Api-Key: ***********"),
            ("  Authorization: hunter2 hunter2", "  Authorization: ******* *******"),
            ("- {key: pin, value: 8374, type: text}", "- {key: pin, value: ****, type: text}"),
            ("  'password': 'a, b: c'", "  'password': *** ** **"),
            ("- value: a{b", "- value: ***"),
            (r#"{"key": "pin", "value": 8374, "type": "a"}"#, r#"{"key": "pin", "value": ****, "type": "a"}"#),
            ("  password: 12,34", "  password: *****"),
            ("    token: |", "    token: |"),
            ("    credentials: [token, 8374]", "    credentials: ******* ****]"),
            (r#"{\"tokens\": [\r\n {\"a\": \"b\"}"#, r#"{\"tokens\": [\r\n {\"a\": \"b\"}"#),
            ("  name: Users, all", "  name: Users, all"),
        ] {
            assert_eq!(shown(line), hides);
        }
    }

    #[test]
    fn a_broken_text_shows_nothing_after_the_name_of_a_secret() {
        let shown = |line: &str, before: &str| redacted_line(line, before, &Diagnostic::error("not-json", 0, ""));
        for line in [
            r#"{"key":"token","value":hunter2x9"}]}"#,
            "{\"key\":\"token\",\"value\":'hunter2x9'}",
            r#"    "value": "" "hunter2x9""#,
            r#"    "token" "hunter2x9""#,
            r#"    "password": "hunter" hunter2x9"#,
            r#"    "password": [hunter2x9, {"b": hunter2x9"#,
            r#"  value: "hunter2x9\q""#,
            "  value: {{hunter2x9}}",
            "  - {key: token, value: [hunter2x9}",
            "  value: \"a\" hunter2x9",
            "password = hunter2x9: 1",
            r#"{"name":"x" "kQ8zV3mLhunter2x9":1}"#,
            "kQ8zV3mLhunter2x9",
            "{} é kQ8zV3mLhunter2x9",
        ] {
            let shown = shown(line, "");
            assert!(!shown.contains("hunter2"), "{shown}");
            assert_eq!(shown.len(), line.len());
        }
        for before in ["- key: a\n  value: |9\n", "\"token\":\n", "  \"password\": \"\n"] {
            assert_eq!(shown("    swordfish", before), "    *********", "{before}");
        }
        for (line, before) in [
            (r#"{"name": "Get it" "method": "GET", "url": "https://h.example.com/a"}"#, ""),
            (r#"  "value": {"description": "#, ""),
            ("  \"enabled\": tru", "\"value\": \"x\",\n"),
            ("  name: Users: all", "method: GET\n"),
            ("  value: {{base_url}}", "- key: base\n"),
        ] {
            assert_eq!(shown(line, before), line);
        }
    }

    #[test]
    fn harmless_values_are_shown() {
        for line in [
            r#"{ "key": "task_id", "value": "11", "description": "The id." }"#,
            r#"[ { "value": "green", "key": "color", "type": "string" }, { "key": "due", "value": "2026-01-02" } ]"#,
            r#"{ "key": "baseUrl", "value": "https://api.tidytasks.example/v1" }"#,
            r#"{ "key": "token", "value": "", "x": {"key": "note", "value": "{{account_of_the_user_1}}"} }"#,
        ] {
            assert_eq!(shown(line), line);
        }
    }

    #[test]
    fn values_that_may_be_secrets_are_hidden() {
        for line in [
            r#"{ "key": "task_id" }, { "value": "11" }"#,
            r#""value": "11""#,
            r#"{ "key": "auth_token", "value": "11" }"#,
            r#"{ "key": "Authorization", "value": "11" }"#,
            r#"{ "key": "accessKey", "value": "11" }"#,
            r#"{ "key": "value", "value": "11" }"#,
            r#"{ "key": "code", "value": "11", "type": "secret" }"#,
            r#"{ "key": "task_id", "value": "hunter112" }"#,
            r#"{ "key": "task_id", "value": "Basic dXNlcjox11" }"#,
            r#"{ "key": "task_id", "value": "https://u:p11@h" }"#,
            r#"{ "key": "hook", "value": "https://h/services/TA3B9XQZ11" }"#,
            r#"{ "key": "license", "value": "AB11-CD22-EF33-GH44" }"#,
            r#"{ "key": "task_id", "value": "a\"11" }"#,
        ] {
            assert!(!shown(line).contains("11"), "{}", shown(line));
        }
    }
}
