//! Calls over HTTP/2, against a server by hyper.

use crate::kinds;
use http_body_util::Full;
use hyper_util::rt::{TokioExecutor, TokioIo};
use phlo_gen_runtime::__private::reqwest;
use phlo_gen_runtime::{Error, Retries};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::net::TcpListener;

type Request = hyper::Request<hyper::body::Incoming>;
type Response = Result<hyper::Response<Full<bytes::Bytes>>, &'static str>;

/// A server, and the number of connections to it.
async fn server(answer: fn(&Request) -> Response) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::Relaxed);
            let service = hyper::service::service_fn(move |request| std::future::ready(answer(&request)));
            let server = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
            tokio::spawn(server.serve_connection(TokioIo::new(stream), service));
        }
    });
    (url, connections)
}

fn client(url: &str) -> kinds::Client {
    let http = reqwest::Client::builder().http2_prior_knowledge().build().expect("a client");
    let builder = kinds::Client::builder().key("planted-key").base_url(url).http_client(http);
    builder.retries(Retries::none()).build().expect("a client")
}

#[tokio::test]
async fn calls_share_one_connection_and_get_their_own_responses() {
    let (url, connections) = server(|request| {
        let name = request.uri().query().and_then(|query| query.split('&').next()).unwrap_or_default();
        Ok(hyper::Response::new(Full::from(format!("[{{\"name\":\"{name}\"}}]"))))
    })
    .await;
    let client = client(&url);
    // The connection is open before the other calls need one.
    assert!(client.list().send().await.is_ok());
    let calls: Vec<_> = (0..50)
        .map(|number| {
            let client = client.clone();
            tokio::spawn(async move {
                let call = client.list().with(|call| call.query("n", number.to_string()));
                (number, call.send().await.expect("a response").into_inner())
            })
        })
        .collect();
    for call in calls {
        let (number, list) = call.await.expect("no panic");
        assert_eq!(list.first().map(|thing| thing.name.clone()), Some(format!("n={number}")));
    }
    assert_eq!(connections.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_reset_stream_is_a_transport_error() {
    let (url, _) = server(|_| Err("on purpose")).await;
    let error = client(&url).list().send().await.expect_err("a reset");
    assert!(matches!(&error, Error::Transport(error) if !error.is_connect()), "{error}");
    assert!(error.is_retryable() && !format!("{error} {error:?}").contains("planted"), "{error:?}");
}
