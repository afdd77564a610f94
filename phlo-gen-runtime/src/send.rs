//! A request on its way.

use crate::client::Client;
use crate::draft::Draft;
use crate::error::Error;
use crate::exchange::{Clock, exchange};
use crate::operation::Operation;
use crate::received::Answer;
use crate::reply::{Payload, Reply};
use http::StatusCode;
use http::header::WWW_AUTHENTICATE;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

/// How many challenges of one call are answered: NTLM has two.
const MOST_ANSWERS: usize = 2;

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
    let clock = Clock::new(item, timeout.unwrap_or(shared.timeout));
    let mut draft = draft?.authorize(shared)?;
    if !draft.awaits_challenge() {
        return exchange(&shared.http, &clock, draft.prepare()?).await;
    }
    for _ in 0..MOST_ANSWERS {
        let answer = exchange(&shared.http, &clock, draft.clone().prepare()?).await;
        match challenge(&answer) {
            Some(challenge) if draft.awaits_challenge() && draft.answer(shared, &challenge)? => {}
            _ => return answer,
        }
    }
    exchange(&shared.http, &clock, draft.prepare()?).await
}

/// What a 401 asks for.
fn challenge(answer: &Result<Answer, Error>) -> Option<String> {
    let error = answer.as_ref().err().filter(|error| error.status() == Some(StatusCode::UNAUTHORIZED))?;
    let rows = error.headers()?.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
    Some(rows.collect::<Vec<_>>().join(", ")).filter(|challenge| !challenge.is_empty())
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
