//! The name of a secret before a sign: `API key:`, `mot de passe :`, `API key for tests (EU):`.

use crate::collection::secrets::named::value::{GAP, is_gap};
use crate::collection::secrets::names::{is_secret_by_value, is_secret_name, is_token};
use crate::collection::secrets::shapes::Alphabet;
use crate::collection::secrets::spelling::{character, run_before};
use std::ops::Range;

/// The longest name.
pub const LONGEST_NAME: usize = 48;

/// Words between a name and what it is for.
const FOR: [&str; 5] = [" for ", " in ", " für ", " para ", " pour "];

/// The name of a secret before a sign: a word, or two, `API key`, or three, `mot de passe`. Its letters are those of ASCII,
/// or else of any language: in a sentence without spaces, `使用token: …`, the name is only its end.
pub fn name_before(text: &str, at: usize, value: &str) -> Option<Range<usize>> {
    // `environ["TOKEN"] = …`
    let end = run_before(text.as_bytes(), at, GAP, |byte| is_gap(byte) || byte == b']');
    let of_ascii = |byte: u8| Alphabet::Dotted.has(byte);
    let name = name_that_ends(text, end, value, of_ascii);
    let is_wide = || text.as_bytes()[end.saturating_sub(LONGEST_NAME)..end].iter().any(|byte| !byte.is_ascii());
    let in_any = || name_that_ends(text, end, value, |byte| of_ascii(byte) || !byte.is_ascii());
    name.or_else(|| is_wide().then(in_any)?)
}

fn name_that_ends(text: &str, end: usize, value: &str, is_letter: impl Fn(u8) -> bool) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    // the longest name may begin within a character
    let start_of = |end: usize| {
        let start = run_before(bytes, end, LONGEST_NAME, &is_letter);
        (start..=end).find(|start| text.is_char_boundary(*start)).unwrap_or(end)
    };
    let start = start_of(end);
    // an escape before it: `%3Ftoken`
    let escape = if start > 0 && bytes[start - 1] == b'%' { character(bytes, start - 1).1 } else { 1 };
    let start = (start + escape - 1).min(end);
    let is_secret = |name: Range<usize>| text.get(name).is_some_and(is_secret_name);
    let is_by_value =
        || text.get(start..end).is_some_and(|name| is_secret_by_value(name, value) || is_constant(name, value));
    if start < end && (is_secret(start..end) || is_by_value()) {
        return Some(start..end);
    }
    let before = bytes[..start].strip_suffix(b" ").filter(|_| start < end)?.len();
    let words = start_of(before);
    if words < before && is_secret(words..end) {
        return Some(words..end);
    }
    let before = bytes[..words].strip_suffix(b" ").filter(|_| &bytes[words..before] == b"de")?.len();
    let words = start_of(before);
    (words < before && is_secret(words..end)).then_some(words..end)
}

/// Whether a constant of a program has a key as its value: `SHOP_KEY`. Keys of data and of files are none.
fn is_constant(name: &str, value: &str) -> bool {
    const OF_DATA: [&str; 8] = ["PUBLIC", "PRIMARY", "FOREIGN", "PARTITION", "SORT", "OBJECT", "CACHE", "S3"];
    name.ends_with("_KEY") && is_token(value) && !value.contains('/') && !OF_DATA.iter().any(|word| name.contains(word))
}

/// The name before a sign that more words are between: what it is for, or its kind in parentheses.
pub fn qualified_name(text: &str, at: usize) -> Option<Range<usize>> {
    let line = run_before(text.as_bytes(), at, LONGEST_NAME, |byte| !matches!(byte, b'\n' | b'.' | b';' | b'|'));
    // the line may begin within a character
    let line = (line..=at).find(|start| text.is_char_boundary(*start))?;
    let own = text[line..at].trim_end_matches([' ', '*', '`', '_']);
    let own = match own.strip_suffix(')') {
        Some(inner) => inner.rsplit_once('(')?.0,
        None => own,
    };
    let before = |word: &str| own.rsplit_once(word).filter(|(_, what)| what.split(' ').count() <= 3);
    let purpose = FOR.iter().find_map(|word| before(word)).map(|(name, _)| name);
    let name = match purpose {
        Some(name) => name,
        None if own.len() < text[line..at].trim_end().len() => own,
        None => return None,
    };
    name_before(text, line + name.len(), "")
}
