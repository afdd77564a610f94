//! Variables: their values, and which of them are settings of the client.

use crate::api::SETTING;
use crate::collection::{Auth, Body, Collection, Description, Environment, Item, Request, Row, RowValue, Variable};
use crate::lower::options::Options;
use crate::lower::postman::dynamic;
use crate::lower::postman::references::{self, Piece};
use crate::lower::requests::authorization;
use crate::lower::secrets::detect;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// How often Postman puts values in place of variables before it gives up.
const PASSES: usize = 19;

/// The longest text that variables may grow to.
const LONGEST: usize = 1 << 20;

/// The variables of a collection.
#[derive(Debug)]
pub struct Variables<'a> {
    known: HashMap<&'a str, &'a Variable>,
    descriptions: HashMap<&'a str, &'a Description>,
    settings: HashSet<String>,
    secrets: HashSet<String>,
    placed: HashSet<String>,
    /// Those of `placed` that stand in a host.
    in_hosts: HashSet<String>,
    /// Those of `placed` that stand in a parameter of authorization.
    in_auths: HashSet<String>,
    /// The variables that are the whole base of a URL.
    bases: HashSet<&'a str>,
    /// The settings in the order in which they are first used.
    pub order: Vec<String>,
    /// All variables that items use.
    pub used: Vec<String>,
}

/// An item and the authorization that applies to it.
#[derive(Debug, Clone, Copy)]
pub struct Authorized<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its own authorization, or the inherited one.
    pub auth: Option<&'a Auth>,
}

impl<'a> Variables<'a> {
    /// Reads the variables of a collection, those of the environment in front, and sorts settings from arguments.
    pub fn new(
        collection: &'a Collection,
        environment: Option<&'a Environment>,
        items: &[Authorized<'a>],
        options: &Options,
    ) -> Self {
        let mut known = HashMap::new();
        let scopes = [Some(&collection.variables), environment.map(|environment| &environment.variables)];
        let mut descriptions = HashMap::new();
        for variable in scopes.into_iter().flatten().flatten().filter(|variable| !variable.disabled) {
            known.insert(variable.key.as_str(), variable);
            descriptions.extend(variable.description.iter().map(|description| (variable.key.as_str(), description)));
        }
        let mut variables = Variables {
            known,
            descriptions,
            settings: HashSet::new(),
            secrets: HashSet::new(),
            placed: HashSet::new(),
            in_hosts: HashSet::new(),
            in_auths: HashSet::new(),
            bases: items.iter().filter_map(|authorized| base_variable(authorized.item)).collect(),
            order: Vec::new(),
            used: Vec::new(),
        };
        variables.secrets = secrets_by_place(items);
        variables.classify(items, options, &collection.variables);
        variables
    }

    /// The names of all variables that are used or declared.
    pub fn names(&self) -> Vec<String> {
        let declared = self.known.keys().map(|name| (*name).to_owned());
        self.used.iter().chain(&self.order).cloned().chain(declared).collect()
    }

    /// Whether the variable is a setting of the client.
    pub fn is_setting(&self, name: &str) -> bool {
        self.settings.contains(name)
    }

    /// Whether the variable is a setting only because so many requests use it: each of them can have its own value.
    pub fn is_shared(&self, name: &str) -> bool {
        self.is_setting(name) && !self.placed.contains(name)
    }

    /// Why no option can make an argument of a variable, if it is a setting.
    pub fn binding(&self, name: &str) -> Option<&'static str> {
        match self.is_setting(name) {
            false => None,
            true if self.in_hosts.contains(name) => Some("stands in the host"),
            true if self.in_auths.contains(name) => Some("stands in the authorization"),
            true => Some("stands in the value of a setting"),
        }
    }

    /// Whether the collection or the environment has the variable.
    pub fn is_known(&self, name: &str) -> bool {
        self.known.contains_key(name)
    }

    /// The names of those that the collection or the environment has, in order.
    pub fn declared(&self) -> impl Iterator<Item = &'a str> {
        let mut names: Vec<&'a str> = self.known.keys().copied().collect();
        names.sort_unstable();
        names.into_iter()
    }

    /// Whether the variable's value must not be shown.
    pub fn is_secret(&self, name: &str) -> bool {
        detect::is_secret_name(name) && !self.bases.contains(name)
            || self.secrets.contains(name)
            || self.known.get(name).is_some_and(|variable| {
                let looks_secret = variable.value.as_deref().is_some_and(detect::is_credential_value);
                variable.kind.as_deref() == Some("secret") || looks_secret
            })
    }

    /// The values that must not be shown, and the variables that have them.
    pub fn secret_values(&self) -> impl Iterator<Item = (&str, &str)> {
        let secrets = self.known.iter().filter(|(name, _)| self.is_secret(name));
        secrets.filter_map(|(name, variable)| Some((variable.value.as_deref()?, *name)))
    }

    /// Whether there is a variable in the text whose value must not be shown, or whose value holds one.
    pub fn hold_secret(&self, text: &str) -> bool {
        references::variables(&self.resolve(text)).any(|name| self.is_secret(name))
    }

    /// The variable's value; an empty one counts as none, a secret is not given away.
    pub fn value(&self, name: &str) -> Option<&'a str> {
        if self.is_secret(name) {
            return None;
        }
        self.known.get(name).and_then(|variable| variable.value.as_deref()).filter(|value| !value.is_empty())
    }

    /// What the collection or the environment says of the variable.
    pub fn description(&self, name: &str) -> Option<&'a Description> {
        self.descriptions.get(name).copied()
    }

    /// A text with the values of its variables, as Postman puts them in; those without a value stay as they are.
    pub fn resolve(&self, text: &str) -> String {
        self.resolve_those(text, &|_| true)
    }

    /// The same for `example()`: settings stay and are marked, since the client may have other values for them.
    pub fn resolve_arguments(&self, text: &str) -> String {
        self.marked(&self.resolve_but_settings(text))
    }

    /// The same without marks.
    pub fn resolve_but_settings(&self, text: &str) -> String {
        self.resolve_those(&self.unnested(text), &|name| !self.is_setting(name))
    }

    /// A text with a mark behind each variable that is a setting.
    pub fn marked(&self, text: &str) -> String {
        let pieces = references::pieces(text).into_iter().map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Variable(name) if self.is_setting(name) => format!("{{{{{name}}}}}{SETTING}"),
            Piece::Variable(name) => format!("{{{{{name}}}}}"),
        });
        pieces.collect()
    }

    /// A text in which no variable stands within the name of another: `{{a{{n}}}}` is `{{a5}}`.
    pub fn unnested<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut text = Cow::Borrowed(text);
        for _ in 0..PASSES {
            let mut is_within = false;
            let mut out = String::new();
            let mut changed = false;
            for piece in references::pieces(&text) {
                match piece {
                    Piece::Text(text) => {
                        is_within = text.rfind("{{").is_some_and(|open| text.rfind("}}").is_none_or(|end| end < open))
                            || is_within && !text.contains("}}");
                        out.push_str(text);
                    }
                    Piece::Variable(name) => match self.example(name).filter(|_| is_within) {
                        Some(value) => {
                            changed = true;
                            out.push_str(value);
                        }
                        None => out.extend(["{{", name, "}}"]),
                    },
                }
            }
            if !changed {
                break;
            }
            text = Cow::Owned(out);
        }
        text
    }

    fn resolve_those(&self, text: &str, wanted: &dyn Fn(&str) -> bool) -> String {
        let mut text = text.to_owned();
        for _ in 0..PASSES {
            if !text.contains("{{") || text.len() > LONGEST {
                break;
            }
            let mut changed = false;
            let mut out = String::with_capacity(text.len());
            for piece in references::pieces(&text) {
                match piece {
                    Piece::Text(text) => out.push_str(text),
                    Piece::Variable(name) => match self.example(name).filter(|_| wanted(name)) {
                        Some(value) => {
                            changed = true;
                            out.push_str(value);
                        }
                        None => out.extend(["{{", name, "}}"]),
                    },
                }
            }
            text = out;
            if !changed {
                break;
            }
        }
        text
    }

    /// As [`Self::value`], but a variable that is known to be empty is empty.
    fn example(&self, name: &str) -> Option<&'a str> {
        if self.is_secret(name) {
            return None;
        }
        self.known.get(name).map(|variable| variable.value.as_deref().unwrap_or_default())
    }

    fn classify(&mut self, items: &[Authorized<'a>], options: &Options, declared: &[Variable]) {
        let mut uses: HashMap<String, usize> = HashMap::new();
        let mut order = Vec::new();
        let mut by_place = HashSet::new();
        for authorized in items {
            let mut seen = Seen::default();
            seen.request(&authorized.item.request);
            self.place(authorized);
            if let Some(auth) = authorized.auth {
                authorization::texts(auth).for_each(|text| seen.text(text, true));
            }
            for (name, placed) in seen.names {
                *uses.entry(name.clone()).or_default() += 1;
                if placed {
                    by_place.insert(name.clone());
                }
                order.push(name);
            }
        }
        let is_setting = |name: &String| {
            if options.settings.contains(name) {
                return true;
            }
            let is_bound = self.in_hosts.contains(name) || self.in_auths.contains(name);
            let may_be_argument = options.arguments.contains(name) && !is_bound;
            !may_be_argument && (by_place.contains(name) || uses.get(name).is_some_and(|count| count * 2 > items.len()))
        };
        for name in &order {
            if !self.used.contains(name) {
                self.used.push(name.clone());
            }
        }
        order.retain(|name| is_setting(name) && (self.is_known(name) || dynamic::name(name).is_none()));
        for name in order {
            self.add_setting(name);
        }
        // the author's order where there is one, the order of use elsewhere
        let declared = |name: &String| declared.iter().position(|variable| variable.key == *name).unwrap_or(usize::MAX);
        self.order.sort_by_key(declared);
        self.placed = by_place;
    }

    /// Notes which variables stand in the host of an item and in its authorization.
    fn place(&mut self, authorized: &Authorized<'_>) {
        let url = &authorized.item.request.url;
        let host = [url.protocol.as_ref(), Some(&url.host), url.port.as_ref()].into_iter().flatten();
        let names = |text: &'_ String| references::variables(text).map(str::to_owned).collect::<Vec<_>>();
        self.in_hosts.extend(host.flat_map(names));
        let credentials = url.credentials.iter().flat_map(|(user, password)| [user, password]);
        let parameters = authorized.auth.into_iter().flat_map(authorization::texts);
        self.in_auths.extend(credentials.chain(parameters).flat_map(names));
    }

    /// A setting's value may name others: they are settings too.
    fn add_setting(&mut self, name: String) {
        let mut waiting = vec![name];
        while let Some(name) = waiting.pop() {
            if self.settings.insert(name.clone()) {
                if let Some(value) = self.value(&name) {
                    let inner: Vec<&str> =
                        references::variables(value).filter(|inner| dynamic::name(inner).is_none()).collect();
                    waiting.extend(inner.into_iter().rev().map(str::to_owned));
                }
                self.order.push(name);
            }
        }
    }
}

/// The variable that the base of an item's URL consists of.
fn base_variable(item: &Item) -> Option<&str> {
    let url = &item.request.url;
    references::whole_variable(&url.host).filter(|_| url.port.is_none())
}

/// The variables that authorize: their values are secrets, whatever they are called.
fn secrets_by_place(items: &[Authorized<'_>]) -> HashSet<String> {
    let mut secrets = HashSet::new();
    for Authorized { item, auth } in items {
        let sent = auth.iter().flat_map(|auth| authorization::sent_parameters(auth));
        let sent = sent.filter(|(name, _)| detect::is_secret_parameter(name));
        // what the app alone needs is still no less a secret where a request uses it
        let all = auth.iter().flat_map(|auth| &auth.parameters).filter(|(name, _)| detect::is_secret_name(name));
        let all = all.filter(|(name, _)| detect::is_secret_parameter(name));
        let values = sent.chain(all).map(|(_, value)| value);
        let headers =
            item.request.headers.iter().filter(|row| row.key.as_deref().is_some_and(detect::is_credential_header));
        let headers = headers.filter_map(|row| match &row.value {
            RowValue::String(value) => Some(value),
            _ => None,
        });
        let password = item.request.url.credentials.iter().map(|(_, password)| password);
        let texts = values.chain(headers).chain(password);
        secrets.extend(texts.flat_map(|text| references::variables(text)).map(str::to_owned));
    }
    secrets
}

/// The variables that an item uses, in order, and whether they stand where only a setting can.
#[derive(Default)]
struct Seen {
    names: Vec<(String, bool)>,
}

impl Seen {
    fn text(&mut self, text: &str, placed: bool) {
        for name in references::variables(text) {
            match self.names.iter_mut().find(|(seen, _)| seen == name) {
                Some((_, before)) => *before |= placed,
                None => self.names.push((name.to_owned(), placed)),
            }
        }
    }

    fn request(&mut self, request: &Request) {
        let url = &request.url;
        for part in [url.protocol.as_ref(), Some(&url.host), url.port.as_ref()].into_iter().flatten() {
            self.text(part, true);
        }
        if let Some((user, password)) = &url.credentials {
            self.text(user, true);
            self.text(password, true);
        }
        for segment in url.path.iter().flatten() {
            self.text(&segment.text, false);
        }
        self.rows(&url.query, false);
        for row in &request.headers {
            let authorizes = row.key.as_deref().is_some_and(|key| key.trim().eq_ignore_ascii_case("authorization"));
            self.rows(std::slice::from_ref(row), authorizes && !row.disabled);
        }
        match &request.body {
            Some(Body::Raw { text, .. }) => self.text(text, false),
            Some(Body::Urlencoded(rows) | Body::Formdata(rows)) => self.rows(rows, false),
            Some(Body::Graphql { query, variables, .. }) => {
                self.text(query, false);
                self.text(variables.as_deref().unwrap_or_default(), false);
            }
            Some(Body::File { .. }) | None => {}
        }
    }

    fn rows(&mut self, rows: &[Row], placed: bool) {
        for row in rows {
            self.text(row.key.as_deref().unwrap_or_default(), placed);
            if let RowValue::String(value) = &row.value {
                self.text(value, placed);
            }
        }
    }
}
