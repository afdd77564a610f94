//! What carries requests to servers: reqwest, or something of the user's.

#[cfg(target_arch = "wasm32")]
mod fetch;
mod hooks;
#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
mod hyper;
#[cfg(not(target_arch = "wasm32"))]
mod pooled;
mod reqwest;
#[cfg(not(target_arch = "wasm32"))]
mod unpack;
mod whole;

#[cfg(target_arch = "wasm32")]
use self::fetch::http_client;
pub(crate) use self::hooks::Hooks;
#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
pub use self::hyper::Hyper;
#[cfg(not(target_arch = "wasm32"))]
use self::pooled::http_client;
pub use self::reqwest::Reqwest;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use self::unpack::unpacking;

use crate::body::Body;
use crate::error::{Cause, Problem};
use bytes::Bytes;
use http_body::Frame;
use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

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

/// The body of a response, as it comes in.
pub struct ResponseBody(Pin<Box<Stream>>);

type Stream = dyn http_body::Body<Data = Bytes, Error = Cause> + Send;

impl ResponseBody {
    /// A body that comes in piece by piece.
    pub fn new<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes, Error: Into<Box<dyn Error + Send + Sync>>> + Send + 'static,
    {
        Self(Box::pin(Simple(Box::pin(body))))
    }

    /// The next piece; nothing at the end.
    pub(crate) async fn chunk(&mut self) -> Option<Result<Bytes, Cause>> {
        loop {
            match std::future::poll_fn(|context| self.0.as_mut().poll_frame(context)).await? {
                // What is no data is a trailer.
                Ok(frame) => match frame.into_data() {
                    Ok(data) => return Some(Ok(data)),
                    Err(_) => continue,
                },
                Err(cause) => return Some(Err(cause)),
            }
        }
    }
}

impl From<Bytes> for ResponseBody {
    fn from(bytes: Bytes) -> Self {
        Self::new(whole::Whole(bytes))
    }
}

impl From<&'static str> for ResponseBody {
    fn from(text: &'static str) -> Self {
        Bytes::from(text).into()
    }
}

impl From<String> for ResponseBody {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl fmt::Debug for ResponseBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResponseBody(..)")
    }
}

/// A body whose errors are all of one type.
struct Simple<B>(Pin<Box<B>>);

impl<B: http_body::Body<Data = Bytes, Error: Into<Cause>>> http_body::Body for Simple<B> {
    type Data = Bytes;
    type Error = Cause;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.0.as_mut().poll_frame(context).map(|frame| frame.map(|frame| frame.map_err(Into::into)))
    }
}

/// Why there is no response.
///
/// What its source says stands in error messages: take secrets out of it.
#[derive(Debug)]
pub struct SendError {
    pub(crate) why: Why,
}

#[derive(Debug)]
pub(crate) enum Why {
    /// No connection came about.
    Connect(Cause),
    /// The transport itself ran out of patience.
    Timeout,
    /// Something else.
    Other(Cause),
    /// The request cannot be sent as it is.
    Unsendable(Problem),
}

impl SendError {
    /// No connection came about: the server cannot have seen the request.
    pub fn connect(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { why: Why::Connect(cause.into()) }
    }

    /// The transport did not get a response in the time that it allows.
    pub fn timeout() -> Self {
        Self { why: Why::Timeout }
    }

    /// The connection failed, and whether the server has seen the request is not known.
    pub fn other(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { why: Why::Other(cause.into()) }
    }
}
