//! One call as a careful person writes it: a timeout for all of it, at most two retries, redirects of the same origin.

use reqwest::header::{LOCATION, RETRY_AFTER};
use reqwest::{Method, Request, Response, StatusCode, Url};
use serde::de::DeserializeOwned;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout_at};

/// Why a call failed.
#[derive(Debug)]
pub enum Error {
    /// The network.
    Http(reqwest::Error),
    /// The call took too long.
    Timeout,
    /// The server refused the call, with this body.
    Refused(StatusCode, Vec<u8>),
    /// The body is not what was expected.
    Body(serde_json::Error),
}

const TIMEOUT: Duration = Duration::from_secs(30);
const RETRIES: u32 = 2;
const REDIRECTS: u32 = 10;
const LARGEST: usize = 64 << 20;

/// Sends a request, again if that is safe and helps, and reads the response.
pub async fn call<T: DeserializeOwned>(
    mut request: Request,
    send: impl AsyncFn(Request) -> reqwest::Result<Response>,
) -> Result<T, Error> {
    let deadline = Instant::now() + TIMEOUT;
    let (mut retries, mut redirects) = (0, 0);
    loop {
        let (method, url, again) = (request.method().clone(), request.url().clone(), request.try_clone());
        let outcome = timeout_at(deadline, send(request)).await.map_err(|_| Error::Timeout)?;
        let is_safe = method != Method::POST && method != Method::PATCH;
        let should_retry = match &outcome {
            Ok(response) => is_safe && matches!(response.status().as_u16(), 408 | 429 | 502 | 503 | 504),
            Err(error) => error.is_connect() || is_safe,
        };
        if should_retry
            && retries < RETRIES
            && let Some(again) = again
        {
            let wait = outcome.as_ref().ok().and_then(retry_after);
            let wait = wait.unwrap_or(Duration::from_millis(200 << retries));
            timeout_at(deadline, sleep(wait)).await.map_err(|_| Error::Timeout)?;
            (request, retries) = (again, retries + 1);
            continue;
        }
        let response = outcome.map_err(Error::Http)?;
        if let Some(target) = target(&response, &url)
            && redirects < REDIRECTS
            && let Some(mut again) = again
        {
            *again.url_mut() = target;
            if response.status() == StatusCode::SEE_OTHER {
                *again.method_mut() = Method::GET;
                *again.body_mut() = None;
            }
            (request, redirects) = (again, redirects + 1);
            continue;
        }
        let status = response.status();
        let body = timeout_at(deadline, read(response)).await.map_err(|_| Error::Timeout)??;
        if !status.is_success() {
            return Err(Error::Refused(status, body));
        }
        return serde_json::from_slice(&body).map_err(Error::Body);
    }
}

/// Where a redirect of the same origin goes.
fn target(response: &Response, url: &Url) -> Option<Url> {
    let location = response.headers().get(LOCATION).filter(|_| response.status().is_redirection())?;
    url.join(location.to_str().ok()?).ok().filter(|target| target.origin() == url.origin())
}

fn retry_after(response: &Response) -> Option<Duration> {
    response.headers().get(RETRY_AFTER)?.to_str().ok()?.parse().ok().map(Duration::from_secs)
}

/// The body, up to a limit.
async fn read(mut response: Response) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(Error::Http)? {
        body.extend_from_slice(&chunk);
        if body.len() > LARGEST {
            return Err(Error::Refused(response.status(), body));
        }
    }
    Ok(body)
}
