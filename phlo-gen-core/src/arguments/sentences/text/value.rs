//! A value within a sentence.

use super::phrases::Text;
use crate::bytes::{self, Words, kind};

/// A value as a sentence names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    pub text: String,
    /// Whether it is in quotation marks or code markup.
    pub quoted: bool,
}

impl Value {
    /// Whether it can only be a literal: quoted, a number, a boolean, in capitals, or with a `_` in it.
    pub fn is_plainly_literal(&self) -> bool {
        let text = &self.text;
        self.quoted
            || text.parse::<f64>().is_ok_and(f64::is_finite)
            || matches!(text.to_ascii_lowercase().as_str(), "true" | "false")
            || text.contains('_') && text.is_ascii()
            || text.len() > 1
                && text.chars().any(|c| c.is_ascii_uppercase())
                && !text.chars().any(|c| c.is_ascii_lowercase())
    }

    /// Whether it shows how a value is written: `YYYY-MM-DD`, `hh:mm`, `xx-xx`, "day/month/year".
    pub fn is_pattern(&self) -> bool {
        const LETTERS: &[u8] = b"ymdhsxn#";
        const LEAST: usize = 4;
        let lower = self.text.to_ascii_lowercase();
        let (mut rest, mut count, mut has_sign) = (lower.as_bytes(), 0, false);
        while let [first, after @ ..] = rest {
            let same = 1 + after.iter().take_while(|byte| *byte == first).count();
            let is_sign = !first.is_ascii_alphanumeric() && *first != b'#' || matches!(first, b't' | b'z');
            if !is_sign && (same < 2 || !LETTERS.contains(first)) {
                return matches!(lower.as_str(), "day/month/year" | "year/month/day" | "month/day/year");
            }
            has_sign |= is_sign;
            count += if is_sign { 0 } else { same };
            rest = rest.get(same..).unwrap_or_default();
        }
        count >= LEAST && (has_sign || lower.starts_with("yyyy") || count == LEAST)
    }
}

static TRUTHS: Words = Words::new(&["true", "false"]);

/// Whether a value in the text can be plainly literal, as in [`Value::is_plainly_literal`]. This rules out most
/// sentences at little cost.
pub fn may_hold_literals(text: &Text) -> bool {
    let mut rest = text.as_bytes();
    loop {
        match rest {
            [b'0'..=b'9' | b'"' | b'\'' | b'`' | b'_' | 0x80.., ..] => return true,
            [b'A'..=b'Z', b'a'..=b'z', after @ ..] => rest = after,
            [b'A'..=b'Z', ..] => return true,
            [_, after @ ..] => rest = after,
            [] => return TRUTHS.are_in(text.lower()),
        }
    }
}

/// Reads one value, and returns the rest.
pub fn value(text: &str) -> Option<(Value, &str)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if QUOTES.contains(&first) { quoted(text, first) } else { bare(text) }
}

/// The delimiters of a value.
pub const QUOTES: [char; 3] = ['"', '\'', '`'];

const LONGEST: usize = 60;

fn quoted(text: &str, mark: char) -> Option<(Value, &str)> {
    let inner = text.get(1..)?;
    let mut end = inner.find(mark)?;
    // An apostrophe within a word is not a closing quote.
    while mark == '\'' && inner.get(end + 1..)?.starts_with(char::is_alphanumeric) {
        end += 1 + inner.get(end + 1..)?.find(mark)?;
    }
    let (value, rest) = (inner.get(..end)?.trim(), inner.get(end + 1..)?);
    let value = unquoted(value);
    let value = if value.matches('.').count() == 1 { value.trim_end_matches('.') } else { value };
    if value.is_empty() || value.chars().count() > LONGEST || value.contains('\n') {
        return None;
    }
    Some((Value { text: value.to_owned(), quoted: true }, rest))
}

/// A value without the quotation marks around it.
pub fn unquoted(value: &str) -> &str {
    let value = value.trim();
    for mark in ['"', '\'', '`'] {
        if let Some(inner) = value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)) {
            return unquoted(inner);
        }
    }
    value
}

/// Whether a value that is not quoted ends before a character.
fn stops(c: char) -> bool {
    matches!(c, ',' | ';' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '<' | '>' | '"' | '\'' | '`') || c.is_whitespace()
}

fn bare(text: &str) -> Option<(Value, &str)> {
    // ASCII but for what `stops` has
    let plain = bytes::leading(
        text,
        kind!(not 0x80.. | 9..=13 | b' ' | b',' | b';' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'|' | b'<' | b'>' | b'"' | b'\'' | b'`'),
    );
    let is_whole = text.as_bytes().get(plain).is_none_or(u8::is_ascii);
    let word = if is_whole { &text[..plain] } else { text.split(stops).next()? };
    let word = word.trim_end_matches(['.', ':', '!', '?']);
    let rest = text.get(word.len()..)?;
    let sound = (word.len() <= LONGEST || word.chars().count() <= LONGEST)
        && word.chars().any(char::is_alphanumeric)
        && word.starts_with(|c: char| c.is_alphanumeric() || "+-_.*/$@#".contains(c));
    sound.then(|| (Value { text: word.to_owned(), quoted: false }, rest))
}

/// Whether the rest of a clause is empty.
pub fn ends_clause(rest: &str) -> bool {
    let next = rest.trim_start_matches(' ');
    next.is_empty()
        || next.starts_with([';', ')', ']', '}', '\n', '|'])
        || next.starts_with('(') && rest.starts_with(' ')
        || next.strip_prefix(['.', ',']).is_some_and(|after| after.is_empty() || after.starts_with([' ', '\n', ')']))
        || next.starts_with("- ")
        || next.starts_with("– ")
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn patterns_repeat_letters_of_dates_and_numbers() {
        let is_pattern = |text: &str| Value { text: text.to_owned(), quoted: false }.is_pattern();
        for text in ["YYYY-MM-DD", "dd/mm/yyyy", "HH:mm", "MMYY", "xx-xx-xx", "YYYY-MM-DDTHH:mm:ssZ", "day/month/year"]
        {
            assert!(is_pattern(text), "{text}");
        }
        for text in ["AAA", "xxl", "day", "day/week", "mm", "sms", "2020-01-02", "asc", "SS", "no"] {
            assert!(!is_pattern(text), "{text}");
        }
    }
}
