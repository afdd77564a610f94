//! Replaces the keys in a document.

use super::places::Places;
use super::variables::Variables;
use crate::collection::fields::Findings;
use crate::collection::secrets::keys::{Key, Within, find, is_key};
use crate::collection::secrets::names::{
    is_credential_header, is_credential_parameter, is_secret_name, is_secret_parameter,
};
use crate::collection::secrets::values::is_random;
use crate::json::{Json, Kind, Member};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// Replaces the keys in a document. All places in it count from `start`, where its source begins.
pub fn replace(
    document: &mut Json<'_>,
    source: &str,
    start: usize,
    variables: &mut Variables,
    findings: &mut Findings,
) {
    Keys { source, start, variables, findings }.value(document, None, Place::Other);
}

/// The name of a file or a folder, with variables in place of the keys in it. Findings are at an offset.
pub fn replace_in_name(name: &str, offset: usize, variables: &mut Variables, findings: &mut Findings) -> String {
    let mut text = Cow::Borrowed(name);
    Keys { source: "", start: offset, variables, findings }.text(&mut text, offset..offset, Within::Prose);
    text.into_owned()
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
    /// The cookies of an example.
    Cookies,
    /// Anything else.
    Other,
}

struct Keys<'s, 'f> {
    source: &'s str,
    start: usize,
    variables: &'f mut Variables,
    findings: &'f mut Findings,
}

impl<'s> Keys<'s, '_> {
    /// `name` is that of the member whose value this is; a value in a list has none.
    fn value(&mut self, value: &mut Json<'_>, name: Option<&str>, place: Place) {
        let range = value.start..value.end;
        if name == Some("variables") && place == Place::Variables {
            rows_of_variables(value);
        }
        match &mut value.kind {
            Kind::String(text) => self.text(text, range, within(name.unwrap_or_default())),
            Kind::Array(values) => values.iter_mut().for_each(|value| match &mut value.kind {
                Kind::Object(members) => self.members(members, None, place),
                _ => self.value(value, name, place),
            }),
            Kind::Object(members) => self.members(members, name, place),
            _ => {}
        }
    }

    fn members(&mut self, members: &mut Vec<Member<'_>>, owner: Option<&str>, place: Place) {
        let key = members.iter().rev().find(|member| member.name == "key").and_then(|member| member.value.as_str());
        let key = key.map(str::to_owned);
        let is_secret_variable = place == Place::Variables && self.is_secret_variable(members, key.as_deref());
        let has = |name: &str| members.iter().any(|member| member.name == name && !is_empty(&member.value));
        let is_graphql = has("query");
        let is_split = owner == Some("url") && (is_graphql || has("path"));
        let mut of_raw = if is_split { keys_of_raw(members) } else { Vec::new() };
        let of_url = secrets_of_url(members, &of_raw);
        // members that are names with their values
        let is_map = place == Place::Auth || matches!(owner, Some("headers" | "queryParams" | "pathVariables"));
        for member in members {
            self.text(&mut member.name, member.start..member.value.start, Within::Value);
            let row = match &key {
                Some(key) => (member.name == "value").then_some(&**key),
                None => (is_map && member.value.as_str().is_some()).then_some(&*member.name),
            };
            let exempt = row.is_some_and(|key| match place {
                Place::Auth => is_credential_parameter(key),
                Place::Headers => {
                    let is_whole = || member.value.as_str().is_some_and(|text| is_key(text.trim()));
                    is_credential_header(key) || is_whole()
                }
                Place::Rows => is_secret_name(key),
                _ => false,
            });
            if let Some(text) = member.value.as_str() {
                let is_secret = match place {
                    Place::Auth => row.is_some_and(is_secret_parameter),
                    Place::Cookies => row.is_some() && is_random(text),
                    _ => matches!(owner, Some("certificate" | "proxy")) && is_secret_name(&member.name),
                };
                if is_secret && !text.contains("{{") {
                    self.variables.note(row.unwrap_or(&member.name), text);
                }
            }
            if exempt || is_secret_variable && member.name == "value" {
                continue;
            }
            if !of_url.is_empty() && matches!(&*member.name, "path" | "hash") {
                self.part_of_url(&mut member.value, &of_url);
            }
            let name = member.name.clone();
            let inner = if name == "variables" && is_graphql { place } else { place_of(&name, place) };
            match (owner, &*name) {
                // the parts of a URL are reported, not its text as well
                (Some("url"), "raw") if is_split => {
                    let (before, range) = (std::mem::take(self.findings), member.value.start..member.value.end);
                    if let Kind::String(text) = &mut member.value.kind {
                        self.replace_keys(text, range, std::mem::take(&mut of_raw));
                    }
                    *self.findings = before;
                }
                (Some("url"), "raw") => self.value(&mut member.value, Some("url"), inner),
                (Some("body"), "content") => self.value(&mut member.value, Some("body"), inner),
                (_, name) => self.value(&mut member.value, Some(name), inner),
            }
        }
    }

    /// Replaces the secrets of a URL in one of its parts, where nothing before them says what they are.
    fn part_of_url(&mut self, part: &mut Json<'_>, secrets: &HashMap<String, Key>) {
        let (start, end) = (part.start, part.end);
        match &mut part.kind {
            Kind::Array(segments) => segments.iter_mut().for_each(|segment| self.part_of_url(segment, secrets)),
            Kind::String(text) => {
                let (mut out, mut places) = (String::with_capacity(text.len()), self.places(start..end));
                for piece in text.split_inclusive(IS_BETWEEN) {
                    let own = piece.trim_end_matches(IS_BETWEEN);
                    match secrets.get(own) {
                        Some(key) => {
                            let name = self.variables.name_of(key, own);
                            self.note(places.next(own), key, &name);
                            out.extend(["{{", &name, "}}", &piece[own.len()..]]);
                        }
                        None => out.push_str(piece),
                    }
                }
                *text = Cow::Owned(out);
            }
            _ => {}
        }
    }

    /// Whether a variable holds a key: then it is marked as a secret. Its name and its value stay.
    fn is_secret_variable(&mut self, members: &mut Vec<Member<'_>>, key: Option<&str>) -> bool {
        let Some(member) = members.iter().rfind(|member| member.name == "value") else { return false };
        let Some(text) = member.value.as_str() else { return false };
        let Some(found) = find(text, Within::Value).into_iter().next() else { return false };
        let (start, end) = (member.value.start, member.value.end);
        let place = self.places(start..end).next(&text[found.range.clone()]);
        let name = key.unwrap_or(&found.name).to_owned();
        self.note(place, &found, &name);
        let value = Json { kind: Kind::Boolean(true), start, end };
        members.push(Member { name: Cow::Borrowed("secret"), start, value, comment: None });
        true
    }

    fn text(&mut self, text: &mut Cow<'_, str>, at: Range<usize>, within: Within) {
        let found = find(text, within);
        self.replace_keys(text, at, found);
    }

    fn replace_keys(&mut self, text: &mut Cow<'_, str>, at: Range<usize>, found: Vec<Key>) {
        if found.is_empty() {
            return;
        }
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        let mut places = self.places(at);
        for key in found {
            let secret = &text[key.range.clone()];
            let name = self.variables.name_of(&key, secret);
            self.note(places.next(secret), &key, &name);
            out.push_str(&text[from..key.range.start]);
            out.extend(["{{", &name, "}}"]);
            from = key.range.end;
        }
        out.push_str(&text[from..]);
        *text = Cow::Owned(out);
    }

    fn places(&self, at: Range<usize>) -> Places<'s> {
        let rest = self.source.get(at.start.saturating_sub(self.start)..at.end.saturating_sub(self.start));
        Places { rest: rest.unwrap_or_default(), offset: at.start }
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

/// What is between the parts of a path or a fragment.
const IS_BETWEEN: [char; 5] = ['/', '&', '=', ';', '#'];

fn raw<'m>(url: &'m [Member<'_>]) -> &'m str {
    url.iter().find(|member| member.name == "raw").and_then(|member| member.value.as_str()).unwrap_or_default()
}

/// The keys in the text of a URL.
fn keys_of_raw(url: &[Member<'_>]) -> Vec<Key> {
    find(raw(url), Within::Url)
}

/// The secrets in the text of a URL that its parts do not show to be secrets: the last segment of each key, and those
/// before it that look like a secret too.
fn secrets_of_url(url: &[Member<'_>], keys: &[Key]) -> HashMap<String, Key> {
    let mut secrets = HashMap::new();
    for key in keys {
        let segments = raw(url)[key.range.clone()].trim_end_matches(['/', '=']);
        let last = segments.rsplit('/').next().unwrap_or_default();
        let is_secret = |segment: &&str| *segment == last || is_random(segment);
        secrets.extend(segments.split('/').filter(is_secret).map(|segment| (segment.to_owned(), key.clone())));
    }
    secrets
}

fn place_of(name: &str, place: Place) -> Place {
    match (name, place) {
        ("auth", _) => Place::Auth,
        (_, Place::Auth | Place::Variables) => place,
        ("response", _) => Place::Example,
        ("originalRequest", _) => Place::Other,
        ("variable" | "variables", Place::Other) => Place::Variables,
        ("header" | "headers", Place::Other) => Place::Headers,
        ("query" | "queryParams" | "pathVariables" | "urlencoded" | "formdata" | "content", Place::Other) => {
            Place::Rows
        }
        ("url" | "body", Place::Other) => Place::Other,
        ("cookie", Place::Example) => Place::Cookies,
        (_, Place::Example) => Place::Example,
        _ => Place::Other,
    }
}

/// Makes rows of a map of variables if one of them holds a key: a row can say that it is a secret.
fn rows_of_variables(value: &mut Json<'_>) {
    let Kind::Object(members) = &mut value.kind else { return };
    let has_key = |member: &Member<'_>| member.value.as_str().is_some_and(|text| !find(text, Within::Value).is_empty());
    if members.iter().any(|member| member.name == "key") || !members.iter().any(has_key) {
        return;
    }
    let rows = std::mem::take(members).into_iter().map(row_of_variable);
    value.kind = Kind::Array(rows.collect());
}

fn row_of_variable(Member { name, start, value, .. }: Member<'_>) -> Json<'_> {
    let end = value.end;
    let key = Json { kind: Kind::String(name), start, end: value.start };
    let member = |name, value| Member { name: Cow::Borrowed(name), start, value, comment: None };
    Json { kind: Kind::Object(vec![member("key", key), member("value", value)]), start, end }
}

fn within(name: &str) -> Within {
    match name {
        "url" | "request" => Within::Url,
        // names of items may have `(pw: …)`, and a header may be pasted whole as its key
        "description" | "content" | "name" => Within::Prose,
        "query" | "key" => Within::Code,
        _ => Within::Value,
    }
}

fn is_empty(value: &Json<'_>) -> bool {
    value.as_array().is_some_and(<[Json<'_>]>::is_empty) || value.kind == Kind::Null
}
