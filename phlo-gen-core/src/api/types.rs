//! The types of arguments and responses.

use crate::prose::Prose;

/// The type of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Text in a URL, with Postman's spelling kept where the collection wrote it.
    Text,
    /// A string.
    String,
    /// A string that is a secret.
    Secret,
    /// `true` or `false`.
    Boolean,
    /// A whole number that fits 64 bits.
    Integer,
    /// A number that an `f64` writes with the same text.
    Float,
    /// Any number, with its text preserved.
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
    /// A boolean or a number that the collection saves as a string; both forms may be sent.
    OrText(Box<Type>),
    /// A struct or an enum of the generated code.
    Named(TypePath),
    /// A user-defined type, from the `types` option.
    Custom(String),
}

/// The path of a generated type.
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
    /// An open enum of strings.
    Choice(Choice),
    /// An enum of responses, one for each status.
    ByStatus(ByStatus),
    /// Another name for a type of the same shape.
    Alias {
        /// The name.
        name: String,
        /// The type that it is an alias of.
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
    /// Its type.
    pub ty: Type,
    /// Whether its value is a secret; a struct says it of its own members.
    pub secret: bool,
    /// Whether it is always present and may be null: then it is optional, and written as null.
    pub null: bool,
    /// Its documentation.
    pub prose: Prose,
}

/// An enum of strings that accepts other strings.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub prose: Prose,
    /// Each variant and its string.
    pub variants: Vec<(String, String)>,
    /// The enum with the same variants that it is an alias of.
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
    /// The type of its body; the variant has no value if it is [`Type::Empty`].
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
