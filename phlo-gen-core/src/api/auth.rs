//! A way to authorize requests.

use crate::api::template::Template;

/// One way to authorize requests.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Auth {
    /// Postman's name for it.
    pub kind: String,
    /// Its parameters by Postman's names.
    pub parameters: Vec<(String, Template)>,
}
