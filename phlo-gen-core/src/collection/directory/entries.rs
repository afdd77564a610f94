//! The folders and requests of a directory, in Postman's order.

use super::auth::{self, Owner};
use super::pairs::scalar;
use super::tree::FolderFiles;
use super::{definition, example, request, script};
use crate::collection::fields::{Findings, description, present};
use crate::collection::model::{Entry, Folder};
use crate::json::{Json, Kind};
use std::cmp::Ordering;

/// A value, and what Postman sorts it by.
pub struct Ordered<T> {
    /// `order`; 0 if there is none.
    pub order: f64,
    /// Its name, which decides between equal orders.
    pub name: String,
    /// The value.
    pub value: T,
}

/// The values in Postman's order.
pub fn sorted<T>(mut values: Vec<Ordered<T>>) -> Vec<T> {
    values.sort_by(|a, b| a.order.partial_cmp(&b.order).unwrap_or(Ordering::Equal).then_with(|| a.name.cmp(&b.name)));
    values.into_iter().map(|ordered| ordered.value).collect()
}

/// The folders and requests of a folder. `path` is that of the folder, with a slash before each name.
pub fn entries(files: &FolderFiles<'_>, path: &str, findings: &mut Findings) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (stem, file) in &files.requests {
        let Some(Ordered { order, name, mut value }) = request::read(stem, file, findings) else { continue };
        let saved = files.examples.get(stem).into_iter().flatten();
        value.examples = sorted(saved.filter_map(|(stem, file)| example::read(stem, file, findings)).collect());
        entries.push(Ordered { order, name, value: Entry::Item(Box::new(value)) });
    }
    for (name, files) in &files.folders {
        entries.extend(folder(name, files, path, findings));
    }
    sorted(entries)
}

/// A folder, unless it has neither requests nor a definition.
fn folder(directory: &str, files: &FolderFiles<'_>, path: &str, findings: &mut Findings) -> Option<Ordered<Entry>> {
    let pointer = format!("{path}/{directory}");
    let definition = definition::open(files, findings);
    let entries = entries(files, &pointer, findings);
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
    let name = name(root, directory, findings);
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

/// The `name` of an object, or the name of its file or directory.
pub fn name(object: &Json, stem: &str, findings: &mut Findings) -> String {
    let name = present(object, "name").map(|name| scalar(name, "`name`", findings)).unwrap_or_default();
    if name.is_empty() { stem.to_owned() } else { name }
}

/// The `order` of an object.
pub fn order(object: &Json, findings: &mut Findings) -> f64 {
    let Some(order) = present(object, "order") else { return 0.0 };
    match &order.kind {
        Kind::Number(text) => text.parse().unwrap_or_default(),
        _ => {
            findings.wrong_type("`order`", order, "a number", "it is ignored; write a number");
            0.0
        }
    }
}
