//! reqwest outside of a browser.

use crate::error::{Cause, Error, TransportError};
#[cfg(feature = "cookies")]
use crate::transport::added_secrets::AddedSecrets;
use crate::transport::connection::OwnConnection;
use crate::transport::loopback::is_loopback;
use crate::transport::reqwest::client_factory::{ClientFactory, follows_nothing};
use crate::transport::reqwest::url::{change, target_url};
use crate::transport::reqwest::{ConnectionOptions, Reqwest};
use crate::transport::send_error::SendFailure;
use crate::transport::{Body, ResponseBody, ResponseFuture, SendError, Transport};
use bytes::Bytes;
use http_body::Frame;
use reqwest::{Client, Url};
use std::pin::Pin;
use std::task::{Context, Poll};

impl Reqwest {
    /// Sends requests with a client that has these options.
    pub(crate) fn with_options(options: ConnectionOptions) -> Result<Self, Error> {
        let factory = ClientFactory::new(options);
        let clients = || Ok((factory.client()?, factory.local_client()?));
        let (client, local) = clients().map_err(setup_error)?;
        Ok(Self { client, local, factory: Some(factory) })
    }

    /// Sends requests with a client that is built here, so that it follows no redirects and names no page that it comes
    /// from: both are what a client could send secrets along with.
    ///
    /// What the builder adds to all requests, `default_headers` and a cookie store, is sent after a redirect too. To
    /// configure the built-in client, which keeps cookies apart for each origin, see
    /// [`ClientOptions::http_client`](crate::ClientOptions::http_client).
    ///
    /// # Errors
    /// The client cannot be built: its certificates cannot be read, for example.
    pub fn from_builder(builder: reqwest::ClientBuilder) -> Result<Self, Error> {
        follows_nothing(builder).build().map(Self::new).map_err(setup_error)
    }

    /// Notes the cookies that the client will add to a request.
    #[cfg(feature = "cookies")]
    fn note_cookies(&self, extensions: &http::Extensions, url: &Url) {
        let cookies = self.factory.as_ref().and_then(|factory| factory.cookies(url));
        if let (Some(cookies), Some(added)) = (cookies, extensions.get::<AddedSecrets>()) {
            added.add_cookie_header(&cookies);
        }
    }

    /// The client for a URL: a server on this machine is called without a proxy.
    fn client_for<'a>(&'a self, url: &Url, connection: Option<&'a OwnConnection>) -> reqwest::Result<&'a Client> {
        let is_local = || url.host_str().is_some_and(is_loopback);
        match (connection, &self.factory) {
            (Some(connection), Some(factory)) => connection.reqwest(|| factory.client_of(connection, is_local())),
            _ => Ok(self.local.as_ref().filter(|_| is_local()).unwrap_or(&self.client)),
        }
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Body>) -> ResponseFuture<'_> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let url =
                target_url(&parts.uri).map_err(|problem| SendError { failure: SendFailure::Unsendable(problem) })?;
            #[cfg(feature = "cookies")]
            self.note_cookies(&parts.extensions, &url);
            let client = self.client_for(&url, parts.extensions.get()).map_err(failure)?;
            let mut request = reqwest::Request::new(parts.method, url);
            *request.headers_mut() = parts.headers;
            // Without a body reqwest adds no `Content-Length` that the request does not have.
            if body.size() != Some(0) {
                *request.body_mut() = Some(body.into());
            }
            let response = client.execute(request).await.map_err(failure)?;
            if change(response.url(), &parts.uri).is_some() {
                return Err(SendError { failure: SendFailure::Redirected });
            }
            Ok(http::Response::from(response).map(|body: reqwest::Body| ResponseBody::of(BodyWithoutUrl(body))))
        })
    }
}

fn setup_error(error: reqwest::Error) -> Error {
    Error::Transport(Box::new(TransportError::setup(error.without_url())))
}

fn failure(error: reqwest::Error) -> SendError {
    if error.is_connect() {
        SendError::connect(error.without_url())
    } else if error.is_timeout() {
        SendError::timeout()
    } else {
        SendError::other(error.without_url())
    }
}

/// A body whose errors do not name the URL: it may contain secrets.
struct BodyWithoutUrl(reqwest::Body);

impl http_body::Body for BodyWithoutUrl {
    type Data = Bytes;
    type Error = Cause;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let frame = Pin::new(&mut self.0).poll_frame(context);
        frame.map(|frame| frame.map(|frame| frame.map_err(|error| error.without_url().into())))
    }
}
