//! The examples in the documentation.

use crate::api::SavedResponse;
use crate::collection::{Example, Row, RowValue};
use crate::lower::responses::example::ParsedExample;
use crate::lower::secrets::redaction::text::redact_body;

/// The examples, for the documentation.
pub fn saved_responses(examples: &[ParsedExample<'_>]) -> Vec<SavedResponse> {
    let saved = |example: &ParsedExample<'_>| SavedResponse {
        name: example.source.name.clone(),
        status: example.source.code,
        media_type: media_type(example.source),
        body: redact_body(example.text(), example.json.as_ref()),
    };
    examples.iter().map(saved).collect()
}

/// The media type of an example, if known.
pub fn media_type(example: &Example) -> Option<String> {
    let is_content_type = |row: &&Row| row.key.as_deref().is_some_and(|key| key.eq_ignore_ascii_case("content-type"));
    match example.headers.iter().find(is_content_type).map(|row| &row.value) {
        Some(RowValue::String(value)) => Some(value.split(';').next().unwrap_or_default().trim().to_owned()),
        _ => {
            let is_json = example.body.as_deref().is_some_and(looks_like_json);
            example.language.clone().or_else(|| is_json.then(|| "json".to_owned()))
        }
    }
}

/// Whether a string begins like a JSON object or list.
pub fn looks_like_json(body: &str) -> bool {
    body.trim_start().starts_with(['{', '['])
}
