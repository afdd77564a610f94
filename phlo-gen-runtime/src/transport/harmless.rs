//! What a request to another origin takes along: headers that say nothing of the caller.

use http::header::{ACCEPT, ACCEPT_CHARSET, ACCEPT_ENCODING, ACCEPT_LANGUAGE, RANGE, USER_AGENT};
use http::{HeaderName, HeaderValue};

/// The headers that a request takes along to another origin, whoever has set them.
pub(crate) const HARMLESS: [HeaderName; 6] =
    [ACCEPT, ACCEPT_CHARSET, ACCEPT_ENCODING, ACCEPT_LANGUAGE, RANGE, USER_AGENT];

/// Whether a header may go to another origin: it is on the list, and no secret is in its value.
pub(crate) fn is_harmless(name: &HeaderName, value: &HeaderValue) -> bool {
    HARMLESS.contains(name) && !value.is_sensitive()
}

/// The mark, in the extensions of a request, that a redirect has led to another origin: no header is added to it.
#[derive(Debug, Clone)]
pub(crate) struct AtOtherOrigin;
