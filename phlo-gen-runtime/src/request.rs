//! Requests that the collection does not know of.

use crate::call::CallOptions;
use crate::client::Client;
use crate::draft::{draft_own, prepare};
use crate::error::{Error, Problem};
use crate::operation::{self, Arguments, Operation, Spec};
use crate::raw_body::RawBody;
use crate::send::{Job, Sending};
use bytes::Bytes;
use std::fmt;

/// A request that the collection does not know of, sent as its items are: to its first host, with its first
/// authorization, with retries and redirects.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// # use phlo_gen::{Error, Request};
/// async fn newest(request: Request) -> Result<(), Error> {
///     let response = request.query("limit", "1").header("X-Trace", "t").send().await?;
///     println!("{} {}", response.status(), response.text());
///     Ok(())
/// }
/// ```
#[derive(Clone)]
#[must_use = "nothing is sent until `send()` is awaited"]
pub struct Request {
    client: Client,
    call: CallOptions,
    own: Own,
}

/// What the caller says of the request.
#[derive(Clone)]
pub(crate) struct Own {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) body: Result<Option<(Bytes, String)>, Problem>,
}

impl Request {
    pub(crate) fn new(client: Client, method: String, path: String) -> Self {
        Self { client, call: CallOptions::default(), own: Own { method, path, body: Ok(None) } }
    }

    /// Sends a header, as [`CallOptions::header`] does.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(|call| call.header(name, value))
    }

    /// Adds a row to the query, as [`CallOptions::query`] does.
    pub fn query(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(|call| call.query(name, value))
    }

    /// Sends this as JSON.
    pub fn json(self, body: &(impl serde::Serialize + ?Sized)) -> Self {
        let body = match serde_json::to_vec(body) {
            Ok(body) => Ok(Some((body.into(), "application/json".to_owned()))),
            Err(_) => Err(Problem::request("its body has no form in JSON")),
        };
        Self { own: Own { body, ..self.own }, ..self }
    }

    /// Sends these bytes, as this type: `text/plain`.
    pub fn body(self, content_type: impl Into<String>, body: impl Into<Bytes>) -> Self {
        Self { own: Own { body: Ok(Some((body.into(), content_type.into()))), ..self.own }, ..self }
    }

    /// Sets options: a timeout, retries.
    pub fn with(self, options: impl FnOnce(CallOptions) -> CallOptions) -> Self {
        Self { call: options(self.call), ..self }
    }

    /// What would be sent; nothing is sent.
    ///
    /// # Errors
    /// The same as sending it, as far as they come before the network.
    pub fn prepare(&self) -> Result<http::Request<crate::Body>, Error> {
        let shared = self.client.shared();
        prepare(shared, draft_own(shared, &self.call, &self.own))
    }

    /// Sends the request.
    pub fn send(self) -> Sending<Unknown> {
        let draft = draft_own(self.client.shared(), &self.call, &self.own);
        Sending::of(Job::new(self.client, Unknown::SPEC.item, &self.call, draft))
    }
}

/// Values may be secret, and so may the path be.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("method", &self.own.method).field("call", &self.call).finish_non_exhaustive()
    }
}

/// An operation of which nothing is known.
#[doc(hidden)]
pub struct Unknown;

crate::fields! { Unknown {} }

impl Operation for Unknown {
    type Client = ();
    type Response = RawBody;
    type Failure = RawBody;
    const SPEC: Spec = Spec {
        item: "a request of your own",
        method: "",
        host: 0,
        path: "",
        arguments: Arguments::Plain("", &[]),
        body: operation::Body::None,
        auth: Some(0),
    };
}
