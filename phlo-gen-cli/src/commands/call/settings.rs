//! Sets the settings of the client from the command line and the environment.

use super::secrets::Secrets;
use crate::error::CommandError;
use crate::items::ItemEntry;
use crate::output::{CALL_OPTIONS, call_error, echoed};
use phlo_gen_core::api::Setting;
use phlo_gen_core::diagnostic::nearest;
use phlo_gen_runtime::__private::ClientBuilder;
use phlo_gen_runtime::Error;
use phlo_gen_runtime::error::SettingError;

/// Sets the settings with `--set`, and the others from the environment.
pub fn set_settings(
    mut builder: ClientBuilder,
    entry: &ItemEntry<'_>,
    set: &[String],
    secrets: Secrets<'_>,
) -> Result<ClientBuilder, CommandError> {
    for (index, setting) in entry.api.settings.iter().enumerate() {
        let value = if setting.secret { secrets.of(&setting.setter) } else { secrets.value(&setting.setter) };
        if let Some(value) = value {
            builder = builder.setting(index, value.into());
        }
    }
    for text in set {
        let Some((name, value)) = text.split_once('=') else {
            let message = format!("`--set {}` has no value\nhelp: write `--set name=value`", echoed(text));
            return Err(CommandError::Usage(message));
        };
        builder = match (setting(entry, name), host(entry, name)) {
            (Some((_, setting)), _) if setting.secret => {
                let help = secrets.advice(&setting.name, &setting.setter);
                return Err(CommandError::Usage(format!("the setting `{name}` is a secret\nhelp: {help}")));
            }
            (Some((index, _)), _) => builder.setting(index, value.into()),
            (None, Some(index)) => builder.host(index, value.to_owned()),
            (None, None) => return Err(CommandError::Usage(unknown(entry, name, secrets))),
        };
    }
    Ok(builder)
}

/// The setting with a name: its setter, or else its variable.
fn setting<'a>(entry: &ItemEntry<'a>, name: &str) -> Option<(usize, &'a Setting)> {
    let settings = || entry.api.settings.iter().enumerate();
    settings()
        .find(|(_, setting)| setting.setter == name)
        .or_else(|| settings().find(|(_, setting)| setting.name == name))
}

fn host(entry: &ItemEntry<'_>, name: &str) -> Option<usize> {
    entry.api.hosts.iter().position(|host| host.setter.as_deref() == Some(name))
}

fn unknown(entry: &ItemEntry<'_>, name: &str, secrets: Secrets<'_>) -> String {
    let hosts = || entry.api.hosts.iter().filter_map(|host| host.setter.as_deref());
    let all = entry.api.settings.iter().map(|setting| setting.setter.as_str()).chain(hosts());
    let open = entry.api.settings.iter().filter(|setting| !setting.secret).map(|setting| setting.setter.as_str());
    let names: Vec<&str> = open.chain(hosts()).collect();
    let near = nearest(name, all);
    let secret = near.and_then(|near| entry.api.settings.iter().find(|it| it.secret && it.setter == near));
    let help = match (near, secret) {
        (Some(near), Some(secret)) => {
            format!("did you mean `{near}`? It is a secret: {}", secrets.advice(&secret.name, near))
        }
        (Some(near), None) => format!("did you mean `{near}`?"),
        (None, _) if names.is_empty() => "the collection has no settings".to_owned(),
        (None, _) => format!("the settings are {}", names.join(", ")),
    };
    format!("there is no setting `{}`\nhelp: {help}", echoed(name))
}

/// Adds advice to an error before the request is sent: how to set the missing settings here, and not in Rust.
pub fn with_advice(error: &Error, entry: &ItemEntry<'_>, secrets: Secrets<'_>) -> CommandError {
    let message = call_error(error, CALL_OPTIONS).replacen("the client cannot be built: ", "", 1);
    CommandError::Usage(match error {
        Error::Setting(error) => {
            let message = error.names().fold(message, |message, name| {
                let in_rust = [
                    format!(": call `{name}` when the client is built"),
                    format!(": `{name}` was called with an empty string"),
                ];
                in_rust.iter().fold(message, |message, code| message.replace(code, ""))
            });
            format!("{message}{}", advice(error, entry, secrets))
        }
        _ => message,
    })
}

fn advice(error: &SettingError, entry: &ItemEntry<'_>, secrets: Secrets<'_>) -> String {
    let hint = |name: &str| match setting(entry, name) {
        Some((_, setting)) if setting.secret => {
            Some(format!("\nhelp: {}", secrets.advice(&setting.name, &setting.setter)))
        }
        Some((_, setting)) => {
            Some(format!("\nhelp: use `--set {}=…`, or set {}", setting.setter, secrets.variable(&setting.setter)))
        }
        None => host(entry, name).map(|_| format!("\nhelp: use `--set {name}=…`")),
    };
    error.names().filter_map(hint).collect()
}
