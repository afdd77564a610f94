//! The folders and requests of a directory, in Postman's order.

use super::auth::{self, Owner};
use super::files::FolderFiles;
use super::ordered::{Ordered, name, order, sorted};
use super::{definition, example, request, script};
use crate::collection::fields::{Findings, description};
use crate::collection::keys::Variables;
use crate::collection::model::{Entry, Folder};
use crate::json::{Json, Kind};

/// The folders and requests of a folder. `path` is that of the folder, with a slash before each name.
pub fn entries(files: &FolderFiles<'_>, path: &str, variables: &mut Variables, findings: &mut Findings) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (stem, file) in &files.requests {
        let Some(Ordered { order, name, mut value }) = request::read(stem, file, variables, findings) else { continue };
        let saved = files.examples.get(stem).into_iter().flatten();
        value.examples =
            sorted(saved.filter_map(|(stem, file)| example::read(stem, file, variables, findings)).collect());
        entries.push(Ordered { order, name, value: Entry::Item(Box::new(value)) });
    }
    for (name, files) in &files.folders {
        entries.extend(folder(name, files, path, variables, findings));
    }
    sorted(entries)
}

/// A folder, unless it has neither requests nor a definition.
fn folder(
    directory: &str,
    files: &FolderFiles<'_>,
    path: &str,
    variables: &mut Variables,
    findings: &mut Findings,
) -> Option<Ordered<Entry>> {
    let pointer = format!("{path}/{directory}");
    let definition = definition::open(files, variables, findings);
    let entries = entries(files, &pointer, variables, findings);
    let empty = Json { kind: Kind::Object(Vec::new()), start: first_place(files)?, end: 0 };
    if entries.is_empty() && definition.is_none() {
        return None;
    }
    let root = definition.as_ref().unwrap_or(&empty);
    if directory.ends_with(' ') {
        let message = format!("the name of the folder `{directory}` ends with a blank");
        findings.note("folder-name", root.start, message, "rename it: not every system can store it");
    }
    definition::ignored_variables(root, findings);
    let name = name(root, directory, variables, findings);
    let folder = Folder {
        name: name.clone(),
        description: request::plain_description(root, findings).and_then(|_| description(root, findings)),
        entries,
        auth: auth::read(root, Owner::Definition, findings),
        scripts: script::scripts(root, true, findings),
        behavior: Default::default(),
        pointer,
        offset: root.start,
    };
    Some(Ordered { order: order(root, findings), name, value: Entry::Folder(Box::new(folder)) })
}

/// Where the first file of a folder begins.
fn first_place(files: &FolderFiles<'_>) -> Option<usize> {
    let own = files.definition.or_else(|| files.requests.first().map(|(_, file)| *file));
    own.map(|file| file.start).or_else(|| files.folders.values().find_map(first_place))
}
