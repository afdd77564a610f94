//! The source of secrets, and of settings that the command line does not set.

use crate::input::{
    CollectionArgs, EnvironmentVariables, OWN_PREFIX, environment_variable, missing_because, origin_variable,
};
use phlo_gen_core::api::{Api, environment_prefix};
use phlo_gen_core::diagnostic::nearest;

/// The source of secrets.
#[derive(Clone, Copy)]
pub struct Secrets<'a> {
    /// The arguments; they may name a Postman environment with the same secrets, for advice.
    pub input: &'a CollectionArgs,
    /// The model of the collection.
    pub api: &'a Api,
    /// The prefix of the environment variables.
    pub prefix: &'a str,
    /// The environment variables with this prefix.
    pub variables: &'a EnvironmentVariables<'a>,
    /// Whether each secret is a placeholder, since nothing is sent.
    pub are_placeholders: bool,
}

impl Secrets<'_> {
    /// The secret for a setter, if there is one.
    pub fn of(self, setter: &str) -> Option<String> {
        if self.are_placeholders { Some(self.variable(setter)) } else { self.value(setter) }
    }

    /// The secret for a setter that may be absent, if the environment has one.
    pub fn given(self, setter: &str) -> Option<String> {
        self.value(setter).map(|value| if self.are_placeholders { self.variable(setter) } else { value })
    }

    /// The value of the environment variable for a setter, if it has one.
    pub fn value(self, setter: &str) -> Option<String> {
        self.variables.value(setter)
    }

    /// The variable of the environment for the origin, and its value, if it has one.
    pub fn origin(self) -> Option<(String, String)> {
        let variable = origin_variable(self.api, self.prefix)?;
        let value = std::env::var(&variable).ok().filter(|value| !value.is_empty())?;
        Some((variable, value))
    }

    /// The name of the environment variable for a setter.
    pub fn variable(self, setter: &str) -> String {
        environment_variable(self.api, self.prefix, setter)
    }

    /// Advice on how to set a secret.
    pub fn advice(self, name: &str, setter: &str) -> String {
        let because = missing_because(self.api, self.prefix, setter).map(|because| format!(", {because}"));
        let help = format!("set {} in the environment{}", self.variable(setter), because.unwrap_or_default());
        let longer = format!("{}_", self.prefix);
        if !self.prefix.is_empty() && EnvironmentVariables::new(self.api, &longer).value(setter).is_some() {
            let variable = environment_variable(self.api, &longer, setter);
            return format!("write `--env {longer}`, with the underscore, to send {variable}");
        }
        let named = environment_prefix(&self.api.name);
        let is_meant = self.prefix == OWN_PREFIX || nearest(self.prefix, std::iter::once(named.as_str())).is_some();
        if is_meant && EnvironmentVariables::new(self.api, &named).value(setter).is_some() {
            let variable = environment_variable(self.api, &named, setter);
            return format!("{help}, or use `--env {named}` to send {variable}");
        }
        match self.input.environment_with(name).filter(|_| !self.are_placeholders) {
            Some(file) => format!(
                "{help}; the value in {file} is not used: secrets are taken from environment variables only, so that no file \
                 has to contain them"
            ),
            None => help,
        }
    }
}
