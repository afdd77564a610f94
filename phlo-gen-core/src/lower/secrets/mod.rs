//! Secrets: how they are detected, and how they are redacted.

pub mod auth_parameters;
pub mod credential_rows;
pub mod detect;
pub mod flags;
pub mod literals;
pub mod query_key;
pub mod redaction;
pub mod secret_rows;
pub mod sent_secrets;
pub mod unsent;
