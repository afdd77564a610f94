//! Reads a row of an argument table.

use super::cell::{read_blank, read_cell};
use super::cell_blocks::as_blocks;
use crate::arguments::argument::{Facts, Requirement, ValueKind};
use crate::arguments::sentences::text::{self, Text};
use crate::arguments::sentences::{ReadBefore, allowed, description};
use crate::arguments::tables::columns::name_cell::Name;
use crate::arguments::tables::columns::{Columns, Role, place, title};
use crate::arguments::tables::model::TableRow;
use crate::prose::{Block, Cell, Inline, Prose, Table, one_line};

/// What is known of the table of a row.
pub struct OfTable<'t> {
    pub table: &'t Table,
    pub columns: &'t Columns,
    /// The place that the heading of the table names.
    pub place: Option<&'t str>,
    /// Whether a blank cell says that the argument is not required.
    pub blank_is_no: bool,
    /// Descriptions of arguments that were read before.
    pub before: &'t ReadBefore,
}

pub fn read_row(of: &OfTable<'_>, row: &[Cell], name: Name, parents: &mut Vec<String>) -> TableRow {
    let subject = name.names.first().cloned().unwrap_or_default();
    let mut facts = described(of, row, &subject);
    take_from_name(&mut facts, &name);
    let remarks = read_cells(of, row, &subject, &mut facts);
    for (index, cell) in remarks {
        let heading = of.table.header.get(index).map(|cell| one_line(cell)).unwrap_or_default();
        add_remark(&mut facts.prose, heading.trim_matches([' ', ':']), cell);
    }
    mark_items(row, &mut facts);
    description::reconcile(&mut facts);
    let place = place_of_row(of, row, facts.required);
    let names = qualified_names(name, parents, facts.kind.as_ref());
    TableRow { names, place, facts, verdict: None, used_as: None }
}

/// What the cells of the description say.
fn described(of: &OfTable<'_>, row: &[Cell], subject: &str) -> Facts {
    let mut facts = Facts::default();
    for (role, cell) in of.columns.roles.iter().zip(row) {
        if *role == Role::Description {
            let new = of.before.facts(subject, Prose { blocks: as_blocks(cell) });
            facts = Facts { required: new.required.or(facts.required), kind: new.kind.or(facts.kind), ..new };
        }
    }
    facts
}

/// What stands beside the name. It goes before the description, but for the type and the values.
fn take_from_name(facts: &mut Facts, name: &Name) {
    facts.kind = facts.kind.take().or_else(|| name.kind.clone());
    if facts.allowed.is_empty() {
        facts.allowed.clone_from(&name.allowed);
        facts.is_guess = false;
    }
    facts.required = name.required.or(facts.required);
    facts.default = name.default.clone().or(facts.default.take());
}

/// Reads the cells of all other columns. Returns those with more text than was read, each with its column.
fn read_cells<'r>(of: &OfTable<'_>, row: &'r [Cell], subject: &str, facts: &mut Facts) -> Vec<(usize, &'r Cell)> {
    let mut remarks = Vec::new();
    for ((index, role), cell) in of.columns.roles.iter().enumerate().zip(row) {
        if matches!(role, Role::Name | Role::Description | Role::Place) {
            continue;
        }
        let text = text::of_inlines(cell);
        let understood = if text.trim_matches([' ', '-', '–', '—', '/', '\n', '`']).is_empty() {
            read_blank(*role, &text, of.blank_is_no, facts);
            true
        } else if *role == Role::Other && text.trim_matches(['.', ' ']).parse::<u32>().is_ok() {
            // A column of row numbers without a title has no information.
            of.table.header.get(index).is_none_or(|cell| title(cell).is_empty())
        } else {
            read_cell(*role, cell, &text, subject, facts)
        };
        if !understood {
            remarks.push((index, cell));
        }
    }
    remarks
}

/// Marks allowed values as those of the items, if a cell describes a list.
fn mark_items(row: &[Cell], facts: &mut Facts) {
    let is_list = |cell: &Cell| allowed::describes_a_list(&Text::new(&text::of_inlines(cell)));
    if !facts.allowed.is_empty() && row.iter().any(is_list) {
        facts.of_items = true;
        if facts.is_guess {
            facts.allowed.clear();
        }
    }
}

/// The place that the row names, or else that of its table.
fn place_of_row(of: &OfTable<'_>, row: &[Cell], required: Option<Requirement>) -> Option<String> {
    let cells = of.columns.roles.iter().zip(row).filter(|(role, _)| **role == Role::Place);
    let in_row = cells.filter_map(|(_, cell)| place(&text::of_inlines(cell))).next_back();
    // "URL parameters" are those of the path and of the query. An optional one is not in the path.
    let in_column = of.columns.has(|role| role == Role::Place);
    let of_table = of.place.filter(|place| in_column || *place != "path" || required != Some(Requirement::Optional));
    in_row.or(of_table).map(str::to_owned)
}

/// The names, nested names as a path from the row above that they belong to.
fn qualified_names(name: Name, parents: &mut Vec<String>, kind: Option<&ValueKind>) -> Vec<String> {
    parents.truncate(name.depth);
    let names = match parents.last() {
        Some(parent) => name.names.iter().map(|name| format!("{parent}.{name}")).collect(),
        None => name.names,
    };
    if let Some(first) = names.first() {
        while parents.len() < name.depth {
            parents.push(first.clone());
        }
        let list = matches!(kind, Some(ValueKind::List(_))) && !first.ends_with("[]");
        parents.push(if list { format!("{first}[]") } else { first.clone() });
    }
    names
}

/// Adds the content of a cell as a paragraph that begins with the title of its column.
fn add_remark(prose: &mut Prose, heading: &str, cell: &Cell) {
    let mut inlines = Vec::new();
    if !title(&vec![Inline::Text(heading.to_owned())]).is_empty() {
        inlines.push(Inline::Text(format!("{heading}: ")));
    }
    inlines.extend(cell.iter().cloned());
    prose.blocks.push(Block::Paragraph(inlines));
}
