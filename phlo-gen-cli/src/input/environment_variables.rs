//! The environment variables with settings and secrets.

use phlo_gen_core::api::Api;
use phlo_gen_runtime::__private::variable_name;

/// The prefix of the variables that `phlo-gen call` reads unless it is told another one. No other program has such
/// variables: a collection could be named so that its settings are `AWS_SECRET_ACCESS_KEY` or `GITHUB_TOKEN`.
pub const OWN_PREFIX: &str = "PHLO_";

/// Words in the name of a collection that are not part of the name of the API.
const GENERIC: [&str; 6] = ["API", "APIS", "REST", "HTTP", "COLLECTION", "POSTMAN"];

/// The prefix of variables that are named after an API: `WISE_` for `Wise API (v3)`.
pub fn prefix_of(api: &str) -> String {
    let words = api.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_ascii_uppercase).collect();
    let is_version = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || word
                .strip_prefix('V')
                .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let own: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !GENERIC.contains(word) && !is_version(word)).take(3).collect();
    match own.first() {
        None => "API_".to_owned(),
        Some(first) if first.starts_with(|c: char| c.is_ascii_digit()) => format!("API_{}_", own.join("_")),
        Some(_) => format!("{}_", own.join("_")),
    }
}

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
    std::env::var(environment_variable(api, prefix, setter)).ok().filter(|value| !value.is_empty())
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

#[cfg(test)]
mod tests {
    use super::prefix_of;

    #[test]
    fn a_prefix_is_the_name_of_the_api() {
        let names = [
            ("Plivo", "PLIVO_"),
            ("Wise API (v3)", "WISE_"),
            ("[v2] Postman REST API", "API_"),
            ("Acme Billing 2.0 Collection", "ACME_BILLING_"),
            ("3D Print", "API_3D_PRINT_"),
            ("漢字", "API_"),
            ("A very long name of an API", "A_VERY_LONG_"),
        ];
        for (name, prefix) in names {
            assert_eq!(prefix_of(name), prefix, "{name}");
        }
    }
}
