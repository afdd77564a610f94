//! The types of arguments and responses.

use crate::prose::Prose;
use std::hash::{Hash, Hasher};

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
    /// A value, or a string: a number that the collection saves as a string, so that both forms may be sent.
    OrText(Box<Type>),
    /// A value, or `true` or `false`.
    OrBoolean(Box<Type>),
    /// A value, or a list of such values.
    OneOrMany(Box<Type>),
    /// A struct or an enum of the generated code.
    Named(TypePath),
    /// A user-defined type, from the `types` option.
    Custom(String),
}

/// The path of a generated type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypePath {
    /// The modules from the root.
    pub modules: Vec<String>,
    /// The type.
    pub name: String,
}

impl Hash for TypePath {
    /// The letters only: derived code hashes lengths and ends too, each for the time of a name in a macro, which is not
    /// optimized.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.modules.iter().for_each(|module| state.write(module.as_bytes()));
        state.write(self.name.as_bytes());
    }
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
    /// Whether callers make values of it, for requests: then all members are optional, and each has a setter.
    pub is_input: bool,
    /// Whether a member that does not fit its type has no value, instead of failing the response.
    pub lenient: bool,
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
    /// What all samples of it are, if they do not show its type.
    pub blank: Option<Blank>,
    /// Whether the collection says that requests need it. Its type is optional all the same: prose may be wrong.
    pub required: bool,
    /// Its documentation.
    pub prose: Prose,
}

/// A sample that does not show the type of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// `null`
    Null,
    /// `{}`
    Object,
    /// `[]`
    List,
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

/// The module of the types that several places share.
pub const SHARED_TYPES: &str = "types";

/// A type that occurs in several places, in the module [`SHARED_TYPES`].
#[derive(Debug, Clone, PartialEq)]
pub struct SharedType {
    /// The type.
    pub definition: Definition,
    /// Where it occurs, in document order.
    pub occurrences: Vec<Occurrence>,
}

/// A place in which a shared type occurs.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence {
    /// The request of the item.
    pub request: TypePath,
    /// The part of the item.
    pub part: ItemPart,
    /// The path of the value in it: `data[].owner`. Empty for all of it.
    pub path: String,
}

/// A part of an item that has values of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ItemPart {
    /// The arguments of the request.
    Request,
    /// The responses with a 2xx status.
    Response,
    /// All other responses.
    Failure,
}

impl Type {
    /// The type of the values within: of lists and maps, of what may be absent or of another kind.
    pub fn inner(&self) -> Option<&Type> {
        match self {
            Type::List(inner)
            | Type::Map(inner)
            | Type::Optional(inner)
            | Type::Nullable(inner)
            | Type::OrText(inner)
            | Type::OrBoolean(inner)
            | Type::OneOrMany(inner) => Some(inner),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn inner_mut(&mut self) -> Option<&mut Type> {
        match self {
            Type::List(inner)
            | Type::Map(inner)
            | Type::Optional(inner)
            | Type::Nullable(inner)
            | Type::OrText(inner)
            | Type::OrBoolean(inner)
            | Type::OneOrMany(inner) => Some(inner),
            _ => None,
        }
    }
}

impl TypePath {
    /// A type that several places share.
    pub fn shared(name: String) -> Self {
        TypePath { modules: vec![SHARED_TYPES.to_owned()], name }
    }

    /// Whether it is one of the types that several places share.
    pub fn is_shared(&self) -> bool {
        matches!(self.modules.as_slice(), [only] if only == SHARED_TYPES)
    }
}

/// How many members `new` takes at most: of more values in a row nobody sees which is which.
const MOST_IN_NEW: usize = 4;

impl Object {
    /// The members that `new` takes, in their order: the required ones, or none if there are too many.
    pub fn members_of_new(&self) -> Vec<&Member> {
        let required: Vec<&Member> = self.members.iter().filter(|member| member.required).collect();
        if required.len() > MOST_IN_NEW { Vec::new() } else { required }
    }
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
