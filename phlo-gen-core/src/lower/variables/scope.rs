//! The variables of a collection and of its environment: their values, and which are secrets or settings.

use crate::collection::secrets::keys::{Within, find};
use crate::collection::secrets::values::{is_placeholder, is_random};
use crate::collection::{Collection, Description, Environment, Item, Variable};
use crate::lower::names::placeholder::stands_for;
use crate::lower::options::Options;
use crate::lower::postman::authorization::AuthorizedItem;
use crate::lower::postman::{dynamic, references};
use crate::lower::secrets::{detect, secret_rows};
use crate::lower::variables::credentials;
use crate::lower::variables::growth::{self, Endless, MAX_TOTAL_GROWTH};
use crate::lower::variables::usage::Usage;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The variables of a collection and of its environment.
#[derive(Debug)]
pub struct Variables<'a> {
    known: HashMap<&'a str, &'a Variable>,
    descriptions: HashMap<&'a str, &'a Description>,
    settings: HashSet<String>,
    /// The variables that authorize requests, that are marked as secrets, or whose values are credentials.
    secrets: HashSet<String>,
    /// The variables that are the whole base of a URL.
    bases: HashSet<&'a str>,
    usage: Usage,
    /// The variables that are left as they are: their values have no end.
    endless: HashMap<&'a str, Endless>,
    /// How many bytes longer texts may still become.
    pub(super) left: Cell<usize>,
    /// The variables that were left as they are because a text became too long.
    pub(super) left_out: RefCell<BTreeSet<String>>,
    /// The settings in the order in which the collection declares them; the others follow in the order of use.
    pub order: Vec<String>,
}

impl<'a> Variables<'a> {
    /// The used variables of a collection and an environment, which takes precedence.
    pub fn new(
        collection: &'a Collection,
        environment: Option<&'a Environment>,
        items: &[AuthorizedItem<'a>],
        options: &Options,
    ) -> Self {
        let mut known = HashMap::new();
        let scopes = [Some(&collection.variables), environment.map(|environment| &environment.variables)];
        let mut descriptions = HashMap::new();
        for variable in scopes.into_iter().flatten().flatten().filter(|variable| !variable.disabled) {
            known.insert(variable.key.as_str(), variable);
            descriptions.extend(variable.description.iter().map(|description| (variable.key.as_str(), description)));
        }
        let mut secrets = credentials::variables(items);
        secrets
            .extend(known.values().filter(|variable| has_secret_value(variable)).map(|variable| variable.key.clone()));
        let mut variables = Variables {
            known,
            descriptions,
            settings: HashSet::new(),
            secrets,
            bases: items.iter().filter_map(|authorized| base_variable(authorized.item)).collect(),
            usage: Usage::of(items),
            endless: HashMap::new(),
            left: Cell::new(MAX_TOTAL_GROWTH),
            left_out: RefCell::default(),
            order: Vec::new(),
        };
        let values = variables.known.keys().filter_map(|name| Some((*name, variables.value(name)?))).collect();
        variables.endless = growth::endless(&values);
        variables.add_settings(options);
        // the author's order if there is one, otherwise the order of use
        let declared = &collection.variables;
        let mut places: HashMap<&str, usize> = HashMap::new();
        for (place, variable) in declared.iter().enumerate() {
            places.entry(&variable.key).or_insert(place);
        }
        variables.order.sort_by_key(|name| places.get(name.as_str()).copied().unwrap_or(usize::MAX));
        variables
    }

    /// All variables that items use.
    pub fn used(&self) -> &[String] {
        &self.usage.names
    }

    /// The names of all variables that are used or declared.
    pub fn names(&self) -> Vec<String> {
        let declared = self.known.keys().map(|name| (*name).to_owned());
        self.used().iter().chain(&self.order).cloned().chain(declared).collect()
    }

    /// Whether the variable is a setting of the client.
    pub fn is_setting(&self, name: &str) -> bool {
        self.settings.contains(name)
    }

    /// Whether the variable is a setting only because most requests use it: each of them can override it.
    pub fn is_shared(&self, name: &str) -> bool {
        self.is_setting(name) && !self.usage.needs_setting(name)
    }

    /// Whether the variable is a host without a scheme: `https://{{name}}`.
    pub fn is_host(&self, name: &str) -> bool {
        self.usage.whole_hosts.contains(name)
    }

    /// Why a variable must be a setting, so that no option can make it an argument.
    pub fn reason_for_setting(&self, name: &str) -> Option<&'static str> {
        match self.is_setting(name) {
            false => None,
            true if self.usage.in_hosts.contains(name) => Some("is in the host"),
            true if self.usage.in_authorization.contains(name) => Some("is in the authorization"),
            true => Some("is in the value of a setting"),
        }
    }

    /// Whether the collection or the environment has the variable.
    pub fn is_known(&self, name: &str) -> bool {
        self.known.contains_key(name)
    }

    /// Why the value of a variable cannot be used, if so.
    pub fn endless(&self, name: &str) -> Option<Endless> {
        self.endless.get(name).copied()
    }

    /// The variables that were left as they are, so far, because a text became too long.
    pub fn left_out(&self) -> Vec<String> {
        self.left_out.borrow().iter().cloned().collect()
    }

    /// The names of those in the collection or the environment, in order.
    pub fn declared(&self) -> impl Iterator<Item = &'a str> {
        let mut names: Vec<&'a str> = self.known.keys().copied().collect();
        names.sort_unstable();
        names.into_iter()
    }

    /// Whether the variable is a secret.
    pub fn is_secret(&self, name: &str) -> bool {
        self.secrets.contains(name) || detect::is_secret_name(name) && !self.is_base(name)
    }

    /// Whether the variable is the base of URLs, and has no value that cannot be one: a token in its place stays a secret.
    fn is_base(&self, name: &str) -> bool {
        let value = self.known.get(name).and_then(|variable| variable.value.as_deref());
        self.bases.contains(name) && value.is_none_or(can_be_base)
    }

    /// Whether the value of a row or of a member is a secret, or has a variable that is one, although its name alone may
    /// not say so.
    pub fn is_secret_row(&self, name: &str, value: &str, description: Option<&Description>) -> bool {
        self.holds_secret(value) || secret_rows::is_secret(name, value, description)
    }

    /// The secret values, and the variables that have them.
    pub fn secret_values(&self) -> impl Iterator<Item = (&str, &str)> {
        let secrets = self.known.iter().filter(|(name, _)| self.is_secret(name));
        secrets.filter_map(|(name, variable)| Some((variable.value.as_deref()?, *name)))
    }

    /// The random values of the variables that secrets consist of, and their names.
    pub fn values_in_secrets(&self) -> impl Iterator<Item = (&str, &str)> {
        let names = self.secret_values().flat_map(|(value, _)| references::names(value));
        let values = names.filter_map(|name| Some((self.known.get(name)?.value.as_deref()?, name)));
        values.filter(|(value, _)| is_random(value) && !value.contains(['/', ' ']))
    }

    /// The variable's value; `None` if it is empty, a secret, a base without a host, or says only what belongs there.
    pub fn value(&self, name: &str) -> Option<&'a str> {
        if self.is_secret(name) || self.endless.contains_key(name) {
            return None;
        }
        let is_path = |value: &str| self.bases.contains(name) && value.starts_with('/') && !value.starts_with("//");
        let value = self.known.get(name).and_then(|variable| variable.value.as_deref());
        value.filter(|value| !stands_for(value, name) && !is_path(value))
    }

    /// The description of the variable in the collection or the environment.
    pub fn description(&self, name: &str) -> Option<&'a Description> {
        self.descriptions.get(name).copied()
    }

    /// As [`Self::value`], but a variable that is declared without a value is empty, and one in a ring has its value: it is
    /// replaced as often as Postman does.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        if self.is_secret(name) || self.endless(name) == Some(Endless::TooLong) {
            return None;
        }
        self.known.get(name).map(|variable| variable.value.as_deref().unwrap_or_default())
    }

    /// Decides which variables are settings and which are arguments.
    fn add_settings(&mut self, options: &Options) {
        let is_setting = |name: &String| {
            if options.settings.contains(name) {
                return true;
            }
            let may_be_argument = options.arguments.contains(name) && !self.usage.is_bound(name);
            !may_be_argument && (self.usage.needs_setting(name) || self.usage.is_shared(name))
        };
        let is_variable = |name: &String| self.is_known(name) || dynamic::name(name).is_none();
        let names = self.usage.names.iter().filter(|name| is_setting(name) && is_variable(name));
        for name in names.cloned().collect::<Vec<_>>() {
            self.add_setting(name);
        }
    }

    /// Variables in the value of a setting are settings too.
    fn add_setting(&mut self, name: String) {
        let mut waiting = vec![name];
        while let Some(name) = waiting.pop() {
            if self.settings.insert(name.clone()) {
                if let Some(value) = self.value(&name) {
                    let mut seen = HashSet::new();
                    let inner: Vec<&str> = references::names(value)
                        .filter(|inner| dynamic::name(inner).is_none() && seen.insert(*inner))
                        .collect();
                    waiting.extend(inner.into_iter().rev().map(str::to_owned));
                }
                self.order.push(name);
            }
        }
    }
}

/// Whether a variable is marked as a secret, or its value is a credential or has one in it: `https://h/v1?token=…`.
fn has_secret_value(variable: &Variable) -> bool {
    let is_secret = |value: &str| {
        secret_rows::is_secret(&variable.key, value, variable.description.as_ref())
            || has_password(value)
            || !find(value, Within::Value).is_empty()
    };
    variable.kind.as_deref() == Some("secret") || variable.value.as_deref().is_some_and(is_secret)
}

/// What an address begins with that has no password: `sip:ann@phone.example`.
const SCHEMES: [&str; 6] = ["mailto:", "sip:", "sips:", "acct:", "xmpp:", "im:"];

/// Whether a base of URLs has a password or a token before its host: `user:password@host`, `https://token@host`.
fn has_password(base: &str) -> bool {
    let authority = base.split_once("//").map_or(base, |(_, rest)| rest).split('/').next().unwrap_or_default();
    let Some((user, host)) = authority.rsplit_once('@') else { return false };
    let (name, password) = user.split_once(':').map_or((user, None), |(name, password)| (name, Some(password)));
    let may_be = |text: &str| !text.contains(['"', '{', '<', ',']);
    if SCHEMES.iter().any(|scheme| user.starts_with(scheme)) {
        return false;
    }
    let is_host = !host.is_empty() && !host.contains(char::is_whitespace) && !user.contains(char::is_whitespace);
    // the key is the name where a service has no passwords: `https://KEY:x@host`
    let is_token = || base.contains("://") && may_be(name) && is_random(name);
    let is_password = |text: &str| may_be(user) && !text.is_empty() && !is_placeholder(text);
    is_host && (password.is_some_and(is_password) || is_token())
}

/// Whether a URL can begin with this value: it has a scheme, a path, a variable or the name of a host.
fn can_be_base(value: &str) -> bool {
    let authority = value.split(['/', ':']).next().unwrap_or_default();
    let is_host_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    value.contains("://")
        || value.contains("{{")
        || authority.is_empty()
        || authority == "localhost"
        || (authority.contains('.') && authority.chars().all(is_host_name))
}

/// The variable that the base of an item's URL consists of.
fn base_variable(item: &Item) -> Option<&str> {
    let url = &item.request.url;
    references::whole_variable(&url.host).filter(|_| url.port.is_none())
}
