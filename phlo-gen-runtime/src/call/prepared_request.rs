//! A request as it would be sent, whose debug output shows no secret.

use crate::auth::FinishedRequest;
use crate::error::Redactor;
use crate::transport::Body;
use http::{HeaderMap, Method, Uri};
use std::fmt;

/// A request as it would be sent: what `client.prepare(&request)` returns.
///
/// It contains credentials, in its headers, its URL or its body. Its `Debug` output shows none of them; that of the parts
/// that [`uri`](Self::uri), [`headers`](Self::headers) and [`into_http`](Self::into_http) return may.
///
/// ```
/// # mod phlo_gen { pub use {::http, ::phlo_gen_runtime::*}; }
/// use phlo_gen::{Body, Error, PreparedRequest, Request, http};
///
/// fn show(request: &Request) -> Result<http::Request<Body>, Error> {
///     let prepared: PreparedRequest = request.prepare()?;
///     println!("{prepared:?}");
///     Ok(prepared.into_http())
/// }
/// ```
#[derive(Clone)]
pub struct PreparedRequest {
    request: http::Request<Body>,
    redactor: Redactor,
}

impl PreparedRequest {
    pub(crate) fn new(finished: FinishedRequest) -> Self {
        Self { request: finished.request, redactor: finished.redactor }
    }

    /// The method.
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// The URL.
    pub fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// The headers. Those that may be secrets are marked as sensitive, so that `Debug` does not print them: also what a caller
    /// has set, unless HTTP defines the header.
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// The body.
    pub fn body(&self) -> &Body {
        self.request.body()
    }

    /// The request as a value of the crate `http`, whose `Debug` output shows the URL.
    pub fn into_http(self) -> http::Request<Body> {
        self.request
    }
}

impl From<PreparedRequest> for http::Request<Body> {
    fn from(prepared: PreparedRequest) -> Self {
        prepared.into_http()
    }
}

impl fmt::Debug for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut headers = self.headers().clone();
        self.redactor.mark_headers(&mut headers);
        f.debug_struct("PreparedRequest")
            .field("method", self.method())
            .field("uri", &format_args!("{}", self.redactor.redact_response(self.uri().to_string())))
            .field("headers", &headers)
            .field("body", self.body())
            .finish()
    }
}
