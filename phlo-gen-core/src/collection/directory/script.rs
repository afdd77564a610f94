//! Scripts and settings.

use super::pairs::scalar;
use crate::collection::fields::{Findings, javascript, list, present, text};
use crate::collection::model::{Behavior, Script};
use crate::json::{Json, Kind};

/// The scripts of a collection, a folder or a request that are not empty.
pub fn scripts(owner: &Json, is_definition: bool, findings: &mut Findings) -> Vec<Script> {
    let Some(value) = present(owner, "scripts") else { return Vec::new() };
    let scripts = list(value, "`scripts`", findings).iter();
    scripts.filter_map(|script| self::script(script, is_definition, findings)).collect()
}

fn script(value: &Json, is_definition: bool, findings: &mut Findings) -> Option<Script> {
    if value.as_object().is_none() {
        findings.wrong_type("an entry of `scripts`", value, "a map", "it is ignored; write `type` and `code`");
        return None;
    }
    let kind = text(value, "type", findings).unwrap_or_default();
    let (protocol, event) = match kind.split_once(':') {
        Some((protocol, event)) => (Some(protocol), event),
        None => (None, kind.as_str()),
    };
    if is_definition && protocol.is_none() {
        let message = format!("a script of a definition has the type `{kind}`, which names no protocol");
        findings.note("script-type", value.start, message, &format!("write `http:{kind}`"));
    }
    let language = text(value, "language", findings).unwrap_or_default();
    if !matches!(language.as_str(), "" | "text/javascript") {
        let message = format!("the language of a script is `{language}`, so Postman skips this file");
        findings.note("script-type", value.start, message, "write `language: text/javascript`, or remove it");
    }
    let code = present(value, "code")?;
    let listen = match event {
        "beforeRequest" | "beforeQuery" => "prerequest",
        "afterResponse" => "test",
        other => other,
    };
    let script = match &code.kind {
        Kind::Array(lines) => {
            findings.wrong_type("`code`", code, "text", "its entries are read as lines; write text");
            Script::new(listen.to_owned(), lines.iter().map(|line| (javascript::string(line), line.start)))
        }
        _ => Script::new(listen.to_owned(), [(scalar(code, "`code`", findings), code.start)]),
    };
    (protocol != Some("grpc") && !script.source.trim().is_empty()).then_some(script)
}

/// The headers that Postman sends by default.
const SYSTEM_HEADERS: &[&str] = &[
    "cache-control",
    "postman-token",
    "content-type",
    "content-length",
    "accept-encoding",
    "user-agent",
    "connection",
    "accept",
    "host",
];

/// The `settings` of a request.
pub fn settings(request: &Json, findings: &mut Findings) -> Behavior {
    // this format has no word for pruning: a body of a GET request is sent
    let default = Behavior { disable_body_pruning: Some(true), ..Behavior::default() };
    let Some(value) = present(request, "settings") else { return default };
    if value.as_object().is_none() {
        findings.wrong_type("`settings`", value, "a map", "it is ignored; write a map");
    }
    let flag = |name: &str| present(value, name).map(javascript::truthy);
    let headers = present(value, "disabledSystemHeaders");
    let headers = headers.map_or(&[][..], |headers| list(headers, "`disabledSystemHeaders`", findings));
    let mut disabled = Vec::new();
    for header in headers {
        let name = scalar(header, "an entry of `disabledSystemHeaders`", findings);
        if !SYSTEM_HEADERS.contains(&name.as_str()) {
            let message =
                format!("`{name}` is not one of the headers that can be disabled, so Postman skips this file");
            let help = format!("write one of {}", SYSTEM_HEADERS.join(", "));
            findings.note("system-header-unknown", header.start, message, &help);
        }
        disabled.push(name.to_lowercase());
    }
    Behavior {
        disable_url_encoding: flag("disableUrlEncoding"),
        follow_redirects: flag("followRedirects"),
        disabled_system_headers: disabled,
        ..default
    }
}
