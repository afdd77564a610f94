//! Bytes as text: hexadecimal digits, percent-encoding, base64.

/// Lower-case hexadecimal digits.
#[cfg(any(feature = "awsv4", feature = "digest"))]
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Percent-encoding that leaves only the unreserved characters of RFC 3986 as they are.
#[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
pub(crate) fn percent(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, crate::request::UNRESERVED).to_string()
}

/// Percent-encoded text, decoded; `+` is a space, as in a query and in a form.
#[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
pub(crate) fn unpercent(text: &str) -> String {
    let text = text.replace('+', " ");
    percent_encoding::percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

/// Base64 with `+`, `/` and padding.
#[cfg(any(feature = "edgegrid", feature = "hawk", feature = "ntlm", feature = "oauth1"))]
pub(crate) fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// The bytes of base64, with or without white space, padding and the alphabet of URLs.
#[cfg(any(feature = "jwt", feature = "ntlm"))]
pub(crate) fn unbase64(text: &str) -> Option<Vec<u8>> {
    use base64::Engine;
    use base64::alphabet::STANDARD;
    use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true);
    let kept = text.chars().filter(|c| !c.is_ascii_whitespace() && *c != '=');
    let standard = |c| match c {
        '-' => '+',
        '_' => '/',
        other => other,
    };
    let text: String = kept.map(standard).collect();
    GeneralPurpose::new(&STANDARD, config).decode(text).ok()
}

#[cfg(test)]
mod tests {
    #[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
    #[test]
    fn percent_encoding_is_that_of_rfc_3986() {
        assert_eq!(super::percent("a-._~!'()* +ü"), "a-._~%21%27%28%29%2A%20%2B%C3%BC");
        assert_eq!(super::unpercent("a+b%20%C3%bc%zz%4"), "a b ü%zz%4");
    }

    #[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
    proptest::proptest! {
        #[test]
        fn any_text_survives_a_round_trip(text in ".*") {
            proptest::prop_assert_eq!(super::unpercent(&super::percent(&text)), text);
        }
    }

    #[cfg(any(feature = "jwt", feature = "ntlm"))]
    #[test]
    fn base64_is_read_in_any_spelling() {
        for text in ["+/8=", "-_8", " +/8 = \n", "-/9="] {
            assert_eq!(super::unbase64(text).as_deref(), Some(&[0xfb, 0xff][..]), "{text}");
        }
        assert_eq!(super::unbase64("a*"), None);
    }
}
