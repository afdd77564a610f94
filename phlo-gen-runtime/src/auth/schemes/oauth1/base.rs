//! The base string: the string that is signed.

use crate::auth::signing::{percent, unpercent};
use crate::request::RequestParts;
use std::borrow::Cow;

/// A parameter of the signature.
pub(super) type Row<'a> = (&'static str, Cow<'a, str>);

/// The base string of RFC 5849, section 3.4.1.
pub(crate) fn base_string(parts: &RequestParts, rows: &[Row<'_>], form: Option<&str>) -> String {
    let path = if parts.path.is_empty() { "/" } else { &parts.path };
    let url = format!("{}://{}{path}", parts.scheme, parts.host());
    let ours = rows.iter().map(|(name, value)| (percent(name), percent(value)));
    let theirs = decoded_rows(parts.query.as_deref().unwrap_or_default()).chain(decoded_rows(form.unwrap_or_default()));
    let theirs = theirs.map(|(name, value)| (percent(&name), percent(&value.unwrap_or_default())));
    let mut all: Vec<_> = ours.chain(theirs).collect();
    all.sort();
    let all: Vec<_> = all.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{}&{}&{}", parts.method, percent(&url), percent(&all.join("&")))
}

/// The query parameters or form fields, decoded.
pub(crate) fn decoded_rows(rows: &str) -> impl Iterator<Item = (String, Option<String>)> + '_ {
    rows.split('&').filter(|row| !row.is_empty()).map(|row| match row.split_once('=') {
        None => (unpercent(row), None),
        Some((name, value)) => (unpercent(name), Some(unpercent(value))),
    })
}
