//! Redaction: secrets in text, in any spelling, and credentials that a response brings.

mod base64_text;
mod credentials;
mod decoded_text;
mod escapes;
mod names;
mod occurrences;
mod redacted_cause;
mod redactor;
mod value_ends;

pub(crate) use self::names::is_secret_name;
pub(crate) use self::redactor::Redactor;
