//! Authorization: which scheme signs a request, and where its credentials come from.

mod authorize;
mod empty_credentials;
#[cfg(feature = "oauth2")]
mod grant;
mod known_challenges;
mod require;
mod schemes;
mod signed_request;
mod signing;
#[cfg(feature = "oauth2")]
mod token_client;
mod tokens;

pub(crate) use self::empty_credentials::is_empty_credential;
#[cfg(feature = "oauth2")]
pub use self::grant::Grant;
pub(crate) use self::known_challenges::KnownChallenges;
pub(crate) use self::schemes::token_parameter;
pub(crate) use self::signed_request::{FinishedRequest, SignedRequest, token_source};
#[cfg(feature = "oauth2")]
pub(crate) use self::token_client::granted_tokens;
pub(crate) use self::tokens::{Token, Tokens};
