//! What a header is for, by its name: which are constants, which Postman makes, which are new for each call.

use crate::lower::names::placeholder::is_placeholder;
use crate::lower::secrets::detect;

/// Headers whose value follows from what the generated code sends and reads, or that stand for another client.
const CONSTANT: [&str; 18] = [
    "accept",
    "accept-charset",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-type",
    "dnt",
    "expect",
    "mime-version",
    "origin",
    "pragma",
    "referer",
    "soapaction",
    "upgrade-insecure-requests",
    "user-agent",
    "x-http-method",
    "x-http-method-override",
    "x-requested-with",
];

/// Headers about a version or a part of the resource that the caller has: a saved value is a sample.
const SAMPLES: [&str; 8] = [
    "if-match",
    "if-none-match",
    "if-modified-since",
    "if-unmodified-since",
    "if-range",
    "last-event-id",
    "range",
    "content-range",
];

/// What a header with a saved value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderKind {
    /// Always sent as saved.
    Constant,
    /// Made by Postman for its own requests.
    MadeByPostman,
    /// Not sent unless it is set: its value is a placeholder, or a sample.
    Optional,
    /// An id of one call, which no other call may have.
    OncePerCall,
    /// A key or a token of the client.
    Credential,
    /// Sent as saved unless it is set.
    Custom,
}

impl HeaderKind {
    /// The kind of a header with a value without variables.
    pub fn of(name: &str, value: &str) -> Self {
        let lower = name.to_ascii_lowercase();
        if is_made_by_postman(&lower, value) {
            HeaderKind::MadeByPostman
        } else if detect::is_id_of_one_call(name) {
            HeaderKind::OncePerCall
        } else if is_placeholder(value) {
            match detect::is_api_key_name(name) || is_authorization(&lower) {
                true => HeaderKind::Credential,
                false => HeaderKind::Optional,
            }
        } else if detect::is_key_header(name) {
            HeaderKind::Credential
        } else if is_usual(name) || says_version(&lower) {
            HeaderKind::Constant
        } else if SAMPLES.contains(&lower.as_str()) || detect::is_signature(name) {
            HeaderKind::Optional
        } else {
            HeaderKind::Custom
        }
    }
}

/// Whether a header of this name is a constant everywhere, so that nobody would set it.
pub fn is_usual(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    CONSTANT.contains(&lower.as_str()) || lower.starts_with("sec-")
}

fn is_authorization(lower: &str) -> bool {
    matches!(lower, "authorization" | "proxy-authorization" | "x-authorization")
}

fn says_version(lower: &str) -> bool {
    lower.split(['-', '_']).any(|word| word == "version" || word == "apiversion")
}

fn is_made_by_postman(lower: &str, value: &str) -> bool {
    matches!(lower, "host" | "postman-token" | "accept-encoding")
        || value.starts_with("<calculated ")
        || lower == "user-agent" && value.starts_with("PostmanRuntime/")
}

#[cfg(test)]
mod tests {
    use super::HeaderKind::{Constant, Credential, Custom, MadeByPostman, OncePerCall, Optional};
    use super::*;

    #[test]
    fn headers_have_kinds() {
        let kinds = [
            ("Accept", "text/plain", Constant),
            ("X-Api-Version", "3", Constant),
            ("Sec-Fetch-Mode", "cors", Constant),
            ("Content-Length", "<calculated when request is sent>", MadeByPostman),
            ("User-Agent", "PostmanRuntime/7.1", MadeByPostman),
            ("X-Payout-Idempotency", "17", OncePerCall),
            ("x-request-id", "", OncePerCall),
            ("X-Partner-App-Key", "k9", Credential),
            ("X-Api-Key", "", Credential),
            ("X-Payment-Token", "", Optional),
            ("Range", "bytes=0-9", Optional),
            ("Sort-Key", "name", Custom),
            ("X-JWS-Signature", "a.b.c", Optional),
            ("X-Tenant", "t7", Custom),
        ];
        for (name, value, kind) in kinds {
            assert_eq!(HeaderKind::of(name, value), kind, "{name}");
        }
    }
}
