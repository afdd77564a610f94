//! A transport by hyper, which sends request targets as they are.

use crate::error::{Error, TransportError};
use crate::transport::{Body, ResponseBody, ResponseFuture, SendError, Transport};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error as ClientError};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// The timeout for connecting.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A transport that sends each request target as it was prepared: with the feature `hyper`.
///
/// reqwest normalizes URLs as browsers do, so that it cannot send a path such as `/a/../b`;
/// [`Reqwest`](super::Reqwest) refuses such a call. This one sends it. It has connection reuse, HTTP/2 and rustls like
/// reqwest, and neither proxies nor cookies.
///
/// ```no_run
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Error;
/// use phlo_gen::transport::Hyper;
///
/// let transport = Hyper::new()?;
/// // Client::builder().transport(transport)
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone)]
pub struct Hyper(Client<HttpsConnector<HttpConnector>, reqwest::Body>);

impl Hyper {
    /// A transport with a separate connection pool, which trusts the certificates that the platform trusts.
    ///
    /// # Errors
    /// The certificates of the platform cannot be read.
    pub fn new() -> Result<Self, Error> {
        let provider = CryptoProvider::get_default().cloned();
        let provider = provider.unwrap_or_else(|| Arc::new(aws_lc_rs::default_provider()));
        let builder =
            HttpsConnectorBuilder::new().with_provider_and_platform_verifier(provider).map_err(setup_error)?;
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT_TIMEOUT));
        let connector = builder.https_or_http().enable_all_versions().wrap_connector(tcp);
        let mut client = Client::builder(TokioExecutor::new());
        client.timer(TokioTimer::new()).pool_timer(TokioTimer::new()).pool_idle_timeout(Duration::from_secs(90));
        Ok(Self(client.build(connector)))
    }
}

impl Transport for Hyper {
    fn send(&self, request: http::Request<Body>) -> ResponseFuture<'_> {
        Box::pin(async move {
            let response = self.0.request(request.map(reqwest::Body::from)).await.map_err(failure)?;
            Ok(response.map(ResponseBody::new))
        })
    }
}

fn failure(error: ClientError) -> SendError {
    if error.is_connect() { SendError::connect(error) } else { SendError::other(error) }
}

fn setup_error(error: std::io::Error) -> Error {
    Error::Transport(Box::new(TransportError::setup(error)))
}

impl fmt::Debug for Hyper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hyper(..)")
    }
}
