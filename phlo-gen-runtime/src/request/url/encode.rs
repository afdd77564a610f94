//! The sets of characters that are percent-encoded.

use crate::json::Spelling;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

/// The part of a URL or a form that contains a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Path,
    QueryName,
    QueryValue,
    Form,
}

/// Encodes a string for its place.
pub(crate) fn encode(text: &str, part: Part, spelling: Spelling, out: &mut String) {
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    // No set has an unreserved character, and most names have no other.
    if text.bytes().all(is_unreserved) {
        out.push_str(text);
    } else {
        out.extend(utf8_percent_encode(text, set(part, spelling)));
    }
}

fn set(part: Part, spelling: Spelling) -> &'static AsciiSet {
    match (part, spelling) {
        (Part::Form, _) => UNRESERVED,
        (Part::Path, Spelling::Raw) => PATH,
        (Part::Path, _) => PLAIN_PATH,
        (Part::QueryName, Spelling::Raw) => QUERY_NAME,
        (Part::QueryName, _) => PLAIN_QUERY_NAME,
        (Part::QueryValue, Spelling::Raw) => QUERY_VALUE,
        (Part::QueryValue, _) => PLAIN_QUERY_VALUE,
    }
}

/// The path set of WHATWG, which is Postman's, without `?` and `#`: in a saved value they end the path.
const PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}');

/// The characters that would end a segment, or have a meaning in it.
const PLAIN_PATH: &AsciiSet = &PATH.add(b'/').add(b'?').add(b'#').add(b'%').add(b'\\');

/// The query set of WHATWG, and the characters that would end a parameter.
const QUERY_VALUE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'\'').add(b'&');

const QUERY_NAME: &AsciiSet = &QUERY_VALUE.add(b'=');

const PLAIN_QUERY_VALUE: &AsciiSet = &QUERY_VALUE.add(b'%').add(b'+');

const PLAIN_QUERY_NAME: &AsciiSet = &PLAIN_QUERY_VALUE.add(b'=');

/// All except the unreserved characters of RFC 3986: `encodeURIComponent` and `!'()*`.
pub(crate) const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[cfg(test)]
mod tests {
    use super::{Part, encode};
    use crate::json::Spelling::{self, Plain, Raw};
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    fn encoded(text: &str, part: Part, spelling: Spelling) -> String {
        let mut out = String::new();
        encode(text, part, spelling, &mut out);
        out
    }

    #[test]
    fn plain_text_in_a_path_stays_one_segment() {
        assert_eq!(encoded("a/b%?#\\ é+:@|^[]", Part::Path, Plain), "a%2Fb%25%3F%23%5C%20%C3%A9+:@|^[]");
    }

    #[test]
    fn raw_text_in_a_path_keeps_its_structure() {
        assert_eq!(encoded("a/b%20c%zz d?\te", Part::Path, Raw), "a/b%20c%zz%20d?%09e");
    }

    #[test]
    fn plain_text_in_a_query_is_one_value() {
        assert_eq!(encoded("a+b%&#=c' é", Part::QueryValue, Plain), "a%2Bb%25%26%23=c%27%20%C3%A9");
        assert_eq!(encoded("a=b", Part::QueryName, Plain), "a%3Db");
    }

    #[test]
    fn raw_text_in_a_query_keeps_percent_and_plus() {
        assert_eq!(encoded("a+b%20{{c}}=\n&#", Part::QueryValue, Raw), "a+b%20{{c}}=%0A%26%23");
        assert_eq!(encoded("a=b", Part::QueryName, Raw), "a%3Db");
    }

    #[test]
    fn a_form_encodes_all_but_unreserved_characters() {
        assert_eq!(encoded("a b~!'()*%20-._", Part::Form, Plain), "a%20b~%21%27%28%29%2A%2520-._");
    }

    proptest! {
        #[test]
        fn plain_text_is_received_as_given(text in any::<String>()) {
            for part in [Part::Path, Part::QueryName, Part::QueryValue, Part::Form] {
                let encoded = encoded(&text, part, Plain);
                prop_assert_eq!(percent_decode_str(&encoded).decode_utf8_lossy(), text.as_str());
                prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }
    }
}
