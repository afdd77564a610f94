//! Attacks on the runtime: hostile servers, values, collections and networks.
#![deny(missing_docs, unused, clippy::all)]

mod api;
mod credentials;
mod echoes;
mod faults;
mod files;
mod hooks;
mod leaks;
mod limits;
mod marks;
mod places;
mod plain_http;
mod printed;
mod recording_server;
mod redirects;
mod server;
#[cfg(feature = "oauth1")]
mod signatures;
mod spellings;
mod subjects;
mod tokens;
mod unusual;
mod writers;

/// Whether all combinations are tried, and not a part of them.
fn is_full() -> bool {
    std::env::var("PHLO_GEN_ATTACKS").is_ok_and(|size| size == "full")
}
