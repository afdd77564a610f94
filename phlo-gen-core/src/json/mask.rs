//! Replaces syntax that the scanner cannot read by text of the same length, so that all offsets stay the same.

use std::borrow::Cow;
use std::ops::Range;

/// A text that the scanner can read, and the replaced parts.
pub struct Masked<'a> {
    /// The text, as long as the original.
    pub text: Cow<'a, str>,
    /// The positions of the variables, in order.
    pub variables: Vec<Range<usize>>,
}

/// Replaces escaped lone surrogates, which JavaScript accepts, by U+FFFD.
pub fn surrogates(text: &str) -> Masked<'_> {
    if escapes_surrogates(text) {
        mask(text, false)
    } else {
        Masked { text: Cow::Borrowed(text), variables: Vec::new() }
    }
}

/// Searches for a character, which is much faster than a search for a string in a macro, which is not optimized.
fn escapes_surrogates(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        rest = &rest[at + 1..];
        if let [b'u', b'd' | b'D', ..] = rest.as_bytes() {
            return true;
        }
    }
    false
}

/// Replaces escaped lone surrogates, and `{{variables}}` outside of strings by strings.
pub fn variables_and_surrogates(text: &str) -> Masked<'_> {
    if text.contains("{{") { mask(text, true) } else { surrogates(text) }
}

fn mask(text: &str, with_variables: bool) -> Masked<'_> {
    let bytes = text.as_bytes();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut variables = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        at += match rest {
            [b'"', ..] => string(rest, at, &mut edits),
            [b'/', b'/', ..] => rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len()),
            [b'/', b'*', ..] => rest.windows(2).skip(2).position(|two| two == b"*/").map_or(rest.len(), |end| end + 4),
            [b'{', b'{', ..] if with_variables => match variable(rest) {
                Some(length) => {
                    edits.push((at..at + length, format!("\"{}\"", "_".repeat(length - 2))));
                    variables.push(at..at + length);
                    length
                }
                // Two braces that do not open a variable are not JSON: the parser reports them.
                None => break,
            },
            _ => 1,
        };
    }
    Masked { text: apply(text, &edits), variables }
}

/// The length of the string that the bytes begin with; records the lone surrogates in it.
fn string(bytes: &[u8], start: usize, edits: &mut Vec<(Range<usize>, String)>) -> usize {
    let mut at = 1;
    loop {
        match bytes.get(at..) {
            None | Some([]) => return bytes.len(),
            Some([b'"', ..]) => return at + 1,
            Some(rest @ [b'\\', b'u', ..]) => match (surrogate(rest), rest.get(6..).and_then(surrogate)) {
                (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => at += 12,
                (Some(0xD800..0xE000), _) => {
                    edits.push((start + at..start + at + 6, "\\ufffd".to_owned()));
                    at += 6;
                }
                _ => at += 2,
            },
            Some([b'\\', ..]) => at += 2,
            Some(_) => at += 1,
        }
    }
}

/// The code unit of the `\uXXXX` that the bytes begin with.
fn surrogate(bytes: &[u8]) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = bytes else { return None };
    digits.get(..4)?.iter().try_fold(0, |sum, &digit| Some(sum * 16 + char::from(digit).to_digit(16)?))
}

/// The length of the variable that the bytes begin with. The name of a variable may contain variables.
fn variable(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0;
    let mut at = 0;
    loop {
        match bytes.get(at..)? {
            [b'{', b'{', ..] => depth += 1,
            [b'}', b'}', ..] if depth == 1 => return Some(at + 2),
            [b'}', b'}', ..] => depth -= 1,
            [] | [b'{' | b'}' | b'"' | b'\n' | b'\r', ..] => return None,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
    }
}

fn apply<'a>(text: &'a str, edits: &[(Range<usize>, String)]) -> Cow<'a, str> {
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = text.to_owned();
    for (range, replacement) in edits {
        masked.replace_range(range.clone(), replacement);
    }
    Cow::Owned(masked)
}
