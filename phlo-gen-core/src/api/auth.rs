//! A way to authorize requests.

use crate::api::template::{Part, Template};

/// The parameter of an authorization without which a request goes while one of its settings is missing.
pub const OPTIONAL: &str = "optional";

/// One way to authorize requests.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Auth {
    /// Postman's name for it.
    pub kind: String,
    /// Its parameters by Postman's names, and `OPTIONAL` if it has that.
    pub parameters: Vec<(String, Template)>,
}

impl Auth {
    /// The same for a request that goes without it while one of its settings is missing.
    pub fn optional(mut self) -> Self {
        self.parameters.push((OPTIONAL.to_owned(), Template::default()));
        self
    }

    /// Whether a request goes without it while one of its settings is missing.
    pub fn is_optional(&self) -> bool {
        self.parameters.iter().any(|(name, _)| name == OPTIONAL)
    }

    /// The settings in its parameters.
    pub fn settings(&self) -> impl Iterator<Item = &str> {
        self.parameters.iter().flat_map(|(_, template)| &template.parts).filter_map(|part| match part {
            Part::Setting(name) => Some(name.as_str()),
            _ => None,
        })
    }
}
