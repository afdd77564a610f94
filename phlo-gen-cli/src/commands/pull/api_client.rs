//! The client of Postman's API, and what its errors mean here.

use super::source::Source;
use crate::error::CommandError;
use crate::output::{NO_OPTIONS, call_error};
use crate::postman_api::Client;
use phlo_gen_runtime::Error;
use std::time::Duration;

/// The timeout up to the headers of a response.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A client with the key from the environment.
pub fn client() -> Result<Client, CommandError> {
    let client = Client::builder().timeout(TIMEOUT).with(|options| options.env("POSTMAN_")).build();
    client.map_err(|error| advised(&error, None))
}

/// An error with what to do about it.
pub fn advised(error: &Error, source: Option<&Source>) -> CommandError {
    let is_shared = source.is_some_and(|source| source.access_key.is_some());
    let missing = match source {
        Some(source) => format!("there is no {} `{}`, or this key may not read it", source.kind, source.id),
        None => "there is no such workspace, or this key may not open it".to_owned(),
    };
    match (error, error.status().map(|status| status.as_u16())) {
        (Error::Setting(setting), _) if setting.names().any(|name| name == "api_key") => CommandError::Usage(
            "there is no API key\nhelp: set POSTMAN_API_KEY to a key from the settings of your account in Postman"
                .to_owned(),
        ),
        (Error::Status(_), Some(401)) if is_shared => CommandError::Failed(
            "Postman does not accept the access key of the link (401)\nhelp: share the collection again".to_owned(),
        ),
        (Error::Status(_), Some(401)) => CommandError::Failed(
            "Postman does not accept the API key (401)\nhelp: set POSTMAN_API_KEY to a key that has not expired"
                .to_owned(),
        ),
        (Error::Status(_), Some(403 | 404)) => CommandError::Failed(format!(
            "{missing}\nhelp: `phlo-gen pull --list` prints your workspaces with their ids, `--list WORKSPACE` what is in one"
        )),
        (Error::Status(_), Some(429)) => {
            let wait = error.retry_after().map(|wait| format!(": try again in {} s", wait.as_secs()));
            CommandError::Failed(format!("the rate limit of the key is used up{}", wait.unwrap_or_default()))
        }
        _ => CommandError::Failed(call_error(error, NO_OPTIONS)),
    }
}
