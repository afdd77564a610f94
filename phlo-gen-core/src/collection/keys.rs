//! Replaces keys of well-known shapes by variables, before anything else reads the document.
//!
//! So no reader of the collection, whatever it makes of it, can show a key. Values whose name says that they are secrets
//! are left to those who know what the name means.

use super::fields::Findings;
use crate::collection::secrets::keys::{Key, Within, find, is_key};
use crate::collection::secrets::names::{is_credential_header, is_credential_parameter, is_secret_name};
use crate::json::{Json, Kind, Member};
use std::borrow::Cow;
use std::collections::HashMap;

/// Replaces the keys in a document.
pub fn replace(document: &mut Json<'_>, source: &str, findings: &mut Findings) {
    let mut keys = Keys { source, findings, names: HashMap::new(), counts: HashMap::new() };
    keys.value(document, "", Place::Other);
}

/// What the value of a member is, as far as it matters here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In authorization.
    Auth,
    /// Headers of a request.
    Headers,
    /// Other rows of a request.
    Rows,
    /// Variables.
    Variables,
    /// An example.
    Example,
    /// Anything else.
    Other,
}

struct Keys<'a, 'f> {
    source: &'a str,
    findings: &'f mut Findings,
    /// The variables that replace keys.
    names: HashMap<String, String>,
    /// How many keys have a variable that begins with this name.
    counts: HashMap<String, usize>,
}

impl Keys<'_, '_> {
    fn value(&mut self, value: &mut Json<'_>, name: &str, place: Place) {
        let start = value.start;
        let end = value.end;
        match &mut value.kind {
            Kind::String(text) => self.text(text, start..end, within(name)),
            Kind::Array(values) => values.iter_mut().for_each(|value| self.value(value, name, place)),
            Kind::Object(members) => self.members(members, name, place),
            _ => {}
        }
    }

    fn members(&mut self, members: &mut [Member<'_>], owner: &str, place: Place) {
        let key = members.iter().rev().find(|member| member.name == "key").and_then(|member| member.value.as_str());
        let key = key.map(str::to_owned);
        if place == Place::Variables {
            self.variable(members, key.as_deref());
        }
        let is_split =
            members.iter().any(|member| matches!(&*member.name, "path" | "query") && !is_empty(&member.value));
        for member in members {
            let name = &*member.name;
            let is_value = name == "value";
            let exempt = match (place, &key) {
                (Place::Auth, Some(key)) => is_value && is_credential_parameter(key),
                (Place::Auth, None) => member.value.as_str().is_some() && is_credential_parameter(name),
                (Place::Headers, Some(key)) => {
                    let is_whole = || member.value.as_str().is_some_and(|text| is_key(text.trim()));
                    is_value && (is_credential_header(key) || is_whole())
                }
                (Place::Rows, Some(key)) => is_value && is_secret_name(key),
                _ => false,
            };
            if exempt {
                continue;
            }
            let inner = place_of(name, place);
            let name = name.to_owned();
            // the parts of a URL are reported, not its text as well
            if name == "raw" && owner == "url" && is_split {
                let before = std::mem::take(self.findings);
                self.value(&mut member.value, "url", inner);
                *self.findings = before;
            } else {
                let name = if name == "raw" && owner == "url" { "url" } else { &name };
                self.value(&mut member.value, name, inner);
            }
        }
    }

    /// Removes the value of a variable that holds a key: the variable is a secret. The name of the variable stays.
    fn variable(&mut self, members: &mut [Member<'_>], key: Option<&str>) {
        let Some(member) = members.iter_mut().rfind(|member| member.name == "value") else { return };
        let Some(text) = member.value.as_str() else { return };
        let Some(found) = find(text, Within::Value).into_iter().next() else { return };
        let mut places = Places::new(self.source, member.value.start, member.value.end);
        let place = places.next(&text[found.range.clone()]);
        let name = key.unwrap_or(&found.name).to_owned();
        self.note(place, &found, &name);
        member.value.kind = Kind::String(Cow::Owned(String::new()));
        for member in members.iter_mut().filter(|member| member.name == "type") {
            member.value.kind = Kind::String(Cow::Borrowed("secret"));
        }
    }

    fn text(&mut self, text: &mut Cow<'_, str>, at: std::ops::Range<usize>, within: Within) {
        let found = find(text, within);
        if found.is_empty() {
            return;
        }
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        let mut places = Places::new(self.source, at.start, at.end);
        for key in found {
            let secret = &text[key.range.clone()];
            let name = self.name_of(&key, secret);
            self.note(places.next(secret), &key, &name);
            out.push_str(&text[from..key.range.start]);
            out.extend(["{{", &name, "}}"]);
            from = key.range.end;
        }
        out.push_str(&text[from..]);
        *text = Cow::Owned(out);
    }

    /// The variable for a key: the same for the same key.
    fn name_of(&mut self, key: &Key, secret: &str) -> String {
        if let Some(name) = self.names.get(secret) {
            return name.clone();
        }
        let count = self.counts.entry(key.name.to_string()).or_default();
        *count += 1;
        let name = if *count == 1 { key.name.to_string() } else { format!("{}_{count}", key.name) };
        self.names.insert(secret.to_owned(), name.clone());
        name
    }

    fn note(&mut self, offset: usize, key: &Key, name: &str) {
        let message = format!("the collection contains {}", key.title);
        let help = format!(
            "revoke it if it is real, put it into an environment and write a variable here; generated code has \
             `{{{{{name}}}}}` instead"
        );
        self.findings.note("secret-in-collection", offset, message, &help);
    }
}

fn place_of(name: &str, place: Place) -> Place {
    match (name, place) {
        ("auth", _) => Place::Auth,
        (_, Place::Auth | Place::Variables) => place,
        ("response", _) => Place::Example,
        ("originalRequest", _) => Place::Other,
        ("variable", Place::Other) => Place::Variables,
        ("header", Place::Other) => Place::Headers,
        ("query" | "urlencoded" | "formdata", Place::Other) => Place::Rows,
        ("url" | "body", Place::Other) => Place::Other,
        (_, Place::Example) => Place::Example,
        _ => Place::Other,
    }
}

fn within(name: &str) -> Within {
    match name {
        "url" | "request" => Within::Url,
        "description" | "content" | "query" => Within::Prose,
        _ => Within::Value,
    }
}

fn is_empty(value: &Json<'_>) -> bool {
    value.as_array().is_some_and(<[Json<'_>]>::is_empty) || value.kind == Kind::Null
}

/// The places of the pieces of a string, from left to right.
struct Places<'s> {
    /// The rest of the string as the document spells it.
    rest: &'s str,
    /// Where the rest begins.
    offset: usize,
}

impl<'s> Places<'s> {
    fn new(source: &'s str, start: usize, end: usize) -> Self {
        Places { rest: source.get(start..end).unwrap_or_default(), offset: start }
    }

    /// Where the next piece begins; the place before it if the document spells it differently.
    fn next(&mut self, piece: &str) -> usize {
        // the document escapes line ends and quotes
        let literal = piece.split(|c: char| c.is_control() || matches!(c, '"' | '\\')).next().unwrap_or_default();
        let Some(at) = self.rest.find(literal) else {
            self.rest = "";
            return self.offset;
        };
        let place = self.offset + at;
        self.rest = &self.rest[at + literal.len()..];
        self.offset = place + literal.len();
        place
    }
}
