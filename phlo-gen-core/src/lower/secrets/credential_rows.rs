//! Rows of a query or a form that hold the credentials of the client: `api_key={{api_key}}`, `user={{sms_user}}`.

use crate::collection::secrets::values::words;
use crate::collection::{Auth, Item, Row, RowValue};
use crate::lower::postman::authorization::{AuthorizedItem, is_sent, sent_parameters};
use crate::lower::postman::references::whole_variable;
use crate::lower::secrets::detect::{is_client_key, is_key_header, is_secret_name, joined};
use crate::lower::secrets::query_key;
use std::collections::HashSet;

/// Names that are those of credentials only where the variable is named like one: `key={{api_key}}`.
const OF_THE_VARIABLE: [&str; 5] = ["key", "token", "auth", "ticket", "sid"];

/// Names of the user in a pair of credentials, and of its other half.
const USERS: [&str; 6] = ["user", "username", "userid", "login", "identifier", "apiuser"];
const PASSWORDS: [&str; 7] = ["password", "passwd", "pass", "pwd", "secret", "apipassword", "apisecret"];

/// Words of the names of accounts at a service; in a form `{{user}}` may be whom the request is about.
const OF_AN_ACCOUNT: [&str; 10] =
    ["api", "gw", "gateway", "sms", "ws", "service", "client", "merchant", "reseller", "app"];

/// Words of tokens that belong to one call.
#[rustfmt::skip]
const OF_ONE_CALL: [&str; 28] = [
    "reset", "refresh", "verification", "verify", "confirm", "confirmation", "invite", "invitation", "device", "csrf", "xsrf", "push",
    "card", "payment", "registration", "activation", "email", "id", "fcm", "apns", "share", "otp", "unsubscribe", "password", "old",
    "new", "next", "page",
];

/// Words of items that take credentials as what they are about.
#[rustfmt::skip]
const ABOUT_CREDENTIALS: [&str; 22] = [
    "login", "logout", "log", "signin", "signup", "sign", "register", "registration", "authenticate", "authentication", "session",
    "sessions", "key", "keys", "apikey", "apikeys", "credential", "credentials", "revoke", "introspect", "introspection", "enroll",
];

/// Words of items that take a token as what they are about.
#[rustfmt::skip]
const ABOUT_TOKENS: [&str; 15] = [
    "token", "tokens", "auth", "oauth", "oauth2", "oidc", "verify", "verification", "reset", "confirm", "activate", "refresh",
    "password", "invite", "invitation",
];

/// Words of items that make or change users, whose names and passwords are what they are about.
#[rustfmt::skip]
const ABOUT_USERS: [&str; 13] = [
    "user", "users", "account", "accounts", "member", "members", "customer", "customers", "admin", "admins", "profile", "password",
    "passwords",
];

/// The credentials in the rows of a request.
#[derive(Debug, Default)]
pub struct CredentialRows<'i> {
    /// The names of the rows and their variables.
    rows: HashSet<(&'i str, &'i str)>,
    /// The variables that are secrets.
    secrets: HashSet<&'i str>,
    /// Whether a key that is left blank is one of the client.
    asks: bool,
}

impl<'i> CredentialRows<'i> {
    /// The credentials in the query and the form of an item.
    ///
    /// Where requests are authorized in another way such a key is one of what the request is about, unless the
    /// authorization sends the same variable.
    pub fn of(authorized: &AuthorizedItem<'i>) -> Self {
        let item = authorized.item;
        let mut found = CredentialRows::default();
        let groups = [item.request.url.query.as_slice(), item.request.form()];
        if !groups.iter().any(|rows| rows.iter().any(may_be_credential)) {
            return found;
        }
        let about = Subject::of(item);
        if about.credentials {
            return found;
        }
        let is_authorized = is_authorized(authorized);
        let is_sent = |variable| authorized.auth.is_some_and(|auth| sends(auth, variable));
        found.asks = !is_authorized;
        for (rows, is_form) in groups.into_iter().zip([false, true]) {
            // a description may say that it is another one
            let rows_of_client = rows.iter().filter(|row| !is_authorized || row.description.is_none());
            for (key, variable) in rows_of_client.filter_map(key_and_variable) {
                if is_key(key, variable, &about) && (!is_authorized || is_sent(variable)) {
                    found.rows.insert((key, variable));
                    found.secrets.insert(variable);
                }
            }
            if !is_authorized && !about.users && !about.tokens {
                found.add_pair(rows, is_form);
            }
        }
        found
    }

    /// Whether a row of this name with this variable is a credential.
    pub fn has(&self, key: &str, variable: &str) -> bool {
        self.rows.contains(&(key, variable))
    }

    /// The variables that are secrets.
    pub fn secrets(&self) -> impl Iterator<Item = &'i str> {
        self.secrets.iter().copied()
    }

    /// Whether a query parameter of this name asks for the client's key if its value is blank.
    pub fn asks_for(&self, key: &str) -> bool {
        self.asks && matches!(joined(key).as_str(), "apikey" | "xapikey" | "subscriptionkey")
    }

    /// Whether a query parameter of this name is the client's key if its value looks like one.
    pub fn may_hold_key(&self, key: &str) -> bool {
        self.asks && query_key::is_key(key)
    }

    /// Adds a user name and a password that stand beside what the request is about.
    fn add_pair(&mut self, rows: &'i [Row], is_form: bool) {
        let row_of = |names: &[&str]| {
            rows.iter().filter_map(key_and_variable).find(|(key, _)| names.contains(&joined(key).as_str()))
        };
        let (Some(user), Some(password)) = (row_of(&USERS), row_of(&PASSWORDS)) else { return };
        let is_of_account = |(key, variable): (&str, &str)| {
            key == "identifier" || words(variable).iter().any(|word| OF_AN_ACCOUNT.contains(&word.as_str()))
        };
        let has_others = rows.iter().filter(|row| !row.disabled).count() > 2;
        if has_others && (!is_form || is_of_account(user) && (is_of_account(password) || user.0 == "identifier")) {
            self.rows.extend([user, password]);
            self.secrets.insert(password.1);
        }
    }
}

/// Whether authorization, its own or what it replaces, or a header has the credentials.
fn is_authorized(authorized: &AuthorizedItem<'_>) -> bool {
    let AuthorizedItem { item, auth, inherited } = authorized;
    let is_key = |row: &Row| !row.disabled && row.key.as_deref().is_some_and(is_key_header);
    let is_sent = |auth: &Option<&Auth>| auth.is_some_and(|auth| is_sent(&auth.kind));
    is_sent(auth) || is_sent(inherited) || item.request.headers.iter().any(is_key)
}

/// Whether a parameter of the authorization is this variable.
fn sends(auth: &Auth, variable: &str) -> bool {
    sent_parameters(auth).any(|(_, value)| whole_variable(value.trim()) == Some(variable))
}

/// What an item is about.
struct Subject {
    credentials: bool,
    tokens: bool,
    users: bool,
}

impl Subject {
    fn of(item: &Item) -> Self {
        let segments = item.request.url.path.iter().flatten().map(|segment| segment.text.as_str());
        let words: Vec<String> = std::iter::once(item.name.as_str())
            .chain(segments.filter(|segment| !segment.starts_with([':', '{'])))
            .flat_map(words)
            .collect();
        let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
        Subject { credentials: has(&ABOUT_CREDENTIALS), tokens: has(&ABOUT_TOKENS), users: has(&ABOUT_USERS) }
    }
}

/// Whether the name of a row may be that of a credential. This rules out most items at little cost.
fn may_be_credential(row: &Row) -> bool {
    let Some(key) = row.key.as_deref().filter(|_| !row.disabled) else { return false };
    let key = joined(key);
    is_client_key(&key) || OF_THE_VARIABLE.contains(&key.as_str()) || PASSWORDS.contains(&key.as_str())
}

/// The name of an enabled row whose value is one variable, and the variable.
fn key_and_variable(row: &Row) -> Option<(&str, &str)> {
    let RowValue::String(value) = &row.value else { return None };
    let key = row.key.as_deref().filter(|_| !row.disabled)?;
    Some((key, whole_variable(value.trim())?))
}

/// Whether a row is a key of the client.
fn is_key(key: &str, variable: &str, about: &Subject) -> bool {
    let (name, own) = (joined(key), words(variable));
    let is_of_one_call = own.iter().any(|word| OF_ONE_CALL.contains(&word.as_str())) && name != "appid";
    let is_named = is_secret_name(variable)
        || joined(variable) == name
        || own.last().is_some_and(|last| matches!(last.as_str(), "key" | "token" | "secret"));
    let is_token = name.ends_with("token") || matches!(name.as_str(), "auth" | "ticket" | "sid" | "key");
    let is_named = if OF_THE_VARIABLE.contains(&name.as_str()) {
        is_secret_name(variable) || name == "ticket" && joined(variable) == name
    } else {
        is_client_key(&name) && is_named
    };
    is_named && !is_of_one_call && !(is_token && about.tokens)
}
