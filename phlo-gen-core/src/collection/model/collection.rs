//! A collection, its folders and items, and an environment.

use super::auth::Inherited;
use super::description::Description;
use super::request::{Request, Row};
use super::script::{Behavior, Script};
use super::variable::Variable;
use crate::diagnostic::Diagnostic;
use std::fmt;

/// A collection.
#[derive(Debug, Clone)]
pub struct Collection {
    /// `info.name`; empty if there is none.
    pub name: String,
    /// `info.description`.
    pub description: Option<Description>,
    /// `info.version` as text.
    pub version: Option<String>,
    /// Its folders and items, in order.
    pub entries: Vec<Entry>,
    /// The authorization that entries inherit.
    pub auth: Inherited,
    /// Its variables, in order.
    pub variables: Vec<Variable>,
    /// Its scripts.
    pub scripts: Vec<Script>,
    /// `protocolProfileBehavior`.
    pub behavior: Behavior,
    /// Secrets that are known wherever they stand: the keys that variables replaced, the parameters of authorization,
    /// also of a kind that is no longer in use, and what Postman keeps of certificates and cookies.
    pub unread_secrets: Vec<UnreadSecret>,
    /// Its findings.
    pub findings: Vec<Diagnostic>,
}

/// A secret that was found while a collection was read.
#[derive(Clone, PartialEq, Eq)]
pub struct UnreadSecret {
    /// The name of its value, or of the variable that replaced it.
    pub name: String,
    /// Its text; never shown.
    pub text: String,
}

/// Shows only the name.
impl fmt::Debug for UnreadSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnreadSecret").field(&self.name).finish()
    }
}

/// A folder or an item.
#[derive(Debug, Clone)]
pub enum Entry {
    /// A folder.
    Folder(Box<Folder>),
    /// An item.
    Item(Box<Item>),
}

impl Collection {
    /// All folders and items, each folder before what is in it.
    pub fn all_entries(&self) -> Vec<&Entry> {
        let mut all = Vec::new();
        let mut waiting: Vec<&Entry> = self.entries.iter().rev().collect();
        while let Some(entry) = waiting.pop() {
            all.push(entry);
            if let Entry::Folder(folder) = entry {
                waiting.extend(folder.entries.iter().rev());
            }
        }
        all
    }
}

/// A folder.
#[derive(Debug, Clone)]
pub struct Folder {
    /// Its name; empty if there is none.
    pub name: String,
    /// Its description.
    pub description: Option<Description>,
    /// Its folders and items, in order.
    pub entries: Vec<Entry>,
    /// The authorization that entries inherit.
    pub auth: Inherited,
    /// Its scripts.
    pub scripts: Vec<Script>,
    /// `protocolProfileBehavior`.
    pub behavior: Behavior,
    /// A JSON pointer to it.
    pub pointer: String,
    /// Where it begins, in bytes.
    pub offset: usize,
}

/// An item: a request and its examples.
#[derive(Debug, Clone)]
pub struct Item {
    /// `id`, or `_postman_id`.
    pub id: Option<String>,
    /// Its name; empty if there is none.
    pub name: String,
    /// The description of the item itself, which few have; the request's is in [`Request::description`].
    pub description: Option<Description>,
    /// Its request.
    pub request: Request,
    /// The examples, in order.
    pub examples: Vec<Example>,
    /// Its scripts.
    pub scripts: Vec<Script>,
    /// `protocolProfileBehavior`.
    pub behavior: Behavior,
    /// A JSON pointer to it.
    pub pointer: String,
    /// Where it begins, in bytes.
    pub offset: usize,
}

/// An example: a saved response.
#[derive(Debug, Clone)]
pub struct Example {
    /// `id` or, in older files, `_postman_id`.
    pub id: Option<String>,
    /// Its name; empty if there is none.
    pub name: String,
    /// The status code: saved, or derived from the reason phrase.
    pub code: Option<u16>,
    /// The headers.
    pub headers: Vec<Row>,
    /// The body.
    pub body: Option<String>,
    /// `_postman_previewlanguage`.
    pub language: Option<String>,
    /// The JSON Schema of the body, if one is saved with it.
    pub schema: Option<String>,
    /// The request that it answered.
    pub original_request: Option<Request>,
    /// A JSON pointer to it.
    pub pointer: String,
    /// Where it begins, in bytes.
    pub offset: usize,
    /// Where the JSON string of the body begins, in bytes.
    pub body_offset: usize,
}

/// An environment, or a file of globals.
#[derive(Debug, Clone)]
pub struct Environment {
    /// Its name.
    pub name: String,
    /// Its variables, in order.
    pub variables: Vec<Variable>,
}
