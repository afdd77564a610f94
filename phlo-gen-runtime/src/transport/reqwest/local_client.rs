//! The HTTP client for servers on this machine, which uses no proxy: a proxy elsewhere would receive the credentials.

use crate::platform::variable;
use crate::transport::reqwest::ConnectionOptions;
use reqwest::{Client, ClientBuilder};

/// The environment variables that name proxies.
const VARIABLES: [&str; 6] = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/// A client without proxies for servers on this machine; none if no client would use a proxy.
pub(super) fn local_client(options: &ConnectionOptions) -> reqwest::Result<Option<Client>> {
    let is_set = |name: &&str| variable(name).is_some_and(|value| !value.is_empty());
    // There the settings of the system may name a proxy.
    let is_unknown = cfg!(any(windows, target_vendor = "apple"));
    (is_unknown || VARIABLES.iter().any(is_set)).then(|| builder(options).no_proxy().build()).transpose()
}

/// A client with these options.
pub(super) fn builder(options: &ConnectionOptions) -> ClientBuilder {
    let builder = Client::builder().redirect(reqwest::redirect::Policy::none()).referer(false);
    #[cfg(feature = "cookies")]
    let builder = builder.cookie_store(options.cookies);
    // Responses are decompressed above the transport, whatever features reqwest has.
    builder.no_gzip().connect_timeout(options.connect_timeout)
}
