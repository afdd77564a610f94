//! Sends a request and receives the head of its response, through redirects, before the deadline.

use crate::auth::FinishedRequest;
use crate::call::redirect::{Redirect, RedirectRules, RequestSecrets, redirect};
use crate::config::Limits;
use crate::error::{Error, Redactor, TransportError, TransportKind};
use crate::platform::Deadline;
use crate::response::IncomingResponse;
#[cfg(not(target_arch = "wasm32"))]
use crate::transport::REDIRECTED;
use crate::transport::{AddedSecrets, AtOtherOrigin, Body, Lease, ResponseFuture, SendError, SendFailure, Transport};
use http::header::{AUTHORIZATION, CONTENT_LENGTH};
use http::{Method, Uri};
use std::borrow::Cow;

/// How many redirects are followed.
const MOST_REDIRECTS: usize = 10;

/// How all requests of a call are sent.
#[derive(Clone, Copy)]
pub(crate) struct Exchange<'a> {
    pub(crate) item: &'static str,
    pub(crate) transport: &'a dyn Transport,
    /// Whether the transport may add secrets to a request.
    pub(crate) adds_secrets: bool,
    pub(crate) deadline: Deadline,
    pub(crate) limits: Limits,
    pub(crate) redirects: RedirectRules,
}

/// The outcome of sending a request.
pub(crate) struct Exchanged {
    pub(crate) outcome: Result<Box<IncomingResponse>, Error>,
    pub(crate) redirected: Redirected,
}

/// Where redirects have led a request.
pub(crate) enum Redirected {
    No,
    /// To this method and URL of the same origin.
    Within(Method, Uri),
    /// To another origin.
    Elsewhere,
}

impl Exchange<'_> {
    /// The output of a future; a timeout error if the deadline passes first.
    pub(crate) async fn within<F: Future>(self, work: F) -> Result<F::Output, Error> {
        let timeout = || Error::timeout(self.item, None, Some(self.deadline.allowed));
        self.deadline.limit(work).await.ok_or_else(timeout)
    }

    /// Sends a request and waits for the headers of its response; a response whose status is not a success is read, and
    /// is the error.
    pub(crate) async fn send(self, finished: &mut FinishedRequest) -> Result<Box<IncomingResponse>, Error> {
        self.follow(finished, None).await
    }

    /// The same over a leased connection, if there is one. Says where redirects have led the request.
    pub(crate) async fn send_over(self, mut finished: FinishedRequest, lease: Option<&Lease>) -> Exchanged {
        if let Some(lease) = lease {
            finished.request.extensions_mut().insert(lease.connection().clone());
        }
        let (method, uri) = (finished.request.method().clone(), finished.request.uri().clone());
        let outcome = self.follow(&mut finished, lease).await;
        let request = finished.request;
        let redirected = match request.extensions().get::<AtOtherOrigin>() {
            Some(_) => Redirected::Elsewhere,
            None if *request.method() == method && *request.uri() == uri => Redirected::No,
            None => Redirected::Within(request.method().clone(), request.uri().clone()),
        };
        Exchanged { outcome, redirected }
    }

    /// Sends a request, and those that redirects lead to. The request becomes the last one.
    async fn follow(
        self,
        finished: &mut FinishedRequest,
        lease: Option<&Lease>,
    ) -> Result<Box<IncomingResponse>, Error> {
        let FinishedRequest { request, secret_rows, has_secret, answers_challenges, redactor } = finished;
        request.body_mut().measure().await.map_err(|problem| problem.into_error(self.item))?;
        if let (Some(size @ 1..), false) = (request.body().size(), request.headers().contains_key(CONTENT_LENGTH)) {
            request.headers_mut().insert(CONTENT_LENGTH, size.into());
        }
        for redirects in 0..=MOST_REDIRECTS {
            let added = self.adds_secrets.then(AddedSecrets::default);
            let sent = self.within(self.start(request.clone(), added.as_ref())).await?;
            added.iter().flat_map(AddedSecrets::take).for_each(|secret| redactor.add(&secret));
            let response = sent.map_err(|error| self.failed(error, redirects, request.uri(), redactor))?;
            let secrets = RequestSecrets { has_secret: *has_secret, rows: secret_rows, redactor };
            match redirect(request, response.status(), response.headers(), secrets, self.redirects) {
                Redirect::None => {
                    let response = match lease {
                        Some(lease) => response.map(|body| lease.hold(body)),
                        None => response,
                    };
                    let redactor = std::mem::take(redactor);
                    let response = IncomingResponse::new(self.item, self.deadline, self.limits, response, redactor);
                    return response.error_for_status().await;
                }
                Redirect::Follow(mut next) => {
                    if *answers_challenges {
                        next.headers_mut().remove(AUTHORIZATION);
                    }
                    if let (Some(lease), None) = (lease, next.extensions().get::<AtOtherOrigin>()) {
                        next.extensions_mut().insert(lease.connection().clone());
                    }
                    *request = *next;
                }
                Redirect::Refuse(what, target) => {
                    return Err(self.refused(what.into(), target.map(|uri| redactor.origin(&uri))));
                }
            }
        }
        let why = format!("the server redirects the call more than {MOST_REDIRECTS} times");
        Err(self.refused(why.into(), None))
    }

    /// Passes a request to the transport.
    fn start(&self, mut request: http::Request<Body>, added: Option<&AddedSecrets>) -> ResponseFuture<'_> {
        added.into_iter().for_each(|added| drop(request.extensions_mut().insert(added.clone())));
        self.transport.send(request)
    }

    fn failed(self, error: SendError, redirects: usize, uri: &Uri, redactor: &Redactor) -> Error {
        let (kind, cause) = match error.failure {
            SendFailure::Connect(cause) => {
                let is_untrusted = names_certificate(cause.as_ref());
                (TransportKind::Connect { is_redirected: redirects > 0, is_untrusted }, cause)
            }
            SendFailure::Other(cause) => (TransportKind::Transit, cause),
            SendFailure::Timeout => return Error::timeout(self.item, None, None),
            SendFailure::Unsendable(problem) => return problem.into_error(self.item),
            #[cfg(not(target_arch = "wasm32"))]
            SendFailure::Redirected => return self.refused(REDIRECTED.into(), None),
        };
        let (origin, cause) = (redactor.origin(uri), redactor.redact_cause(cause));
        Error::Transport(Box::new(TransportError::new(self.item, kind, Some(origin), Some(cause))))
    }

    fn refused(self, why: Cow<'static, str>, origin: Option<String>) -> Error {
        Error::Transport(Box::new(TransportError::new(self.item, TransportKind::Redirect(why), origin, None)))
    }
}

/// Whether a connection failed because of a certificate. The libraries for TLS have types of their own; all say the word.
fn names_certificate(cause: &(dyn std::error::Error + 'static)) -> bool {
    let mut causes = std::iter::successors(Some(cause), |cause| cause.source());
    causes.any(|cause| cause.to_string().contains("certificate"))
}

#[cfg(test)]
mod tests {
    use super::names_certificate;

    #[test]
    fn a_refused_certificate_is_distinguished_from_other_failures() {
        let is_one = |text: &str| names_certificate(&std::io::Error::other(text.to_owned()));
        assert!(is_one("invalid peer certificate: UnknownIssuer") && is_one("certificate verify failed"));
        assert!(!is_one("Connection refused (os error 111)") && !is_one("tunnel error: unsuccessful"));
    }
}
