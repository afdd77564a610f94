//! The environment variables that belong to the setters of a client.

use crate::error::nearest_name;
use std::collections::HashSet;

/// The setter that replaces the scheme, host and port of all hosts.
const ORIGIN: &str = "origin";

/// The names of the setters of settings and hosts, by which environment variables are named.
pub struct SetterNames<'a>(Vec<&'a str>);

impl<'a> SetterNames<'a> {
    /// The setters with these names. Every client has that of the origin too.
    pub fn new(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.collect())
    }

    /// The variable of a setter.
    pub fn variable(&self, prefix: &str, setter: &str) -> String {
        variable_name(prefix, setter, |rest| {
            let mut names = self.0.iter().chain([&ORIGIN]);
            names.any(|name| name.trim_end_matches('_').eq_ignore_ascii_case(rest))
        })
    }

    /// The variables of all setters, and of the origin.
    pub fn variables(&self, prefix: &str) -> HashSet<String> {
        self.0.iter().chain([&ORIGIN]).map(|setter| self.variable(prefix, setter)).collect()
    }

    /// The variable that is named as a setting is in the collection: `BASE`, whose setter is `base_url`. None if it is one of
    /// those of the setters.
    pub fn own_variable(&self, prefix: &str, setting: &str, known: &HashSet<String>) -> Option<String> {
        Some(self.variable(prefix, &plain_name(setting))).filter(|own| !known.contains(own))
    }

    /// The variable of the origin. None without a prefix, since other programs have a variable `ORIGIN`, and none if it is
    /// that of another setter.
    pub fn origin_variable(&self, prefix: &str) -> Option<String> {
        let is_other = self.0.iter().any(|setter| setter.trim_end_matches('_') == ORIGIN);
        (!prefix.is_empty() && !is_other).then(|| self.variable(prefix, ORIGIN))
    }
}

/// The variables with a prefix that no setter has.
pub fn stray_variables(prefix: &str, known: &HashSet<String>, set: impl Iterator<Item = String>) -> Vec<String> {
    set.filter(|name| !prefix.is_empty() && name.starts_with(prefix) && !known.contains(name)).collect()
}

/// The stray variable that is probably a misspelling of another one. The prefix is the same in all of them.
pub fn nearest_stray(prefix: &str, variable: &str, strays: &[String]) -> Option<String> {
    let name = variable.strip_prefix(prefix)?;
    let near = nearest_name(name, strays.iter().filter_map(|stray| stray.strip_prefix(prefix)), 3)?;
    Some(format!("{prefix}{near}"))
}

/// The name of the environment variable for a setter: the prefix and the setter in upper case. A setter that begins with
/// the prefix already does not repeat it, unless what follows is the name of something else, which `is_taken` says.
fn variable_name(prefix: &str, setter: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let setter = setter.trim_end_matches('_');
    let begins =
        prefix.ends_with('_') && setter.get(..prefix.len()).is_some_and(|own| own.eq_ignore_ascii_case(prefix));
    let rest = setter.get(prefix.len()..).filter(|rest| begins && !rest.is_empty() && !is_taken(rest));
    format!("{prefix}{}", rest.unwrap_or(setter).to_ascii_uppercase())
}

/// The name of a variable of a collection in the letters of environment variables: `X-Api-Key` becomes `X_Api_Key`.
fn plain_name(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::{SetterNames, nearest_stray, plain_name, stray_variables, variable_name};

    #[test]
    fn the_origin_and_strays_are_no_setters() {
        let names = SetterNames::new(["token", "harbour_id"].into_iter());
        assert_eq!(names.origin_variable("HARBOUR_").as_deref(), Some("HARBOUR_ORIGIN"));
        assert_eq!(names.origin_variable(""), None);
        assert_eq!(SetterNames::new(["origin_"].into_iter()).origin_variable("HARBOUR_"), None);
        let known = names.variables("HARBOUR_");
        assert_eq!(names.own_variable("HARBOUR_", "the-token", &known).as_deref(), Some("HARBOUR_THE_TOKEN"));
        assert_eq!(names.own_variable("HARBOUR_", "TOKEN", &known), None);
        let set = ["HARBOUR_ID", "HARBOUR_TOKNE", "TOKNE", "HARBOUR_ORIGIN"].map(str::to_owned);
        let strays = stray_variables("HARBOUR_", &known, set.into_iter());
        assert_eq!(strays, ["HARBOUR_TOKNE"]);
        assert_eq!(nearest_stray("HARBOUR_", "HARBOUR_TOKEN", &strays).as_deref(), Some("HARBOUR_TOKNE"));
        assert_eq!(nearest_stray("HARBOUR_", "HARBOUR_REGION", &strays), None);
    }

    #[test]
    fn a_name_has_the_letters_of_environment_variables() {
        let names = ["BASE", "baseUrl", "X-Api-Key", "größe"].map(plain_name);
        assert_eq!(names, ["BASE", "baseUrl", "X_Api_Key", "gr__e"]);
    }

    #[test]
    fn a_prefix_is_not_repeated() {
        let name = |prefix, setter| variable_name(prefix, setter, |rest| rest == "origin");
        assert_eq!(name("HARBOUR_", "token"), "HARBOUR_TOKEN");
        assert_eq!(name("HARBOUR_", "harbour_token"), "HARBOUR_TOKEN");
        assert_eq!(name("Harbour_", "harbour_api_key"), "Harbour_API_KEY");
        assert_eq!(name("HARBOUR_", "harbourmaster"), "HARBOUR_HARBOURMASTER");
        assert_eq!(name("HARBOUR_", "harbour_"), "HARBOUR_HARBOUR");
        assert_eq!(name("HARBOUR_", "harbour_origin"), "HARBOUR_HARBOUR_ORIGIN");
        assert_eq!(name("A", "auth_id"), "AAUTH_ID");
        assert_eq!(name("", "type_"), "TYPE");
    }
}
