//! Replaces syntax that the scanner cannot read by text of the same length, so that all offsets stay the same.

use super::escape;
use crate::bytes::find_rare;
use std::borrow::Cow;
use std::ops::Range;

/// A text that the scanner can read, and the replaced parts.
pub struct Masked<'a> {
    /// The text, as long as the original.
    pub text: Cow<'a, str>,
    /// The positions of the variables, in order.
    pub variables: Vec<Range<usize>>,
}

/// Replaces escapes, which the parser reads itself.
pub fn escapes(text: &str) -> Masked<'_> {
    Masked { text: escape::masked(Cow::Borrowed(text)), variables: Vec::new() }
}

/// Replaces escapes, and `{{variables}}` outside of strings by strings.
pub fn variables_and_escapes(text: &str) -> Masked<'_> {
    if find_rare(text, "{{").is_none() {
        return escapes(text);
    }
    let variables = variables(text);
    let mut masked = text.to_owned();
    for range in &variables {
        masked.replace_range(range.clone(), &format!("\"{}\"", "_".repeat(range.len() - 2)));
    }
    Masked { text: escape::masked(Cow::Owned(masked)), variables }
}

/// The positions of the variables outside of strings and comments.
fn variables(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut variables = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        at += match rest {
            [b'"', ..] => string(rest),
            [b'/', b'/', ..] => rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len()),
            [b'/', b'*', ..] => rest.windows(2).skip(2).position(|two| two == b"*/").map_or(rest.len(), |end| end + 4),
            [b'{', b'{', ..] => match variable(rest) {
                Some(length) => {
                    variables.push(at..at + length);
                    length
                }
                // Two braces that do not open a variable are not JSON: the parser reports them.
                None => break,
            },
            _ => 1,
        };
    }
    variables
}

/// The length of the string that the bytes begin with.
fn string(bytes: &[u8]) -> usize {
    let mut at = 1;
    loop {
        match bytes.get(at..) {
            None | Some([]) => return bytes.len(),
            Some([b'"', ..]) => return at + 1,
            Some([b'\\', ..]) => at += 2,
            Some(_) => at += 1,
        }
    }
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
