//! What a header is for, by its name: which are constants, which Postman makes, which are new for each call.

use crate::lower::names::identifiers;
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
        } else if detect::is_id_of_one_call(name) && !matches!(value, "true" | "false") {
            HeaderKind::OncePerCall
        } else if is_placeholder(value) {
            match asks_for_key(name) || is_authorization(&lower) {
                true => HeaderKind::Credential,
                false => HeaderKind::Optional,
            }
        } else if detect::is_key_header(name) && !detect::is_resource_id(name, value) {
            HeaderKind::Credential
        } else if is_usual(name) || says_version(name, value) {
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

/// Whether a header without a value of its own asks for a key of the client: `X-Api-Key`, `X-App-Key`.
fn asks_for_key(name: &str) -> bool {
    detect::is_api_key_name(name) || detect::joined(name).ends_with("key") && detect::is_secret_name(name)
}

/// Words that end like `version`.
const OTHER_VERSIONS: [&str; 6] = ["aversion", "conversion", "diversion", "inversion", "reversion", "subversion"];

/// `X-Api-Version`; in one word with others, as in `OData-MaxVersion`, its value must be one too.
fn says_version(name: &str, value: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    if !lower.contains("version") {
        return false;
    }
    // in a name in camel case each word is one: `MinVersion` is no inversion
    let is_other = || identifiers::snake(name).split('_').any(|word| OTHER_VERSIONS.contains(&word));
    let is_number = || value.trim_start().trim_start_matches(['v', 'V']).starts_with(|c: char| c.is_ascii_digit());
    let mut words = lower.split(['-', '_']);
    words
        .any(|word| matches!(word, "version" | "apiversion") || word.ends_with("version") && is_number() && !is_other())
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
            ("X-Correlation-ID", "6ad0c7c3", OncePerCall),
            ("X-B3-TraceId", "80f198ee56343ba8", OncePerCall),
            ("traceparent", "00-4bf9", OncePerCall),
            ("X-Trace", "on", Custom),
            ("X-Return-Trace-Id", "true", Custom),
            ("X-Trace-Identity", "acme", Custom),
            ("X-Partner-App-Key", "k9", Credential),
            ("X-Api-Key", "", Credential),
            ("x-app-key", "", Credential),
            ("X-Merchant-Key", "<string>", Credential),
            ("X-Sort-Key", "", Optional),
            ("X-Public-Key", "<string>", Optional),
            ("OData-MaxVersion", "4.0", Constant),
            ("X-MinVersion", "v2", Constant),
            ("x-schema-maxversion", "2", Constant),
            ("X-Conversion", "fast", Custom),
            ("X-Conversion", "1", Custom),
            ("X-CurrencyConversion", "1.25", Custom),
            ("X-Diversion", "2", Custom),
            ("X-Conversion-Version", "2", Constant),
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
