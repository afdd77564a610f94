//! Finds the bytes of a JSON string that are escaped.

/// The number of bytes before the first quote, backslash or control character; the number of all bytes if there is none.
#[inline]
pub(crate) fn plain_length(bytes: &[u8]) -> usize {
    let (words, last) = bytes.as_chunks();
    for (index, word) in words.iter().enumerate() {
        let special = special(*word);
        if special != 0 {
            return index * word.len() + special.trailing_zeros() as usize / 8;
        }
    }
    match bytes.last_chunk() {
        // eight bytes again: all that were read before are plain
        Some(word) if !last.is_empty() => match special(*word) {
            0 => bytes.len(),
            special => bytes.len() - word.len() + special.trailing_zeros() as usize / 8,
        },
        Some(_) => bytes.len(),
        None => plain_length_of_few(bytes),
    }
}

/// The same of less than eight bytes.
#[inline]
fn plain_length_of_few(bytes: &[u8]) -> usize {
    if let (Some([a, b, c, d]), Some([e, f, g, h])) = (bytes.first_chunk(), bytes.last_chunk())
        && special([*a, *b, *c, *d, *e, *f, *g, *h]) == 0
    {
        return bytes.len();
    }
    bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')).unwrap_or(bytes.len())
}

/// Marks quotes, backslashes and control characters: the lowest bit that is set is in the first such byte.
///
/// Eight bytes at once: subtracting one from a byte sets its highest bit if it was zero, and so does subtracting 32 from
/// one below 32. A borrow only affects the bytes after it.
#[inline]
fn special(word: [u8; 8]) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let word = u64::from_le_bytes(word);
    let below = |word: u64, least: u8| word.wrapping_sub(ONES * u64::from(least)) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (is(b'"') | is(b'\\') | below(word, b' ')) & (ONES << 7)
}
