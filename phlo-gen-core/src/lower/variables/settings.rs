//! The settings of a client.

use crate::api::{Host, Setting};
use crate::arguments;
use crate::collection::Collection;
use crate::lower::names::identifiers;
use crate::lower::names::taken::Taken;
use crate::lower::postman::authorization::own_authorization;
use crate::lower::postman::references;
use crate::lower::secrets::auth_parameters::sent_values;
use crate::lower::secrets::literals::LiteralSecrets;
use crate::lower::variables::hosts::Hosts;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates;
use crate::prose::Prose;
use std::collections::HashSet;

/// Methods that every client's builder has.
const CLIENT_BUILDER: &[&str] =
    &["base_url", "origin", "http_client", "transport", "timeout", "retries", "with", "build", "clone"];

/// Settings and hosts with their setters.
#[derive(Debug)]
pub struct NamedSettings {
    /// The settings.
    pub settings: Vec<Setting>,
    /// The hosts.
    pub hosts: Vec<Host>,
}

/// The settings that every client needs: those of the collection's own authorization and of the first base, and those in
/// their values.
pub fn required(collection: &Collection, hosts: &Hosts, variables: &Variables<'_>) -> Vec<String> {
    let of_auth = own_authorization(&collection.auth).into_iter().flat_map(sent_values);
    let of_auth = of_auth.flat_map(|text| references::names(text)).filter(|name| variables.is_setting(name));
    let mut waiting: Vec<&str> = hosts.base_settings().chain(of_auth).collect();
    let mut required: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    while let Some(name) = waiting.pop() {
        if seen.insert(name) {
            required.push(name.to_owned());
            let inner = variables.value(name).into_iter().flat_map(references::names);
            waiting.extend(inner.filter(|name| variables.is_setting(name)));
        }
    }
    required
}

/// Names the setters of settings and hosts.
pub fn name_settings(
    variables: &Variables<'_>,
    literals: LiteralSecrets,
    hosts: Hosts,
    required: &[String],
) -> NamedSettings {
    let mut taken = Taken::with(CLIENT_BUILDER);
    let base = hosts.base_variable().map(str::to_owned);
    let mut settings = Vec::new();
    let required: HashSet<&String> = required.iter().collect();
    for name in &variables.order {
        let setter = match &base {
            Some(base) if base == name => "base_url".to_owned(),
            _ => taken.take(identifiers::prefix_if_needed(identifiers::snake(name), "setting")),
        };
        let secret = variables.is_secret(name);
        let default = variables.value(name).and_then(|value| templates::of_settings(value, variables));
        settings.push(Setting {
            name: name.clone(),
            setter,
            prose: variables.description(name).map(arguments::read).unwrap_or_default(),
            required: default.is_none() && required.contains(name),
            default,
            secret,
            literal: false,
        });
    }
    for literal in literals.secrets {
        let setter = taken.take(literal.name.clone());
        settings.push(Setting {
            name: literal.name,
            setter,
            prose: Prose::default(),
            default: None,
            secret: true,
            literal: true,
            required: false,
        });
    }
    NamedSettings { settings, hosts: hosts.with_setters(&mut taken) }
}
