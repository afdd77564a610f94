//! Indentation.

const BLANKS: &str = "                                                                ";

/// Writes a number of blanks.
pub(crate) fn push_blanks(count: usize, out: &mut String) {
    let mut left = count;
    while left > 0 {
        let some = left.min(BLANKS.len());
        out.push_str(&BLANKS[..some]);
        left -= some;
    }
}
