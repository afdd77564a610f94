//! Converts an authorized request to an `http::Request`.

use crate::error::{Problem, Redactor};
use crate::request::header_values::has_header;
use crate::request::{RequestParts, UnsignedRequest};
use crate::transport::Body;
use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_LENGTH, USER_AGENT};
use http::uri::{Authority, Parts, PathAndQuery, Scheme, Uri};
use http::{HeaderName, HeaderValue, Method};

/// Any content type.
const ANY: HeaderValue = HeaderValue::from_static("*/*");

/// The `User-Agent` of requests without one.
pub(crate) const AGENT: HeaderValue = HeaderValue::from_static(concat!("phlo-gen/", env!("CARGO_PKG_VERSION")));

impl UnsignedRequest {
    /// The request as it is sent, and its secrets. `credentials` are the headers that authorization has written; it may
    /// have written credentials elsewhere too, to the query or the body.
    pub(crate) fn finish(
        self,
        credentials: &[HeaderName],
        credentials_elsewhere: bool,
    ) -> Result<(http::Request<Body>, Redactor), Problem> {
        let RequestParts { method, scheme, authority, path, query, mut headers, body, files: _ } = self.parts;
        let body = body.map_or(self.body, Body::from);
        if !has_header(&headers, &ACCEPT) {
            headers.push((ACCEPT, ANY));
        }
        if !has_header(&headers, &USER_AGENT) {
            headers.push((USER_AGENT, AGENT));
        }
        match body.size() {
            Some(0) if is_bodiless(&method) => {}
            Some(size) => headers.push((CONTENT_LENGTH, decimal(size))),
            None => {}
        }
        let mut redactor = self.redactor;
        let mut request = http::Request::new(body);
        request.headers_mut().reserve(headers.len());
        let mut has_secret = self.has_secret || credentials_elsewhere;
        for (name, value) in headers {
            if value.is_sensitive() && (credentials.contains(&name) || !self.unprinted.contains(&name)) {
                has_secret = true;
                redactor.add_header(&value);
            }
            request.headers_mut().append(name, value);
        }
        if has_secret && scheme == "http" && !self.allow_http {
            return Err(Problem::request(
                "it has credentials and would be sent over plain http: use https, or allow it with \
                 `.with(|options| options.allow_http())`",
            ));
        }
        *request.method_mut() = method;
        *request.uri_mut() = uri(scheme, authority, path, query.as_deref())?;
        Ok((request, redactor))
    }
}

/// Whether a request of this method has no `Content-Length` if it has no body.
fn is_bodiless(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::DELETE | Method::OPTIONS | Method::TRACE | Method::CONNECT)
}

/// A number as the value of a header, with one allocation.
fn decimal(number: u64) -> HeaderValue {
    let digits = HeaderValue::from_str(itoa::Buffer::new().format(number));
    digits.unwrap_or_else(|_| HeaderValue::from(number))
}

fn uri(scheme: &str, authority: Authority, mut path: String, query: Option<&str>) -> Result<Uri, Problem> {
    if path.is_empty() {
        path.push('/');
    }
    if let Some(query) = query {
        path.push('?');
        path.push_str(query);
    }
    let refuse = || Problem::request("its URL is too long, or has a character that cannot be sent");
    let mut parts = Parts::default();
    parts.scheme = Some(if scheme == "https" { Scheme::HTTPS } else { Scheme::HTTP });
    parts.authority = Some(authority);
    parts.path_and_query = Some(PathAndQuery::from_maybe_shared(Bytes::from(path)).map_err(|_| refuse())?);
    Uri::from_parts(parts).map_err(|_| refuse())
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn numbers_are_written_as_they_are() {
        for number in [0, 7, 10, 4211, u64::MAX] {
            assert_eq!(decimal(number).to_str().ok(), Some(number.to_string().as_str()));
        }
    }
}
