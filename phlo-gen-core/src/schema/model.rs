//! A JSON Schema, as far as it describes types.

/// What a schema says of a value, as far as types go.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schema {
    pub kind: Kind,
    pub nullable: bool,
    /// Texts that it may be.
    pub allowed: Vec<String>,
    pub description: Option<String>,
}

/// What kind of value it is.
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
        properties: Vec<(String, Schema)>,
        /// The members that are always there, if it says so of any.
        required: Option<Vec<String>>,
    },
    Any,
}
