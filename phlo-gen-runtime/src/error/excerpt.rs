//! The beginning of a response, for error messages.

use crate::error::Redactor;

/// The maximum number of characters of a response in a message.
const LONGEST: usize = 200;

/// The number of bytes of a response that are searched for secrets. A message shows fewer of them.
const SEARCHED: usize = 4096;

/// The beginning of a response on one line, without secrets.
pub(crate) fn excerpt(body: &[u8], redactor: &Redactor) -> String {
    // Secrets are redacted before the text is cut, and a part of one at the end of the searched bytes is redacted too.
    let text = String::from_utf8_lossy(body.get(..SEARCHED).unwrap_or(body));
    // In UTF-16 every other byte of English text is NUL.
    let text = redactor.redact_response(text.replace('\0', ""));
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

#[cfg(test)]
mod tests {
    use super::excerpt;
    use crate::error::Redactor;

    #[test]
    fn a_long_text_is_cut() {
        let none = Redactor::default();
        assert_eq!(excerpt(b" <html>\r\n  <body>\0x", &none), "<html> <body>x");
        assert_eq!(excerpt("é".repeat(200).as_bytes(), &none).chars().count(), 200);
        let cut = excerpt("é".repeat(201).as_bytes(), &none);
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (200, true));
    }

    #[test]
    fn new_tokens_are_not_shown() {
        let text = r#"{"access_token" : "a\"bc", "page":"token", "n":1, "authToken":["x"], "password":"open"#;
        assert_eq!(
            excerpt(text.as_bytes(), &Redactor::default()),
            r#"{"access_token" : "[secret]", "page":"token", "n":1, "authToken":[secret], "password":"[secret]"#
        );
    }

    #[test]
    fn secrets_are_redacted_before_the_text_is_cut() {
        let mut redactor = Redactor::default();
        redactor.add("hunter2hunter2");
        let text = format!("{}hunter2hunter2", "a".repeat(190));
        assert!(!excerpt(text.as_bytes(), &redactor).contains("hunter2"));
    }

    #[test]
    fn a_secret_at_any_place_is_redacted() {
        let mut redactor = Redactor::default();
        redactor.add("hunter2hunter2");
        for length in (0..300).chain(4000..4200) {
            let shown =
                excerpt(format!("{}hunter2hunter2{}", " ".repeat(length), "b".repeat(300)).as_bytes(), &redactor);
            assert!(!shown.contains("hunt"), "{length}: {shown}");
        }
    }

    #[test]
    fn invisible_characters_do_not_hide_a_secret() {
        let mut redactor = Redactor::default();
        redactor.add("hunter2");
        let utf16: Vec<u8> = "hunter2".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(excerpt(&utf16, &redactor), "[secret]");
        let utf16: Vec<u8> = "{\"pwd\":\"x\"}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(excerpt(&utf16, &redactor), "{\"pwd\":\"[secret]\"}");
    }
}
