//! Spans of `tracing`: one for each call, and below it one for each attempt; and an event at the end of each call. Without
//! the feature there are none.
//!
//! Attributes have OpenTelemetry's names. The target is `phlo_gen`. Only the template of the URL is recorded: the URL itself may contain secrets, and
//! so may the host, which is redacted.

use crate::error::Error;
#[cfg(feature = "tracing")]
use crate::platform::Instant;
use crate::request::UnsignedRequest;
use crate::response::IncomingResponse;
use http::Method;
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

    /// Runs a call within the span, records its outcome, and writes one event: a subscriber that prints events, and no
    /// spans, has a line for each call.
    pub(crate) async fn record_call(
        self,
        method: Option<Method>,
        template: &'static str,
        work: impl Future<Output = Result<Box<IncomingResponse>, Error>>,
    ) -> Result<Box<IncomingResponse>, Error> {
        let start = Instant::now();
        let outcome = self.clone().record(work).await;
        let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
        let name = method.map_or_else(|| template.to_owned(), |method| format!("{method} {template}"));
        self.span.in_scope(|| match &outcome {
            Ok(response) => tracing::info!(target: TARGET, milliseconds, "{name}: {}", response.status.as_str()),
            Err(error) => tracing::warn!(target: TARGET, milliseconds, "{name}: {}", error_type(error)),
        });
        outcome
    }

    /// Runs a future within the span, and records its outcome.
    pub(crate) async fn record(
        self,
        work: impl Future<Output = Result<Box<IncomingResponse>, Error>>,
    ) -> Result<Box<IncomingResponse>, Error> {
        let outcome = tracing::Instrument::instrument(work, self.span.clone()).await;
        let (status, attempts) = match &outcome {
            Ok(response) => (Some(response.status), response.attempts()),
            Err(error) => (error.status(), error.attempts()),
        };
        if let Some(status) = status {
            self.span.record("http.response.status_code", status.as_u16());
        }
        self.span.record("phlo_gen.attempts", attempts);
        if let Err(error) = &outcome {
            self.span.record("otel.status_code", "ERROR");
            self.span.record("error.type", &*error_type(error));
        }
        outcome
    }

    /// Records that the call is retried after a delay.
    pub(crate) fn retry(&self, wait: Duration) {
        let wait = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        self.span.in_scope(|| tracing::debug!(target: TARGET, wait_ms = wait, "the call is retried"));
    }
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
    pub(crate) fn call(_: &'static str) -> Self {
        Self {}
    }

    pub(crate) fn attempt(&self, _: &UnsignedRequest, _: u32) -> Self {
        Self {}
    }

    pub(crate) fn record(
        self,
        work: impl Future<Output = Result<Box<IncomingResponse>, Error>>,
    ) -> impl Future<Output = Result<Box<IncomingResponse>, Error>> {
        work
    }

    pub(crate) fn record_call(
        self,
        _: Option<Method>,
        _: &'static str,
        work: impl Future<Output = Result<Box<IncomingResponse>, Error>>,
    ) -> impl Future<Output = Result<Box<IncomingResponse>, Error>> {
        work
    }

    pub(crate) fn retry(&self, _: Duration) {}
}
