//! The trait of all transports.

use crate::transport::{Body, ResponseBody, SendError};
use std::pin::Pin;

/// Sends one request and returns its response.
///
/// Authorization, redirects, retries, timeouts and gzip decompression are handled by the runtime: a transport must not
/// follow redirects, and must return responses of any status. A transport that decompresses responses must remove
/// `Content-Encoding`. A closure implements it:
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
/// A service of tower, or any other client that takes requests of the crate `http`, becomes a transport by a closure:
/// `move |request| service.clone().oneshot(request)`. A custom layer around [`Reqwest`](super::Reqwest) is a struct that contains one and
/// forwards to it.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request. The future is ready when the headers of the response have been received.
    fn send(&self, request: http::Request<Body>) -> ResponseFuture<'_>;
}

/// The future of a request that is being sent.
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
