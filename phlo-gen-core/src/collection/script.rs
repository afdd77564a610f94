//! Scripts, and `protocolProfileBehavior`.

use super::fields::{Findings, javascript, list, present, text, truthy};
use super::model::{Behavior, Script};
use super::rows;
use crate::json::{Json, Kind};

/// The scripts of a collection, a folder or an item that are not empty and not disabled.
pub fn scripts(owner: &Json, findings: &mut Findings) -> Vec<Script> {
    let Some(events) = truthy(owner, "event") else { return Vec::new() };
    list(events, "`event`", findings).iter().filter_map(|event| script(event, findings)).collect()
}

/// The `protocolProfileBehavior` of a collection, a folder or an item.
pub fn behavior(owner: &Json, findings: &mut Findings) -> Behavior {
    let Some(value) = present(owner, "protocolProfileBehavior") else { return Behavior::default() };
    if value.as_object().is_none() {
        findings.wrong_type("`protocolProfileBehavior`", value, "an object", "it is ignored; write an object");
    }
    let flag = |name: &str| value.get(name).map(javascript::truthy);
    let headers = value.get("disabledSystemHeaders").and_then(Json::as_object).unwrap_or_default();
    let disabled = headers.iter().filter(|header| javascript::truthy(&header.value));
    Behavior {
        disable_body_pruning: flag("disableBodyPruning"),
        disable_url_encoding: flag("disableUrlEncoding"),
        follow_redirects: flag("followRedirects"),
        disabled_system_headers: disabled.map(|header| header.name.clone().into_owned()).collect(),
    }
}

fn script(event: &Json, findings: &mut Findings) -> Option<Script> {
    if event.kind == Kind::Null {
        return None;
    }
    if event.as_object().is_none() {
        findings.wrong_type("an entry of `event`", event, "an object", "it is ignored; remove it");
        return None;
    }
    let script = truthy(event, "script")?;
    let lines = if script.as_object().is_some() { truthy(script, "exec")? } else { script };
    let listen = text(event, "listen", findings).unwrap_or_default();
    let script = match &lines.kind {
        Kind::String(source) => Script::new(listen, [(source, lines.start)]),
        _ => {
            let lines = list(lines, "`exec`", findings).iter();
            Script::new(listen, lines.map(|line| (javascript::string(line), line.start)))
        }
    };
    let runs = !script.source.trim().is_empty() && !rows::disabled(event, findings);
    runs.then_some(script)
}
