//! A request with the status of its response, and the callback for it.

use crate::request::Request;
use crate::responder::Responder;
use std::fmt;

/// A request with the status of its response.
#[non_exhaustive]
pub struct Exchange<'a> {
    /// The request.
    pub request: &'a Request,
    /// The status of the response; `None` if a fault drops the connection.
    pub status: Option<u16>,
    /// Whether a simulated fault applies to the request.
    pub is_fault: bool,
    pub(crate) responder: &'a Responder,
}

impl Exchange<'_> {
    /// Explains the response to the request, without faults.
    pub fn explain(&self) -> String {
        self.responder.explain(self.request)
    }
}

impl fmt::Debug for Exchange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = f.debug_struct("Exchange");
        all.field("request", &self.request).field("status", &self.status).field("is_fault", &self.is_fault);
        all.finish_non_exhaustive()
    }
}

/// The function that is called for each response.
pub struct ResponseCallback(pub Box<CallbackFn>);

type CallbackFn = dyn Fn(Exchange<'_>) + Send + Sync;

impl fmt::Debug for ResponseCallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResponseCallback(..)")
    }
}
