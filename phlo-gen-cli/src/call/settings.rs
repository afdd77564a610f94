//! The settings of the client that sends the request.

use super::secrets::{Secrets, from_environment, variable};
use crate::failure::Failure;
use crate::items::Entry;
use phlo_gen_core::api::Setting;
use phlo_gen_core::lower::nearest;
use phlo_gen_runtime::__private::ClientBuilder;
use phlo_gen_runtime::Error;
use phlo_gen_runtime::error::SettingError;

/// Gives the client what is set by `--set`, and what the environment has for the other settings.
pub fn fill(
    mut builder: ClientBuilder,
    entry: &Entry<'_>,
    set: &[String],
    secrets: Secrets<'_>,
) -> Result<ClientBuilder, Failure> {
    for (index, setting) in entry.api.settings.iter().enumerate() {
        let value = if setting.secret { secrets.of(&setting.setter) } else { from_environment(&setting.setter) };
        if let Some(value) = value {
            builder = builder.setting(index, value.into());
        }
    }
    for text in set {
        let Some((name, value)) = text.split_once('=') else {
            return Err(Failure::Usage(format!("`--set {text}` says no value\nhelp: write `--set name=value`")));
        };
        builder = match (setting(entry, name), host(entry, name)) {
            (Some((_, setting)), _) if setting.secret => {
                let help = secrets.help(&setting.name, &setting.setter);
                return Err(Failure::Usage(format!("the setting `{name}` is a secret\nhelp: {help}")));
            }
            (Some((index, _)), _) => builder.setting(index, value.into()),
            (None, Some(index)) => builder.host(index, value.to_owned()),
            (None, None) => return Err(Failure::Usage(unknown(entry, name))),
        };
    }
    Ok(builder)
}

/// The setting of a name: that of its setter, or else that of the variable.
fn setting<'a>(entry: &Entry<'a>, name: &str) -> Option<(usize, &'a Setting)> {
    let settings = || entry.api.settings.iter().enumerate();
    settings()
        .find(|(_, setting)| setting.setter == name)
        .or_else(|| settings().find(|(_, setting)| setting.name == name))
}

fn host(entry: &Entry<'_>, name: &str) -> Option<usize> {
    entry.api.hosts.iter().position(|host| host.setter.as_deref() == Some(name))
}

fn unknown(entry: &Entry<'_>, name: &str) -> String {
    let settings = entry.api.settings.iter().filter(|setting| !setting.secret).map(|setting| setting.setter.as_str());
    let names: Vec<&str> = settings.chain(entry.api.hosts.iter().filter_map(|host| host.setter.as_deref())).collect();
    let help = match nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if names.is_empty() => "the collection has no settings".to_owned(),
        None => format!("there are {}", names.join(", ")),
    };
    format!("there is no setting `{name}`\nhelp: {help}")
}

/// What to say of an error before anything is sent: how to give the settings that are missing.
pub fn explain(error: &Error, entry: &Entry<'_>, secrets: Secrets<'_>) -> Failure {
    let help = match error {
        Error::Setting(error) => hints(error, entry, secrets),
        _ => String::new(),
    };
    Failure::Usage(format!("{error}{help}"))
}

fn hints(error: &SettingError, entry: &Entry<'_>, secrets: Secrets<'_>) -> String {
    let hint = |name: &str| match setting(entry, name) {
        Some((_, setting)) if setting.secret => {
            Some(format!("\nhelp: {}", secrets.help(&setting.name, &setting.setter)))
        }
        Some((_, setting)) => {
            Some(format!("\nhelp: give `--set {}=…`, or set {}", setting.setter, variable(&setting.setter)))
        }
        None => host(entry, name).map(|_| format!("\nhelp: give `--set {name}=…`")),
    };
    error.names().filter_map(hint).collect()
}
