//! Headers: which are always sent, and which are arguments.

use crate::api::{Part, Place, Presence, Source, Template};
use crate::arguments::{self, Requirement};
use crate::collection::media_type;
use crate::collection::secrets::names::is_token;
use crate::collection::{Row, RowValue};
use crate::json::quote;
use crate::lower::names::identifiers;
use crate::lower::names::placeholder::is_placeholder;
use crate::lower::options::Options;
use crate::lower::postman::references;
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::requests::header_kinds::HeaderKind;
use crate::lower::requests::rows::wire_name;
use crate::lower::secrets::detect;
use crate::lower::secrets::literals::LiteralSecrets;
use crate::lower::secrets::redaction::text::redact_text;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates;
use std::collections::{HashMap, HashSet};

/// Headers that frame a message, or say what can be decompressed: the HTTP client writes them.
const OF_THE_CLIENT: &[&str] =
    &["content-length", "transfer-encoding", "connection", "upgrade", "te", "accept-encoding"];

/// The header rows that are sent. `is_overwritten` is true for those that authorization or the body overwrites.
///
/// Of names that differ only in case Postman sends the last one, with all its rows.
pub fn sent_rows(rows: &[Row], is_overwritten: impl Fn(&Row) -> bool) -> impl Iterator<Item = &Row> {
    let mut seen = HashSet::new();
    let mut last: HashMap<String, &str> = HashMap::new();
    for spelling in rows.iter().filter(|row| !row.disabled).map(key).filter(|key| seen.insert(*key)) {
        last.insert(spelling.to_ascii_lowercase(), spelling);
    }
    rows.iter().filter(move |row| {
        let lower = key(row).to_ascii_lowercase();
        let is_last = row.disabled || last.get(&lower) == Some(&key(row));
        is_name(&lower) && is_last && !OF_THE_CLIENT.contains(&lower.as_str()) && !is_overwritten(row)
    })
}

/// Whether a header of this name cannot be an argument: the HTTP client writes it, or it names the type of the body.
pub fn is_framing(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "content-type" || OF_THE_CLIENT.contains(&name.as_str())
}

/// Whether a form is sent with a type of its own in place of this header: a multipart type only gets its boundary.
pub fn is_replaced_by_form(row: &Row) -> bool {
    key(row).eq_ignore_ascii_case("content-type") && !media_type::essence(value(row)).starts_with("multipart/")
}

/// The name of a header.
pub fn key(row: &Row) -> &str {
    row.key.as_deref().unwrap_or_default().trim()
}

/// The headers of these rows as arguments; those that are always sent are fixed.
pub fn header_arguments<'a>(
    rows: impl Iterator<Item = &'a Row>,
    variables: &Variables<'_>,
    literals: &mut LiteralSecrets,
    options: &Options,
) -> Vec<RequestArgument> {
    rows.filter_map(|row| header(row, variables, literals, options)).collect()
}

/// The value of a row as a header has it.
pub fn value(row: &Row) -> &str {
    match &row.value {
        RowValue::String(value) => value.trim(),
        RowValue::Null => "null",
        RowValue::Other(json) => json.as_str(),
        RowValue::Absent | RowValue::Files(_) => "",
    }
}

fn header(
    row: &Row,
    variables: &Variables<'_>,
    literals: &mut LiteralSecrets,
    options: &Options,
) -> Option<RequestArgument> {
    let (key, value) = (key(row), value(row));
    let has_variable = references::has_variable(value);
    let kind = HeaderKind::of(key, value);
    if kind == HeaderKind::MadeByPostman && !has_variable {
        return None;
    }
    let mut argument = unset(row, variables)?;
    let is_credential = argument.is_secret;
    if row.disabled {
        // nobody would set what the body or the client's own authorization has
        let is_of_client = is_credential && key.eq_ignore_ascii_case("authorization");
        if is_of_client || key.eq_ignore_ascii_case("content-type") {
            return None;
        }
        argument.shown = (!is_credential && !value.is_empty()).then(|| variables.resolve(value));
    } else if detect::is_credential_header(key) && detect::has_literal(key, value) {
        argument.presence = Presence::Fixed(literals.setting_for(key, &variables.resolve(value)));
    } else if let Some(template) = templates::of_settings(value, variables) {
        match presence(row, kind, is_credential, template, variables, literals, options) {
            Some(presence) => argument.presence = presence,
            None => {
                argument.example = Some(quote(value));
                let is_sample = kind == HeaderKind::Optional && !is_credential && !is_placeholder(value);
                argument.shown = is_sample.then(|| value.to_owned());
            }
        }
    } else if has_variable {
        let text = variables.resolve(value);
        argument.example = Some(quote(&match is_credential {
            true => variables.marked(&text),
            false => variables.resolve_arguments(value),
        }));
        argument.shown = (!is_credential).then_some(text);
    }
    Some(argument)
}

/// The argument of a row without what is sent; `None` if its name cannot be sent.
fn unset(row: &Row, variables: &Variables<'_>) -> Option<RequestArgument> {
    let (key, value) = (key(row), value(row));
    let is_credential = detect::is_credential_header(key) && !detect::is_resource_id(key, value)
        || is_opaque(key, value)
        || variables.is_secret_row(key, value, row.description.as_ref());
    let ty = if is_credential { ArgumentValue::Secret } else { ArgumentValue::String { repeated: false } };
    let mut argument = RequestArgument::new(key, Place::Header, ty, Source::Request);
    argument.is_secret = is_credential;
    argument.is_disabled = row.disabled;
    argument.name = wire_name(key, variables);
    if argument.name.as_text().is_some_and(|name| name.contains("{{")) {
        return None;
    }
    if let Some(description) = &row.description {
        argument.facts.overlay(arguments::facts(key, description));
    }
    Some(argument)
}

/// Whether a header of this name authorizes a request if its value is a token, or holds JSON with a secret.
fn is_opaque(name: &str, value: &str) -> bool {
    const LAST: [&str; 5] = ["sign", "sso", "ticket", "wsse", "dpop"];
    let last = name.rsplit(['-', '_']).next().unwrap_or_default();
    LAST.iter().any(|word| last.eq_ignore_ascii_case(word)) && is_token(value)
        || value.starts_with('{') && !value.starts_with("{{") && redact_text(value) != value
}

/// How a value without arguments is sent; `None` if it is sent only when a caller sets it.
fn presence(
    row: &Row,
    kind: HeaderKind,
    is_credential: bool,
    template: Template,
    variables: &Variables<'_>,
    literals: &mut LiteralSecrets,
    options: &Options,
) -> Option<Presence> {
    let (key, value) = (key(row), value(row));
    if templates::has_variable(&template) {
        let is_fixed = detect::is_of_client(key, value) && holds_setting(&template);
        return Some(if is_fixed { Presence::Fixed(template) } else { Presence::Default(template) });
    }
    match kind {
        HeaderKind::Credential if is_placeholder(value) => {
            let name = identifiers::named_or(identifiers::snake(key), "key");
            let default = may_be_blank(row).then_some("");
            Some(Presence::Fixed(literals.ask_for(&name, true, default, variables.is_setting(&name))))
        }
        HeaderKind::Credential => Some(Presence::Fixed(literals.setting_for(key, value))),
        kind if is_credential && !value.is_empty() && kind != HeaderKind::Optional => {
            Some(Presence::Fixed(literals.setting_for(key, value)))
        }
        HeaderKind::Constant if !options.names_header(key) => Some(Presence::Fixed(Template::text(value))),
        HeaderKind::Custom if options.is_constant(key) => Some(Presence::Fixed(Template::text(value))),
        HeaderKind::Custom | HeaderKind::Constant => Some(Presence::Default(Template::text(value))),
        HeaderKind::Optional | HeaderKind::OncePerCall | HeaderKind::MadeByPostman => None,
    }
}

/// Whether the description of a key says that calls can do without it: "optional", "Alternative header of the token".
fn may_be_blank(row: &Row) -> bool {
    let Some(description) = &row.description else { return false };
    let text = description.text.trim_start().to_ascii_lowercase();
    let is_alternative = text.strip_prefix("an ").unwrap_or(&text).starts_with("alternative");
    let required = arguments::facts(key(row), description).required;
    is_alternative || matches!(required, Some(Requirement::Optional | Requirement::Conditional))
}

fn holds_setting(template: &Template) -> bool {
    template.parts.iter().any(|part| matches!(part, Part::Setting(_)))
}

/// Whether a string can be the name of a header; a variable in it may have a valid value.
pub fn is_name(key: &str) -> bool {
    !key.is_empty()
        && (key.contains("{{") || key.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection::{self, Entry};

    fn sent_names(header: &str, is_overwritten: bool) -> Vec<String> {
        let text = format!(r#"{{"info": {{}}, "item": [{{"request": {{"url": "h", "header": {header}}}}}]}}"#);
        let entries = collection::read(&text).expect("it is a collection").entries;
        let [Entry::Item(item)] = entries.as_slice() else { panic!("it has one item") };
        sent_rows(&item.request.headers, |row| is_overwritten && key(row).eq_ignore_ascii_case("authorization"))
            .map(|row| key(row).to_owned())
            .collect()
    }

    #[test]
    fn the_last_of_names_that_differ_in_case_is_sent() {
        let rows = r#"["A: 1", "b: 2", "a: 3", "B: 4", "a: 5"]"#;
        assert_eq!(sent_names(rows, false), ["a", "B", "a"]);
        assert_eq!(sent_names(r#"["A: 1", {"key": "a", "disabled": true}]"#, false), ["A", "a"]);
    }

    #[test]
    fn framing_headers_are_not_sent() {
        assert_eq!(sent_names(r#"["TE: x", "Host: h", "a b: 1", "Content-Length: 3"]"#, false), ["Host"]);
        assert_eq!(sent_names(r#"["Authorization: x"]"#, true), [""; 0]);
    }
}
