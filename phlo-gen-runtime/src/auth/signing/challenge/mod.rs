//! Challenges: what a server asks for in `WWW-Authenticate`.

#[cfg(any(feature = "digest", feature = "ntlm"))]
mod header;
mod received;

#[cfg(feature = "digest")]
pub(crate) use self::header::Challenge;
#[cfg(any(feature = "digest", feature = "ntlm"))]
pub(crate) use self::header::challenges;
pub(crate) use self::received::ReceivedChallenge;
