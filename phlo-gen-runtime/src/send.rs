//! A request on its way.

use crate::arrival::{Arrival, Limits};
use crate::call::{CallOptions, Terms};
use crate::client::{Client, Shared};
use crate::clock::Clock;
use crate::draft::Draft;
use crate::error::{Error, Problem};
use crate::exchange::exchange;
use crate::operation::Operation;
use crate::platform::sleep;
use crate::received::Answer;
use crate::response::{Payload, Response};
use crate::stream::Stream;
use crate::token::Token;
use crate::trace::Span;
use http::StatusCode;
use http::header::WWW_AUTHENTICATE;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;

/// How many challenges of one call are answered: NTLM has two.
const MOST_ANSWERS: usize = 2;

/// A request that is sent when it is awaited.
///
/// A compiler error that names it, such as ``no method named `status` found for struct `Sending` ``, means that `.await` is missing.
#[must_use = "nothing is sent until this is awaited: write `.send().await`"]
pub struct Sending<R> {
    pub(crate) job: Job,
    request: PhantomData<fn() -> R>,
}

/// A call to be made: all of it but the type of its response.
pub(crate) struct Job {
    client: Client,
    pub(crate) item: &'static str,
    terms: Terms,
    pub(crate) draft: Result<Draft, Error>,
}

impl Job {
    pub(crate) fn new(client: Client, item: &'static str, call: &CallOptions, draft: Result<Draft, Error>) -> Self {
        Job { client, item, terms: call.terms.clone(), draft }
    }

    /// The job, and another one like it; no other one of a job that cannot be done.
    pub(crate) fn twice(self) -> (Option<Self>, Self) {
        let again = self.draft.as_ref().ok().map(|draft| Self {
            client: self.client.clone(),
            terms: self.terms.clone(),
            draft: Ok(draft.clone()),
            ..self
        });
        (again, self)
    }

    /// A job that cannot be done.
    pub(crate) fn failing(self, error: Error) -> Self {
        Self { draft: Err(error), ..self }
    }

    /// The job with a change of its request.
    pub(crate) fn turn(self, change: impl FnOnce(&mut Draft) -> Result<(), Problem>) -> Self {
        let draft = self.draft.and_then(|mut draft| match change(&mut draft) {
            Ok(()) => Ok(draft),
            Err(problem) => Err(problem.at(self.item)),
        });
        Self { draft, ..self }
    }
}

impl<R> Sending<R> {
    pub(crate) fn of(job: Job) -> Self {
        Self { job, request: PhantomData }
    }
}

impl<R> Sending<R> {
    /// Sends the request, and leaves its response to be read while it comes in.
    ///
    /// # Errors
    /// Those of the call, up to the headers of its response. A response that is no success is read, and is
    /// [`Error::Status`].
    pub async fn stream(self) -> Result<Stream, Error> {
        run(self.job).await.map(Stream::new)
    }
}

impl<R: Operation> IntoFuture for Sending<R> {
    type Output = Result<Response<R::Response>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let answer = answer(self.job);
        Box::pin(async move { decode(answer.await?) })
    }
}

/// Makes the call and reads its response. It is a large future, and stays where it is.
fn answer(job: Job) -> Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>> {
    Box::pin(async move { run(job).await?.read().await })
}

/// Makes the call.
pub(crate) async fn run(job: Job) -> Result<Arrival, Error> {
    let span = Span::call(job.item);
    span.clone().watch(repeat(job, &span)).await
}

/// Sends the call as often as it takes.
async fn repeat(job: Job, span: &Span) -> Result<Arrival, Error> {
    let shared = job.client.shared();
    let clock = Clock::new(job.item, job.terms.timeout.unwrap_or(shared.timeout));
    let retries = job.terms.retries.as_ref().unwrap_or(&shared.retries);
    let limits = job.terms.limits(shared.limits);
    let draft = job.draft?;
    let mut attempts = 1;
    loop {
        let try_it = async {
            let outcome = attempt(shared, clock, limits, draft.clone()).await;
            outcome.map(|arrival| arrival.after(attempts)).map_err(|error| error.after(attempts))
        };
        let error = match span.attempt(&draft, attempts).watch(try_it).await {
            Err(error) => error,
            Ok(arrival) => {
                shared.budget.refill();
                return Ok(arrival);
            }
        };
        match retries.wait(&draft, &error, attempts) {
            Some(wait) if wait < clock.left() && shared.budget.take() => {
                span.retry(wait);
                sleep(wait).await;
            }
            _ => return Err(error),
        }
        attempts += 1;
    }
}

/// Sends the call once, or once more with another token if the one it had is refused.
async fn attempt(shared: &Shared, clock: Clock, limits: Limits, draft: Draft) -> Result<Arrival, Error> {
    let Some(tokens) = draft.takes_token(shared) else { return send(shared, clock, limits, draft, None).await };
    let token = tokens.get(clock, None).await?;
    match send(shared, clock, limits, draft.clone(), Some(&token)).await {
        Err(error) if error.status() == Some(StatusCode::UNAUTHORIZED) => {
            // Where no other token is to be had, the refusal is what there is to tell.
            let Ok(token) = tokens.get(clock, Some(&token)).await else { return Err(error) };
            send(shared, clock, limits, draft, Some(&token)).await
        }
        outcome => outcome,
    }
}

/// Authorizes and sends the call, and answers the challenges that it meets.
async fn send(
    shared: &Shared,
    clock: Clock,
    limits: Limits,
    draft: Draft,
    token: Option<&Token>,
) -> Result<Arrival, Error> {
    let mut draft = draft.authorize(shared, token)?;
    let exchange = |prepared| exchange(shared.transport.as_ref(), clock, limits, prepared);
    if !draft.awaits_challenge() {
        return exchange(draft.prepare()?).await;
    }
    for _ in 0..MOST_ANSWERS {
        let arrival = exchange(draft.clone().prepare()?).await;
        match challenge(&arrival) {
            Some(challenge) if draft.awaits_challenge() && draft.answer(shared, &challenge)? => {}
            _ => return arrival,
        }
    }
    exchange(draft.prepare()?).await
}

/// What a 401 asks for.
fn challenge(arrival: &Result<Arrival, Error>) -> Option<String> {
    let error = arrival.as_ref().err().filter(|error| error.status() == Some(StatusCode::UNAUTHORIZED))?;
    let rows = error.headers()?.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
    Some(rows.collect::<Vec<_>>().join(", ")).filter(|challenge| !challenge.is_empty())
}

pub(crate) fn decode<T: Payload>(answer: Answer) -> Result<Response<T>, Error> {
    match T::read(answer.received.status.as_u16(), &answer.received.body) {
        Ok(value) => Ok(Response::new(value, answer.received)),
        Err(fail) => Err(answer.undecoded(fail.into())),
    }
}

impl<R> fmt::Debug for Sending<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sending").field("item", &self.job.item).finish_non_exhaustive()
    }
}
