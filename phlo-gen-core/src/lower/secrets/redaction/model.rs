//! Redacts other occurrences of the collection's secrets in the model: in descriptions, parameters and examples.

use crate::api::{Api, Body, Definition, Folder, Item, Part, Presence, SETTING, Template};
use crate::json::{self, Json, Kind, quote};
use crate::lower::postman::references::{self, Piece};
use crate::lower::secrets::detect;
use crate::lower::secrets::literals::{LiteralSecret, LiteralSecrets};
use crate::lower::secrets::redaction::known::KnownTexts;
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::lower::secrets::redaction::prose::change_text;
use crate::lower::secrets::redaction::spelled::forms;
use crate::lower::secrets::sent_secrets::SentSecrets;
use crate::prose::Prose;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

/// The secrets to redact.
pub struct KnownSecrets {
    texts: KnownTexts,
    /// The variables by the texts that they stand for.
    variables: HashMap<String, String>,
}

/// Shows none of them.
impl fmt::Debug for KnownSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KnownSecrets")
    }
}

impl KnownSecrets {
    /// No secrets.
    pub fn none() -> Self {
        KnownSecrets { texts: KnownTexts::new(Vec::new()), variables: HashMap::new() }
    }

    /// The secrets of a collection that are unlikely to occur as ordinary text: `variables` are values with the variables
    /// that have them, `others` values with names of other things.
    pub fn new<'a>(
        literals: &'a LiteralSecrets,
        variables: impl Iterator<Item = (&'a str, &'a str)>,
        others: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let of = |literal: &'a LiteralSecret| (literal.text(), literal.name.as_str());
        let mut of_variables: Vec<(&str, &str)> = variables.collect();
        // in the same order each time
        of_variables.sort_unstable();
        let of_variables: Vec<(&str, &str)> = literals.secrets.iter().map(of).chain(of_variables).collect();
        let others = literals.hidden.iter().map(of).chain(others);
        let is_secret = |(text, name): &(&str, &str)| {
            // a user name is not a secret: descriptions may repeat it
            !name.contains("username") && (detect::is_distinct(text) || detect::is_rare(text))
        };
        let distinct = of_variables.iter().copied().chain(others).filter(is_secret);
        let forms = distinct.flat_map(|(text, name)| forms(text).into_iter().map(move |form| (form, name.to_owned())));
        let texts = KnownTexts::new(forms.collect());
        // of two variables with one value the first counts
        let owned = of_variables.into_iter().rev().map(|(text, name)| (text.to_owned(), name.to_owned()));
        let variables = owned.collect();
        KnownSecrets { texts, variables }
    }

    /// Redacts the secrets in the model of another version, to show it.
    pub fn hide_in(&self, api: &mut Api) {
        let _ = self.remove_from(api, &Vec::new);
    }

    /// Redacts the secrets in the whole model. `names` are those of all variables. Returns the settings that stand for
    /// those which requests send as constants.
    pub(in crate::lower) fn remove_from<'a>(
        &self,
        api: &mut Api,
        names: &'a dyn Fn() -> Vec<String>,
    ) -> SentSecrets<'a> {
        let mut sent = SentSecrets::new(api, &self.variables, names);
        if self.texts.is_empty() {
            return sent;
        }
        api.name = self.hide(&api.name);
        self.prose(&mut api.prose);
        for setting in &mut api.settings {
            self.prose(&mut setting.prose);
            // a default with a secret in it that is no setting is not a default
            let known = |text: &str, _: &str| sent.known(text).map(str::to_owned);
            setting.default = setting.default.take().and_then(|default| self.with_settings(default, known));
        }
        let parameters = api.auths.iter_mut().flat_map(|auth| &mut auth.parameters).map(|(_, value)| value);
        api.hosts.iter_mut().map(|host| &mut host.base).chain(parameters).for_each(|sends| self.sent(sends, &mut sent));
        self.folder(&mut api.root, &mut sent);
        // after all settings are known
        self.examples(&mut api.root, &sent);
        api.types.iter_mut().for_each(|shared| self.definition(&mut shared.definition));
        sent
    }

    fn folder(&self, folder: &mut Folder, sent: &mut SentSecrets<'_>) {
        self.names(&mut folder.name, &mut folder.outer);
        self.prose(&mut folder.prose);
        folder.items.iter_mut().for_each(|item| self.item(item, sent));
        folder.folders.iter_mut().for_each(|inner| self.folder(inner, sent));
    }

    /// The saved values of items, which `example()` sends.
    fn examples(&self, folder: &mut Folder, sent: &SentSecrets<'_>) {
        for item in &mut folder.items {
            item.example = self.hide_in_json(&item.example, sent);
        }
        folder.folders.iter_mut().for_each(|inner| self.examples(inner, sent));
    }

    fn item(&self, item: &mut Item, sent: &mut SentSecrets<'_>) {
        sent.enter(&item.pointer);
        self.names(&mut item.name, &mut item.folders);
        self.prose(&mut item.prose);
        item.url = self.hide(&item.url);
        self.sent(&mut item.path, sent);
        for argument in &mut item.arguments {
            self.prose(&mut argument.prose);
            argument.example = argument.example.take().map(|text| self.hide(&text));
            argument.documented_default = argument.documented_default.take().map(|text| self.hide(&text));
            for value in &mut argument.documented_values {
                *value = self.hide(value);
            }
            if let Presence::Default(value) | Presence::Fixed(value) = &mut argument.presence {
                self.sent(value, sent);
            }
        }
        match &mut item.body {
            Body::JsonAs(_, saved, meant) | Body::JsonWholeAs(_, saved, meant) => {
                self.sent(saved, sent);
                self.sent(meant, sent);
            }
            Body::Template(_, _, text) => self.sent(text, sent),
            Body::Graphql(query, _, values) => {
                self.sent(query, sent);
                self.sent(values, sent);
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
        hide(text, &self.texts, |_, name| placeholder(name))
    }

    /// A text of the same length with an asterisk for each byte of a secret.
    pub fn mask(&self, text: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some((range, _)) = self.texts.find(rest) {
            out.push_str(&rest[..range.start]);
            out.push_str(&"*".repeat(range.len()));
            rest = &rest[range.end..];
        }
        out + rest
    }

    /// JSON stays JSON: the secrets are redacted in its strings. One that is the value of a setting is marked as such.
    fn hide_in_json(&self, text: &str, sent: &SentSecrets<'_>) -> String {
        let Ok(json) = json::parse(text) else { return text.to_owned() };
        let mut found = Vec::new();
        let shown = |text: &str, name: &str| match sent.known(text) {
            Some(setting) => placeholder(setting) + &SETTING.to_string(),
            None => format!("<{}>", name.trim()),
        };
        self.strings(&json, &shown, &mut found);
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for (range, replacement) in found {
            out.push_str(text.get(from..range.start).unwrap_or_default());
            out.push_str(&quote(&replacement));
            from = range.end;
        }
        out + text.get(from..).unwrap_or_default()
    }

    fn strings(&self, json: &Json<'_>, shown: &dyn Fn(&str, &str) -> String, out: &mut Vec<(Range<usize>, String)>) {
        match &json.kind {
            Kind::String(text) => {
                let hidden = hide(text, &self.texts, shown);
                if hidden != **text {
                    out.push((json.start..json.end, hidden));
                }
            }
            Kind::Array(values) => values.iter().for_each(|value| self.strings(value, shown, out)),
            Kind::Object(members) => members.iter().for_each(|member| self.strings(&member.value, shown, out)),
            _ => {}
        }
    }

    /// A template that requests send, with settings in place of its secrets.
    fn sent(&self, template: &mut Template, sent: &mut SentSecrets<'_>) {
        let holds = |part: &Part| matches!(part, Part::Text(text) if self.texts.find(text).is_some());
        if template.parts.iter().any(holds) {
            let setting = |text: &str, name: &str| Some(sent.setting_for(text, name));
            *template = self.with_settings(std::mem::take(template), setting).unwrap_or_default();
        }
    }

    /// A template with settings in place of its secrets; `None` if one has none. The setting is that of the secret only if
    /// the text is exactly the same: another spelling, or a word that it is a part of, is a secret of its own.
    fn with_settings(
        &self,
        template: Template,
        mut setting: impl FnMut(&str, &str) -> Option<String>,
    ) -> Option<Template> {
        let mut out = Template::default();
        for part in template.parts {
            let Part::Text(text) = part else {
                out.parts.push(part);
                continue;
            };
            let mut rest = text.as_str();
            while let Some((range, name)) = self.texts.find(rest) {
                let is_whole = self.variables.contains_key(&rest[range.clone()]);
                let range = if is_whole { range } else { whole_word(rest, range) };
                push_text(&mut out, &rest[..range.start]);
                out.parts.push(Part::Setting(setting(&rest[range.clone()], name)?));
                rest = &rest[range.end..];
            }
            push_text(&mut out, rest);
        }
        Some(out)
    }
}

/// A range of a text with the rest of the word that it is a part of, and the signs at the end of base64.
fn whole_word(text: &str, range: Range<usize>) -> Range<usize> {
    let is_of_word = |byte: &&u8| byte.is_ascii_alphanumeric();
    let (before, after) = (&text.as_bytes()[..range.start], &text.as_bytes()[range.end..]);
    let start = range.start - before.iter().rev().take_while(is_of_word).count();
    // letters of an escape are no word: `%20`, `\u00e9`
    let start = if text[..start].ends_with(['%', '\\', '#']) { range.start } else { start };
    start..range.end + after.iter().take_while(|byte| is_of_word(byte) || **byte == b'=').count()
}

fn push_text(template: &mut Template, text: &str) {
    if !text.is_empty() {
        template.parts.push(Part::Text(text.to_owned()));
    }
}

/// A string without secrets. Variables keep their names, even if a secret is part of them.
fn hide(text: &str, secrets: &KnownTexts, shown: impl Fn(&str, &str) -> String) -> String {
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
            out.push_str(&shown(&rest[range.clone()], name));
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
        let known = KnownSecrets {
            texts: KnownTexts::new(vec![("Zk83QpLw0vTx".to_owned(), "password".to_owned())]),
            variables: HashMap::new(),
        };
        assert_eq!(known.mask("a Zk83QpLw0vTx, ZK83QPLW0VTX"), "a ************, ************");
        assert_eq!(known.mask("Zk83QpLw"), "Zk83QpLw");
    }

    #[test]
    fn variables_keep_their_names() {
        let secrets = KnownTexts::new(vec![("hunter2abc".to_owned(), "x".to_owned())]);
        assert_eq!(
            hide("{{hunter2abcName}} hunter2abc", &secrets, |_, name| placeholder(name)),
            "{{hunter2abcName}} {{x}}"
        );
    }
}
