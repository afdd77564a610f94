//! Percent-encoding.

/// A string with its percent-encoding decoded. If the result would not be UTF-8, it is unchanged.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|hex| *first == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let code = code.and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// A string in which these characters, and all that are not printable ASCII, are percent-encoded.
pub fn encoded(text: &str, characters: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match char::from(byte) {
            plain @ ' '..='~' if !characters.contains(plain) => out.push(plain),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn characters_are_percent_encoded() {
        assert_eq!(super::encoded("a b/é\n%20", " /"), "a%20b%2F%C3%A9%0A%20");
        assert_eq!(super::encoded("a b%", ""), "a b%");
    }

    #[test]
    fn percent_encoding_is_decoded() {
        assert_eq!(super::decoded("a%20b%zz%C3%A9%"), "a b%zzé%");
        assert_eq!(super::decoded("%FF"), "%FF");
        assert_eq!(super::decoded("%+1%-1"), "%+1%-1");
    }
}
