//! The examples in the documentation.

use crate::api::SavedResponse;
use crate::collection::media_type::{content_type, essence};
use crate::collection::secrets::keys::{Within, with_variables};
use crate::collection::{Example, status_of_title};
use crate::lower::responses::example::ParsedExample;
use crate::lower::secrets::redaction::text::redact_body;
use crate::prose::letters;

/// The examples of the item with this name, for the documentation.
pub fn saved_responses(examples: &[ParsedExample<'_>], item: &str) -> Vec<SavedResponse> {
    let item = letters(item);
    let says_nothing = |name: &str, code: Option<u16>| {
        !item.is_empty() && letters(name) == item || code.is_some() && status_of_title(name) == code
    };
    let saved = |example: &ParsedExample<'_>| SavedResponse {
        name: match &example.source.name {
            name if says_nothing(name, example.source.code) => String::new(),
            name => name.clone(),
        },
        status: example.source.code,
        media_type: media_type(example.source),
        body: shown(example),
    };
    examples.iter().map(saved).collect()
}

/// The body without its secrets; one that is not JSON is read as prose, too.
fn shown(example: &ParsedExample<'_>) -> String {
    let body = redact_body(example.text(), example.json.as_ref());
    if example.json.is_some() { body } else { with_variables(&body, Within::Code) }
}

/// The media type of an example, if known.
pub fn media_type(example: &Example) -> Option<String> {
    let declared = content_type(&example.headers).map(essence);
    let is_json = || example.body.as_deref().is_some_and(looks_like_json).then(|| "json".to_owned());
    declared.filter(|declared| !declared.is_empty()).or_else(|| example.language.clone()).or_else(is_json)
}

/// Whether a string begins like a JSON object or list.
pub fn looks_like_json(body: &str) -> bool {
    body.trim_start().starts_with(['{', '['])
}
