//! A JSON Schema, as far as it describes types.

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
        properties: Vec<(String, Schema)>,
        /// The required members, if declared.
        required: Option<Vec<String>>,
    },
    Any,
}
