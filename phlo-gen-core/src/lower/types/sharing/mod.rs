//! Shared types: a shape that occurs in several places is one type, in a module of its own.
//!
//! The types of all items are defined first, each for its item. Here those that are the same become one, which is named
//! after what it is: the member that has it, or the resource that a response is about.

mod bare;
mod classes;
mod hints;
mod join;
mod likeness;
mod names;
mod occurrences;
mod order;
mod resource;
mod rewrite;
mod values;

use crate::api::{Folder, SharedType};
use crate::lower::options::Options;

/// Moves the types that are shared out of their items, and returns them in document order.
pub fn share(root: &mut Folder, options: &Options) -> Vec<SharedType> {
    let found = occurrences::of_items(root);
    let mut classes = classes::shared(&found);
    let names = names::name(&classes, &found);
    names::leave_to_owners(&mut classes, &names, &found);
    let named = classes.into_iter().zip(names).filter(|(_, name)| !name.is_empty()).collect();
    rewrite::rewrite(root, &found, named, options)
}
