//! Text within double quotes of a shell: settings without a default are its variables.

use crate::api::{Api, MAX_GROWTH, Part, Template, environment_variable};
use crate::collection::encoded;

/// How deep settings may be nested in the defaults of settings. Deeper ones are treated as a cycle.
const MAX_DEPTH: usize = 8;

/// What reads a text after the shell, and so how the text is written for it: as the client does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A server, as the text is.
    AsIs,
    Path,
    /// The value of a variable of the path.
    PathValue,
    QueryName,
    QueryValue,
    /// `--data-urlencode`, which encodes values only.
    FormName,
    /// `-F`, within quotes of its own.
    Part,
}

impl Reader {
    /// Text for this reader, within double quotes of a shell.
    pub fn text(self, text: &str) -> String {
        let is_placeholder =
            text.starts_with('<') && text.ends_with('>') && text.bytes().all(|byte| !b"&#\"'=/?%\\".contains(&byte));
        let text = match self {
            Self::AsIs => text.to_owned(),
            // it is to be replaced before it is sent
            Self::PathValue | Self::QueryValue if is_placeholder => encoded(text, " "),
            Self::Path => encoded(text, " \"<>`{}"),
            Self::PathValue => encoded(text, " \"<>`{}/?#\\"),
            Self::QueryValue => encoded(text, " \"#<>'&"),
            Self::QueryName => encoded(text, " \"#<>'&="),
            Self::FormName => encoded(text, " \"#<>'&=%+"),
            Self::Part => text.replace('\\', "\\\\").replace('"', "\\\""),
        };
        text.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$").replace('`', "\\`")
    }

    /// A template for this reader, within double quotes of a shell.
    pub fn template(self, api: &Api, template: &Template) -> String {
        let mut out = String::new();
        template.parts.iter().for_each(|part| self.push_piece(api, part, 0, &mut out));
        out
    }

    /// Adds a piece of a template: a setting without a default is a variable of the shell.
    pub fn push_piece(self, api: &Api, part: &Part, depth: usize, out: &mut String) {
        match part {
            Part::Text(text) => push_text(&self.text(text), out),
            Part::Argument(name) => out.push_str(&placeholder(name)),
            Part::Dynamic(name) => out.push_str(&dynamic(name)),
            Part::Setting(name) => {
                let setting = api.settings.iter().find(|setting| setting.name == *name);
                let has_room = depth < MAX_DEPTH && out.len() < MAX_GROWTH;
                match setting.and_then(|setting| setting.default.as_ref()).filter(|_| has_room) {
                    Some(default) => default.parts.iter().for_each(|part| self.push_piece(api, part, depth + 1, out)),
                    None => {
                        let setter = setting.map_or(name, |setting| &setting.setter);
                        out.extend(["$", &environment_variable(&api.name, setter)]);
                    }
                }
            }
        }
    }
}

/// What stands for a dynamic variable of Postman: a command of the shell, or a placeholder.
pub fn dynamic(name: &str) -> String {
    match name {
        "guid" | "randomUUID" => "$(uuidgen)".to_owned(),
        other => placeholder(other),
    }
}

/// Adds text behind what may end with a variable of the shell, whose name then is in braces if the text would go on
/// with it.
pub fn push_text(text: &str, out: &mut String) {
    /// No name of an environment variable is longer; so each text is searched a little way back.
    const LONGEST: usize = 256;
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = out.len() - out.chars().rev().take(LONGEST).take_while(|c| is_of_name(*c)).count();
    let is_escaped = |before: &str| before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    let before = out[..name].strip_suffix('$');
    let is_variable = name < out.len() && before.is_some_and(|before| !is_escaped(before));
    if is_variable && text.starts_with(is_of_name) {
        out.insert(name, '{');
        out.push('}');
    }
    out.push_str(text);
}

/// What stands for a value that is not saved.
pub fn placeholder(name: &str) -> String {
    format!("<{}>", name.trim_end_matches('_'))
}
