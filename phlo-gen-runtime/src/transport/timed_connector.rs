//! Limits how long connecting takes, from the name of the server to the end of the TLS handshake.

use crate::error::Cause;
use crate::platform::timeout;
use http::Uri;
use std::io::{Error, ErrorKind};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tower_service::Service;

/// A connector with a timeout for all of its steps.
#[derive(Clone)]
pub(super) struct TimedConnector<C> {
    pub(super) connector: C,
    pub(super) timeout: Duration,
}

impl<C> Service<Uri> for TimedConnector<C>
where
    C: Service<Uri, Error: Into<Cause>, Future: Send + 'static>,
{
    type Response = C::Response;
    type Error = Cause;
    type Future = Pin<Box<dyn Future<Output = Result<C::Response, Cause>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Cause>> {
        self.connector.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let (connecting, allowed) = (self.connector.call(uri), self.timeout);
        Box::pin(async move {
            match timeout(|| allowed, connecting).await {
                Some(outcome) => outcome.map_err(Into::into),
                None => Err(Error::new(ErrorKind::TimedOut, "connecting took too long").into()),
            }
        })
    }
}
