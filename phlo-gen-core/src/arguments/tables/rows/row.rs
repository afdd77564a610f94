//! Reads a row of an argument table.

use super::cell_blocks::as_blocks;
use crate::arguments::argument::{Facts, Requirement, ValueKind};
use crate::arguments::sentences::text::{self, Text};
use crate::arguments::sentences::{ReadBefore, allowed, default, description, fixed, required, types};
use crate::arguments::tables::columns::name_cell::Name;
use crate::arguments::tables::columns::{Columns, Role, place, title};
use crate::arguments::tables::model::TableRow;
use crate::prose::{Block, Cell, Inline, Prose, Table, one_line, plain};

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
    let OfTable { table, columns, place: default_place, blank_is_no, before } = *of;
    let mut row_facts = Facts::default();
    let subject = name.names.first().cloned().unwrap_or_default();
    let mut extra = Vec::new();
    let mut place_of_row = default_place.map(str::to_owned);
    for (role, cell) in columns.roles.iter().zip(row) {
        if *role == Role::Description {
            row_facts = merged(before.facts(&subject, Prose { blocks: as_blocks(cell) }), row_facts);
        }
    }
    row_facts.kind = row_facts.kind.or_else(|| name.kind.clone());
    if row_facts.allowed.is_empty() {
        row_facts.allowed.clone_from(&name.allowed);
        row_facts.is_guess = false;
    }
    row_facts.required = name.required.or(row_facts.required);
    row_facts.default = name.default.clone().or(row_facts.default);
    for ((index, role), cell) in columns.roles.iter().enumerate().zip(row) {
        let text = text::of_inlines(cell);
        let blank = text.trim_matches([' ', '-', '–', '—', '/', '\n', '`']).is_empty();
        let mut understood = true;
        match role {
            Role::Name | Role::Description => {}
            Role::Required { inverted } if blank => {
                let no = if *inverted { Requirement::Required } else { Requirement::Optional };
                let requirement = (blank_is_no || !text.trim().is_empty()) && !*inverted;
                row_facts.required = row_facts.required.or(requirement.then_some(no));
            }
            _ if blank => {}
            Role::Required { inverted } => {
                let requirement = required::in_cell(&text, *inverted);
                row_facts.default = row_facts.default.take().or_else(|| default::in_text(&Text::new(&text), &[]));
                row_facts.required = requirement.or(row_facts.required);
                understood = requirement.is_some()
                    && (requirement != Some(Requirement::Conditional) || text.split(' ').count() < 3);
            }
            Role::Type => {
                let kind = types::in_cell(&text);
                let sentence = Text::new(&text);
                if row_facts.required.is_none() {
                    row_facts.required = required::in_text(&sentence);
                }
                if row_facts.allowed.is_empty() {
                    row_facts.allowed = bracketed_values(&text);
                    row_facts.is_guess = false;
                }
                row_facts.default =
                    row_facts.default.take().or_else(|| default::in_text(&sentence, &row_facts.allowed));
                if kind.is_none() && row_facts.allowed.is_empty() && row_facts.possible.is_empty() {
                    row_facts.possible = allowed::in_cell(&text).unwrap_or_default();
                }
                understood = kind.is_some() && text.split_whitespace().count() < 3;
                row_facts.kind = kind.or(row_facts.kind.take());
            }
            Role::Place => place_of_row = place(&text).map(str::to_owned).or(place_of_row),
            Role::Default => {
                let default = default::in_cell(&text);
                understood = default.is_some();
                row_facts.default = default.or(row_facts.default.take());
            }
            Role::Example => row_facts.example = Some(plain(cell).trim().to_owned()),
            Role::Values if is_type(&text) => row_facts.kind = row_facts.kind.take().or_else(|| types::in_cell(&text)),
            Role::Values => understood = values(&Text::new(&text).about(&subject), &mut row_facts),
            // A column of row numbers without a title has no information.
            Role::Other if text.trim_matches(['.', ' ']).parse::<u32>().is_ok() => {
                understood = table.header.get(index).is_none_or(|cell| title(cell).is_empty());
            }
            Role::Other => understood = other(&Text::new(&text).about(&subject), &mut row_facts),
        }
        if !understood {
            extra.push((index, cell));
        }
    }
    for (index, cell) in extra {
        let heading = table.header.get(index).map(|cell| one_line(cell)).unwrap_or_default();
        add_remark(&mut row_facts.prose, heading.trim_matches([' ', ':']), cell);
    }
    let is_list = |cell: &Cell| allowed::describes_a_list(&Text::new(&text::of_inlines(cell)));
    if !row_facts.allowed.is_empty() && row.iter().any(is_list) {
        row_facts.of_items = true;
        if row_facts.is_guess {
            row_facts.allowed.clear();
        }
    }
    description::reconcile(&mut row_facts);
    // "URL parameters" are those of the path and of the query. An optional one is not in the path.
    let in_column = columns.has(|role| role == Role::Place);
    if row_facts.required == Some(Requirement::Optional) && place_of_row.as_deref() == Some("path") && !in_column {
        place_of_row = None;
    }
    let names = qualified_names(name, parents, row_facts.kind.as_ref());
    TableRow { names, place: place_of_row, facts: row_facts, verdict: None, used_as: None }
}

fn merged(new: Facts, old: Facts) -> Facts {
    Facts { required: new.required.or(old.required), kind: new.kind.or(old.kind), ..new }
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

/// "text [verified / not_verified]": values within a cell of types.
fn bracketed_values(text: &str) -> Vec<String> {
    let inner = text.find(['[', '(', '{']).and_then(|start| text.get(start + 1..));
    let inner = inner.and_then(|inner| inner.get(..inner.find([']', ')', '}'])?));
    let words = inner.filter(|inner| inner.contains(|c: char| c.is_alphabetic()));
    // "string, enum PLAIN, MIXED"
    let words = words.or_else(|| text.split_once("enum ").map(|(_, values)| values));
    words.and_then(|inner| allowed::in_cell(inner.trim_start_matches("enum:"))).unwrap_or_default()
}

/// "string(40)" among values: a type.
fn is_type(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let rest = text.get(word.len()..).unwrap_or_default();
    matches!(word, "string" | "integer" | "number" | "boolean" | "object" | "array")
        && (rest.is_empty() || rest.starts_with('(') && rest.ends_with(')'))
}

/// Reads a cell of values. Returns whether the cell contains only values.
fn values(text: &Text, facts: &mut Facts) -> bool {
    if let Some(values) = allowed::in_cell(text) {
        facts.default = facts.default.take().or_else(|| default::in_text(text, &values));
        facts.allowed = values;
        facts.is_guess = false;
        return true;
    }
    other(text, facts)
}

/// Reads a cell of any other column. Returns `false`, because the cell may contain other text.
fn other(text: &Text, facts: &mut Facts) -> bool {
    if facts.allowed.is_empty() {
        facts.allowed = allowed::in_text(text);
    }
    if facts.allowed.is_empty() && facts.possible.is_empty() {
        facts.possible = allowed::possible(text).values;
    }
    facts.required = facts.required.or_else(|| required::in_text(text).filter(|_| required::is_word(text)));
    facts.fixed = facts.fixed.take().or_else(|| fixed::in_text(text));
    facts.default = facts.default.take().or_else(|| default::in_text(text, &facts.allowed));
    description::set_word_default(facts, text);
    false
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
