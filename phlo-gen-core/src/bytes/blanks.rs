//! Indentation.

const LINE: &str = "\n                                                                ";
const BLANKS: &str = LINE.split_at(1).1;

/// Writes the end of a line and the indentation of the next one.
pub(crate) fn push_line(blanks: usize, out: &mut String) {
    match LINE.get(..=blanks) {
        Some(line) => out.push_str(line),
        None => {
            out.push('\n');
            push_blanks(blanks, out);
        }
    }
}

/// Writes a number of blanks.
pub(crate) fn push_blanks(count: usize, out: &mut String) {
    if let Some(blanks) = BLANKS.get(..count) {
        return out.push_str(blanks);
    }
    let mut left = count;
    while left > 0 {
        let some = left.min(BLANKS.len());
        out.push_str(&BLANKS[..some]);
        left -= some;
    }
}
