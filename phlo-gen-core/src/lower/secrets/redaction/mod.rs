//! Redaction: text, URLs, JSON, descriptions, source lines and the model without secrets.

mod broken_json;
pub mod graphql;
pub mod json;
mod known;
pub mod model;
pub mod placeholder;
pub mod prose;
pub mod source_line;
mod spelled;
pub mod text;
pub mod url;
mod xml;
