//! The environment variables with settings and secrets.

use phlo_gen_core::api::Api;
use phlo_gen_runtime::__private::{SetterNames, nearest_stray, stray_variables};
use std::collections::HashSet;

/// The prefix of the variables that `phlo-gen call` reads unless another one is given. No other program has such
/// variables: a collection could be named so that its settings are `AWS_SECRET_ACCESS_KEY` or `GITHUB_TOKEN`.
pub const OWN_PREFIX: &str = "PHLO_";

/// The name of the environment variable for a setter, as the client takes it.
pub fn environment_variable(api: &Api, prefix: &str, setter: &str) -> String {
    names(api).variable(prefix, setter)
}

/// The environment variables for the setters of a client, with their names.
pub struct EnvironmentVariables<'a> {
    api: &'a Api,
    prefix: &'a str,
    names: SetterNames<'a>,
    /// The variables of all setters.
    known: HashSet<String>,
}

impl<'a> EnvironmentVariables<'a> {
    /// The variables with this prefix.
    pub fn new(api: &'a Api, prefix: &'a str) -> Self {
        let names = names(api);
        Self { api, prefix, known: names.variables(prefix), names }
    }

    /// The value of the variable for a setter, or else of the one that is named as its setting is in the collection; an
    /// empty one counts as unset.
    pub fn value(&self, setter: &str) -> Option<String> {
        let read = |variable: String| std::env::var(variable).ok().filter(|value| !value.is_empty());
        let own = || {
            let setting = self.api.settings.iter().find(|setting| setting.setter == setter)?;
            self.names.own_variable(self.prefix, &setting.name, &self.known)
        };
        read(self.names.variable(self.prefix, setter)).or_else(|| own().and_then(read))
    }
}

/// Why the environment has no value for a setter, if that shows: its variable is empty, or one with a similar name is set.
pub fn missing_because(api: &Api, prefix: &str, setter: &str) -> Option<String> {
    let names = names(api);
    let variable = names.variable(prefix, setter);
    if std::env::var_os(&variable).is_some_and(|value| value.is_empty()) {
        return Some("where it is empty".to_owned());
    }
    let set = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let strays = stray_variables(prefix, &names.variables(prefix), set);
    nearest_stray(prefix, &variable, &strays).map(|near| format!("where {near} is set"))
}

/// The environment variable that replaces the scheme, host and port of all hosts, unless it is that of a setting.
pub fn origin_variable(api: &Api, prefix: &str) -> Option<String> {
    names(api).origin_variable(prefix)
}

fn names(api: &Api) -> SetterNames<'_> {
    let settings = api.settings.iter().map(|setting| setting.setter.as_str());
    SetterNames::new(settings.chain(api.hosts.iter().filter_map(|host| host.setter.as_deref())))
}
