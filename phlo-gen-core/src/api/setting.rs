//! A variable that the whole client shares.

use crate::api::template::Template;
use crate::prose::Prose;

/// A variable that the whole client shares.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The name of the variable.
    pub name: String,
    /// The method that sets it.
    pub setter: String,
    /// Its description.
    pub prose: Prose,
    /// Its value in the collection or the environment.
    pub default: Option<Template>,
    /// Whether its value is secret.
    pub secret: bool,
    /// What it stands for in the collection.
    pub origin: SettingOrigin,
    /// Whether every client must set it.
    pub required: bool,
}

/// What a setting stands for in the collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingOrigin {
    /// A variable.
    Variable,
    /// A literal secret.
    Literal,
    /// A credential that is left blank.
    Blank,
    /// A part of the credentials that is the same for everybody and no secret.
    Saved,
}

/// Words in the name of a collection that are not part of the name of the API.
const GENERIC: [&str; 6] = ["API", "APIS", "REST", "HTTP", "COLLECTION", "POSTMAN"];

/// The prefix of environment variables that are named after an API: `WISE_` for `Wise API (v3)`.
pub fn environment_prefix(api: &str) -> String {
    let words = api.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_ascii_uppercase).collect();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_version = |word: &str| is_number(word) || word.strip_prefix('V').is_some_and(is_number);
    let own: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !GENERIC.contains(word) && !is_version(word)).take(3).collect();
    match own.first() {
        None => "API_".to_owned(),
        Some(first) if first.starts_with(|c: char| c.is_ascii_digit()) => format!("API_{}_", own.join("_")),
        Some(_) => format!("{}_", own.join("_")),
    }
}

/// The environment variable of a setter, with the prefix of its API: with it, it is never one of the system, such as
/// `USER`.
pub fn environment_variable(api: &str, setter: &str) -> String {
    let (prefix, setter) = (environment_prefix(api), setter.trim_end_matches('_').to_ascii_uppercase());
    if setter.starts_with(&prefix) { setter } else { format!("{prefix}{setter}") }
}

#[cfg(test)]
mod tests {
    use super::environment_prefix;

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
            assert_eq!(environment_prefix(name), prefix, "{name}");
        }
    }
}
