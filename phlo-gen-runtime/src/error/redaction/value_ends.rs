//! Where a value ends: a string, a list or an object, an element of XML, a word.

use std::ops::Range;

/// The value after the `:` or `=` at an offset, without its quotes.
pub(super) fn value_range(text: &[u8], at: usize) -> Range<usize> {
    // `=>`, `:=` and `==`
    let mut start = at + 1 + usize::from(text.get(at + 1).is_some_and(|next| b"=>".contains(next)));
    let blanks = |is_blank: fn(&u8) -> bool| text.iter().skip(start).take_while(|byte| is_blank(byte)).count();
    let next_line = start + blanks(u8::is_ascii_whitespace);
    // On the next line is a value only if it shows where it begins and ends.
    start = match text.get(next_line) {
        Some(b'"' | b'\'' | b'[' | b'{') => next_line,
        _ => start + blanks(|byte| matches!(byte, b' ' | b'\t')),
    };
    if let Some(block) = indented_block(text, at, start) {
        return block;
    }
    let rest = text.get(start..).unwrap_or_default();
    if rest.starts_with(b"\"\"\"") || rest.starts_with(b"'''") {
        let (marks, inner) = rest.split_at(3);
        return start + 3..start + 3 + inner.windows(3).position(|end| end == marks).unwrap_or(inner.len());
    }
    start += prefix_of_string(rest);
    if let Some(quote) = quote_at(text, start) {
        let start = start + quote.length;
        return start..string_end(text, start, quote);
    }
    start..plain_end(text, start, text.get(at) == Some(&b':'))
}

/// How many bytes before a quote belong to it: `b"…"` and `u"…"` in Python, `string(5) "…"` in PHP.
fn prefix_of_string(rest: &[u8]) -> usize {
    let count = |from: usize, is: fn(&u8) -> bool| {
        rest.get(from..).unwrap_or_default().iter().take(10).take_while(|byte| is(byte)).count()
    };
    let letters = count(0, u8::is_ascii_alphabetic);
    let digits = count(letters + 1, u8::is_ascii_digit);
    let is_sized = digits > 0 && rest.get(letters) == Some(&b'(');
    let is_sized = is_sized && rest.get(letters + digits + 1..).is_some_and(|rest| rest.starts_with(b") "));
    let length = if is_sized { letters + digits + 3 } else { letters };
    let is_prefix = (is_sized || letters <= 2) && matches!(rest.get(length), Some(b'"' | b'\''));
    if is_prefix { length } else { 0 }
}

/// The lines after a name and a colon in YAML that are indented more than it, or are items of its list.
fn indented_block(text: &[u8], at: usize, start: usize) -> Option<Range<usize>> {
    let line = |from: usize| text.get(from..).unwrap_or_default().split(|byte| *byte == b'\n').next();
    let own = line(start)?.trim_ascii_end();
    let is_block = matches!(own, [] | [b'|' | b'>'] | [b'|' | b'>', b'-' | b'+']);
    if text.get(at) != Some(&b':') || !is_block {
        return None;
    }
    let before = text.get(..at)?;
    let before = before.rsplit(|byte| *byte == b'\n').next()?;
    let is_indented = |line: &[u8], least: usize| line.iter().take_while(|byte| **byte == b' ').count() >= least;
    let indent = before.iter().take_while(|byte| matches!(byte, b' ' | b'-')).count();
    let first = start + line(start)?.len() + 1;
    let mut end = first;
    while let Some(next) = line(end).filter(|next| !next.trim_ascii().is_empty()) {
        let is_item = is_indented(next, indent) && next.trim_ascii_start().starts_with(b"- ");
        if !is_item && !is_indented(next, indent + 1) {
            break;
        }
        end += next.len() + 1;
    }
    let from = first + text.get(first..)?.iter().take_while(|byte| **byte == b' ').count();
    let end = end.min(text.len());
    (end > first).then(|| from..trimmed(text, from, end))
}

/// A quote, which has more backslashes before it the deeper its string is in other strings.
#[derive(Clone, Copy)]
struct Quote {
    byte: u8,
    /// With its backslashes.
    length: usize,
}

/// The quote at an offset.
fn quote_at(text: &[u8], at: usize) -> Option<Quote> {
    let rest = text.get(at..)?;
    let backslashes = rest.iter().take_while(|byte| **byte == b'\\').count();
    let byte = *rest.get(backslashes).filter(|byte| matches!(byte, b'"' | b'\''))?;
    Some(Quote { byte, length: backslashes + 1 })
}

/// The end of a string: a quote in it has more backslashes than those around it.
fn string_end(text: &[u8], start: usize, quote: Quote) -> usize {
    let mut backslashes = 0;
    for (index, byte) in text.iter().enumerate().skip(start) {
        if *byte == quote.byte && backslashes < quote.length {
            return index - backslashes;
        }
        backslashes = if *byte == b'\\' { backslashes + 1 } else { 0 };
    }
    text.len()
}

/// The end of a value without quotes: a list, an object, a call such as `Some("x")`, a word, the rest of a header.
fn plain_end(text: &[u8], start: usize, is_after_colon: bool) -> usize {
    let mut at = start;
    let mut depth = 0_usize;
    while let Some(byte) = text.get(at) {
        // The value of a parameter, or a string in a list: each backslash is read once.
        let is_assigned = depth == 0 && at > start && matches!(byte, b'"') && text.get(at - 1) == Some(&b'=');
        if is_assigned || depth > 0 && matches!(byte, b'\\' | b'"' | b'\'') {
            at = match quote_at(text, at) {
                Some(quote) => {
                    let end = string_end(text, at + quote.length, quote);
                    quote_at(text, end).map_or(end.max(at + 1), |closing| end + closing.length)
                }
                None => at + text.iter().skip(at).take_while(|byte| **byte == b'\\').count(),
            };
            continue;
        }
        match byte {
            b'[' | b'{' | b'(' => depth += 1,
            b']' | b'}' | b')' if depth == 0 => return at,
            b']' | b'}' | b')' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ if depth > 0 => {}
            b',' | b'\n' | b'\r' | b'<' | b'>' | b'"' | b'\'' => return trimmed(text, start, at),
            b'&' | b';' | b'#' | b' ' | b'\t' if !is_after_colon => return at,
            _ => {}
        }
        at += 1;
    }
    trimmed(text, start, at)
}

fn trimmed(text: &[u8], start: usize, end: usize) -> usize {
    start + text.get(start..end).unwrap_or_default().trim_ascii_end().len()
}

/// The end of the content of an element: its end tag, or the end of the text.
pub(super) fn element_end(text: &[u8], start: usize, name: &[u8]) -> usize {
    let mut at = start;
    while let Some(found) = text.get(at..).and_then(|rest| rest.windows(2).position(|pair| pair == b"</")) {
        at += found;
        if text.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return at;
        }
        at += 2;
    }
    text.len()
}

/// Whether the value of a member that is named like a secret is none: a flag, nothing, a placeholder, a count of tokens.
pub(super) fn is_public(name: &str, value: &[u8]) -> bool {
    let value = value.trim_ascii();
    let is_number = !value.is_empty() && value.iter().all(|byte| byte.is_ascii_digit());
    matches!(value, b"" | b"true" | b"false" | b"null" | b"None" | b"nil" | b"[]" | b"{}")
        || value.iter().all(|byte| matches!(byte, b'*' | b'.'))
        || value == b"[secret]"
        || is_number && name.to_ascii_lowercase().ends_with("tokens")
}
