//! The tree of folders and items, with the request of each item.

use crate::api::{Body, Part};
use crate::arguments::{Evidence, Facts, Tables};
use crate::collection::{Description, Folder, Item};
use crate::lower::requests::argument::RequestArgument;
use crate::lower::requests::path::RequestPath;
use crate::lower::responses::example::ParsedExample;
use crate::lower::responses::shape::ResponseShapes;
use crate::lower::types::documented::MemberFacts;
use crate::prose::Prose;

/// A folder and its entries.
#[derive(Debug)]
pub struct CollectedFolder<'a> {
    /// The folder in the collection; none at the root.
    pub source: Option<&'a Folder>,
    /// The names of the folders around it that are left out, from the outermost.
    pub outer: Vec<String>,
    /// Its description.
    pub prose: Prose,
    /// Its entries, in order.
    pub entries: Vec<CollectedEntry<'a>>,
}

impl CollectedFolder<'_> {
    /// The names of the folders around it that are left out, and its own.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.outer.iter().map(String::as_str).chain([self.name()])
    }

    /// Its name in the collection; empty at the root.
    pub fn name(&self) -> &str {
        self.source.map_or("", |source| source.name.as_str())
    }
}

/// An entry of a folder.
#[derive(Debug)]
pub enum CollectedEntry<'a> {
    /// A folder.
    Folder(CollectedFolder<'a>),
    /// An item.
    Item(Box<CollectedItem<'a>>),
}

/// An item with its arguments, before they have names in Rust.
#[derive(Debug)]
pub struct CollectedItem<'a> {
    /// The item in the collection.
    pub source: &'a Item,
    /// The names of its folders in the collection, from the outermost.
    pub folders: Vec<String>,
    /// Its examples.
    pub examples: Vec<ParsedExample<'a>>,
    /// Its description without its argument tables.
    pub prose: Prose,
    /// The tables of its description.
    pub tables: Tables,
    /// An index into the authorizations in use.
    pub auth: Option<usize>,
    /// An index into the hosts.
    pub host: usize,
    /// Its path.
    pub path: RequestPath,
    /// The facts in descriptions on the path's arguments.
    pub path_facts: Vec<Facts>,
    /// All other arguments, in the order in which they are sent.
    pub arguments: Vec<RequestArgument>,
    /// How the body is put together.
    pub body: Body,
    /// Whether the collection switches off the content type that follows from the kind of the body.
    pub is_untyped: bool,
    /// The facts in tables on members of nested objects.
    pub member_facts: MemberFacts,
    /// The shapes of its responses.
    pub responses: ResponseShapes,
}

impl<'a> CollectedFolder<'a> {
    /// Calls a function with each item, in document order.
    pub fn each_item_mut(&mut self, visit: &mut dyn FnMut(&mut CollectedItem<'a>)) {
        for entry in &mut self.entries {
            match entry {
                CollectedEntry::Folder(inner) => inner.each_item_mut(visit),
                CollectedEntry::Item(item) => visit(item),
            }
        }
    }
}

impl CollectedItem<'_> {
    /// Host, path and GraphQL query, which other items may share: the names of the path's arguments are ignored.
    pub fn address(&self) -> String {
        let mut path = self.path.template.clone();
        for part in &mut path.parts {
            if let Part::Argument(name) = part {
                name.clear();
            }
        }
        // GraphQL requests of one endpoint differ in their query
        let query = if let Body::Graphql(query, ..) = &self.body { query.source() } else { String::new() };
        format!("{} {} {query}", self.host, path.source())
    }
}

/// The tables of one description.
#[derive(Debug)]
pub struct DescriptionTables<'a> {
    /// The names of the folders around the item and its own, separated by `/`.
    pub path: String,
    /// The description that contains them.
    pub description: &'a Description,
    /// The tables, and the verdict on each.
    pub tables: Tables,
    /// The evidence for the verdicts.
    pub evidence: Evidence,
}
