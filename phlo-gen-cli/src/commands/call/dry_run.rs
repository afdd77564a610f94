//! Prints the request without sending it, and without its secrets.

use super::arguments::is_secret;
use super::request::Request;
use super::secrets::Secrets;
use super::settings::with_advice;
use crate::error::{CommandError, CommandResult};
use crate::items::ItemEntry;
use crate::output::style::{FAINT, GOOD, NAME, paint};
use crate::output::{print_warning, stdout};
use phlo_gen_core::api::Presence;
use phlo_gen_core::emit::features;
use phlo_gen_runtime::__private::{BodyPiece, Client, Spec};
use std::io::Write;
use std::process::ExitCode;

/// Prints the request.
pub fn print_request(
    client: &Client,
    mut spec: Spec,
    request: &Request,
    entry: &ItemEntry<'_>,
    secrets: Secrets<'_>,
) -> CommandResult {
    let auth = spec.auth.and_then(|auth| entry.api.auths.get(auth));
    // A signature cannot be made with placeholders.
    let signed = auth.filter(|auth| !features::is_built_in(&auth.kind));
    if signed.is_some() {
        spec.auth = None;
    }
    let with_advice = |error| with_advice(&error, entry, secrets);
    let prepared = client.bind().prepare_as(Box::leak(Box::new(spec)), request).map_err(with_advice)?;
    for piece in prepared.body().pieces() {
        if let BodyPiece::File { argument, path } = piece
            && !path.is_file()
        {
            let problem = if path.exists() { "which is not a file" } else { "which cannot be found" };
            return Err(CommandError::Usage(format!(
                "the argument `{argument}` is the path `{}`, {problem}",
                path.display()
            )));
        }
    }
    let mut out = stdout();
    writeln!(out, "{} {}", paint(GOOD, prepared.method().as_str()), prepared.uri())?;
    for (name, value) in prepared.headers() {
        let value = match value.is_sensitive() {
            true => paint(FAINT, "(a secret)"),
            false => String::from_utf8_lossy(value.as_bytes()).into_owned(),
        };
        writeln!(out, "{}: {value}", paint(NAME, name.as_str()))?;
    }
    if let Some(auth) = signed {
        writeln!(out, "{}", paint(FAINT, &format!("({} adds its authorization when the request is sent)", auth.kind)))?;
    }
    match prepared.body().as_bytes() {
        Some([]) => {}
        Some(bytes) => writeln!(out, "\n{}", String::from_utf8_lossy(bytes))?,
        None => {
            writeln!(out)?;
            for piece in prepared.body().pieces() {
                match piece {
                    BodyPiece::Bytes(bytes) => write!(out, "{}", String::from_utf8_lossy(bytes))?,
                    BodyPiece::File { path, .. } => {
                        write!(out, "{}", paint(FAINT, &format!("(the file {})", path.display())))?;
                    }
                }
            }
            writeln!(out)?;
        }
    }
    out.flush()?;
    warn_of_missing(entry, secrets);
    Ok(ExitCode::SUCCESS)
}

/// Names the secrets without which the request cannot be sent: placeholders stand for them here.
fn warn_of_missing(entry: &ItemEntry<'_>, secrets: Secrets<'_>) {
    let settings = entry.settings().into_iter().filter(|setting| setting.secret && entry.needs(setting));
    let settings = settings.map(|setting| ("setting", setting.name.as_str(), setting.setter.as_str()));
    let arguments = entry.item.arguments.iter();
    let arguments = arguments.filter(|argument| argument.presence == Presence::Required && is_secret(&argument.ty));
    let arguments = arguments.map(|argument| ("argument", argument.setter.as_str(), argument.setter.as_str()));
    for (kind, name, setter) in settings.chain(arguments).filter(|(_, _, setter)| secrets.value(setter).is_none()) {
        let help = secrets.advice(name, setter);
        print_warning(&format!(
            "the {kind} `{setter}` is missing, without which the request is not sent\nhelp: {help}"
        ));
    }
}
