//! The `key` that all calls of a service have in their queries.

use crate::collection::Url;
use crate::collection::secrets::names::is_token;
use crate::lower::postman::authorization::AuthorizedItem;
use crate::lower::secrets::detect::is_distinct;

/// The saved value of `key` in the queries of a collection, if it looks like a key of the client: it has a digit, and all
/// that have a `key` have the same, at several paths or as a token. Others name what they ask for: `/settings?key=shippingMethod`.
pub fn shared_key<'a>(items: &[AuthorizedItem<'a>]) -> Option<&'a str> {
    let mut found: Option<(&str, &Url)> = None;
    let mut has_several_paths = false;
    for authorized in items {
        let url = &authorized.item.request.url;
        for row in url.query.iter().filter(|row| !row.disabled && row.key.as_deref().is_some_and(is_key)) {
            let saved = row.value.as_str().unwrap_or_default().trim();
            match found {
                None => found = Some((saved, url)),
                Some((known, _)) if known != saved => return None,
                Some((_, first)) => has_several_paths |= !same_path(first, url),
            }
        }
    }
    let (saved, _) = found.filter(|(saved, _)| has_several_paths || is_opaque(saved))?;
    (is_distinct(saved) && saved.bytes().any(|byte| byte.is_ascii_digit())).then_some(saved)
}

/// Whether a value is a token, and neither the path of an object nor its checksum.
fn is_opaque(saved: &str) -> bool {
    is_token(saved) && !saved.contains(['/', '.']) && !saved.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a query parameter of this name may be a key of the client.
pub fn is_key(name: &str) -> bool {
    name.trim().eq_ignore_ascii_case("key")
}

fn same_path(one: &Url, other: &Url) -> bool {
    segments(one).eq(segments(other))
}

fn segments(url: &Url) -> impl Iterator<Item = &str> {
    url.path.iter().flatten().map(|segment| segment.text.as_str())
}
