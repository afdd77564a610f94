//! Reads the body of a request.

use crate::collection::fields::{Findings, filled, javascript, near_miss, present, text, truthy};
use crate::collection::model::Body;
use crate::collection::rows::{self, RowKind};
use crate::json::{Json, Kind};

const KNOWN: &[&str] = &["mode", "raw", "urlencoded", "formdata", "file", "graphql", "options", "disabled"];

/// The body of a request, unless there is none.
pub fn read(request: &Json, findings: &mut Findings) -> Option<Body> {
    let body = truthy(request, "body")?;
    match &body.kind {
        Kind::Object(_) => object(body, findings),
        Kind::String(text) => {
            findings.wrong_type("`body`", body, "an object", "it is sent as raw text; write `mode` and `raw`");
            Some(Body::Raw { text: text.clone().into_owned(), language: None, offset: body.start })
        }
        _ => {
            findings.wrong_type("`body`", body, "an object", "it is ignored; write `mode` and `raw`");
            None
        }
    }
}

fn object(body: &Json, findings: &mut Findings) -> Option<Body> {
    near_miss::check(body, KNOWN, findings);
    let Some(mode) = truthy(body, "mode") else {
        // Postman exports a missing body as an empty object.
        if body.as_object().is_some_and(|members| !members.is_empty()) {
            let help = "give it a `mode`: raw, urlencoded, formdata, file or graphql";
            findings.note("body-without-mode", body.start, "this body has no `mode`, so it is not sent", help);
        }
        return None;
    };
    if rows::disabled(body, findings) {
        return None;
    }
    let name = javascript::string(mode).to_lowercase();
    let data = present(body, &name);
    if data.is_none() && KNOWN.contains(&name.as_str()) {
        let message = format!("this body has the mode `{name}`, but no `{name}`");
        findings.note("body-without-data", body.start, message, "write it, or remove the body");
    }
    Some(match name.as_str() {
        "urlencoded" => Body::Urlencoded(rows::rows(body, &name, RowKind::Urlencoded, findings)),
        "formdata" => Body::Formdata(rows::rows(body, &name, RowKind::Formdata, findings)),
        "file" => file(data, findings),
        "graphql" => graphql(data.unwrap_or(body), body.start, findings),
        "raw" => raw(body, findings),
        _ => {
            let message = format!("`{name}` is not a mode of a body, so Postman treats it as `raw`");
            findings.note("body-mode-unknown", mode.start, message, "use raw, urlencoded, formdata, file or graphql");
            raw(body, findings)
        }
    })
}

fn raw(body: &Json, findings: &mut Findings) -> Body {
    let text = text(body, "raw", findings).unwrap_or_default();
    let options = truthy(body, "options").and_then(|options| truthy(options, "raw"));
    Body::Raw {
        text,
        language: options.and_then(|raw| truthy(raw, "language")).map(javascript::string),
        offset: present(body, "raw").unwrap_or(body).start,
    }
}

fn file(data: Option<&Json>, findings: &mut Findings) -> Body {
    let Some(data) = data else { return Body::File { path: None, content: None } };
    if data.as_object().is_some() {
        return Body::File { path: filled(data, "src", findings), content: filled(data, "content", findings) };
    }
    if data.as_str().is_none() {
        findings.wrong_type("`file`", data, "an object", "no file is chosen; write an object with `src`");
    }
    let path = data.as_str().filter(|path| !path.is_empty()).map(str::to_owned);
    Body::File { path, content: None }
}

/// The query, its operation and its variables. `offset` is where the body begins.
pub fn graphql(data: &Json, offset: usize, findings: &mut Findings) -> Body {
    if data.as_object().is_none() {
        findings.wrong_type("`graphql`", data, "an object", "the query is empty; write an object with `query`");
    }
    let variables = data.get("variables").map(|variables| match variables.as_str() {
        Some(text) => text.to_owned(),
        None => javascript::json(variables),
    });
    Body::Graphql {
        query: text(data, "query", findings).unwrap_or_default(),
        operation_name: filled(data, "operationName", findings),
        variables: variables.filter(|text| !text.is_empty()),
        offset,
    }
}
