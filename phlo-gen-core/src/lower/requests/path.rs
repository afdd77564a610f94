//! The path of a URL, and its arguments.

use crate::api::{Part, Template};
use crate::collection::secrets::named::links;
use crate::collection::{Row, RowValue, Url};
use crate::lower::options::Options;
use crate::lower::postman::references::{self, Piece};
use crate::lower::postman::{dynamic, encoding};
use crate::lower::requests::literal_ids::LiteralIds;
use crate::lower::requests::segments::{self, Piece as SegmentPiece};
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::placeholder::placeholder;
use crate::lower::variables::scope::Variables;
use std::collections::{HashMap, HashSet};

/// A path and its arguments.
#[derive(Debug, Default)]
pub struct RequestPath {
    /// The path, encoded; its variables are settings and, by their wire names, arguments.
    pub template: Template,
    /// The arguments in the order of the path.
    pub arguments: Vec<PathArgument>,
    /// The names of the arguments.
    names: HashSet<String>,
    /// The names of settings that replace arguments. No other argument has them.
    settings: HashSet<String>,
    /// Whether it is that of a login, or of what a mail links to.
    is_of_login: bool,
    /// The next number for a literal id whose name is taken.
    numbers: HashMap<String, usize>,
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
pub fn read_path(url: &Url, variables: &Variables<'_>, ids: &LiteralIds, options: &Options) -> RequestPath {
    let segments: Vec<&str> = url.path.iter().flatten().map(|segment| segment.text.as_str()).collect();
    let wanted = options.named_segments(&segments);
    let in_path = segments.iter().flat_map(|text| references::names(text));
    let settings = in_path.filter(|name| variables.is_shared(name)).map(str::to_owned).collect();
    let rows = rows(url);
    let is_of_login = rows.keys().any(|name| links::names_nothing(name))
        && segments.iter().any(|segment| links::is_of_login(segment));
    let mut path = RequestPath { settings, is_of_login, ..RequestPath::default() };
    for ((index, segment), id) in url.path.iter().flatten().enumerate().zip(ids.of(url)) {
        path.text("/");
        let named = wanted.iter().find(|(at, _)| *at == index).map(|(_, name)| name.clone());
        let id = || id.filter(|id| id.is_argument && !options.is_constant(&id.name)).map(|id| id.name);
        match named.or_else(id) {
            Some(name) => path.literal(&name, &segment.text, variables),
            None => path.segment(&segment.text, &rows, variables),
        }
    }
    path
}

impl RequestPath {
    /// The segment behind which an argument stands.
    pub fn text_before(&self, argument: &str) -> &str {
        let is_own = |part: &Part| matches!(part, Part::Argument(name) if name == argument);
        let before =
            self.template.parts.iter().position(is_own).and_then(|at| self.template.parts.get(at.checked_sub(1)?));
        let Some(Part::Text(text)) = before else { return "" };
        text.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit('/').next().unwrap_or_default()
    }

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
            true if references::has_variable(&shown) => (variables.marked(&shown), shown),
            true => (placeholder(name), placeholder(name)),
        };
        self.push(PathArgument { name: name.to_owned(), saved, shown, is_secret, is_setting: false });
    }

    /// Adds an argument, unless the path has it already. One that a setting may replace is another than one in brackets
    /// that happens to have its name.
    fn push(&mut self, mut argument: PathArgument) {
        while !argument.is_setting && self.settings.contains(&argument.name) {
            argument.name.push_str("_2");
        }
        self.template.parts.push(Part::Argument(argument.name.clone()));
        if self.names.insert(argument.name.clone()) {
            self.arguments.push(argument);
        }
    }

    /// Adds a segment that is an argument although the collection has only its value.
    fn literal(&mut self, name: &str, value: &str, variables: &Variables<'_>) {
        let mut free = name.to_owned();
        let number = self.numbers.entry(name.to_owned()).or_insert(2);
        while self.names.contains(&free) || self.settings.contains(&free) {
            free = format!("{name}_{number}");
            *number += 1;
        }
        self.argument(&free, value, false, variables);
    }

    fn segment(&mut self, text: &str, rows: &HashMap<&str, &Row>, variables: &Variables<'_>) {
        // Postman names a variable after all of its segment, `from-:to`: those in it have no rows
        let is_declared =
            |name: &str| rows.get(name).is_some_and(|row| !name.contains(':') || path_value(row).is_some());
        for piece in segments::pieces(text, &is_declared) {
            match piece {
                SegmentPiece::Text(text) => self.pieces(text, variables),
                SegmentPiece::Argument(name, written) => {
                    // Postman replaces only a name that begins its segment and ends with it, or at a dot
                    let after = text.strip_prefix(written).filter(|_| written.starts_with(':'));
                    let is_replaced = after.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
                    let row = rows.get(name);
                    let value = row.and_then(|row| path_value(row));
                    let description = row.and_then(|row| row.description.as_ref());
                    let saved = value.filter(|_| is_replaced).unwrap_or(written);
                    let is_link = |value: &str| self.is_of_login && links::is_of_link(name, value);
                    let is_secret_value =
                        |value: &str| is_link(value) || variables.is_secret_row(name, value, description);
                    let is_secret = detect::is_secret_name(name) || value.is_some_and(is_secret_value);
                    self.argument(name, saved, is_secret, variables);
                    if let (Some(value), Some(last), false) = (value, self.arguments.last_mut(), is_secret)
                        && last.name == name
                    {
                        last.shown = variables.resolve(value);
                    }
                }
            }
        }
    }

    fn pieces(&mut self, text: &str, variables: &Variables<'_>) {
        for piece in references::pieces(&variables.unnested(text)) {
            match piece {
                Piece::Text(text) => self.text(&encoding::path(text)),
                // no variable, as nobody could name it
                Piece::Variable(name) if name.trim().is_empty() => {
                    self.text(&encoding::path(&format!("{{{{{name}}}}}")));
                }
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
