//! JSON Schemas in test scripts: what a script demands of a response says more than examples do.
//!
//! Scripts are not run. A schema counts where it is written down as a literal, and where the script says what part of the
//! response it is about.

mod apply;
mod calls;
mod javascript;
mod literal;
mod read;

use crate::arguments::Facts;
use crate::collection::Script;
use crate::shapes::Element;

/// What a schema says of a value, as far as types go.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schema {
    kind: Kind,
    nullable: bool,
    /// Texts that it may be.
    allowed: Vec<String>,
    description: Option<String>,
}

/// What kind of value it is.
#[derive(Debug, Clone, Default, PartialEq)]
enum Kind {
    #[default]
    Unsaid,
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

/// The schemas that test scripts hold the body of a response against.
pub fn of_responses(scripts: &[Script]) -> Vec<Schema> {
    let tests = scripts.iter().filter(|script| script.listen == "test");
    tests.flat_map(|script| calls::schemas(&script.source)).collect()
}

impl Schema {
    /// What it makes of the shape that examples have; it outranks them wherever it says something.
    pub fn apply(&self, examples: Option<&Element>) -> Element {
        apply::apply(self, examples)
    }

    /// What it says of members, each by the names that lead to it, besides their types.
    pub fn facts(&self) -> Vec<(Vec<String>, Facts)> {
        apply::facts(self)
    }
}
