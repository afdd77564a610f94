//! How Postman encodes the text of a collection in a URL.

/// A path, as Postman encodes it.
pub fn path(text: &str) -> String {
    encode(text, b" \"#<>?`{}")
}

/// A string with its percent-encoding decoded. If the result would not be UTF-8, it is unchanged.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
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

fn encode(text: &str, set: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_graphic() && !set.contains(&(character as u8)) {
            out.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    out
}

const HEX: &[u8; 16] = b"0123456789ABCDEF";

#[cfg(test)]
mod tests {
    #[test]
    fn percent_encoding_is_decoded() {
        assert_eq!(super::decoded("a%20b%zz%C3%A9%"), "a b%zzé%");
        assert_eq!(super::decoded("%FF"), "%FF");
    }

    #[test]
    fn paths_keep_the_characters_that_postman_keeps() {
        assert_eq!(super::path("a b/%41+:@&=é\t"), "a%20b/%41+:@&=%C3%A9%09");
    }
}
