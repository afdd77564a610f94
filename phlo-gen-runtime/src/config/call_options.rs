//! Options of one call.

use crate::config::{Limits, Retries};
use crate::json::Json;
use secrecy::SecretString;
use std::fmt;
use std::time::Duration;

/// Options of one call, beyond the arguments of the collection.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::CallOptions;
/// use std::time::Duration;
///
/// let options = |call: CallOptions| call.timeout(Duration::from_secs(5)).idempotency_key("f4a1").query("debug", "1");
/// # options(CallOptions::default());
/// ```
#[derive(Clone, Default)]
pub struct CallOptions {
    pub(crate) overrides: CallOverrides,
    pub(crate) headers: Vec<(String, SecretString)>,
    pub(crate) query: Vec<(String, SecretString)>,
    pub(crate) members: Vec<(String, Json)>,
    pub(crate) base_url: Option<String>,
}

/// Limits of one call that replace those of the client.
#[derive(Clone, Default)]
pub(crate) struct CallOverrides {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retries: Option<Retries>,
    /// Whether a redirect may repeat the body at another origin.
    pub(crate) body_on_redirect: bool,
    idle_timeout: Option<Duration>,
    response_limit: Option<usize>,
}

impl CallOverrides {
    /// The limits of the client, replaced by those of the call.
    pub(crate) fn limits(&self, client: Limits) -> Limits {
        Limits { idle: self.idle_timeout.unwrap_or(client.idle), bytes: self.response_limit.unwrap_or(client.bytes) }
    }
}

impl CallOptions {
    /// The timeout of the whole call, from sending to the last byte of the response.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { overrides: CallOverrides { timeout: Some(timeout), ..self.overrides }, ..self }
    }

    /// The maximum time between two reads of the response body, as
    /// [`ClientOptions::idle_timeout`](crate::ClientOptions::idle_timeout) does for all calls: longer for a stream of
    /// events, for example.
    pub fn idle_timeout(self, timeout: Duration) -> Self {
        Self { overrides: CallOverrides { idle_timeout: Some(timeout), ..self.overrides }, ..self }
    }

    /// The maximum size in bytes of the response that is read into memory, as
    /// [`ClientOptions::response_limit`](crate::ClientOptions::response_limit) does for all calls.
    pub fn response_limit(self, bytes: usize) -> Self {
        Self { overrides: CallOverrides { response_limit: Some(bytes), ..self.overrides }, ..self }
    }

    /// Sends a header, which replaces headers of the item with the same name. If called twice, it is sent twice.
    ///
    /// If you set `Authorization`, the call has no other authorization. `Debug` of a request shows the value of headers that
    /// HTTP itself defines, such as `Accept`, and of no other. A redirect to another origin takes none along but `Accept`,
    /// `Accept-Charset`, `Accept-Encoding`, `Accept-Language`, `Range` and `User-Agent`.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into().into()));
        self
    }

    /// Adds a query parameter. The server receives name and value as given.
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into().into()));
        self
    }

    /// Adds a member to a body that is a JSON object, in place of one of its name.
    ///
    /// ```
    /// # extern crate phlo_gen_runtime as phlo_gen;
    /// use phlo_gen::{CallOptions, Json};
    ///
    /// let options = |call: CallOptions| call.member("beta", true).member("tags", vec!["a", "b"]).member("n", Json::from(3));
    /// # options(CallOptions::default());
    /// ```
    pub fn member(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        let name = name.into();
        self.members.retain(|(own, _)| *own != name);
        self.members.push((name, value.into()));
        self
    }

    /// Allows a redirect of this call to repeat its body at another origin, as
    /// [`ClientOptions::allow_body_on_redirect`](crate::ClientOptions::allow_body_on_redirect) does for all calls.
    pub fn allow_body_on_redirect(self) -> Self {
        Self { overrides: CallOverrides { body_on_redirect: true, ..self.overrides }, ..self }
    }

    /// When the call is retried.
    pub fn retries(self, retries: Retries) -> Self {
        Self { overrides: CallOverrides { retries: Some(retries), ..self.overrides }, ..self }
    }

    /// Sends the header `Idempotency-Key`, by which a server recognizes a repeated call: with it the call is retried
    /// regardless of its method.
    ///
    /// Use a new key for each operation. Do not use it if the server does not support the header.
    pub fn idempotency_key(self, key: impl Into<String>) -> Self {
        self.header("Idempotency-Key", key)
    }

    /// Sets the base URL of this call, as the setter of the client does for all calls.
    pub fn base_url(self, url: impl Into<String>) -> Self {
        Self { base_url: Some(url.into()), ..self }
    }

    /// Whether the caller has set a header of this name.
    pub(crate) fn has_header(&self, name: &str) -> bool {
        self.headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name))
    }
}

/// Values may be secret: only names are shown.
impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn names(rows: &[(String, SecretString)]) -> Vec<&str> {
            rows.iter().map(|(name, _)| name.as_str()).collect()
        }
        let mut all = f.debug_struct("CallOptions");
        all.field("timeout", &self.overrides.timeout).field("headers", &names(&self.headers));
        all.field("members", &self.members.iter().map(|(name, _)| name).collect::<Vec<_>>());
        all.field("query", &names(&self.query)).field("base_url", &self.base_url.is_some());
        all.field("retries", &self.overrides.retries).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::CallOptions;

    #[test]
    fn debug_shows_only_names() {
        let call = CallOptions::default()
            .header("X-Key", "hunter2")
            .query("key", "hunter2")
            .member("m", "hunter2")
            .base_url("http://a:hunter2@h");
        let debug = format!("{call:?}");
        assert!(debug.contains("X-Key") && !debug.contains("hunter2"), "{debug}");
    }
}
