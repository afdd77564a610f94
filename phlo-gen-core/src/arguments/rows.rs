//! Rows of an argument table as facts.

use super::columns::{Columns, Role, place, title};
use super::names::{self, Name, label};
use super::phrases::Text;
use super::tree::trimmed;
use super::{Facts, Requirement, Rest, TableRow, ValueKind, allowed, defaults, facts, kinds, marked, required};
use crate::prose::{Block, Cell, Inline, Prose, Table, plain};

/// The rows of a table, and those that name nothing.
pub(super) struct Rows {
    pub(super) rows: Vec<TableRow>,
    pub(super) others: Vec<Vec<Cell>>,
    /// What became of all rows that name nothing.
    pub(super) rest: Vec<Rest>,
}

impl Rows {
    /// What the heading says of all rows, where they do not say it themselves.
    pub(super) fn say_of_all(&mut self, says: Option<Requirement>) {
        for row in &mut self.rows {
            row.facts.required = row.facts.required.or(says);
        }
    }

    fn rest(&mut self, row: &[Cell], why: &'static str) {
        let text = row.iter().map(|cell| label(cell)).find(|text| !text.is_empty()).unwrap_or_default();
        self.rest.push(Rest { text, why });
    }

    fn leave(&mut self, row: &[Cell]) {
        self.rest(row, "it names nothing that can be sent and stays in the description");
        self.others.push(row.to_vec());
    }
}

/// Reads the rows; `whereabouts` is the place that the heading names.
pub(super) fn read(table: &Table, columns: &Columns, whereabouts: Option<&str>) -> Rows {
    let mut out = Rows { rows: Vec::new(), others: Vec::new(), rest: Vec::new() };
    let mut whereabouts = whereabouts.map(str::to_owned);
    let mut parents: Vec<String> = Vec::new();
    let blank_is_no = column_says_yes(table, columns);
    let mut under = None;
    for row in &table.rows {
        let cell = |role| columns.position(role).and_then(|index| row.get(index)).map_or(&[][..], Vec::as_slice);
        let name = names::read(cell(Role::Name));
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        if filled == 1 && !cell(Role::Name).is_empty() && columns.position(Role::Name) == Some(0) {
            if let Some(found) = group(cell(Role::Name)) {
                whereabouts = Some(found.to_owned());
                out.rest(row, "it says where the rows below it stand");
                continue;
            }
            if let Some(says) = section(cell(Role::Name)) {
                under = Some(says);
                out.rest(row, "it says whether the rows below it are required");
                continue;
            }
            // A cell over all columns is a heading for rows that leave with the table.
            if row.len() == 1 && columns.roles.len() > 1 {
                out.rest(row, "it is a heading");
                continue;
            }
            if name.names.is_empty() {
                out.leave(row);
                continue;
            }
        }
        if cell(Role::Name).is_empty() {
            match out.rows.last_mut() {
                Some(above) => {
                    continue_row(above, row, columns);
                    out.rest(row, "it goes on with the row above it");
                }
                None => out.leave(row),
            }
            continue;
        }
        if name.names.is_empty() {
            out.leave(row);
            continue;
        }
        let mut read = read_row(table, row, columns, name, &mut parents, whereabouts.as_deref(), blank_is_no);
        read.facts.required = read.facts.required.or(under);
        out.rows.push(read);
    }
    out
}

/// "Path parameters": a row that is a heading for those below it.
fn group(cell: &[Inline]) -> Option<&'static str> {
    let text = label(cell);
    place(&text).filter(|_| text.contains(' '))
}

/// "Required parameters": a row that says so of those below it.
fn section(cell: &[Inline]) -> Option<Requirement> {
    says_of_all(&label(cell))
}

/// "Required parameters": a heading that says so of all that stands under it.
pub(super) fn says_of_all(heading: &str) -> Option<Requirement> {
    let text = heading.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let says = match words.next()? {
        "required" | "mandatory" => Requirement::Required,
        "optional" => Requirement::Optional,
        _ => return None,
    };
    #[rustfmt::skip]
    const NOUNS: &[&str] = &[
        "parameters", "fields", "params", "arguments", "attributes", "properties", "headers", "body", "query", "path",
        "request", "form", "url",
    ];
    words.all(|word| NOUNS.contains(&word)).then_some(says)
}

fn column_says_yes(table: &Table, columns: &Columns) -> bool {
    let Some((index, inverted)) = columns.roles.iter().enumerate().find_map(|(index, role)| match role {
        Role::Required { inverted } => Some((index, *inverted)),
        _ => None,
    }) else {
        return false;
    };
    let cells = table.rows.iter().filter_map(|row| row.get(index));
    cells.filter_map(|cell| required::in_cell(&plain(cell), inverted)).any(|says| says == Requirement::Required)
}

fn read_row(
    table: &Table,
    row: &[Cell],
    columns: &Columns,
    name: Name,
    parents: &mut Vec<String>,
    whereabouts: Option<&str>,
    blank_is_no: bool,
) -> TableRow {
    let mut row_facts = Facts::default();
    let mut extra = Vec::new();
    let mut stands_in = whereabouts.map(str::to_owned);
    for (role, cell) in columns.roles.iter().zip(row) {
        if *role == Role::Description {
            row_facts = merged(facts::of(Prose { blocks: as_blocks(cell) }), row_facts);
        }
    }
    row_facts.kind = row_facts.kind.or_else(|| name.kind.clone());
    row_facts.required = name.required.or(row_facts.required);
    for ((index, role), cell) in columns.roles.iter().enumerate().zip(row) {
        let text = marked::inlines(cell);
        let blank = text.trim_matches([' ', '-', '–', '—', '/', '\n', '`']).is_empty();
        let mut understood = true;
        match role {
            Role::Name | Role::Description => {}
            Role::Required { inverted } if blank => {
                let no = if *inverted { Requirement::Required } else { Requirement::Optional };
                let says = (blank_is_no || !text.trim().is_empty()) && !*inverted;
                row_facts.required = row_facts.required.or(says.then_some(no));
            }
            _ if blank => {}
            Role::Required { inverted } => {
                let says = required::in_cell(&text, *inverted);
                row_facts.default = row_facts.default.take().or_else(|| defaults::default(&Text::new(&text), &[]));
                row_facts.required = says.or(row_facts.required);
                understood = says.is_some() && (says != Some(Requirement::Conditional) || text.split(' ').count() < 3);
            }
            Role::Type => {
                let kind = kinds::of_cell(&text);
                let sentence = Text::new(&text);
                if row_facts.required.is_none() {
                    row_facts.required = required::in_text(&sentence);
                }
                if row_facts.allowed.is_empty() {
                    row_facts.allowed = bracketed(&text);
                }
                row_facts.default =
                    row_facts.default.take().or_else(|| defaults::default(&sentence, &row_facts.allowed));
                understood = kind.is_some() && text.split_whitespace().count() < 3;
                row_facts.kind = kind.or(row_facts.kind.take());
            }
            Role::Place => stands_in = place(&text).map(str::to_owned).or(stands_in),
            Role::Default => {
                let default = defaults::cell(&text);
                understood = default.is_some();
                row_facts.default = default.or(row_facts.default.take());
            }
            Role::Example => row_facts.example = Some(plain(cell).trim().to_owned()),
            Role::Values => understood = values(&Text::new(&text), &mut row_facts),
            // A column without a title that counts the rows says nothing.
            Role::Other if text.trim_matches(['.', ' ']).parse::<u32>().is_ok() => {
                understood = table.header.get(index).is_none_or(|cell| title(cell).is_empty());
            }
            Role::Other => understood = other(&Text::new(&text), &mut row_facts),
        }
        if !understood {
            extra.push((index, cell));
        }
    }
    for (index, cell) in extra {
        let heading = table.header.get(index).map(|cell| label(cell)).unwrap_or_default();
        add_remark(&mut row_facts.prose, heading.trim_matches([' ', ':']), cell);
    }
    let is_list = |cell: &Cell| allowed::speaks_of_a_list(&Text::new(&marked::inlines(cell)));
    if !row_facts.allowed.is_empty() && row.iter().any(is_list) {
        row_facts.allowed.clear();
    }
    facts::settle(&mut row_facts);
    // Under "URL parameters" stand those of the path and of the query: one that may be left out is none of the path.
    let in_column = columns.has(|role| role == Role::Place);
    if row_facts.required == Some(Requirement::Optional) && stands_in.as_deref() == Some("path") && !in_column {
        stands_in = None;
    }
    let names = below(name, parents, row_facts.kind.as_ref());
    TableRow { names, place: stands_in, facts: row_facts, verdict: 0, became: None }
}

fn merged(new: Facts, old: Facts) -> Facts {
    Facts { required: new.required.or(old.required), kind: new.kind.or(old.kind), ..new }
}

/// Puts a name that is marked as lying below another under that.
fn below(name: Name, parents: &mut Vec<String>, kind: Option<&ValueKind>) -> Vec<String> {
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
fn bracketed(text: &str) -> Vec<String> {
    let inner = text.find(['[', '(', '{']).and_then(|start| text.get(start + 1..));
    let inner = inner.and_then(|inner| inner.get(..inner.find([']', ')', '}'])?));
    let words = inner.filter(|inner| inner.contains(|c: char| c.is_alphabetic()));
    words.and_then(|inner| allowed::whole(inner.trim_start_matches("enum:"))).unwrap_or_default()
}

/// Reads a cell of values; says whether nothing is left to tell.
fn values(text: &Text, facts: &mut Facts) -> bool {
    if let Some(values) = allowed::whole(text) {
        facts.allowed = values;
        return true;
    }
    other(text, facts)
}

/// Reads a cell of any other kind for what it may say besides.
fn other(text: &Text, facts: &mut Facts) -> bool {
    if facts.allowed.is_empty() {
        facts.allowed = allowed::allowed(text);
    }
    facts.required = facts.required.or_else(|| required::in_text(text).filter(|_| required::is_word(text)));
    facts.fixed = facts.fixed.take().or_else(|| super::fixed::fixed(text));
    facts.default = facts.default.take().or_else(|| defaults::default(text, &facts.allowed));
    false
}

fn continue_row(above: &mut TableRow, row: &[Cell], columns: &Columns) {
    for (role, cell) in columns.roles.iter().zip(row) {
        if cell.is_empty() {
            continue;
        }
        above.facts.prose.blocks.extend(as_blocks(cell));
        if *role == Role::Description && above.facts.required.is_none() {
            above.facts.required = required::in_text(&Text::new(&marked::inlines(cell)));
        }
    }
}

/// Adds what a cell says as a paragraph, under the heading of its column.
fn add_remark(prose: &mut Prose, heading: &str, cell: &Cell) {
    let mut inlines = Vec::new();
    if !title(&vec![Inline::Text(heading.to_owned())]).is_empty() {
        inlines.push(Inline::Text(format!("{heading}: ")));
    }
    inlines.extend(cell.iter().cloned());
    prose.blocks.push(Block::Paragraph(inlines));
}

/// The content of a cell as blocks: two breaks part paragraphs, bullets are lists.
fn as_blocks(cell: &[Inline]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in cell.split(|inline| *inline == Inline::Break) {
        let line = trimmed(line.to_vec());
        if line.is_empty() {
            open = false;
            continue;
        }
        if let Some(item) = bullet(&line) {
            let item = vec![Block::Paragraph(item)];
            match blocks.last_mut() {
                Some(Block::List(None, items)) => items.push(item),
                _ => blocks.push(Block::List(None, vec![item])),
            }
            open = false;
            continue;
        }
        match blocks.last_mut() {
            Some(Block::Paragraph(text)) if open => {
                text.push(Inline::Break);
                text.extend(line);
            }
            _ => blocks.push(Block::Paragraph(line)),
        }
        open = true;
    }
    blocks
}

fn bullet(line: &[Inline]) -> Option<Vec<Inline>> {
    let Some(Inline::Text(first)) = line.first() else { return None };
    let rest =
        ["• ", "- ", "* "].iter().find_map(|mark| first.strip_prefix(mark)).or_else(|| first.strip_prefix('•'))?;
    let head = (!rest.is_empty()).then(|| Inline::Text(rest.to_owned()));
    Some(head.into_iter().chain(line.iter().skip(1).cloned()).collect())
}
