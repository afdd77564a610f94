//! Accepts connections and serves HTTP on them.

use super::handler::Handler;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// Serves the connections of a listener until the future is dropped.
pub async fn serve(handler: Arc<Handler>, listener: TcpListener) {
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // the connection is closed already, or too many are open
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        // responses are small and should not wait for more data; an error here only delays them
        let _ = stream.set_nodelay(true);
        let handler = Arc::clone(&handler);
        let service = service_fn(move |request| Arc::clone(&handler).handle(request));
        let mut http = hyper::server::conn::http1::Builder::new();
        let connection = http.timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
        // the client sees errors of its connection
        connections.spawn(async move { drop(connection.await) });
        while connections.try_join_next().is_some() {}
    }
}
