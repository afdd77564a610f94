//! The variables of a collection: their values, which of them are settings of the client, and hosts.

pub mod credentials;
pub mod hosts;
pub mod json_values;
pub mod resolve;
pub mod scope;
pub mod settings;
pub mod templates;
pub mod usage;
