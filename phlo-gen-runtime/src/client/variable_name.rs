//! The names of environment variables.

/// The name of the environment variable for a setter: the prefix and the setter in upper case. A setter that begins with
/// the prefix already does not repeat it, unless what follows is the name of something else, which `is_taken` says.
pub fn variable_name(prefix: &str, setter: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let setter = setter.trim_end_matches('_');
    let begins =
        prefix.ends_with('_') && setter.get(..prefix.len()).is_some_and(|own| own.eq_ignore_ascii_case(prefix));
    let rest = setter.get(prefix.len()..).filter(|rest| begins && !rest.is_empty() && !is_taken(rest));
    format!("{prefix}{}", rest.unwrap_or(setter).to_ascii_uppercase())
}

/// The name of a variable of a collection in the letters of environment variables: `X-Api-Key` becomes `X_Api_Key`.
pub fn plain_name(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::{plain_name, variable_name};

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
