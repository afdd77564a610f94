//! Reads the rows of an argument table.

use super::cell_blocks::as_blocks;
use super::row::{OfTable, read_row};
use super::value_rows;
use crate::arguments::argument::Requirement;
use crate::arguments::sentences::text::{self, Text};
use crate::arguments::sentences::{ReadBefore, required};
use crate::arguments::tables::columns::name_cell::{self, Name};
use crate::arguments::tables::columns::{Columns, Role, place};
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

/// Reads the rows; `place` is the one that the heading names.
pub fn read(table: &Table, columns: &Columns, place: Option<&str>, before: &ReadBefore) -> Rows {
    let out = Rows { rows: Vec::new(), kept: Vec::new(), other_rows: Vec::new() };
    let of = OfTable { table, columns, place, blank_is_no: has_required_rows(table, columns), before };
    let mut reading = Reading { of, under: None, parents: Vec::new(), out };
    for (index, row) in table.rows.iter().enumerate() {
        let cell = columns.position(Role::Name).and_then(|index| row.get(index)).map_or(&[][..], Vec::as_slice);
        let name = name_cell::read(cell);
        if let Some(why) = reading.heading(row, cell, &name) {
            reading.out.add_other(row, why);
        } else if cell.is_empty() {
            reading.continue_last(row);
        } else if name.names.is_empty() {
            reading.out.keep(row);
        } else {
            reading.add(index, row, name);
        }
    }
    reading.out
}

/// The rows that have been read, and what they say of those below them.
struct Reading<'t> {
    of: OfTable<'t>,
    /// Whether the rows below a row that says so are required.
    under: Option<Requirement>,
    /// The objects that the members below them belong to.
    parents: Vec<String>,
    out: Rows,
}

impl Reading<'_> {
    /// Why a row is a heading for those below it, and no argument.
    fn heading(&mut self, row: &[Cell], cell: &[Inline], name: &Name) -> Option<&'static str> {
        let columns = self.of.columns;
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        if filled != 1 || cell.is_empty() || columns.position(Role::Name) != Some(0) {
            return None;
        }
        // "url (string)" is an argument
        let may_be_heading = name.names.is_empty() || name.kind.is_none();
        if let Some(found) = place_of_group(cell).filter(|_| may_be_heading) {
            self.of.place = Some(found);
            return Some("it names the place of the rows below it");
        }
        if let Some(requirement) = requirement_of_section(cell).filter(|_| may_be_heading) {
            self.under = Some(requirement);
            return Some("it states whether the rows below it are required");
        }
        // a cell over all columns is a heading for rows, and is removed with the table
        (row.len() == 1 && columns.roles.len() > 1).then_some("it is a heading")
    }

    /// Adds a row without a name to the one above it.
    fn continue_last(&mut self, row: &[Cell]) {
        match self.out.rows.last_mut() {
            Some(above) => {
                continue_row(above, row, self.of.columns);
                self.out.add_other(row, "it continues the row above it");
            }
            None => self.out.keep(row),
        }
    }

    /// Adds the argument of a row, with the values in the rows below it.
    fn add(&mut self, index: usize, row: &[Cell], name: Name) {
        let mut read = read_row(&self.of, row, name, &mut self.parents);
        read.facts.required = read.facts.required.or(self.under);
        if let Some(found) = self.of.table.rows.get(index..).and_then(|rows| value_rows::read(rows, self.of.columns))
            && read.facts.allowed.is_empty()
        {
            read.facts.allowed = found.values;
            read.facts.is_guess = true;
            read.facts.default = read.facts.default.or(found.default);
        }
        self.out.rows.push(read);
    }
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
