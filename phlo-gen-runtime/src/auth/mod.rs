//! Authorization: what each of Postman's types writes on a request.
//!
//! Each kind has a file and a feature of its name. `basic`, `bearer`, `apikey` and `oauth2` only place what they are
//! given and need no feature; they are not here.

#[cfg(feature = "asap")]
mod asap;
#[cfg(feature = "awsv4")]
mod awsv4;
#[cfg(any(feature = "awsv4", feature = "edgegrid"))]
mod calendar;
#[cfg(any(feature = "digest", feature = "ntlm"))]
mod challenge;
#[cfg(feature = "jwt")]
mod claims;
#[cfg(feature = "digest")]
mod digest;
#[cfg(feature = "edgegrid")]
mod edgegrid;
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
#[cfg(feature = "hawk")]
mod hawk;
#[cfg(feature = "jwt")]
mod jwt;
#[cfg(feature = "jwt-keys")]
mod keys;
mod moment;
#[cfg(feature = "ntlm")]
mod ntlm;
#[cfg(feature = "oauth1")]
mod oauth1;
mod outgoing;
mod parameters;
#[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
mod query;
mod require;
#[cfg(any(
    feature = "awsv4",
    feature = "digest",
    feature = "edgegrid",
    feature = "hawk",
    feature = "jwt",
    feature = "ntlm",
    feature = "oauth1"
))]
mod signer;
#[cfg(all(
    test,
    any(
        feature = "awsv4",
        feature = "digest",
        feature = "edgegrid",
        feature = "hawk",
        feature = "jwt",
        feature = "ntlm",
        feature = "oauth1"
    )
))]
mod tests;

pub(crate) use self::error::AuthError;
pub(crate) use self::moment::Moment;
pub(crate) use self::outgoing::Outgoing;
pub(crate) use self::parameters::Parameters;
use crate::operation::Place;

/// What authorization did to a request, and whether it has more to do.
#[derive(Debug, Default)]
pub(crate) struct Step {
    /// What was written on the request. It belongs to this host: a redirect to another one drops it.
    pub(crate) written: Vec<Written>,
    /// Whether a 401 in response is a challenge for [`answer`].
    pub(crate) awaits_challenge: bool,
}

/// Something that authorization wrote on a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// Whether it is a header, a row of the query or a row of an urlencoded body.
    pub(crate) place: Place,
    /// Its name, not encoded.
    pub(crate) name: String,
}

/// Writes on a request, before it is sent, what this kind of authorization asks for.
///
/// A kind that is not known writes nothing, as in Postman.
pub(crate) fn authorize(
    kind: &str,
    outgoing: &mut Outgoing,
    parameters: &Parameters<'_>,
    moment: &Moment,
) -> Result<Step, AuthError> {
    match KINDS.iter().find(|known| known.name == kind) {
        None => Ok(Step::default()),
        Some(Kind { sign: Some(sign), .. }) => sign(outgoing, parameters, moment),
        Some(known) => Err(AuthError::needs(&format!("`{}`", known.name), known.name)),
    }
}

/// Writes on a request that has come back with a 401 the answer to its challenge.
///
/// `challenge` is what the `WWW-Authenticate` headers hold, joined by `, `. Where nothing is written, there is no
/// answer, and the 401 is the response. NTLM takes two answers, sent over the connection that brought the challenge.
pub(crate) fn answer(
    kind: &str,
    outgoing: &mut Outgoing,
    parameters: &Parameters<'_>,
    challenge: &str,
    moment: &Moment,
) -> Result<Step, AuthError> {
    match KINDS.iter().find(|known| known.name == kind) {
        Some(Kind { answer: Some(answer), .. }) => answer(outgoing, parameters, challenge, moment),
        _ => Ok(Step::default()),
    }
}

/// A kind of authorization; without its feature it can do nothing.
struct Kind {
    name: &'static str,
    sign: Option<Sign>,
    answer: Option<Answer>,
}

type Sign = fn(&mut Outgoing, &Parameters<'_>, &Moment) -> Result<Step, AuthError>;
type Answer = fn(&mut Outgoing, &Parameters<'_>, &str, &Moment) -> Result<Step, AuthError>;

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

static KINDS: [Kind; 8] = [
    Kind { name: "asap", sign: when!("asap", asap::sign), answer: None },
    Kind { name: "awsv4", sign: when!("awsv4", awsv4::sign), answer: None },
    Kind { name: "digest", sign: when!("digest", digest::sign), answer: when!("digest", digest::answer) },
    Kind { name: "edgegrid", sign: when!("edgegrid", edgegrid::sign), answer: None },
    Kind { name: "hawk", sign: when!("hawk", hawk::sign), answer: None },
    Kind { name: "jwt", sign: when!("jwt", jwt::sign), answer: None },
    Kind { name: "ntlm", sign: when!("ntlm", ntlm::sign), answer: when!("ntlm", ntlm::answer) },
    Kind { name: "oauth1", sign: when!("oauth1", oauth1::sign), answer: None },
];
