//! The parts of a request, before it is signed.

/// The parts of a request that authorization signs and changes.
#[derive(Debug, Clone)]
pub(crate) struct RequestParts {
    /// The method.
    pub(crate) method: http::Method,
    /// `http` or `https`.
    pub(crate) scheme: &'static str,
    /// Host and port as they are in the URL.
    pub(crate) authority: http::uri::Authority,
    /// The path, encoded.
    pub(crate) path: String,
    /// The query, encoded; `None` if there is no `?`.
    pub(crate) query: Option<String>,
    /// The headers, in order.
    pub(crate) headers: Vec<(http::HeaderName, http::HeaderValue)>,
    /// The body, unless files on the disk are part of it.
    pub(crate) body: Option<bytes::Bytes>,
    /// The body, if files on the disk are part of it.
    pub(crate) files: Option<crate::transport::Body>,
}
