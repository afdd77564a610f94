//! The state of a generated client, and a client with the options of one call.

use crate::call::{CallContext, CallFuture, PreparedRequest, UnsentCall, prepare};
use crate::client::Request;
use crate::config::CallOptions;
use crate::error::{Error, Redactor};
use crate::json::Fields;
use crate::operation::{Operation, Spec};
use crate::request::{UnsignedRequest, assemble, example_with};
use std::fmt;
use std::sync::Arc;

/// The state of a generated client. Clones share it.
#[derive(Clone)]
pub struct Client(Arc<CallContext>);

impl Client {
    pub(crate) fn new(context: CallContext) -> Self {
        Self(Arc::new(context))
    }

    /// The client for one call.
    pub fn bind(&self) -> NotSent {
        NotSent { client: self.clone(), options: CallOptions::default() }
    }

    /// A request with the values that the collection saves, and with the settings of this client in them.
    pub fn example<T: Fields>(&self, text: &str) -> T {
        example_with(text, &self.0.requests.settings)
    }

    /// A request that is not in the collection.
    pub fn request(&self, method: String, path: String) -> Request {
        Request::new(Arc::clone(&self.0), method, path)
    }

    #[cfg(test)]
    pub(crate) fn context(&self) -> &CallContext {
        &self.0
    }
}

/// Only the names of settings are shown, and hosts without secrets.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let requests = &self.0.requests;
        let redactor = Redactor::of_client(&requests.secrets);
        let hosts = requests.hosts.iter().filter_map(|host| host.as_ref().ok());
        let hosts: Vec<String> = hosts.map(|base| redactor.redact(format!("{base:?}"))).collect();
        let mut all = f.debug_struct("Client");
        all.field("api", &requests.api.name).field("hosts", &hosts).field("settings", &requests.settings);
        all.field("timeout", &self.0.timeout).finish()
    }
}

/// A client and the options of one call. The compiler shows it in the type of a builder that is awaited without `send()`.
#[derive(Clone, Debug)]
pub struct NotSent {
    client: Client,
    options: CallOptions,
}

impl NotSent {
    /// Sets options of the call.
    pub fn change(&mut self, options: impl FnOnce(CallOptions) -> CallOptions) {
        self.options = options(std::mem::take(&mut self.options));
    }

    /// Builds a request, which is sent when it is awaited.
    pub fn send<R: Operation>(&self, request: &R) -> CallFuture<R> {
        self.send_as(&R::SPEC, request)
    }

    /// The same with a request that is not used afterwards.
    pub fn send_owned<R: Operation>(self, request: R) -> CallFuture<R> {
        self.send(&request)
    }

    /// The same with a description that was built at run time.
    pub fn send_as<R: Operation>(&self, spec: &'static Spec, request: &R) -> CallFuture<R> {
        CallFuture::of(self.call(spec, request))
    }

    fn call(&self, spec: &'static Spec, request: &dyn Fields) -> UnsentCall {
        UnsentCall::new(Arc::clone(&self.client.0), spec, &self.options, self.assemble(spec, request))
    }

    /// What would be sent.
    ///
    /// # Errors
    /// A setting is missing, or an argument cannot be sent.
    pub fn prepare<R: Operation>(&self, request: &R) -> Result<PreparedRequest, Error> {
        self.prepare_as(&R::SPEC, request)
    }

    /// The same with a description that was built at run time.
    ///
    /// # Errors
    /// A setting is missing, or an argument cannot be sent.
    pub fn prepare_as<R: Operation>(&self, spec: &'static Spec, request: &R) -> Result<PreparedRequest, Error> {
        prepare(&self.client.0, self.assemble(spec, request))
    }

    fn assemble(&self, spec: &'static Spec, request: &dyn Fields) -> Result<UnsignedRequest, Error> {
        assemble(&self.client.0.requests, &self.options, spec, request)
    }
}
