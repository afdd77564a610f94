//! Sends a request and waits for its response, through redirects, in the time that it has.

use crate::arrival::{Arrival, Limits};
use crate::body::Body;
use crate::clock::Clock;
use crate::draft::Prepared;
use crate::error::{Error, TransportError};
use crate::mask::Mask;
use crate::redirect::{Next, next};
use crate::transport::{SendError, Transport, Why};
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Method, Uri};

/// How many redirects are followed.
const MOST_REDIRECTS: usize = 10;

/// One request of a call, as it is sent.
pub(crate) struct Hop {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
}

/// Sends a request and waits for the headers of its response; a response that is no success is read and is the error.
pub(crate) async fn exchange(
    transport: &dyn Transport,
    clock: Clock,
    limits: Limits,
    prepared: Prepared,
) -> Result<Arrival, Error> {
    let item = clock.item;
    let (parts, body) = prepared.request.into_parts();
    let mut hop = Hop { method: parts.method, uri: parts.uri, headers: parts.headers, body };
    hop.body.measure().await.map_err(|problem| problem.at(item))?;
    if let (Some(size @ 1..), false) = (hop.body.size(), hop.headers.contains_key(CONTENT_LENGTH)) {
        hop.headers.insert(CONTENT_LENGTH, size.into());
    }
    for redirects in 0..=MOST_REDIRECTS {
        let response = clock.limit(None, transport.send(request(&hop))).await?;
        let response =
            response.map_err(|failure| failed(clock, redirects, origin(&hop.uri, &prepared.mask), failure))?;
        match next(&hop, response.status(), response.headers(), &prepared.added) {
            Next::Stay => return Arrival::new(clock, limits, response, prepared.mask).welcome().await,
            Next::Go(there) => hop = *there,
            Next::Refuse(what) => return Err(refused(item, what)),
        }
    }
    Err(refused(item, "the server redirects the call more than 10 times"))
}

fn request(hop: &Hop) -> http::Request<Body> {
    let mut request = http::Request::new(hop.body.clone());
    *request.method_mut() = hop.method.clone();
    *request.uri_mut() = hop.uri.clone();
    *request.headers_mut() = hop.headers.clone();
    request
}

fn failed(clock: Clock, redirects: usize, origin: String, failure: SendError) -> Error {
    let (what, connect, source) = match failure.why {
        // Behind a redirect somebody has seen the call already.
        Why::Connect(cause) => ("no connection", redirects == 0, cause),
        Why::Other(cause) => ("the request failed on its way", false, cause),
        Why::Timeout => return clock.timeout(None, None),
        Why::Unsendable(problem) => return problem.at(clock.item),
    };
    let (item, origin, source) = (Some(clock.item), Some(origin), Some(source));
    Error::Transport(Box::new(TransportError { item, what, connect, origin, source, attempts: 1 }))
}

/// Scheme, host and port. The rest of a URL may hold secrets, and so does what stands in front of `@`.
fn origin(uri: &Uri, mask: &Mask) -> String {
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    mask.hide(format!("{}://{host}", uri.scheme_str().unwrap_or("http")))
}

fn refused(item: &'static str, what: &'static str) -> Error {
    let item = Some(item);
    Error::Transport(Box::new(TransportError { item, what, connect: false, origin: None, source: None, attempts: 1 }))
}

#[cfg(test)]
mod tests {
    use super::{Mask, origin};
    use http::Uri;

    #[test]
    fn an_origin_is_told_without_what_may_be_secret() {
        let mut mask = Mask::default();
        mask.add("tenant7");
        let told = |uri| origin(&Uri::from_static(uri), &mask);
        assert_eq!(told("https://api.example.com:8443/a/b?key=k"), "https://api.example.com:8443");
        assert_eq!(told("http://me:hunter2@[::1]:80/"), "http://[::1]:80");
        assert_eq!(told("https://tenant7.example.com/"), "https://[secret].example.com");
    }
}
