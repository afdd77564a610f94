//! What a generated client holds, and how a request leaves it.

use crate::arrival::Limits;
use crate::base::Base;
use crate::body::Body;
use crate::call::CallOptions;
use crate::draft::draft;
use crate::error::{Error, Problem};
use crate::operation::{Api, Operation, Spec};
use crate::request::Request;
use crate::retries::{Budget, Retries};
use crate::send::{Job, Sending};
use crate::settings::Settings;
use crate::shape::Fields;
use crate::token::Tokens;
use crate::transport::Transport;
use secrecy::SecretString;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// What a generated client holds. Clones share it.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

/// What all calls of a client have in common.
pub(crate) struct Shared {
    pub(crate) api: &'static Api,
    pub(crate) settings: Settings,
    /// The settings that must not be shown.
    pub(crate) secrets: Arc<[SecretString]>,
    /// Where each host of the collection is; what is wrong with one is told to the call that needs it.
    pub(crate) hosts: Vec<Result<Base, Problem>>,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) limits: Limits,
    pub(crate) allow_http: bool,
    pub(crate) tokens: Option<Tokens>,
    pub(crate) timeout: Duration,
    pub(crate) retries: Retries,
    pub(crate) budget: Budget,
}

impl Client {
    pub(crate) fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    /// The client for one call.
    pub fn bind(&self) -> Bound {
        Bound { client: self.clone(), call: CallOptions::default() }
    }

    /// A request that the collection does not know of.
    pub fn request(&self, method: String, path: String) -> Request {
        Request::new(self.clone(), method, path)
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.0
    }
}

/// Settings are named, not shown.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hosts: Vec<&Base> = self.0.hosts.iter().filter_map(|host| host.as_ref().ok()).collect();
        let mut all = f.debug_struct("Client");
        all.field("api", &self.0.api.name).field("hosts", &hosts).field("settings", &self.0.settings);
        all.field("timeout", &self.0.timeout).finish()
    }
}

/// A client and the options of one call.
#[derive(Clone, Debug)]
pub struct Bound {
    client: Client,
    call: CallOptions,
}

impl Bound {
    /// Sets options of the call.
    pub fn change(&mut self, options: impl FnOnce(CallOptions) -> CallOptions) {
        self.call = options(std::mem::take(&mut self.call));
    }

    /// Puts a request together, to be sent when it is awaited.
    pub fn send<R: Operation>(&self, request: &R) -> Sending<R> {
        self.send_as(&R::SPEC, request)
    }

    /// The same with a request that nobody else needs.
    pub fn send_own<R: Operation>(self, request: R) -> Sending<R> {
        self.send(&request)
    }

    /// The same by a table that was made while the program runs.
    pub fn send_as<R: Operation>(&self, spec: &'static Spec, request: &R) -> Sending<R> {
        Sending::of(self.job(spec, request))
    }

    fn job(&self, spec: &'static Spec, request: &dyn Fields) -> Job {
        let draft = draft(self.client.shared(), &self.call, spec, request);
        Job::new(self.client.clone(), spec.item, &self.call, draft)
    }

    /// What would be sent.
    ///
    /// # Errors
    /// A setting is missing, or an argument cannot be sent.
    pub fn prepare<R: Operation>(&self, request: &R) -> Result<http::Request<Body>, Error> {
        self.prepare_as(&R::SPEC, request)
    }

    /// The same by a table that was made while the program runs.
    ///
    /// # Errors
    /// A setting is missing, or an argument cannot be sent.
    pub fn prepare_as<R: Operation>(&self, spec: &'static Spec, request: &R) -> Result<http::Request<Body>, Error> {
        let shared = self.client.shared();
        crate::draft::prepare(shared, draft(shared, &self.call, spec, request))
    }
}

/// The state of a required argument that has been set.
#[derive(Debug)]
pub struct Set;

/// The state of a required argument that has not been set.
#[derive(Debug)]
pub struct Unset;
