//! Reads the rows of an argument table.

use super::cell_blocks::as_blocks;
use super::row::{OfTable, read_row};
use super::value_rows;
use crate::arguments::argument::Requirement;
use crate::arguments::sentences::text::{self, Text};
use crate::arguments::sentences::{ReadBefore, required};
use crate::arguments::tables::columns::{Columns, Role, name_cell, place};
use crate::arguments::tables::headings::requirement_of_heading;
use crate::arguments::tables::model::{OtherRow, TableRow};
use crate::prose::{Cell, Inline, Table, one_line, plain};

/// The rows of a table: arguments and others.
pub struct Rows {
    pub rows: Vec<TableRow>,
    /// The rows that stay in the table.
    pub kept: Vec<Vec<Cell>>,
    /// All rows that are not arguments, each with what it is instead.
    pub other_rows: Vec<OtherRow>,
}

impl Rows {
    /// Applies the requirement of the heading to the rows without one.
    pub fn apply_heading(&mut self, requirement: Option<Requirement>) {
        for row in &mut self.rows {
            row.facts.required = row.facts.required.or(requirement);
        }
    }

    fn add_other(&mut self, row: &[Cell], why: &'static str) {
        let text = row.iter().map(|cell| one_line(cell)).find(|text| !text.is_empty()).unwrap_or_default();
        self.other_rows.push(OtherRow { text, why });
    }

    fn keep(&mut self, row: &[Cell]) {
        self.add_other(row, "it does not name an argument and stays in the description");
        self.kept.push(row.to_vec());
    }
}

/// Reads the rows; `default_place` is the place that the heading names.
pub fn read(table: &Table, columns: &Columns, mut default_place: Option<&str>, before: &ReadBefore) -> Rows {
    let mut out = Rows { rows: Vec::new(), kept: Vec::new(), other_rows: Vec::new() };
    let mut parents: Vec<String> = Vec::new();
    let blank_is_no = has_required_rows(table, columns);
    let mut under = None;
    for (index, row) in table.rows.iter().enumerate() {
        let cell = |role| columns.position(role).and_then(|index| row.get(index)).map_or(&[][..], Vec::as_slice);
        let name = name_cell::read(cell(Role::Name));
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        if filled == 1 && !cell(Role::Name).is_empty() && columns.position(Role::Name) == Some(0) {
            // "url (string)" is an argument
            let may_be_heading = name.names.is_empty() || name.kind.is_none();
            if let Some(found) = place_of_group(cell(Role::Name)).filter(|_| may_be_heading) {
                default_place = Some(found);
                out.add_other(row, "it names the place of the rows below it");
                continue;
            }
            if let Some(requirement) = requirement_of_section(cell(Role::Name)).filter(|_| may_be_heading) {
                under = Some(requirement);
                out.add_other(row, "it states whether the rows below it are required");
                continue;
            }
            // A cell over all columns is a heading for rows, and is removed with the table.
            if row.len() == 1 && columns.roles.len() > 1 {
                out.add_other(row, "it is a heading");
                continue;
            }
            if name.names.is_empty() {
                out.keep(row);
                continue;
            }
        }
        if cell(Role::Name).is_empty() {
            match out.rows.last_mut() {
                Some(above) => {
                    continue_row(above, row, columns);
                    out.add_other(row, "it continues the row above it");
                }
                None => out.keep(row),
            }
            continue;
        }
        if name.names.is_empty() {
            out.keep(row);
            continue;
        }
        let of = OfTable { table, columns, place: default_place, blank_is_no, before };
        let mut read = read_row(&of, row, name, &mut parents);
        read.facts.required = read.facts.required.or(under);
        if let Some(found) = table.rows.get(index..).and_then(|rows| value_rows::read(rows, columns))
            && read.facts.allowed.is_empty()
        {
            read.facts.allowed = found.values;
            read.facts.is_guess = true;
            read.facts.default = read.facts.default.or(found.default);
        }
        out.rows.push(read);
    }
    out
}

/// "Path parameters": the place that a row names for the rows below it.
fn place_of_group(cell: &[Inline]) -> Option<&'static str> {
    let text = one_line(cell);
    place(&text).filter(|_| text.contains(' '))
}

/// "Required parameters": the requirement that a row names for the rows below it.
fn requirement_of_section(cell: &[Inline]) -> Option<Requirement> {
    requirement_of_heading(&one_line(cell))
}

fn has_required_rows(table: &Table, columns: &Columns) -> bool {
    let Some((index, inverted)) = columns.roles.iter().enumerate().find_map(|(index, role)| match role {
        Role::Required { inverted } => Some((index, *inverted)),
        _ => None,
    }) else {
        return false;
    };
    let cells = table.rows.iter().filter_map(|row| row.get(index));
    cells
        .filter_map(|cell| required::in_cell(&plain(cell), inverted))
        .any(|requirement| requirement == Requirement::Required)
}

fn continue_row(above: &mut TableRow, row: &[Cell], columns: &Columns) {
    for (role, cell) in columns.roles.iter().zip(row) {
        if cell.is_empty() {
            continue;
        }
        above.facts.prose.blocks.extend(as_blocks(cell));
        if *role == Role::Description && above.facts.required.is_none() {
            above.facts.required = required::in_text(&Text::new(&text::of_inlines(cell)));
        }
    }
}
