//! The values of an argument in rows of their own: the cell with its name is over several rows.

use crate::arguments::sentences::text::{self, value};
use crate::arguments::sentences::types;
use crate::arguments::tables::columns::{Columns, Role};
use crate::prose::Cell;

/// Values, one in each row.
pub struct ValueRows {
    pub values: Vec<String>,
    /// The value whose row says that it is the default.
    pub default: Option<String>,
}

/// The values in the row of an argument and in the rows without a name below it, all in one column. The first row may have
/// the type instead.
pub fn read(rows: &[Vec<Cell>], columns: &Columns) -> Option<ValueRows> {
    let name = columns.position(Role::Name)?;
    let is_unnamed = |row: &&Vec<Cell>| row.get(name).is_some_and(Vec::is_empty);
    let below = rows.get(1..)?.iter().take_while(is_unnamed).count();
    let rows = rows.get(..=below).filter(|_| below > 0)?;
    let may_hold_values = |role: &Role| matches!(role, Role::Values | Role::Type | Role::Example | Role::Other);
    let mut indexes = (0..columns.roles.len()).filter(|index| columns.roles.get(*index).is_some_and(may_hold_values));
    indexes.find_map(|index| in_column(rows, index))
}

fn in_column(rows: &[Vec<Cell>], index: usize) -> Option<ValueRows> {
    let texts: Vec<String> =
        rows.iter().map(|row| row.get(index).map(|cell| text::of_inlines(cell))).collect::<Option<_>>()?;
    let has_type = texts.first().is_some_and(|text| text.is_empty() || types::in_cell(text).is_some());
    let first = usize::from(has_type);
    let values: Vec<String> = texts.get(first..)?.iter().map(|text| whole_value(text)).collect::<Option<_>>()?;
    let are_distinct =
        values.iter().enumerate().all(|(at, value)| !values.get(..at).is_some_and(|seen| seen.contains(value)));
    let mut of_rows = values.iter().zip(rows.get(first..)?);
    let default =
        of_rows.find(|(_, row)| row.iter().any(|cell| text::of_inlines(cell).to_lowercase().contains("default")));
    let default = default.map(|(value, _)| value.clone());
    (values.len() > 1 && are_distinct).then_some(ValueRows { values, default })
}

/// The value that a cell consists of, unless it is a type.
fn whole_value(text: &str) -> Option<String> {
    let (value, rest) = value(text)?;
    (rest.trim().is_empty() && types::in_cell(text).is_none()).then_some(value.text)
}
