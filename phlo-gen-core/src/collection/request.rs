//! Requests.

use super::findings::Findings;
use super::row::{self, Use};
use super::text::description;
use super::{Request, auth, body, method, near_miss, url};
use crate::json::{Json, Kind};

const KNOWN: &[&str] = &["method", "url", "header", "body", "auth", "description", "proxy", "certificate"];

/// Reads a request; a string is the URL of a GET.
pub(super) fn read(value: &Json, findings: &mut Findings) -> Request {
    match &value.kind {
        Kind::Object(_) => object(value, findings),
        Kind::String(_) => Request { url: url::read(value, findings), ..Request::empty(value.start) },
        _ => {
            findings.wrong_type("`request`", value, "an object", "it counts as a GET without a URL; write an object");
            Request::empty(value.start)
        }
    }
}

fn object(value: &Json, findings: &mut Findings) -> Request {
    near_miss::check(value, KNOWN, findings);
    let url = match value.get("url").filter(|url| super::javascript::truthy(url)) {
        Some(url) => url::read(url, findings),
        None => {
            let help = "give it a `url`; until then nothing can be sent";
            findings.note("request-without-url", value.start, "this request has no URL", help);
            super::Url { offset: value.start, ..super::Url::default() }
        }
    };
    Request {
        method: method::read(value, findings),
        url,
        headers: row::rows(value, "header", Use::Header, findings),
        body: body::read(value, findings),
        auth: auth::read(value, findings),
        description: description(value, findings),
        offset: value.start,
    }
}
