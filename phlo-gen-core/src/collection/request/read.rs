//! Reads a request.

use super::{body, method, url};
use crate::collection::auth;
use crate::collection::fields::{Findings, description, near_miss, truthy};
use crate::collection::model::{Inherited, Request, Url};
use crate::collection::rows::{self, RowKind};
use crate::json::{Json, Kind};

const KNOWN: &[&str] = &["method", "url", "header", "body", "auth", "description", "proxy", "certificate"];

/// Reads a request; a string is the URL of a GET.
pub fn read(value: &Json, findings: &mut Findings) -> Request {
    match &value.kind {
        Kind::Object(_) => object(value, findings),
        Kind::String(_) => Request { url: url::read(value, findings), ..empty(value.start) },
        _ => {
            findings.wrong_type("`request`", value, "an object", "it is read as a GET without a URL; write an object");
            empty(value.start)
        }
    }
}

fn object(value: &Json, findings: &mut Findings) -> Request {
    near_miss::check(value, KNOWN, findings);
    let url = match truthy(value, "url") {
        Some(url) => url::read(url, findings),
        None => {
            let help = "give it a `url`; without one the request cannot be sent";
            findings.note("request-without-url", value.start, "this request has no URL", help);
            Url { offset: value.start, ..Url::default() }
        }
    };
    Request {
        method: method::read(value, findings),
        url,
        headers: rows::rows(value, "header", RowKind::Header, findings),
        body: body::read(value, findings),
        auth: auth::read(value, findings),
        description: description(value, findings),
        offset: value.start,
    }
}

/// A `GET` request without a URL.
pub fn empty(offset: usize) -> Request {
    Request {
        method: "GET".to_owned(),
        url: Url { offset, ..Url::default() },
        headers: Vec::new(),
        body: None,
        auth: Inherited::Parent,
        description: None,
        offset,
    }
}
