//! Reads examples.

use super::fields::{Findings, filled, javascript, list, near_miss, present, text, truthy};
use super::model::Example;
use super::rows::{self, RowKind};
use super::{reason_phrase, request};
use crate::json::{Json, Kind};

const KNOWN: &[&str] =
    &["id", "name", "originalRequest", "status", "code", "header", "body", "cookie", "responseTime", "timings"];

/// The examples of an item.
pub fn examples(item: &Json, pointer: &str, findings: &mut Findings) -> Vec<Example> {
    let Some(value) = truthy(item, "response") else { return Vec::new() };
    let is_list = value.as_array().is_some();
    let mut examples = Vec::new();
    for (index, value) in list(value, "`response`", findings).iter().enumerate() {
        let pointer = if is_list { format!("{pointer}/response/{index}") } else { format!("{pointer}/response") };
        match value.kind {
            Kind::Null => {}
            Kind::Object(_) => examples.push(example(value, pointer, findings)),
            _ => findings.wrong_type("an entry of `response`", value, "an object", "it is ignored; remove it"),
        }
    }
    examples
}

fn example(value: &Json, pointer: String, findings: &mut Findings) -> Example {
    near_miss::check(value, KNOWN, findings);
    let id = value.get("id").or_else(|| value.get("_postman_id")).and_then(Json::as_str);
    Example {
        id: id.map(str::to_owned),
        name: text(value, "name", findings).unwrap_or_default(),
        code: status_code(value, "code", findings),
        headers: rows::rows(value, "header", RowKind::Header, findings),
        body: text(value, "body", findings),
        language: filled(value, "_postman_previewlanguage", findings),
        schema: None,
        // The findings of the request itself are enough: this is a copy of it.
        original_request: truthy(value, "originalRequest")
            .map(|request| request::read(request, &mut Findings::default())),
        pointer,
        offset: value.start,
        body_offset: present(value, "body").unwrap_or(value).start,
    }
}

/// The status code in a member of this name.
pub fn status_code(value: &Json, name: &str, findings: &mut Findings) -> Option<u16> {
    let Some(code) = present(value, name) else {
        let status = value.get("status").or_else(|| value.get("statusText")).and_then(Json::as_str);
        let title = value.get("name").and_then(Json::as_str);
        let of_status = status.and_then(reason_phrase::code).map(|code| (code, "status"));
        let known = of_status.or_else(|| title.and_then(reason_phrase::of_title).map(|code| (code, "name")));
        let message = match known {
            Some((code, source)) => format!("this response has no `{name}`; {code} is taken from its `{source}`"),
            None => format!("this response has no `{name}`, so it is not clear whether it is a success"),
        };
        findings.note(
            "response-without-code",
            value.start,
            message,
            &format!("give it the `{name}` of its status line"),
        );
        return known.map(|(code, _)| code);
    };
    let number = match &code.kind {
        Kind::Number(text) => text.parse().ok(),
        Kind::String(text) => {
            findings.wrong_type(&format!("`{name}`"), code, "a number", "its number is used; write it without quotes");
            text.trim().parse().ok()
        }
        _ => None,
    };
    let number = number.filter(|code| (100..1000).contains(code));
    if number.is_none() {
        let message = format!("{} is not a status code", javascript::json(code));
        findings.note("response-code-unknown", code.start, message, "write a number from 100 to 999");
    }
    number
}
