//! A request with its authorization.

use crate::auth::authorize::{answer, authorize};
use crate::auth::known_challenges::KnownChallenges;
use crate::auth::schemes::{Authorizes, authorizes, token_parameter};
use crate::auth::signing::{ReceivedChallenge, WrittenCredentials};
use crate::auth::tokens::{Token, Tokens};
use crate::error::{Error, Redactor};
use crate::request::{RequestContext, UnsignedRequest};
use crate::transport::{Body, ProtectionSpace};
use http::header::AUTHORIZATION;
use http::{Method, Uri};
use secrecy::ExposeSecret;

/// A request with its authorization.
#[derive(Clone)]
pub(crate) struct SignedRequest {
    request: UnsignedRequest,
    written: WrittenCredentials,
    /// What the answers to challenges authorize, if the scheme answers any.
    authorizes: Option<Authorizes>,
    /// Whether a challenge of this call has been answered.
    has_answered: bool,
}

/// A request as it is sent.
pub(crate) struct FinishedRequest {
    pub(crate) request: http::Request<Body>,
    /// The names of the query parameters that are secrets, not encoded: they must not be sent to another origin.
    pub(crate) secret_rows: Vec<String>,
    /// Whether a secret is in its path, its query or its body.
    pub(crate) has_secret: bool,
    /// Whether its `Authorization` is the answer to a challenge for its URL, and for no other.
    pub(crate) answers_challenges: bool,
    pub(crate) redactor: Redactor,
}

/// Where the token of a request comes from, if not from the collection.
pub(crate) fn token_source<'a>(request: &UnsignedRequest, tokens: Option<&'a Tokens>) -> Option<&'a Tokens> {
    request.auth.and_then(|auth| token_parameter(auth.kind))?;
    tokens
}

impl SignedRequest {
    /// Authorizes a request: with this token, if its token does not come from the collection; and with the answer to the
    /// last challenge, if the scheme answers one in advance.
    pub(crate) fn sign(
        context: &RequestContext,
        tokens: Option<&Tokens>,
        mut request: UnsignedRequest,
        token: Option<&Token>,
        known: Option<&KnownChallenges>,
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
        let authorizes = request.auth.and_then(|auth| authorizes(auth.kind));
        let mut signed = Self { request, written, authorizes, has_answered: false };
        if signed.awaits_challenge()
            && authorizes == Some(Authorizes::Request)
            && let Some(challenge) = known.zip(signed.protection_space()).and_then(|(known, space)| known.next(&space))
        {
            signed.write_answer(context, &challenge)?;
        }
        Ok(signed)
    }

    /// Whether a 401 in response is a challenge.
    pub(crate) fn awaits_challenge(&self) -> bool {
        self.written.awaits_challenge
    }

    /// Whether its answers to challenges authorize the connection that carries them.
    pub(crate) fn authorizes_connection(&self) -> bool {
        self.authorizes == Some(Authorizes::Connection)
    }

    /// The requests that are authorized with it.
    pub(crate) fn protection_space(&self) -> Option<ProtectionSpace> {
        let parts = &self.request.parts;
        let origin = format!("{}://{}", parts.scheme, parts.authority.as_str().to_ascii_lowercase());
        self.request.spec.auth.map(|auth| ProtectionSpace { origin, auth })
    }

    /// Answers the challenge of a 401, and keeps it for later requests. Returns whether there is an answer.
    pub(crate) fn answer(
        &mut self,
        context: &RequestContext,
        header: String,
        known: &KnownChallenges,
    ) -> Result<bool, Error> {
        let challenge = ReceivedChallenge::new(header, self.has_answered);
        let has_answer = self.write_answer(context, &challenge)?;
        if has_answer {
            self.has_answered = true;
            if self.authorizes == Some(Authorizes::Request)
                && let Some(space) = self.protection_space()
            {
                known.keep(space, challenge);
            }
        }
        Ok(has_answer)
    }

    /// Writes the answer to a challenge. Returns whether there is an answer.
    fn write_answer(&mut self, context: &RequestContext, challenge: &ReceivedChallenge) -> Result<bool, Error> {
        let Self { request, written, .. } = self;
        let Some(auth) = request.auth else { return Ok(false) };
        let answered = answer(&context.settings, auth, &mut request.parts, challenge, written);
        answered.map_err(|problem| problem.into_error(request.spec.item))
    }

    /// Removes the answers to challenges.
    pub(crate) fn start_again(&mut self) {
        self.request.parts.headers.retain(|(name, _)| *name != AUTHORIZATION);
        self.has_answered = false;
        self.written.awaits_challenge = true;
    }

    /// Makes it the request that a redirect within its origin has led to. It waits for a challenge for that URL.
    pub(crate) fn redirect(&mut self, method: &Method, uri: &Uri) {
        let Self { request, .. } = self;
        if request.parts.method != *method {
            request.parts.method = method.clone();
            (request.parts.body, request.parts.files) = (None, None);
            request.body = Body::default();
            request.parts.headers.retain(|(name, _)| !name.as_str().starts_with("content-"));
        }
        request.parts.path = uri.path().to_owned();
        request.parts.query = uri.query().map(str::to_owned);
        self.start_again();
    }

    /// The request as it is sent.
    pub(crate) fn finish(mut self) -> Result<FinishedRequest, Error> {
        let item = self.request.spec.item;
        let mut secret_rows = std::mem::take(&mut self.request.secret_rows);
        let writes_body = !self.written.body.is_empty();
        let writes_elsewhere = writes_body || !self.written.query.is_empty();
        let has_secret = self.request.has_secret || writes_body;
        let answers_challenges = self.authorizes.is_some();
        let values = self.written.values(&self.request.parts);
        values.iter().for_each(|value| self.request.redactor.add(value));
        // A `match` moves the request, which is large, less often than `map_err` does.
        match self.request.finish(&self.written.headers, writes_elsewhere) {
            Ok((request, redactor)) => {
                secret_rows.extend(self.written.query);
                Ok(FinishedRequest { request, secret_rows, has_secret, answers_challenges, redactor })
            }
            Err(problem) => Err(problem.into_error(item)),
        }
    }
}
