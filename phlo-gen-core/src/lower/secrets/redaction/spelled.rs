//! One character of a text in the spellings of URLs, JSON and XML, and what else may stand for a secret.

use crate::collection::encoded;
use crate::collection::secrets::{form, spelling, values};
use crate::lower::secrets::detect;

/// The character that begins at a place, and how many bytes spell it. Zero bytes at the end of the text.
pub fn character(bytes: &[u8], at: usize) -> (u8, usize) {
    match bytes.get(at..) {
        // a string of JSON within a string of JSON, once and twice
        Some([b'\\', b'\\', b'\\', b'\\', b'\\', b'\\', b'\\', byte @ (b'"' | b'\\'), ..]) => (*byte, 8),
        Some([b'\\', b'\\', b'\\', byte @ (b'"' | b'\\'), ..]) => (*byte, 4),
        Some([b'\\', byte @ (b'"' | b'\'' | b'\\'), ..]) => (*byte, 2),
        // a URL in a URL is encoded twice
        Some([b'%', b'2', b'5', high, low, ..]) => match spelling::character(&[b'%', *high, *low], 0) {
            (byte, 3) => (byte, 5),
            _ => spelling::character(bytes, at),
        },
        Some([b'&', rest @ ..]) => named_entity(rest).unwrap_or_else(|| spelling::character(bytes, at)),
        _ => spelling::character(bytes, at),
    }
}

/// The same, after what somebody may have put between two characters: the end of a line, with a backslash before it or
/// not, or characters without a width.
pub fn character_or_next(bytes: &[u8], at: usize) -> (u8, usize) {
    let from = at + between(bytes.get(at..).unwrap_or_default());
    let (byte, length) = character(bytes, from);
    if length == 0 { (0, 0) } else { (byte, from - at + length) }
}

/// How many bytes a text begins with that are between two characters of a secret.
fn between(rest: &[u8]) -> usize {
    /// How far the next line is indented at most.
    const INDENT: usize = 12;
    let line = match rest {
        [b'\n', ..] => 1,
        [b'\r' | b'\\', b'\n', ..] => 2,
        // a space or joiner without a width, marks of direction, a soft hyphen
        [0xE2, 0x80, 0x8B..=0x8F | 0xAA..=0xAE, ..] | [0xE2, 0x81, 0xA0..=0xA4, ..] | [0xEF, 0xBB, 0xBF, ..] => {
            return 3;
        }
        [0xC2, 0xAD, ..] => return 2,
        _ => return 0,
    };
    line + rest[line..].iter().take(INDENT).take_while(|byte| matches!(byte, b' ' | b'\t' | b'>')).count()
}

/// `&amp;` and the others of XML.
fn named_entity(rest: &[u8]) -> Option<(u8, usize)> {
    const NAMES: [(&[u8], u8); 5] =
        [(b"amp;", b'&'), (b"quot;", b'"'), (b"apos;", b'\''), (b"lt;", b'<'), (b"gt;", b'>')];
    NAMES.iter().find(|(name, _)| rest.starts_with(name)).map(|(name, byte)| (*byte, name.len() + 1))
}

/// A secret, and what stands for it elsewhere: the token of `Bearer …`, what is in quotes, the value of a cookie, its
/// base64.
pub fn forms(text: &str) -> Vec<String> {
    let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '\'');
    let parts = text.split(is_end).flat_map(|part| [Some(part), part.split_once(['=', ':']).map(|(_, value)| value)]);
    let password = text.strip_prefix("Basic ").and_then(password);
    let parts = parts
        .flatten()
        .chain(password.as_deref())
        .filter(|part| *part != text && values::is_random(part) && detect::is_distinct(part));
    let mut forms: Vec<String> = std::iter::once(text).chain(parts).map(str::to_owned).collect();
    if text.contains(' ') {
        // in the query of a URL, and as word processors write it
        forms.extend([text.replace(' ', "+"), text.replace(' ', "\u{a0}")]);
    }
    for (plain, typographic) in [("'", "\u{2019}"), ("-", "\u{2013}")] {
        if text.contains(plain) {
            forms.push(text.replace(plain, typographic));
        }
    }
    if !text.is_ascii() {
        forms.push(encoded(text, ""));
    }
    forms.extend((0..3).map(|skipped| base64(text.as_bytes(), skipped)));
    forms
}

/// The password in the value of a header of basic authorization.
fn password(encoded: &str) -> Option<String> {
    form::decoded(encoded.trim())?.split_once(':').map(|(_, password)| password.to_owned())
}

/// What base64 has of a text that begins after so many bytes of a group of three: without the letters at both ends, which
/// other bytes decide too.
fn base64(text: &[u8], skipped: usize) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let whole = text.get((3 - skipped) % 3..).unwrap_or_default();
    let mut out = String::new();
    for group in whole.chunks_exact(3) {
        let bits = u32::from(group[0]) << 16 | u32::from(group[1]) << 8 | u32::from(group[2]);
        let letters = [18, 12, 6, 0].map(|shift| LETTERS[(bits >> shift & 63) as usize]);
        out.extend(letters.map(char::from));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn what_stands_for_a_secret_is_known() {
        let known = |text: &str, form: &str| forms(text).iter().any(|known| known == form);
        assert!(known("Bearer hunter2Zq81mNx7Kp", "hunter2Zq81mNx7Kp"));
        assert!(known("a=1; sid=hunter2Zq81mNx7Kp", "hunter2Zq81mNx7Kp"));
        assert!(known("\"hunter2Zq81mNx7Kp\"\n", "hunter2Zq81mNx7Kp"));
        assert!(known("correct horse battery staple", "correct+horse+battery+staple"));
        assert!(known("Pa'ss-0rd9Zq", "Pa\u{2019}ss-0rd9Zq"));
        assert!(!known("correct horse battery", "correct") && !known("Token of mine", "Token"));
        assert!(known("Basic YWw6aHVudGVyMlpxODFtTng3S3A=", "hunter2Zq81mNx7Kp"));
        assert!(!known("Basic YWw6aHVudGVy", "hunter") && !known("Basic é", "é"));
        // base64 of `al:hunter2Zq81mNx7Kp`
        let encoded = "YWw6aHVudGVyMlpxODFtTng3S3A=";
        assert!(forms("hunter2Zq81mNx7Kp").iter().any(|form| form.len() >= 16 && encoded.contains(form)));
        assert!(known(
            "пароль123Секрет",
            "%D0%BF%D0%B0%D1%80%D0%BE%D0%BB%D1%8C123%D0%A1%D0%B5%D0%BA%D1%80%D0%B5%D1%82"
        ));
    }
}
