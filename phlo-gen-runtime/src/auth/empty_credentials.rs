//! Credentials that are empty strings.

use crate::config::Settings;
use crate::operation::{Api, Auth, Setting};
use crate::request::Scope;

/// Whether a setting is set to an empty string, and makes a credential empty that must not be empty.
///
/// A program that reads a token from the environment without a check would send calls without it.
pub(crate) fn is_empty_credential(api: &Api, settings: &Settings, setting: &Setting) -> bool {
    settings.is_set_to_empty(setting.name)
        && api.auths.iter().flat_map(|auth| auth.parameters.iter().map(move |row| (auth, row))).any(
            |(auth, (parameter, value))| {
                must_have_text(auth, parameter, setting.name)
                    && settings.template_needs(value, setting.name)
                    && Scope::of_settings(settings).text(value).is_ok_and(|(text, _)| text.is_empty())
            },
        )
}

/// Whether a parameter must not be empty. The schemes that sign check their parameters themselves.
fn must_have_text(auth: &Auth, parameter: &str, setting: &str) -> bool {
    match (auth.kind, parameter) {
        ("bearer", "token") | ("oauth2", "accessToken") | ("apikey", "value") => true,
        ("basic" | "digest" | "ntlm", "username") => true,
        // Where the user name is a key, many servers require an empty password.
        ("basic" | "digest" | "ntlm", "password") => is_key(setting),
        _ => false,
    }
}

/// Whether a name is that of a token or a key, and not of a password.
fn is_key(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["token", "key", "secret"].iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_empty_credential;
    use crate::config::Settings;
    use crate::operation::{Api, Auth, Setting};

    const NAMES: [&str; 3] = ["user", "password", "api_key"];

    static SETTINGS: [Setting; 3] = [setting(NAMES[0]), setting(NAMES[1]), setting(NAMES[2])];

    const fn setting(name: &'static str) -> Setting {
        Setting { name, default: None, secret: true, required: true }
    }

    /// The settings that are reported as empty if all settings except `nonempty` are empty.
    fn empty_settings(kind: &'static str, parameters: &'static [(&str, &str)], nonempty: &str) -> Vec<&'static str> {
        let auths: &'static [Auth] = Box::leak(Box::new([Auth { kind, parameters }]));
        let api: &'static Api = Box::leak(Box::new(Api { name: "", settings: &SETTINGS, hosts: &[], auths }));
        let mut settings = Settings::new(api);
        for (index, name) in NAMES.iter().enumerate() {
            settings.set(index, if *name == nonempty { "x".into() } else { "".into() });
        }
        let all = SETTINGS.iter().filter(|setting| is_empty_credential(api, &settings, setting));
        all.map(|setting| setting.name).collect()
    }

    #[test]
    fn a_token_and_a_key_are_never_empty() {
        assert_eq!(empty_settings("bearer", &[("token", "{$api_key}")], ""), ["api_key"]);
        assert_eq!(empty_settings("oauth2", &[("accessToken", "{$api_key}"), ("state", "{$user}")], ""), ["api_key"]);
        assert_eq!(empty_settings("apikey", &[("value", "{$api_key}"), ("key", "{$user}")], ""), ["api_key"]);
        assert!(empty_settings("bearer", &[("token", "{$api_key}")], "api_key").is_empty());
    }

    #[test]
    fn a_part_of_a_credential_may_be_empty() {
        let pair = &[("value", "{$user}{$api_key}")];
        assert!(empty_settings("apikey", pair, "api_key").is_empty());
        assert_eq!(empty_settings("apikey", pair, ""), ["user", "api_key"]);
        assert!(empty_settings("apikey", &[("value", "Key {$api_key}")], "").is_empty());
    }

    #[test]
    fn a_password_may_be_empty_unless_it_is_a_key() {
        let named = &[("username", "{$api_key}"), ("password", "{$password}")];
        assert!(empty_settings("basic", named, "api_key").is_empty());
        assert_eq!(empty_settings("basic", named, ""), ["api_key"]);
        assert_eq!(
            empty_settings("digest", &[("username", "{$user}"), ("password", "{$api_key}")], "user"),
            ["api_key"]
        );
    }

    #[test]
    fn a_setting_without_a_value_is_missing_and_not_empty() {
        static API: Api = Api {
            name: "",
            settings: &[setting("token")],
            hosts: &[],
            auths: &[Auth { kind: "bearer", parameters: &[("token", "{$token}")] }],
        };
        assert!(!is_empty_credential(&API, &Settings::new(&API), &API.settings[0]));
    }
}
