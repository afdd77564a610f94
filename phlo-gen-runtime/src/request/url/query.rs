//! The query of a URL.

use crate::error::Problem;
use crate::json::Spelling;
use crate::operation::{Arguments, Place};
use crate::request::template::{RowValue, rows};
use crate::request::template::{Scope, Sink, VariableValue};
use crate::request::url::{Encoded, Part, encode};
use percent_encoding::percent_decode_str;

/// The usual maximum length of a query.
const LIKELY: usize = 64;

/// Writes the query parameters. There is no query if there are none. Returns the names of those that are secrets.
pub(crate) fn write_query(
    arguments: Arguments,
    scope: Scope<'_>,
    query: &mut Option<String>,
) -> Result<Vec<String>, Problem> {
    let mut secrets = Vec::new();
    rows(arguments, Place::Query, scope, &mut |row| {
        let mut secret = row.secret;
        let out = next_row(query);
        scope.fill(row.argument.name, &mut Encoded { out, part: Part::QueryName })?;
        match row.value {
            RowValue::Bare => {}
            RowValue::Value(value) if value.spelling() == Spelling::Bare => {}
            RowValue::Value(value) => {
                out.push('=');
                Encoded { out, part: Part::QueryValue }.variable("", VariableValue::Value(value));
            }
            RowValue::Template(template) => {
                out.push('=');
                secret |= scope.fill(template, &mut Encoded { out, part: Part::QueryValue })?;
            }
        }
        if secret {
            secrets.push(scope.text(row.argument.name)?.0);
        }
        Ok(())
    })?;
    Ok(secrets)
}

/// Adds a query parameter: the server receives name and value as given.
pub(crate) fn push_row(query: &mut Option<String>, name: &str, value: &str) {
    let out = next_row(query);
    encode(name, Part::QueryName, Spelling::Plain, out);
    out.push('=');
    encode(value, Part::QueryValue, Spelling::Plain, out);
}

/// A query without the parameters with some names; `None` if no parameter is left.
pub(crate) fn without_rows(query: &str, drop: impl Fn(&str) -> bool) -> Option<String> {
    let name = |row: &str| {
        let name = row.split_once('=').map_or(row, |(name, _)| name);
        percent_decode_str(name).decode_utf8_lossy().into_owned()
    };
    let kept: Vec<&str> = query.split('&').filter(|row| !drop(&name(row))).collect();
    (!kept.is_empty()).then(|| kept.join("&"))
}

fn next_row(query: &mut Option<String>) -> &mut String {
    if let Some(rows) = query {
        rows.push('&');
    }
    query.get_or_insert_with(|| String::with_capacity(LIKELY))
}
