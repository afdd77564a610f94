//! Columns of text.

/// Rows as lines whose columns stand under each other; the last column is as long as it is.
pub fn lines<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let width =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| visible(cell)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..N).map(width).collect();
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut out = String::new();
    for (cell, width) in cells.iter().zip(widths).filter(|(_, width)| **width > 0) {
        out.push_str(cell);
        out.push_str(&" ".repeat(width.saturating_sub(visible(cell)) + 2));
    }
    out.trim_end().to_owned()
}

/// How many characters of a cell are seen: colours are not.
fn visible(cell: &str) -> usize {
    anstream::adapter::strip_str(cell).map(|text| text.chars().count()).sum()
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_stand_under_each_other_and_empty_ones_are_left_out() {
        let rows = [["a", "", "x"], ["bé\u{1b}[1mc\u{1b}[0m", "", ""]].map(|row| row.map(str::to_owned));
        assert_eq!(super::lines(&rows), ["a    x", "bé\u{1b}[1mc\u{1b}[0m"]);
    }
}
