//! The path of a request, segment by segment.

use super::incoming::decode;

/// The segments of a request's path, decoded; empty ones are left out.
#[derive(Debug)]
pub struct RequestPath {
    /// The segments.
    pub segments: Vec<String>,
    /// Whether the path ends with a slash.
    pub has_trailing_slash: bool,
}

impl RequestPath {
    /// The path of a request's target.
    pub fn new(path: &str) -> Self {
        let segments = path.split('/').filter(|text| !text.is_empty()).map(decode).collect();
        RequestPath { segments, has_trailing_slash: path.ends_with('/') }
    }
}
