//! The client of hyper that has one connection.

use crate::transport::connection::GatedConnector;
use crate::transport::timed_connector::TimedConnector;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;

/// The connector of all clients of hyper.
pub(super) type HyperConnector = TimedConnector<HttpsConnector<HttpConnector>>;

/// A client that has one connection.
pub(super) type HyperClient = Client<GatedConnector<HyperConnector>, reqwest::Body>;
