//! Reads the prose beside the tables: "`mode` must be `a` or `b`", or a list below "Values of `mode`:".

use super::may_require::may_require;
use super::mentions::{Mention, Names};
use crate::arguments::argument::Facts;
use crate::arguments::sentences::text::{self, Text};
use crate::arguments::sentences::{description, required};
use crate::arguments::tables::model::TableRow;
use crate::prose::{Block, Cell, Inline, Prose, Table, plain};
use std::collections::{HashMap, HashSet};

/// What the prose says of arguments, by their names.
#[derive(Default)]
struct Found {
    facts: Vec<(String, Facts)>,
    /// The arguments whose values are known.
    with_values: HashSet<String>,
}

impl Found {
    fn add(&mut self, name: String, facts: Facts) {
        if !facts.allowed.is_empty() {
            self.with_values.insert(name.clone());
        }
        self.facts.push((name, facts));
    }
}

/// Adds the values to the rows of the arguments that the prose names, or as rows of their own.
pub fn add(blocks: &[Block], request: &[String], rows: &mut Vec<TableRow>) {
    let names = Names::new(request, rows);
    let mut found = Found::default();
    add_blocks(blocks, &names, &mut found);
    // what a row says of other arguments
    rows.iter().for_each(|row| add_requirements(&row.facts.prose.blocks, &names, &mut found));
    let mut places: HashMap<String, usize> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        for name in &row.names {
            places.entry(last_part(name)).or_insert(place);
        }
    }
    for (name, facts) in found.facts {
        match places.get(&last_part(&name)).and_then(|place| rows.get_mut(*place)) {
            Some(row) => {
                row.facts.required = row.facts.required.or(facts.required);
                row.facts.default = row.facts.default.take().or(facts.default);
                if row.facts.allowed.is_empty() && row.facts.possible.is_empty() {
                    row.facts.allowed = facts.allowed;
                    row.facts.possible = facts.possible;
                }
                description::reconcile(&mut row.facts);
            }
            None => {
                places.insert(last_part(&name), rows.len());
                rows.push(TableRow { names: vec![name], place: None, facts, verdict: None, used_as: None });
            }
        }
    }
}

/// A name without those of the objects that it is in.
fn last_part(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_owned()
}

/// Reads blocks in order. A heading that is a name is about the blocks below it.
fn add_blocks(blocks: &[Block], names: &Names, found: &mut Found) {
    let mut heading: Option<String> = None;
    for (index, block) in blocks.iter().enumerate() {
        let below = blocks.get(index + 1).filter(|block| lists_values(block));
        match block {
            Block::Heading(_, inlines) => {
                heading = names.of_label(&plain(inlines));
                if let (Some(name), Some(block)) = (&heading, below)
                    && is_of_values(block, name)
                {
                    push(name.clone(), values("", below), names, found);
                }
                add_paragraph(inlines, below, None, names, found);
            }
            Block::Paragraph(inlines) => {
                // "**Kinds**" and a list
                let label =
                    names.of_label(&plain(inlines)).filter(|_| matches!(inlines.as_slice(), [Inline::Strong(_)]));
                if let (Some(name), Some(block)) = (label, below)
                    && is_of_values(block, &name)
                {
                    push(name, values("", below), names, found);
                }
                add_paragraph(inlines, below, heading.as_deref(), names, found);
            }
            Block::List(_, items) => items.iter().for_each(|item| add_blocks(item, names, found)),
            Block::Quote(inner) => add_blocks(inner, names, found),
            Block::Code(..) | Block::Table(_) | Block::Rule => {}
        }
    }
}

/// Reads which arguments the sentences of a row's description require.
fn add_requirements(blocks: &[Block], names: &Names, found: &mut Found) {
    for block in blocks {
        if let Block::Paragraph(inlines) = block {
            let text = text::of_inlines(inlines);
            if may_require(&text) {
                sentences(&text).into_iter().for_each(|sentence| push_requirements(sentence, names, found));
            }
        }
    }
}

fn push_requirements(sentence: &str, names: &Names, found: &mut Found) {
    for (name, requirement) in names.requirements(sentence) {
        found.add(name, Facts { required: Some(requirement), ..Facts::default() });
    }
}

fn lists_values(block: &Block) -> bool {
    matches!(block, Block::Code(..) | Block::List(..) | Block::Table(_))
}

/// Reads what the sentences of a paragraph say of values. `below` is the block after it, if it may list some.
fn add_paragraph(inlines: &[Inline], below: Option<&Block>, heading: Option<&str>, names: &Names, found: &mut Found) {
    let text = text::of_inlines(inlines);
    let sentences = sentences(&text);
    let mut subject = heading.map(str::to_owned);
    for (index, sentence) in sentences.iter().enumerate() {
        push_requirements(sentence, names, found);
        for (name, remark) in names.bracketed(sentence) {
            let required = required::in_text(&Text::new(&remark));
            push(name, Facts { required, ..values(&remark, None) }, names, found);
        }
        let is_last = index + 1 == sentences.len();
        let announced = below.filter(|_| is_last && announces(sentence));
        // "The `kind` to make:" and values
        let introduced = || names.only(sentence.strip_suffix(':')?).map(|name| (name, String::new()));
        let codes = below.filter(|block| is_last && begins_with_codes(block));
        if let (Some((name, clause)), Some(codes), None) = (introduced(), codes, announced) {
            push(name, values(&clause, Some(codes)), names, found);
            continue;
        }
        let statement = match names.mention(sentence) {
            Some(Mention { name, clause, is_loose: true, .. }) => {
                let facts = Facts { possible: Vec::new(), ..values(&clause, announced) };
                push(name, facts, names, found);
                continue;
            }
            Some(Mention { name, clause, is_subject, .. }) => {
                if is_subject {
                    subject = Some(name.clone());
                }
                Some((name, clause))
            }
            // "`kind` (required): Its kind. Available kinds: a, b": a later sentence about the same argument
            None if announces(sentence) => subject.clone().map(|name| (name, (*sentence).to_owned())),
            None => None,
        };
        let Some((name, clause)) = statement else { continue };
        push(name, values(&clause, announced), names, found);
    }
}

/// Adds what is said of an argument, unless its values are names of arguments.
fn push(name: String, facts: Facts, names: &Names, found: &mut Found) {
    let values = if facts.allowed.is_empty() { &facts.possible } else { &facts.allowed };
    let are_names = !values.is_empty() && values.iter().filter(|value| names.has(value)).count() * 2 >= values.len();
    let is_known = found.with_values.contains(&name);
    let says_nothing = values.is_empty() && facts.default.is_none() && facts.required.is_none();
    if !are_names && !is_known && !says_nothing {
        found.add(name, facts);
    }
}

/// Whether each entry of a list begins with code: values.
fn begins_with_codes(block: &Block) -> bool {
    let is_code = |item: &Vec<Block>| match item.first() {
        Some(Block::Paragraph(inlines)) => matches!(inlines.first(), Some(Inline::Code(_))),
        _ => false,
    };
    matches!(block, Block::List(_, items) if items.len() > 1 && items.iter().all(is_code))
}

/// The values in a clause about one argument, and in the block that it announces.
fn values(clause: &str, announced: Option<&Block>) -> Facts {
    let mut blocks = vec![Block::Paragraph(vec![Inline::Text(clause.to_owned())])];
    match announced {
        Some(Block::Table(table)) => blocks = vec![label(), as_list(table)],
        Some(block) => blocks = vec![label(), block.clone()],
        None => {}
    }
    let read = description::read_facts(Prose { blocks });
    Facts { allowed: read.allowed, possible: read.possible, default: read.default, ..Facts::default() }
}

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

/// Whether a block below the name of an argument lists its values: a list of code, or a table whose first title says so.
fn is_of_values(block: &Block, name: &str) -> bool {
    const TITLES: [&str; 6] = ["value", "values", "code", "codes", "option", "id"];
    let Block::Table(table) = block else { return begins_with_codes(block) };
    let title = table.header.first().map(|cell| plain(cell).trim().to_lowercase()).unwrap_or_default();
    let is_title = TITLES.contains(&title.as_str()) || title == name.to_lowercase();
    table.header.len() > 1 && table.rows.len() > 1 && is_title
}

fn label() -> Block {
    Block::Paragraph(vec![Inline::Text("Allowed values:".to_owned())])
}

/// The sentences of a text; one that ends in a colon has the lines below it.
fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some((at, stop)) = next_stop(text, from) {
        from = at + stop;
        let sentence = text.get(start..at).unwrap_or_default();
        let opens = sentence.trim_end().ends_with(':') || is_word(text.get(from..).unwrap_or_default());
        if stop == 1 && opens {
            continue;
        }
        out.push(sentence.trim());
        start = from;
    }
    out.push(text.get(start..).unwrap_or_default().trim());
    out.retain(|sentence| !sentence.is_empty());
    out
}

/// The end of the next sentence or line: its position and the length of what ends it.
fn next_stop(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let is_short =
        |at: usize| ["e.g", "i.e", "etc"].iter().any(|word| rest.get(..at).is_some_and(|head| head.ends_with(word)));
    rest.match_indices(['.', '\n']).find_map(|(at, sign)| match sign {
        "\n" => Some((from + at, 1)),
        _ => (rest.get(at + 1..)?.starts_with(' ') && !is_short(at)).then_some((from + at, 2)),
    })
}

/// Whether the next line is one word: a value that the line before it announces.
fn is_word(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim();
    !line.is_empty() && !line.contains(' ') && !line.ends_with(':')
}

/// Whether a short line announces values: "Values of `type`:", "`type` is one of".
fn announces(words: &str) -> bool {
    if words.lines().next().unwrap_or_default().len() >= 100 {
        return false;
    }
    let lower = words.to_lowercase();
    let marks =
        ["value", "one of", "options", "can be", "must be", "allowed", "accepted", "enum", "available", "possible"];
    !lower.contains("example") && marks.iter().any(|mark| lower.contains(mark))
}
#[cfg(test)]
mod tests {
    use crate::arguments::{Evidence, read, take_tables};
    use crate::collection::{Description, Markup};

    fn allowed(below: &str) -> Vec<String> {
        let text = format!(
            "| Parameter | Required | Description |\n|---|---|---|\n| state | no | Its state |\n| kind | no | Its kind |\n\n{below}"
        );
        let mut prose = read(&Description { text, markup: Markup::Markdown, offset: 0 });
        let tables = take_tables(&mut prose, &Evidence { request: vec!["state".to_owned()], ..Evidence::default() });
        tables.request.into_iter().next().map(|row| row.facts.allowed).unwrap_or_default()
    }

    #[test]
    fn a_list_or_code_below_a_table_has_the_values() {
        for below in [
            "Possible values of `state`:\n```\nOPEN\nCLOSED\n```",
            "#### Values for state\n\n- `OPEN`: it is open\n- `CLOSED`: it is closed",
            "state can be\n\n- OPEN\n- CLOSED",
        ] {
            assert_eq!(allowed(below), ["OPEN", "CLOSED"], "{below}");
        }
    }

    #[test]
    fn other_lists_are_no_values() {
        for below in [
            "An example of `state` values:\n```\nOPEN\n```",
            "Values of `other`:\n\n- OPEN\n- CLOSED",
            "Values of state and kind:\n\n- OPEN\n- CLOSED",
            "The state changes when:\n\n- someone opens it\n- someone closes it",
        ] {
            assert!(allowed(below).is_empty(), "{below}");
        }
    }
}
