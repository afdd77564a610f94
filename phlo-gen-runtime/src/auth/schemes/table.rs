//! The schemes that sign requests, each with its feature.

#[cfg(feature = "asap")]
use crate::auth::schemes::asap;
#[cfg(feature = "awsv4")]
use crate::auth::schemes::awsv4;
#[cfg(feature = "digest")]
use crate::auth::schemes::digest;
#[cfg(feature = "edgegrid")]
use crate::auth::schemes::edgegrid;
#[cfg(feature = "hawk")]
use crate::auth::schemes::hawk;
#[cfg(feature = "jwt")]
use crate::auth::schemes::jwt;
#[cfg(feature = "ntlm")]
use crate::auth::schemes::ntlm;
#[cfg(feature = "oauth1")]
use crate::auth::schemes::oauth1;
use crate::auth::signing::{AuthError, Parameters, ReceivedChallenge, SignOutcome, SigningTime};
use crate::request::RequestParts;

/// Signs a request by a scheme, before it is sent.
///
/// An unknown scheme writes nothing, as in Postman.
pub(crate) fn sign(
    kind: &str,
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    signing_time: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    match SCHEMES.iter().find(|known| known.name == kind) {
        None => Ok(SignOutcome::default()),
        Some(Scheme { sign: Some(sign), .. }) => sign(parts, parameters, signing_time),
        Some(known) => Err(AuthError::needs(&format!("`{}`", known.name), known.name)),
    }
}

/// Writes the answer to the challenge of a 401 to the request that was challenged.
///
/// If nothing is written, there is no answer, and the 401 is the response. NTLM takes two answers.
pub(crate) fn answer_challenge(
    kind: &str,
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    challenge: &ReceivedChallenge,
    signing_time: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    match SCHEMES.iter().find(|known| known.name == kind) {
        Some(Scheme { answer: Some((_, answer)), .. }) => answer(parts, parameters, challenge, signing_time),
        _ => Ok(SignOutcome::default()),
    }
}

/// What the answers of a scheme to challenges authorize.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Authorizes {
    /// One request.
    Request,
    /// The connection that carries them, for all requests that follow on it.
    Connection,
}

/// What the answers of a scheme authorize; `None` if the scheme answers no challenges.
pub(crate) fn authorizes(kind: &str) -> Option<Authorizes> {
    let scheme = SCHEMES.iter().find(|known| known.name == kind)?;
    scheme.answer.map(|(authorizes, _)| authorizes)
}

/// A scheme; without its feature it has no functions.
pub(super) struct Scheme {
    pub(super) name: &'static str,
    pub(super) sign: Option<Sign>,
    answer: Option<(Authorizes, Answer)>,
}

type Sign = fn(&mut RequestParts, &Parameters<'_>, &SigningTime) -> Result<SignOutcome, AuthError>;
type Answer =
    fn(&mut RequestParts, &Parameters<'_>, &ReceivedChallenge, &SigningTime) -> Result<SignOutcome, AuthError>;

macro_rules! when {
    ($feature:literal, $value:expr) => {{
        #[cfg(feature = $feature)]
        {
            Some($value)
        }
        #[cfg(not(feature = $feature))]
        {
            None
        }
    }};
}

pub(super) static SCHEMES: [Scheme; 8] = [
    Scheme { name: "asap", sign: when!("asap", asap::sign), answer: None },
    Scheme { name: "awsv4", sign: when!("awsv4", awsv4::sign), answer: None },
    Scheme {
        name: "digest",
        sign: when!("digest", digest::sign),
        answer: when!("digest", (Authorizes::Request, digest::answer)),
    },
    Scheme { name: "edgegrid", sign: when!("edgegrid", edgegrid::sign), answer: None },
    Scheme { name: "hawk", sign: when!("hawk", hawk::sign), answer: None },
    Scheme { name: "jwt", sign: when!("jwt", jwt::sign), answer: None },
    Scheme {
        name: "ntlm",
        sign: when!("ntlm", ntlm::sign),
        answer: when!("ntlm", (Authorizes::Connection, ntlm::answer)),
    },
    Scheme { name: "oauth1", sign: when!("oauth1", oauth1::sign), answer: None },
];
