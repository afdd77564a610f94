//! URLs: where a request goes, and what in its path is an argument.

use crate::api::{Host, Part, Template};
use crate::collection::{Row, RowValue, Url};
use crate::lower::names::identifiers;
use crate::lower::postman::references::{self, Piece};
use crate::lower::postman::{dynamic, encoding};
use crate::lower::secrets::{detect, redaction};
use crate::lower::variables::scope::Variables;

/// The hosts that items talk to, in the order in which they are first met.
#[derive(Debug, Default)]
pub struct Hosts(Vec<Template>);

impl Hosts {
    /// The index of the host that a URL goes to.
    pub fn index(&mut self, url: &Url, variables: &Variables<'_>) -> usize {
        let base = base(url, variables);
        self.0.iter().position(|known| *known == base).unwrap_or_else(|| {
            self.0.push(base);
            self.0.len() - 1
        })
    }

    /// The first base; a request without a URL has none.
    fn first(&self) -> Option<usize> {
        self.0.iter().position(|base| !base.parts.is_empty())
    }

    /// The variable that the first base consists of: `base_url` sets it.
    pub fn base_variable(&self) -> Option<&str> {
        match self.0.get(self.first()?)?.parts.as_slice() {
            [Part::Setting(name)] => Some(name),
            _ => None,
        }
    }

    /// The settings that stand in the first base.
    pub fn base_settings(&self) -> impl Iterator<Item = &str> {
        let parts =
            self.first().and_then(|first| self.0.get(first)).map(|base| base.parts.as_slice()).unwrap_or_default();
        parts.iter().filter_map(|part| match part {
            Part::Setting(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The hosts with their setters, where one is needed: a base that is made of settings is set by them.
    pub fn settle(self, taken: &mut identifiers::Taken) -> Vec<Host> {
        let (first, base_is_variable) = (self.first().unwrap_or(0), self.base_variable().is_some());
        let mut spelled: Vec<(String, String)> = Vec::new();
        let settle = |(index, base): (usize, Template)| {
            let literal = base.as_text().filter(|literal| !literal.is_empty()).map(plainly);
            let known = literal.as_ref().and_then(|literal| spelled.iter().find(|(known, _)| known == literal));
            let (setter, name) = match (&literal, known) {
                _ if index == first => ((!base_is_variable).then(|| "base_url".to_owned()), "base_url".to_owned()),
                (_, Some((_, name))) => (None, name.clone()),
                (Some(literal), None) => {
                    let (scheme, authority) = literal.split_once("://").unwrap_or(("", literal));
                    let plain = identifiers::lead(identifiers::snake(authority), "host");
                    let with_scheme = identifiers::joined(&plain, &identifiers::snake(scheme));
                    let setter = taken.take_first([plain, with_scheme]);
                    (Some(setter.clone()), setter)
                }
                (None, None) => (None, first_setting(&base).unwrap_or("base_url").to_owned()),
            };
            spelled.extend(literal.filter(|_| setter.is_some()).map(|literal| (literal, name.clone())));
            Host { setter, name, base }
        };
        self.0.into_iter().enumerate().map(settle).collect()
    }
}

/// A base in the one spelling that all of its spellings come to: in lower case, without the port that goes without saying.
fn plainly(base: &str) -> String {
    let base = base.to_ascii_lowercase();
    let own_port = if base.starts_with("https:") { ":443" } else { ":80" };
    base.strip_suffix(own_port).map(str::to_owned).unwrap_or(base)
}

fn first_setting(base: &Template) -> Option<&str> {
    base.parts.iter().find_map(|part| match part {
        Part::Setting(name) => Some(name.as_str()),
        _ => None,
    })
}

fn base(url: &Url, variables: &Variables<'_>) -> Template {
    if url.host.is_empty() {
        return Template::default();
    }
    let mut text = String::new();
    match &url.protocol {
        Some(protocol) => text.extend([protocol, "://"]),
        None if url.host.starts_with("{{") => {}
        None => text.push_str("http://"),
    }
    text.push_str(&url.host);
    if let Some(port) = &url.port {
        text.extend([":", port]);
    }
    references::of_settings(&text, variables).unwrap_or_else(|| Template::text(text))
}

/// A path and its arguments.
#[derive(Debug, Default)]
pub struct Path {
    /// The path, encoded; its holes are settings and, by their wire names, arguments.
    pub template: Template,
    /// The arguments in the order in which they stand.
    pub arguments: Vec<PathArgument>,
}

/// An argument of a path.
#[derive(Debug, PartialEq, Eq)]
pub struct PathArgument {
    /// Its name.
    pub name: String,
    /// The text that Postman would send in its place, with its settings as variables; what stands for it, if it is a
    /// secret.
    pub saved: String,
    /// The same as people read it: with the values of all its variables.
    pub shown: String,
    /// Whether it must not be shown.
    pub is_secret: bool,
    /// Whether it is a setting of the client that a request may have its own value of.
    pub is_setting: bool,
}

/// Reads the path of a URL.
pub fn path(url: &Url, variables: &Variables<'_>) -> Path {
    let mut path = Path::default();
    for segment in url.path.iter().flatten() {
        path.text("/");
        path.segment(&segment.text, url, variables);
    }
    path
}

impl Path {
    fn text(&mut self, text: &str) {
        match self.template.parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(text),
            _ => self.template.parts.push(Part::Text(text.to_owned())),
        }
    }

    fn argument(&mut self, name: &str, value: &str, is_secret: bool, variables: &Variables<'_>) {
        let shown = variables.resolve(value);
        let (saved, shown) = match is_secret {
            false => (variables.resolve_arguments(value), shown),
            // The variables that are left in a text are secrets: they stand for themselves.
            true if references::variables(&shown).next().is_some() => (variables.marked(&shown), shown),
            true => (redaction::placeholder(name), redaction::placeholder(name)),
        };
        self.push(PathArgument { name: name.to_owned(), saved, shown, is_secret, is_setting: false });
    }

    fn push(&mut self, argument: PathArgument) {
        self.template.parts.push(Part::Argument(argument.name.clone()));
        if !self.arguments.iter().any(|known| known.name == argument.name) {
            self.arguments.push(argument);
        }
    }

    fn segment(&mut self, text: &str, url: &Url, variables: &Variables<'_>) {
        if let Some((name, rest)) = colon_variable(text) {
            let value = path_value(url, name);
            let saved = value.map_or_else(|| format!(":{name}"), str::to_owned);
            let is_secret = detect::is_secret_name(name)
                || value.is_some_and(|value| variables.hold_secret(value) || detect::is_credential_value(value));
            self.argument(name, &saved, is_secret, variables);
            self.pieces(rest, variables);
        } else if let Some(name) = placeholder(text) {
            self.argument(name, text, detect::is_secret_name(name), variables);
        } else {
            self.pieces(text, variables);
        }
    }

    fn pieces(&mut self, text: &str, variables: &Variables<'_>) {
        for piece in references::pieces(&variables.unnested(text)) {
            match piece {
                Piece::Text(text) => self.text(&encoding::path(text)),
                Piece::Variable(name) if variables.is_shared(name) && !name.starts_with(['$', '=']) => {
                    self.push(PathArgument {
                        name: name.to_owned(),
                        saved: String::new(),
                        shown: String::new(),
                        is_secret: variables.is_secret(name),
                        is_setting: true,
                    });
                }
                Piece::Variable(name) if variables.is_setting(name) => {
                    self.template.parts.push(Part::Setting(name.to_owned()));
                }
                Piece::Variable(name) => match dynamic::name(name).filter(|_| !variables.is_known(name)) {
                    Some(dynamic) => self.template.parts.push(Part::Dynamic(dynamic.to_owned())),
                    None => {
                        let saved = format!("{{{{{name}}}}}");
                        self.argument(name, &saved, variables.hold_secret(&saved), variables);
                    }
                },
            }
        }
    }
}

/// `:id.json` is the variable `id` and the text `.json`; a name that holds a variable is none to Postman.
fn colon_variable(segment: &str) -> Option<(&str, &str)> {
    let rest = segment.strip_prefix(':')?;
    let end = rest.find('.').unwrap_or(rest.len());
    let name = &rest[..end];
    (!name.is_empty() && !name.contains("{{")).then(|| (name, &rest[end..]))
}

/// `{id}` or `<id>` as a whole segment.
fn placeholder(segment: &str) -> Option<&str> {
    let inner = segment
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .or_else(|| segment.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')))?;
    (!inner.is_empty() && !inner.contains(['{', '}', '<', '>'])).then_some(inner)
}

/// The value of a path variable: the last one counts, and only if it is a string that is not empty.
fn path_value<'a>(url: &'a Url, name: &str) -> Option<&'a str> {
    match &row(url, name)?.value {
        RowValue::String(value) if !value.is_empty() => Some(value),
        _ => None,
    }
}

/// The row of a path variable.
pub fn row<'a>(url: &'a Url, name: &str) -> Option<&'a Row> {
    url.variables.iter().rev().find(|row| row.key.as_deref() == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_name_ends_at_the_first_dot() {
        assert_eq!(colon_variable(":id.json"), Some(("id", ".json")));
        assert_eq!(colon_variable(":id:publish"), Some(("id:publish", "")));
        assert_eq!(colon_variable(":{{name}}"), None);
        assert_eq!(colon_variable("x:id"), None);
        assert_eq!(colon_variable(":"), None);
    }

    #[test]
    fn braces_and_angles_hold_whole_segments() {
        assert_eq!(placeholder("{phlo_id}"), Some("phlo_id"));
        assert_eq!(placeholder("<auth_id>"), Some("auth_id"));
        assert_eq!(placeholder("{{x}}"), None);
        assert_eq!(placeholder("tunnel={x}"), None);
    }
}
