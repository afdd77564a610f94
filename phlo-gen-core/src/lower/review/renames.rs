//! Errors in `rename` options: names that other entries have.

use crate::api::{Entry, Folder};
use crate::lower::names::entries::{self, Endpoint};
use crate::lower::names::identifiers;
use crate::lower::names::item_path::{item_path, join_path};
use crate::lower::options::Options;
use crate::lower::review::option_error::OptionError;

/// The `rename` options whose names other entries have.
pub fn check(options: &Options, root: &Folder) -> Vec<OptionError> {
    let mut owners = Vec::new();
    if !options.rename.is_empty() {
        collect(root, "", &[], options, &mut owners);
    }
    options.rename.iter().filter_map(|(path, name)| taken_name(path, name, &owners)).collect()
}

/// An item or a folder, and its name in the code.
struct Owner {
    /// The path of the folder that it is in.
    folder: String,
    path: String,
    /// The name from its own name or from an option.
    wanted: String,
    /// The name that it has in the code.
    actual: String,
    is_renamed: bool,
}

fn collect(folder: &Folder, path: &str, outer: &[String], options: &Options, out: &mut Vec<Owner>) {
    let folders = folder.names().fold(outer.to_vec(), |folders, name| entries::folders_with(&folders, name));
    for entry in folder.entries() {
        let (own, actual, plain) = match entry {
            Entry::Item(item) => {
                let endpoint = Endpoint::new(&item.method, &item.path.source());
                let name = entries::with_method_of_folder(&item.name, &item.method, &item.folders, &folder.name);
                let plain = entries::item(&name, &endpoint, &folders).plain;
                (item_path(&item.folders, &item.name), &item.method_name, plain)
            }
            Entry::Folder(inner) => {
                let own = inner.names().fold(path.to_owned(), |path, name| join_path(&path, name));
                (own, &inner.module, entries::folder(&inner.name).plain)
            }
        };
        let is_item = matches!(entry, Entry::Item(_));
        let renamed = options.rename.iter().find(|(item, _)| is_item && *item == own).map(|(_, name)| name);
        let wanted =
            renamed.map_or_else(|| identifiers::named_or(plain, "item"), |name| identifiers::method_name(name));
        out.push(Owner {
            folder: path.to_owned(),
            path: own.clone(),
            wanted,
            actual: actual.clone(),
            is_renamed: renamed.is_some(),
        });
        if let Entry::Folder(inner) = entry {
            collect(inner, &own, &folders, options, out);
        }
    }
}

/// The error of a new name that is taken. If two items are renamed to one name, the error is that of the later one.
fn taken_name(path: &str, name: &str, owners: &[Owner]) -> Option<OptionError> {
    let index = owners.iter().position(|owner| owner.path == path && owner.is_renamed)?;
    let own = owners.get(index)?;
    let mut others = owners.iter().enumerate().filter(|(_, other)| other.folder == own.folder && other.path != path);
    let other = others.find(|(at, other)| other.wanted == own.wanted && (!other.is_renamed || *at < index));
    // an invalid method name is another error
    let is_reserved = || owners.iter().filter(|owner| owner.path == path).all(|owner| owner.actual != own.wanted);
    let why = match other {
        Some((_, other)) => format!("`{}` has that name", other.path),
        None if is_reserved() => "another entry of the folder or generated code itself has that name".to_owned(),
        None => return None,
    };
    Some(OptionError {
        option: "rename",
        given: path.to_owned(),
        message: format!("`{path}` cannot be called `{name}`: {why}"),
        help: Some("choose a name that is unique in its folder".to_owned()),
        is_unknown: false,
    })
}
