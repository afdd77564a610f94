//! The record of the fields that authorization writes to a request.

use crate::operation::Place;
use http::header::HeaderName;

/// The fields that a scheme wrote, and whether a challenge may follow.
#[derive(Debug, Default)]
pub(crate) struct SignOutcome {
    /// The written fields: they must not be sent to another host.
    pub(crate) written: Vec<WrittenField>,
    /// Whether a 401 in response is a challenge that can be answered.
    pub(crate) awaits_challenge: bool,
}

/// A field that a scheme wrote to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrittenField {
    /// Whether it is a header, a query parameter or a field of an urlencoded body.
    pub(crate) place: Place,
    /// Its name, not encoded.
    pub(crate) name: String,
}

#[cfg(feature = "_signing")]
impl SignOutcome {
    /// All is written, and no challenge may follow.
    pub(crate) fn done(written: Vec<WrittenField>) -> Self {
        Self { written, awaits_challenge: false }
    }
}

/// The fields that authorization wrote to a request. They are not sent to another origin.
#[derive(Debug, Clone, Default)]
pub(crate) struct WrittenCredentials {
    pub(crate) headers: Vec<HeaderName>,
    /// The names of query parameters, not encoded.
    pub(crate) query: Vec<String>,
    /// Whether credentials are in the body.
    pub(crate) writes_body: bool,
    /// Whether a 401 in response is a challenge that can be answered.
    pub(crate) awaits_challenge: bool,
}

impl WrittenCredentials {
    /// Adds the fields that a scheme wrote.
    pub(crate) fn add(&mut self, outcome: SignOutcome) {
        self.awaits_challenge = outcome.awaits_challenge;
        for written in outcome.written {
            match written.place {
                Place::Query => self.query.push(written.name),
                Place::Header => self.headers.extend(HeaderName::from_bytes(written.name.as_bytes())),
                Place::Body => self.writes_body = true,
            }
        }
    }
}
