//! Spans of `tracing`: one for each call, and below it one for each attempt. Without the feature there are none.
//!
//! Attributes have OpenTelemetry's names. Only the template of the URL is recorded: the URL itself may contain secrets, and
//! so may the host, which is redacted.

use crate::error::Error;
use crate::request::UnsignedRequest;
use crate::response::IncomingResponse;
use std::time::Duration;

/// A span, or nothing.
#[derive(Clone)]
pub(crate) struct Span {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(feature = "tracing")]
impl Span {
    /// The span of a call.
    pub(crate) fn call(item: &'static str) -> Self {
        let span = tracing::info_span!(
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
    pub(crate) async fn record(
        self,
        work: impl Future<Output = Result<IncomingResponse, Error>>,
    ) -> Result<IncomingResponse, Error> {
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
            match error {
                Error::Status(error) => self.span.record("error.type", error.status().as_str()),
                Error::Setting(_) => self.span.record("error.type", "setting"),
                Error::Argument(_) => self.span.record("error.type", "argument"),
                Error::Transport(error) if error.is_connect() => self.span.record("error.type", "connect"),
                Error::Transport(_) => self.span.record("error.type", "transport"),
                Error::Timeout(_) => self.span.record("error.type", "timeout"),
                Error::Decode(_) => self.span.record("error.type", "decode"),
            };
        }
        outcome
    }

    /// Records that the call is retried after a delay.
    pub(crate) fn retry(&self, wait: Duration) {
        let wait = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        self.span.in_scope(|| tracing::debug!(wait_ms = wait, "the call is retried"));
    }
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
        work: impl Future<Output = Result<IncomingResponse, Error>>,
    ) -> impl Future<Output = Result<IncomingResponse, Error>> {
        work
    }

    pub(crate) fn retry(&self, _: Duration) {}
}
