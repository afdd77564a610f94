//! Rows of a query, and of an urlencoded body.

use super::encode::{percent, unpercent};
use super::{Outgoing, Written};
use crate::operation::Place;

impl Outgoing {
    /// Adds a row at the end of the query in the place of all that have its name.
    pub(super) fn set_query(&mut self, name: &str, value: &str) -> Written {
        self.remove_query(&[name]);
        let query = self.query.get_or_insert_default();
        push(query, name, value);
        Written { place: Place::Query, name: name.to_owned() }
    }

    /// Takes the rows of these names out of the query.
    pub(super) fn remove_query(&mut self, names: &[&str]) {
        if let Some(query) = self.query.take() {
            self.query = Some(without(&query, names)).filter(|rest| query.is_empty() || !rest.is_empty());
        }
    }
}

/// Adds a row to encoded rows.
pub(super) fn push(rows: &mut String, name: &str, value: &str) {
    if !rows.is_empty() {
        rows.push('&');
    }
    rows.push_str(&percent(name));
    rows.push('=');
    rows.push_str(&percent(value));
}

/// Encoded rows less those of these names.
pub(super) fn without(rows: &str, names: &[&str]) -> String {
    let kept = |row: &&str| {
        let name = unpercent(row.split_once('=').map_or(*row, |(name, _)| name));
        !names.contains(&name.as_str())
    };
    rows.split('&').filter(kept).collect::<Vec<_>>().join("&")
}
