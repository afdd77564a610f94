//! Table rows with more cells than columns: Markdown drops the extra cells, and treats a bar within code as a
//! separator.

/// The cells of a row that is too long; `None` if it is not.
pub fn of_long_row(row: &str, columns: usize) -> Option<Vec<String>> {
    let bare = row.trim();
    let bare = bare.strip_prefix('|').unwrap_or(bare);
    if bare.strip_suffix('|').unwrap_or(bare).matches('|').count() < columns {
        return None;
    }
    let cells = split(row, false);
    if cells.len() <= columns {
        return None;
    }
    let with_code = split(row, true);
    Some(if with_code.len() <= columns { with_code } else { cells })
}

/// Whether a row is a sentence that follows the table without a blank line.
pub fn is_sentence(row: &str) -> bool {
    !row.contains('|') && row.split_whitespace().count() > 2
}

/// Splits a row at its bars. Bars within code do not count if `code_matters`.
fn split(row: &str, code_matters: bool) -> Vec<String> {
    let row = row.trim().trim_start_matches(['>', ' ']);
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = vec![String::new()];
    let (mut in_code, mut escaped) = (false, false);
    for c in row.chars() {
        let ends_cell = c == '|' && !escaped && !(code_matters && in_code);
        in_code ^= c == '`' && !escaped;
        let escapes = c == '\\' && !escaped;
        match cells.last_mut() {
            _ if ends_cell => cells.push(String::new()),
            Some(cell) => {
                if c == '|' && escaped {
                    cell.pop();
                }
                cell.push(c);
            }
            None => {}
        }
        escaped = escapes;
    }
    if cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::of_long_row;

    #[test]
    fn a_row_that_fits_is_left_to_the_reader() {
        assert_eq!(of_long_row("| a | b |", 2), None);
        assert_eq!(of_long_row("| a \\| b | c |", 2), None);
    }

    #[test]
    fn a_bar_in_code_ends_no_cell() {
        assert_eq!(of_long_row("| x | `a|b` |", 2), Some(vec!["x".to_owned(), "`a|b`".to_owned()]));
    }

    #[test]
    fn cells_beyond_the_last_column_are_kept() {
        assert_eq!(of_long_row("| x | y | z |", 2).map(|cells| cells.len()), Some(3));
    }
}
