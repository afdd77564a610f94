//! A request on its way.

use crate::client::Client;
use crate::draft::Draft;
use crate::error::Error;
use crate::exchange::exchange;
use crate::operation::Operation;
use crate::received::Answer;
use crate::reply::{Payload, Reply};
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

/// A request that is sent when it is awaited.
#[must_use = "nothing is sent until this is awaited"]
pub struct Sending<R> {
    client: Client,
    item: &'static str,
    timeout: Option<Duration>,
    draft: Result<Draft, Error>,
    request: PhantomData<fn() -> R>,
}

impl<R> Sending<R> {
    pub(crate) fn new(
        client: Client,
        item: &'static str,
        timeout: Option<Duration>,
        draft: Result<Draft, Error>,
    ) -> Self {
        Self { client, item, timeout, draft, request: PhantomData }
    }
}

impl<R: Operation> IntoFuture for Sending<R> {
    type Output = Result<Reply<R::Reply>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let answer = run(self.client, self.item, self.timeout, self.draft);
        Box::pin(async move { read(answer.await?) })
    }
}

/// All of a call but the type of its reply: compiled once.
async fn run(
    client: Client,
    item: &'static str,
    timeout: Option<Duration>,
    draft: Result<Draft, Error>,
) -> Result<Answer, Error> {
    let shared = client.shared();
    let prepared = draft?.authorize(shared)?;
    exchange(&shared.http, item, timeout.unwrap_or(shared.timeout), prepared).await
}

fn read<T: Payload>(answer: Answer) -> Result<Reply<T>, Error> {
    match T::read(&answer.received.body) {
        Ok(value) => Ok(Reply::new(value, answer.received)),
        Err(fail) => Err(answer.undecoded(fail.into())),
    }
}

impl<R> fmt::Debug for Sending<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").field("item", &self.item).finish_non_exhaustive()
    }
}
