//! What is signed.

use super::Row;
use crate::auth::Outgoing;
use crate::auth::encode::{percent, unpercent};

/// The base string of RFC 5849, section 3.4.1.
pub(super) fn text(outgoing: &Outgoing, rows: &[Row<'_>], form: Option<&str>) -> String {
    let path = if outgoing.path.is_empty() { "/" } else { &outgoing.path };
    let url = format!("{}://{}{path}", outgoing.scheme, outgoing.host());
    let ours = rows.iter().map(|(name, value)| (percent(name), percent(value)));
    let theirs = decoded(outgoing.query.as_deref().unwrap_or_default()).chain(decoded(form.unwrap_or_default()));
    let theirs = theirs.map(|(name, value)| (percent(&name), percent(&value.unwrap_or_default())));
    let mut all: Vec<_> = ours.chain(theirs).collect();
    all.sort();
    let all: Vec<_> = all.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{}&{}&{}", outgoing.method, percent(&url), percent(&all.join("&")))
}

/// The rows of a query or a form, decoded.
pub(super) fn decoded(rows: &str) -> impl Iterator<Item = (String, Option<String>)> + '_ {
    rows.split('&').filter(|row| !row.is_empty()).map(|row| match row.split_once('=') {
        None => (unpercent(row), None),
        Some((name, value)) => (unpercent(name), Some(unpercent(value))),
    })
}
