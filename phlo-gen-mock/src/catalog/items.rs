//! The items of a collection and their examples, as the mock needs them.

use super::path_pattern::PathPattern;
use crate::request::Request;
use crate::requirements::{ArgumentRule, Authorization};
use crate::variables::Values;

/// The items of a collection.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The items, in the order of the collection.
    pub items: Vec<CatalogItem>,
    /// The values of the collection's variables.
    pub values: Values,
}

/// An item.
#[derive(Debug)]
pub struct CatalogItem {
    /// Its folders and its name: `PHLO/Run a PHLO`.
    pub title: String,
    /// Its method.
    pub method: String,
    /// Its path.
    pub path: PathPattern,
    /// The rules for its arguments.
    pub argument_rules: Vec<ArgumentRule>,
    /// The authorization that it requires.
    pub authorization: Option<Authorization>,
    /// Its examples.
    pub examples: Vec<Example>,
}

/// An example: a saved response and its request.
#[derive(Debug)]
pub struct Example {
    /// Its id.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Its status.
    pub status: u16,
    /// Its headers, including `Content-Type`.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: String,
    /// The path of its request.
    pub path: PathPattern,
    /// The method, query, headers and body of its request.
    pub request: Request,
}
