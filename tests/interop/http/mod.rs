//! HTTP itself: bodies, redirects, encodings, cookies, TLS and proxies.

mod anything;
mod bodies;
mod proxies;
mod responses;
mod tls;

phlo_gen::phlo_collection!("tests/interop/collections/httpbin.json");
