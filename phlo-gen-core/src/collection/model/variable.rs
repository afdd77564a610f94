//! A variable of a collection or an environment.

use super::description::Description;

/// A variable of a collection or an environment.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Its name.
    pub key: String,
    /// Its value, converted to its type and then to a string as Postman does; `None` if it has none.
    pub value: Option<String>,
    /// Its type: `string`, `secret`, …
    pub kind: Option<String>,
    /// Whether it is disabled.
    pub disabled: bool,
    /// Its description.
    pub description: Option<Description>,
    /// Where it begins, in bytes.
    pub offset: usize,
}
