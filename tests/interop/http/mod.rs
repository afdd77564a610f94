//! HTTP itself: bodies, redirects, encodings, cookies, TLS and proxies.

mod anything;
mod bodies;
mod proxies;
mod responses;
mod tls;

phlo_gen::phlo_collection!("tests/interop/collections/httpbin.json");

/// What each client of httpbin has.
fn builder(url: &str) -> ClientBuilder {
    Client::builder().base_url(url).user("u s").password("p:w-é").token("t0k=")
}
