//! Header rows: which are sent by themselves, which are arguments.

use super::draft::{self, Draft, Value};
use super::texts;
use super::variables::Variables;
use super::{literals::Literals, secret};
use crate::api::{Place, Presence, Source, Template};
use crate::arguments;
use crate::collection::{Row, RowValue};
use crate::json_text::quote;

/// Rows that say how a message is framed, which is not for a collection to say.
const HOP_BY_HOP: &[&str] = &["content-length", "transfer-encoding", "connection", "upgrade", "te"];

/// The rows that reach the wire. `is_overwritten` says of a name whether authorization writes its header in place of a row.
///
/// Of names that differ in case alone Postman sends the one that comes up last, with all its rows.
pub fn sent(rows: &[Row], is_overwritten: impl Fn(&str) -> bool) -> impl Iterator<Item = &Row> {
    let last_spelling = |wanted: &str| {
        let enabled = rows.iter().filter(|row| !row.disabled).map(key);
        let mut spellings: Vec<&str> = Vec::new();
        for spelling in enabled.filter(|key| key.eq_ignore_ascii_case(wanted)) {
            if !spellings.contains(&spelling) {
                spellings.push(spelling);
            }
        }
        spellings.last().copied()
    };
    rows.iter().filter(move |row| {
        let lower = key(row).to_ascii_lowercase();
        let is_last = row.disabled || last_spelling(key(row)) == Some(key(row));
        is_token(&lower) && is_last && !HOP_BY_HOP.contains(&lower.as_str()) && !is_overwritten(key(row))
    })
}

fn key(row: &Row) -> &str {
    row.key.as_deref().unwrap_or_default().trim()
}

/// Headers that are sent by themselves, and headers that are arguments.
pub fn headers<'a>(rows: impl Iterator<Item = &'a Row>, variables: &Variables<'_>, literals: &mut Literals) -> Vec<Draft> {
    rows.filter_map(|row| header(row, variables, literals)).collect()
}

fn header(row: &Row, variables: &Variables<'_>, literals: &mut Literals) -> Option<Draft> {
    let key = key(row);
    let value = match &row.value {
        RowValue::String(value) => value.trim(),
        RowValue::Null => "null",
        RowValue::Other(json) => json.as_str(),
        RowValue::Absent | RowValue::Files(_) => "",
    };
    let is_credential = secret::is_credential_header(key) || secret::is_credential_value(value) || variables.hold_secret(value);
    let kind = if is_credential { Value::Secret } else { Value::String { repeated: false } };
    let mut draft = Draft::new(key, Place::Header, kind, Source::Request);
    draft.is_secret = is_credential;
    draft.name = draft::name(key, variables);
    if let Some(description) = &row.description {
        draft.learn(arguments::facts(description));
    }
    let has_variable = texts::variables(value).next().is_some();
    draft.is_disabled = row.disabled;
    if row.disabled {
        if is_credential && key.eq_ignore_ascii_case("authorization") {
            return None;
        }
        draft.shown = (!is_credential && !value.is_empty()).then(|| variables.resolve(value));
        return Some(draft);
    }
    if secret::is_credential_header(key) && secret::has_literal(key, value) {
        draft.presence = Presence::Fixed(literals.secret(key, &variables.resolve(value)));
        return Some(draft);
    }
    if let Some(template) = texts::of_settings(value, variables) {
        let is_authorization = key.eq_ignore_ascii_case("authorization");
        draft.presence = match texts::has_hole(&template) {
            true if is_authorization => Presence::Fixed(template),
            true => Presence::Default(template),
            false if is_credential && !value.is_empty() => Presence::Fixed(literals.secret(key, value)),
            false => Presence::Fixed(Template::text(value)),
        };
        return Some(draft);
    }
    if has_variable {
        let text = variables.resolve(value);
        draft.shown = (!is_credential).then(|| text.clone());
        draft.example = Some(quote(&text));
    }
    Some(draft)
}

/// Whether a text can be the name of a header; a variable in it may become one.
fn is_token(key: &str) -> bool {
    !key.is_empty()
        && (key.contains("{{") || key.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b)))
}
