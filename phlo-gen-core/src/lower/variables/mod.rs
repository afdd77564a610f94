//! The variables of a collection: their values, text with these values, settings and hosts.

pub mod credentials;
pub mod growth;
pub mod hosts;
pub mod json_values;
pub mod resolve;
pub mod scope;
pub mod settings;
pub mod stray_hosts;
pub mod templates;
pub mod usage;
