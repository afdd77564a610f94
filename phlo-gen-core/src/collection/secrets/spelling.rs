//! One character of a text, however it is spelled: plain, percent-encoded, escaped in JSON or Markdown, or an entity of
//! HTML.

/// The ASCII character that begins at a place, and how many bytes spell it. Zero bytes at the end of the text; a
/// character that is not ASCII is a byte of it.
pub fn character(bytes: &[u8], at: usize) -> (u8, usize) {
    // most characters are plain, and this is read for each of them in a macro, which is not optimized
    if at < bytes.len() && !matches!(bytes[at], b'%' | b'\\' | b'&') {
        return (bytes[at], 1);
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let plain = |byte: u8| (byte, 1);
    match rest {
        [] => (0, 0),
        // a URL in a URL is encoded twice
        [b'%', b'2', b'5', high, low, ..] => ascii(&[*high, *low], 16).map_or((b'%', 3), |byte| (byte, 5)),
        [b'%', high, low, ..] => ascii(&[*high, *low], 16).map_or(plain(b'%'), |byte| (byte, 3)),
        [b'\\', b'u', b'0', b'0', high, low, ..] => ascii(&[*high, *low], 16).map_or(plain(b'\\'), |byte| (byte, 6)),
        [b'\\', byte @ (b'/' | b'_' | b'-' | b'.' | b'*' | b'~' | b'+' | b'='), ..] => (*byte, 2),
        [b'\\', b'n', ..] => (b'\n', 2),
        [b'\\', b'r', ..] => (b'\r', 2),
        [b'\\', b't', ..] => (b'\t', 2),
        [b'&', b'q', b'u', b'o', b't', b';', ..] => (b'"', 6),
        [b'&', b'n', b'b', b's', b'p', b';', ..] => (b' ', 6),
        [b'&', b'#', ..] => entity(rest).unwrap_or(plain(b'&')),
        [byte, ..] => plain(*byte),
    }
}

/// `&#45;` or `&#x2d;`
fn entity(rest: &[u8]) -> Option<(u8, usize)> {
    let end = rest.iter().take(8).position(|byte| *byte == b';')?;
    let byte = match rest.get(2..end)? {
        [b'x' | b'X', digits @ ..] => ascii(digits, 16),
        digits => ascii(digits, 10),
    };
    Some((byte?, end + 1))
}

fn ascii(digits: &[u8], radix: u32) -> Option<u8> {
    let value = digits.iter().try_fold(0, |sum, digit| Some(sum * radix + char::from(*digit).to_digit(radix)?))?;
    u8::try_from(value).ok().filter(|byte| byte.is_ascii() && !digits.is_empty())
}

/// Where the text of characters of one kind that begins at a place ends. At most `longest` characters are read.
pub fn run(bytes: &[u8], from: usize, longest: usize, is_of_kind: impl Fn(u8) -> bool) -> usize {
    let mut at = from;
    for _ in 0..longest {
        let (character, length) = character(bytes, at);
        if length == 0 || !is_of_kind(character) {
            break;
        }
        at += length;
    }
    at
}

/// The same for plain characters, each a byte.
pub fn plain_run(bytes: &[u8], from: usize, longest: usize, is_of_kind: impl Fn(u8) -> bool) -> usize {
    let mut at = from;
    while at < bytes.len() && at < from + longest && is_of_kind(bytes[at]) {
        at += 1;
    }
    at
}

/// The text from a place on up to a byte of another kind, or as many whole characters as fit into `longest` bytes.
pub fn text_run(text: &str, from: usize, longest: usize, is_of_kind: impl Fn(u8) -> bool) -> Option<&str> {
    let end = plain_run(text.as_bytes(), from, longest, is_of_kind);
    let end = (from..=end).rev().find(|end| text.is_char_boundary(*end))?;
    text.get(from..end)
}

/// Where the plain characters of one kind that end at a place begin. At most `longest` are read.
pub fn run_before(bytes: &[u8], end: usize, longest: usize, is_of_kind: impl Fn(u8) -> bool) -> usize {
    let mut start = end;
    while start > 0 && end - start < longest && is_of_kind(bytes[start - 1]) {
        start -= 1;
    }
    start
}

/// Where the text after these characters of ASCII begins, if it begins with them in any spelling.
pub fn after(bytes: &[u8], at: usize, wanted: &str) -> Option<usize> {
    let (mut end, mut rest) = (at, wanted.as_bytes());
    // a loop, because iterators are slow in a macro, which is not optimized
    while let [wanted, others @ ..] = rest {
        let (byte, length) = character(bytes, end);
        if length == 0 || byte != *wanted {
            return None;
        }
        (end, rest) = (end + length, others);
    }
    Some(end)
}

/// The characters of a text, without their spelling.
pub fn plain(text: &str) -> String {
    let (bytes, mut at, mut out) = (text.as_bytes(), 0, String::with_capacity(text.len()));
    while at < bytes.len() {
        let (byte, length) = character(bytes, at);
        out.push(char::from(byte));
        at += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_has_many_spellings() {
        for (text, byte) in [("\\_", b'_'), ("\\-", b'-')] {
            assert_eq!(character(text.as_bytes(), 0), (byte, 2), "{text}");
        }
        for text in ["/", "%2F", "%2f", "\\/", "\\u002f", "\\u002F", "&#47;", "&#x2f;"] {
            assert_eq!(character(text.as_bytes(), 0), (b'/', text.len()), "{text}");
        }
        assert_eq!(character(b"%zz", 0), (b'%', 1));
        assert_eq!(character(b"&#;", 0), (b'&', 1));
        assert_eq!(character("é".as_bytes(), 0), (0xC3, 1));
        assert_eq!(character(b"", 0), (0, 0));
        assert_eq!(plain("a%2Bb\\/c&#45;"), "a+b/c-");
        assert_eq!((after(b"x%2D-y", 1, "--y"), after(b"x-y", 1, "--"), after(b"x", 1, "x")), (Some(6), None, None));
    }
}
