//! A connection that only certain requests use: they have it in their extensions.

use crate::transport::connection::gate::Gate;
#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
use crate::transport::hyper_client::HyperClient;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A connection that only certain requests use, one at a time: they have it in their extensions, and a transport that
/// can sends them with a client that has one connection.
///
/// While it is *kept*, a request that finds it closed fails instead of opening another one.
#[derive(Clone, Default)]
pub(crate) struct OwnConnection(Arc<State>);

#[derive(Default)]
struct State {
    gate: Gate,
    reqwest: OnceLock<reqwest::Client>,
    #[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
    hyper: OnceLock<HyperClient>,
}

impl OwnConnection {
    /// Whether a transport has a client for it. If not, its requests share the connections of all.
    pub(crate) fn is_separate(&self) -> bool {
        #[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
        if self.0.hyper.get().is_some() {
            return true;
        }
        self.0.reqwest.get().is_some()
    }

    /// Makes requests fail instead of opening another connection.
    pub(crate) fn keep(&self) {
        self.0.gate.close();
    }

    /// Lets requests open another connection.
    pub(crate) fn reopen(&self) {
        self.0.gate.open();
    }

    /// Whether the connection was closed although it was kept: then the last request has not been sent.
    pub(crate) fn was_lost(&self) -> bool {
        self.0.gate.has_refused()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl OwnConnection {
    /// Waits for permission to open a connection. Returns whether it is given.
    pub(super) async fn may_open(&self) -> bool {
        self.0.gate.pass().await
    }

    /// The client of reqwest with this one connection; it is built for the first request.
    pub(in crate::transport) fn reqwest(
        &self,
        build: impl FnOnce() -> reqwest::Result<reqwest::Client>,
    ) -> reqwest::Result<&reqwest::Client> {
        match self.0.reqwest.get() {
            Some(client) => Ok(client),
            None => build().map(|client| self.0.reqwest.get_or_init(|| client)),
        }
    }
}

#[cfg(all(feature = "hyper", not(target_arch = "wasm32")))]
impl OwnConnection {
    /// The client of hyper with this one connection; it is built for the first request.
    pub(in crate::transport) fn hyper(&self, build: impl FnOnce() -> HyperClient) -> &HyperClient {
        self.0.hyper.get_or_init(build)
    }
}

impl fmt::Debug for OwnConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnConnection(..)")
    }
}
