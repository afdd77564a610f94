//! Text of a collection as templates: settings and dynamic variables stay variables.

use crate::api::{Part, Template};
use crate::lower::postman::dynamic;
use crate::lower::postman::references::{self, Piece};
use crate::lower::variables::scope::Variables;

/// A string as a template of settings and dynamic values; `None` if it has any other variable, with or without a value.
pub fn of_settings(text: &str, variables: &Variables<'_>) -> Option<Template> {
    let mut parts = Vec::new();
    for piece in references::pieces(&variables.unnested(text)) {
        parts.push(match piece {
            Piece::Text(text) => Part::Text(text.to_owned()),
            Piece::Variable(name) if variables.is_setting(name) => Part::Setting(name.to_owned()),
            Piece::Variable(name) => match dynamic::name(name) {
                Some(dynamic) if !variables.is_known(name) => Part::Dynamic(dynamic.to_owned()),
                _ => return None,
            },
        });
    }
    Some(Template { parts })
}

/// Whether a template has a variable.
pub fn has_variable(template: &Template) -> bool {
    template.parts.iter().any(|part| !matches!(part, Part::Text(_)))
}

/// Whether a template is always sent unless it is set: settings, or an id or a time that each request has anew. Other
/// dynamic values are samples, such as a random name.
pub fn is_sent_unless_set(template: &Template) -> bool {
    let is_new = |part: &Part| matches!(part, Part::Dynamic(name) if dynamic::is_id_or_time(name));
    let is_text = |part: &Part| matches!(part, Part::Text(text) if !text.trim_matches('"').is_empty());
    template.parts.iter().any(|part| matches!(part, Part::Setting(_)))
        || template.parts.iter().any(is_new) && !template.parts.iter().any(is_text)
}

/// A string with the values of its variables; settings and dynamic variables stay variables.
pub fn with_values(text: &str, variables: &Variables<'_>) -> Template {
    let text = variables.resolve_but_settings(text);
    let mut parts: Vec<Part> = Vec::new();
    for piece in references::pieces(&text) {
        let text = match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Variable(name) if variables.is_setting(name) => {
                parts.push(Part::Setting(name.to_owned()));
                continue;
            }
            Piece::Variable(name) => match dynamic::name(name) {
                Some(dynamic) => {
                    parts.push(Part::Dynamic(dynamic.to_owned()));
                    continue;
                }
                None => format!("{{{{{name}}}}}"),
            },
        };
        match parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(&text),
            _ => parts.push(Part::Text(text)),
        }
    }
    Template { parts }
}
