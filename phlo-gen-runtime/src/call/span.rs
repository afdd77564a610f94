//! Spans of `tracing`: one for each call, and below it one for each attempt; and an event at the end of each call. Without
//! the feature there are none.
//!
//! Attributes have OpenTelemetry's names. The target is `phlo_gen`. Only the template of the URL is recorded: the URL itself may contain secrets, and
//! so may the host, which is redacted.

use crate::error::Error;
#[cfg(feature = "tracing")]
use crate::platform::Instant;
use crate::request::UnsignedRequest;
#[cfg(feature = "tracing")]
use crate::response::{BufferedResponse, IncomingResponse};
use http::{Method, StatusCode};
#[cfg(feature = "tracing")]
use std::borrow::Cow;
use std::time::Duration;

/// A span, or nothing.
#[derive(Clone)]
pub(crate) struct Span {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

/// The target of all spans and events, for filters.
#[cfg(feature = "tracing")]
const TARGET: &str = "phlo_gen";

#[cfg(feature = "tracing")]
impl Span {
    /// The span of a call.
    pub(crate) fn call(item: &'static str) -> Self {
        let span = tracing::info_span!(
            target: TARGET,
            "phlo_gen.call",
            otel.name = item,
            phlo_gen.item = item,
            phlo_gen.attempts = tracing::field::Empty,
            http.response.status_code = tracing::field::Empty,
            error.r#type = tracing::field::Empty,
            otel.status_code = tracing::field::Empty,
        );
        Self { span }
    }

    /// The span of an attempt, below that of its call.
    pub(crate) fn attempt(&self, request: &UnsignedRequest, attempts: u32) -> Self {
        let (spec, parts) = (request.spec, &request.parts);
        let (method, scheme) = (parts.method.as_str(), parts.scheme);
        let authority = &parts.authority;
        let port = authority.port_u16();
        let own_port = if scheme == "https" { 443 } else { 80 };
        let name = format!("{method} {}", spec.path);
        let span = tracing::info_span!(
            target: TARGET,
            parent: &self.span,
            "phlo_gen.attempt",
            otel.kind = "client",
            otel.name = name,
            phlo_gen.item = spec.item,
            http.request.method = method,
            http.request.resend_count = (attempts > 1).then(|| attempts - 1),
            url.scheme = scheme,
            url.template = spec.path,
            server.address = request.redactor.redact(authority.host().to_owned()),
            server.port = port.unwrap_or(own_port),
            http.response.status_code = tracing::field::Empty,
            error.r#type = tracing::field::Empty,
            otel.status_code = tracing::field::Empty,
        );
        Self { span }
    }

    /// Runs a future within the span, and records its outcome.
    pub(crate) async fn record<T: Received>(self, work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        let outcome = tracing::Instrument::instrument(work, self.span.clone()).await;
        let (status, attempts) = match &outcome {
            Ok(response) => (Some(response.status()), response.attempts()),
            Err(error) => (error.status(), error.attempts()),
        };
        if let Some(status) = status {
            self.span.record("http.response.status_code", status.as_u16());
        }
        self.span.record("phlo_gen.attempts", attempts);
        if let Err(error) = &outcome {
            self.record_error(error);
        }
        outcome
    }

    /// Records that what the span is for has failed.
    pub(crate) fn record_error(&self, error: &Error) {
        self.span.record("otel.status_code", "ERROR");
        self.span.record("error.type", &*error_type(error));
    }

    /// Records that the call is retried after a delay.
    pub(crate) fn retry(&self, wait: Duration) {
        let wait = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        self.span.in_scope(|| tracing::debug!(target: TARGET, wait_ms = wait, "the call is retried"));
    }
}

/// What is recorded of a response.
#[cfg(feature = "tracing")]
pub(crate) trait Received {
    fn status(&self) -> StatusCode;
    fn attempts(&self) -> u32;
}

#[cfg(feature = "tracing")]
impl Received for Box<IncomingResponse> {
    fn status(&self) -> StatusCode {
        self.status
    }
    fn attempts(&self) -> u32 {
        IncomingResponse::attempts(self)
    }
}

#[cfg(feature = "tracing")]
impl Received for BufferedResponse {
    fn status(&self) -> StatusCode {
        self.response.status
    }
    fn attempts(&self) -> u32 {
        self.attempts
    }
}

/// The record of a call until its end: its span, and what its event says.
pub(crate) struct CallRecord {
    pub(crate) span: Span,
    #[cfg(feature = "tracing")]
    name: String,
    #[cfg(feature = "tracing")]
    start: Instant,
}

#[cfg(feature = "tracing")]
impl CallRecord {
    pub(crate) fn new(item: &'static str, method: Option<Method>, template: &'static str) -> Self {
        let name = method.map_or_else(|| template.to_owned(), |method| format!("{method} {template}"));
        Self { span: Span::call(item), name, start: Instant::now() }
    }

    /// Writes the event of the call: a subscriber that prints events, and no spans, has a line for each call.
    pub(crate) fn finish(self, outcome: Result<StatusCode, &Error>) {
        let Self { span, name, start } = self;
        let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
        span.span.in_scope(|| match outcome {
            Ok(status) => tracing::info!(target: TARGET, milliseconds, "{name}: {}", status.as_str()),
            Err(error) => {
                let kind = &*error_type(error);
                let member = member(error);
                tracing::warn!(
                    target: TARGET,
                    milliseconds,
                    error.r#type = kind,
                    phlo_gen.member = member.as_deref(),
                    "{name}: {kind}"
                );
            }
        });
    }
}

#[cfg(not(feature = "tracing"))]
impl CallRecord {
    pub(crate) fn new(_: &'static str, _: Option<Method>, _: &'static str) -> Self {
        Self { span: Span {} }
    }

    pub(crate) fn finish(self, _: Result<StatusCode, &Error>) {}
}

/// The member of the response that does not fit.
#[cfg(feature = "tracing")]
fn member(error: &Error) -> Option<String> {
    let Error::Decode(error) = error else { return None };
    Some(error.path()).filter(|path| !path.is_empty())
}

/// The value of `error.type`: the status, or a word.
#[cfg(feature = "tracing")]
fn error_type(error: &Error) -> Cow<'static, str> {
    Cow::Borrowed(match error {
        Error::Status(error) => return Cow::Owned(error.status().as_str().to_owned()),
        Error::Setting(_) => "setting",
        Error::Argument(_) => "argument",
        Error::Transport(error) if error.is_connect() => "connect",
        Error::Transport(_) => "transport",
        Error::Timeout(_) => "timeout",
        Error::Decode(_) => "decode",
    })
}

#[cfg(not(feature = "tracing"))]
impl Span {
    pub(crate) fn attempt(&self, _: &UnsignedRequest, _: u32) -> Self {
        Self {}
    }

    pub(crate) fn record<T>(
        self,
        work: impl Future<Output = Result<T, Error>>,
    ) -> impl Future<Output = Result<T, Error>> {
        work
    }

    pub(crate) fn record_error(&self, _: &Error) {}

    pub(crate) fn retry(&self, _: Duration) {}
}
