//! The rows that select what a request does, whatever other items have: it would be another request without them.

use super::keys::{is_action, is_api_version, is_operation, is_protocol, is_version};
use super::saved_row::{SavedRow, SavedValue};
use super::values::{is_response_format, is_token, is_version_number};
use crate::api::{Place, Template};
use std::collections::{HashMap, HashSet};

/// An item besides its rows.
#[derive(Debug, Clone, Copy)]
pub struct Endpoint<'a> {
    /// The name of the item.
    pub name: &'a str,
    /// The method of its request.
    pub method: &'a str,
    /// Whether its path is that of a script, which does several things: `/index.php`.
    pub is_script: bool,
    /// The keys that say a version, and that most items have.
    pub versions: &'a HashSet<String>,
}

/// The indices of the rows that are always sent.
pub fn rows_of_operation(endpoint: &Endpoint<'_>, rows: &[SavedRow]) -> Vec<usize> {
    // a service that says so by its rows: WMS, WFS
    let has = |key: &str| rows.iter().any(|row| row.key.eq_ignore_ascii_case(key));
    let is_script = endpoint.is_script || has("service") && has("request");
    let selects = |row: &SavedRow| {
        let SavedValue::Literal(value) = &row.value else { return false };
        let may_be_version = row.place == Place::Query
            && (is_api_version(&row.key) || endpoint.versions.contains(&row.key) || is_script && is_version(&row.key));
        is_protocol(&row.key) && is_token(value)
            || row.place != Place::Body && is_response_format(value)
            || may_be_version && is_version_number(value)
            || row.place == Place::Query && is_mutation(endpoint) && is_action(&row.key) && is_token(value)
            || is_script && row.place != Place::Body && is_operation(&row.key) && is_token(value)
    };
    rows.iter().enumerate().filter(|(_, row)| selects(row)).map(|(index, _)| index).collect()
}

/// The keys that say a version and that at least three quarters of several items have in their query.
pub fn shared_versions<'r>(items: impl ExactSizeIterator<Item = &'r [SavedRow]>) -> HashSet<String> {
    let all = items.len();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for rows in items {
        let keys = rows.iter().filter(|row| row.place == Place::Query && is_version(&row.key));
        let keys: HashSet<&str> = keys.map(|row| row.key.as_str()).collect();
        keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    let shared = counts.into_iter().filter(|(_, count)| *count > 1 && count * 4 >= all * 3);
    shared.map(|(key, _)| key.to_owned()).collect()
}

/// Whether the last segment of a path is a file that a server runs.
pub fn is_script(path: &Template) -> bool {
    const ENDINGS: [&str; 10] = ["php", "asp", "aspx", "ashx", "asmx", "cgi", "cfm", "do", "jsp", "pl"];
    let path = path.source();
    let last = path.rsplit('/').next().unwrap_or_default();
    last.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// Whether a request changes something: no row of its query selects what a list shows.
fn is_mutation(endpoint: &Endpoint<'_>) -> bool {
    !matches!(endpoint.method, "GET" | "HEAD" | "OPTIONS")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(place: Place, text: &str) -> Vec<SavedRow> {
        let row = |(argument, text): (usize, &str)| {
            let (key, value) = text.split_once('=').map_or((text, SavedValue::Bare), |(key, value)| {
                (key, if value.is_empty() { SavedValue::Other } else { SavedValue::Literal(value.to_owned()) })
            });
            SavedRow { argument, place, key: key.to_owned(), value }
        };
        text.split('&').enumerate().map(row).collect()
    }

    /// The keys that are always sent, of an item as `METHOD name?query` or `METHOD name.php form`.
    fn sent(item: &str) -> Vec<String> {
        let (method, rest) = item.split_once(' ').unwrap();
        let place = if rest.contains('?') { Place::Query } else { Place::Form };
        let (name, text) = rest.split_once(['?', ';']).unwrap();
        let versions = HashSet::from(["v".to_owned()]);
        let endpoint = Endpoint { name, method, is_script: is_script(&Template::text(name)), versions: &versions };
        let rows = rows(place, text);
        rows_of_operation(&endpoint, &rows).into_iter().map(|index| rows[index].key.clone()).collect()
    }

    #[test]
    fn rows_of_a_script_say_what_it_does() {
        assert_eq!(sent("GET /a/index.php?option=com_ajax&module=stock&sku=A1&page=2"), ["option", "module"]);
        assert_eq!(sent("POST /api.php;action=GetClients&responsetype=json&limitnum=3"), ["action", "responsetype"]);
        assert_eq!(sent("GET /wms?service=WMS&version=1.1&request=GetMap&layers=a"), ["service", "version", "request"]);
        assert_eq!(sent("GET /logs?action=login&version=2"), [""; 0]);
    }

    #[test]
    fn a_selector_in_the_query_of_a_change_is_sent() {
        assert_eq!(sent("POST /files?uploadType=media&name=x"), ["uploadType"]);
        assert_eq!(sent("POST /nodes/7?action=stop&status=idle&mode=fast"), ["action"]);
        assert_eq!(sent("POST /orders?type=LIMIT&orderType=SPOT"), [""; 0]);
        assert_eq!(sent("GET /files?type=media"), [""; 0]);
    }

    #[test]
    fn rows_of_a_protocol_are_sent() {
        assert_eq!(sent("POST /token;grant_type=password&username=joe"), ["grant_type"]);
        assert_eq!(sent("GET /authorize?response_type=code&state=x"), ["response_type"]);
        assert_eq!(sent("GET /authorize?response_type=<token>&api-version={{v&wsfunction=get_users"), ["wsfunction"]);
        assert_eq!(sent("GET /machines?api-version=2021-04-01&top=5&v=3&version=2"), ["api-version", "v"]);
        assert_eq!(sent("GET /quotes?fmt=JSON&symbol=IBM&export=csv"), ["fmt"]);
    }

    #[test]
    fn versions_that_most_items_have_are_shared() {
        let items = ["v=1&a=2", "v=2", "v=3&w=1", "b=1"].map(|text| rows(Place::Query, text));
        assert_eq!(shared_versions(items.iter().map(Vec::as_slice)), HashSet::from(["v".to_owned()]));
        assert_eq!(shared_versions(items[..1].iter().map(Vec::as_slice)), HashSet::new());
    }
}
