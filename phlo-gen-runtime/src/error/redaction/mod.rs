//! Redaction: secrets in text, in any spelling, and credentials that a response brings.

mod base64_text;
mod credentials;
mod decoded_text;
mod escapes;
mod lenient_text;
mod occurrences;
mod prose;
mod redacted_cause;
mod redactor;
mod secret_names;
mod value_ends;

pub(crate) use self::redactor::Redactor;
pub(crate) use self::secret_names::{is_secret_by_value, is_secret_name};

#[cfg(test)]
mod tests {
    #[test]
    fn the_generator_has_the_same_names_of_secrets() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../phlo-gen-core/src/collection/secrets/secret_names.rs");
        let Ok(other) = std::fs::read_to_string(path) else {
            println!("skipped: no {path}");
            return;
        };
        assert!(include_str!("secret_names.rs") == other, "copy {path}");
    }
}
