//! Shared by the schemes: parameters, times and nonces, hashes, keys, encodings, and writing to a request.

mod challenge;
#[cfg(feature = "jwt")]
mod claims;
mod encode;
mod error;
#[cfg(any(
    feature = "awsv4",
    feature = "edgegrid",
    feature = "hawk",
    feature = "jwt",
    feature = "ntlm",
    feature = "oauth1"
))]
mod hash;
#[cfg(feature = "jwt-keys")]
mod keys;
mod outcome;
mod parameters;
#[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
mod query;
#[cfg(feature = "_signing")]
mod request_parts;
mod signing_time;

#[cfg(feature = "digest")]
pub(crate) use self::challenge::Challenge;
pub(crate) use self::challenge::ReceivedChallenge;
#[cfg(any(feature = "digest", feature = "ntlm"))]
pub(crate) use self::challenge::challenges;
#[cfg(feature = "jwt")]
pub(crate) use self::claims::Claims;
#[cfg(any(feature = "edgegrid", feature = "hawk", feature = "ntlm", feature = "oauth1"))]
pub(crate) use self::encode::base64;
#[cfg(any(feature = "awsv4", feature = "digest"))]
pub(crate) use self::encode::hex;
#[cfg(any(feature = "jwt", feature = "ntlm"))]
pub(crate) use self::encode::unbase64;
#[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
pub(crate) use self::encode::{percent, unpercent};
pub(crate) use self::error::AuthError;
#[cfg(any(
    feature = "awsv4",
    feature = "edgegrid",
    feature = "hawk",
    feature = "jwt",
    feature = "ntlm",
    feature = "oauth1"
))]
pub(crate) use self::hash::hmac;
#[cfg(feature = "jwt-keys")]
pub(crate) use self::keys::PrivateKey;
#[cfg(feature = "_signing")]
pub(crate) use self::outcome::WrittenField;
pub(crate) use self::outcome::{SignOutcome, WrittenCredentials};
pub(crate) use self::parameters::Parameters;
#[cfg(feature = "oauth1")]
pub(crate) use self::query::{push, without};
pub(crate) use self::signing_time::SigningTime;
