//! Signs a call and answers the challenges of its server, over one connection if the scheme authorizes the connection.

use crate::auth::{FinishedRequest, SignedRequest, Token};
use crate::call::CallContext;
use crate::call::exchange::{Exchange, Exchanged, Redirected};
use crate::error::Error;
use crate::platform::{blocking, sleep};
use crate::request::UnsignedRequest;
use crate::response::IncomingResponse;
use crate::transport::Lease;
use http::StatusCode;
use http::header::{CONNECTION, HeaderMap, WWW_AUTHENTICATE};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::MutexGuard;

/// How many challenges of one call are answered: NTLM has two, and there may be one for each URL of a redirect.
const MOST_ANSWERS: usize = 4;

/// How often a handshake starts again because its connection was closed.
const MOST_LOSSES: usize = 2;

/// How long a connection of a transport that all calls share takes to be free for the next request.
const TURNAROUND: Duration = Duration::from_millis(40);

/// Signs and sends the call, and answers the challenges of the server.
pub(crate) async fn send(
    context: &Arc<CallContext>,
    exchange: Exchange<'_>,
    request: &UnsignedRequest,
    token: Option<&Token>,
) -> Result<Box<IncomingResponse>, Error> {
    // Where files on the disk are hashed for a signature, another thread does it, since it takes a while.
    let ready = match request.auth.is_some() && request.has_file() {
        true => {
            let (context, request, token) = (Arc::clone(context), request.clone(), token.cloned());
            Box::pin(exchange.within(blocking(move || Ready::new(&context, request, token.as_ref())))).await?
        }
        false => Ready::new(context, request.clone(), token),
    };
    match ready? {
        Ready::Signed(signed) => Box::pin(send_challenged(context, exchange, *signed)).await,
        Ready::Finished(mut finished) => exchange.send(&mut finished).await,
    }
}

/// A call with its authorization. It is not kept in the future of the call, which would make that large.
enum Ready {
    /// One that may be challenged.
    Signed(Box<SignedRequest>),
    Finished(Box<FinishedRequest>),
}

impl Ready {
    fn new(context: &CallContext, request: UnsignedRequest, token: Option<&Token>) -> Result<Self, Error> {
        let (tokens, known) = (context.tokens.as_ref(), Some(&context.challenges));
        let signed = SignedRequest::sign(&context.requests, tokens, request, token, known)?;
        Ok(match signed.awaits_challenge() {
            true => Ready::Signed(Box::new(signed)),
            false => Ready::Finished(Box::new(signed.finish()?)),
        })
    }
}

/// Sends the call, and answers the challenges of the server.
async fn send_challenged(
    context: &CallContext,
    exchange: Exchange<'_>,
    mut signed: SignedRequest,
) -> Result<Box<IncomingResponse>, Error> {
    let mut handshake = Handshake::start(context, &signed);
    let (mut answers, mut losses) = (0, 0);
    loop {
        let lease = handshake.as_ref().map(|handshake| &handshake.lease);
        let Exchanged { outcome, redirected } = exchange.send_over(signed.clone().finish()?, lease).await;
        if lease.is_some_and(|lease| lost_connection(lease, &outcome)) && losses < MOST_LOSSES {
            losses += 1;
            signed.start_again();
            continue;
        }
        let Some(headers) = challenged(&outcome).filter(|_| answers < MOST_ANSWERS && signed.awaits_challenge()) else {
            return outcome;
        };
        match redirected {
            Redirected::No => {}
            Redirected::Within(method, uri) => signed.redirect(&method, &uri),
            // The credentials are not for that server.
            Redirected::Elsewhere => return outcome,
        }
        if !signed.answer(&context.requests, challenge(headers), &context.challenges)? {
            return outcome;
        }
        if let Some(handshake) = &mut handshake {
            handshake.proceed(context, exchange, headers).await?;
        }
        answers += 1;
    }
}

/// The headers of a 401 with a challenge.
fn challenged(outcome: &Result<Box<IncomingResponse>, Error>) -> Option<&HeaderMap> {
    let error = outcome.as_ref().err().filter(|error| error.status() == Some(StatusCode::UNAUTHORIZED))?;
    error.headers().filter(|headers| headers.contains_key(WWW_AUTHENTICATE))
}

/// The challenges in the headers of a response.
fn challenge(headers: &HeaderMap) -> String {
    let rows = headers.get_all(WWW_AUTHENTICATE).iter().filter_map(|value| value.to_str().ok());
    rows.collect::<Vec<_>>().join(", ")
}

/// The handshake that authorizes a connection.
struct Handshake<'a> {
    lease: Lease,
    /// Held if the transport gives it no connection of its own.
    turn: Option<MutexGuard<'a, ()>>,
}

impl<'a> Handshake<'a> {
    /// The connection for a call, if its scheme authorizes one. It may be authorized already.
    fn start(context: &'a CallContext, signed: &SignedRequest) -> Option<Self> {
        let space = signed.protection_space().filter(|_| signed.authorizes_connection())?;
        let lease = context.connections.take(space);
        if lease.connection().is_separate() {
            lease.connection().keep();
        }
        Some(Self { lease, turn: None })
    }

    /// Makes the next request use the connection of this response.
    async fn proceed(
        &mut self,
        context: &'a CallContext,
        exchange: Exchange<'_>,
        response: &HeaderMap,
    ) -> Result<(), Error> {
        let connection = self.lease.connection();
        if response.get(CONNECTION).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"close")) {
            connection.reopen();
        } else {
            connection.keep();
        }
        if !connection.is_separate() {
            if self.turn.is_none() {
                self.turn = Some(exchange.within(context.handshake.lock()).await?);
            }
            sleep(TURNAROUND).await;
        }
        Ok(())
    }
}

/// Whether a request was not sent because its connection is closed. The next one may open another.
fn lost_connection(lease: &Lease, outcome: &Result<Box<IncomingResponse>, Error>) -> bool {
    let is_lost =
        matches!(outcome, Err(Error::Transport(error)) if error.is_connect()) && lease.connection().was_lost();
    if is_lost {
        lease.connection().reopen();
    }
    is_lost
}
