//! The credentials of each scheme of authorization, and the settings that ask for those that are left blank.

use crate::api::Template;
use crate::lower::names::identifiers;
use crate::lower::requests::placeholder::is_placeholder;
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

/// The parameters with a setting for each credential that is blank, a placeholder or missing.
pub fn fill_blanks(
    kind: &str,
    parameters: &[(String, String)],
    variables: &Variables<'_>,
    literals: &mut LiteralSecrets,
) -> Vec<(String, Template)> {
    let value = |name: &str| parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let is_blank = |name: &str| value(name).is_none_or(is_placeholder);
    let blanks = credentials(kind, &value).into_iter().filter(|credential| is_blank(credential.parameter));
    blanks.map(|blank| (blank.parameter.to_owned(), setting(kind, &blank, variables, literals))).collect()
}

fn setting(kind: &str, blank: &Credential, variables: &Variables<'_>, literals: &mut LiteralSecrets) -> Template {
    let is_taken = variables.used().contains(&blank.setting) && !variables.is_setting(&blank.setting);
    let name = if is_taken { format!("{kind}_{}", blank.setting) } else { blank.setting.clone() };
    literals.ask_for(&name, blank.is_secret, blank.is_optional, variables.is_setting(&name))
}

/// The credentials of a scheme. `value` returns the saved value of a parameter.
fn credentials<'a>(kind: &str, value: &dyn Fn(&str) -> Option<&'a str>) -> Vec<Credential> {
    let required = |parameter, setting: &str| Credential {
        parameter,
        setting: setting.to_owned(),
        is_secret: true,
        is_optional: false,
    };
    let identity = |parameter, setting: &str| Credential { is_secret: false, ..required(parameter, setting) };
    let optional = |parameter, setting: &str| Credential { is_optional: true, ..required(parameter, setting) };
    let is_rsa = |name: &str, begins: &[&str]| {
        value(name).is_some_and(|text| begins.iter().any(|begin| text.to_ascii_uppercase().starts_with(begin)))
    };
    match kind {
        "bearer" => vec![required("token", "token")],
        "oauth2" => vec![required("accessToken", "token")],
        "basic" | "digest" | "ntlm" => {
            // a key is often the name without a password, or the password without a name
            let has = |name: &str| value(name).is_some_and(|value| !is_placeholder(value));
            let with = |credential: Credential, other| Credential { is_optional: has(other), ..credential };
            vec![with(identity("username", "username"), "password"), with(required("password", "password"), "username")]
        }
        "apikey" => {
            let key = value("key").filter(|key| !is_placeholder(key));
            let name = key.map(|key| match key.eq_ignore_ascii_case("authorization") {
                true => "token".to_owned(),
                false => identifiers::named_or(identifiers::snake(key), "key"),
            });
            let own = required("value", name.as_deref().unwrap_or("api_key"));
            vec![identity("key", "api_key_name"), own]
        }
        "oauth1" => {
            let signer = match is_rsa("signatureMethod", &["RSA"]) {
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
        "jwt" => match is_rsa("algorithm", &["RS", "ES", "PS", "ED"]) {
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
