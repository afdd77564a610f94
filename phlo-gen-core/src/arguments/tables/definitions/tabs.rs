//! Lines with tabs between their cells, as they are pasted from other programs, as a table.

use super::lines::lines;
use crate::arguments::sentences::{required, types};
use crate::arguments::tables::columns::{self, Role};
use crate::prose::{Cell, Inline, Table, plain};

/// The lines as a table with titles, if all have the same number of cells and at least three.
pub fn table(inlines: &[Inline]) -> Option<Table> {
    if !inlines.iter().any(|inline| matches!(inline, Inline::Text(text) if text.contains('\t'))) {
        return None;
    }
    let mut rows: Vec<Vec<Cell>> = lines(inlines).iter().map(|line| cells(line)).collect();
    let width = rows.first()?.len();
    // a line that ends in empty cells is shorter
    if width < 3 || rows.len() < 2 || rows.iter().any(|row| row.len() > width || row.len() + 1 < width) {
        return None;
    }
    rows.iter_mut().for_each(|row| row.resize(width, Vec::new()));
    let titles: Vec<String> = rows.first()?.iter().map(columns::title).collect();
    if titles.iter().all(|title| columns::role(title) != Role::Other) {
        let header = rows.remove(0);
        return Some(Table { header, rows, offset: 0 });
    }
    let all = |index: usize, is_such: &dyn Fn(&str) -> bool| rows.iter().all(|row| is_such(plain(&row[index]).trim()));
    let is_requirement =
        |cell: &str| cell.len() < 12 && required::in_cell(cell, false).is_some() && !required::may_be_range(cell);
    let has_types = |index: usize| {
        let known = rows.iter().filter(|row| types::in_cell(&plain(&row[index])).is_some()).count();
        known * 2 >= rows.len()
    };
    let title = |index: usize| match index {
        0 => "Name",
        _ if index + 1 == width => "Description",
        _ if all(index, &is_requirement) => "Required",
        _ if has_types(index) => "Type",
        _ => "",
    };
    let header = (0..width).map(|index| vec![Inline::Text(title(index).to_owned())]).collect();
    Some(Table { header, rows, offset: 0 })
}

fn cells(line: &[Inline]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![Vec::new()];
    for inline in line {
        let pieces: Vec<Inline> = match inline {
            Inline::Text(text) => text.split('\t').map(|piece| Inline::Text(piece.trim().to_owned())).collect(),
            other => vec![other.clone()],
        };
        for (index, piece) in pieces.into_iter().enumerate() {
            if index > 0 {
                cells.push(Vec::new());
            }
            if let Some(cell) = cells.last_mut() {
                cell.push(piece);
            }
        }
    }
    cells
}
