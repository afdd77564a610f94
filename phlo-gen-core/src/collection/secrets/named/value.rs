//! Values in a text: words, and what stands in quotes, in blocks of YAML or on several lines.

use crate::collection::secrets::key::{Key, variable_name};
use crate::collection::secrets::shapes::Alphabet;
use crate::collection::secrets::spelling::{after, character, plain_run, run};
use std::borrow::Cow;
use std::ops::Range;

/// How long a value may be.
pub const LONGEST: usize = 512;

/// How many characters may be between a sign and its value: quotes, marks of emphasis, a line break.
pub const GAP: usize = 8;

/// A value in a text.
pub struct Value<'t> {
    /// Its text, without its quotes.
    pub text: &'t str,
    /// Where it begins.
    pub start: usize,
    /// The quote before it.
    pub quote: Option<u8>,
}

impl Value<'_> {
    /// The value as that of a secret of this name.
    pub fn key(&self, name: &str) -> Key {
        let range = self.start..self.start + self.text.len();
        Key { range, name: Cow::Owned(variable_name(name)), title: "the value of a secret" }
    }
}

/// The value after a sign.
pub fn value(text: &str, after: usize) -> Option<Value<'_>> {
    let bytes = text.as_bytes();
    let start = run(bytes, after, GAP, |byte| is_gap(byte) || matches!(byte, b'\n' | b'\r'));
    let start = after_block_mark(bytes, start).unwrap_or(start);
    let quote = bytes[after..start].last().copied().filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    let end = match quote {
        Some(quote) => quoted(bytes, start, quote),
        None => run(bytes, start, LONGEST, |byte| {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'+' | b'/' | b'!' | b'@' | b'#' | b'$' | b'^' | b'*')
        }),
    };
    let end = run(bytes, end, 2, |byte| byte == b'=');
    let end = if quote.is_none() && end == start + 1 { signed_cookie(bytes, end).unwrap_or(end) } else { end };
    // asterisks at the end are emphasis, and a dot ends a sentence
    let value = text.get(start..end)?.trim_end_matches('*');
    let value = if quote.is_none() { value.trim_end_matches('.') } else { value };
    (value.len() < LONGEST).then_some(Value { text: value, start, quote })
}

/// Where the value of a signed cookie ends, after its first letter: `s%3A8f3….x`.
fn signed_cookie(bytes: &[u8], at: usize) -> Option<usize> {
    let from = after(bytes, at, ":").filter(|from| from - at == 3)?;
    Some(run(bytes, from, LONGEST, |byte| Alphabet::Dotted.has(byte) || matches!(byte, b'+' | b'/')))
}

/// Where the value of a block of YAML begins, whose mark is at this place: `|`, `>-`.
fn after_block_mark(bytes: &[u8], at: usize) -> Option<usize> {
    /// How far a block is indented at most.
    const INDENT: usize = 32;
    let end = at + 1 + usize::from(matches!(bytes.get(at + 1), Some(b'-' | b'+')));
    let is_mark = matches!(bytes.get(at), Some(b'|' | b'>')) && matches!(bytes.get(end), Some(b'\n' | b'\r'));
    is_mark.then(|| plain_run(bytes, end, INDENT, |byte| matches!(byte, b'\n' | b'\r' | b' ')))
}

/// Where a word after a quote ends. An escaped quote is part of it, unless its own quotes are escaped.
fn quoted(bytes: &[u8], start: usize, quote: u8) -> usize {
    let is_escaped = start >= 2 && bytes[start - 2] == b'\\';
    let mut at = start;
    while at < bytes.len() && at < start + LONGEST && bytes[at] != quote {
        match bytes[at] {
            b'\\' if is_escaped || !bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) => break,
            b'\\' if matches!(bytes[at + 1], b'n' | b'r' | b't') => break,
            b'\\' => at += 2,
            byte if byte.is_ascii_graphic() => at += 1,
            _ => break,
        }
    }
    at
}

/// Where a value ends that has more lines of base64 after the first: a key without the lines around it.
pub fn end_of_lines(bytes: &[u8], first: Range<usize>) -> usize {
    /// How long the lines are that others follow, and the last of them; and how far the next may be indented.
    const LINE: usize = 40;
    const LAST: usize = 16;
    const INDENT: usize = 12;
    let mut end = first.end;
    let is_base64 = |line: Range<usize>| bytes[line].iter().all(|byte| Alphabet::Base64.has(*byte));
    if first.len() < LINE || !is_base64(first) {
        return end;
    }
    while matches!(character(bytes, end).0, b'\n' | b'\r') {
        let start = run(bytes, end, INDENT, |byte| matches!(byte, b'\n' | b'\r' | b' ' | b'>'));
        let next = plain_run(bytes, start, LONGEST, |byte| Alphabet::Base64.has(byte));
        let goes_on = bytes.get(next).is_some_and(|_| character(bytes, next).0.is_ascii_alphanumeric());
        let digits = bytes[start..next].iter().filter(|byte| byte.is_ascii_digit()).count();
        // an empty line ends it; `n` is the letter of an escape
        let breaks = bytes[end..start].iter().filter(|byte| matches!(byte, b'\n' | b'n')).count();
        if next - start < LAST || goes_on || digits < 2 || breaks > 1 {
            break;
        }
        let is_last = next - start < LINE;
        end = next;
        if is_last {
            break;
        }
    }
    end
}

/// Whether a character may be between a name, a sign and a value.
pub fn is_gap(byte: u8) -> bool {
    // and the bytes of typographic quotes
    matches!(byte, b' ' | b'"' | b'\'' | b'\\' | b'`' | b'*' | 0xE2 | 0x80 | 0x98 | 0x99 | 0x9C..=0x9E)
}
