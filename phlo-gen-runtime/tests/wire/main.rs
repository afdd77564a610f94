//! Calls from end to end, against a server that records the bytes that it receives.
#![deny(missing_docs, unused, clippy::all)]

#[cfg(feature = "oauth2")]
mod answering;
#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "digest")]
mod challenges;
mod connections;
#[cfg(feature = "cookies")]
mod cookies;
mod credentials;
#[cfg(feature = "hyper")]
mod exact;
mod faults;
#[cfg(feature = "oauth2")]
mod grants;
mod gzip;
#[cfg(feature = "ntlm")]
mod handshakes;
mod http2;
mod kinds;
mod limits;
mod notes;
mod options;
mod pages;
mod plain_api;
mod redirects;
#[cfg(feature = "oauth2")]
mod refreshes;
mod requests;
mod responses;
mod retries;
mod sample;
mod secrets;
mod server;
mod soak;
mod streams;
#[cfg(feature = "tracing")]
mod traces;
mod transports;
