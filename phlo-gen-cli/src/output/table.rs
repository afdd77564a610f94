//! Tables of text.

/// The widest cell that makes its whole column as wide. What follows a wider one is not aligned.
const WIDEST: usize = 48;

/// The lines of a table with aligned columns. Empty columns are left out.
pub fn lines<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column)).map(|cell| visible_width(cell));
    let width = |column: usize| {
        let fitting = cells(column).filter(|width| (1..=WIDEST).contains(width)).max();
        fitting.unwrap_or_else(|| cells(column).max().unwrap_or(0).min(1))
    };
    let widths: Vec<usize> = (0..N).map(width).collect();
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut out = String::new();
    for (cell, width) in cells.iter().zip(widths).filter(|(_, width)| **width > 0) {
        out.push_str(cell);
        out.push_str(&" ".repeat(width.saturating_sub(visible_width(cell)) + 2));
    }
    out.trim_end().to_owned()
}

/// The width of a cell in characters, without its colours.
fn visible_width(cell: &str) -> usize {
    anstream::adapter::strip_str(cell).map(|text| text.chars().count()).sum()
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_aligned_and_empty_ones_are_left_out() {
        let rows = [["a", "", "x"], ["bé\u{1b}[1mc\u{1b}[0m", "", ""]].map(|row| row.map(str::to_owned));
        assert_eq!(super::lines(&rows), ["a    x", "bé\u{1b}[1mc\u{1b}[0m"]);
    }

    #[test]
    fn a_very_wide_cell_does_not_widen_its_column() {
        let wide = "v".repeat(super::WIDEST + 1);
        let rows = [["a", "text", "x"], ["b", &wide, "y"]].map(|row| row.map(str::to_owned));
        assert_eq!(super::lines(&rows), ["a  text  x".to_owned(), format!("b  {wide}  y")]);
        let alone = [[wide.as_str(), "z"]].map(|row| row.map(str::to_owned));
        assert_eq!(super::lines(&alone), [format!("{wide}  z")]);
    }
}
