//! The beginning of a reply, as far as a message can show it.

use crate::mask::Mask;

/// How many characters of a reply a message shows.
const LONGEST: usize = 200;

/// The beginning of a reply on one line, without what must not be shown.
pub(crate) fn excerpt(body: &[u8], mask: &Mask) -> String {
    // Secrets are taken out before the text is cut, or the cut might leave half of one.
    let text = String::from_utf8_lossy(body.get(..16 * LONGEST).unwrap_or(body));
    let text = mask.hide(text.into_owned());
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
    use crate::mask::Mask;

    #[test]
    fn a_long_text_is_cut() {
        let none = Mask::default();
        assert_eq!(excerpt(b" <html>\r\n  <body>\0x", &none), "<html> <body> x");
        assert_eq!(excerpt("é".repeat(200).as_bytes(), &none).chars().count(), 200);
        let cut = excerpt("é".repeat(201).as_bytes(), &none);
        assert_eq!((cut.chars().count(), cut.ends_with('…')), (200, true));
    }

    #[test]
    fn secrets_are_taken_out_before_the_cut() {
        let mut mask = Mask::default();
        mask.add("hunter2hunter2");
        let text = format!("{}hunter2hunter2", "a".repeat(190));
        assert!(!excerpt(text.as_bytes(), &mask).contains("hunter2"));
    }
}
