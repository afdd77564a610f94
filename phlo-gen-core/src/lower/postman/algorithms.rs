//! The algorithms that calls can be signed with.

use crate::collection::Auth;

/// The algorithm that a collection saves for a scheme, if calls cannot be signed with it.
#[derive(Debug, PartialEq, Eq)]
pub struct UnsupportedAlgorithm<'a> {
    /// The parameter of the scheme.
    pub parameter: &'static str,
    /// Its value.
    pub value: &'a str,
    /// The values that can be used.
    pub supported: &'static [&'static str],
}

/// The saved algorithm of a scheme, if calls cannot be signed with it. A variable may have any value.
pub fn unsupported_algorithm(auth: &Auth) -> Option<UnsupportedAlgorithm<'_>> {
    let (_, parameter, supported) = *ALGORITHMS.iter().find(|(kind, ..)| *kind == auth.kind)?;
    let (_, value) = auth.parameters.iter().find(|(name, _)| name == parameter)?;
    let is_same = |known: &&str| match auth.kind.as_str() {
        "digest" => known.eq_ignore_ascii_case(value),
        _ => known == value,
    };
    let is_supported = value.is_empty() || value.contains("{{") || supported.iter().any(is_same);
    (!is_supported).then_some(UnsupportedAlgorithm { parameter, value, supported })
}

/// Kinds of authorization, their parameter for the algorithm, and its values.
const ALGORITHMS: [(&str, &str, &[&str]); 5] = [
    (
        "oauth1",
        "signatureMethod",
        &["PLAINTEXT", "HMAC-SHA1", "HMAC-SHA256", "HMAC-SHA512", "RSA-SHA256", "RSA-SHA512"],
    ),
    (
        "jwt",
        "algorithm",
        &[
            "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
            "EdDSA",
        ],
    ),
    ("asap", "alg", &["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]),
    (
        "digest",
        "algorithm",
        &["MD5", "MD5-sess", "SHA-256", "SHA-256-sess", "SHA-512-256", "SHA-512-256-sess", "SHA-512", "SHA-512-sess"],
    ),
    ("hawk", "algorithm", &["sha1", "sha256"]),
];
