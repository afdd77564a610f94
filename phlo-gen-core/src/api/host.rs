//! The host of requests.

use crate::api::template::Template;

/// The target of requests: scheme, host, port and optionally the beginning of the path.
#[derive(Debug, Clone)]
pub struct Host {
    /// The method that sets it; `None` for a base that consists of settings, and for another spelling of a base with a
    /// method.
    pub setter: Option<String>,
    /// Its name: that of its setter, of the base of which it is another spelling, or of a setting that it consists of.
    pub name: String,
    /// The base as the collection writes it.
    pub base: Template,
}
