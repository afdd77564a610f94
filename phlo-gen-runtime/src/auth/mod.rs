//! Authorization: what each of Postman's types writes on a request.

/// What is signed: a request as far as it is known before authorization.
#[derive(Debug)]
pub(crate) struct Outgoing {
    /// The method.
    pub(crate) method: http::Method,
    /// `http` or `https`.
    pub(crate) scheme: String,
    /// Host and port as they stand in the URL.
    pub(crate) authority: String,
    /// The path, encoded.
    pub(crate) path: String,
    /// What stands behind `?`, encoded; `None` if there is no `?`.
    pub(crate) query: Option<String>,
    /// The headers, in order.
    pub(crate) headers: Vec<(http::HeaderName, http::HeaderValue)>,
    /// The body, unless it streams or is a form of parts.
    pub(crate) body: Option<bytes::Bytes>,
}
