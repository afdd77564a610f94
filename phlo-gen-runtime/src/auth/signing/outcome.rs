//! The record of the fields that authorization writes to a request.

use crate::operation::Place;
use crate::request::RequestParts;
use http::header::HeaderName;
use percent_encoding::percent_decode_str;

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
    /// The names of fields of an urlencoded body, not encoded.
    pub(crate) body: Vec<String>,
    /// Whether a 401 in response is a challenge that can be answered.
    pub(crate) awaits_challenge: bool,
}

/// Parameters of a header or fields of a body that are made of a secret. The others are public.
const SIGNATURES: [&str; 8] =
    ["signature", "mac", "response", "oauth_signature", "oauth_token", "client_token", "access_token", "token"];

impl WrittenCredentials {
    /// The values that a server may echo: of query parameters, and of signatures in headers and in the body.
    pub(crate) fn values(&self, parts: &RequestParts) -> Vec<String> {
        let is_signature = |name: &str| SIGNATURES.iter().any(|own| name.eq_ignore_ascii_case(own));
        let mut values = Vec::new();
        if !self.query.is_empty() {
            values = values_of(parts.query.as_deref().unwrap_or_default(), &self.query, &|_| true);
        }
        if !self.body.is_empty() {
            let body = String::from_utf8_lossy(parts.body.as_deref().unwrap_or_default());
            values.extend(values_of(&body, &self.body, &is_signature));
        }
        let headers = parts.headers.iter().filter(|(name, _)| self.headers.contains(name));
        // Few schemes write parameters.
        let headers = headers.filter(|(_, value)| value.as_bytes().contains(&b'='));
        for text in headers.filter_map(|(_, value)| value.to_str().ok()) {
            let parameters = text.split([' ', ',', ';']).filter_map(|parameter| parameter.split_once('='));
            let signatures = parameters.filter(|(name, _)| is_signature(name));
            values.extend(signatures.map(|(_, value)| value.trim_matches('"').to_owned()));
        }
        values
    }

    /// Adds the fields that a scheme wrote.
    pub(crate) fn add(&mut self, outcome: SignOutcome) {
        self.awaits_challenge = outcome.awaits_challenge;
        for written in outcome.written {
            match written.place {
                Place::Query => self.query.push(written.name),
                Place::Header => self.headers.extend(HeaderName::from_bytes(written.name.as_bytes())),
                Place::Body => self.body.push(written.name),
            }
        }
    }
}

/// The values, decoded, of the rows of a form that have one of these names.
fn values_of(form: &str, names: &[String], is_wanted: &dyn Fn(&str) -> bool) -> Vec<String> {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let rows = form.split('&').filter_map(|row| row.split_once('=')).map(|(name, value)| (decoded(name), value));
    let rows = rows.filter(|(name, _)| names.contains(name) && is_wanted(name));
    rows.map(|(_, value)| decoded(value)).collect()
}
