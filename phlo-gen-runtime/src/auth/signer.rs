//! What the signers share: how they read parameters, how they write headers, what they complain of.

use super::{AuthError, Outgoing, Parameters, Step, Written};
use crate::operation::Place;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};

impl<'a> Parameters<'a> {
    /// The value of a parameter, unless it is empty.
    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// The value of a parameter without which nothing can be signed.
    pub(super) fn required(&self, kind: &'static str, name: &str) -> Result<&'a str, AuthError> {
        let missing = || AuthError::new(format!("authorization with `{kind}` needs its parameter `{name}`"));
        self.text(name).ok_or_else(missing)
    }
}

#[cfg(any(
    feature = "awsv4",
    feature = "digest",
    feature = "hawk",
    feature = "jwt",
    feature = "ntlm",
    feature = "oauth1"
))]
impl Parameters<'_> {
    /// Whether a parameter that is yes or no says yes.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }
}

impl Step {
    /// Nothing is left to do.
    pub(super) fn done(written: Vec<Written>) -> Self {
        Self { written, awaits_challenge: false }
    }
}

impl Outgoing {
    /// Writes a header in the place of all that have its name.
    pub(super) fn set_header(
        &mut self,
        kind: &'static str,
        name: HeaderName,
        value: &str,
    ) -> Result<Written, AuthError> {
        let odd = || format!("a parameter of `{kind}` authorization has a character that cannot stand in a header");
        let mut value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| AuthError::new(odd()))?;
        value.set_sensitive(true);
        let written = Written { place: Place::Header, name: name.to_string() };
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value));
        Ok(written)
    }

    /// Writes the `Authorization` header: all that most kinds do.
    pub(super) fn set_authorization(&mut self, kind: &'static str, value: &str) -> Result<Step, AuthError> {
        Ok(Step::done(vec![self.set_header(kind, AUTHORIZATION, value)?]))
    }
}

#[cfg(any(feature = "digest", feature = "hawk", feature = "jwt", feature = "ntlm", feature = "oauth1"))]
impl AuthError {
    /// A parameter, or what the server sent, is of no use.
    pub(super) fn unusable(kind: &'static str, what: &str, why: &str) -> Self {
        Self::new(format!("`{what}` of `{kind}` authorization {why}"))
    }
}
