//! Attacks on clients: hostile values, servers and networks.
#![deny(missing_docs, unused, clippy::all)]

mod marks;
mod places;
mod plain_http;
mod recording_server;
mod redirects;
mod writers;
