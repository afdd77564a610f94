//! The settings of a client.

use crate::api::{Api, Host, Setting, SettingOrigin, Template};
use crate::arguments;
use crate::lower::names::identifiers;
use crate::lower::names::taken::Taken;
use crate::lower::secrets::literals::{LiteralSecret, LiteralSecrets};
use crate::lower::variables::hosts::Hosts;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates;
use crate::prose::Prose;

/// Methods that every client's builder has.
const CLIENT_BUILDER: &[&str] =
    &["base_url", "origin", "http_client", "transport", "timeout", "retries", "with", "build", "clone"];

/// Settings and hosts with their setters.
#[derive(Debug)]
pub struct NamedSettings {
    /// The settings.
    pub settings: Vec<Setting>,
    /// The hosts.
    pub hosts: Vec<Host>,
}

/// Names the setters of settings and hosts. Which of them every client must set follows from the items.
pub fn name_settings(variables: &Variables<'_>, literals: LiteralSecrets, hosts: Hosts) -> NamedSettings {
    let mut taken = Taken::with(CLIENT_BUILDER);
    let base = hosts.base_variable().map(str::to_owned);
    let mut settings = Vec::new();
    for name in &variables.order {
        let setter = match &base {
            Some(base) if base == name => "base_url".to_owned(),
            // `https://{{baseUrl}}`
            _ if identifiers::snake(name) == "base_url" && variables.is_host(name) => taken.take("host".to_owned()),
            _ => taken.take(identifiers::named_or(identifiers::snake(name), "setting")),
        };
        let secret = variables.is_secret(name);
        let default = variables.value(name).and_then(|value| templates::of_settings(value, variables));
        settings.push(Setting {
            name: name.clone(),
            setter,
            prose: variables.description(name).map(arguments::read).unwrap_or_default(),
            required: false,
            default,
            secret,
            origin: SettingOrigin::Variable,
        });
    }
    settings.extend(literals.secrets.iter().map(|literal| of_secret(literal, &mut taken)));
    for blank in literals.blanks {
        settings.push(Setting {
            setter: taken.take(identifiers::named_or(identifiers::snake(&blank.name), "setting")),
            name: blank.name,
            prose: Prose::default(),
            origin: match blank.default.as_deref() {
                None | Some("") => SettingOrigin::Blank,
                Some(_) => SettingOrigin::Saved,
            },
            default: blank.default.map(Template::text),
            secret: blank.is_secret,
            required: false,
        });
    }
    NamedSettings { settings, hosts: hosts.with_setters(&mut taken) }
}

/// Adds settings for secrets that a model has none for yet.
pub fn add_secrets<'a>(api: &mut Api, secrets: impl Iterator<Item = &'a LiteralSecret>) {
    let mut secrets = secrets.peekable();
    if secrets.peek().is_none() {
        return;
    }
    let mut taken = Taken::with(CLIENT_BUILDER);
    let known = api.settings.iter().map(|setting| &setting.setter);
    for setter in known.chain(api.hosts.iter().filter_map(|host| host.setter.as_ref())) {
        taken.take(setter.clone());
    }
    api.settings.extend(secrets.map(|secret| of_secret(secret, &mut taken)));
}

fn of_secret(secret: &LiteralSecret, taken: &mut Taken) -> Setting {
    Setting {
        name: secret.name.clone(),
        setter: taken.take(secret.name.clone()),
        prose: Prose::default(),
        default: None,
        secret: true,
        origin: SettingOrigin::Literal,
        required: false,
    }
}
