//! Text of collections and servers without characters that a terminal obeys.

use std::borrow::Cow;

/// The text with control characters as escapes. Line breaks, tabs, and the colours of this program are kept.
///
/// A collection could otherwise move the cursor, set the title of the window, hide text or turn it round.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|character| is_obeyed(character)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = match character {
            '\u{1b}' => colour_length(rest),
            '\r' if rest.starts_with("\r\n") => 2,
            _ if is_obeyed(character) => 0,
            _ => character.len_utf8(),
        };
        match rest.split_at_checked(length).filter(|_| length > 0) {
            Some((kept, after)) => {
                out.push_str(kept);
                rest = after;
            }
            None => {
                out.extend(character.escape_unicode());
                rest = rest.get(character.len_utf8()..).unwrap_or_default();
            }
        }
    }
    Cow::Owned(out)
}

/// JSON with such characters as escapes of JSON. They are in strings: JSON has none between them.
pub fn visible_in_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        match is_obeyed(character) {
            true => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            false => out.push(character),
        }
    }
    out
}

/// Whether a terminal obeys a character instead of showing it.
fn is_obeyed(character: char) -> bool {
    let is_direction =
        matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    character.is_control() && !matches!(character, '\n' | '\t') || is_direction
}

/// The length of a sequence that sets a colour, bold or faint letters; 0 if it is something else.
fn colour_length(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("\u{1b}[") else { return 0 };
    let Some((codes, _)) = rest.split_once('m') else { return 0 };
    let is_colour = |code: &str| matches!(code, "" | "0" | "1" | "2" | "22" | "39") || is_foreground(code);
    let is_one_of_many = codes.strip_prefix("38;5;").is_some_and(|code| code.parse::<u8>().is_ok());
    if is_one_of_many || codes.split(';').all(is_colour) { codes.len() + 3 } else { 0 }
}

fn is_foreground(code: &str) -> bool {
    code.parse::<u8>().is_ok_and(|code| (30..=37).contains(&code) || (90..=97).contains(&code))
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_in_json};

    #[test]
    fn what_a_terminal_obeys_is_escaped() {
        assert_eq!(visible("a\u{1b}[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(visible("\u{1b}]0;title\u{7}"), "\\u{1b}]0;title\\u{7}");
        assert_eq!(visible("\u{1b}[8mhidden\u{1b}[7m"), "\\u{1b}[8mhidden\\u{1b}[7m");
        assert_eq!(visible("a\rb\u{8}\u{7f}\u{9b}2J"), "a\\u{d}b\\u{8}\\u{7f}\\u{9b}2J");
        assert_eq!(visible("a\u{202e}b\u{2066}"), "a\\u{202e}b\\u{2066}");
        assert_eq!(visible("\u{1b}"), "\\u{1b}");
    }

    #[test]
    fn json_stays_json() {
        assert_eq!(visible_in_json("{\n\t\"a\": \"\u{9b}\u{202e}é\"}"), "{\n\t\"a\": \"\\u009b\\u202eé\"}");
    }

    #[test]
    fn text_and_our_colours_are_kept() {
        for text in ["a\r\nb\tc é", "\u{1b}[1m\u{1b}[91merror\u{1b}[0m", "\u{1b}[38;5;12m|\u{1b}[0m", "\u{1b}[1;34mx"]
        {
            assert_eq!(visible(text), text);
        }
    }
}
