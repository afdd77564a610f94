//! reqwest in a browser.

use crate::error::{Cause, Error, TransportError};
use crate::transport::reqwest::url::target_url;
use crate::transport::reqwest::{ConnectionOptions, Reqwest};
use crate::transport::send_error::SendFailure;
use crate::transport::{Body, ResponseBody, ResponseFuture, SendError, Transport};
use bytes::Bytes;
use futures_core::Stream;
use http_body::Frame;
use send_wrapper::SendWrapper;
use std::pin::Pin;
use std::task::{Context, Poll};

impl Reqwest {
    /// Sends requests with a client of the browser. The browser connects, follows redirects and keeps cookies.
    pub(crate) fn with_options(_: ConnectionOptions) -> Result<Self, Error> {
        let client = reqwest::Client::builder().build();
        let client = client.map_err(|error| Error::Transport(Box::new(TransportError::setup(error.without_url()))))?;
        Ok(Self::new(client))
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Body>) -> ResponseFuture<'_> {
        // A browser has one thread, so that a value that is not `Send` never leaves it.
        Box::pin(SendWrapper::new(async move {
            let (parts, body) = request.into_parts();
            let url =
                target_url(&parts.uri).map_err(|problem| SendError { failure: SendFailure::Unsendable(problem) })?;
            let mut request = reqwest::Request::new(parts.method, url);
            *request.headers_mut() = parts.headers;
            if let Some(bytes) = body.bytes().filter(|bytes| !bytes.is_empty()) {
                *request.body_mut() = Some(bytes.into());
            }
            let response = self.client.execute(request).await.map_err(|error| SendError::other(error.without_url()))?;
            let (status, headers) = (response.status(), response.headers().clone());
            let body: ChunkStream = Box::pin(response.bytes_stream());
            let mut response = http::Response::new(ResponseBody::new(BrowserBody(SendWrapper::new(body))));
            *response.status_mut() = status;
            *response.headers_mut() = headers;
            Ok(response)
        }))
    }
}

type ChunkStream = Pin<Box<dyn Stream<Item = reqwest::Result<Bytes>>>>;

/// A body that a browser delivers in pieces.
struct BrowserBody(SendWrapper<ChunkStream>);

impl http_body::Body for BrowserBody {
    type Data = Bytes;
    type Error = Cause;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cause>>> {
        let next = self.0.as_mut().poll_next(context);
        next.map(|piece| piece.map(|piece| piece.map(Frame::data).map_err(|error| error.without_url().into())))
    }
}
