//! How Postman encodes the text of a collection in a URL.

/// A path, as Postman encodes it.
pub fn path(text: &str) -> String {
    encode(text, b" \"#<>?`{}")
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
    fn paths_keep_the_characters_that_postman_keeps() {
        assert_eq!(super::path("a b/%41+:@&=é\t"), "a%20b/%41+:@&=%C3%A9%09");
    }
}
