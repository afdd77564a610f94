//! The trait of all transports.

use crate::transport::{Body, ResponseBody, SendError};
use std::pin::Pin;

/// Sends one request to a server and receives its response.
///
/// Authorization, redirects, retries, timeouts and gzip are handled above it: it follows no redirects, and a response of
/// any status is a response. One that decompresses responses itself removes their `Content-Encoding`. A function is a
/// transport:
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
/// So is a service of tower, by `move |request| service.clone().oneshot(request)`, and any other client that takes
/// requests of the crate `http`. A layer of yours around [`Reqwest`](super::Reqwest) is a struct that holds one and forwards to it.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request. The future is ready when the headers of the response have been received.
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
