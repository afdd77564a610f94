//! The HTTP client for servers on this machine, which uses no proxy: a proxy elsewhere would receive the credentials.

use crate::platform::variable;
use crate::transport::reqwest::ConnectionOptions;
use reqwest::{Client, ClientBuilder};
#[cfg(feature = "cookies")]
use std::sync::Arc;

/// The environment variables that name proxies.
const VARIABLES: [&str; 6] = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/// A client without proxies of the environment for servers on this machine; none if no client would use one.
pub(super) fn local_client(options: &ConnectionOptions) -> reqwest::Result<Option<Client>> {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    // There the settings of the system may name a proxy.
    let is_unknown = cfg!(any(windows, target_vendor = "apple"));
    let is_needed = is_unknown || VARIABLES.iter().any(|name| is_set(name));
    let builder = || follows_nothing(configured(Client::builder().no_proxy(), options));
    is_needed.then(|| builder().build()).transpose()
}

/// A client with these options.
pub(super) fn builder(options: &ConnectionOptions) -> ClientBuilder {
    configured(Client::builder(), options)
}

/// The builder with these options. Cookies are those of this crate, whatever the user configures.
fn configured(builder: ClientBuilder, options: &ConnectionOptions) -> ClientBuilder {
    let builder = builder.connect_timeout(options.connect_timeout);
    let builder = options.configure.iter().fold(builder, |builder, configure| configure(builder));
    #[cfg(feature = "cookies")]
    let builder = match &options.jar {
        Some(jar) => builder.cookie_provider(Arc::clone(jar)),
        None => builder.cookie_store(false),
    };
    builder
}

/// The builder of a client that follows no redirects and names no page that it comes from.
pub(super) fn follows_nothing(builder: ClientBuilder) -> ClientBuilder {
    // Responses are decompressed above the transport, whatever features reqwest has.
    builder.redirect(reqwest::redirect::Policy::none()).referer(false).no_gzip()
}
