//! The HTTP client for servers on this machine, which uses no proxy: a proxy elsewhere would receive the credentials.

use crate::transport::reqwest::ConnectionOptions;
use reqwest::{Client, ClientBuilder};
use std::sync::OnceLock;

/// The client for servers on this machine, set up when it is first used.
pub(super) struct LocalClient {
    options: ConnectionOptions,
    client: OnceLock<Client>,
}

impl LocalClient {
    pub(super) fn new(options: ConnectionOptions) -> Self {
        Self { options, client: OnceLock::new() }
    }

    pub(super) fn get(&self) -> reqwest::Result<Client> {
        if let Some(client) = self.client.get() {
            return Ok(client.clone());
        }
        let client = builder(&self.options).no_proxy().build()?;
        Ok(self.client.get_or_init(|| client).clone())
    }
}

/// A client with these options, except for proxies.
pub(super) fn builder(options: &ConnectionOptions) -> ClientBuilder {
    let builder = Client::builder().redirect(reqwest::redirect::Policy::none()).referer(false);
    #[cfg(feature = "cookies")]
    let builder = builder.cookie_store(options.cookies);
    // Responses are decompressed above the transport, whatever features reqwest has.
    builder.no_gzip().connect_timeout(options.connect_timeout)
}
