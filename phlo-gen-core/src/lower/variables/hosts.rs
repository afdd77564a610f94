//! The hosts of requests, and their setters.

use crate::api::{Host, Part, Template};
use crate::collection::Url;
use crate::lower::names::identifiers;
use crate::lower::names::taken::Taken;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates;
use std::collections::HashMap;

/// The hosts of items, in the order of first use.
#[derive(Debug, Default)]
pub struct Hosts {
    bases: Vec<Template>,
    indices: HashMap<Template, usize>,
}

impl Hosts {
    /// The index of the host of a URL.
    pub fn index(&mut self, url: &Url, variables: &Variables<'_>) -> usize {
        let base = base(url, variables);
        *self.indices.entry(base).or_insert_with_key(|base| {
            self.bases.push(base.clone());
            self.bases.len() - 1
        })
    }

    /// The base that `base_url` sets: the one that the author calls so, or else that of the first request with a URL.
    fn main(&self) -> Option<usize> {
        let is_called_so =
            |base: &Template| whole_setting(base).is_some_and(|name| identifiers::snake(name) == "base_url");
        let called_so = self.bases.iter().position(is_called_so);
        called_so.or_else(|| self.bases.iter().position(|base| !base.parts.is_empty()))
    }

    /// The variable that `base_url` sets, if the base consists of one.
    pub fn base_variable(&self) -> Option<&str> {
        whole_setting(self.bases.get(self.main()?)?)
    }

    /// The hosts with their setters, if needed: a base that consists of settings is set by them.
    pub fn with_setters(self, taken: &mut Taken) -> Vec<Host> {
        let (main, base_is_variable) = (self.main().unwrap_or(0), self.base_variable().is_some());
        let mut spelled: HashMap<String, String> = HashMap::new();
        let host = |(index, base): (usize, Template)| {
            let literal = base.as_text().filter(|literal| !literal.is_empty()).map(normalized);
            let known = literal.as_ref().and_then(|literal| spelled.get(literal));
            let (setter, name) = match (&literal, known) {
                _ if index == main => ((!base_is_variable).then(|| "base_url".to_owned()), "base_url".to_owned()),
                (_, Some(name)) => (None, name.clone()),
                (Some(literal), None) => {
                    let (scheme, authority) = literal.split_once("://").unwrap_or(("", literal));
                    let plain = identifiers::named_or(identifiers::snake(authority), "host");
                    let with_scheme = identifiers::join(&plain, &identifiers::snake(scheme));
                    let setter = taken.take_first([plain, with_scheme]);
                    (Some(setter.clone()), setter)
                }
                (None, None) => (None, first_setting(&base).unwrap_or("base_url").to_owned()),
            };
            spelled.extend(literal.filter(|_| setter.is_some()).map(|literal| (literal, name.clone())));
            Host { setter, name, base }
        };
        self.bases.into_iter().enumerate().map(host).collect()
    }
}

/// A base in its normal form: in lower case, and without the default port.
fn normalized(base: &str) -> String {
    let base = base.to_ascii_lowercase();
    let own_port = if base.starts_with("https:") { ":443" } else { ":80" };
    base.strip_suffix(own_port).map(str::to_owned).unwrap_or(base)
}

/// The variable that a base consists of.
fn whole_setting(base: &Template) -> Option<&str> {
    match base.parts.as_slice() {
        [Part::Setting(name)] => Some(name),
        _ => None,
    }
}

fn first_setting(base: &Template) -> Option<&str> {
    base.parts.iter().find_map(|part| match part {
        Part::Setting(name) => Some(name.as_str()),
        _ => None,
    })
}

fn base(url: &Url, variables: &Variables<'_>) -> Template {
    if url.host.is_empty() {
        return Template::default();
    }
    let mut text = String::new();
    match &url.protocol {
        Some(protocol) => text.extend([protocol, "://"]),
        None if url.host.starts_with("{{") => {}
        None => text.push_str("http://"),
    }
    text.push_str(&url.host);
    if let Some(port) = &url.port {
        text.extend([":", port]);
    }
    templates::of_settings(&text, variables).unwrap_or_else(|| Template::text(text))
}
