//! Parameters of a query, and fields of an urlencoded body.

use crate::auth::signing::{WrittenField, percent, unpercent};
use crate::operation::Place;
use crate::request::RequestParts;

impl RequestParts {
    /// Adds a parameter at the end of the query, and removes all others with its name.
    pub(crate) fn set_query(&mut self, name: &str, value: &str) -> WrittenField {
        self.remove_query(&[name]);
        let query = self.query.get_or_insert_default();
        push(query, name, value);
        WrittenField { place: Place::Query, name: name.to_owned() }
    }

    /// Removes the parameters with these names from the query.
    pub(crate) fn remove_query(&mut self, names: &[&str]) {
        if let Some(query) = self.query.take() {
            self.query = Some(without(&query, names)).filter(|rest| query.is_empty() || !rest.is_empty());
        }
    }
}

/// Adds a pair to encoded pairs.
pub(crate) fn push(rows: &mut String, name: &str, value: &str) {
    if !rows.is_empty() {
        rows.push('&');
    }
    rows.push_str(&percent(name));
    rows.push('=');
    rows.push_str(&percent(value));
}

/// Encoded pairs without those with these names.
pub(crate) fn without(rows: &str, names: &[&str]) -> String {
    let kept = |row: &&str| {
        let name = unpercent(row.split_once('=').map_or(*row, |(name, _)| name));
        !names.contains(&name.as_str())
    };
    rows.split('&').filter(kept).collect::<Vec<_>>().join("&")
}
