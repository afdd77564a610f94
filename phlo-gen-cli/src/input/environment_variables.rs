//! The environment variables with settings and secrets.

use phlo_gen_core::api::Api;
use phlo_gen_core::diagnostic::nearest;
use phlo_gen_runtime::__private::{plain_name, variable_name};

/// The prefix of the variables that `phlo-gen call` reads unless another one is given. No other program has such
/// variables: a collection could be named so that its settings are `AWS_SECRET_ACCESS_KEY` or `GITHUB_TOKEN`.
pub const OWN_PREFIX: &str = "PHLO_";

/// The setter that replaces the scheme, host and port of all hosts.
const ORIGIN: &str = "origin";

/// The name of the environment variable for a setter, as the client takes it.
pub fn environment_variable(api: &Api, prefix: &str, setter: &str) -> String {
    variable_name(prefix, setter, |rest| {
        let mut names = setters(api).chain([ORIGIN]);
        names.any(|name| name.trim_end_matches('_').eq_ignore_ascii_case(rest))
    })
}

/// The value of the environment variable for a setter; an empty one counts as unset.
pub fn value_from_environment(api: &Api, prefix: &str, setter: &str) -> Option<String> {
    let read = |variable: String| std::env::var(variable).ok().filter(|value| !value.is_empty());
    read(environment_variable(api, prefix, setter)).or_else(|| own_variable(api, prefix, setter).and_then(read))
}

/// Why the environment has no value for a setter, if that shows: its variable is empty, or one with a similar name is set.
pub fn missing_because(api: &Api, prefix: &str, setter: &str) -> Option<String> {
    let variable = environment_variable(api, prefix, setter);
    if std::env::var_os(&variable).is_some_and(|value| value.is_empty()) {
        return Some("where it is empty".to_owned());
    }
    let known: Vec<String> = setters(api).chain([ORIGIN]).map(|own| environment_variable(api, prefix, own)).collect();
    let set = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let set = set.filter(|name| !prefix.is_empty() && name.starts_with(prefix) && !known.contains(name));
    let set: Vec<String> = set.filter(|name| name.len().abs_diff(variable.len()) <= 2).collect();
    // all have the prefix, which is no likeness
    let rests = set.iter().filter_map(|name| name.strip_prefix(prefix));
    nearest(variable.strip_prefix(prefix)?, rests).map(|near| format!("where {prefix}{near} is set"))
}

/// The environment variable that has the name of a setting's variable in the collection, unless it is that of a setter.
fn own_variable(api: &Api, prefix: &str, setter: &str) -> Option<String> {
    let setting = api.settings.iter().find(|setting| setting.setter == setter)?;
    let own = environment_variable(api, prefix, &plain_name(&setting.name));
    let is_taken = setters(api).chain([ORIGIN]).any(|setter| environment_variable(api, prefix, setter) == own);
    (!is_taken).then_some(own)
}

/// The environment variable that replaces the scheme, host and port of all hosts, unless it is that of a setting.
pub fn origin_variable(api: &Api, prefix: &str) -> Option<String> {
    let is_setting = setters(api).any(|setter| setter.trim_end_matches('_') == ORIGIN);
    (!prefix.is_empty() && !is_setting).then(|| environment_variable(api, prefix, ORIGIN))
}

fn setters(api: &Api) -> impl Iterator<Item = &str> {
    let settings = api.settings.iter().map(|setting| setting.setter.as_str());
    settings.chain(api.hosts.iter().filter_map(|host| host.setter.as_deref()))
}
