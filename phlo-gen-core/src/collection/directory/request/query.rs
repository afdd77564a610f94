//! Merges the query in a URL with `queryParams`.

use crate::collection::model::Row;
use crate::collection::percent_encoding::decoded;
use std::collections::HashSet;

/// The query that is sent: the parameters of the URL that `queryParams` does not name, then those of `queryParams`.
/// A disabled parameter removes that of the URL, too. Names are compared decoded.
pub fn merge(mut in_url: Vec<Row>, params: Vec<Row>) -> Vec<Row> {
    let named: HashSet<String> = params.iter().filter_map(|row| row.key.as_deref()).map(decoded).collect();
    in_url.retain(|row| row.key.as_deref().is_none_or(|key| !named.contains(&decoded(key))));
    in_url.extend(params);
    in_url
}
