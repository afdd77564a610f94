//! Builds the HTTP clients: servers on this machine are called without a proxy, which would receive the credentials.

use crate::platform::variable;
use crate::transport::connection::{GateLayer, OwnConnection};
use crate::transport::reqwest::ConnectionOptions;
#[cfg(feature = "cookies")]
use crate::transport::reqwest::cookies::Cookies;
use reqwest::{Client, ClientBuilder};
#[cfg(feature = "cookies")]
use reqwest::{Url, cookie::CookieStore, header::HeaderValue};
#[cfg(feature = "cookies")]
use std::sync::Arc;

/// The environment variables that name proxies.
const VARIABLES: [&str; 6] = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/// Builds clients that have the same options and the same cookies.
#[derive(Clone)]
pub(super) struct ClientFactory {
    options: ConnectionOptions,
    #[cfg(feature = "cookies")]
    cookies: Arc<Cookies>,
}

impl ClientFactory {
    pub(super) fn new(options: ConnectionOptions) -> Self {
        Self {
            options,
            #[cfg(feature = "cookies")]
            cookies: Arc::default(),
        }
    }

    /// The cookies that the clients add to a request to this URL.
    #[cfg(feature = "cookies")]
    pub(super) fn cookies(&self, url: &Url) -> Option<HeaderValue> {
        self.options.cookies.then(|| self.cookies.cookies(url)).flatten()
    }

    /// The client for all servers but those on this machine.
    pub(super) fn client(&self) -> reqwest::Result<Client> {
        follows_nothing(self.configured(Client::builder())).build()
    }

    /// A client without proxies of the environment for servers on this machine; none if no client would use one.
    pub(super) fn local_client(&self) -> reqwest::Result<Option<Client>> {
        let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        // There the settings of the system may name a proxy.
        let is_unknown = cfg!(any(windows, target_vendor = "apple"));
        let is_needed = is_unknown || VARIABLES.iter().any(|name| is_set(name));
        let builder = || follows_nothing(self.configured(Client::builder().no_proxy()));
        is_needed.then(|| builder().build()).transpose()
    }

    /// A client with one connection, of HTTP/1.1, for a server on this machine or elsewhere.
    pub(super) fn client_of(&self, connection: &OwnConnection, is_local: bool) -> reqwest::Result<Client> {
        let builder = if is_local { Client::builder().no_proxy() } else { Client::builder() };
        let builder = follows_nothing(self.configured(builder)).http1_only().pool_max_idle_per_host(1);
        builder.connector_layer(GateLayer(connection.gate())).build()
    }

    /// The builder with the options. Cookies are those of this crate, whatever the user configures.
    fn configured(&self, builder: ClientBuilder) -> ClientBuilder {
        let builder = builder.connect_timeout(self.options.connect_timeout);
        let builder = self.options.configure.iter().fold(builder, |builder, configure| configure(builder));
        #[cfg(feature = "cookies")]
        let builder = match self.options.cookies {
            true => builder.cookie_provider(Arc::clone(&self.cookies)),
            false => builder.cookie_store(false),
        };
        builder
    }
}

/// The builder of a client that follows no redirects and names no page that it comes from.
pub(super) fn follows_nothing(builder: ClientBuilder) -> ClientBuilder {
    // Responses are decompressed above the transport, whatever features reqwest has.
    builder.redirect(reqwest::redirect::Policy::none()).referer(false).no_gzip()
}
