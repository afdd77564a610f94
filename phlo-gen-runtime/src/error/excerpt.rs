//! The beginning of a response, for error messages.

use crate::error::{Redactor, is_secret_name};

/// The maximum number of characters of a response in a message.
const LONGEST: usize = 200;

/// The beginning of a response on one line, without secrets.
pub(crate) fn excerpt(body: &[u8], redactor: &Redactor) -> String {
    // Secrets are redacted before the text is cut, or half of one might remain.
    let text = String::from_utf8_lossy(body.get(..16 * LONGEST).unwrap_or(body));
    let text = hide_members(&redactor.redact(text.into_owned()));
    let mut line = String::new();
    for (index, word) in
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).enumerate()
    {
        if index > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
    match line.char_indices().nth(LONGEST - 1) {
        Some((end, last)) if line.len() > end + last.len_utf8() => {
            line.truncate(end);
            line.push('…');
            line
        }
        _ => line,
    }
}

/// Redacts the strings of members that are named like secrets: a response may contain a new token.
fn hide_members(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, string)) = rest.find('"').and_then(|quote| rest.split_at_checked(quote)) {
        let (name, after) = string.split_at_checked(string_end(string)).unwrap_or((string, ""));
        out.extend([before, name]);
        rest = after;
        let value = after.trim_start().strip_prefix(':').map(str::trim_start).unwrap_or_default();
        if value.starts_with('"') && is_secret_name(name) {
            out.push_str(":\"[secret]\"");
            rest = value.get(string_end(value)..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// The end of the JSON string at the beginning; the end of the text if it is not closed.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::excerpt;
    use crate::error::Redactor;

    #[test]
    fn a_long_text_is_cut() {
        let none = Redactor::default();
        assert_eq!(excerpt(b" <html>\r\n  <body>\0x", &none), "<html> <body> x");
        assert_eq!(excerpt("é".repeat(200).as_bytes(), &none).chars().count(), 200);
        let cut = excerpt("é".repeat(201).as_bytes(), &none);
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (200, true));
    }

    #[test]
    fn new_tokens_are_not_shown() {
        let text = r#"{"access_token" : "a\"bc", "page":"token", "n":1, "authToken":["x"], "password":"open"#;
        assert_eq!(
            excerpt(text.as_bytes(), &Redactor::default()),
            r#"{"access_token":"[secret]", "page":"token", "n":1, "authToken":["x"], "password":"[secret]""#
        );
    }

    #[test]
    fn secrets_are_redacted_before_the_text_is_cut() {
        let mut redactor = Redactor::default();
        redactor.add("hunter2hunter2");
        let text = format!("{}hunter2hunter2", "a".repeat(190));
        assert!(!excerpt(text.as_bytes(), &redactor).contains("hunter2"));
    }
}
