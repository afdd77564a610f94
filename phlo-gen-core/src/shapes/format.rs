//! The formats of strings: dates with and without a time, UUIDs and URIs.

use crate::bytes::{all, kind};

/// The common format of all strings in a place, with the name in JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `2024-05-01T12:00:00Z`
    DateTime,
    /// `2024-05-01`
    Date,
    /// `0189c1f2-7b4e-7e2a-9d50-3b7f1b0a6f11`
    Uuid,
    /// `https://example.com/a`
    Uri,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 4] = [Format::DateTime, Format::Date, Format::Uuid, Format::Uri];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Format::DateTime => "date-time",
            Format::Date => "date",
            Format::Uuid => "uuid",
            Format::Uri => "uri",
        }
    }

    /// The format of a string.
    pub fn of(text: &str) -> Option<Format> {
        if is_uuid(text) {
            return Some(Format::Uuid);
        }
        if !text.starts_with(|c: char| c.is_ascii_digit()) {
            return is_uri(text).then_some(Format::Uri);
        }
        match text.split_once(['T', 't']) {
            Some((date, time)) if is_date(date) => is_time(time).then_some(Format::DateTime),
            _ => is_date(text).then_some(Format::Date),
        }
    }
}

/// Whether a string is a UUID with its hyphens.
pub fn is_uuid(text: &str) -> bool {
    let is_hyphen = |at: usize| matches!(at, 8 | 13 | 18 | 23);
    text.len() == 36
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if is_hyphen(at) { byte == b'-' } else { byte.is_ascii_hexdigit() })
}

/// A number with this number of digits, within these bounds.
fn number(text: &str, digits: usize, least: u32, most: u32) -> bool {
    text.len() == digits
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse().is_ok_and(|number: u32| (least..=most).contains(&number))
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut part = |digits, least, most| parts.next().is_some_and(|part| number(part, digits, least, most));
    part(4, 0, 9999) && part(2, 1, 12) && part(2, 1, 31) && parts.next().is_none()
}

/// A time of day with its distance from UTC: RFC 3339 requires it.
fn is_time(text: &str) -> bool {
    let Some(at) = text.find(['Z', 'z', '+', '-']) else { return false };
    let (time, zone) = text.split_at(at);
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let is_zone = zone.eq_ignore_ascii_case("z") || zone.get(1..).is_some_and(|zone| is_clock(zone, 2));
    is_fraction && is_zone && is_clock(time, 3)
}

/// Hours, minutes and, of three parts, seconds.
fn is_clock(text: &str, count: usize) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let limits = [23, 59, 60];
    parts.len() == count && parts.iter().zip(limits).all(|(part, most)| number(part, 2, 0, most))
}

fn is_uri(text: &str) -> bool {
    // a scheme has no colon, and a character is searched faster than several
    let Some((scheme, Some(rest))) = text.split_once(':').map(|(scheme, rest)| (scheme, rest.strip_prefix("//")))
    else {
        return false;
    };
    // visible ASCII but for `"<>\\^`{|}`
    let of_uri = kind!(b'!' | b'#'..=b';' | b'=' | b'?'..=b'[' | b']' | b'_' | b'a'..=b'z' | b'~');
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    is_scheme && !rest.is_empty() && all(rest, of_uri)
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn texts_have_the_formats_of_json_schema() {
        let cases = [
            ("2024-05-01T12:00:00Z", "date-time"),
            ("2024-05-01t12:00:00.123456+02:00", "date-time"),
            ("2024-05-01", "date"),
            ("0189C1F2-7b4e-7e2a-9d50-3b7f1b0a6f11", "uuid"),
            ("https://example.com/a?b=c#d", "uri"),
            ("app+v1.0://x", "uri"),
        ];
        for (text, format) in cases {
            assert_eq!(Format::of(text).map(Format::name), Some(format), "{text}");
        }
    }

    #[test]
    fn text_that_only_resembles_a_format_has_none() {
        for text in [
            "",
            "2024-05-01T12:00:00",
            "2024-05-01 12:00:00Z",
            "2024-13-01",
            "24-05-01",
            "2024-05-01T25:00:00Z",
            "2024-05-01T12:00:00.Z",
            "0189c1f27b4e7e2a9d503b7f1b0a6f11",
            "https://",
            "https://a b",
            "https://{{host}}/a",
            "://a",
            "a:b://c",
            "https://a/é",
            "é-é",
        ] {
            assert_eq!(Format::of(text), None, "{text}");
        }
    }
}
