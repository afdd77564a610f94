//! The state that all calls of a client share.

use crate::auth::{KnownChallenges, Tokens, token_source};
use crate::call::budget::Budget;
use crate::config::{Limits, Retries};
use crate::request::{RequestContext, UnsignedRequest};
use crate::transport::{Leases, Transport};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

/// The state that all calls of a client share.
pub(crate) struct CallContext {
    pub(crate) requests: RequestContext,
    pub(crate) transport: Arc<dyn Transport>,
    /// Whether the transport may add secrets to a request.
    pub(crate) adds_secrets: bool,
    /// The source of tokens in place of those of the collection.
    pub(crate) tokens: Option<Tokens>,
    pub(crate) challenges: KnownChallenges,
    /// The connections that schemes authorize.
    pub(crate) connections: Arc<Leases>,
    /// Held by a handshake of such a scheme whose transport does not give it a connection of its own.
    pub(crate) handshake: Mutex<()>,
    pub(crate) limits: Limits,
    /// Whether a redirect may repeat the body at another origin.
    pub(crate) body_on_redirect: bool,
    pub(crate) timeout: Duration,
    pub(crate) retries: Retries,
    pub(crate) budget: Budget,
}

impl CallContext {
    /// Where the token of a request comes from, if not from the collection.
    pub(crate) fn token_source(&self, request: &UnsignedRequest) -> Option<&Tokens> {
        token_source(request, self.tokens.as_ref())
    }

    /// The setters of the settings that authorize a request.
    pub(crate) fn credentials(&self, request: &UnsignedRequest) -> Vec<&'static str> {
        let auth = request.auth.filter(|_| self.token_source(request).is_none());
        let settings = &self.requests.settings;
        let needs = |name| {
            auth.is_some_and(|auth| auth.parameters.iter().any(|(_, value)| settings.template_needs(value, name)))
        };
        let all = self.requests.api.settings.iter().filter(|setting| needs(setting.name));
        all.map(|setting| settings.names(setting).1).collect()
    }
}
