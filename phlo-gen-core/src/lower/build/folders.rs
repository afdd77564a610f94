//! The second walk: the names of folders and items, in document order.

use crate::api;
use crate::collection::Entry;
use crate::diagnostic::Diagnostic;
use crate::lower::build::items::{self, ItemNames};
use crate::lower::collect::tree::{CollectedEntry, CollectedFolder, CollectedItem};
use crate::lower::names::deprecated::without_mark;
use crate::lower::names::identifiers;
use crate::lower::names::item_path::join_path;
use crate::lower::names::taken::Taken;
use crate::lower::options::Options;

/// Methods that every client has, and types of the language that a module would hide.
const CLIENT: &[&str] = &[
    "builder", "execute", "prepare", "request", "from_env", "with", "pages", "types", "clone", "bool", "f64", "i64",
    "str", "u8", "usize",
];

/// Methods that every folder has, and types of the language that a module would hide.
const FOLDER: &[&str] = &["clone", "bool", "f64", "i64", "str", "u8", "usize"];

/// Types that modules have besides those of their items, and the type parameter of every builder.
const TYPES: &[&str] = &["Folder", "Client", "ClientBuilder", "Binding", "Example"];

/// Builds the folders, items and types of a collection.
pub fn build_root(root: CollectedFolder<'_>, options: &Options, findings: &mut Vec<Diagnostic>) -> api::Folder {
    let mut builder = Builder { options, findings };
    builder.folder(root, String::new(), &[], Taken::with(CLIENT), "")
}

/// Whether there is an item among entries or below them.
fn holds_items(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| match entry {
        Entry::Item(_) => true,
        Entry::Folder(folder) => holds_items(&folder.entries),
    })
}

struct Builder<'a> {
    options: &'a Options,
    findings: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn folder(
        &mut self,
        folder: CollectedFolder<'_>,
        module: String,
        modules: &[String],
        mut methods: Taken,
        path: &str,
    ) -> api::Folder {
        let name = folder.source.map(|folder| folder.name.clone()).unwrap_or_default();
        let mut out = api::Folder { name, module, prose: folder.prose, ..api::Folder::default() };
        let mut types = Taken::with(TYPES);
        let mut named: Vec<Named<'_>> = Vec::with_capacity(folder.entries.len());
        for entry in folder.entries {
            named.push(match entry {
                CollectedEntry::Folder(inner) => {
                    let (name, offset) = inner.source.map_or(("", 0), |folder| (folder.name.as_str(), folder.offset));
                    let plain = identifiers::prefix_if_needed(identifiers::short(name), "folder");
                    let module = methods.take(plain.clone());
                    self.note_new_name(name, offset, &plain, &module, &methods);
                    Named::Folder(module, inner)
                }
                CollectedEntry::Item(item) => Named::Item(self.item(&item, &mut methods, &mut types, path), item),
            });
        }
        // reserved before the types of bodies: a new member or a new example must not rename an item or a response
        for entry in &mut named {
            if let Named::Item(names, _) = entry {
                names.response = types.take(identifiers::nested_type(&names.request, "Response"));
                names.failure = types.take(identifiers::nested_type(&names.request, "Error"));
            }
        }
        for entry in named {
            match entry {
                Named::Folder(module, inner) => {
                    let path = join_path(path, inner.source.map(|folder| folder.name.as_str()).unwrap_or_default());
                    let below = [modules, std::slice::from_ref(&module)].concat();
                    let had_items = inner.source.is_some_and(|folder| holds_items(&folder.entries));
                    let named = self.folder(inner, module, &below, Taken::with(FOLDER), &path);
                    // a folder without any item, after the options are applied, is omitted
                    if !(had_items && named.is_empty()) {
                        out.folders.push(named);
                        out.order.push(api::Kind::Folder);
                    }
                }
                Named::Item(names, item) => {
                    out.items.push(items::build_item(*item, names, modules, &mut types, self.options));
                    out.order.push(api::Kind::Item);
                }
            }
        }
        out
    }

    /// The names of an item. The first item with a name keeps it; later ones add their method, then the end of their
    /// path.
    fn item(&mut self, collected: &CollectedItem<'_>, methods: &mut Taken, types: &mut Taken, path: &str) -> ItemNames {
        let item = collected.source;
        let verb = identifiers::short(&item.request.method);
        let mut end = item.request.url.path.iter().flatten().map(|segment| segment.text.as_str());
        let end = end.rfind(|text| !text.is_empty() && !text.starts_with([':', '{', '<'])).unwrap_or_default();
        let item_path = join_path(path, &item.name);
        let renamed = self
            .options
            .rename
            .iter()
            .find(|(wanted, _)| *wanted == item_path)
            .map(|(_, name)| identifiers::method_name(name));
        let wanted = renamed.unwrap_or_else(|| identifiers::short(&without_mark(&item.name)));
        let plain = match wanted.is_empty() {
            true => identifiers::short(&format!("{verb} {end}")),
            false => identifiers::prefix_if_needed(wanted, &identifiers::prefix_if_needed(verb.clone(), "item")),
        };
        let plain = identifiers::prefix_if_needed(plain, "item");
        let with_verb = identifiers::join(&plain, &verb);
        let with_end = identifiers::join(&with_verb, &identifiers::short(end));
        let candidates = [plain.clone(), with_verb, with_end];
        let method = methods.take_first(candidates.into_iter().filter(|name| !name.ends_with('_') || *name == plain));
        self.note_new_name(&item.name, item.offset, &plain, &method, methods);
        let request = types.take(identifiers::camel(&method));
        let builder = types.take(format!("{}Builder", request.trim_end_matches('_')));
        ItemNames { method, request, builder, response: String::new(), failure: String::new() }
    }

    /// Reports an entry that cannot have its own name.
    fn note_new_name(&mut self, name: &str, offset: usize, wanted: &str, given: &str, methods: &Taken) {
        let name =
            if name.trim().is_empty() { "an entry without a name".to_owned() } else { format!("`{}`", name.trim()) };
        let finding = if given == wanted {
            return;
        } else if methods.unreserved(wanted.to_owned()) == given {
            let message = format!("{name} is a name that generated code uses itself, so it is called `{given}`");
            Diagnostic::finding("reserved-name", offset, message).help("rename it to get another name")
        } else {
            let message = format!("{name} is not the first `{wanted}` in its folder, so it is called `{given}`");
            Diagnostic::finding("duplicate-name", offset, message).help("give it a unique name")
        };
        self.findings.push(finding);
    }
}

/// The entries of a folder, with their names.
enum Named<'a> {
    /// A folder and its module.
    Folder(String, CollectedFolder<'a>),
    /// An item.
    Item(ItemNames, Box<CollectedItem<'a>>),
}
