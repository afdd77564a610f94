//! What a request to another origin takes along: headers that say nothing of the caller; and headers that HTTP defines.

use http::header::{
    ACCEPT, ACCEPT_CHARSET, ACCEPT_ENCODING, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LANGUAGE,
    CONTENT_TYPE, DATE, HOST, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_UNMODIFIED_SINCE, RANGE, USER_AGENT,
};
use http::{HeaderName, HeaderValue};

/// The headers that a request takes along to another origin, whoever has set them.
const HARMLESS: [HeaderName; 6] = [ACCEPT, ACCEPT_CHARSET, ACCEPT_ENCODING, ACCEPT_LANGUAGE, RANGE, USER_AGENT];

/// Headers that may be printed, beyond those that are harmless: HTTP itself defines what is in them.
const OF_HTTP: [HeaderName; 10] = [
    CACHE_CONTROL,
    CONTENT_ENCODING,
    CONTENT_LANGUAGE,
    CONTENT_TYPE,
    DATE,
    HOST,
    IF_MATCH,
    IF_MODIFIED_SINCE,
    IF_NONE_MATCH,
    IF_UNMODIFIED_SINCE,
];

/// Whether a header of a caller is printed: HTTP itself defines what is in it.
pub(crate) fn is_printed(name: &HeaderName) -> bool {
    OF_HTTP.contains(name) || HARMLESS.contains(name)
}

/// Whether a header may go to another origin: it is on the list, and no secret is in its value.
pub(crate) fn is_harmless(name: &HeaderName, value: &HeaderValue) -> bool {
    HARMLESS.contains(name) && !value.is_sensitive()
}

/// The mark, in the extensions of a request, that a redirect has led to another origin: no header is added to it.
#[derive(Debug, Clone)]
pub(crate) struct AtOtherOrigin;
