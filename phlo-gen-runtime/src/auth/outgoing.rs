//! The request that is signed.

/// What is signed: a request as far as it is known before authorization.
#[derive(Debug, Clone)]
pub(crate) struct Outgoing {
    /// The method.
    pub(crate) method: http::Method,
    /// `http` or `https`.
    pub(crate) scheme: &'static str,
    /// Host and port as they stand in the URL.
    pub(crate) authority: http::uri::Authority,
    /// The path, encoded.
    pub(crate) path: String,
    /// What stands behind `?`, encoded; `None` if there is no `?`.
    pub(crate) query: Option<String>,
    /// The headers, in order.
    pub(crate) headers: Vec<(http::HeaderName, http::HeaderValue)>,
    /// The body, unless it streams or is a form of parts.
    pub(crate) body: Option<bytes::Bytes>,
}

#[cfg(any(feature = "digest", feature = "edgegrid", feature = "hawk"))]
impl Outgoing {
    /// Path and query as they stand in the request line.
    pub(super) fn target(&self) -> String {
        let path = if self.path.is_empty() { "/" } else { &self.path };
        match &self.query {
            None => path.to_owned(),
            Some(query) => format!("{path}?{query}"),
        }
    }
}

#[cfg(any(feature = "awsv4", feature = "edgegrid", feature = "oauth1"))]
impl Outgoing {
    /// The host as its header names it: in lower case, without the scheme's own port.
    pub(super) fn host(&self) -> String {
        let host = self.authority.as_str().to_ascii_lowercase();
        let own_port = if self.scheme == "https" { ":443" } else { ":80" };
        host.strip_suffix(own_port).map(str::to_owned).unwrap_or(host)
    }
}

#[cfg(any(feature = "awsv4", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
impl Outgoing {
    /// The value of a header, unless it is no text.
    pub(super) fn header(&self, name: impl AsRef<str>) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(other, _)| other == name.as_ref())?;
        value.to_str().ok()
    }
}

#[cfg(any(feature = "awsv4", feature = "oauth1"))]
impl Outgoing {
    /// Whether there is a body that is not known before it is sent: one that streams, or a form of parts.
    pub(super) fn streams(&self) -> bool {
        self.body.is_none() && self.header(http::header::CONTENT_TYPE).is_some()
    }
}
