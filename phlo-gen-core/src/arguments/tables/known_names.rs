//! The names that the request and its responses have.

use super::model::Evidence;
use crate::bytes;

/// The names that a request or its responses have, without what people spell in many ways.
pub struct Known(Vec<String>);

impl Known {
    pub fn new(names: &[String]) -> Self {
        Known(names.iter().map(|name| bare(name)).collect())
    }

    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether a name is among them, nested or not, whatever its capitals.
    pub fn has(&self, name: &str) -> bool {
        let wanted = bare(name);
        let same =
            |name: &String| name.strip_suffix(&wanted).is_some_and(|lead| lead.is_empty() || lead.ends_with('.'));
        self.0.iter().any(same)
    }
}

/// The evidence, ready for many questions.
pub struct Names {
    pub request: Known,
    pub response: Known,
}

impl Names {
    pub fn new(evidence: &Evidence) -> Self {
        Names { request: Known::new(&evidence.request), response: Known::new(&evidence.response) }
    }
}

fn bare(name: &str) -> String {
    let is_bare = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if bytes::leading(name, is_bare) == name.len() {
        return name.to_owned();
    }
    name.replace("[]", "").replace(['_', '-'], "").to_lowercase()
}
