//! Tables as Markdown.

use super::inline::cell;
use crate::prose::{Cell, Table};

/// A table whose rows are all as wide as its widest; nothing if it is empty.
pub(super) fn write(table: &Table) -> String {
    let rows: Vec<Vec<String>> = std::iter::once(&table.header).chain(&table.rows).map(|row| cells(row)).collect();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if rows.iter().flatten().all(String::is_empty) {
        return String::new();
    }
    let mut lines: Vec<String> = rows.iter().map(|row| line(row, width)).collect();
    lines.insert(1, format!("|{}", " --- |".repeat(width)));
    lines.join("\n")
}

fn cells(row: &[Cell]) -> Vec<String> {
    row.iter().map(|inlines| cell(inlines)).collect()
}

fn line(row: &[String], width: usize) -> String {
    let mut line = String::from("|");
    for text in row.iter().map(String::as_str).chain(std::iter::repeat("")).take(width) {
        line.push(' ');
        line.push_str(text);
        line.push_str(if text.is_empty() { "|" } else { " |" });
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Inline;

    fn table(header: &[&str], rows: &[&[&str]]) -> String {
        let row =
            |cells: &[&str]| cells.iter().map(|text| vec![Inline::Text((*text).to_owned())]).collect::<Vec<Cell>>();
        write(&Table { header: row(header), rows: rows.iter().map(|cells| row(cells)).collect(), offset: 0 })
    }

    #[test]
    fn every_row_is_as_wide_as_the_widest() {
        assert_eq!(table(&["a"], &[&["b", "c"], &[]]), "| a | |\n| --- | --- |\n| b | c |\n| | |");
    }

    #[test]
    fn a_table_may_have_no_header_or_no_rows() {
        assert_eq!(table(&[], &[&["a"]]), "| |\n| --- |\n| a |");
        assert_eq!(table(&["a"], &[]), "| a |\n| --- |");
    }

    #[test]
    fn an_empty_table_is_omitted() {
        assert_eq!(table(&[], &[]), "");
        assert_eq!(table(&["", " "], &[&[""]]), "");
    }

    #[test]
    fn a_bar_does_not_end_a_cell() {
        let cells = vec![vec![Inline::Code("a|b\\|c".to_owned()), Inline::Text("\\|".to_owned())]];
        let table = Table { header: cells, rows: Vec::new(), offset: 0 };
        assert_eq!(write(&table), "| `a`\\|`b\\`\\|`c`\\\\\\| |\n| --- |");
    }

    #[test]
    fn list_markers_in_a_cell_are_not_escaped() {
        assert_eq!(table(&["1. a"], &[&["- b"]]), "| 1. a |\n| --- |\n| - b |");
    }
}
