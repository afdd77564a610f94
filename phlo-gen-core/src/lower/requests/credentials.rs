//! The credentials of each scheme of authorization, and the settings that ask for those that are left blank.

use crate::api::Template;
use crate::collection::secrets::values::is_random;
use crate::lower::names::identifiers;
use crate::lower::names::placeholder::is_placeholder;
use crate::lower::postman::references;
use crate::lower::secrets::detect;
use crate::lower::secrets::literals::LiteralSecrets;
use crate::lower::variables::scope::Variables;

/// A parameter of authorization that is a credential.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Credential {
    /// Postman's name of the parameter.
    parameter: &'static str,
    /// The name of the setting that asks for it.
    setting: String,
    /// Whether it is a secret.
    is_secret: bool,
    /// Whether requests can be authorized without it.
    is_optional: bool,
}

/// The parameters with a setting for each credential that is blank, a placeholder or missing, and for each that is a word
/// which belongs to the scheme and is no secret: `api` beside a key.
pub fn fill_blanks(
    kind: &str,
    parameters: &[(String, String)],
    variables: &Variables<'_>,
    literals: &mut LiteralSecrets,
) -> Vec<(String, Template)> {
    let value = |name: &str| parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let mut filled = Vec::new();
    for credential in credentials(kind, &value) {
        let saved = value(credential.parameter).unwrap_or_default();
        let setting = if is_blank(credential.parameter, saved) {
            ask(kind, &credential, variables, literals)
        } else if is_word_of_scheme(kind, credential.parameter, &value) {
            let is_taken = variables.names().contains(&credential.setting);
            let name = if is_taken { format!("{kind}_{}", credential.setting) } else { credential.setting };
            literals.ask_for(&name, false, Some(saved), false)
        } else {
            continue;
        };
        filled.push((credential.parameter.to_owned(), setting));
    }
    filled
}

/// Whether a saved credential says nothing: a placeholder, or the name of its own parameter.
fn is_blank(parameter: &str, value: &str) -> bool {
    is_placeholder(value) || parameter == "username" && matches!(value, "username" | "user" | "email" | "login")
}

/// Names and passwords that say only that the other one is the key.
const NO_PASSWORDS: [&str; 14] = [
    "x",
    "api",
    "api_token",
    "apitoken",
    "api_key",
    "apikey",
    "any",
    "anything",
    "anystring",
    "basic",
    "bearer",
    "ignored",
    "none",
    "unused",
];

/// Whether a name or a password is a word that is the same for everybody and no secret.
fn is_word_of_scheme<'a>(kind: &str, parameter: &str, value: &dyn Fn(&str) -> Option<&'a str>) -> bool {
    if !matches!(kind, "basic" | "digest" | "ntlm") {
        return false;
    }
    let text = value(parameter).unwrap_or_default();
    let has_variable = references::has_variable;
    match parameter {
        "username" => {
            let is_word =
                text.len() <= 24 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
            // A name beside a password that is written down belongs to somebody, as the password does.
            let is_for_all = value("password")
                .is_some_and(|password| has_variable(password) || !password.is_empty() && is_placeholder(password));
            is_word && !is_random(text) && !detect::is_credential_value(text) && (is_for_all || is_no_password(text))
        }
        "password" => value("username").is_some_and(has_variable) && is_no_password(text),
        _ => false,
    }
}

fn is_no_password(text: &str) -> bool {
    NO_PASSWORDS.contains(&text.to_ascii_lowercase().as_str())
}

fn ask(kind: &str, blank: &Credential, variables: &Variables<'_>, literals: &mut LiteralSecrets) -> Template {
    let is_taken = variables.used().contains(&blank.setting) && !variables.is_setting(&blank.setting);
    let name = if is_taken { format!("{kind}_{}", blank.setting) } else { blank.setting.clone() };
    literals.ask_for(&name, blank.is_secret, blank.is_optional.then_some(""), variables.is_setting(&name))
}

fn required(parameter: &'static str, setting: &str) -> Credential {
    Credential { parameter, setting: setting.to_owned(), is_secret: true, is_optional: false }
}

fn identity(parameter: &'static str, setting: &str) -> Credential {
    Credential { is_secret: false, ..required(parameter, setting) }
}

fn optional(parameter: &'static str, setting: &str) -> Credential {
    Credential { is_optional: true, ..required(parameter, setting) }
}

/// The credentials of a scheme. `value` returns the saved value of a parameter.
fn credentials<'a>(kind: &str, value: &dyn Fn(&str) -> Option<&'a str>) -> Vec<Credential> {
    match kind {
        "bearer" => vec![required("token", "token")],
        "oauth2" => vec![required("accessToken", "token")],
        "basic" | "digest" | "ntlm" => name_and_password(value),
        "apikey" => key_of_api(value("key")),
        "oauth1" => of_oauth_1(value("signatureMethod")),
        "awsv4" => vec![
            required("accessKey", "access_key"),
            required("secretKey", "secret_key"),
            optional("sessionToken", "session_token"),
        ],
        "hawk" => vec![identity("authId", "auth_id"), required("authKey", "auth_key")],
        "edgegrid" => vec![
            required("accessToken", "access_token"),
            required("clientToken", "client_token"),
            required("clientSecret", "client_secret"),
        ],
        "jwt" => match begins_with(value("algorithm"), &["RS", "ES", "PS", "ED"]) {
            true => vec![required("privateKey", "private_key")],
            false => vec![required("secret", "secret")],
        },
        "asap" => vec![
            required("privateKey", "private_key"),
            identity("kid", "key_id"),
            identity("iss", "issuer"),
            identity("aud", "audience"),
        ],
        _ => Vec::new(),
    }
}

/// A key is often the name without a password, or the password without a name.
fn name_and_password<'a>(value: &dyn Fn(&str) -> Option<&'a str>) -> Vec<Credential> {
    let has = |name: &str| value(name).is_some_and(|value| !is_blank(name, value) && !is_no_password(value));
    let is_left_out = |name: &str| value(name).is_none_or(|value| value.trim().is_empty());
    let with = |credential: Credential, other| Credential {
        is_optional: has(other) && is_left_out(credential.parameter),
        ..credential
    };
    vec![with(identity("username", "username"), "password"), with(required("password", "password"), "username")]
}

/// A key and the header or the query parameter that holds it.
fn key_of_api(saved: Option<&str>) -> Vec<Credential> {
    let name =
        saved.filter(|name| !is_placeholder(name)).map(|name| match name.eq_ignore_ascii_case("authorization") {
            true => "token".to_owned(),
            false => identifiers::named_or(identifiers::snake(name), "key"),
        });
    vec![identity("key", "api_key_name"), required("value", name.as_deref().unwrap_or("api_key"))]
}

fn of_oauth_1(method: Option<&str>) -> Vec<Credential> {
    let signer = match begins_with(method, &["RSA"]) {
        true => required("privateKey", "private_key"),
        false => required("consumerSecret", "consumer_secret"),
    };
    vec![
        identity("consumerKey", "consumer_key"),
        signer,
        optional("token", "oauth_token"),
        optional("tokenSecret", "oauth_token_secret"),
    ]
}

/// Whether the name of an algorithm begins with one of these, in capitals or not.
fn begins_with(algorithm: Option<&str>, begins: &[&str]) -> bool {
    algorithm.is_some_and(|text| begins.iter().any(|begin| text.to_ascii_uppercase().starts_with(begin)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(kind: &str, saved: &[(&'static str, &'static str)]) -> Vec<String> {
        let value = |name: &str| saved.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
        let name = |credential: &Credential| match credential.is_optional {
            true => format!("{}?", credential.setting),
            false => credential.setting.clone(),
        };
        credentials(kind, &value).iter().map(name).collect()
    }

    #[test]
    fn a_name_or_a_password_alone_may_be_all() {
        assert_eq!(asked("basic", &[]), ["username", "password"]);
        assert_eq!(asked("basic", &[("username", "{{key}}"), ("password", "")]), ["username", "password?"]);
        assert_eq!(asked("digest", &[("password", "{{key}}")]), ["username?", "password"]);
    }

    #[test]
    fn a_placeholder_is_no_blank_that_may_stay() {
        assert_eq!(asked("basic", &[("username", "your_name"), ("password", "{{pw}}")]), ["username", "password"]);
        assert_eq!(asked("basic", &[("username", "apikey"), ("password", "")]), ["username", "password"]);
    }

    #[test]
    fn a_word_that_is_the_same_for_everybody_is_no_secret() {
        let word = |parameter: &str, username: &'static str, password: &'static str| {
            is_word_of_scheme("basic", parameter, &|name| Some(if name == "username" { username } else { password }))
        };
        for name in ["api", "apikey", "x", "anystring", "Basic", "oauth2accesstoken", "svc-export"] {
            assert!(word("username", name, "{{key}}"), "{name}");
        }
        for name in ["jane@acme.example", "AC7f3e9d0b12c44e8fa1b2c3d4", "{{user}}", "9f2c81d07be34a65"] {
            assert!(!word("username", name, "{{key}}"), "{name}");
        }
        assert!(!word("username", "jane", "hunter2") && word("username", "jane", "<password>"));
        // a key without a password
        assert!(!word("username", "mykey", "") && word("username", "apikey", ""));
        assert!(word("password", "{{key}}", "X") && word("password", "{{key}}", "api_token"));
        assert!(!word("password", "jane", "x") && !word("password", "{{key}}", "hunter2"));
    }

    #[test]
    fn a_key_is_named_after_its_header() {
        assert_eq!(asked("apikey", &[("key", "X-Shop-Key")]), ["api_key_name", "x_shop_key"]);
        assert_eq!(asked("apikey", &[("key", "Authorization")]), ["api_key_name", "token"]);
        assert_eq!(asked("apikey", &[]), ["api_key_name", "api_key"]);
    }

    #[test]
    fn an_algorithm_says_which_key_signs() {
        assert_eq!(asked("jwt", &[("algorithm", "ES256")]), ["private_key"]);
        assert_eq!(asked("jwt", &[("algorithm", "HS256")]), ["secret"]);
        assert!(asked("oauth1", &[("signatureMethod", "RSA-SHA1")]).contains(&"private_key".to_owned()));
    }
}
