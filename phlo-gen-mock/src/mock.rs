//! A mock and its options.

use crate::catalog::items::Catalog;
use crate::error::Error;
use crate::matching::candidates::Matching;
use crate::request::incoming::Received;
use crate::requirements::authorization::Credentials;
use crate::responder::{self as answer, Demands};
use crate::server::exchange::{Answered, Watcher};
use crate::server::fault::Fault;
use crate::server::handler::Server;
use crate::server::mock_server::Running;
use phlo_gen_core::collection::{self, Collection};
use phlo_gen_core::generate::Document;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;

/// A server that answers from the saved examples of a collection.
#[derive(Debug)]
pub struct Mock {
    document: Document,
    collection: Collection,
    catalog: Catalog,
    demands: Demands,
    delay: Duration,
    faults: Vec<Fault>,
    port: u16,
    watcher: Option<Watcher>,
}

impl Mock {
    /// Reads the collection of a file.
    ///
    /// # Errors
    /// There is no such file, or it holds no collection of version 2.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::new(document(path.as_ref())?)
    }

    /// Reads the collection of a text.
    ///
    /// # Errors
    /// The text is no collection of version 2.
    pub fn from_text(text: impl Into<String>) -> Result<Self, Error> {
        Self::new(Document { path: "collection".to_owned(), text: text.into() })
    }

    fn new(document: Document) -> Result<Self, Error> {
        let collection = collection::read(&document.text).map_err(|error| Error(document.show(&error)))?;
        Ok(Mock {
            catalog: Catalog::new(&document.text, &collection, None),
            document,
            collection,
            demands: Demands { auth: true, credentials: None, arguments: true, matching: Matching::default() },
            delay: Duration::ZERO,
            faults: Vec::new(),
            port: 0,
            watcher: None,
        })
    }

    /// Takes the values of variables from an environment, before those of the collection.
    ///
    /// # Errors
    /// There is no such file, or it holds no environment.
    pub fn environment(mut self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let document = document(path.as_ref())?;
        let environment = collection::read_environment(&document.text).map_err(|error| Error(document.show(&error)))?;
        self.catalog = Catalog::new(&self.document.text, &self.collection, Some(&environment));
        Ok(self)
    }

    /// Whether requests without the authorization of their item get a 401; they do by default.
    #[must_use]
    pub fn require_auth(mut self, require: bool) -> Self {
        self.demands.auth = require;
        self
    }

    /// The only user and password that HTTP Basic authentication lets in; by default any do.
    #[must_use]
    pub fn credentials(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        self.demands.credentials = Some(Credentials { user: user.into(), password: password.into() });
        self
    }

    /// Whether requests get a 400 that lack a required argument, or have one of another type; they do by default.
    #[must_use]
    pub fn check_arguments(mut self, check: bool) -> Self {
        self.demands.arguments = check;
        self
    }

    /// Whether an example answers only requests with the body that it was saved for; `x-mock-match-request-body` goes first.
    #[must_use]
    pub fn match_body(mut self, matches: bool) -> Self {
        self.demands.matching.body = matches;
        self
    }

    /// Headers that a request must have in common with that of the example; `x-mock-match-request-headers` goes first.
    #[must_use]
    pub fn match_headers<I: IntoIterator<Item: Into<String>>>(mut self, names: I) -> Self {
        self.demands.matching.headers = names.into_iter().map(Into::into).collect();
        self
    }

    /// How long each response waits; a request adds to it by `x-mock-response-delay`.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Adds a failure; of several that strike one request, the first does.
    #[must_use]
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Tells of each request when its response is known.
    ///
    /// ```
    /// use phlo_gen_mock::Mock;
    ///
    /// let log = |mock: Mock| mock.watch(|answered| println!("{} {:?}", answered.request.target, answered.status));
    /// # let _ = log;
    /// ```
    #[must_use]
    pub fn watch(mut self, watch: impl Fn(Answered<'_>) + Send + Sync + 'static) -> Self {
        self.watcher = Some(Watcher(Box::new(watch)));
        self
    }

    /// The port to listen on; by default the system chooses a free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Why a request gets the response that it gets, as text: who won, who lost by what.
    pub fn explain(&self, request: &Received) -> String {
        answer::explain(&self.catalog, &self.demands, request)
    }

    /// Runs on a thread of its own until the result is dropped. Only this machine can reach it.
    ///
    /// # Errors
    /// The port is taken, or the system gives no thread.
    pub fn start(self) -> io::Result<Running> {
        let port = self.port;
        Running::start(self.server(), port)
    }

    /// Answers what comes in by a listener, within a tokio runtime, until the future is dropped.
    pub async fn serve(self, listener: TcpListener) {
        Arc::new(self.server()).serve(listener).await;
    }

    #[cfg(test)]
    pub(crate) fn into_catalog(self) -> Catalog {
        self.catalog
    }

    fn server(self) -> Server {
        let Mock { catalog, demands, delay, faults, watcher, .. } = self;
        Server { catalog, demands, delay, faults, log: Mutex::new(Vec::new()), watcher }
    }
}

fn document(path: &Path) -> Result<Document, Error> {
    Document::read(Path::new(""), &path.to_string_lossy()).map_err(Error)
}
