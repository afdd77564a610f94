//! Which folders become modules: those of one name are one, beside each other and within each other, those of variables
//! and methods none, and options leave some out.

use crate::lower::collect::tree::{CollectedEntry, CollectedFolder};
use crate::lower::names::entries::{self, EntryName};
use crate::lower::options::Folders;

/// The folder with its folders as they become modules.
pub fn arranged(mut folder: CollectedFolder<'_>, folders: Folders) -> CollectedFolder<'_> {
    let name = name_of(folder.name());
    let entries = flattened_entries(&mut folder, &name);
    let mut out = CollectedFolder { entries: Vec::with_capacity(entries.len()), ..folder };
    let mut known = Vec::new();
    for entry in entries {
        match entry {
            CollectedEntry::Item(_) => out.entries.push(entry),
            CollectedEntry::Folder(inner) => {
                let key = entries::folder(inner.name()).of_folder();
                let first = known.iter().find(|(known, _)| *known == key).and_then(|(_, at)| out.entries.get_mut(*at));
                match first {
                    Some(CollectedEntry::Folder(first)) => {
                        first.prose.blocks.extend(inner.prose.blocks);
                        first.entries.extend(inner.entries);
                    }
                    _ => {
                        known.push((key, out.entries.len()));
                        out.entries.push(CollectedEntry::Folder(inner));
                    }
                }
            }
        }
    }
    let arrange = |entry| match entry {
        CollectedEntry::Folder(inner) => CollectedEntry::Folder(shortened(arranged(inner, folders), folders)),
        item @ CollectedEntry::Item(_) => item,
    };
    out.entries = out.entries.into_iter().map(arrange).collect();
    out
}

/// The entries of a folder, with those of its folders that say nothing in the place of these folders. `module` is the
/// name of the folder that becomes the module.
fn flattened_entries<'a>(folder: &mut CollectedFolder<'a>, module: &EntryName) -> Vec<CollectedEntry<'a>> {
    let has_methods = folder.entries.iter().any(|entry| match entry {
        CollectedEntry::Folder(inner) => entries::is_method(inner.name(), false),
        CollectedEntry::Item(_) => false,
    });
    let mut out = Vec::with_capacity(folder.entries.len());
    for entry in std::mem::take(&mut folder.entries) {
        match entry {
            CollectedEntry::Folder(mut inner) if is_flattened(inner.name(), module, has_methods) => {
                out.extend(flattened_entries(&mut inner, module));
                folder.prose.blocks.append(&mut inner.prose.blocks);
            }
            other => out.push(other),
        }
    }
    out
}

/// Whether a folder says nothing: it has the name of the one around it, or it is named after a method, or a variable. `{id}`
/// in `orders` says only where the id stands in the path, and its items take the id.
fn is_flattened(name: &str, module: &EntryName, has_methods: bool) -> bool {
    entries::is_variable(name)
        || entries::is_method(name, has_methods)
        || !module.plain.is_empty() && name_of(name).repeats(module)
}

/// How a folder is called, without what only orders it.
fn name_of(name: &str) -> EntryName {
    entries::folder(entries::without_ordinal(name))
}

/// The folder, or the one folder that it holds if such folders are left out.
fn shortened(mut folder: CollectedFolder<'_>, folders: Folders) -> CollectedFolder<'_> {
    let holds_one_folder = matches!(folder.entries.as_slice(), [CollectedEntry::Folder(_)]);
    if folders == Folders::Full || !holds_one_folder {
        return folder;
    }
    match folder.entries.pop() {
        Some(CollectedEntry::Folder(inner)) => {
            let outer = folder.names().map(str::to_owned).chain(inner.outer).collect();
            folder.prose.blocks.extend(inner.prose.blocks);
            CollectedFolder { outer, prose: folder.prose, ..inner }
        }
        _ => folder,
    }
}
