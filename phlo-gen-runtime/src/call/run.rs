//! The main loop of a call: each attempt gets a token, signs the request, answers challenges and follows redirects.

use crate::auth::{SignedRequest, Token};
use crate::call::exchange::Exchange;
use crate::call::redirect::RedirectRules;
use crate::call::span::Span;
use crate::call::{CallContext, UnsentCall};
use crate::error::Error;
use crate::platform::{Deadline, sleep};
use crate::request::UnsignedRequest;
use crate::response::IncomingResponse;
use http::StatusCode;
use http::header::WWW_AUTHENTICATE;

/// How many challenges of one call are answered: NTLM has two.
const MOST_ANSWERS: usize = 2;

/// Makes the call, up to the headers of its response.
pub(crate) async fn run(call: UnsentCall) -> Result<IncomingResponse, Error> {
    let span = Span::call(call.item);
    // What cannot be sent, or is not in the collection, has no template.
    let request = call.request.as_ref().ok();
    let method = request.map(|request| request.parts.method.clone());
    let template = request.map_or("", |request| request.spec.path);
    let template = if template.is_empty() { call.item } else { template };
    span.clone().record_call(method, template, retry(call, &span)).await
}

/// Attempts the call until there is a response, or an error that is not retried.
async fn retry(call: UnsentCall, span: &Span) -> Result<IncomingResponse, Error> {
    let UnsentCall { context, item, overrides, request } = call;
    let context = context.as_ref();
    let deadline = Deadline::after(overrides.timeout.unwrap_or(context.timeout));
    let retries = overrides.retries.as_ref().unwrap_or(&context.retries);
    let limits = overrides.limits(context.limits);
    let redirects = RedirectRules {
        allow_http: context.requests.allow_http,
        allow_body: context.body_on_redirect || overrides.body_on_redirect,
    };
    let exchange = Exchange { item, transport: context.transport.as_ref(), deadline, limits, redirects };
    let request = request?;
    let mut attempts = 1;
    loop {
        let this_attempt = async {
            let outcome = attempt(context, exchange, request.clone()).await;
            outcome.map(|response| response.with_attempts(attempts)).map_err(|error| error.with_attempts(attempts))
        };
        let error = match span.attempt(&request, attempts).record(this_attempt).await {
            Err(error) => error,
            Ok(response) => {
                context.budget.refill();
                return Ok(response);
            }
        };
        match retries.wait(&request, &error, attempts) {
            Some(wait) if wait < deadline.left() && context.budget.take() => {
                span.retry(wait);
                sleep(wait).await;
            }
            _ => return Err(error),
        }
        attempts += 1;
    }
}

/// Sends the call once, or once more with a new token if its token is refused.
async fn attempt(
    context: &CallContext,
    exchange: Exchange<'_>,
    request: UnsignedRequest,
) -> Result<IncomingResponse, Error> {
    let Some(tokens) = context.token_source(&request) else { return send(context, exchange, request, None).await };
    let token = within(exchange, tokens.get(exchange.item, &request.redactor)).await??;
    let outcome = send(context, exchange, request.clone(), Some(&token)).await;
    if !is_refused(&outcome) {
        return outcome;
    }
    // Without a new token the 401 is the error of the call.
    let Ok(Some(token)) = within(exchange, tokens.replace(&token)).await else { return outcome };
    let outcome = send(context, exchange, request, Some(&token)).await;
    tokens.record_replacement(&token, is_refused(&outcome)).await;
    outcome
}

fn is_refused(outcome: &Result<IncomingResponse, Error>) -> bool {
    outcome.as_ref().is_err_and(|error| error.status() == Some(StatusCode::UNAUTHORIZED))
}

/// The output of a future; a timeout error if the deadline passes first.
async fn within<F: Future>(exchange: Exchange<'_>, work: F) -> Result<F::Output, Error> {
    let Exchange { item, deadline, .. } = exchange;
    deadline.limit(work).await.ok_or_else(|| Error::timeout(item, None, Some(deadline.allowed)))
}

/// Signs and sends the call, and answers the challenges of the server.
async fn send(
    context: &CallContext,
    exchange: Exchange<'_>,
    request: UnsignedRequest,
    token: Option<&Token>,
) -> Result<IncomingResponse, Error> {
    let mut signed = SignedRequest::sign(&context.requests, context.tokens.as_ref(), request, token)?;
    if !signed.awaits_challenge() {
        return exchange.send(signed.finish()?).await;
    }
    for _ in 0..MOST_ANSWERS {
        let outcome = exchange.send(signed.clone().finish()?).await;
        match challenge(&outcome) {
            Some(challenge) if signed.awaits_challenge() && signed.answer(&context.requests, &challenge)? => {}
            _ => return outcome,
        }
    }
    exchange.send(signed.finish()?).await
}

/// The challenge of a 401.
fn challenge(outcome: &Result<IncomingResponse, Error>) -> Option<String> {
    let error = outcome.as_ref().err().filter(|error| error.status() == Some(StatusCode::UNAUTHORIZED))?;
    let rows = error.headers()?.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
    Some(rows.collect::<Vec<_>>().join(", ")).filter(|challenge| !challenge.is_empty())
}
