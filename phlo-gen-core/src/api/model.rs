//! The whole model.

use crate::api::auth::Auth;
use crate::api::folder::Folder;
use crate::api::host::Host;
use crate::api::item::Item;
use crate::api::setting::Setting;
use crate::api::types::{Definition, SharedType, Type, TypePath};
use crate::prose::Prose;

/// An API: a whole collection.
#[derive(Debug, Clone)]
pub struct Api {
    /// The name of the collection.
    pub name: String,
    /// The description of the collection.
    pub prose: Prose,
    /// The settings of a client, in the order of the setters.
    pub settings: Vec<Setting>,
    /// The hosts of requests; `base_url` sets the first.
    pub hosts: Vec<Host>,
    /// The kinds of authorization in use.
    pub auths: Vec<Auth>,
    /// The folders and items at the top.
    pub root: Folder,
    /// The types that occur in several places, in document order.
    pub types: Vec<SharedType>,
    /// What scripts add to requests, which the client does not.
    pub scripted: Scripted,
}

/// What Postman's scripts add to requests.
#[derive(Debug, Clone, Default)]
pub struct Scripted {
    /// The names of the headers.
    pub headers: Vec<String>,
    /// Whether they calculate a signature.
    pub are_signed: bool,
}

impl Api {
    /// The definition of a type that an item uses: its own, or a shared one.
    pub fn definition<'a>(&'a self, item: &'a Item, path: &TypePath) -> Option<&'a Definition> {
        if path.is_shared() {
            return self.types.iter().map(|shared| &shared.definition).find(|known| known.name() == path.name);
        }
        item.types.iter().find(|known| known.name() == path.name)
    }

    /// The same, with aliases replaced by their targets.
    pub fn resolved<'a>(&'a self, item: &'a Item, path: &TypePath) -> Option<&'a Definition> {
        match self.definition(item, path)? {
            Definition::Alias { target: Type::Named(target), .. } => self.definition(item, target),
            known => Some(known),
        }
    }
}
