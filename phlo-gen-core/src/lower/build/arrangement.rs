//! Which folders become modules: those of one name beside each other are one, and options leave some out.

use crate::lower::collect::tree::{CollectedEntry, CollectedFolder};
use crate::lower::names::entries;
use crate::lower::options::Folders;

/// The folder with its folders as they become modules.
pub fn arranged(folder: CollectedFolder<'_>, folders: Folders) -> CollectedFolder<'_> {
    let mut out = CollectedFolder { entries: Vec::with_capacity(folder.entries.len()), ..folder };
    let mut known = Vec::new();
    let parent = folder.source.map_or("", |source| source.name.as_str());
    for entry in folder.entries {
        match entry {
            CollectedEntry::Item(_) => out.entries.push(entry),
            CollectedEntry::Folder(inner) => {
                let key = entries::folder(inner.source.map_or("", |source| source.name.as_str()), parent).of_folder();
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
