//! Secrets that a collection writes down: what is made from it names them and does not show them.

use crate::api::{Part, Place, Presence};
use crate::arguments::{Facts, Requirement};
use crate::json::{self, Json, Kind};
use crate::json_text::quote;
use crate::lower::postman::{encoding, references};
use crate::lower::requests::argument::{Draft, Value};
use crate::lower::secrets::literals::Literals;
use crate::lower::secrets::{detect, known};
use crate::shapes::{Element, Shape};
use std::ops::Range;

/// What a secret of a query is that stands there without a value.
const BARE: &str = "\u{fdd2}";

/// What stands where a secret stood. A name that begins with `$` would be that of a dynamic variable.
pub fn placeholder(name: &str) -> String {
    format!("{{{{{}}}}}", name.trim_start_matches('$'))
}

/// Takes the secrets out of arguments. A key that every request sends becomes a setting.
pub fn arguments(drafts: &mut [Draft], literals: &mut Literals) {
    for draft in drafts {
        if draft.is_secret && is_text(draft) {
            argument(draft, literals);
        } else if let Some(example) = draft.example.take() {
            let owner = draft.is_secret.then_some(&draft.key);
            draft.example = Some(match json::parse(&example).as_ref().ok().and_then(Json::as_str) {
                Some(text) if owner.is_none() => quote(&plain(text)),
                _ => within(&example, owner),
            });
            draft.shown = draft.shown.take().filter(|_| !draft.is_secret).map(|shown| plain(&shown));
        }
        if draft.is_secret && draft.value != Value::Secret {
            facts(&mut draft.facts, &draft.key, literals);
        }
    }
}

/// Text without its secrets, if it is JSON or a form.
fn plain(text: &str) -> String {
    match text.trim_start().starts_with(['{', '[', '<']) {
        true => document(text),
        false => text.split('&').map(row).collect::<Vec<_>>().join("&"),
    }
}

/// A JSON or XML text without its secrets. Any other stays as it is.
pub fn document(text: &str) -> String {
    body(text, json::parse_body(text).as_ref().ok())
}

/// The same of a text that has been read: as JSON, if it is some.
pub fn body(text: &str, json: Option<&Json<'_>>) -> String {
    match json {
        Some(json) => without_secrets(text, json, None),
        None if text.trim_start().starts_with('<') => xml(text),
        None => text.to_owned(),
    }
}

/// A text with a placeholder in each element that is named like a secret and holds nothing but text.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((skipped, behind)) = rest.split_once('>') {
        let tag = skipped.rsplit_once('<').map_or("", |(_, tag)| tag);
        let name = tag.split(char::is_whitespace).next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        out.push_str(skipped);
        out.push('>');
        let (content, _) = behind.split_once("</").unwrap_or(("", ""));
        let is_element = !tag.starts_with(['/', '!', '?']) && !tag.ends_with('/') && !content.contains('<');
        rest = behind;
        if is_element && !content.trim().is_empty() && hides(name, content) {
            out.push_str(&placeholder(name));
            rest = behind.get(content.len()..).unwrap_or_default();
        }
    }
    out + rest
}

/// Whether a value of this name must not be shown: variables alone stand for themselves.
fn hides(name: &str, value: &str) -> bool {
    let is_literal = references::variables(value).next().is_none() || detect::has_literal(name, value);
    detect::is_secret_name(name) && is_literal || detect::is_credential_value(value)
}

fn is_text(draft: &Draft) -> bool {
    match &draft.value {
        Value::Text { repeated: false } | Value::String { repeated: false } | Value::Secret => true,
        Value::Json(Element { shape, .. }) => match shape {
            Shape::String | Shape::Formatted(_) => true,
            Shape::Unknown => draft.example.is_none() && draft.facts.kind.is_none(),
            _ => false,
        },
        _ => false,
    }
}

fn argument(draft: &mut Draft, literals: &mut Literals) {
    let gives_away = |text: &str| detect::is_secret_name(&draft.key) && detect::has_literal(&draft.key, text);
    if let Some(text) = default(draft).filter(|text| gives_away(text)) {
        draft.presence = Presence::Optional;
        draft.example = Some(quote(&text));
    }
    let saved = draft.example.as_deref().and_then(|example| Some(json::parse(example).ok()?.as_str()?.to_owned()));
    let is_literal = draft.is_literal || saved.as_deref().is_some_and(gives_away);
    let is_key = draft.place == Place::Query && is_literal && detect::is_api_key_name(&draft.key);
    match saved {
        Some(saved) if is_key && !saved.is_empty() && draft.presence == Presence::Optional => {
            draft.presence = Presence::Default(literals.secret(&draft.key, &saved));
            draft.example = None;
        }
        // The variables that are left in a text are secrets: they stand for themselves.
        Some(saved) if saved.is_empty() || references::variables(&saved).next().is_some() && !is_literal => {}
        None if draft.example.as_deref() == Some("false") && draft.place == Place::Query => {
            draft.example = Some(quote(BARE));
        }
        saved => {
            draft.example = draft.example.take().map(|_| quote(&placeholder(&draft.key)));
            saved.iter().for_each(|saved| literals.conceal(&draft.key, saved));
        }
    }
    draft.value = Value::Secret;
    draft.shown = None;
    facts(&mut draft.facts, &draft.key, literals);
}

/// The text that an argument is sent with by itself, with its variables.
fn default(draft: &Draft) -> Option<String> {
    let Presence::Default(template) = &draft.presence else { return None };
    let write = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Argument(name) | Part::Setting(name) => format!("{{{{{name}}}}}"),
        Part::Dynamic(name) => format!("{{{{${name}}}}}"),
    };
    let text: String = template.parts.iter().map(write).collect();
    match draft.place {
        Place::Body => json::parse(&text).ok()?.as_str().map(str::to_owned),
        _ => Some(text),
    }
}

/// Takes out of what prose says of a secret the values that it names. A value that prose demands is still to be given.
pub fn facts(facts: &mut Facts, name: &str, literals: &mut Literals) {
    if facts.fixed.is_some() {
        facts.required = Some(Requirement::Required);
    }
    for value in [facts.default.take(), facts.fixed.take(), facts.example.take()].into_iter().flatten() {
        known::prose(&mut facts.prose, &|text| known::without_word(text, &value, name));
        literals.conceal(name, &value);
    }
    facts.allowed.clear();
}

/// A JSON text without its secrets: the texts of members whose names tell that they are some. `owner` is the name of the
/// member that the text is the value of, if all texts in it are secrets. What is no JSON stays as it is.
pub fn within(text: &str, owner: Option<&String>) -> String {
    match json::parse_body(text) {
        Ok(json) => without_secrets(text, &json, owner.map(String::as_str)),
        Err(_) => text.to_owned(),
    }
}

fn without_secrets(text: &str, json: &Json<'_>, owner: Option<&str>) -> String {
    let mut found = Vec::new();
    secrets(json, owner, &mut found);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (range, instead) in found {
        out.push_str(text.get(from..range.start).unwrap_or_default());
        out.push_str(&instead);
        from = range.end;
    }
    out + text.get(from..).unwrap_or_default()
}

/// Where secrets stand in a text, in order, and what stands for them.
pub fn secrets(json: &Json<'_>, owner: Option<&str>, out: &mut Vec<(Range<usize>, String)>) {
    match (&json.kind, owner) {
        (Kind::String(text), owner) if !text.is_empty() && !is_flag(text) => {
            let is_literal = |name| references::variables(text).next().is_none() || detect::has_literal(name, text);
            if owner.is_some_and(is_literal) || detect::is_credential_value(text) {
                out.push((json.start..json.end, quote(&placeholder(owner.unwrap_or("token")))));
            }
        }
        // a number of the same type, so that the value can still be read
        (Kind::Number(number), Some(name)) if number.len() >= 4 && detect::is_secret_number(name) => {
            let zero = if number.contains('.') { "0.0" } else { "0" };
            out.push((json.start..json.end, zero.to_owned()));
        }
        (Kind::Array(values), _) => values.iter().for_each(|value| secrets(value, owner, out)),
        (Kind::Object(members), _) => {
            for member in members {
                // a variable in its place does not say what it is
                let tells = detect::is_secret_name(&member.name) && !member.name.contains("{{");
                let name = tells.then_some(&*member.name);
                // what a secret object holds besides texts is about the secret
                let owner = if matches!(member.value.kind, Kind::Number(_)) { name } else { name.or(owner) };
                secrets(&member.value, owner, out);
            }
        }
        _ => {}
    }
}

/// Whether a text is too plain to be a secret, or says what is to stand in its place: `<boolean>`.
fn is_flag(text: &str) -> bool {
    let is_placeholder = || text.strip_prefix('<').and_then(|text| text.strip_suffix('>'));
    matches!(text, "" | "true" | "false") || is_placeholder().is_some_and(|text| !text.contains(['<', '>', '"', '=']))
}

/// A URL for people: without user and password, and without the values of secret rows.
pub fn url(text: &str) -> String {
    let (address, query) = text.split_once('?').map_or((text, None), |(address, query)| (address, Some(query)));
    let mut out = without_userinfo(address);
    if let Some(query) = query {
        let (query, hash) = query.split_once('#').map_or((query, None), |(query, hash)| (query, Some(hash)));
        let rows: Vec<String> = query.split('&').map(row).collect();
        out.push('?');
        out.push_str(&rows.join("&"));
        out.extend(hash.into_iter().flat_map(|hash| ["#", hash]));
    }
    out
}

fn without_userinfo(address: &str) -> String {
    let start = address.find("://").map_or(0, |at| at + 3);
    let (scheme, rest) = address.split_at(start);
    let end = rest.find('/').unwrap_or(rest.len());
    match rest.get(..end).and_then(|authority| authority.rfind('@')) {
        Some(at) => format!("{scheme}{}", rest.get(at + 1..).unwrap_or_default()),
        None => address.to_owned(),
    }
}

fn row(row: &str) -> String {
    match row.split_once('=') {
        Some((name, value)) if !value.is_empty() && hides(name, &encoding::decoded(value)) => {
            format!("{name}={}", placeholder(name))
        }
        _ => row.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_members_are_named_and_not_shown() {
        let text =
            r#"{"user": "u", "password": "p", "in": [{"api_key": "k", "n": 1}], "token": {"a": "b"}, "secret": ""}"#;
        let shown = r#"{"user": "u", "password": "{{password}}", "in": [{"api_key": "{{api_key}}", "n": 1}], "token": {"a": "{{token}}"}, "secret": ""}"#;
        assert_eq!(within(text, None), shown);
        assert_eq!(within("[\"a\"]", Some(&"key".to_owned())), "[\"{{key}}\"]");
        assert_eq!(within("no JSON", None), "no JSON");
        assert_eq!(plain("user=u&password=p"), "user=u&password={{password}}");
    }

    #[test]
    fn what_stands_for_a_value_is_no_secret() {
        for text in [r#"{"is_password_reset": "<boolean>"}"#, r#"{"a": {"{{apiKey}}": ["x"]}}"#] {
            assert_eq!(within(text, None), text);
        }
        assert_eq!(within(r#"{"password": "<a>b</a>"}"#, None), r#"{"password": "{{password}}"}"#);
    }

    #[test]
    fn numbers_and_credentials_by_their_looks_are_not_shown() {
        let text =
            r#"{"pin": 12345678, "otp": 1.25, "token": {"ttl": 3600}, "max_tokens": 4096, "x": "Bearer planted-1"}"#;
        let shown = r#"{"pin": 0, "otp": 0.0, "token": {"ttl": 3600}, "max_tokens": 4096, "x": "{{token}}"}"#;
        assert_eq!(within(text, None), shown);
        assert_eq!(within("12345678", Some(&"pin".to_owned())), "0");
    }

    #[test]
    fn secret_elements_are_not_shown() {
        let text = "<?xml version='1.0'?><a><s:password x='1'>p</s:password><password/><token>{{t}}</token><secrets><b>c</b></secrets><pin>\n1</pin> </a>";
        let shown = "<?xml version='1.0'?><a><s:password x='1'>{{password}}</s:password><password/><token>{{t}}</token><secrets><b>c</b></secrets><pin>{{pin}}</pin> </a>";
        assert_eq!(document(text), shown);
        assert_eq!(document("<a> b > c"), "<a> b > c");
    }

    #[test]
    fn urls_lose_their_secrets() {
        assert_eq!(url("https://u:p@h/a@b?api_key=k&c=d#e"), "https://h/a@b?api_key={{api_key}}&c=d#e");
        assert_eq!(url("{{base}}/a?token={{t}}"), "{{base}}/a?token={{t}}");
        assert_eq!(url("u:p@h"), "h");
        assert_eq!(url("h?a=Bearer%20planted-1&api_key=hunter2{{t}}"), "h?a={{a}}&api_key={{api_key}}");
    }
}
