//! Requests that reqwest carries.

use super::{Carrying, Failure, Incoming, Transport, Why};
use crate::body::Body;
use crate::target::target;
use bytes::Bytes;
use http_body::Frame;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The transport that a client has unless it is given another one.
#[derive(Debug, Clone)]
pub struct Reqwest(reqwest::Client);

impl Reqwest {
    /// Sends requests with this client.
    ///
    /// Build it with `redirect(Policy::none())` and `referer(false)`: redirects are followed above it.
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Body>) -> Carrying<'_> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let url = target(&parts.uri).map_err(|problem| Failure { why: Why::Unsendable(problem) })?;
            let mut request = reqwest::Request::new(parts.method, url);
            *request.headers_mut() = parts.headers;
            // Without a body there is no framing header that the request has not named itself.
            if body.size() != Some(0) {
                *request.body_mut() = Some(body.into());
            }
            let response = self.0.execute(request).await.map_err(failure)?;
            Ok(http::Response::from(response).map(|body: reqwest::Body| Incoming::new(Nameless(body))))
        })
    }
}

fn failure(error: reqwest::Error) -> Failure {
    if error.is_connect() {
        Failure::connect(error.without_url())
    } else if error.is_timeout() {
        Failure::timeout()
    } else {
        Failure::other(error.without_url())
    }
}

/// A body whose errors do not name the URL: secrets may stand in it.
struct Nameless(reqwest::Body);

impl http_body::Body for Nameless {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let frame = Pin::new(&mut self.0).poll_frame(context);
        frame.map(|frame| frame.map(|frame| frame.map_err(reqwest::Error::without_url)))
    }
}
