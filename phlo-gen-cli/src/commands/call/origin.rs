//! The scheme, host and port that calls go to instead of those of the collection.

use crate::commands::call::secrets::Secrets;
use crate::error::CommandError;
use crate::output::echoed;

/// The origin on the command line. A scheme alone would be taken for a host. Where it is left out it would be `http`,
/// which few hosts but this machine have.
pub fn parse(text: &str) -> Result<String, String> {
    // the address may be repeated, a user and a password not
    let address = text.rsplit('@').next().unwrap_or_default();
    let host = text.split(['/', ':']).next().unwrap_or_default();
    let is_local = host.eq_ignore_ascii_case("localhost")
        || host.starts_with("127.")
        || host == "0.0.0.0"
        || text.starts_with("[::1]");
    match text.trim_end_matches(['/', ':']) {
        "" | "http" | "https" => Err("it has no host: write one such as `http://127.0.0.1:8080`".to_owned()),
        text if !text.contains("://") && !is_local => {
            Err(format!("it has no scheme: write `https://{}`", echoed(address)))
        }
        _ => Ok(text.to_owned()),
    }
}

/// The origin in the environment, if it has one.
pub fn of_environment(secrets: Secrets<'_>) -> Result<Option<String>, CommandError> {
    let Some((variable, origin)) = secrets.origin() else { return Ok(None) };
    match parse(&origin) {
        Ok(origin) => Ok(Some(origin)),
        Err(why) => Err(CommandError::Usage(format!("the origin in {variable} cannot be used: {why}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn an_origin_has_a_scheme_and_a_host() {
        for text in [
            "https://api.example",
            "http://127.0.0.1:8080/",
            "localhost:8080",
            "127.0.0.1",
            "[::1]:80",
            "0.0.0.0:1",
            "LOCALHOST:80",
        ] {
            assert_eq!(parse(text).as_deref(), Ok(text), "{text}");
        }
        assert_eq!(parse("api.example:8443/v1").unwrap_err(), "it has no scheme: write `https://api.example:8443/v1`");
        assert_eq!(parse("bob:hunter2@api.example").unwrap_err(), "it has no scheme: write `https://api.example`");
        assert!(["", "http://", "https:"].iter().all(|text| parse(text).unwrap_err().starts_with("it has no host")));
    }
}
