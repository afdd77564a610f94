//! A request with its authorization.

use crate::auth::authorize::{answer, authorize};
use crate::auth::schemes::token_parameter;
use crate::auth::signing::WrittenCredentials;
use crate::auth::tokens::{Token, Tokens};
use crate::error::{Error, Redactor};
use crate::request::{RequestContext, UnsignedRequest};
use crate::transport::Body;
use secrecy::ExposeSecret;

/// A request with its authorization.
#[derive(Clone)]
pub(crate) struct SignedRequest {
    request: UnsignedRequest,
    written: WrittenCredentials,
}

/// A request as it is sent.
pub(crate) struct FinishedRequest {
    pub(crate) request: http::Request<Body>,
    /// The names of the query parameters that are secrets, not encoded: they must not be sent to another origin.
    pub(crate) secret_rows: Vec<String>,
    /// Whether a secret is in its path, its query or its body.
    pub(crate) has_secret: bool,
    pub(crate) redactor: Redactor,
}

/// Where the token of a request comes from, if not from the collection.
pub(crate) fn token_source<'a>(request: &UnsignedRequest, tokens: Option<&'a Tokens>) -> Option<&'a Tokens> {
    request.auth.and_then(|auth| token_parameter(auth.kind))?;
    tokens
}

impl SignedRequest {
    /// Authorizes a request: with this token, if its token does not come from the collection.
    pub(crate) fn sign(
        context: &RequestContext,
        tokens: Option<&Tokens>,
        mut request: UnsignedRequest,
        token: Option<&Token>,
    ) -> Result<Self, Error> {
        let token = token.map(|token| token.text.expose_secret());
        token.into_iter().for_each(|token| request.redactor.add(token));
        if let Some((user, password)) = &request.userinfo {
            request.redactor.add(password.expose_secret());
            // Where there is no password, the user name is a key.
            if password.expose_secret().is_empty() {
                request.redactor.add(user);
            }
        }
        // `prepare` requests no token, so that there is none to show.
        let token = token.or(token_source(&request, tokens).map(|_| ""));
        let userinfo = request.userinfo.as_ref();
        let written = authorize(&context.settings, request.auth, userinfo, token, &mut request.parts);
        let written = written.map_err(|problem| problem.into_error(request.spec.item))?;
        Ok(Self { request, written })
    }

    /// Whether a 401 in response is a challenge.
    pub(crate) fn awaits_challenge(&self) -> bool {
        self.written.awaits_challenge
    }

    /// Answers a challenge. Returns whether there is an answer.
    pub(crate) fn answer(&mut self, context: &RequestContext, challenge: &str) -> Result<bool, Error> {
        let Self { request, written } = self;
        let Some(auth) = request.auth else { return Ok(false) };
        let answered = answer(&context.settings, auth, &mut request.parts, challenge, written);
        answered.map_err(|problem| problem.into_error(request.spec.item))
    }

    /// The request as it is sent.
    pub(crate) fn finish(self) -> Result<FinishedRequest, Error> {
        let Self { mut request, written } = self;
        let item = request.spec.item;
        let (has_secret, mut secret_rows) = (request.has_secret, request.secret_rows.clone());
        let writes_body = !written.body.is_empty();
        let writes_elsewhere = writes_body || !written.query.is_empty();
        written.values(&request.parts).iter().for_each(|value| request.redactor.add(value));
        let finished = request.finish(&written.headers, writes_elsewhere);
        let (request, redactor) = finished.map_err(|problem| problem.into_error(item))?;
        let has_secret = has_secret || writes_body;
        secret_rows.extend(written.query);
        Ok(FinishedRequest { request, secret_rows, has_secret, redactor })
    }
}
