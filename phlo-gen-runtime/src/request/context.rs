//! The state that all requests of a client share.

use crate::config::{CallOptions, Settings};
use crate::error::Problem;
use crate::operation::{Api, Spec};
use crate::request::Base;
use crate::request::header_values::{Headers, has_name};
use secrecy::SecretString;
use std::borrow::Cow;
use std::sync::Arc;

/// The state that all requests of a client share.
pub(crate) struct RequestContext {
    pub(crate) api: &'static Api,
    pub(crate) settings: Settings,
    /// The headers of all calls, beyond those of the collection.
    pub(crate) headers: Headers,
    /// The values of secret settings, and of headers of all calls that are named like secrets.
    pub(crate) secrets: Arc<[SecretString]>,
    /// The base of each host of the collection, or its problem, which concerns only the calls to this host.
    pub(crate) hosts: Vec<Result<Base, Problem>>,
    /// Whether files that the collection names may be read.
    pub(crate) allow_saved_files: bool,
    /// Whether credentials may go over plain http.
    pub(crate) allow_http: bool,
}

impl RequestContext {
    /// Whether the caller has set a header of this name, for this call or for all.
    pub(crate) fn has_header(&self, call: &CallOptions, name: &str) -> bool {
        call.has_header(name) || has_name(&self.headers, name)
    }

    /// The base of the URL of a request.
    pub(crate) fn base(&self, call: &CallOptions, spec: &'static Spec) -> Result<Cow<'_, Base>, Problem> {
        if let (Some(url), Some(host)) = (&call.base_url, self.api.hosts.get(spec.host)) {
            return Base::of(host, Some(url), &self.settings).map(Cow::Owned);
        }
        match self.hosts.get(spec.host) {
            Some(base) => base.as_ref().map(Cow::Borrowed).map_err(Problem::clone),
            None => Err(Problem::request("it has no host in the collection")),
        }
    }
}
