//! A host that requests go to.

use crate::api::template::Template;

/// Where requests go: scheme, host, port and perhaps the beginning of the path.
#[derive(Debug, Clone)]
pub struct Host {
    /// The method that sets it. A base that consists of settings has none, nor has another spelling of a base that has one.
    pub setter: Option<String>,
    /// Its name: its setter, or that of the base that it is another spelling of, or a setting that it consists of.
    pub name: String,
    /// The base as the collection writes it.
    pub base: Template,
}
