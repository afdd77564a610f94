//! Reads the file of a request.

use super::{body, query};
use crate::collection::directory::auth::{self, Owner};
use crate::collection::directory::files::SourceFile;
use crate::collection::directory::ordered::{Ordered, name, order};
use crate::collection::directory::pairs::{pairs, scalar};
use crate::collection::directory::{field_names, script};
use crate::collection::fields::{Findings, description, present, text};
use crate::collection::keys::Variables;
use crate::collection::model::{Body, Inherited, Item, Request, Row, RowValue, Url};
use crate::collection::request;
use crate::collection::rows::RowKind;
use crate::json::{Json, Kind};

const FIELDS: &[&str] = &[
    "$kind",
    "$schema",
    "id",
    "name",
    "description",
    "order",
    "url",
    "headers",
    "auth",
    "settings",
    "scripts",
    "examples",
];
const HTTP: &[&str] = &["method", "queryParams", "pathVariables", "body"];
const GRAPHQL: &[&str] = &["query", "variables", "operationName", "schema"];

/// The request in a file, without its examples.
pub fn read(
    stem: &str,
    file: &SourceFile<'_>,
    variables: &mut Variables,
    findings: &mut Findings,
) -> Option<Ordered<Item>> {
    let root = file.map(variables, findings)?;
    let is_graphql = is_graphql(&root, findings)?;
    let own = if is_graphql { GRAPHQL } else { HTTP };
    field_names::check(&root, &[FIELDS, own].concat(), findings);
    if let Some(examples) = present(&root, "examples").filter(|examples| examples.as_str().is_none()) {
        let message = "examples in the file of a request are not read by Postman, which skips this file";
        let help = format!("write each to `.resources/{stem}.resources/examples/NAME.example.yaml`");
        findings.note("old-dialect", examples.start, message, &help);
    }
    let name = name(&root, stem, variables, findings);
    let item = Item {
        id: text(&root, "id", findings),
        name: name.clone(),
        description: None,
        request: if is_graphql { graphql(&root, findings) } else { http(&root, findings) },
        examples: Vec::new(),
        scripts: script::scripts(&root, false, findings),
        behavior: script::settings(&root, findings),
        pointer: format!("/{}", file.path),
        offset: root.start,
    };
    Some(Ordered { order: order(&root, findings), name, value: item })
}

/// Whether this is a GraphQL request rather than an HTTP request; other kinds are findings, and skipped.
fn is_graphql(root: &Json, findings: &mut Findings) -> Option<bool> {
    let Some(kind) = present(root, "$kind") else {
        match root.get("type").and_then(Json::as_str) {
            Some(kind) => {
                let message =
                    format!("this file is skipped: `type: {kind}` is of an old dialect, which Postman does not read");
                findings.note("old-dialect", root.start, message, "write `$kind: http-request` instead of `type`");
            }
            None => {
                let message = "this file is skipped: it has no `$kind`";
                findings.note("file-without-kind", root.start, message, "write `$kind: http-request`");
            }
        }
        return None;
    };
    match kind.as_str() {
        Some("http-request") => Some(false),
        Some("graphql-request") => Some(true),
        Some(
            name @ ("grpc-request" | "websocket-request" | "socket.io-request" | "mqtt-request" | "mcp-request"
            | "llm-request"),
        ) => {
            let protocol = name.trim_end_matches("-request");
            let message = format!("this request is skipped: its protocol is {protocol}, and a client has only HTTP");
            findings.note("protocol-unsupported", kind.start, message, "send it by other means");
            None
        }
        _ => {
            let kind_text = crate::collection::fields::javascript::string(kind);
            let message = format!("this file is skipped: `{kind_text}` is not a kind of request");
            findings.note("file-kind-unknown", kind.start, message, "write `$kind: http-request` or `graphql-request`");
            None
        }
    }
}

/// An HTTP request, or the request of an example.
pub fn http(root: &Json, findings: &mut Findings) -> Request {
    let path_variables = pairs(root, "pathVariables", RowKind::PathVariable, findings);
    let params = pairs(root, "queryParams", RowKind::Query, findings);
    let mut url = url(root, findings);
    url.query = query::merge(url.query, params);
    url.variables = path_variables.into_iter().map(|row| without_suffix(row, &url)).collect();
    request::check_variables(&url, findings);
    let body = body::read(root, findings);
    Request { method: request::read_method(root, findings), body, ..common(root, url, findings) }
}

/// A GraphQL request is a POST.
fn graphql(root: &Json, findings: &mut Findings) -> Request {
    let url = url(root, findings);
    let body: Option<Body> = Some(body::graphql(root, findings));
    Request { method: "POST".to_owned(), body, ..common(root, url, findings) }
}

fn common(root: &Json, url: Url, findings: &mut Findings) -> Request {
    Request {
        method: String::new(),
        url,
        headers: pairs(root, "headers", RowKind::Header, findings),
        body: None,
        auth: match root.get("auth") {
            Some(_) => auth::read(root, Owner::Request, findings),
            None => Inherited::Parent,
        },
        description: plain_description(root, findings).and_then(|_| description(root, findings)),
        offset: root.start,
    }
}

/// A description that is an object is a finding: in this format it is always text.
pub fn plain_description<'j, 'a>(owner: &'j Json<'a>, findings: &mut Findings) -> Option<&'j Json<'a>> {
    let value = present(owner, "description")?;
    if value.as_object().is_some() {
        findings.wrong_type("`description`", value, "text", "its `content` is used; write text");
    }
    Some(value)
}

/// The URL, which is one text.
fn url(root: &Json, findings: &mut Findings) -> Url {
    let Some(value) = present(root, "url").filter(|url| url.as_str() != Some("")) else {
        let help = "write `url`; without one the request cannot be sent";
        findings.note("request-without-url", root.start, "this request has no URL", help);
        return Url { offset: root.start, ..Url::default() };
    };
    match &value.kind {
        Kind::String(_) => {}
        Kind::Object(_) => findings.wrong_type("`url`", value, "text", "its parts are used; write the URL as text"),
        _ => {
            let text = scalar(value, "`url`", findings);
            let text = Json { kind: Kind::String(text.into()), start: value.start, end: value.end };
            return request::read_url(&text, findings);
        }
    }
    request::read_url(value, findings)
}

/// A path variable ends at the first dot of its segment, as in format version 2. Postman's program names it by the whole
/// segment, `id.json`, and replaces all of it.
fn without_suffix(mut row: Row, url: &Url) -> Row {
    let Some(key) = row.key.clone() else { return row };
    let is_segment = url.path.iter().flatten().any(|segment| segment.text.strip_prefix(':') == Some(&key));
    let Some((name, suffix)) = key.split_once('.').filter(|_| is_segment) else { return row };
    row.key = Some(name.to_owned());
    if let RowValue::String(value) = &mut row.value {
        let kept = value.strip_suffix(suffix).and_then(|value| value.strip_suffix('.')).map(str::len);
        value.truncate(kept.unwrap_or(value.len()));
    }
    row
}
