//! The future of a call.

use crate::call::UnsentCall;
use crate::call::run::{read, run};
use crate::call::span::CallRecord;
use crate::error::Error;
use crate::operation::{Operation, Payload};
use crate::response::{BufferedResponse, Response, Stream, Untyped, decoded};
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;

/// A request that is sent when it is awaited.
///
/// A compiler error that names this type, such as ``no field `api_id` on type `CallFuture<…>` ``, means that `.await` is
/// missing.
#[must_use = "nothing is sent until this is awaited: write `.send().await`"]
pub struct CallFuture<R> {
    pub(crate) call: UnsentCall,
    /// Has no value: the compiler names it as the only field where a member of the response is used without `.await`.
    pub response_after_await: PhantomData<fn() -> R>,
}

impl<R> CallFuture<R> {
    pub(crate) fn of(call: UnsentCall) -> Self {
        Self { call, response_after_await: PhantomData }
    }

    /// The same request, with the body of its response as bytes: for a response that is not what the examples of the
    /// collection say, such as a success without a body.
    ///
    /// ```
    /// # extern crate phlo_gen_runtime as phlo_gen;
    /// # use phlo_gen::{Error, Request};
    /// async fn delete(request: Request) -> Result<bool, Error> {
    ///     let response = request.send().raw().await?;
    ///     Ok(response.status() == 204 || response.text().contains("deleted"))
    /// }
    /// ```
    pub fn raw(self) -> CallFuture<Untyped> {
        CallFuture::of(self.call)
    }

    /// Sends the request. The body of its response is read as a stream.
    ///
    /// # Errors
    /// Those of the call, up to the headers of its response. A response whose status is not a success is
    /// [`Error::Status`].
    pub async fn stream(self) -> Result<Stream, Error> {
        run(self.call).await.map(Stream::new)
    }
}

/// What a response and a result have, so that the compiler says what is missing instead of that there is no such method.
#[doc(hidden)]
impl<R> CallFuture<R> {
    pub fn status(&self)
    where
        Self: Awaited,
    {
    }
    pub fn headers(&self)
    where
        Self: Awaited,
    {
    }
    pub fn body(&self)
    where
        Self: Awaited,
    {
    }
    pub fn into_inner(self)
    where
        Self: Awaited,
    {
    }
    pub fn unwrap(self)
    where
        Self: Awaited,
    {
    }
    pub fn expect(self, _: &str)
    where
        Self: Awaited,
    {
    }
    pub fn map_err<E>(self, _: E)
    where
        Self: Awaited,
    {
    }
}

/// No type implements it: a call that is not awaited has no response.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`.await` is missing: there is no response yet",
    label = "call this on the response: `.send().await?`",
    note = "`.send()` returns a call, which is sent when it is awaited"
)]
pub trait Awaited {}

impl<R: Operation> IntoFuture for CallFuture<R> {
    type Output = Result<Response<R::Response>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        // The future is large, so it is boxed before it is moved.
        let response = Box::pin(read(self.call));
        Box::pin(async move {
            let (response, record) = response.await?;
            decode(response, record)
        })
    }
}

/// The response with its body decoded: the end of the call.
pub(crate) fn decode<T: Payload>(response: BufferedResponse, record: CallRecord) -> Result<Response<T>, Error> {
    let outcome = decoded(response);
    outcome.as_ref().err().into_iter().for_each(|error| record.span.record_error(error));
    record.finish(outcome.as_ref().map(Response::status));
    outcome
}

impl<R> fmt::Debug for CallFuture<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallFuture").field("item", &self.call.item).finish_non_exhaustive()
    }
}
