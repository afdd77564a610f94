//! Which variables items use, and where.

use crate::collection::{Request, Row};
use crate::lower::names::identifiers;
use crate::lower::names::singular::is_plural_segment;
use crate::lower::postman::authorization::AuthorizedItem;
use crate::lower::postman::references;
use crate::lower::secrets::auth_parameters::sent_values;
use crate::lower::secrets::credential_rows::CredentialRows;
use crate::lower::secrets::detect;
use std::collections::{HashMap, HashSet};

/// The variables that items use.
#[derive(Debug, Default)]
pub struct Usage {
    /// Their names, in the order of first use.
    pub names: Vec<String>,
    /// Those in the host of a URL.
    pub in_hosts: HashSet<String>,
    /// Those that are a whole host behind a scheme: `https://{{host}}`.
    pub whole_hosts: HashSet<String>,
    /// Those in a parameter of authorization.
    pub in_authorization: HashSet<String>,
    /// Those in places where only a setting can be.
    setting_only: HashSet<String>,
    /// Those that are in other places than headers.
    outside_headers: HashSet<String>,
    /// Those that are a whole segment of a path behind a plural: `/books/{{book}}`.
    behind_plurals: HashSet<String>,
    /// How many items with a URL use each.
    uses: HashMap<String, usize>,
    /// How many items there are. One without a URL says nothing of what all have in common.
    items: usize,
}

impl Usage {
    /// The variables that these items use.
    pub fn of(items: &[AuthorizedItem<'_>]) -> Self {
        let mut usage = Usage { items: items.iter().filter(|item| has_url(item)).count(), ..Usage::default() };
        for item in items {
            usage.add_item(item);
            usage.add_places(item);
        }
        usage
    }

    /// Whether the variable is in a place where only a setting can be.
    pub fn needs_setting(&self, name: &str) -> bool {
        self.setting_only.contains(name)
    }

    /// Whether the variable is in a host or in authorization, where it cannot be an argument.
    pub fn is_bound(&self, name: &str) -> bool {
        self.in_hosts.contains(name) || self.in_authorization.contains(name)
    }

    /// Whether at least three quarters of several items use the variable, and it is no resource: none behind a plural
    /// unless it is a key, and no id that others lack. An id in headers alone says for whom all calls are made: it is none.
    pub fn is_shared(&self, name: &str) -> bool {
        let count = self.uses.get(name).copied().unwrap_or_default();
        let is_id = is_id(name) && count < self.items && self.outside_headers.contains(name);
        let is_resource = self.behind_plurals.contains(name) && !detect::is_secret_name(name);
        count > 1 && count * 4 >= self.items * 3 && !is_id && !is_resource
    }

    fn add_item(&mut self, item: &AuthorizedItem<'_>) {
        let mut seen = Seen::default();
        seen.request(&item.item.request, &CredentialRows::of(item));
        if let Some(auth) = item.auth {
            sent_values(auth).for_each(|text| seen.text(text, Place::Setting));
        }
        for (name, places) in seen.names {
            if !self.uses.contains_key(&name) {
                self.names.push(name.clone());
            }
            *self.uses.entry(name.clone()).or_default() += usize::from(has_url(item));
            if places.contains(&Place::Setting) {
                self.setting_only.insert(name.clone());
            }
            if places.iter().any(|place| *place != Place::Header) {
                self.outside_headers.insert(name);
            }
        }
    }

    /// Adds the variables in the host of an item and in its authorization.
    fn add_places(&mut self, item: &AuthorizedItem<'_>) {
        let url = &item.item.request.url;
        let host = [url.protocol.as_ref(), Some(&url.host), url.port.as_ref()].into_iter().flatten();
        let names = |text: &'_ String| references::names(text).map(str::to_owned).collect::<Vec<_>>();
        self.in_hosts.extend(host.flat_map(names));
        let whole = url.protocol.as_ref().and_then(|_| references::whole_variable(&url.host));
        self.whole_hosts.extend(whole.map(str::to_owned));
        let credentials = url.credentials.iter().flat_map(|(user, password)| [user, password]);
        let parameters = item.auth.into_iter().flat_map(sent_values);
        self.in_authorization.extend(credentials.chain(parameters).flat_map(names));
        let segments: Vec<&str> = url.path.iter().flatten().map(|segment| segment.text.as_str()).collect();
        let behind = segments.windows(2).filter(|pair| is_plural_segment(pair[0]));
        let names = behind.filter_map(|pair| references::whole_variable(pair[1]));
        self.behind_plurals.extend(names.map(str::to_owned));
    }
}

/// Whether an item has a URL, without which it cannot be sent.
fn has_url(item: &AuthorizedItem<'_>) -> bool {
    let url = &item.item.request.url;
    !url.host.is_empty() || url.path.iter().flatten().next().is_some()
}

/// Whether a name is that of an id: `bookId`, `book_id`, `BookID`, `id`.
fn is_id(name: &str) -> bool {
    let snake = identifiers::snake(name);
    matches!(snake.trim_end_matches('_').rsplit('_').next(), Some("id" | "uuid" | "guid" | "sid" | "ids"))
}

/// Whether the variables in the row of a header are settings of the client.
fn is_of_client(row: &Row) -> bool {
    let value = row.value.as_str().unwrap_or_default();
    row.key.as_deref().is_some_and(|key| detect::is_of_client(key, value))
}

/// Where a variable is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    /// Where only a setting can be.
    Setting,
    Header,
    Other,
}

/// The variables of one item, in order, and the places of each.
#[derive(Default)]
struct Seen {
    names: Vec<(String, Vec<Place>)>,
    /// The index of each.
    indexes: HashMap<String, usize>,
}

impl Seen {
    fn text(&mut self, text: &str, place: Place) {
        for name in references::names(text) {
            match self.indexes.get(name).and_then(|index| self.names.get_mut(*index)) {
                Some((_, places)) if places.contains(&place) => {}
                Some((_, places)) => places.push(place),
                None => {
                    self.indexes.insert(name.to_owned(), self.names.len());
                    self.names.push((name.to_owned(), vec![place]));
                }
            }
        }
    }

    fn request(&mut self, request: &Request, credentials: &CredentialRows<'_>) {
        let url = &request.url;
        url.authority().for_each(|text| self.text(text, Place::Setting));
        for segment in url.path.iter().flatten() {
            self.text(&segment.text, Place::Other);
        }
        self.rows_of(&url.query, credentials);
        for row in &request.headers {
            let authorizes = !row.disabled && is_of_client(row);
            self.rows(std::slice::from_ref(row), if authorizes { Place::Setting } else { Place::Header });
        }
        self.rows_of(request.form(), credentials);
        request.body_texts().for_each(|(text, _)| self.text(text, Place::Other));
    }

    /// The rows of a query or a form.
    fn rows_of(&mut self, rows: &[Row], credentials: &CredentialRows<'_>) {
        for row in rows {
            let variable = row.value.as_str().and_then(|value| references::whole_variable(value.trim()));
            let is_credential = variable.zip(row.key.as_deref().filter(|_| !row.disabled));
            let is_credential = is_credential.is_some_and(|(variable, key)| credentials.has(key, variable));
            self.rows(std::slice::from_ref(row), if is_credential { Place::Setting } else { Place::Other });
        }
    }

    fn rows(&mut self, rows: &[Row], place: Place) {
        for row in rows {
            self.text(row.key.as_deref().unwrap_or_default(), place);
            if let Some(value) = row.value.as_str() {
                self.text(value, place);
            }
        }
    }
}
