//! The second walk: the names of folders and items, in document order.

use crate::api;
use crate::collection::Entry;
use crate::diagnostic::Diagnostic;
use crate::lower::build::arrangement::arranged;
use crate::lower::build::items::{self, ItemNames};
use crate::lower::collect::tree::{CollectedEntry, CollectedFolder, CollectedItem};
use crate::lower::names::entries::{self, Endpoint};
use crate::lower::names::identifiers;
use crate::lower::names::item_path::item_path;
use crate::lower::names::taken::Taken;
use crate::lower::options::Options;
use crate::lower::secrets::redaction::model::KnownSecrets;
use std::collections::HashMap;

/// Methods that every client has, and types of the language that a module would hide.
const CLIENT: &[&str] = &[
    "builder", "execute", "prepare", "request", "from_env", "with", "pages", "types", "clone", "bool", "f64", "i64",
    "str", "u8", "usize",
];

/// Methods that every folder has, and types of the language that a module would hide.
const FOLDER: &[&str] = &["clone", "bool", "f64", "i64", "str", "u8", "usize"];

/// Types of the client, and the type parameter of every builder.
const TYPES: &[&str] = &["Client", "ClientBuilder", "Binding", "Example"];

/// Builds the folders, items and types of a collection.
pub fn build_root(
    root: CollectedFolder<'_>,
    options: &Options,
    secrets: &KnownSecrets,
    findings: &mut Vec<Diagnostic>,
) -> api::Folder {
    let mut builder = Builder { options, secrets, findings };
    let root = arranged(root, options.folders);
    builder.folder(root, Place::default(), Taken::with(CLIENT))
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
    secrets: &'a KnownSecrets,
    findings: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn folder(&mut self, folder: CollectedFolder<'_>, place: Place, methods: Taken) -> api::Folder {
        let module = place.modules.last().cloned().unwrap_or_default();
        let name = folder.source.map(|folder| folder.name.clone()).unwrap_or_default();
        let mut types = Taken::with(TYPES);
        // before the types of items: a new item must not rename it
        let type_name = types.take(folder_type(&module));
        let outer = folder.outer;
        let mut out = api::Folder { name, outer, module, type_name, prose: folder.prose, ..api::Folder::default() };
        let mut scope = Scope { methods, types, endpoints: HashMap::new() };
        let mut named: Vec<Named<'_>> = Vec::with_capacity(folder.entries.len());
        for entry in folder.entries {
            named.push(match entry {
                CollectedEntry::Folder(inner) => Named::Folder(self.module(&inner, &mut scope), inner),
                CollectedEntry::Item(item) => Named::Item(self.item(&item, &mut scope, &place), item),
            });
        }
        // reserved before the types of bodies: a new member or a new example must not rename an item or a response
        let mut types = scope.types;
        for entry in &mut named {
            if let Named::Item(names, _) = entry {
                let own = identifiers::camel(&names.method);
                names.response = types.take(identifiers::nested_type(&own, "response"));
                names.failure = types.take(identifiers::nested_type(&own, "error"));
            }
        }
        for entry in named {
            match entry {
                Named::Folder(module, inner) => {
                    let had_items = inner.source.is_some_and(|folder| holds_items(&folder.entries));
                    let below = place.below(module, &inner);
                    let named = self.folder(inner, below, Taken::with(FOLDER));
                    // a folder without any item, after the options are applied, is omitted
                    if !(had_items && named.is_empty()) {
                        out.folders.push(named);
                        out.order.push(api::Kind::Folder);
                    }
                }
                Named::Item(names, item) => {
                    out.items.push(items::build_item(*item, names, &place.modules, &mut types, self.options));
                    out.order.push(api::Kind::Item);
                }
            }
        }
        out
    }

    /// The module of a folder. The first entry with a name keeps it; later folders add what their name leaves out, then
    /// `items`.
    fn module(&mut self, folder: &CollectedFolder<'_>, scope: &mut Scope) -> String {
        let (name, offset) = folder.source.map_or(("", 0), |folder| (folder.name.as_str(), folder.offset));
        let name = self.secrets.hide(name);
        let own = entries::folder(&name);
        let plain = identifiers::named_or(own.plain.clone(), "folder");
        let candidates = own.of_folder().into_iter().filter(|name| !name.is_empty());
        let module = scope.methods.take_first(candidates.chain([plain.clone()]));
        self.note_new_name(&name, offset, &plain, &module, &scope.methods);
        module
    }

    /// The names of an item. The first item with a name keeps it; later ones add their method, then what their path has
    /// and that of the first has not.
    fn item(&mut self, collected: &CollectedItem<'_>, scope: &mut Scope, place: &Place) -> ItemNames {
        let item = collected.source;
        let endpoint = Endpoint::new(&item.request.method, &self.secrets.hide(&collected.path.template.source()));
        let item_path = item_path(&collected.folders, &item.name);
        let renamed = self.options.rename.iter().find(|(wanted, _)| *wanted == item_path);
        let (plain, candidates) = match renamed {
            Some((_, name)) => (identifiers::method_name(name), Vec::new()),
            None => {
                let name = self.secrets.hide(&item.name);
                let name = entries::with_method_of_folder(&name, &item.request.method, &collected.folders, &place.name);
                let own = entries::item(&name, &endpoint, &place.folders);
                let plain = identifiers::named_or(own.plain.clone(), "item");
                let holder = scope.endpoints.get(&plain);
                (plain, own.candidates(&endpoint, holder))
            }
        };
        let candidates =
            candidates.into_iter().filter(|name| !name.is_empty() && (!name.ends_with('_') || *name == plain));
        let method = scope.methods.take_first(candidates.chain([plain.clone()]));
        self.note_new_name(&self.secrets.hide(&item.name), item.offset, &plain, &method, &scope.methods);
        scope.endpoints.insert(method.clone(), endpoint);
        let own = identifiers::camel(&method);
        let request = scope.types.take_first([own.clone(), identifiers::nested_type(&own, "request")]);
        let builder = scope.types.take(identifiers::nested_type(&own, "builder"));
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

/// Where a folder is.
#[derive(Default)]
struct Place {
    /// Its name in the collection.
    name: String,
    /// Its module, and those around it, the outermost first.
    modules: Vec<String>,
    /// What it and those around it are called, for the names of items that repeat it.
    folders: Vec<String>,
}

impl Place {
    /// That of a folder within it.
    fn below(&self, module: String, folder: &CollectedFolder<'_>) -> Self {
        Place {
            name: folder.name().to_owned(),
            modules: self.modules.iter().cloned().chain([module]).collect(),
            folders: folder.names().fold(self.folders.clone(), |folders, name| entries::folders_with(&folders, name)),
        }
    }
}

/// The name of the struct of a folder, which depends on nothing in it.
fn folder_type(module: &str) -> String {
    let name = identifiers::camel(module);
    match name.ends_with('_') || TYPES.contains(&name.as_str()) {
        true => identifiers::nested_type(&name, "folder"),
        false => name,
    }
}

/// The names that the entries of a folder have.
struct Scope {
    methods: Taken,
    types: Taken,
    /// The endpoints of the items that have been named, by their methods.
    endpoints: HashMap<String, Endpoint>,
}

/// The entries of a folder, with their names.
enum Named<'a> {
    /// A folder and its module.
    Folder(String, CollectedFolder<'a>),
    /// An item.
    Item(ItemNames, Box<CollectedItem<'a>>),
}
