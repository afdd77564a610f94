//! Reads the parts of a request for signatures, and writes signatures to it.

use crate::auth::signing::{AuthError, SignOutcome, WrittenField};
use crate::operation::Place;
use crate::request::{RequestParts, header_bytes};
#[cfg(any(feature = "awsv4", feature = "digest", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
use crate::transport::Body;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};

#[cfg(any(feature = "digest", feature = "edgegrid", feature = "hawk"))]
impl RequestParts {
    /// Path and query as they are in the request line.
    pub(crate) fn target(&self) -> String {
        let path = if self.path.is_empty() { "/" } else { &self.path };
        match &self.query {
            None => path.to_owned(),
            Some(query) => format!("{path}?{query}"),
        }
    }
}

#[cfg(any(feature = "awsv4", feature = "edgegrid", feature = "oauth1"))]
impl RequestParts {
    /// The host as in the `Host` header: in lower case, without the default port of the scheme.
    pub(crate) fn host(&self) -> String {
        let host = self.authority.as_str().to_ascii_lowercase();
        let own_port = if self.scheme == "https" { ":443" } else { ":80" };
        host.strip_suffix(own_port).map(str::to_owned).unwrap_or(host)
    }
}

#[cfg(any(feature = "awsv4", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
impl RequestParts {
    /// The value of a header, if it is text.
    pub(crate) fn header(&self, name: impl AsRef<str>) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(other, _)| other == name.as_ref())?;
        value.to_str().ok()
    }
}

#[cfg(any(feature = "awsv4", feature = "digest", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
impl RequestParts {
    /// Passes the body to a function, such as a hash, up to a number of bytes. Files on the disk are read.
    pub(crate) fn read_body(&self, most: u64, to: &mut dyn FnMut(&[u8])) -> Result<(), AuthError> {
        let read = match (&self.body, &self.files) {
            (None, Some(files)) => files.read(most, to),
            (body, _) => Body::from(body.clone().unwrap_or_default()).read(most, to),
        };
        read.map_err(|problem| AuthError::new(problem.to_string()))
    }
}

impl RequestParts {
    /// Writes a header in place of all with its name.
    pub(crate) fn set_header(
        &mut self,
        kind: &'static str,
        name: HeaderName,
        value: &str,
    ) -> Result<WrittenField, AuthError> {
        let message =
            || format!("a parameter of `{kind}` authorization has a character that is not allowed in a header");
        let mut value = HeaderValue::from_bytes(&header_bytes(value)).map_err(|_| AuthError::new(message()))?;
        value.set_sensitive(true);
        let written = WrittenField { place: Place::Header, name: name.to_string() };
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value));
        Ok(written)
    }

    /// Writes the `Authorization` header, which is all that most schemes write.
    pub(crate) fn set_authorization(&mut self, kind: &'static str, value: &str) -> Result<SignOutcome, AuthError> {
        Ok(SignOutcome::done(vec![self.set_header(kind, AUTHORIZATION, value)?]))
    }
}
