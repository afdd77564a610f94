//! Definitions: what a collection or a folder has besides its entries.

use super::auth::{self, Owner};
use super::entries::{entries, name};
use super::source_file::SourceFile;
use super::tree::{FolderFiles, tree};
use super::{field_names, request, script};
use crate::collection::fields::{Findings, description, present};
use crate::collection::model::Collection;
use crate::collection::variable::{self, Place};
use crate::json::{Json, Kind};

const KNOWN: &[&str] = &["$kind", "$schema", "id", "name", "description", "variables", "auth", "scripts", "order"];

/// Reads the collection in a directory of this name.
pub fn read(directory: &str, files: &[SourceFile<'_>]) -> Collection {
    let mut findings = Findings::default();
    let files = tree(files);
    let definition = open(&files, &mut findings);
    let empty = Json { kind: Kind::Object(Vec::new()), start: 0, end: 0 };
    let root = definition.as_ref().unwrap_or(&empty);
    unread_files(&files, &mut findings);
    check_variables(root, &mut findings);
    Collection {
        name: name(root, directory, &mut findings),
        description: request::plain_description(root, &mut findings).and_then(|_| description(root, &mut findings)),
        version: None,
        entries: entries(&files, "", &mut findings),
        auth: auth::read(root, Owner::Definition, &mut findings),
        variables: variable::variables(root, "variables", Place::Collection, &mut findings),
        scripts: script::scripts(root, true, &mut findings),
        behavior: Default::default(),
        findings: findings.sorted(),
    }
}

/// The definition of a folder. Without `$kind` it is read, with another one it is not, as by Postman.
pub fn open<'f>(files: &FolderFiles<'f>, findings: &mut Findings) -> Option<Json<'f>> {
    let root = files.definition?.map(findings)?;
    match present(&root, "$kind").map(|kind| (kind, kind.as_str())) {
        Some((_, Some("collection"))) => {}
        None => {
            let help = "write `$kind: collection`";
            findings.note("file-without-kind", root.start, "this definition has no `$kind`", help);
        }
        Some((kind, _)) => {
            let message = "this definition is skipped: its `$kind` is not `collection`";
            findings.note("file-kind-unknown", kind.start, message, "write `$kind: collection`, for folders too");
            return None;
        }
    }
    field_names::check(&root, KNOWN, findings);
    Some(root)
}

/// Adds a finding on variables of a folder.
pub fn ignored_variables(root: &Json, findings: &mut Findings) {
    let is_empty = |value: &Json| matches!(&value.kind, Kind::Array(values) if values.is_empty());
    if let Some(variables) = present(root, "variables").filter(|value| !is_empty(value)) {
        let help = "move them to the definition of the collection";
        findings.note("variable-ignored", variables.start, "variables of a folder are ignored by Postman", help);
    }
}

/// Adds findings on variables that are not text, because of which Postman's program refuses the whole collection.
fn check_variables(root: &Json, findings: &mut Findings) {
    let Some(value) = present(root, "variables") else { return };
    let mut check = |value: &Json| {
        if value.as_str().is_none() {
            let message = "the value of this variable is not text, so Postman refuses the whole collection";
            findings.note("collection-refused", value.start, message, "its text is used; put it in quotes");
        }
    };
    match &value.kind {
        Kind::Object(members) => members.iter().for_each(|member| check(&member.value)),
        Kind::Array(rows) => rows.iter().filter_map(|row| row.get("value")).for_each(check),
        _ => {}
    }
}

/// Adds findings on files that only look like a part of the collection.
fn unread_files(files: &FolderFiles<'_>, findings: &mut Findings) {
    for file in &files.misplaced {
        let Some(root) = file.map(findings) else { continue };
        if root.get("$kind").is_none() && root.get("type").is_none() {
            continue;
        }
        let is_definition = file.path.contains("definition.");
        let (message, help) = if is_definition {
            ("a definition beside the requests is not read", "move it into the directory `.resources`")
        } else {
            let help = "write `.resources/definition.yaml` with `$kind: collection`";
            ("this file is of an old dialect, which Postman does not read", help)
        };
        findings.note("old-dialect", root.start, message, help);
    }
    files.folders.values().for_each(|folder| unread_files(folder, findings));
}
