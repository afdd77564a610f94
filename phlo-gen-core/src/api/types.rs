//! The types of arguments and responses.

use crate::prose::Prose;

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Text in a URL, with Postman's spelling kept where the collection wrote it.
    Text,
    /// A string.
    String,
    /// A string that must not be shown.
    Secret,
    /// `true` or `false`.
    Boolean,
    /// A whole number that fits 64 bits.
    Integer,
    /// A number whose text is that of an `f64`.
    Float,
    /// Any number, its text kept.
    Number,
    /// Any JSON.
    Json,
    /// A file to send.
    File,
    /// The bytes of a response whose shape is not known.
    RawBody,
    /// A response without a body.
    Empty,
    /// A list.
    List(Box<Type>),
    /// An object whose member names are data.
    Map(Box<Type>),
    /// A value that may be absent or null.
    Optional(Box<Type>),
    /// A value that may be null, which is not the same as absent.
    Nullable(Box<Type>),
    /// A boolean or a number that the collection saves as text; either may be sent.
    OrText(Box<Type>),
    /// A struct or an enum of the generated code.
    Named(TypePath),
    /// A type of the user's, as the `types` option names it.
    Custom(String),
}

/// Where a generated type stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TypePath {
    /// The modules from the root.
    pub modules: Vec<String>,
    /// The type.
    pub name: String,
}

/// A type of the generated code.
#[derive(Debug, Clone, PartialEq)]
pub enum Definition {
    /// A struct.
    Object(Object),
    /// An open enum of texts.
    Choice(Choice),
    /// An enum of responses, one for each status.
    ByStatus(ByStatus),
    /// Another name for a type of the same shape.
    Alias {
        /// The name.
        name: String,
        /// What it stands for.
        target: Type,
        /// Its documentation.
        prose: Prose,
    },
}

/// A struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Object {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub prose: Prose,
    /// Its members in the order of the wire.
    pub members: Vec<Member>,
}

/// A member of a struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The name on the wire.
    pub name: String,
    /// The name in Rust.
    pub field: String,
    /// What it holds.
    pub ty: Type,
    /// Whether it is always there and may be null: then it is optional, and written as null.
    pub null: bool,
    /// Its documentation.
    pub prose: Prose,
}

/// An enum of texts, open to others.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub prose: Prose,
    /// The variant and the text that it stands for.
    pub variants: Vec<(String, String)>,
    /// The enum of the same variants that it is another name for.
    pub same_as: Option<TypePath>,
}

/// An enum of responses whose shapes differ with their status.
#[derive(Debug, Clone, PartialEq)]
pub struct ByStatus {
    /// Its name.
    pub name: String,
    /// A variant for each status, ascending.
    pub variants: Vec<StatusVariant>,
}

/// The responses of one status.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusVariant {
    /// The variant.
    pub name: String,
    /// The status.
    pub status: u16,
    /// What it holds; nothing, if it is [`Type::Empty`].
    pub ty: Type,
}

impl Definition {
    /// The name of the type.
    pub fn name(&self) -> &str {
        match self {
            Definition::Object(object) => &object.name,
            Definition::Choice(choice) => &choice.name,
            Definition::ByStatus(responses) => &responses.name,
            Definition::Alias { name, .. } => name,
        }
    }
}
