//! Errors, and the redaction of secrets in text.

mod call_error;
mod cause;
mod excerpt;
mod kinds;
mod nearest_name;
mod print;
mod problem;
mod redaction;
mod response_kinds;
mod response_parts;
mod retry_after;
mod unknown_encoding;

pub use self::call_error::Error;
pub(crate) use self::call_error::is_transient;
pub(crate) use self::cause::Cause;
pub(crate) use self::excerpt::excerpt;
pub(crate) use self::kinds::TransportKind;
pub use self::kinds::{ArgumentError, SettingError, TimeoutError, TransportError};
pub(crate) use self::nearest_name::nearest_name;
pub(crate) use self::problem::Problem;
pub(crate) use self::redaction::{Redactor, is_secret_by_value, is_secret_name};
pub(crate) use self::response_kinds::Unreadable;
pub use self::response_kinds::{ResponseError, StatusError};
pub(crate) use self::response_parts::{ResponseParts, request_id};
pub(crate) use self::retry_after::retry_after;
pub(crate) use self::unknown_encoding::UnknownEncoding;
pub use crate::json::DecodeError;

#[cfg(test)]
mod tests {
    #[test]
    fn the_generator_finds_the_same_names() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../phlo-gen-core/src/diagnostic/nearest_name.rs");
        let Ok(other) = std::fs::read_to_string(path) else {
            println!("skipped: no {path}");
            return;
        };
        assert!(include_str!("nearest_name.rs") == other, "copy {path}");
    }
}
