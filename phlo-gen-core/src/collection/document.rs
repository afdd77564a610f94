//! Reads a collection.

use super::fields::{Findings, description, near_miss, present, text, truthy};
use super::model::Collection;
use super::variable::Place;
use super::{auth, empty, entry, file_kind, keys, script, variable};
use crate::diagnostic::Diagnostic;
use crate::json::Json;

const KNOWN: &[&str] = &["info", "item", "event", "variable", "auth", "protocolProfileBehavior"];

/// Reads a collection.
pub fn read(source: &str) -> Result<Collection, Box<Diagnostic>> {
    let mut document = file_kind::parse(source)?;
    let mut findings = Findings::default();
    let mut variables = keys::Variables::default();
    keys::replace(&mut document, source, 0, &mut variables, &mut findings);
    let (root, pointer) = file_kind::unwrap(&document, "collection", &["info", "item"]);
    file_kind::check_collection(root)?;
    if let Some(offset) = source.find(char::REPLACEMENT_CHARACTER) {
        let message = "this character could not be read: the file is not UTF-8 here, or was damaged before";
        findings.note("text-not-utf-8", offset, message, "save the file as UTF-8");
    }
    near_miss::check(root, KNOWN, &mut findings);
    near_miss::check_duplicates(root, &mut findings);
    empty::check(root, &mut findings);
    // Like Postman, look for the name at the top if there is no `info`.
    let info = truthy(root, "info").unwrap_or(root);
    Ok(Collection {
        name: text(info, "name", &mut findings).unwrap_or_default(),
        description: description(info, &mut findings),
        version: version(info, &mut findings),
        entries: entry::entries(root, &pointer, &mut findings),
        auth: auth::read(root, &mut findings),
        variables: variable::variables(root, "variable", Place::Collection, &mut findings),
        scripts: script::scripts(root, &mut findings),
        behavior: script::behavior(root, &mut findings),
        unread_secrets: variables.into_secrets(),
        findings: findings.sorted(),
    })
}

/// `info.version`: a string, or an object of numbers.
fn version(info: &Json, findings: &mut Findings) -> Option<String> {
    let version = present(info, "version")?;
    if version.as_object().is_none() {
        return text(info, "version", findings);
    }
    let mut part = |name: &str| present(version, name).map(super::fields::javascript::string);
    let numbers: Vec<_> = ["major", "minor", "patch"].into_iter().filter_map(&mut part).collect();
    let identifier = part("identifier").map(|text| format!("-{text}")).unwrap_or_default();
    let meta = present(version, "meta").and_then(Json::as_str).map(|text| format!("+{text}")).unwrap_or_default();
    (!numbers.is_empty()).then(|| numbers.join(".") + &identifier + &meta)
}
