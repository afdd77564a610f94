//! The settings and the hosts that a client is built with, and which of them are missing.

use crate::auth::{is_empty_credential, token_parameter};
use crate::client::{ClientOptions, Environment, SetterNames, nearest_stray, stray_variables};
use crate::config::Settings;
use crate::error::Problem;
use crate::operation::{Api, Auth, Setting, sole_variable};
use crate::platform;
use crate::request::Base;
use secrecy::SecretString;

/// The settings and the hosts that a client is built with.
#[derive(Clone)]
pub(crate) struct ClientInputs {
    pub(crate) api: &'static Api,
    pub(crate) settings: Settings,
    /// For each host of the collection the URL that replaces its base.
    pub(crate) hosts: Vec<Option<String>>,
    /// The hosts that have setters; the others consist of settings.
    own_hosts: &'static [usize],
    pub(crate) origin: Option<String>,
    /// Environment variables with the prefix that no setter has.
    strays: Vec<String>,
}

impl ClientInputs {
    pub(crate) fn new(api: &'static Api) -> Self {
        Self {
            api,
            settings: Settings::new(api),
            hosts: vec![None; api.hosts.len()],
            own_hosts: &[],
            origin: None,
            strays: Vec::new(),
        }
    }

    /// Sets the names of the setters of settings and of hosts.
    pub(crate) fn set_names(&mut self, setters: &[(usize, &'static str)], hosts: &'static [usize]) {
        self.own_hosts = hosts;
        self.settings.set_setters(setters);
    }

    pub(crate) fn set_setting(&mut self, index: usize, value: SecretString) {
        self.settings.set(index, value);
    }

    /// Sets the base of a host, by its index, and of hosts that are the same but written differently.
    pub(crate) fn set_host(&mut self, index: usize, url: &str) {
        let name = self.api.hosts.get(index).map(|host| host.name);
        for (host, replacement) in self.api.hosts.iter().zip(&mut self.hosts) {
            if Some(host.name) == name {
                *replacement = Some(url.to_owned());
            }
        }
    }

    /// Sets what has not been set: from environment variables, from a replaced base, then from a Postman
    /// environment. Returns the problems that remain.
    pub(crate) fn complete(&mut self, options: &ClientOptions) -> Vec<Problem> {
        if let Some(prefix) = &options.env {
            self.set_from_process(prefix);
        }
        self.set_base_variables();
        let mut problems = options.environment.as_ref().map_or_else(Vec::new, |own| self.set_from_environment(own));
        let missing = self
            .settings
            .missing()
            .filter(|setting| !self.is_replaced(setting) && !self.is_replaced_by_token(setting, options));
        problems.extend(missing.map(|setting| self.missing_problem(setting, options)));
        problems.extend(self.empty_credentials(options).map(|setting| self.empty_problem(setting, options)));
        self.settings.set_advice(self.advice(options));
        problems
    }

    /// The bases of all hosts, at the scheme, host and port of `origin` if there is one.
    pub(crate) fn bases(&self, origin: Option<&Base>) -> Vec<Result<Base, Problem>> {
        let hosts = self.api.hosts.iter().zip(&self.hosts);
        hosts
            .map(|(host, replacement)| {
                let base = Base::of(host, replacement.as_deref(), &self.settings);
                match (base, origin) {
                    (Ok(base), Some(origin)) => Ok(base.at(origin)),
                    (Err(_), Some(origin)) if replacement.is_none() => {
                        Ok(Base { path: String::new(), query: None, ..origin.clone() })
                    }
                    (base, _) => base,
                }
            })
            .collect()
    }

    fn set_from_process(&mut self, prefix: &str) {
        let read = |name: String| platform::variable(&name).filter(|value| !value.is_empty() && !is_of_system(&name));
        let names = self.setter_names();
        let known = names.variables(prefix);
        let setters = self.settings.setters().to_vec();
        for (setting, setter) in self.api.settings.iter().zip(setters) {
            let own = || names.own_variable(prefix, setting.name, &known).and_then(read);
            if let Some(value) = read(names.variable(prefix, setter)).or_else(own) {
                self.settings.set_by_name(setting.name, &value, false);
            }
        }
        for index in self.own_hosts {
            let (Some(host), Some(None)) = (self.api.hosts.get(*index), self.hosts.get(*index)) else { continue };
            if let Some(url) = read(names.variable(prefix, host.name)) {
                self.set_host(*index, &url);
            }
        }
        if self.origin.is_none() {
            self.origin = names.origin_variable(prefix).and_then(read);
        }
        self.strays = stray_variables(prefix, &known, platform::variables().into_iter());
    }

    /// Where a base is a variable and nothing else, the URL that replaces it is the value of the variable.
    fn set_base_variables(&mut self) {
        for (host, replacement) in self.api.hosts.iter().zip(&self.hosts) {
            if let (Some(name), Some(url)) = (sole_variable(host.base), replacement) {
                self.settings.set_by_name(name, url, false);
            }
        }
    }

    fn set_from_environment(&mut self, environment: &Environment) -> Vec<Problem> {
        let names: Vec<_> = self.api.settings.iter().map(|setting| setting.name).collect();
        environment.fill(&mut self.settings, &names)
    }

    /// Whether only the first base needs a setting, and that setting is not needed because the base is replaced, or
    /// because a setting whose value names it is set.
    fn is_replaced(&self, setting: &Setting) -> bool {
        let Some((host, replacement)) = self.api.hosts.iter().zip(&self.hosts).next() else { return false };
        let replaced = self.origin.is_some() || replacement.is_some();
        let unset = Settings::new(self.api);
        let is_needed = !replaced && self.settings.template_needs(host.base, setting.name);
        let mut values = self.api.auths.iter().flat_map(|auth| auth.parameters).map(|(_, value)| *value);
        unset.template_needs(host.base, setting.name)
            && !is_needed
            && !values.any(|value| self.settings.template_needs(value, setting.name))
    }

    /// Whether a setting is only needed for a token that comes from a function or a grant.
    fn is_replaced_by_token(&self, setting: &Setting, options: &ClientOptions) -> bool {
        let needed_by = |template: &'static str| self.settings.template_needs(template, setting.name);
        let in_base = self.api.hosts.first().is_some_and(|host| needed_by(host.base));
        let needs_it = |auth: &Auth| {
            let token = token_parameter(auth.kind);
            auth.parameters.iter().any(|(name, value)| Some(*name) != token && needed_by(value))
        };
        options.has_token_source() && !in_base && !self.api.auths.iter().any(needs_it)
    }

    /// That a setting is missing.
    fn missing_problem(&self, setting: &Setting, options: &ClientOptions) -> Problem {
        let (_, setter) = self.settings.names(setting);
        let variable = self.missing_variable(setter, self.settings.is_first_base(setting), options);
        self.settings.problem(setting.name, format_args!("is missing{variable}"))
    }

    /// For each setting how to set it, for the error of a call that needs it; empty for those that have a value.
    fn advice(&self, options: &ClientOptions) -> Vec<String> {
        let advice = |setting: &Setting| {
            if self.settings.has_value(setting.name) {
                return String::new();
            }
            let (_, setter) = self.settings.names(setting);
            let variable = self.missing_variable(setter, self.settings.is_first_base(setting), options);
            format!("call `{setter}` when the client is built{variable}")
        };
        self.api.settings.iter().map(advice).collect()
    }

    /// Which environment variable gives no value to a setter, and why, in brackets; empty if none is read.
    fn missing_variable(&self, setter: &str, is_base: bool, options: &ClientOptions) -> String {
        let Some(prefix) = &options.env else { return String::new() };
        let names = self.setter_names();
        let variable = names.variable(prefix, setter);
        let origin = names.origin_variable(prefix).filter(|_| is_base);
        match platform::variable(&variable) {
            Some(_) if is_of_system(&variable) => {
                format!(" (`{variable}` in the environment is the system's: read it with a prefix)")
            }
            Some(_) => format!(" (`{variable}` in the environment is empty)"),
            None => match (origin, nearest_stray(prefix, &variable, &self.strays)) {
                (Some(origin), _) => format!(" (there is no `{variable}` in the environment, and no `{origin}`)"),
                (None, Some(stray)) => format!(" (there is no `{variable}` in the environment, but `{stray}`)"),
                (None, None) => format!(" (there is no `{variable}` in the environment)"),
            },
        }
    }

    /// The settings that calls are authorized with and that are set to an empty string, unless that is allowed.
    fn empty_credentials<'a>(&'a self, options: &'a ClientOptions) -> impl Iterator<Item = &'static Setting> + 'a {
        self.api.settings.iter().filter(|setting| {
            !self.is_replaced_by_token(setting, options)
                && !options.allow_empty_credentials
                && is_empty_credential(self.api, &self.settings, setting)
        })
    }

    fn empty_problem(&self, setting: &Setting, options: &ClientOptions) -> Problem {
        let (_, setter) = self.settings.names(setting);
        let variable = options.env.as_ref().map(|prefix| self.setter_names().variable(prefix, setter));
        let advice = variable.map(|name| format!("; omit the call to use `{name}` from the environment"));
        let advice = advice.unwrap_or_default();
        self.settings
            .problem(setting.name, format_args!("is empty: `{setter}` was called with an empty string{advice}"))
    }

    fn setter_names(&self) -> SetterNames<'static> {
        let hosts = self.own_hosts.iter().filter_map(|index| self.api.hosts.get(*index)).map(|host| host.name);
        SetterNames::new(self.settings.setters().iter().copied().chain(hosts))
    }
}

/// Whether an environment variable says who uses the machine, and where: it is no setting of an API.
fn is_of_system(name: &str) -> bool {
    let names =
        ["USER", "USERNAME", "LOGNAME", "HOME", "PATH", "PWD", "SHELL", "LANG", "TERM", "HOST", "HOSTNAME", "TMPDIR"];
    names.contains(&name)
}
