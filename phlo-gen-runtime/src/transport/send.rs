//! What sends requests to servers: reqwest, or something of the user's.

use crate::transport::{Body, ResponseBody, SendError};
use std::pin::Pin;

/// Carries one request to a server and brings its response.
///
/// Authorization, redirects, retries, timeouts and the unpacking of gzip stand above it: it follows no redirects, and a response
/// of any status is a response. One that unpacks responses itself takes their `Content-Encoding` away. A function will do:
///
/// ```
/// # mod phlo_gen { pub use {::http, ::phlo_gen_runtime::*}; }
/// use phlo_gen::transport::{SendError, ResponseBody, Transport};
/// use phlo_gen::{Body, http};
///
/// let mock = |request: http::Request<Body>| async move {
///     println!("{} {}", request.method(), request.uri().path());
///     Ok::<_, SendError>(http::Response::new(ResponseBody::from("[]")))
/// };
/// # fn takes(_: impl Transport) {}
/// # takes(mock);
/// ```
///
/// So will a service of tower, by `move |request| service.clone().oneshot(request)`, and other clients that take requests of
/// the crate `http`. A layer of yours around [`Reqwest`] is a struct that holds one and passes on to it what it is given.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request. It is done when the headers of the response are there.
    fn send(&self, request: http::Request<Body>) -> ResponseFuture<'_>;
}

/// A request on its way to a server.
pub type ResponseFuture<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<ResponseBody>, SendError>> + Send + 'a>>;

impl<F, Response> Transport for F
where
    F: Fn(http::Request<Body>) -> Response + Send + Sync + 'static,
    Response: Future<Output = Result<http::Response<ResponseBody>, SendError>> + Send + 'static,
{
    fn send(&self, request: http::Request<Body>) -> ResponseFuture<'_> {
        Box::pin(self(request))
    }
}
