//! The client of hyper that has one connection.

use crate::transport::connection::gated_connector::GatedConnector;
use crate::transport::timed_connector::TimedConnector;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;

/// The connector of all clients of hyper.
pub(in crate::transport) type HyperConnector = TimedConnector<HttpsConnector<HttpConnector>>;

/// A client that has one connection.
pub(in crate::transport) type HyperClient = Client<GatedConnector<HyperConnector>, reqwest::Body>;
