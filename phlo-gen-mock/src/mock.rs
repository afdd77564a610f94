//! A mock and its options.

use crate::catalog::Catalog;
use crate::error::Error;
use crate::matching::Matching;
use crate::request::Request;
use crate::requirements::Credentials;
use crate::responder::{Responder, ResponderOptions};
use crate::server::{self, Exchange, Fault, Handler, MockServer, ResponseCallback};
use phlo_gen_core::collection::Collection;
use phlo_gen_core::generate::Document;
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;

/// A server that answers from the saved examples of a collection.
pub struct Mock {
    /// The path of the collection.
    path: String,
    collection: Collection,
    responder: Responder,
    delay: Duration,
    faults: Vec<Fault>,
    port: u16,
    on_response: Option<ResponseCallback>,
}

impl Mock {
    /// Reads a collection from a file, or from a directory (format version 3).
    ///
    /// # Errors
    /// The file does not exist, or is not a collection.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::new(document(path.as_ref())?)
    }

    /// Reads a collection from a string.
    ///
    /// # Errors
    /// The string is not a collection of version 2.
    pub fn from_text(text: impl Into<String>) -> Result<Self, Error> {
        Self::new(Document::new("collection", text))
    }

    fn new(document: Document) -> Result<Self, Error> {
        let collection = document.collection().map_err(|error| Error(document.show(&error)))?;
        let options = ResponderOptions {
            require_auth: true,
            credentials: None,
            check_arguments: true,
            matching: Matching::default(),
        };
        Ok(Mock {
            responder: Responder { catalog: Catalog::new(&collection, None), options },
            path: document.path().to_owned(),
            collection,
            delay: Duration::ZERO,
            faults: Vec::new(),
            port: 0,
            on_response: None,
        })
    }

    /// Takes the values of variables from an environment; they take precedence over those of the collection.
    ///
    /// # Errors
    /// The file does not exist, or is not an environment.
    pub fn environment(mut self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let document = document(path.as_ref())?;
        let environment = document.environment().map_err(|error| Error(document.show(&error)))?;
        self.responder.catalog = Catalog::new(&self.collection, Some(&environment));
        Ok(self)
    }

    /// Whether requests without the authorization of their item get a 401. The default is `true`.
    #[must_use]
    pub fn require_auth(mut self, require: bool) -> Self {
        self.responder.options.require_auth = require;
        self
    }

    /// The only user and password that HTTP Basic authentication accepts. By default it accepts any.
    #[must_use]
    pub fn credentials(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.responder.options.credentials = Some(Credentials { user: user.into(), password: password.into() });
        self
    }

    /// Whether requests without a required argument, or with one of another type, get a 400. The default is `true`.
    #[must_use]
    pub fn check_arguments(mut self, check: bool) -> Self {
        self.responder.options.check_arguments = check;
        self
    }

    /// Whether an example fits only requests with the body of its saved request. The header `x-mock-match-request-body`
    /// takes precedence.
    #[must_use]
    pub fn match_body(mut self, matches: bool) -> Self {
        self.responder.options.matching.body = matches;
        self
    }

    /// Headers whose values must be those of the example's saved request. The header `x-mock-match-request-headers` takes
    /// precedence.
    #[must_use]
    pub fn match_headers<I: IntoIterator<Item: Into<String>>>(mut self, names: I) -> Self {
        self.responder.options.matching.headers = names.into_iter().map(Into::into).collect();
        self
    }

    /// The delay before each response; the header `x-mock-response-delay` of a request adds to it.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Adds a simulated fault. If several apply to one request, the first takes precedence.
    #[must_use]
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Calls a function for each request, before its response is sent.
    ///
    /// ```
    /// use phlo_gen_mock::Mock;
    ///
    /// let log = |mock: Mock| mock.on_response(|exchange| println!("{} {:?}", exchange.request.target, exchange.status));
    /// # let _ = log;
    /// ```
    #[must_use]
    pub fn on_response(mut self, callback: impl Fn(Exchange<'_>) + Send + Sync + 'static) -> Self {
        self.on_response = Some(ResponseCallback(Box::new(callback)));
        self
    }

    /// The port to listen on. By default the system chooses a free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Explains the response to a request: which example is chosen, and why the others are not.
    pub fn explain(&self, request: &Request) -> String {
        self.responder.explain(request)
    }

    /// Starts the mock on a background thread, which ends when the result is dropped. It listens on the loopback
    /// address.
    ///
    /// # Errors
    /// The port is taken, or the system cannot start a thread.
    pub fn start(self) -> io::Result<MockServer> {
        let port = self.port;
        MockServer::start(self.into_handler(), port)
    }

    /// Serves the connections of a listener, within a tokio runtime, until the future is dropped.
    pub async fn serve(self, listener: TcpListener) {
        server::serve(Arc::new(self.into_handler()), listener).await;
    }

    #[cfg(test)]
    pub(crate) fn responder(&self) -> &Responder {
        &self.responder
    }

    fn into_handler(self) -> Handler {
        let Mock { responder, delay, faults, on_response, .. } = self;
        Handler { responder, delay, faults, log: Mutex::default(), on_response }
    }
}

/// The text of a collection and the accepted password are not shown.
impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut all = f.debug_struct("Mock");
        all.field("collection", &self.path).field("delay", &self.delay).field("faults", &self.faults);
        all.field("port", &self.port).finish_non_exhaustive()
    }
}

fn document(path: &Path) -> Result<Document, Error> {
    Document::read(Path::new(""), &path.to_string_lossy()).map_err(Error)
}
