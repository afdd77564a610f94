//! Requests from the wire, and responses to it.

use crate::catalog::items::Catalog;
use crate::request::incoming::Received;
use crate::request::selectors::Selectors;
use crate::responder::{self as answer, Demands};
use crate::response::outgoing::Response;
use crate::server::body::Payload;
use crate::server::exchange::{Answered, Watcher};
use crate::server::fault::{Fault, Kind};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, StatusCode};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// The longest body of a request.
const LONGEST_BODY: usize = 10 << 20;

/// Everything that answers requests.
#[derive(Debug)]
pub struct Server {
    /// The items.
    pub catalog: Catalog,
    /// What is asked of requests.
    pub demands: Demands,
    /// How long each response waits.
    pub delay: Duration,
    /// Failures on demand.
    pub faults: Vec<Fault>,
    /// All requests so far.
    pub log: Mutex<Vec<Received>>,
    /// Who is told of each response.
    pub watcher: Option<Watcher>,
}

impl Server {
    /// Answers what comes in, until this is dropped.
    pub async fn serve(self: Arc<Self>, listener: TcpListener) {
        let mut connections = JoinSet::new();
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // the connection is gone already, or there are too many for now
                tokio::time::sleep(Duration::from_millis(10)).await;
                continue;
            };
            // responses are small: they are worth a packet of their own; and where that is refused they only come later
            let _ = stream.set_nodelay(true);
            let server = Arc::clone(&self);
            let service = service_fn(move |request| Arc::clone(&server).call(request));
            let mut http = hyper::server::conn::http1::Builder::new();
            let connection = http.timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
            // what goes wrong on one connection is the client's to see
            connections.spawn(async move { drop(connection.await) });
            while connections.try_join_next().is_some() {}
        }
    }

    /// All requests so far, in the order in which they came in.
    pub fn requests(&self) -> Vec<Received> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn call(self: Arc<Self>, request: Request<Incoming>) -> io::Result<http::Response<Payload>> {
        let (head, body) = request.into_parts();
        let target = head.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
        let mut received =
            Received { method: head.method.as_str().to_owned(), target, headers: head.headers, body: Bytes::new() };
        received.hide_secrets();
        let body = Limited::new(body, LONGEST_BODY).collect().await;
        let is_too_long = body.as_ref().is_err_and(|error| error.is::<http_body_util::LengthLimitError>());
        match body {
            Ok(body) => received.body = body.to_bytes(),
            Err(error) if !is_too_long => return Err(io::Error::other(error)),
            Err(_) => {}
        }
        self.log.lock().unwrap_or_else(PoisonError::into_inner).push(received.clone());
        // every fault counts every request, also where another strikes first
        let struck: Vec<Kind> =
            self.faults.iter().filter(|fault| fault.strikes(&received)).map(|fault| fault.kind).collect();
        let wait = self.delay + Selectors::new(&received).delay.unwrap_or_default();
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        let response = || answer::answer(&self.catalog, &self.demands, &received);
        let (response, is_cut) = match struck.first() {
            Some(Kind::Drop) => (None, false),
            Some(Kind::Status(status)) => (Some(Response::error(*status, "fault", "a failure on demand")), false),
            Some(Kind::Truncate) => (Some(response()), true),
            None if is_too_long => (Some(Response::error(413, "too-long", "The body has more than 10 MB.")), false),
            None => (Some(response()), false),
        };
        if let Some(Watcher(watch)) = &self.watcher {
            let status = response.as_ref().map(|response| response.status);
            watch(Answered { request: &received, status, is_fault: !struck.is_empty(), server: &self });
        }
        let response = response.ok_or_else(|| io::Error::other("the connection is dropped on demand"))?;
        Ok(http_response(response, is_cut))
    }
}

/// A response as HTTP has it; headers that HTTP cannot send are left out.
fn http_response(response: Response, is_cut: bool) -> http::Response<Payload> {
    let body = Bytes::from(response.body);
    let payload = if is_cut { Payload::cut(&body) } else { Payload::Whole(Some(body).filter(|body| !body.is_empty())) };
    let mut sent = http::Response::new(payload);
    *sent.status_mut() = StatusCode::from_u16(response.status).unwrap_or(StatusCode::OK);
    for (name, value) in response.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.trim()), HeaderValue::try_from(value.trim())) {
            sent.headers_mut().append(name, value);
        }
    }
    sent
}
