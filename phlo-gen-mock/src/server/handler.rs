//! Handles a request: logs it, applies delay and faults, and sends the response.

use super::exchange::{Exchange, ResponseCallback};
use super::fault::{Fault, Kind};
use super::request_log::RequestLog;
use super::response_body::ResponseBody;
use crate::request::{Request, Selectors};
use crate::responder::Responder;
use crate::response::Response;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The longest body of a request.
const MAX_BODY_LENGTH: usize = 10 << 20;

/// Handles the requests of all connections.
pub struct Handler {
    /// Chooses the responses.
    pub responder: Responder,
    /// The delay before each response.
    pub delay: Duration,
    /// The faults to simulate.
    pub faults: Vec<Fault>,
    /// The last requests.
    pub log: Mutex<RequestLog>,
    /// The function to call for each response.
    pub on_response: Option<ResponseCallback>,
}

impl Handler {
    /// The last requests, in the order in which they were received.
    pub fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).requests()
    }

    /// Reads a request and returns its response; an error closes the connection.
    pub async fn handle(self: Arc<Self>, request: http::Request<Incoming>) -> io::Result<http::Response<ResponseBody>> {
        let (head, body) = request.into_parts();
        let target = head.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
        let mut request =
            Request { method: head.method.as_str().to_owned(), target, headers: head.headers, body: Bytes::new() };
        request.mark_secrets();
        let body = Limited::new(body, MAX_BODY_LENGTH).collect().await;
        let is_too_long = body.as_ref().is_err_and(|error| error.is::<LengthLimitError>());
        match body {
            Ok(body) => request.body = body.to_bytes(),
            Err(error) if !is_too_long => return Err(io::Error::other(error)),
            Err(_) => {}
        }
        self.log.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
        // each fault counts each request, even if another fault takes precedence
        let faults: Vec<Kind> =
            self.faults.iter().filter(|fault| fault.applies_to(&request)).map(|fault| fault.kind).collect();
        let delay = self.delay + Selectors::new(&request).delay.unwrap_or_default();
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        let respond = || self.responder.respond(&request);
        let (response, is_truncated) = match faults.first() {
            Some(Kind::Drop) => (None, false),
            Some(Kind::Status(status)) => (Some(Response::error(*status, "fault", "a simulated fault")), false),
            Some(Kind::Truncate) => (Some(respond()), true),
            None if is_too_long => (Some(Response::error(413, "too-long", "The body has more than 10 MB.")), false),
            None => (Some(respond()), false),
        };
        if let Some(ResponseCallback(callback)) = &self.on_response {
            let status = response.as_ref().map(|response| response.status);
            let is_fault = !faults.is_empty();
            callback(Exchange { request: &request, status, is_fault, responder: &self.responder });
        }
        let response = response.ok_or_else(|| io::Error::other("the connection is dropped by a simulated fault"))?;
        Ok(http_response(response, is_truncated))
    }
}

/// The response for hyper; headers that are not valid in HTTP are omitted.
fn http_response(response: Response, is_truncated: bool) -> http::Response<ResponseBody> {
    let body = Bytes::from(response.body);
    let body = match is_truncated {
        true => ResponseBody::truncated(&body),
        false => ResponseBody::Complete(Some(body).filter(|body| !body.is_empty())),
    };
    let mut sent = http::Response::new(body);
    *sent.status_mut() = StatusCode::from_u16(response.status).unwrap_or(StatusCode::OK);
    for (name, value) in response.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.trim()), HeaderValue::try_from(value.trim())) {
            sent.headers_mut().append(name, value);
        }
    }
    sent
}
