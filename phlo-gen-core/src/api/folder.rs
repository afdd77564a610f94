//! Folders and their content.

use crate::api::item::Item;
use crate::prose::Prose;

/// A folder: a module of the generated code, and the method that returns it.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// The name in the collection.
    pub name: String,
    /// The names of the folders around it that are left out, from the outermost.
    pub outer: Vec<String>,
    /// The name of the module and of the method that returns it; empty at the root.
    pub module: String,
    /// The struct that the method returns; that of the root is not used.
    pub type_name: String,
    /// Its description in the collection.
    pub prose: Prose,
    /// The folders in it, in the author's order.
    pub folders: Vec<Folder>,
    /// The items in it, in the author's order.
    pub items: Vec<Item>,
    /// The order of folders and items relative to each other.
    pub order: Vec<Kind>,
}

/// The kind of the entry at a place in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The next of the folders.
    Folder,
    /// The next of the items.
    Item,
}

/// An entry of a folder.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'a> {
    /// A folder.
    Folder(&'a Folder),
    /// An item.
    Item(&'a Item),
}

impl Folder {
    /// The folders and items in it, in the author's order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let (mut folders, mut items) = (self.folders.iter(), self.items.iter());
        self.order.iter().filter_map(move |kind| match kind {
            Kind::Folder => folders.next().map(Entry::Folder),
            Kind::Item => items.next().map(Entry::Item),
        })
    }

    /// The names of the folders around it that are left out, and its own.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.outer.iter().chain([&self.name]).map(String::as_str)
    }

    /// Calls a function with each item in it and below it, its own first.
    pub fn each_item<'f>(&'f self, visit: &mut dyn FnMut(&'f Item)) {
        self.items.iter().for_each(&mut *visit);
        self.folders.iter().for_each(|inner| inner.each_item(visit));
    }

    /// Whether there is no item in it or below it: such folders contain only documentation.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.folders.iter().all(Folder::is_empty)
    }
}
