//! Compares two recordings: JSON bodies token by token, names of headers without case, everything else by bytes.

use crate::recording::{Message, Recording};
use phlo_gen_core::lower::is_secret_name;
use std::collections::{BTreeMap, BTreeSet};

/// Headers that identify the client, or that are random.
const IGNORED: &[&str] = &["user-agent", "postman-token", "accept-encoding", "connection", "cache-control", "accept"];

/// One difference.
#[derive(Debug)]
pub struct Difference {
    /// The names of the item's folders and its own.
    pub path: String,
    /// `sent`, `scheme`, `method`, `target`, `body`, or `header` and its name.
    pub field: String,
    /// Postman's value.
    pub theirs: String,
    /// Our value.
    pub ours: String,
}

/// The number of Postman's requests, and the differences.
///
/// Ours may have a placeholder in place of a secret: `secrets` are variables that are secrets regardless of their
/// names.
pub fn compare(theirs: &Recording, ours: &Recording, secrets: &[String], out: &mut Vec<Difference>) -> usize {
    for ((path, number), theirs) in theirs {
        let mut differ = |field: &str, theirs: String, ours: String| {
            out.push(Difference { path: path.join(" / "), field: field.to_owned(), theirs, ours });
        };
        match (theirs, ours.get(&(path.clone(), *number))) {
            (None, Some(None)) => {}
            (_, None) => differ("sent", show_sent(theirs), "no such item".to_owned()),
            (Some(theirs), Some(Some(ours))) => messages(&Normal::of(theirs), &Normal::of(ours), secrets, &mut differ),
            (theirs, Some(ours)) => differ("sent", show_sent(theirs), show_sent(ours)),
        }
    }
    theirs.values().flatten().count()
}

fn show_sent(message: &Option<Message>) -> String {
    message.as_ref().map_or("nothing".to_owned(), |message| format!("{} {}", message.method, message.target))
}

fn messages(theirs: &Normal, ours: &Normal, secrets: &[String], differ: &mut impl FnMut(&str, String, String)) {
    let is_same = |theirs: &str, ours: &str| {
        let secrets = [secrets, &masked_names(theirs, ours)].concat();
        let (theirs, ours) = with_variables(theirs, ours, &secrets);
        fits(&masked(&theirs), &masked(&ours), &secrets)
    };
    let mut check = |field: &str, theirs: &str, ours: &str| {
        if theirs != ours && !is_same(theirs, ours) {
            differ(field, theirs.to_owned(), ours.to_owned());
        }
    };
    // A placeholder has another length.
    let is_redacted = theirs.body != ours.body && is_same(&theirs.body, &ours.body);
    check("scheme", &theirs.scheme, &ours.scheme);
    check("method", &theirs.method, &ours.method);
    check("target", &theirs.target, &ours.target);
    let names: BTreeSet<&String> = theirs.headers.keys().chain(ours.headers.keys()).collect();
    for name in names.into_iter().filter(|name| *name != "content-length" || !is_redacted) {
        let show = |headers: &BTreeMap<String, Vec<String>>| {
            headers.get(name).map_or("absent".to_owned(), |values| format!("{values:?}"))
        };
        check(&format!("header {name}"), &show(&theirs.headers), &show(&ours.headers));
    }
    check("body", &theirs.body, &ours.body);
}

/// Postman's text, and ours with variables in place of our placeholders, `<name>`: for the variables that stand in
/// Postman's, and for secrets.
fn with_variables(theirs: &str, ours: &str, secrets: &[String]) -> (String, String) {
    let theirs = theirs.replace("%7B%7B", "{{").replace("%7D%7D", "}}");
    let names = theirs.split("{{").skip(1).filter_map(|piece| Some(piece.split_once("}}")?.0.to_owned()));
    let names: Vec<String> = names.chain(secrets_among_placeholders(&theirs, ours, secrets)).collect();
    let mut ours = ours.to_owned();
    for name in names {
        let word = name.trim_start_matches("%20").trim_end_matches("%20").trim();
        // what stands in Postman's text as well is an element of XML
        let own = |(open, close): &&(&str, &str)| !theirs.contains(&format!("{open}{word}{close}"));
        for (open, close) in PLACEHOLDERS.iter().filter(own) {
            ours = ours.replace(&format!("{open}{word}{close}"), &format!("{{{{{name}}}}}"));
        }
    }
    (theirs, ours)
}

/// What is around the name of a placeholder: as it is, in a URL, in XML.
const PLACEHOLDERS: [(&str, &str); 3] = [("<", ">"), ("%3C", "%3E"), ("&lt;", "&gt;")];

/// The names of our placeholders where the collection has masked values, such as `****`.
fn masked_names(theirs: &str, ours: &str) -> Vec<String> {
    let is_masked = ["***", "xxx", "XXX", "REDACTED"].iter().any(|mask| theirs.contains(mask));
    if is_masked { placeholders(theirs, ours) } else { Vec::new() }
}

/// The names of our placeholders for secrets.
fn secrets_among_placeholders(theirs: &str, ours: &str, secrets: &[String]) -> Vec<String> {
    let names = placeholders(theirs, ours).into_iter();
    names.filter(|name| is_secret_name(name) || secrets.contains(name)).collect()
}

/// The names of our placeholders. What stands in Postman's text as well is an element of XML.
fn placeholders(theirs: &str, ours: &str) -> Vec<String> {
    let names = PLACEHOLDERS.iter().flat_map(|(open, close)| {
        let names = ours.split(open).skip(1).filter_map(move |piece| Some(piece.split_once(close)?.0.to_owned()));
        names.filter(move |name| !theirs.contains(&format!("{open}{name}{close}")))
    });
    let is_word = |character: char| character.is_ascii_alphanumeric() || "_-.:".contains(character);
    names.filter(|name| name.chars().all(is_word)).collect()
}

#[test]
fn placeholders_stand_for_variables() {
    let is_same = |theirs: &str, ours: &str| {
        let (theirs, ours) = with_variables(theirs, ours, &[]);
        theirs == ours
    };
    assert!(is_same("/a/%7B%7B%20n%20%7D%7D?q={{m}}", "/a/%3Cn%3E?q=<m>"));
    assert!(is_same("<a>{{n}}</a>", "<a>&lt;n&gt;</a>"));
    assert!(is_same("<pin>{{pin}}</pin>", "<pin>&lt;pin&gt;</pin>"));
    assert!(!is_same("/a/{{m}}", "/a/<n>") && !is_same("<a>x</a>", "&lt;a&gt;x&lt;/a&gt;"));
}

/// A message without the parts that are not compared.
struct Normal {
    scheme: String,
    method: String,
    target: String,
    /// The values of each header in their order.
    headers: BTreeMap<String, Vec<String>>,
    /// The tokens of JSON; else its bytes, each as a character.
    body: String,
}

impl Normal {
    fn of(message: &Message) -> Self {
        let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in message.headers.iter().filter(|(name, _)| !IGNORED.contains(&name.as_str())) {
            headers.entry(name.clone()).or_default().push(value.clone());
        }
        let content_type = headers.get("content-type").and_then(|values| values.first()).cloned().unwrap_or_default();
        let mut body: String = message.body.iter().copied().map(char::from).collect();
        if let Some(boundary) = boundary(&content_type) {
            body = body.replace(&boundary, "BOUNDARY");
            headers.values_mut().flatten().for_each(|value| *value = value.replace(&boundary, "BOUNDARY"));
            headers.remove("content-length");
        }
        if let Some(tokens) =
            std::str::from_utf8(&message.body).ok().filter(|_| is_json(&content_type)).and_then(tokens)
        {
            body = tokens;
            headers.remove("content-length");
        }
        let Message { scheme, method, target, .. } = message.clone();
        Self { scheme, method, target, headers, body }
    }
}

fn boundary(content_type: &str) -> Option<String> {
    let (_, rest) = content_type.split_once("boundary=")?;
    let rest = rest.trim_start_matches('"');
    Some(rest.split(['"', ';']).next().unwrap_or_default().to_owned()).filter(|boundary| !boundary.is_empty())
}

fn is_json(content_type: &str) -> bool {
    let lower = content_type.to_lowercase();
    let Some(kind) = lower.strip_prefix("application/") else { return false };
    kind.starts_with("json") || kind.split([' ', ';']).next().is_some_and(|kind| kind.contains("+json"))
}

/// The tokens of JSON, one a line: numbers as they are written, strings by their decoded value.
fn tokens(text: &str) -> Option<String> {
    let (mut out, mut valid) = (String::new(), String::new());
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest)?,
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            _ => rest
                .find(|character: char| character.is_whitespace() || "{}[],:\"".contains(character))
                .unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length);
        match serde_json::from_str::<String>(token) {
            Ok(string) => out.push_str(&format!("{string:?}")),
            Err(_) => out.push_str(token),
        }
        out.push('\n');
        // A number may be too large to parse.
        valid.push_str(if token.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
            "0"
        } else {
            token
        });
        rest = after.trim_start();
    }
    serde_json::from_str::<serde_json::Value>(&valid).ok().map(|_| out)
}

fn string_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().skip(1).find_map(|(at, character)| {
        let ends = character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        ends.then_some(at + 1)
    })
}

/// Whether a text equals ours, except for placeholders: in place of a secret, ours has its name in braces.
fn fits(theirs: &str, ours: &str, secrets: &[String]) -> bool {
    let ours = ours.replace("%7B%7B", "{{").replace("%7D%7D", "}}");
    let theirs = theirs.replace("%7B%7B", "{{").replace("%7D%7D", "}}");
    let mut pieces = ours.split("{{");
    let Some(mut rest) = pieces.next().and_then(|first| theirs.strip_prefix(first)) else { return false };
    for piece in pieces {
        let after = match piece.split_once("}}") {
            Some((name, after)) if is_secret_name(name) || secrets.iter().any(|secret| secret == name) => after,
            _ => match rest.strip_prefix("{{").and_then(|rest| rest.strip_prefix(piece)) {
                Some(after) => {
                    rest = after;
                    continue;
                }
                None => return false,
            },
        };
        let at = if after.is_empty() { Some(rest.len()) } else { rest.find(after) };
        match at.and_then(|at| rest.get(at + after.len()..)) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty()
}

/// A text in which every UUID of version 4 is the same: they are random.
fn masked(text: &str) -> String {
    let mut out = String::new();
    let text = without_nonce(text);
    let mut rest = text.as_str();
    while let Some(at) = (0..rest.len()).find(|at| rest.get(*at..at + 36).is_some_and(is_uuid)) {
        out.push_str(&rest[..at]);
        out.push_str("UUID");
        rest = &rest[at + 36..];
    }
    out + rest
}

/// A signature without its nonce, and without the values that depend on it, in a header or in the query.
fn without_nonce(text: &str) -> String {
    let is_signature = ["[\"OAuth ", "[\"Hawk ", "[\"EG1-"].iter().any(|kind| text.starts_with(kind));
    if !is_signature && !text.contains("oauth_nonce=") {
        return text.to_owned();
    }
    let follows = ["oauth_nonce", "oauth_signature=", "nonce", "mac", "signature"];
    let stays = |row: &&str| !follows.iter().any(|name| row.trim().starts_with(name));
    text.split([',', ';', '&']).filter(stays).collect::<Vec<_>>().join(",")
}

fn is_uuid(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        14 => byte == b'4',
        _ => byte.is_ascii_hexdigit(),
    })
}

#[test]
fn json_is_compared_by_tokens() {
    assert_eq!(tokens(r#"{"a" : [1.0,"\u0041\"",null]}"#), tokens("{ \"a\":[ 1.0 , \"A\\\"\", null ] }\n"));
    assert_ne!(tokens("1.0"), tokens("1.00"));
    assert_ne!(tokens(r#"{"a":1,"b":2}"#), tokens(r#"{"b":2,"a":1}"#));
    assert_eq!(tokens("{,}"), None);
}

#[test]
fn placeholders_replace_secrets() {
    assert!(fits("a=1&token=x&b=2", "a=1&token=%7B%7Btoken%7D%7D&b=2", &[]));
    assert!(fits("Bearer {{jws_token}}", "Bearer {{token}}", &[]));
    assert!(!fits("a=1&token=x&b=3", "a=1&token={{token}}&b=2", &[]));
    assert!(!fits("a=1", "a={{id}}", &[]));
    assert!(fits("{{id}}/{{token}}", "{{id}}/{{token}}", &[]));
}

#[test]
fn random_uuids_are_all_the_same() {
    assert_eq!(masked("x 109156be-c4fb-41ea-b1b4-efe1671c5836!"), "x UUID!");
    assert_eq!(masked("109156be-c4fb-11ea-b1b4-efe1671c5836"), "109156be-c4fb-11ea-b1b4-efe1671c5836");
}
