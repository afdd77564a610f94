//! The environment variables with settings and secrets.

use phlo_gen_core::api::Api;
use phlo_gen_runtime::__private::{SetterNames, nearest_stray, stray_variables};

/// The prefix of the variables that `phlo-gen call` reads unless another one is given. No other program has such
/// variables: a collection could be named so that its settings are `AWS_SECRET_ACCESS_KEY` or `GITHUB_TOKEN`.
pub const OWN_PREFIX: &str = "PHLO_";

/// The name of the environment variable for a setter, as the client takes it.
pub fn environment_variable(api: &Api, prefix: &str, setter: &str) -> String {
    names(api).variable(prefix, setter)
}

/// The value of the environment variable for a setter, or else of the one that is named as its setting is in the
/// collection; an empty one counts as unset.
pub fn value_from_environment(api: &Api, prefix: &str, setter: &str) -> Option<String> {
    let read = |variable: String| std::env::var(variable).ok().filter(|value| !value.is_empty());
    let names = names(api);
    let own = || {
        let setting = api.settings.iter().find(|setting| setting.setter == setter)?;
        names.own_variable(prefix, &setting.name, &names.variables(prefix))
    };
    read(names.variable(prefix, setter)).or_else(|| own().and_then(read))
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
