//! The main loop of a call: each attempt gets a token, signs the request, answers challenges and follows redirects.

use crate::auth::Tokens;
use crate::call::challenge::send;
use crate::call::exchange::Exchange;
use crate::call::redirect::RedirectRules;
use crate::call::span::{CallRecord, Span};
use crate::call::{CallContext, UnsentCall};
use crate::error::Error;
use crate::platform::{Deadline, sleep};
use crate::request::UnsignedRequest;
use crate::response::{BufferedResponse, IncomingResponse};
use http::StatusCode;
use std::sync::Arc;

/// Makes the call, up to the headers of its response.
pub(crate) async fn run(call: UnsentCall) -> Result<Box<IncomingResponse>, Error> {
    let record = record_of(&call);
    let outcome = record.span.clone().record(retry(call, &record.span)).await;
    record.finish(outcome.as_ref().map(|response| response.status));
    outcome
}

/// Makes the call and reads its response. If that succeeds, the call ends when the response is decoded: then its record is
/// to be finished.
pub(crate) async fn read(call: UnsentCall) -> Result<(BufferedResponse, CallRecord), Error> {
    let record = record_of(&call);
    match record.span.clone().record(async { retry(call, &record.span).await?.read().await }).await {
        Ok(response) => Ok((response, record)),
        Err(error) => {
            record.finish(Err(&error));
            Err(error)
        }
    }
}

fn record_of(call: &UnsentCall) -> CallRecord {
    // What cannot be sent, or is not in the collection, has no template.
    let request = call.request.as_ref().ok();
    let method = request.map(|request| request.parts.method.clone());
    let template = request.map_or("", |request| request.spec.path);
    CallRecord::new(call.item, method, if template.is_empty() { call.item } else { template })
}

/// Attempts the call until there is a response, or an error that is not retried.
async fn retry(call: UnsentCall, span: &Span) -> Result<Box<IncomingResponse>, Error> {
    let UnsentCall { context, item, overrides, request, .. } = call;
    let context = &context;
    let deadline = Deadline::after(overrides.timeout.unwrap_or(context.timeout));
    let retries = overrides.retries.as_ref().unwrap_or(&context.retries);
    let limits = overrides.limits(context.limits);
    let redirects = RedirectRules {
        allow_http: context.requests.allow_http,
        allow_body: context.body_on_redirect || overrides.body_on_redirect,
    };
    let (transport, adds_secrets) = (context.transport.as_ref(), context.adds_secrets);
    let exchange = Exchange { item, transport, adds_secrets, deadline, limits, redirects };
    let request = request?;
    let mut attempts = 1;
    loop {
        let this_attempt = async {
            let outcome = attempt(context, exchange, &request).await;
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
            _ => return Err(error.with_credentials(|| context.credentials(&request))),
        }
        attempts += 1;
    }
}

/// Sends the call. Futures of calls that few make are boxed, so that those of all others are small.
async fn attempt(
    context: &Arc<CallContext>,
    exchange: Exchange<'_>,
    request: &UnsignedRequest,
) -> Result<Box<IncomingResponse>, Error> {
    match context.token_source(request) {
        Some(tokens) => Box::pin(attempt_with_token(context, exchange, request, tokens)).await,
        None => send(context, exchange, request, None).await,
    }
}

/// Sends the call once, or once more with a new token if its token is refused.
async fn attempt_with_token(
    context: &Arc<CallContext>,
    exchange: Exchange<'_>,
    request: &UnsignedRequest,
    tokens: &Tokens,
) -> Result<Box<IncomingResponse>, Error> {
    let token = exchange.within(tokens.get(exchange.item, &request.redactor)).await??;
    let outcome = send(context, exchange, request, Some(&token)).await;
    if !is_refused(&outcome) {
        return outcome;
    }
    // Without a new token the 401 is the error of the call.
    let token = match exchange.within(tokens.replace(&token)).await {
        Ok(Ok(Some(token))) => token,
        Ok(Err(cause)) => return outcome.map_err(|error| error.without_new_token(cause)),
        Ok(Ok(None)) | Err(_) => return outcome,
    };
    let outcome = send(context, exchange, request, Some(&token)).await;
    tokens.record_replacement(&token, is_refused(&outcome)).await;
    outcome
}

fn is_refused(outcome: &Result<Box<IncomingResponse>, Error>) -> bool {
    outcome.as_ref().is_err_and(|error| error.status() == Some(StatusCode::UNAUTHORIZED))
}
