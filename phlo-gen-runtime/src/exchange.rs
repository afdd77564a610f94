//! Sends a request and takes its reply, through redirects, in the time that it has.

use crate::body::Body;
use crate::clock::Clock;
use crate::draft::Prepared;
use crate::error::{Cause, Error, TransportError};
use crate::mask::Mask;
use crate::received::{Answer, Received};
use crate::redirect::{Next, next};
use crate::target::target;
use bytes::{Bytes, BytesMut};
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Method};
use reqwest::Url;

/// How many redirects are followed.
const MOST_REDIRECTS: usize = 10;

/// One request of a call, as reqwest sends it.
pub(crate) struct Hop {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
}

/// Sends a request and takes its reply.
pub(crate) async fn exchange(http: &reqwest::Client, clock: &Clock, prepared: Prepared) -> Result<Answer, Error> {
    let item = clock.item;
    let (parts, body) = prepared.request.into_parts();
    let url = target(&parts.uri).map_err(|problem| problem.at(item))?;
    let mut hop = Hop { method: parts.method, url, headers: parts.headers, body };
    hop.body.measure().await.map_err(|problem| problem.at(item))?;
    if let (Some(size @ 1..), false) = (hop.body.size(), hop.headers.contains_key(CONTENT_LENGTH)) {
        hop.headers.insert(CONTENT_LENGTH, size.into());
    }
    for redirects in 0..=MOST_REDIRECTS {
        let response = clock.limit(None, http.execute(request(&hop))).await?;
        let response = response.map_err(|error| failed(clock, redirects, error))?;
        match next(&hop, response.status(), response.headers(), &prepared.added) {
            Next::Stay => return receive(clock, response, prepared.mask).await,
            Next::Go(there) => hop = *there,
            Next::Refuse(what) => return Err(refused(item, what)),
        }
    }
    Err(refused(item, "the server redirects the call more than 10 times"))
}

fn request(hop: &Hop) -> reqwest::Request {
    let mut request = reqwest::Request::new(hop.method.clone(), hop.url.clone());
    *request.headers_mut() = hop.headers.clone();
    // Without a body there is no framing header that the request has not named itself.
    if hop.body.size() != Some(0) {
        *request.body_mut() = Some(hop.body.clone().into());
    }
    request
}

async fn receive(clock: &Clock, mut response: reqwest::Response, mask: Mask) -> Result<Answer, Error> {
    let (status, headers) = (response.status(), response.headers().clone());
    let (body, broken) = clock.limit(Some(status), read(&mut response)).await?;
    if broken.as_ref().is_some_and(reqwest::Error::is_timeout) {
        return Err(clock.timeout(Some(status), None));
    }
    let broken = broken.map(|error| -> Cause { Box::new(error.without_url()) });
    Answer { item: clock.item, received: Received { status, headers, body }, mask, attempts: 1 }.judge(broken)
}

/// The body, or as much of it as came and why it broke off.
async fn read(response: &mut reqwest::Response) -> (Bytes, Option<reqwest::Error>) {
    let mut body = BytesMut::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return (body.freeze(), None),
            Err(error) => return (body.freeze(), Some(error)),
        }
    }
}

fn failed(clock: &Clock, redirects: usize, error: reqwest::Error) -> Error {
    if error.is_timeout() && !error.is_connect() {
        return clock.timeout(None, None);
    }
    // Behind a redirect somebody has seen the call already.
    let connect = error.is_connect() && redirects == 0;
    let what = if error.is_connect() { "no connection" } else { "the request failed on its way" };
    let source: Option<Cause> = Some(Box::new(error.without_url()));
    Error::Transport(Box::new(TransportError { item: Some(clock.item), what, connect, source, attempts: 1 }))
}

fn refused(item: &'static str, what: &'static str) -> Error {
    let item = Some(item);
    Error::Transport(Box::new(TransportError { item, what, connect: false, source: None, attempts: 1 }))
}
