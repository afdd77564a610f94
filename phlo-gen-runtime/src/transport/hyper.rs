//! A transport by hyper, which sends request targets as they are.

use crate::error::{Error, Problem, TransportError};
use crate::transport::connection::{GatedConnector, OwnConnection};
use crate::transport::hyper_client::{HyperClient, HyperConnector};
use crate::transport::send_error::SendFailure;
use crate::transport::timed_connector::TimedConnector;
use crate::transport::{Body, ResponseBody, ResponseFuture, SendError, Transport};
use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Builder, Client, Error as ClientError};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// The timeout for connecting.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A transport that sends each request target as it was prepared: with the feature `hyper`.
///
/// reqwest normalizes URLs as browsers do, so that it cannot send some targets, such as `/?'`;
/// [`Reqwest`](super::Reqwest) refuses such a call. This one sends it. A path with a segment `.` or `..` is refused here
/// too, unless [`allow_dot_segments`](Self::allow_dot_segments) is set: a server may resolve it to a path that the
/// caller did not mean. It has connection reuse, HTTP/2 and rustls like reqwest, and neither proxies nor cookies.
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
pub struct Hyper {
    client: Client<HyperConnector, reqwest::Body>,
    /// The connector of clients with one connection, of HTTP/1.1.
    http1: HyperConnector,
    dot_segments: bool,
}

impl Hyper {
    /// A transport with a separate connection pool, which trusts the certificates that the platform trusts. Connecting
    /// takes 10 seconds at most, TLS included.
    ///
    /// # Errors
    /// The certificates of the platform cannot be read.
    pub fn new() -> Result<Self, Error> {
        Self::with_connect_timeout(CONNECT_TIMEOUT)
    }

    /// The same with another timeout for connecting.
    ///
    /// # Errors
    /// The certificates of the platform cannot be read.
    pub fn with_connect_timeout(timeout: Duration) -> Result<Self, Error> {
        let provider = CryptoProvider::get_default().cloned();
        let provider = provider.unwrap_or_else(|| Arc::new(aws_lc_rs::default_provider()));
        let builder = || HttpsConnectorBuilder::new().with_provider_and_platform_verifier(Arc::clone(&provider));
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        // A timeout of its own lets one address fail and the next be tried.
        tcp.set_connect_timeout(Some(timeout));
        let http1 = builder().map_err(setup_error)?.https_or_http().enable_http1().wrap_connector(tcp.clone());
        let all = builder().map_err(setup_error)?.https_or_http().enable_all_versions().wrap_connector(tcp);
        let [http1, all] = [http1, all].map(|connector| TimedConnector { connector, timeout });
        Ok(Self { client: client_builder().build(all), http1, dot_segments: false })
    }

    /// A client with one connection.
    fn client_of(&self, connection: &OwnConnection) -> HyperClient {
        let (connector, connection) = (self.http1.clone(), connection.clone());
        client_builder().pool_max_idle_per_host(1).build(GatedConnector { connector, connection })
    }

    /// Sends paths with segments `.` and `..`, also in percent-encoding.
    pub fn allow_dot_segments(self) -> Self {
        Self { dot_segments: true, ..self }
    }
}

/// The builder of clients: idle connections are closed after 90 seconds.
fn client_builder() -> Builder {
    let mut client = Client::builder(TokioExecutor::new());
    client.timer(TokioTimer::new()).pool_timer(TokioTimer::new()).pool_idle_timeout(Duration::from_secs(90));
    client
}

/// Whether a segment of a path is `.` or `..`, in any spelling.
fn has_dot_segment(path: &str) -> bool {
    path.split(['/', '\\']).any(|segment| {
        let segment = segment.to_ascii_lowercase().replace("%2e", ".");
        matches!(segment.as_str(), "." | "..")
    })
}

impl Transport for Hyper {
    fn send(&self, request: http::Request<Body>) -> ResponseFuture<'_> {
        Box::pin(async move {
            if !self.dot_segments && has_dot_segment(request.uri().path()) {
                let problem = Problem::request(
                    "its path has a segment `.` or `..`, which changes the path: to send it, call `allow_dot_segments()` of the transport",
                );
                return Err(SendError { failure: SendFailure::Unsendable(problem) });
            }
            let connection = request.extensions().get::<OwnConnection>().cloned();
            let request = request.map(reqwest::Body::from);
            let response = match &connection {
                None => self.client.request(request).await,
                Some(connection) => connection.hyper(|| self.client_of(connection)).request(request).await,
            };
            let response = response.map_err(failure)?;
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

#[cfg(test)]
mod tests {
    use super::has_dot_segment;

    #[test]
    fn dot_segments_are_recognized_in_any_spelling() {
        for path in ["/a/../b", "/.", "/a/..", "/%2e%2E/x", "/.%2e", "/a/%2E/b", "/a\\..\\b"] {
            assert!(has_dot_segment(path), "{path}");
        }
        for path in ["/", "/a.b/c..d", "/...", "/.a", "/%252e%252e"] {
            assert!(!has_dot_segment(path), "{path}");
        }
    }
}
