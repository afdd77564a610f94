//! What the value of a row says: a name of a vocabulary, a flag, a media type.

/// Whether a value is a name of a vocabulary: `lockPage`, `flickr.photos.search`.
pub fn is_token(text: &str) -> bool {
    (2..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.:/".contains(&byte))
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
        && !is_any_value(text)
}

/// Whether a value is a word of a vocabulary: only letters, and short. Names, numbers and ids are samples.
pub fn is_word(text: &str) -> bool {
    (2..=32).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_' || byte == b'-')
        && !is_any_value(text)
}

fn is_any_value(text: &str) -> bool {
    is_boolean(text) || matches!(text, "string" | "null" | "desc" | "asc")
}

/// Whether a value is that of a flag.
pub fn is_boolean(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}

/// Whether a value names what a response is written in: the types of the client are made from such responses.
pub fn is_response_format(text: &str) -> bool {
    ["json", "jsonv2", "geojson", "xml"].iter().any(|format| text.eq_ignore_ascii_case(format))
}

/// Whether a value is a number of a version: `2021-04-01`, `1.1.0`, `v2`.
pub fn is_version_number(text: &str) -> bool {
    let digits = text.strip_prefix(['v', 'V']).unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && text.len() <= 32
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}
