//! Texts of bytes: hexadecimal digits, percent-encoding, base64.

/// Lower-case hexadecimal digits.
#[cfg(any(feature = "awsv4", feature = "digest"))]
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Percent-encoding that leaves only the unreserved characters of RFC 3986 as they are.
#[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
pub(super) fn percent(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// What percent-encoded text stands for; in a query and in a form `+` is a space.
#[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
pub(super) fn unpercent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                bytes.push(digit(*high) << 4 | digit(*low));
                rest = after;
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(any(feature = "awsv4", feature = "jwt", feature = "oauth1"))]
fn digit(hex: u8) -> u8 {
    char::from(hex).to_digit(16).map_or(0, |digit| digit as u8)
}

/// Base64 with `+`, `/` and padding.
#[cfg(any(feature = "edgegrid", feature = "hawk", feature = "ntlm", feature = "oauth1"))]
pub(super) fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// The bytes of base64 in any of its spellings: white space, padding and the URL's alphabet are all taken.
#[cfg(any(feature = "jwt", feature = "ntlm"))]
pub(super) fn unbase64(text: &str) -> Option<Vec<u8>> {
    use base64::Engine;
    use base64::alphabet::STANDARD;
    use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true);
    let kept = text.chars().filter(|c| !c.is_ascii_whitespace() && *c != '=');
    let text: String = kept
        .map(|c| {
            if c == '-' {
                '+'
            } else if c == '_' {
                '/'
            } else {
                c
            }
        })
        .collect();
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
        fn any_text_comes_back(text in ".*") {
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
