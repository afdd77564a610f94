//! The password in a URL: `https://user:password@host`, in any spelling.

use super::key::Key;
use super::spelling::{after, character, run};
use super::values::is_placeholder;

/// How much of a URL is read.
const LONGEST: usize = 256;

/// The password in a URL whose colon after the scheme is at this place.
pub fn password(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let from = after(bytes, at, "://")?;
    // most URLs have no user: the sign after it, in any spelling, is searched by the standard library, which is optimized
    let near = &bytes[from..bytes.len().min(from + 2 * LONGEST + 2)];
    if !near.contains(&b'@') && !near.contains(&b'%') && !near.contains(&b'&') && !near.contains(&b'\\') {
        return None;
    }
    let is_part = |byte: u8| byte.is_ascii_graphic() && !b":/?#&@<>\"'`{}\\".contains(&byte);
    let start = from;
    let colon = run(bytes, from, LONGEST, is_part);
    let (byte, length) = character(bytes, colon);
    if byte != b':' {
        return None;
    }
    let from = colon + length;
    let end = run(bytes, from, LONGEST, |byte| is_part(byte) || byte == b':');
    let password = text.get(from..end)?;
    // a link to an address that was made one to a page
    let user = bytes.get(start..colon).unwrap_or_default();
    let is_password = user != b"mailto" && character(bytes, end).0 == b'@' && !is_placeholder(password);
    is_password.then(|| Key::new(from..end, "url_password", "the password of a URL"))
}

#[cfg(test)]
mod tests {
    use super::password;

    #[test]
    fn passwords_are_found_in_any_spelling() {
        for text in [
            "postgres://svc:Zk83Qp@h:5432/a",
            "https%3A%2F%2Fsvc%3AZk83Qp%40h",
            "https:\\/\\/svc:Zk83Qp@h",
            "https&#58;//svc&#58;Zk83Qp@h",
            "redis://:Zk83Qp@h",
        ] {
            let found = (0..text.len()).find_map(|at| password(text, at)).map(|key| &text[key.range]);
            assert_eq!(found, Some("Zk83Qp"), "{text}");
        }
        for text in [
            "https://h:80/a@b",
            "https://u@h",
            "mailto:a@b",
            "https://user:password@h",
            "https://u:@h",
            "https://mailto:a@b.c",
        ] {
            assert_eq!((0..text.len()).find_map(|at| password(text, at)), None, "{text}");
        }
    }
}
