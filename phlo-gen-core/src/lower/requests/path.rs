//! The path of a URL, and its arguments.

use crate::api::{Part, Template};
use crate::collection::{Row, RowValue, Url};
use crate::lower::postman::references::{self, Piece};
use crate::lower::postman::{dynamic, encoding};
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::lower::variables::scope::Variables;
use std::collections::{HashMap, HashSet};

/// A path and its arguments.
#[derive(Debug, Default)]
pub struct RequestPath {
    /// The path, encoded; its holes are settings and, by their wire names, arguments.
    pub template: Template,
    /// The arguments in the order of the path.
    pub arguments: Vec<PathArgument>,
    names: HashSet<String>,
}

/// An argument of a path.
#[derive(Debug, PartialEq, Eq)]
pub struct PathArgument {
    /// Its name.
    pub name: String,
    /// The value that Postman would send, with its settings as variables; a placeholder if it is a secret.
    pub saved: String,
    /// The same in readable form: with the values of all its variables.
    pub shown: String,
    /// Whether it is a secret.
    pub is_secret: bool,
    /// Whether it is a setting of the client that a request may override.
    pub is_setting: bool,
}

/// Reads the path of a URL.
pub fn read_path(url: &Url, variables: &Variables<'_>) -> RequestPath {
    let mut path = RequestPath::default();
    let rows = rows(url);
    for segment in url.path.iter().flatten() {
        path.text("/");
        path.segment(&segment.text, &rows, variables);
    }
    path
}

impl RequestPath {
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
            // the variables that are left in the string are secrets, and their names are harmless
            true if references::names(&shown).next().is_some() => (variables.marked(&shown), shown),
            true => (placeholder(name), placeholder(name)),
        };
        self.push(PathArgument { name: name.to_owned(), saved, shown, is_secret, is_setting: false });
    }

    fn push(&mut self, argument: PathArgument) {
        self.template.parts.push(Part::Argument(argument.name.clone()));
        if self.names.insert(argument.name.clone()) {
            self.arguments.push(argument);
        }
    }

    fn segment(&mut self, text: &str, rows: &HashMap<&str, &Row>, variables: &Variables<'_>) {
        if let Some((name, rest)) = colon_variable(text) {
            let value = rows.get(name).and_then(|row| path_value(row));
            let saved = value.map_or_else(|| format!(":{name}"), str::to_owned);
            let is_secret = detect::is_secret_name(name)
                || value.is_some_and(|value| variables.holds_secret(value) || detect::is_credential_value(value));
            self.argument(name, &saved, is_secret, variables);
            self.pieces(rest, variables);
        } else if let Some(name) = bracketed_name(text) {
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
                        self.argument(name, &saved, variables.holds_secret(&saved), variables);
                    }
                },
            }
        }
    }
}

/// `:id.json` is the variable `id` and the text `.json`; Postman does not treat a name that contains a variable as a
/// path variable.
fn colon_variable(segment: &str) -> Option<(&str, &str)> {
    let rest = segment.strip_prefix(':')?;
    let end = rest.find('.').unwrap_or(rest.len());
    let name = &rest[..end];
    (!name.is_empty() && !name.contains("{{")).then(|| (name, &rest[end..]))
}

/// `{id}` or `<id>` as a whole segment.
fn bracketed_name(segment: &str) -> Option<&str> {
    let inner = segment
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .or_else(|| segment.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')))?;
    (!inner.is_empty() && !inner.contains(['{', '}', '<', '>'])).then_some(inner)
}

/// The value of a path variable, if it is a string that is not empty.
fn path_value(row: &Row) -> Option<&str> {
    match &row.value {
        RowValue::String(value) if !value.is_empty() => Some(value),
        _ => None,
    }
}

/// The rows of path variables by name; the last one of a name counts.
pub fn rows(url: &Url) -> HashMap<&str, &Row> {
    url.variables.iter().filter_map(|row| Some((row.key.as_deref()?, row))).collect()
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
        assert_eq!(bracketed_name("{phlo_id}"), Some("phlo_id"));
        assert_eq!(bracketed_name("<auth_id>"), Some("auth_id"));
        assert_eq!(bracketed_name("{{x}}"), None);
        assert_eq!(bracketed_name("tunnel={x}"), None);
    }
}
