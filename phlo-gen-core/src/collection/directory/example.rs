//! Files of examples.

use super::files::SourceFile;
use super::ordered::{Ordered, name, order};
use super::pairs::{pairs, scalar};
use super::{field_names, request};
use crate::collection::example::status_code;
use crate::collection::fields::{Findings, present, text};
use crate::collection::keys::Variables;
use crate::collection::model::Example;
use crate::collection::rows::RowKind;
use crate::json::{Json, Kind};

const RESPONSE: &[&str] = &["statusCode", "statusText", "headers", "body"];
const BODY_TYPES: &[&str] = &["json", "text", "xml", "html", "javascript", "yaml"];

/// The example in a file.
pub fn read(
    stem: &str,
    file: &SourceFile<'_>,
    variables: &mut Variables,
    findings: &mut Findings,
) -> Option<Ordered<Example>> {
    let root = file.map(variables, findings)?;
    let kind = present(&root, "$kind");
    match kind.and_then(Json::as_str) {
        Some("http-example" | "graphql-example") => {}
        // those of other protocols are skipped with their requests
        Some(kind) if kind.ends_with("-example") => return None,
        _ => {
            let message = "this file is skipped: it is not an `http-example`";
            let at = kind.map_or(root.start, |kind| kind.start);
            findings.note("file-kind-unknown", at, message, "write `$kind: http-example`");
            return None;
        }
    }
    let Some(response) = present(&root, "response").filter(|response| response.as_object().is_some()) else {
        let message = "this file is skipped: it has no `response`";
        findings.note("example-without-response", root.start, message, "write `response` with `statusCode` and `body`");
        return None;
    };
    let response = present(response, "http").filter(|http| http.as_object().is_some()).unwrap_or(response);
    field_names::check(response, RESPONSE, findings);
    let name = name(&root, stem, variables, findings);
    let body = present(response, "body");
    if body.is_none() {
        let message = "this response has no `body`, so Postman skips this file";
        findings.note("body-without-data", response.start, message, "write `type` and `content`, which may be empty");
    }
    let code = if present(response, "statusCode").is_none() { "status" } else { "statusCode" };
    let example = Example {
        id: root.get("id").and_then(Json::as_str).map(str::to_owned),
        name: name.clone(),
        code: status_code(response, code, findings),
        headers: pairs(response, "headers", RowKind::Header, findings),
        body: body.and_then(|body| content(body, findings)),
        language: body.and_then(|body| language(body, findings)),
        schema: body.and_then(|body| present(body, "$type")).and_then(Json::as_str).map(str::to_owned),
        original_request: original_request(&root),
        pointer: format!("/{}", file.path),
        offset: root.start,
        body_offset: body.and_then(|body| present(body, "content")).or(body).unwrap_or(&root).start,
    };
    Some(Ordered { order: order(&root, findings), name, value: example })
}

/// The saved request. Its findings are those of the request itself, which it is a copy of.
fn original_request(root: &Json) -> Option<crate::collection::model::Request> {
    let request = present(root, "request")
        .filter(|request| present(request, "url").is_some_and(|url| url.as_str() != Some("")))?;
    Some(request::http(request, &mut Findings::default()))
}

fn content(body: &Json, findings: &mut Findings) -> Option<String> {
    match &body.kind {
        Kind::Object(_) => present(body, "content").map(|content| scalar(content, "`content`", findings)),
        _ => Some(scalar(body, "`body`", findings)),
    }
}

fn language(body: &Json, findings: &mut Findings) -> Option<String> {
    let kind = text(body, "type", findings)?;
    if !BODY_TYPES.contains(&kind.as_str()) {
        let message = format!("`{kind}` is not a type of a response's body, so Postman skips this file");
        findings.note("body-mode-unknown", body.start, message, &format!("write one of {}", BODY_TYPES.join(", ")));
    }
    Some(kind)
}
