//! Headers and their values: which may be sent, which may be printed, and those that a caller sets.

use crate::config::CallOptions;
use crate::error::{Problem, is_secret_name};
use crate::transport::is_printed;
use http::header::{CONNECTION, CONTENT_LENGTH, TE, TRANSFER_ENCODING, UPGRADE};
use http::{HeaderName, HeaderValue};
use std::borrow::Cow;

/// Headers, in the order in which they are sent.
pub(crate) type Headers = Vec<(HeaderName, HeaderValue)>;

/// Headers that the HTTP client sets: they follow from how a request is sent.
pub(crate) const OF_THE_CONNECTION: [HeaderName; 5] = [CONTENT_LENGTH, TRANSFER_ENCODING, CONNECTION, UPGRADE, TE];

/// A header that a caller has set, for one call or for all.
pub(crate) fn caller_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Problem> {
    let (known, mut value) = header(name, value, false)?;
    if OF_THE_CONNECTION.contains(&known) {
        return Err(Problem::argument(name, "is a header that the HTTP client sets"));
    }
    if !is_printed(&known) {
        value.set_sensitive(true);
    }
    Ok((known, value))
}

/// The headers of a caller that are not printed, although their names say nothing of secrets.
pub(crate) fn unprinted(of_client: &Headers, call: &CallOptions) -> Vec<HeaderName> {
    if of_client.is_empty() && call.headers.is_empty() {
        return Vec::new();
    }
    let of_call = call.headers.iter().filter_map(|(name, _)| HeaderName::from_bytes(name.as_bytes()).ok());
    let names = of_client.iter().map(|(name, _)| name.clone()).chain(of_call);
    names.filter(|name| !is_printed(name) && !is_secret_name(name.as_str())).collect()
}

/// Whether a header of this name is among them.
pub(crate) fn has_header(headers: &Headers, name: &HeaderName) -> bool {
    headers.iter().any(|(own, _)| own == name)
}

/// Whether a header of this name, in any case, is among them.
pub(crate) fn has_name(headers: &Headers, name: &str) -> bool {
    headers.iter().any(|(own, _)| own.as_str().eq_ignore_ascii_case(name))
}

/// A header of which name and value may be sent.
pub(crate) fn header(name: &str, value: &str, secret: bool) -> Result<(HeaderName, HeaderValue), Problem> {
    let known =
        HeaderName::from_bytes(name.as_bytes()).map_err(|_| Problem::argument(name, "is not a valid header name"))?;
    let trimmed = value.trim_matches(BLANKS);
    let mut value = HeaderValue::from_bytes(&header_bytes(trimmed)).map_err(|_| unsendable(name))?;
    value.set_sensitive(secret || is_secret_name(name));
    Ok((known, value))
}

/// A value as Postman sends it: in Latin-1, or in UTF-8 if a character is not in Latin-1.
pub(crate) fn header_bytes(value: &str) -> Cow<'_, [u8]> {
    if value.is_ascii() {
        return Cow::Borrowed(value.as_bytes());
    }
    let latin: Result<Vec<u8>, _> = value.chars().map(u8::try_from).collect();
    latin.map_or(Cow::Borrowed(value.as_bytes()), Cow::Owned)
}

/// White space around the value of a header.
pub(crate) const BLANKS: [char; 2] = [' ', '\t'];

/// That a header has a value that cannot be sent.
pub(crate) fn unsendable(name: &str) -> Problem {
    Problem::argument(name, "has a line break or another control character, which is not allowed in a header")
}
