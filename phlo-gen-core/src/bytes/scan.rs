//! The number of bytes of one kind at the beginning of a string.

/// The number of bytes of one kind at the beginning. The kind must contain no byte outside of ASCII or all of them, so
/// that the string can be split there.
///
/// A loop, because iterators take three times as long in a macro, which is not optimized.
pub(crate) fn leading(text: &str, is_of_kind: impl Fn(u8) -> bool) -> usize {
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest
        && is_of_kind(*byte)
    {
        rest = after;
    }
    text.len() - rest.len()
}
