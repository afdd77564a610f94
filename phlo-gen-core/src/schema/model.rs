//! A JSON Schema, as far as it describes types.

use super::properties::Properties;
use std::collections::HashSet;

/// The type of a value in a schema.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schema {
    pub kind: Kind,
    pub nullable: bool,
    /// The allowed strings.
    pub allowed: Vec<String>,
    pub description: Option<String>,
}

/// The kind of a value.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Kind {
    #[default]
    Unspecified,
    Boolean,
    Integer,
    Number,
    String,
    List(Box<Schema>),
    Map(Box<Schema>),
    Object {
        properties: Properties,
        /// The required members, if declared.
        required: Option<HashSet<String>>,
    },
    Any,
}
