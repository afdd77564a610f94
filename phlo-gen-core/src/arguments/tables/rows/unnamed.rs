//! Rows of an argument table that describe an argument without a name.

use crate::arguments::sentences::{required, text, types};
use crate::arguments::tables::columns::{Columns, Role, place};
use crate::prose::{Cell, Inline, Table, one_line};

/// The rows without a name that have a type, a place or a requirement. Empty if any row without a name has none of
/// these: then the rows list the values of the argument above.
pub fn unnamed(table: &Table, columns: &Columns) -> Vec<String> {
    let Some(name) = columns.position(Role::Name) else { return Vec::new() };
    let is_unnamed = |row: &&Vec<Cell>| row.get(name).is_some_and(Vec::is_empty);
    let has_other_cells = |row: &&Vec<Cell>| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let rows: Vec<&Vec<Cell>> = table.rows.iter().filter(is_unnamed).filter(has_other_cells).collect();
    let is_argument = |row: &&Vec<Cell>| columns.roles.iter().zip(*row).any(|(role, cell)| is_of_argument(*role, cell));
    if !rows.iter().all(is_argument) {
        return Vec::new();
    }
    rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect::<Vec<_>>().join(" | ")).collect()
}

fn is_of_argument(role: Role, cell: &[Inline]) -> bool {
    let text = text::of_inlines(cell);
    match role {
        Role::Type => types::in_cell(&text).is_some(),
        Role::Place => place(&text).is_some(),
        Role::Required { inverted } => required::in_cell(&text, inverted).is_some(),
        _ => false,
    }
}
