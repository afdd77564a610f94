//! Takes the arguments of a request out of samples in its description.

use super::curl;
use super::request::SampleRequest;
use crate::arguments::argument::{Facts, ValueKind};
use crate::arguments::sentences;
use crate::arguments::tables::headings::{announces_response, words_before};
use crate::arguments::tables::model::Evidence;
use crate::arguments::tables::new_rows::NewRows;
use crate::collection::{Description, Markup};
use crate::json::{self, Json, Kind};
use crate::prose::{Block, Inline, plain};

/// Adds the arguments that a sample shows and nothing else names: rows of the query, and members of the body, if the
/// request is saved without one or the sample is another of its bodies.
pub fn add(blocks: &[Block], evidence: &Evidence, rows: &mut NewRows<'_>) {
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Code(_, code) => {
                let before = || words_before(blocks.get(..index).unwrap_or_default());
                add_sample(code, before, evidence, rows);
            }
            Block::Paragraph(inlines) => add_inlines(inlines, evidence, rows),
            Block::List(_, items) => items.iter().for_each(|item| add(item, evidence, rows)),
            Block::Quote(inner) => add(inner, evidence, rows),
            _ => {}
        }
    }
}

fn add_inlines(inlines: &[Inline], evidence: &Evidence, rows: &mut NewRows<'_>) {
    if let [Inline::Text(text), ..] = inlines
        && text.starts_with("curl ")
    {
        add_sample(&plain(inlines), String::new, evidence, rows);
        return;
    }
    let mut before = String::new();
    for inline in inlines {
        match inline {
            Inline::Code(code) => add_sample(code, || before.clone(), evidence, rows),
            Inline::Text(text) => before.clone_from(text),
            _ => {}
        }
    }
}

fn add_sample(code: &str, before: impl Fn() -> String, evidence: &Evidence, rows: &mut NewRows<'_>) {
    if code.trim_start().starts_with('{') {
        let may_add = evidence.lacks_body || evidence.has_members;
        if may_add && announces_request(&before()) && (evidence.lacks_body || is_alike(code, rows.request)) {
            add_members(code, rows);
        }
        return;
    }
    let call = code.trim().trim_start_matches(['$', '>', ' ']).strip_prefix("curl ");
    let request = call.map_or_else(|| SampleRequest::read(code), curl::read);
    let Some(request) = request.filter(|request| request.has_path(&evidence.path)) else { return };
    for (name, value) in request.query() {
        rows.push_unless_known(name, Some("query"), with_example(value));
    }
    if evidence.lacks_body {
        for (name, value) in &request.form {
            let kind = value.starts_with('@').then_some(ValueKind::File);
            rows.push_unless_known(name, Some("form"), Facts { kind, ..with_example(value) });
        }
        if let Some(body) = &request.body {
            add_members(body, rows);
        }
    }
}

/// Whether words announce the body of a request.
fn announces_request(before: &str) -> bool {
    let lower = before.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let is_word =
        |word: &str| matches!(word, "request" | "body" | "payload" | "send" | "post" | "put" | "input" | "pass");
    !announces_response(&lower) && words.any(is_word)
}

/// Whether an object is another sample of a body: it has at least half of its members in it, or one and comments that say
/// what is required.
fn is_alike(text: &str, request: &[String]) -> bool {
    let Ok(json) = json::parse_body(text.trim()) else { return false };
    let members = json.as_object().unwrap_or_default();
    let known = members.iter().filter(|member| request.iter().any(|name| *name == member.name)).count();
    let says = |text: &str| ["required", "optional"].iter().any(|word| text.contains(word));
    let has_comments = members.iter().any(|member| member.comment.as_deref().is_some_and(says));
    known > 0 && (known * 2 >= members.len() || has_comments)
}

fn add_members(text: &str, rows: &mut NewRows<'_>) {
    let Ok(json) = json::parse_body(text.trim()) else { return };
    for member in json.as_object().unwrap_or_default() {
        let comment = member.comment.as_ref().map(|comment| {
            let description = Description { text: comment.clone(), markup: Markup::Markdown, offset: 0 };
            sentences::facts(&member.name, &description)
        });
        let facts = comment.unwrap_or_default();
        let kind = facts.kind.clone().or_else(|| kind_of(&member.value));
        let example = matches!(member.value.kind, Kind::String(_) | Kind::Number(_) | Kind::Boolean(_))
            .then(|| member.value.as_str().map_or_else(|| json::compact(&member.value), str::to_owned));
        rows.push_unless_known(&member.name, Some("body"), Facts { kind, example, ..facts });
    }
}

/// The type of a sample: of numbers, one is no promise that all are whole.
fn kind_of(json: &Json<'_>) -> Option<ValueKind> {
    match json.kind {
        Kind::String(_) => Some(ValueKind::String),
        Kind::Number(_) => Some(ValueKind::Number),
        Kind::Boolean(_) => Some(ValueKind::Boolean),
        _ => None,
    }
}

fn with_example(value: &str) -> Facts {
    let is_placeholder = value.is_empty() || value.starts_with(['{', '<', ':', '$', '[', '@']);
    Facts { example: (!is_placeholder).then(|| value.to_owned()), ..Facts::default() }
}

#[cfg(test)]
mod tests {
    use crate::arguments::{Evidence, ReadBefore, read, take_tables};
    use crate::collection::{Description, Markup};

    fn names(text: &str) -> Vec<String> {
        let mut prose = read(&Description { text: text.to_owned(), markup: Markup::Markdown, offset: 0 });
        let evidence = Evidence { path: "/beds/{bed}".to_owned(), lacks_body: true, ..Evidence::default() };
        let rows = take_tables(&mut prose, &evidence, &ReadBefore::default()).request;
        rows.iter().map(|row| format!("{} {}", row.names.join(","), row.place.as_deref().unwrap_or_default())).collect()
    }

    #[test]
    fn a_sample_has_the_arguments_that_nothing_else_names() {
        for text in [
            "```\ncurl -X POST https://example.com/beds/4 -d '{\"row\": 2}'\n```",
            "Request body:\n\n```json\n{\"row\": 2}\n```\n\nResponse:\n\n```json\n{\"id\": 4}\n```",
            "The body looks so: `{\"row\": 2}`",
            "```\nPOST /beds/4 HTTP/1.1\nHost: example.com\n\n{\"row\": 2}\n```",
        ] {
            assert_eq!(names(text), ["row body"], "{text}");
        }
        assert_eq!(names("Usage: `/beds/4?row={row}`"), ["row query"]);
        assert_eq!(names("curl -d row=2 https://example.com/beds/4"), ["row form"]);
    }

    #[test]
    fn another_sample_of_a_body_adds_its_members() {
        let added = |text: &str| {
            let mut prose = read(&Description { text: text.to_owned(), markup: Markup::Markdown, offset: 0 });
            let evidence = Evidence { has_members: true, request: vec!["row".to_owned()], ..Evidence::default() };
            let rows = take_tables(&mut prose, &evidence, &ReadBefore::default()).request;
            rows.into_iter().flat_map(|row| row.names).filter(|name| name != "row").collect::<Vec<_>>()
        };
        for text in [
            "Example body:\n\n```json\n{\"row\": 2, \"soil\": 1}\n```",
            "Request:\n\n```json\n{\n  \"row\": 2, // required\n  \"soil\": {} // optional\n}\n```",
        ] {
            assert_eq!(added(text), ["soil"], "{text}");
        }
        for text in [
            "Example:\n\n```json\n{\"row\": 2, \"soil\": 1}\n```",
            "Response body:\n\n```json\n{\"row\": 2, \"soil\": 1}\n```",
            "Body:\n\n```json\n{\"bed\": 2, \"soil\": 1}\n```",
            "Body:\n\n```json\n{\"row\": 2, \"soil\": 1, \"bed\": 2}\n```",
        ] {
            assert!(added(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn other_samples_have_none() {
        for text in [
            "Returns\n\n```json\n{\"row\": 2}\n```",
            "Errors look like `{\"code\": 2}`.",
            "See https://example.com/docs/beds?lang=en and `/plants?row=2`.",
            "```json\n{\"row\": 2}\n```",
        ] {
            assert!(names(text).is_empty(), "{text}");
        }
    }
}
