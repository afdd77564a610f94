//! Tables and lists of the values of one argument.

use crate::arguments::tables::columns::{self, Role};
use crate::prose::{Block, Cell, Inline, Table, plain};

/// A table of values as a list: each with the other cells of its row.
pub fn as_list(table: &Table) -> Block {
    let is_code = |cell: &Cell| matches!(cell.as_slice(), [Inline::Code(_)]);
    let width = table.header.len();
    let of_code = (0..width).find(|index| table.rows.iter().all(|row| row.get(*index).is_some_and(is_code)));
    let index = of_code.unwrap_or(0);
    let entry = |row: &Vec<Cell>| {
        let mut inlines = vec![Inline::Code(row.get(index).map(|cell| plain(cell)).unwrap_or_default())];
        for (_, cell) in row.iter().enumerate().filter(|(other, cell)| *other != index && !cell.is_empty()) {
            inlines.push(Inline::Text(" - ".to_owned()));
            inlines.extend(cell.iter().cloned());
        }
        vec![Block::Paragraph(inlines)]
    };
    Block::List(None, table.rows.iter().map(entry).collect())
}

/// Lines below the name of an argument as a list, if each of them is a value.
pub fn lines_as_list(inlines: &[Inline]) -> Option<Block> {
    const LONGEST: usize = 40;
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(piece) | Inline::Code(piece) => text.push_str(piece),
            Inline::Break => text.push('\n'),
            _ => return None,
        }
    }
    let lines: Vec<&str> = text.trim().lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_value = |line: &&str| {
        line.len() <= LONGEST
            && line.split(' ').count() <= 3
            && line.starts_with(char::is_alphanumeric)
            && line.ends_with(char::is_alphanumeric)
            && !line.contains([',', ':', ';', '`'])
    };
    let entry = |line: &&str| vec![Block::Paragraph(vec![Inline::Code((*line).to_owned())])];
    // two names are samples, `John` and `Jane`; two codes are all
    let is_code = |line: &&str| line.bytes().all(|byte| byte.is_ascii_uppercase() || !byte.is_ascii_alphabetic());
    let are_enough = lines.len() > 2 || lines.len() == 2 && lines.iter().all(is_code);
    (are_enough && lines.iter().all(is_value)).then(|| Block::List(None, lines.iter().map(entry).collect()))
}

/// Whether a block below the name of an argument lists its values: a list of code, or a table whose first title says so.
pub fn is_of_values(block: &Block, name: &str) -> bool {
    const TITLES: [&str; 6] = ["value", "values", "code", "codes", "option", "id"];
    let Block::Table(table) = block else { return begins_with_codes(block) };
    let title = table.header.first().map(|cell| plain(cell).trim().to_lowercase()).unwrap_or_default();
    let is_title = TITLES.contains(&title.as_str()) || title == name.to_lowercase();
    table.header.len() > 1 && table.rows.len() > 1 && is_title
}

/// Whether each entry of a list begins with code: values.
pub fn begins_with_codes(block: &Block) -> bool {
    let is_code = |item: &Vec<Block>| match item.first() {
        Some(Block::Paragraph(inlines)) => matches!(inlines.first(), Some(Inline::Code(_))),
        _ => false,
    };
    matches!(block, Block::List(_, items) if items.len() > 1 && items.iter().all(is_code))
}

/// Reads a table that has the name of an argument over its values, or over what each of them means.
pub fn of_titled_table(table: &Table, argument: &dyn Fn(&str) -> Option<String>) -> Option<(String, Vec<String>)> {
    const TITLES: [&str; 5] = ["value", "values", "code", "id", "send"];
    const MEANINGS: [&str; 5] = ["meaning", "description", "explanation", "details", "label"];
    let titles: Vec<String> = table.header.iter().map(|cell| plain(cell).trim().to_lowercase()).collect();
    let name = argument(&plain(table.header.first()?))?;
    let own = titles.first()?;
    if matches!(columns::role(own), Role::Name | Role::Description) {
        return None;
    }
    let of_values = titles.iter().position(|title| TITLES.contains(&title.as_str()) && title != own);
    let has_meanings = titles.iter().any(|title| MEANINGS.contains(&title.as_str()));
    let index = of_values.or(has_meanings.then_some(0))?;
    let cell = |row: &Vec<Cell>| row.get(index).map(|cell| plain(cell).trim().to_owned()).unwrap_or_default();
    let values: Vec<String> = table.rows.iter().map(cell).collect();
    let is_value = |value: &String| !value.is_empty() && value.len() < 40 && !value.contains(' ');
    (values.len() > 1 && titles.len() < 4 && values.iter().all(is_value)).then_some((name, values))
}
