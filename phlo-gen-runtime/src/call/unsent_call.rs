//! A call that has not been sent: everything except the type of its response.

use crate::auth::SignedRequest;
use crate::call::CallContext;
use crate::call::prepared_request::PreparedRequest;
use crate::config::{CallOptions, CallOverrides};
use crate::error::{Error, Problem};
use crate::operation::Spec;
use crate::request::UnsignedRequest;
use std::sync::Arc;

/// A call that has not been sent: everything except the type of its response.
pub(crate) struct UnsentCall {
    pub(crate) context: Arc<CallContext>,
    pub(crate) item: &'static str,
    /// The description of its item.
    pub(crate) spec: &'static Spec,
    pub(crate) overrides: CallOverrides,
    /// In a box, since it is large and moved often.
    pub(crate) request: Result<Box<UnsignedRequest>, Error>,
}

impl UnsentCall {
    pub(crate) fn new(
        context: Arc<CallContext>,
        spec: &'static Spec,
        options: &CallOptions,
        request: Result<UnsignedRequest, Error>,
    ) -> Self {
        Self { context, item: spec.item, spec, overrides: options.overrides.clone(), request: request.map(Box::new) }
    }

    /// The call and a copy of it; no copy of a call that cannot be sent.
    pub(crate) fn with_copy(self) -> (Option<Self>, Self) {
        let copy = self.request.as_ref().ok().map(|request| Self {
            context: Arc::clone(&self.context),
            overrides: self.overrides.clone(),
            request: Ok(request.clone()),
            ..self
        });
        (copy, self)
    }

    /// A call that fails with this error.
    pub(crate) fn failing(self, error: Error) -> Self {
        Self { request: Err(error), ..self }
    }

    /// The call with a change of its request.
    pub(crate) fn map_request(self, change: impl FnOnce(&mut UnsignedRequest) -> Result<(), Problem>) -> Self {
        let request = self.request.and_then(|mut request| match change(&mut request) {
            Ok(()) => Ok(request),
            Err(problem) => Err(problem.into_error(self.item)),
        });
        Self { request, ..self }
    }
}

/// What would be sent for a request; nothing is sent, not even for a token.
pub(crate) fn prepare(
    context: &CallContext,
    request: Result<UnsignedRequest, Error>,
) -> Result<PreparedRequest, Error> {
    match SignedRequest::sign(&context.requests, context.tokens.as_ref(), request?, None, None)?.finish() {
        Ok(finished) => Ok(PreparedRequest::new(finished)),
        Err(error) => Err(error),
    }
}
