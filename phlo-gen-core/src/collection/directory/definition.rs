//! The file of a definition: what a collection or a folder has besides its entries.

use super::field_names;
use super::files::FolderFiles;
use crate::collection::fields::{Findings, present};
use crate::collection::keys::Variables;
use crate::json::{Json, Kind};

const KNOWN: &[&str] = &["$kind", "$schema", "id", "name", "description", "variables", "auth", "scripts", "order"];

/// The definition of a folder. Without `$kind` it is read, with another one it is not, as by Postman.
pub fn open<'f>(files: &FolderFiles<'f>, variables: &mut Variables, findings: &mut Findings) -> Option<Json<'f>> {
    let root = files.definition?.map(variables, findings)?;
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
