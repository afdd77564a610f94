//! Reads folders and items.

use super::fields::{Findings, description, list, near_miss, present, text, truthy};
use super::model::{Entry, Folder, Item};
use super::{auth, example, request, script};
use crate::json::Json;

const KNOWN: &[&str] = &[
    "id",
    "name",
    "description",
    "item",
    "request",
    "response",
    "event",
    "variable",
    "auth",
    "protocolProfileBehavior",
];

/// The folders and items in the `item` of an object.
pub fn entries(parent: &Json, pointer: &str, findings: &mut Findings) -> Vec<Entry> {
    let Some(value) = truthy(parent, "item") else { return Vec::new() };
    let is_list = value.as_array().is_some();
    let mut entries = Vec::new();
    for (index, value) in list(value, "`item`", findings).iter().enumerate() {
        let pointer = if is_list { format!("{pointer}/item/{index}") } else { format!("{pointer}/item") };
        if value.as_object().is_none() {
            findings.wrong_type("an entry of `item`", value, "an object", "it is ignored; remove it");
            continue;
        }
        near_miss::check(value, KNOWN, findings);
        ignored_variables(value, findings);
        entries.push(match truthy(value, "item") {
            Some(_) => Entry::Folder(Box::new(folder(value, pointer, findings))),
            None => Entry::Item(Box::new(item(value, pointer, findings))),
        });
    }
    entries
}

fn folder(value: &Json, pointer: String, findings: &mut Findings) -> Folder {
    if let Some(request) = truthy(value, "request") {
        let help = "remove `item` to make it an item, or `request` to make it a folder";
        findings.note("folder-with-request", request.start, "a folder has a request, which is ignored", help);
    }
    Folder {
        name: name(value, "folder", findings),
        description: description(value, findings),
        entries: entries(value, &pointer, findings),
        auth: auth::read(value, findings),
        scripts: script::scripts(value, findings),
        behavior: script::behavior(value, findings),
        pointer,
        offset: value.start,
    }
}

fn item(value: &Json, pointer: String, findings: &mut Findings) -> Item {
    if let Some(auth) = truthy(value, "auth") {
        let help = "move it into the `request` of the item";
        findings.note("item-auth-ignored", auth.start, "the `auth` of an item is ignored outside its request", help);
    }
    let own_id = if present(value, "id").is_some() { "id" } else { "_postman_id" };
    Item {
        id: text(value, own_id, findings),
        name: name(value, "item", findings),
        description: description(value, findings),
        request: match truthy(value, "request") {
            Some(request) => request::read(request, findings),
            None => {
                let help = "give it a `request`, or an empty `item` list to make it a folder";
                findings.note("item-without-request", value.start, "this item has no request", help);
                request::empty(value.start)
            }
        },
        examples: example::examples(value, &pointer, findings),
        scripts: script::scripts(value, findings),
        behavior: script::behavior(value, findings),
        pointer,
        offset: value.start,
    }
}

fn name(value: &Json, what: &str, findings: &mut Findings) -> String {
    let name = text(value, "name", findings).unwrap_or_default();
    if name.trim().is_empty() {
        let message = format!("this {what} has no name");
        findings.note(
            "entry-without-name",
            value.start,
            message,
            "give it a `name`: names in the client are derived from it",
        );
    }
    name
}

fn ignored_variables(value: &Json, findings: &mut Findings) {
    let variables = present(value, "variable").filter(|variables| variables.as_array() != Some(&[]));
    if let Some(variables) = variables {
        let message = "variables of a folder or an item are ignored by Postman";
        findings.note(
            "variable-ignored",
            variables.start,
            message,
            "move them to the `variable` list of the collection",
        );
    }
}
