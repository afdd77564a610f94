//! What watchers are told of each response.

use crate::request::incoming::Received;
use crate::responder as answer;
use crate::server::handler::Server;
use std::fmt;

/// A request whose response is known.
#[derive(Debug)]
#[non_exhaustive]
pub struct Answered<'a> {
    /// The request.
    pub request: &'a Received,
    /// The status of the response; `None` if the connection is dropped on demand.
    pub status: Option<u16>,
    /// Whether a failure on demand struck it.
    pub is_fault: bool,
    pub(crate) server: &'a Server,
}

impl Answered<'_> {
    /// Why it gets its response, as text, failures on demand aside.
    pub fn explain(&self) -> String {
        answer::explain(&self.server.catalog, &self.server.demands, self.request)
    }
}

/// Who is told.
pub struct Watcher(pub Box<Watch>);

type Watch = dyn Fn(Answered<'_>) + Send + Sync;

impl fmt::Debug for Watcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watcher(..)")
    }
}
