//! The collection in a directory.

use super::auth::{self, Owner};
use super::entries::entries;
use super::files::{FolderFiles, SourceFile, tree};
use super::ordered::name;
use super::{definition, request, script};
use crate::collection::fields::{Findings, description, present};
use crate::collection::keys::Variables;
use crate::collection::model::Collection;
use crate::collection::variable::{self, Place};
use crate::json::{Json, Kind};

/// Reads the collection in a directory of this name.
pub fn read(directory: &str, files: &[SourceFile<'_>]) -> Collection {
    let mut findings = Findings::default();
    let files = tree(files);
    let mut variables = Variables::default();
    let definition = definition::open(&files, &mut variables, &mut findings);
    let empty = Json { kind: Kind::Object(Vec::new()), start: 0, end: 0 };
    let root = definition.as_ref().unwrap_or(&empty);
    unread_files(&files, &mut variables, &mut findings);
    check_variables(root, &mut findings);
    Collection {
        name: name(root, directory, &mut variables, &mut findings),
        description: request::plain_description(root, &mut findings).and_then(|_| description(root, &mut findings)),
        version: None,
        entries: entries(&files, "", &mut variables, &mut findings),
        auth: auth::read(root, Owner::Definition, &mut findings),
        variables: variable::variables(root, "variables", Place::Collection, &mut findings),
        scripts: script::scripts(root, true, &mut findings),
        behavior: Default::default(),
        unread_secrets: variables.into_secrets(),
        findings: findings.sorted(),
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
fn unread_files(files: &FolderFiles<'_>, variables: &mut Variables, findings: &mut Findings) {
    for file in &files.misplaced {
        let Some(root) = file.map(variables, findings) else { continue };
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
    files.folders.values().for_each(|folder| unread_files(folder, variables, findings));
}
