//! The environment variables with settings and secrets.

use phlo_gen_core::api::Api;
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
