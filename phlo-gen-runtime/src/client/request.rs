//! Requests that are not in the collection.

use crate::call::{CallContext, CallFuture, PreparedRequest, UnsentCall, prepare};
use crate::config::CallOptions;
use crate::error::{Error, Problem};
use crate::request::{AD_HOC, AdHocRequest, UnsignedRequest, assemble_ad_hoc};
use crate::response::Untyped;
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;

/// A request that is not in the collection. It is sent as the items of the collection are: to the first host, with the
/// first authorization, with retries and redirects.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// # use phlo_gen::{Error, Request};
/// async fn newest(request: Request) -> Result<(), Error> {
///     let response = request.query("limit", "1").header("X-Trace", "t").send().await?;
///     println!("{} {}", response.status(), response.text());
///     Ok(())
/// }
/// ```
#[derive(Clone)]
#[must_use = "nothing is sent until `send()` is awaited"]
pub struct Request {
    context: Arc<CallContext>,
    options: CallOptions,
    request: AdHocRequest,
}

impl Request {
    pub(crate) fn new(context: Arc<CallContext>, method: String, path: String) -> Self {
        Self { context, options: CallOptions::default(), request: AdHocRequest { method, path, body: Ok(None) } }
    }

    /// Sends a header, as [`CallOptions::header`] does.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(|call| call.header(name, value))
    }

    /// Adds a query parameter, as [`CallOptions::query`] does.
    pub fn query(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(|call| call.query(name, value))
    }

    /// Sends this as JSON.
    pub fn json(self, body: &(impl serde::Serialize + ?Sized)) -> Self {
        let body = match serde_json::to_vec(body) {
            Ok(body) => Ok(Some((body.into(), "application/json".to_owned()))),
            Err(_) => Err(Problem::request("its body cannot be written as JSON")),
        };
        Self { request: AdHocRequest { body, ..self.request }, ..self }
    }

    /// Sends these bytes, with this content type: `text/plain`.
    pub fn body(self, content_type: impl Into<String>, body: impl Into<Bytes>) -> Self {
        Self { request: AdHocRequest { body: Ok(Some((body.into(), content_type.into()))), ..self.request }, ..self }
    }

    /// Sets options: a timeout, retries.
    pub fn with(self, options: impl FnOnce(CallOptions) -> CallOptions) -> Self {
        Self { options: options(self.options), ..self }
    }

    /// What would be sent; nothing is sent.
    ///
    /// # Errors
    /// Errors that occur before anything is sent, as in [`Request::send`].
    pub fn prepare(&self) -> Result<PreparedRequest, Error> {
        prepare(&self.context, self.assemble())
    }

    /// Sends the request.
    pub fn send(self) -> CallFuture<Untyped> {
        let request = self.assemble();
        CallFuture::of(UnsentCall::new(self.context, &AD_HOC, &self.options, request))
    }

    fn assemble(&self) -> Result<UnsignedRequest, Error> {
        assemble_ad_hoc(&self.context.requests, &self.options, &self.request)
    }
}

/// Values may be secret, and so may the path: only the method and the options are shown.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.request.method)
            .field("call", &self.options)
            .finish_non_exhaustive()
    }
}
