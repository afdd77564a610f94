//! The media type that headers say a body has.

use super::model::Row;

/// The value of the header `Content-Type`; empty if it is not a string.
pub fn content_type(headers: &[Row]) -> Option<&str> {
    let is_content_type = |row: &&Row| {
        !row.disabled && row.key.as_deref().is_some_and(|key| key.trim().eq_ignore_ascii_case("content-type"))
    };
    let row = headers.iter().find(is_content_type)?;
    Some(row.value.as_str().unwrap_or_default().trim())
}

/// A media type without parameters, in lower case.
pub fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type without parameters is one of JSON: `application/json`, `text/json`, `application/hal+json`.
pub fn is_json(essence: &str) -> bool {
    essence.ends_with("/json") || essence.ends_with("+json")
}
