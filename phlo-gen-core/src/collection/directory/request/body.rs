//! Bodies of requests.

use crate::collection::directory::field_names;
use crate::collection::directory::pairs::{pairs, scalar};
use crate::collection::fields::{Findings, present, text};
use crate::collection::model::Body;
use crate::collection::request;
use crate::collection::rows::{RowKind, rows};
use crate::json::{Json, Kind};

const KNOWN: &[&str] = &["type", "content", "$type"];
const TYPES: &str = "json, text, xml, html, javascript, urlencoded, formdata, file, graphql or none";

/// The body of a request, unless there is none.
pub fn read(request: &Json, findings: &mut Findings) -> Option<Body> {
    let body = present(request, "body")?;
    if body.as_object().is_none() {
        findings.wrong_type("`body`", body, "a map", "it is ignored; write `type` and `content`");
        return None;
    }
    if body.get("type").is_none() && body.get("mode").is_some() {
        let message = "this body is of format version 2, so Postman skips this file";
        findings.note("old-dialect", body.start, message, "write `type` and `content`");
        return request::read_body(request, findings);
    }
    field_names::check(body, KNOWN, findings);
    let kind = text(body, "type", findings).unwrap_or_default();
    let content = present(body, "content");
    if content.is_none() && !matches!(kind.as_str(), "" | "none" | "urlencoded" | "file") {
        let message = format!("this body has the type `{kind}`, but no `content`, so Postman skips this file");
        findings.note("body-without-data", body.start, message, "write `content`, or remove the body");
    }
    match kind.as_str() {
        "" | "none" => {
            if let Some(content) = content.filter(|_| kind.is_empty()) {
                let help = format!("write `type`: {TYPES}");
                findings.note("body-without-mode", content.start, "this body has no `type`, so it is not sent", &help);
            }
            None
        }
        "json" | "text" | "xml" | "html" | "javascript" => Some(raw(body, content, kind, findings)),
        "urlencoded" => Some(Body::Urlencoded(pairs(body, "content", RowKind::Urlencoded, findings))),
        "formdata" => Some(Body::Formdata(formdata(body, content, findings))),
        "file" => Some(file(content, findings)),
        "graphql" => Some(graphql(content.unwrap_or(body), findings)),
        _ => {
            let message = format!("`{kind}` is not a type of a body, so Postman skips this file");
            findings.note("body-mode-unknown", body.start, message, &format!("write {TYPES}"));
            content.map(|content| raw(body, Some(content), "text".to_owned(), findings))
        }
    }
}

/// Raw text. The type `text` says no more than a body of format version 2 without a language, which Postman turns into
/// it: whether the text is JSON is for the headers and the text to say.
fn raw(body: &Json, content: Option<&Json>, language: String, findings: &mut Findings) -> Body {
    let text = content.map(|content| scalar(content, "`content`", findings)).unwrap_or_default();
    let language = Some(language).filter(|language| language != "text");
    Body::Raw { text, language, offset: content.unwrap_or(body).start }
}

/// The fields of a form, a list of objects as in format version 2.
fn formdata(body: &Json, content: Option<&Json>, findings: &mut Findings) -> Vec<crate::collection::model::Row> {
    let Some(content) = content else { return Vec::new() };
    if matches!(content.kind, Kind::Object(_)) {
        findings.wrong_type("`content` of a form", content, "a list", "its members are read as texts; write a list");
        return pairs(body, "content", RowKind::Formdata, findings);
    }
    for field in content.as_array().unwrap_or_default() {
        if field.as_object().is_some() && present(field, "type").is_none() {
            let message = "a field of this form has no `type`, so Postman skips this file";
            findings.note("row-without-type", field.start, message, "write `type: text` or `type: file`");
        }
    }
    rows(body, "content", RowKind::Formdata, findings)
}

fn file(content: Option<&Json>, findings: &mut Findings) -> Body {
    let path = match content {
        Some(content) if content.as_object().is_some() => text(content, "src", findings),
        Some(content) => Some(scalar(content, "`content` of a file", findings)),
        None => None,
    };
    Body::File { path: path.filter(|path| !path.is_empty()), content: None }
}

/// GraphQL: in the `content` of a body, or in a request of its own kind.
pub fn graphql(owner: &Json, findings: &mut Findings) -> Body {
    request::graphql(owner, owner.start, findings)
}
