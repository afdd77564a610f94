//! Replaces the marks of a legend by the words that they stand for, which tables and lists are read with.

use super::marks::{Mark, Marks};
use super::originals::Originals;
use super::sentence;
use crate::arguments::argument::Requirement::{self, Conditional, Optional, Required};
use crate::arguments::sentences::text;
use crate::arguments::tables::columns::{self, Role};
use crate::arguments::tables::list_entry::name_end;
use crate::prose::{Block, Inline, Table, plain};
use std::collections::HashSet;

/// Replaces the marks of names by words such as "(required)", where a legend explains them. `is_known` tells the names
/// of the request. Returns what the author wrote.
pub fn spell_out(blocks: &mut [Block], is_known: &dyn Fn(&str) -> bool) -> Originals {
    let mut marks = Marks::default();
    read(blocks, &mut marks);
    if marks.is_empty() {
        return Originals::default();
    }
    let mut names = HashSet::new();
    add_names(blocks, is_known, &mut names);
    marks.remove_names(|name| is_known(name) || names.contains(name));
    if marks.is_empty() {
        return Originals::default();
    }
    let before = blocks.to_vec();
    remove_legends(blocks);
    replace(blocks, &marks, is_known);
    Originals::of(&before, blocks)
}

/// Reads the legends.
fn read(blocks: &[Block], marks: &mut Marks) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Heading(_, inlines) => {
                let text = plain(inlines);
                let sentences = text.split('\n').flat_map(text::sentences);
                sentences.for_each(|sentence| marks.add(sentence::marks(sentence)));
            }
            // "* required": Markdown reads the mark as that of an entry
            Block::List(None, items) => match items.as_slice() {
                [item] => {
                    if let [Block::Paragraph(inlines)] = item.as_slice() {
                        let text = plain(inlines);
                        marks.add(sentence::marks(&format!("* {}", text.trim_start_matches(['=', ':', '-', ' ']))));
                    }
                }
                items => {
                    for item in items {
                        if let [Block::Paragraph(inlines)] = item.as_slice() {
                            marks.add(sentence::marks(&plain(inlines)));
                        }
                    }
                }
            },
            Block::Quote(inner) => read(inner, marks),
            _ => {}
        }
    }
}

/// Adds the names in the tables.
fn add_names(blocks: &[Block], is_known: &dyn Fn(&str) -> bool, names: &mut HashSet<String>) {
    for block in blocks {
        match block {
            Block::Table(table) => {
                let cells = column_of_names(table, is_known).into_iter();
                let cells = cells.flat_map(|column| table.rows.iter().filter_map(move |row| row.get(column)));
                names.extend(cells.map(|cell| plain(cell).trim().to_owned()));
            }
            Block::Quote(inner) => add_names(inner, is_known, names),
            _ => {}
        }
    }
}

fn column_of_names(table: &Table, is_known: &dyn Fn(&str) -> bool) -> Option<usize> {
    let by_title = || table.header.iter().position(|cell| columns::role(&columns::title(cell)) == Role::Name);
    columns::find(&mut table.clone(), is_known).and_then(|columns| columns.position(Role::Name)).or_else(by_title)
}

/// Takes legends in brackets away: "Parameters (* = required)" does not require all.
fn remove_legends(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Heading(_, inlines) => {
                if let Some(Inline::Text(text)) = inlines.last_mut()
                    && let (Some(start), Some(end)) = (text.rfind('('), text.rfind(')'))
                    && text.get(start..=end).is_some_and(|legend| !sentence::marks(legend).is_empty())
                    && start > 0
                {
                    text.replace_range(start..=end, "");
                }
            }
            Block::Quote(inner) => remove_legends(inner),
            _ => {}
        }
    }
}

/// Replaces marks by words, and adds a word to names without any if it is known.
fn replace(blocks: &mut [Block], marks: &Marks, is_known: &dyn Fn(&str) -> bool) {
    for block in blocks {
        match block {
            Block::Table(table) => replace_in_table(table, marks, is_known),
            Block::List(_, items) => {
                replace_in_entries(items, marks);
                items.iter_mut().filter_map(|item| item.get_mut(1..)).for_each(|more| replace(more, marks, is_known));
            }
            Block::Paragraph(inlines) => {
                replace_in_lines(inlines, marks);
            }
            Block::Quote(inner) => replace(inner, marks, is_known),
            _ => {}
        }
    }
}

/// Replaces the marks of entries. Those without any have a meaning if another has a mark.
fn replace_in_entries(items: &mut [Vec<Block>], marks: &Marks) {
    let mut unmarked = Vec::new();
    let count = items.len();
    for item in items {
        if let Some(Block::Paragraph(inlines)) = item.first_mut()
            && replace_in_lines(inlines, marks) == 0
        {
            unmarked.push(inlines);
        }
    }
    if let Some(requirement) = marks.of_unmarked().filter(|_| unmarked.len() < count) {
        unmarked.into_iter().for_each(|inlines| add_to_name(inlines, requirement).unwrap_or_default());
    }
}

/// Replaces the marks of rows. Those without any have a meaning if another has a mark.
fn replace_in_table(table: &mut Table, marks: &Marks, is_known: &dyn Fn(&str) -> bool) {
    let of_names = column_of_names(table, is_known);
    let mut unmarked = Vec::new();
    let count = table.rows.len();
    for row in &mut table.rows {
        if replace_in_row(row, marks, of_names) == 0 {
            unmarked.extend(row.get_mut(of_names.unwrap_or_default()));
        }
    }
    if let Some(requirement) = marks.of_unmarked().filter(|_| unmarked.len() < count) {
        unmarked.into_iter().for_each(|name| add_to_name(name, requirement).unwrap_or_default());
    }
}

/// Returns how many marks there were.
fn replace_in_row(row: &mut [Vec<Inline>], marks: &Marks, of_names: Option<usize>) -> usize {
    /// Names are in one of the first columns.
    const COLUMNS_OF_NAMES: usize = 2;
    let mut count = 0;
    for (index, cell) in row.iter_mut().enumerate() {
        let found = marks.of_text(&plain(cell)).filter(|_| of_names != Some(index));
        if let Some(requirement) = found {
            *cell = vec![Inline::Text(word(requirement).to_owned())];
            count += 1;
        } else if index < COLUMNS_OF_NAMES || of_names == Some(index) {
            count += usize::from(replace_in_line(cell, marks).is_some());
        }
    }
    count
}

/// Replaces the marks of the names that lines begin with. Returns how many there were.
fn replace_in_lines(inlines: &mut Vec<Inline>, marks: &Marks) -> usize {
    let mut lines: Vec<Vec<Inline>> = vec![Vec::new()];
    for inline in std::mem::take(inlines) {
        let line = match (&inline, lines.last_mut()) {
            (Inline::Text(text), Some(line)) if text.contains('\n') => {
                let mut parts = text.split('\n').map(|part| Inline::Text(part.to_owned()));
                line.extend(parts.next());
                lines.extend(parts.map(|part| vec![part]));
                continue;
            }
            (_, Some(line)) => line,
            (_, None) => continue,
        };
        let ends = inline == Inline::Break;
        line.push(inline);
        if ends {
            lines.push(Vec::new());
        }
    }
    let count = lines.iter_mut().filter_map(|line| replace_in_line(line, marks)).count();
    for (index, line) in lines.into_iter().enumerate() {
        if index > 0 && !matches!(inlines.last(), Some(Inline::Break)) {
            inlines.push(Inline::Text("\n".to_owned()));
        }
        inlines.extend(line);
    }
    count
}

/// Replaces the mark of the name that a line begins with.
fn replace_in_line(line: &mut Vec<Inline>, marks: &Marks) -> Option<()> {
    let requirement = take_mark(line, marks)?;
    add_to_name(line, requirement)
}

/// Adds "(required)" to the name that a line begins with.
fn add_to_name(line: &mut Vec<Inline>, requirement: Requirement) -> Option<()> {
    let (name, rest) = line.split_first_mut()?;
    let said = format!(" ({})", word(requirement));
    match name {
        Inline::Text(text) => {
            let (name, after) = text.split_at_checked(name_end(text)).filter(|(name, _)| is_name(name))?;
            let joined = rest.first().filter(|_| after.is_empty()).and_then(as_text).unwrap_or_default();
            *text = format!("{name}{said}{after}{joined}");
            if !joined.is_empty() {
                line.remove(1);
            }
        }
        marked if is_name(plain(std::slice::from_ref(marked)).trim()) => match rest.first_mut() {
            Some(Inline::Text(text)) => text.insert_str(0, &said),
            _ => line.insert(1, Inline::Text(said)),
        },
        _ => return None,
    }
    Some(())
}

/// Takes the mark before or after the name that a line begins with, or finds that of its letters.
fn take_mark(line: &mut Vec<Inline>, marks: &Marks) -> Option<Requirement> {
    // a mark before the name
    let first = line.first()?;
    if let Some((requirement, rest)) = marks.at_start(plain(std::slice::from_ref(first)).trim_start()) {
        let rest = rest.trim_start();
        let is_before_name = match first {
            _ if rest.is_empty() => line.get(1).is_some_and(|next| is_name(first_word(next).trim())),
            Inline::Text(_) => is_name(rest.get(..name_end(rest)).unwrap_or_default()),
            _ => false,
        };
        if is_before_name {
            let rest = rest.to_owned();
            line.remove(0);
            match line.first_mut() {
                Some(Inline::Text(next)) if rest.is_empty() => *next = next.trim_start().to_owned(),
                _ if rest.is_empty() => {}
                _ => line.insert(0, Inline::Text(rest)),
            }
            return Some(requirement);
        }
    }
    match line.first_mut()? {
        Inline::Text(text) => {
            let end = name_end(text);
            let (name, after) = text.split_at_checked(end).filter(|(name, _)| is_name(name))?;
            if after.trim().is_empty() {
                return take_inline(line, marks);
            }
            let (requirement, rest) = marks.at_start(after.trim_start())?;
            let is_apart = rest.is_empty() || rest.starts_with([' ', ':', '.', ',', '-', '–', '—', '(', '*']);
            let text = is_apart.then(|| format!("{name}{rest}"))?;
            line[0] = Inline::Text(text);
            Some(requirement)
        }
        Inline::Code(code) => {
            if let Some((requirement, name)) = marks.at_end(code.trim()).filter(|(_, name)| is_name(name.trim())) {
                *code = name.trim().to_owned();
                return Some(requirement);
            }
            take_next(line, marks)
        }
        Inline::Strong(inner) | Inline::Emphasis(inner) => {
            let text = plain(inner);
            if let Some((requirement, name)) = marks.at_end(text.trim()).filter(|(_, name)| is_name(name.trim())) {
                *inner = vec![Inline::Text(name.trim().to_owned())];
                return Some(requirement);
            }
            take_next(line, marks).or_else(|| {
                let is_bold = matches!(line.first(), Some(Inline::Strong(_)));
                marks.of(if is_bold { &Mark::Bold } else { &Mark::Italic })
            })
        }
        _ => None,
    }
}

/// Takes the mark in the text after a name in markup.
fn take_next(line: &mut Vec<Inline>, marks: &Marks) -> Option<Requirement> {
    match line.get_mut(1) {
        Some(Inline::Text(text)) if !text.trim().is_empty() => {
            let (requirement, rest) = marks.at_start(text.trim_start())?;
            *text = rest.to_owned();
            Some(requirement)
        }
        _ => take_inline(line, marks),
    }
}

/// Takes a mark that is markup of its own, after a name and a blank at most.
fn take_inline(line: &mut Vec<Inline>, marks: &Marks) -> Option<Requirement> {
    let at = match line.get(1)? {
        Inline::Text(blank) if blank.trim().is_empty() => 2,
        _ => 1,
    };
    let mark = line.get(at).filter(|inline| !matches!(inline, Inline::Text(_)))?;
    let requirement = marks.of_text(&plain(std::slice::from_ref(mark)))?;
    line.drain(1..=at);
    Some(requirement)
}

fn as_text(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Text(text) => Some(text),
        _ => None,
    }
}

fn first_word(inline: &Inline) -> String {
    let text = plain(std::slice::from_ref(inline));
    match inline {
        Inline::Text(_) => text.trim_start().get(..name_end(text.trim_start())).unwrap_or_default().to_owned(),
        _ => text,
    }
}

fn is_name(text: &str) -> bool {
    const LONGEST: usize = 80;
    text.starts_with(|c: char| c.is_alphabetic() || "_$".contains(c))
        && text.len() <= LONGEST
        && name_end(text) == text.len()
}

fn word(requirement: Requirement) -> &'static str {
    match requirement {
        Required => "required",
        Optional => "optional",
        Conditional => "conditional",
    }
}

#[cfg(test)]
mod tests {
    use crate::arguments::Requirement::{self, Optional, Required};
    use crate::arguments::{Evidence, ReadBefore, TableRow, read, take_tables};
    use crate::collection::{Description, Markup};
    use crate::prose::{Block, plain};

    fn requirements(text: &str) -> Vec<Option<Requirement>> {
        let mut prose = read(&Description { text: text.to_owned(), markup: Markup::Markdown, offset: 0 });
        let request = ["bed", "row", "note"].iter().map(|name| (*name).to_owned()).collect();
        let evidence = Evidence { request, ..Evidence::default() };
        let tables = take_tables(&mut prose, &evidence, &ReadBefore::default());
        ["bed", "row", "note"]
            .iter()
            .map(|name| tables.request.iter().find(|row| row.names == [*name]).and_then(|row| row.facts.required))
            .collect()
    }

    #[test]
    fn marks_of_names_are_read_with_their_legend() {
        for text in [
            "|  | Name |\n|---|---|\n| * | bed |\n| * | row |\n|  | note |\n\nAn asterisk marks required fields.",
            "**Bold** fields are required.\n\n| Name | Text |\n|---|---|\n| **bed** | Bed |\n| **row** | Row |\n| note | Note |",
            "`!` marks required fields.\n\n- !bed - the bed\n- !row - the row\n- note - a note",
            "Fields with † are mandatory.\n\nbed† - the bed\n\nrow† - the row\n\nnote - a note",
            "Fields (* = required):\n\n- bed* `string` The bed\n- row* `string` The row\n- note `string` A note",
        ] {
            assert_eq!(requirements(text)[..2], [Some(Required), Some(Required)], "{text}");
            assert_ne!(requirements(text)[2], Some(Required), "{text}");
        }
        let text = "(m) mandatory, (o) optional\n\nbed (m): the bed\nrow (m): the row\nnote (o): a note";
        assert_eq!(requirements(text), [Some(Required), Some(Required), Some(Optional)]);
        let text = "Fields with a ? are optional.\n\n- bed: the bed\n- row: the row\n- note?: a note";
        assert_eq!(requirements(text), [Some(Required), Some(Required), Some(Optional)]);
    }

    /// The name, requirement and text of a row.
    type Row = (String, Option<Requirement>, String);

    /// The rows of a text, and its blocks that stay.
    fn taken(text: &str) -> (Vec<Row>, Vec<Block>) {
        let mut prose = read(&Description { text: text.to_owned(), markup: Markup::Markdown, offset: 0 });
        let request = ["bed", "row", "note", "q"].iter().map(|name| (*name).to_owned()).collect();
        let evidence = Evidence { request, ..Evidence::default() };
        let tables = take_tables(&mut prose, &evidence, &ReadBefore::default());
        let text_of = |row: &TableRow| match row.facts.prose.blocks.first() {
            Some(Block::Paragraph(inlines)) => plain(inlines),
            _ => String::new(),
        };
        let row = |row: &TableRow| (row.names.join(","), row.facts.required, text_of(row));
        for block in &mut prose.blocks {
            if let Block::Table(table) = block {
                table.offset = 0;
            }
        }
        (tables.request.iter().map(row).collect(), prose.blocks)
    }

    #[test]
    fn names_are_no_marks() {
        for sentence in ["`id` is required.", "id: required", "ID = required, PO = optional"] {
            let table =
                "| Name | Type | Text |\n|---|---|---|\n| ID | string | a |\n| id | string | b |\n| bed | int | c |";
            let (rows, _) = taken(&format!("{sentence}\n\n{table}"));
            let names: Vec<&str> = rows.iter().map(|(name, ..)| name.as_str()).collect();
            assert_eq!(names, ["ID", "id", "bed"], "{sentence}");
        }
        // a word of a cell that is the name of another row
        let table = "| Name | Type | Text |\n|---|---|---|\n| ID | string | a |\n| bed | ID | b |";
        let (rows, _) = taken(&format!("ID = required, PO = optional\n\n{table}"));
        assert_eq!(rows.iter().map(|row| row.1).collect::<Vec<_>>(), [None, None]);
        let (rows, _) = taken("`q` is optional.\n\n| Name | Type |\n|---|---|\n| q | string |\n| page | int |");
        let rows: Vec<_> = rows.into_iter().map(|(name, required, _)| (name, required)).collect();
        assert_eq!(rows, [("q".to_owned(), Some(Optional)), ("page".to_owned(), None)]);
        let table = "| Name | Required | Text |\n|---|---|---|\n| M | O | a |\n| bed | M | b |\n| O | M | c |";
        let (rows, _) = taken(&format!("M = mandatory, O = optional\n\n{table}"));
        assert_eq!(rows.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>(), ["M", "bed", "O"]);
    }

    #[test]
    fn the_text_that_is_shown_is_that_of_the_author() {
        let legend = "Fields with a ? are optional.\n\n";
        let list = "- bed: the bed, a long\n  explanation of it\n- note?: a note\n\n";
        let others = [
            "Limits:\n\n- Requests are limited to 10 per second\n- Beds are, too",
            "## Response\n\n| Field | Text |\n|---|---|\n| count | How many |\n| pages | More |",
            "Who? asks.\n\n- Why? Because",
        ];
        for other in others {
            let (rows, blocks) = taken(&format!("{legend}{list}{other}"));
            assert_eq!(rows.first().map(|(.., text)| text.as_str()), Some("the bed, a long\nexplanation of it"));
            assert_eq!(rows.iter().map(|row| row.1).collect::<Vec<_>>(), [Some(Required), Some(Optional)]);
            let (_, expected) = taken(other);
            assert!(blocks.ends_with(&expected), "{blocks:?}");
        }
        let (_, blocks) = taken("How (* = required) it works:\n\nbed* and all\n\nmore* of it");
        let shown: String = blocks.iter().map(|block| format!("{block:?}")).collect();
        assert!(shown.contains("(* = required)") && !shown.contains("bed (required)"), "{shown}");
    }

    #[test]
    fn marks_without_a_legend_or_names_say_nothing() {
        let text = "Fields with a ? are optional.\n\n- bed: the bed\n- row: the row\n- note: a note";
        assert_eq!(requirements(text), [None, None, None]);
        let text = "- bed† - the bed\n- row - the row\n- note - a note";
        assert!(requirements(text).iter().all(Option::is_none));
    }
}
