//! The schemes of authorization, by Postman's names: each is in the file of its name, and each that signs has a
//! feature.

#[cfg(feature = "asap")]
mod asap;
#[cfg(feature = "awsv4")]
mod awsv4;
#[cfg(feature = "digest")]
mod digest;
#[cfg(feature = "edgegrid")]
mod edgegrid;
#[cfg(feature = "hawk")]
mod hawk;
#[cfg(feature = "jwt")]
mod jwt;
#[cfg(feature = "ntlm")]
mod ntlm;
#[cfg(feature = "oauth1")]
mod oauth1;
mod plain;
mod table;
#[cfg(test)]
#[cfg(feature = "_signing")]
mod tests;

pub(crate) use self::plain::{basic, bearer, place, set_authorization, token_parameter};
pub(crate) use self::table::{Authorizes, answer_challenge, authorizes, sign};
