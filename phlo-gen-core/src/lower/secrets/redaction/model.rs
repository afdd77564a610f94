//! Redacts other occurrences of the collection's secrets in the model: in descriptions, parameters and examples.

use crate::api::{Api, Body, Definition, Folder, Item, Part, Presence, Template};
use crate::json::{self, Json, Kind, quote};
use crate::lower::postman::references::{self, Piece};
use crate::lower::secrets::detect;
use crate::lower::secrets::literals::LiteralSecrets;
use crate::lower::secrets::redaction::known::KnownTexts;
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::lower::secrets::redaction::prose::change_text;
use crate::lower::secrets::redaction::spelled::forms;
use crate::prose::Prose;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

/// The names of the settings without a default.
type Settings = HashSet<String>;

/// The secrets to redact.
pub struct KnownSecrets(KnownTexts);

/// Shows none of them.
impl fmt::Debug for KnownSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KnownSecrets")
    }
}

impl KnownSecrets {
    /// No secrets.
    pub fn none() -> Self {
        KnownSecrets(KnownTexts::new(Vec::new()))
    }

    /// The secrets of a collection that are unlikely to occur as ordinary text; `others` are values with their names.
    pub fn new<'a>(literals: &'a LiteralSecrets, others: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let known =
            literals.secrets.iter().chain(&literals.hidden).map(|literal| (literal.text(), literal.name.as_str()));
        // a user name is not a secret: descriptions may repeat it
        let known = known.chain(others).filter(|(_, name)| !name.contains("username"));
        let distinct = known.filter(|(text, _)| detect::is_distinct(text) || detect::is_rare(text));
        let forms = distinct.flat_map(|(text, name)| forms(text).into_iter().map(move |form| (form, name.to_owned())));
        KnownSecrets(KnownTexts::new(forms.collect()))
    }

    /// Redacts the secrets in the whole model.
    pub fn remove_from(&self, api: &mut Api) {
        if self.0.is_empty() {
            return;
        }
        api.name = self.hide(&api.name);
        self.prose(&mut api.prose);
        let without_default = api.settings.iter().filter(|setting| setting.default.is_none());
        let settings = &without_default.map(|setting| setting.name.clone()).collect::<Settings>();
        for setting in &mut api.settings {
            self.prose(&mut setting.prose);
            setting.default.iter_mut().for_each(|default| self.template(default, settings));
            // a default with a placeholder in it is not a default
            let is_known = |template: &Template| template.parts.iter().all(|part| !self.is_placeholder(part));
            setting.default = setting.default.take().filter(is_known);
        }
        api.hosts.iter_mut().for_each(|host| self.template(&mut host.base, settings));
        let parameters = api.auths.iter_mut().flat_map(|auth| &mut auth.parameters);
        parameters.for_each(|(_, value)| self.template(value, settings));
        self.folder(&mut api.root, settings);
        api.types.iter_mut().for_each(|shared| self.definition(&mut shared.definition));
    }

    fn folder(&self, folder: &mut Folder, settings: &Settings) {
        self.names(&mut folder.name, &mut folder.outer);
        self.prose(&mut folder.prose);
        folder.items.iter_mut().for_each(|item| self.item(item, settings));
        folder.folders.iter_mut().for_each(|inner| self.folder(inner, settings));
    }

    fn item(&self, item: &mut Item, settings: &Settings) {
        self.names(&mut item.name, &mut item.folders);
        self.prose(&mut item.prose);
        item.url = self.hide(&item.url);
        item.example = self.hide_in_json(&item.example);
        self.template(&mut item.path, settings);
        for argument in &mut item.arguments {
            self.prose(&mut argument.prose);
            argument.example = argument.example.take().map(|text| self.hide(&text));
            argument.documented_default = argument.documented_default.take().map(|text| self.hide(&text));
            for value in &mut argument.documented_values {
                *value = self.hide(value);
            }
            if let Presence::Default(value) | Presence::Fixed(value) = &mut argument.presence {
                self.template(value, settings);
            }
        }
        match &mut item.body {
            Body::JsonAs(_, saved, meant) | Body::JsonWholeAs(_, saved, meant) => {
                self.template(saved, settings);
                self.template(meant, settings);
            }
            Body::Template(_, _, text) => self.template(text, settings),
            Body::Graphql(query, _, values) => {
                self.template(query, settings);
                self.template(values, settings);
            }
            _ => {}
        }
        for response in &mut item.responses {
            (response.name, response.body) = (self.hide(&response.name), self.hide(&response.body));
        }
        item.types.iter_mut().for_each(|definition| self.definition(definition));
    }

    /// The names of an entry and of the folders around it.
    fn names(&self, name: &mut String, folders: &mut [String]) {
        for name in folders.iter_mut().chain([name]) {
            *name = self.hide(name);
        }
    }

    fn definition(&self, definition: &mut Definition) {
        match definition {
            Definition::Object(object) => {
                self.prose(&mut object.prose);
                object.members.iter_mut().for_each(|member| self.prose(&mut member.prose));
            }
            Definition::Choice(choice) => self.prose(&mut choice.prose),
            Definition::Alias { prose, .. } => self.prose(prose),
            Definition::ByStatus(_) => {}
        }
    }

    fn prose(&self, content: &mut Prose) {
        change_text(content, &|text| self.hide(text));
    }

    /// A text without the secrets.
    pub fn hide(&self, text: &str) -> String {
        hide(text, &self.0)
    }

    /// A text of the same length with an asterisk for each byte of a secret.
    pub fn mask(&self, text: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some((range, _)) = self.0.find(rest) {
            out.push_str(&rest[..range.start]);
            out.push_str(&"*".repeat(range.len()));
            rest = &rest[range.end..];
        }
        out + rest
    }

    fn is_placeholder(&self, part: &Part) -> bool {
        matches!(part, Part::Text(text) if self.0.names().any(|name| *text == placeholder(name)))
    }

    /// JSON stays JSON: the secrets are redacted in its strings.
    fn hide_in_json(&self, text: &str) -> String {
        let Ok(json) = json::parse(text) else { return text.to_owned() };
        let mut found = Vec::new();
        self.strings(&json, &mut found);
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for (range, replacement) in found {
            out.push_str(text.get(from..range.start).unwrap_or_default());
            out.push_str(&quote(&replacement));
            from = range.end;
        }
        out + text.get(from..).unwrap_or_default()
    }

    fn strings(&self, json: &Json<'_>, out: &mut Vec<(Range<usize>, String)>) {
        match &json.kind {
            Kind::String(text) => {
                let hidden = self.hide(text);
                if hidden != **text {
                    out.push((json.start..json.end, hidden));
                }
            }
            Kind::Array(values) => values.iter().for_each(|value| self.strings(value, out)),
            Kind::Object(members) => members.iter().for_each(|member| self.strings(&member.value, out)),
            _ => {}
        }
    }

    /// A secret is replaced by its setting if that has no default, so that the same value is sent; otherwise by the
    /// placeholder.
    fn template(&self, template: &mut Template, settings: &Settings) {
        let holds = |part: &Part| matches!(part, Part::Text(text) if self.0.find(text).is_some());
        if !template.parts.iter().any(holds) {
            return;
        }
        for part in std::mem::take(&mut template.parts) {
            let Part::Text(text) = part else {
                template.parts.push(part);
                continue;
            };
            let mut rest = text.as_str();
            while let Some((range, name)) = self.0.find(rest) {
                push_text(template, &rest[..range.start]);
                template.parts.push(match settings.contains(name) {
                    true => Part::Setting(name.to_owned()),
                    false => Part::Text(placeholder(name)),
                });
                rest = &rest[range.end..];
            }
            push_text(template, rest);
        }
    }
}

fn push_text(template: &mut Template, text: &str) {
    if !text.is_empty() {
        template.parts.push(Part::Text(text.to_owned()));
    }
}

/// A string without secrets. Variables keep their names, even if a secret is part of them.
fn hide(text: &str, secrets: &KnownTexts) -> String {
    if secrets.find(text).is_none() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for piece in references::pieces(text) {
        let mut rest = match piece {
            Piece::Text(text) => text,
            Piece::Variable(variable) => {
                out.extend(["{{", variable, "}}"]);
                continue;
            }
        };
        while let Some((range, name)) = secrets.find(rest) {
            out.push_str(&rest[..range.start]);
            out.push_str(&placeholder(name));
            rest = &rest[range.end..];
        }
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_wherever_they_are() {
        let known = KnownSecrets(KnownTexts::new(vec![("Zk83QpLw0vTx".to_owned(), "password".to_owned())]));
        assert_eq!(known.mask("a Zk83QpLw0vTx, ZK83QPLW0VTX"), "a ************, ************");
        assert_eq!(known.mask("Zk83QpLw"), "Zk83QpLw");
    }

    #[test]
    fn variables_keep_their_names() {
        let secrets = KnownTexts::new(vec![("hunter2abc".to_owned(), "x".to_owned())]);
        assert_eq!(hide("{{hunter2abcName}} hunter2abc", &secrets), "{{hunter2abcName}} {{x}}");
    }
}
