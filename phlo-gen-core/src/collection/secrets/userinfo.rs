//! The password in a URL: `https://user:password@host`, in any spelling.

use super::key::Key;
use super::spelling::{after, character, plain_run, run};
use super::values::is_placeholder;
use std::ops::Range;

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
    let is_plain = bytes[at..].starts_with(b"://");
    // in a plain URL the sign in the name of a user is spelled: `https://ann%40shop.example:password@host`
    let plain = || between(text, from, |at| (bytes.get(at).copied().unwrap_or_default(), 1), plain_run);
    let password = is_plain.then(plain).flatten();
    let password = password.or_else(|| between(text, from, |at| character(bytes, at), run))?;
    Some(Key::new(password, "url_password", "the password of a URL"))
}

/// The characters of a user and of a password.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b":/?#&@<>\"'`{}\\".contains(&byte)
}

/// Where the password is after a user that begins at a place. The functions read one character and a run of them.
fn between(
    text: &str,
    from: usize,
    character: impl Fn(usize) -> (u8, usize),
    run: impl Fn(&[u8], usize, usize, fn(u8) -> bool) -> usize,
) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let colon = run(bytes, from, LONGEST, is_part);
    let (byte, length) = character(colon);
    if byte != b':' {
        return None;
    }
    let start = colon + length;
    let end = run(bytes, start, LONGEST, |byte| is_part(byte) || byte == b':');
    let password = text.get(start..end)?;
    // a link to an address that was made one to a page
    let is_password = &text[from..colon] != "mailto" && character(end).0 == b'@' && !is_placeholder(password);
    is_password.then_some(start..end)
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
            "smtp://ann%40shop.example:Zk83Qp@h:25",
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
            "https://h/ann%40shop.example:Zk83Qp",
            "https://ann%40shop.example@h",
        ] {
            assert_eq!((0..text.len()).find_map(|at| password(text, at)), None, "{text}");
        }
    }
}
