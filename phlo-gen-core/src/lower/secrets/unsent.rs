//! Secrets that a collection has where no request sends them: in disabled rows, in values that others replace, in
//! authorization that needs a login or is no longer in use, in scripts, in saved requests and responses.

use crate::bytes::{kind, leading_bytes};
use crate::collection::secrets::keys::{Within, find};
use crate::collection::secrets::named::assigned::looks_secret;
use crate::collection::{Body, Collection, Entry, Environment, Item, Request, Row, Script, Variable};
use crate::json::{self, Json, Kind};
use crate::lower::secrets::detect::{is_credential_header, is_kind, is_secret_name};
use crate::lower::secrets::secret_rows;
use std::borrow::Cow;

/// The values of these secrets, each with its name.
pub fn unsent<'a>(
    collection: &'a Collection,
    environment: Option<&'a Environment>,
) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
    let mut found = Found(Vec::new());
    let of_environment = environment.map(|environment| &environment.variables);
    [Some(&collection.variables), of_environment].into_iter().flatten().for_each(|all| found.variables(all));
    let unread = collection.unread_secrets.iter();
    found.0.extend(unread.map(|secret| (secret.text.as_str().into(), secret.name.as_str().into())));
    found.scripts(&collection.scripts);
    for entry in collection.all_entries() {
        match entry {
            Entry::Folder(folder) => found.scripts(&folder.scripts),
            Entry::Item(item) => found.item(item),
        }
    }
    found.0
}

struct Found<'a>(Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Found<'a> {
    fn variables(&mut self, variables: &'a [Variable]) {
        let is_kind = |variable: &Variable| is_kind(&variable.key, variable.value.as_deref().unwrap_or_default());
        let is_secret = |variable: &&Variable| {
            variable.kind.as_deref() == Some("secret")
                || is_secret_name(&variable.key) && !is_kind(variable)
                || variable
                    .value
                    .as_deref()
                    .is_some_and(|value| secret_rows::is_secret(&variable.key, value, variable.description.as_ref()))
        };
        let secrets = variables.iter().filter(is_secret);
        self.0.extend(
            secrets.filter_map(|variable| Some((variable.value.as_deref()?.into(), variable.key.as_str().into()))),
        );
    }

    /// The secrets that scripts have: `const apiKey = "…"`, `pm.environment.set("token", "…")`.
    fn scripts(&mut self, scripts: &'a [Script]) {
        for Script { source, .. } in scripts {
            let keys = find(source, Within::Code).into_iter();
            self.0.extend(keys.map(|key| (source[key.range].into(), key.name)));
            for (at, call) in source.match_indices(".set").chain(source.match_indices("Variable(")) {
                let after = source[at + call.len()..].trim_start_matches('(');
                if let Some((name, value)) = strings(after).filter(|(name, value)| looks_secret(name, value)) {
                    self.0.push((value.into(), name.into()));
                }
            }
        }
    }

    fn item(&mut self, item: &'a Item) {
        self.scripts(&item.scripts);
        self.request(&item.request);
        for example in &item.examples {
            self.rows(&example.headers);
            example.body.iter().for_each(|body| self.body(body));
            example.original_request.iter().for_each(|request| self.request(request));
        }
    }

    /// The secrets in a saved response, such as the token of a login.
    fn body(&mut self, body: &str) {
        if let Some(Ok(json)) = may_have_secrets(body).then(|| json::parse(body)) {
            self.members(&json);
        }
    }

    fn members(&mut self, json: &Json<'_>) {
        match &json.kind {
            Kind::Array(values) => values.iter().for_each(|value| self.members(value)),
            Kind::Object(members) => {
                for member in members {
                    match &member.value.kind {
                        Kind::String(text) if is_secret_name(&member.name) && !is_kind(&member.name, text) => {
                            self.0.push((text.to_string().into(), member.name.to_string().into()));
                        }
                        _ => self.members(&member.value),
                    }
                }
            }
            _ => {}
        }
    }

    fn request(&mut self, request: &'a Request) {
        self.rows(&request.headers);
        self.rows(&request.url.query);
        if let Some(Body::Raw { text, .. }) = &request.body
            && has_comment(text)
            && let Ok(json) = json::parse_body(text)
        {
            self.described_members(&json);
        }
    }

    /// The secrets that comments describe, at any depth of a body.
    fn described_members(&mut self, json: &Json<'_>) {
        match &json.kind {
            Kind::Array(values) => values.iter().for_each(|value| self.described_members(value)),
            Kind::Object(members) => {
                for member in members {
                    match (member.value.as_str(), &member.comment) {
                        (Some(text), Some(comment)) if secret_rows::is_described(comment, text) => {
                            self.0.push((text.to_owned().into(), member.name.to_string().into()));
                        }
                        _ => self.described_members(&member.value),
                    }
                }
            }
            _ => {}
        }
    }

    fn rows(&mut self, rows: &'a [Row]) {
        for row in rows {
            let name = row.key.as_deref().unwrap_or_default();
            if let Some(value) = row.value.as_str()
                && (is_credential_header(name) && !is_kind(name, value)
                    || secret_rows::is_secret(name, value, row.description.as_ref()))
            {
                self.0.push((value.into(), name.into()));
            }
        }
    }
}

/// Whether a body may have a comment. Most slashes are those of URLs.
fn has_comment(body: &str) -> bool {
    // a search for a character is fast, because the standard library is compiled with optimization
    body.contains('/') && (body.contains("/*") || body.match_indices("//").any(|(at, _)| !body[..at].ends_with(':')))
}

/// Whether the name of a member may be that of a secret.
///
/// One loop, because four searches take three times as long in a macro, which is not optimized.
fn may_have_secrets(body: &str) -> bool {
    let (bytes, mut at) = (body.as_bytes(), 1);
    while at < bytes.len() {
        at += leading_bytes(&bytes[at..], kind!(not b'"'));
        if at < bytes.len() && matches!(bytes[at - 1], b'n' | b't' | b'd' | b'y') {
            let name = &bytes[..at];
            if ["oken", "ecret", "assword", "ey"].iter().any(|end| name.ends_with(end.as_bytes())) {
                return true;
            }
        }
        at += 1;
    }
    false
}

/// The two strings that a call begins with: the name and the value of a variable, if the name is that of a secret.
fn strings(arguments: &str) -> Option<(&str, &str)> {
    let string = |text: &'_ str| -> Option<(usize, usize)> {
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        let end = text[1..].bytes().take(LONGEST).position(|byte| byte == quote as u8 || byte == b'\n')?;
        Some((1, end + 1))
    };
    let (from, to) = string(arguments)?;
    let name = &arguments[from..to];
    let rest = arguments[to + 1..].trim_start().strip_prefix(',')?.trim_start();
    let (from, to) = string(rest)?;
    is_secret_name(name).then_some((name, &rest[from..to]))
}

/// The longest string of a script that is read.
const LONGEST: usize = 512;

#[cfg(test)]
mod tests {
    use super::may_have_secrets;

    #[test]
    fn a_body_may_have_a_secret_if_a_string_ends_as_its_name_does() {
        for body in ["{\"token\": 1}", "{\"clientSecret\":", "{\"Password\":", "{\"apiKey\":", "{\"a\": 1, \"key\""] {
            assert!(may_have_secrets(body), "{body}");
        }
        for body in ["", "\"", "{\"id\": 1}", "token", "{\"tokens\": 1, \"en\": 2, \"y\": 3}"] {
            assert!(!may_have_secrets(body), "{body}");
        }
    }
}
