//! The tree of folders and items, with what each item sends.

use crate::api::Body;
use crate::arguments::{Evidence, Facts, Tables};
use crate::collection::{Description, Folder, Item};
use crate::lower::requests::argument::Draft;
use crate::lower::requests::path;
use crate::lower::responses::example::ParsedExample;
use crate::lower::types::documented::MemberFacts;
use crate::prose::Prose;

/// A folder and what is in it.
#[derive(Debug)]
pub struct CollectedFolder<'a> {
    /// The folder; the collection has none.
    pub folder: Option<&'a Folder>,
    /// What it says of itself.
    pub prose: Prose,
    /// What is in it, in order.
    pub children: Vec<CollectedEntry<'a>>,
}

/// What is in a folder.
#[derive(Debug)]
pub enum CollectedEntry<'a> {
    /// A folder.
    Folder(CollectedFolder<'a>),
    /// An item.
    Item(Box<CollectedItem<'a>>),
}

/// An item whose arguments are known and whose names are not.
#[derive(Debug)]
pub struct CollectedItem<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its saved responses.
    pub responses: Vec<ParsedExample<'a>>,
    /// What it says of itself, without its argument tables.
    pub prose: Prose,
    /// What its tables say.
    pub tables: Tables,
    /// An index into the authorizations in use.
    pub auth: Option<usize>,
    /// An index into the hosts.
    pub host: usize,
    /// Its path.
    pub path: path::Path,
    /// What is known of the path's arguments.
    pub path_facts: Vec<Facts>,
    /// All other arguments, in the order in which they are sent.
    pub drafts: Vec<Draft>,
    /// How the body is put together.
    pub body: Body,
    /// What is known of members of nested objects.
    pub nested: MemberFacts,
}

/// The tables of one description.
#[derive(Debug)]
pub struct DescriptionTables<'a> {
    /// The names of the folders around the item and its own, parted by `/`.
    pub path: String,
    /// The description that they stand in.
    pub description: &'a Description,
    /// The tables, and the verdict on each.
    pub tables: Tables,
    /// What decided what they are about.
    pub evidence: Evidence,
}
