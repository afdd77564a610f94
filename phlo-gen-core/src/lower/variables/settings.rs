//! The settings of a client.

use crate::api::{Host, Setting, SettingOrigin, Template};
use crate::arguments;
use crate::lower::names::identifiers;
use crate::lower::names::taken::Taken;
use crate::lower::secrets::literals::LiteralSecrets;
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
    for literal in literals.secrets {
        let setter = taken.take(literal.name.clone());
        settings.push(Setting {
            name: literal.name,
            setter,
            prose: Prose::default(),
            default: None,
            secret: true,
            origin: SettingOrigin::Literal,
            required: false,
        });
    }
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
