//! Definitions that follow each other, and the blocks that belong to each.

use super::entry::{Entry, entry};
use super::lines::lines;
use crate::arguments::sentences::{required, types};
use crate::arguments::tables::headings;
use crate::bytes::{kind, leading};
use crate::prose::{Block, Inline, plain};

/// Definitions as the entries of a list.
pub struct Run {
    pub items: Vec<Vec<Block>>,
    /// What each of the entries defines.
    pub defined: Vec<Defined>,
    /// How many blocks they are.
    pub length: usize,
    /// Whether each begins with a heading.
    pub has_headings: bool,
}

/// The arguments of one definition.
pub struct Defined {
    /// The index of the block that it begins in.
    pub block: usize,
    pub names: Vec<String>,
    /// Whether it has a type or a requirement.
    pub is_typed: bool,
}

/// The run that begins with the first of the blocks.
pub fn run(blocks: &[Block], known: &dyn Fn(&str) -> bool) -> Option<Run> {
    let level = level(blocks.first()?, known);
    let mut found: Vec<(Entry, Vec<Block>)> = Vec::new();
    // blocks after the last definition: they belong to it if another one follows
    let mut pending: Vec<Block> = Vec::new();
    let mut defined: Vec<Defined> = Vec::new();
    let mut length = 0;
    for (index, block) in blocks.iter().enumerate() {
        let begun = match block {
            Block::Heading(own, inlines) if level.is_some_and(|level| *own == level) => {
                let found = heading(inlines, known).or_else(|| before_type(inlines, blocks.get(index + 1)?));
                found.map(|entry| vec![entry])
            }
            Block::Heading(own, _) if level.is_none_or(|level| *own < level) => None,
            Block::Paragraph(inlines) if level.is_none() && !is_section(inlines, known) => {
                Some(definitions(inlines, &found, known)).filter(|entries| !entries.is_empty() || index > 0)
            }
            Block::Paragraph(inlines) if is_section(inlines, known) => None,
            Block::Rule if level.is_none() && !begins_typed(blocks.get(index + 1), known) => None,
            _ if index > 0 => Some(Vec::new()),
            _ => None,
        };
        let Some(begun) = begun else { break };
        if begun.is_empty() {
            pending.push(block.clone());
            continue;
        }
        if let Some((_, more)) = found.last_mut() {
            more.extend(pending.drain(..).filter(|block| !matches!(block, Block::Rule)));
        }
        defined.extend(begun.iter().map(|entry| Defined {
            block: index,
            names: entry.names().cloned().collect(),
            is_typed: entry.has_remarks(),
        }));
        found.extend(begun.into_iter().map(|entry| (entry, Vec::new())));
        length = index + 1;
    }
    if let Some((entry, more)) = found.last_mut() {
        let taken = if level.is_some() { pending.len() } else { belonging(entry, &pending) };
        length += taken;
        more.extend(pending.into_iter().take(taken));
    }
    let items = found.into_iter().map(|(entry, more)| entry.into_item(with_lists(more, known))).collect();
    Some(Run { items, defined, length, has_headings: level.is_some() }).filter(|run: &Run| !run.items.is_empty())
}

/// Whether a block begins with a strong name and its type: "**limit** `integer`". Rules may stand between such blocks.
fn begins_typed(block: Option<&Block>, known: &dyn Fn(&str) -> bool) -> bool {
    let Some(Block::Paragraph(inlines)) = block else { return false };
    lines(inlines)
        .first()
        .and_then(|line| entry(line, known))
        .is_some_and(|entry| entry.is_strong && entry.has_remarks())
}

/// The level of a heading that defines an argument.
fn level(block: &Block, known: &dyn Fn(&str) -> bool) -> Option<u8> {
    match block {
        Block::Heading(level, inlines) => heading(inlines, known).map(|_| *level),
        _ => None,
    }
}

/// A heading that is the name of an argument, or a name and a type.
fn heading(inlines: &[Inline], known: &dyn Fn(&str) -> bool) -> Option<Entry> {
    if let Some((name, ty)) = headings::name_and_type(inlines) {
        return entry(&[Inline::Code(name), Inline::Text(format!(" ({ty})"))], known);
    }
    let typed = || entry(inlines, &|_| true).filter(Entry::has_remarks);
    let found = entry(inlines, known).filter(|entry| known(&entry.name)).or_else(typed);
    found.filter(|entry| plain(&entry.description).is_empty())
}

/// A heading of one word before a paragraph that begins with a type.
fn before_type(inlines: &[Inline], below: &Block) -> Option<Entry> {
    let name = plain(inlines);
    let Block::Paragraph(line) = below else { return None };
    let first = plain(lines(line).first()?.get(..1)?);
    let is_type = types::in_cell(&first).is_some() || required::is_word(&first);
    let is_marked = matches!(line.first(), Some(Inline::Code(_) | Inline::Emphasis(_)));
    (is_type && is_marked && !name.contains(' ')).then(|| entry(&[Inline::Code(name.trim().to_owned())], &|_| true))?
}

/// The definitions in a paragraph after others: its first line, and others of its lines, begin one.
fn definitions(inlines: &[Inline], before: &[(Entry, Vec<Block>)], known: &dyn Fn(&str) -> bool) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let lines = lines(inlines);
    for (index, line) in lines.iter().enumerate() {
        // another name in the form of the one before it
        let is_described = lines.get(index + 1).is_some_and(|next| begins_with_colon(next));
        let is_run = before.len() > 1 && before.iter().rev().take(2).all(|(entry, _)| entry.is_bare);
        let earlier = before.last().filter(|_| is_run).map(|(entry, _)| entry.sign);
        let form = found.last().map(|last| last.sign).or(earlier);
        let line = line.clone();
        let of_names = is_described.then(|| Entry::of_names(&line, known)).flatten();
        let begun = of_names.or_else(|| entry(&line, known)).or_else(|| {
            let other = entry(&line, &|_| true).filter(|other| !is_property(&other.name))?;
            let is_alike = entry_is_alike(&other, &found);
            (other.is_bare && (is_described || other.sign.is_some() && form == Some(other.sign)) || is_alike)
                .then_some(other)
        });
        match (begun, found.last_mut()) {
            (Some(entry), _) => found.push(entry),
            (None, Some(last)) => {
                if !last.description.is_empty() {
                    last.description.push(Inline::Break);
                }
                last.description.extend(without_colon(line));
            }
            // "Fields:" before the first of them
            (None, None) if index == 0 && plain(&line).trim_end().ends_with(':') => {}
            (None, None) => return found,
        }
    }
    found
}

/// Words that a definition says of its argument: "Type: string".
fn is_property(name: &str) -> bool {
    #[rustfmt::skip]
    const PROPERTIES: [&str; 12] = [
        "name", "type", "required", "optional", "mandatory", "values", "default", "example", "description", "format", "note", "allowed",
    ];
    PROPERTIES.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether a line begins with a strong name, as several before it do.
fn entry_is_alike(entry: &Entry, found: &[Entry]) -> bool {
    let text = plain(&entry.description);
    let is_typed = types::in_cell(text.split([',', '.', ';']).next().unwrap_or_default()).is_some();
    entry.is_strong && (found.len() > 1 || is_typed && !found.is_empty()) && found.iter().all(|other| other.is_strong)
}

fn begins_with_colon(line: &[Inline]) -> bool {
    matches!(line.first(), Some(Inline::Text(text)) if text.starts_with(": "))
}

/// The second line of a definition list: ":   How many."
fn without_colon(mut line: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(text)) = line.first_mut()
        && let Some(rest) = text.strip_prefix(':')
    {
        *text = rest.trim_start().to_owned();
    }
    line
}

/// "**Optional parameters**", "Response:": a paragraph that begins another part.
fn is_section(inlines: &[Inline], known: &dyn Fn(&str) -> bool) -> bool {
    let text = plain(inlines);
    let first = match inlines.first() {
        Some(Inline::Strong(inner)) => plain(inner),
        _ => text.get(..leading(&text, kind!(not b':' | b'\n'))).unwrap_or_default().to_owned(),
    };
    let words = first.trim().trim_end_matches(':').to_lowercase();
    let is_label = matches!(inlines, [Inline::Strong(_)]) && !known(first.trim().trim_end_matches(':'));
    let starts = ["response", "returns", "return", "error", "example", "status code", "result code"];
    is_label || starts.iter().any(|start| words.starts_with(start)) && !known(words.trim())
}

/// How many of the blocks after the last definition belong to it: its description, and a list that it announces.
fn belonging(entry: &Entry, blocks: &[Block]) -> usize {
    let mut taken = 0;
    let mut text = plain(&entry.description);
    if text.trim().is_empty()
        && let Some(Block::Paragraph(inlines)) = blocks.first()
    {
        text = plain(inlines);
        taken = 1;
    }
    let announces = text.trim().is_empty() || text.trim_end().ends_with(':');
    match blocks.get(taken) {
        Some(Block::List(..) | Block::Code(..) | Block::Table(_)) if announces => taken + 1,
        Some(Block::Quote(_)) => taken + 1,
        _ => taken,
    }
}

/// Values that are a paragraph each, and definitions in a quotation, as lists.
fn with_lists(blocks: Vec<Block>, known: &dyn Fn(&str) -> bool) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for block in blocks {
        match (&block, out.last_mut()) {
            (Block::Quote(inner), _) => match run(inner, &|_| true).filter(|run| run.length == inner.len()) {
                Some(run) => out.push(Block::List(None, run.items)),
                None => out.extend(inner.iter().cloned()),
            },
            (Block::Paragraph(inlines), last) => {
                let is_value = matches!(lines(inlines).first().map(Vec::as_slice), Some([Inline::Code(code)]) if !known(code) && types::in_cell(code).is_none());
                match last {
                    Some(Block::List(None, items)) if is_value => items.push(vec![meaning(inlines)]),
                    Some(Block::Paragraph(_)) | None if is_value => {
                        out.push(Block::List(None, vec![vec![meaning(inlines)]]));
                    }
                    _ => out.push(block),
                }
            }
            _ => out.push(block),
        }
    }
    out
}

/// A value on a line of its own and its meaning below it, on one line.
fn meaning(inlines: &[Inline]) -> Block {
    let mut out: Vec<Inline> = Vec::new();
    for (index, line) in lines(inlines).into_iter().enumerate() {
        if index > 0 {
            out.push(Inline::Text(if index == 1 { " - ".to_owned() } else { " ".to_owned() }));
        }
        out.extend(line);
    }
    Block::Paragraph(out)
}
