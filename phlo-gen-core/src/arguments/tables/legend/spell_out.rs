//! Replaces the marks of a legend by the words that they stand for, which tables and lists are read with.

use super::marks::{Mark, Marks};
use super::sentence;
use crate::arguments::argument::Requirement::{self, Conditional, Optional, Required};
use crate::arguments::sentences::text;
use crate::prose::{Block, Inline, plain};

/// Replaces the marks of names by words such as "(required)", where a legend explains them.
pub fn spell_out(blocks: &mut [Block]) {
    let mut marks = Marks::default();
    read(blocks, &mut marks);
    if !marks.is_empty() {
        let unmarked = marks.of_unmarked().filter(|_| replace(&mut blocks.to_vec(), &marks, None) > 0);
        replace(blocks, &marks, unmarked);
    }
}

/// Reads the legends, and takes those in brackets away: "Parameters (* = required)" does not require all.
fn read(blocks: &mut [Block], marks: &mut Marks) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Heading(_, inlines) => {
                let text = plain(inlines);
                let sentences = text.split('\n').flat_map(text::sentences);
                sentences.for_each(|sentence| marks.add(sentence::marks(sentence)));
                if !marks.is_empty()
                    && let Some(Inline::Text(text)) = inlines.last_mut()
                    && let (Some(start), Some(end)) = (text.rfind('('), text.rfind(')'))
                    && text.get(start..=end).is_some_and(|legend| !sentence::marks(legend).is_empty())
                    && start > 0
                {
                    text.replace_range(start..=end, "");
                }
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

/// Replaces marks by words, and adds a word to names without any if it is known. Returns how many marks there were.
fn replace(blocks: &mut [Block], marks: &Marks, unmarked: Option<Requirement>) -> usize {
    let mut count = 0;
    for block in blocks {
        count += match block {
            Block::Table(table) => table.rows.iter_mut().map(|row| replace_in_row(row, marks, unmarked)).sum(),
            Block::List(_, items) => {
                let of_item = |item: &mut Vec<Block>| match item.split_first_mut() {
                    Some((Block::Paragraph(inlines), more)) => {
                        replace_in_lines(inlines, marks, unmarked) + replace(more, marks, unmarked)
                    }
                    _ => 0,
                };
                items.iter_mut().map(of_item).sum()
            }
            Block::Paragraph(inlines) => replace_in_lines(inlines, marks, None),
            Block::Quote(inner) => replace(inner, marks, unmarked),
            _ => 0,
        };
    }
    count
}

fn replace_in_row(row: &mut [Vec<Inline>], marks: &Marks, unmarked: Option<Requirement>) -> usize {
    /// Names are in one of the first columns.
    const COLUMNS_OF_NAMES: usize = 2;
    let mut count = 0;
    for (index, cell) in row.iter_mut().enumerate() {
        let text = plain(cell);
        if let Some(requirement) = marks.of_text(&text) {
            *cell = vec![Inline::Text(word(requirement).to_owned())];
            count += 1;
        } else if index < COLUMNS_OF_NAMES {
            let unmarked = unmarked.filter(|_| index == 0);
            count += replace_in_line(cell, marks, unmarked).unwrap_or_default();
        }
    }
    count
}

/// Replaces the marks of the names that lines begin with.
fn replace_in_lines(inlines: &mut Vec<Inline>, marks: &Marks, unmarked: Option<Requirement>) -> usize {
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
    let count = lines.iter_mut().filter_map(|line| replace_in_line(line, marks, unmarked)).sum();
    for (index, line) in lines.into_iter().enumerate() {
        if index > 0 && !matches!(inlines.last(), Some(Inline::Break)) {
            inlines.push(Inline::Text("\n".to_owned()));
        }
        inlines.extend(line);
    }
    count
}

/// Replaces the mark of the name that a line begins with. Returns how many marks there were, if it begins with a name.
fn replace_in_line(line: &mut Vec<Inline>, marks: &Marks, unmarked: Option<Requirement>) -> Option<usize> {
    let (requirement, count) = match take_mark(line, marks) {
        Some(requirement) => (requirement, 1),
        None => (unmarked?, 0),
    };
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
    Some(count)
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

/// The end of the name that a text begins with.
fn name_end(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || "_-.[]$".contains(c))).unwrap_or(text.len())
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
    use crate::arguments::{Evidence, ReadBefore, read, take_tables};
    use crate::collection::{Description, Markup};

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

    #[test]
    fn marks_without_a_legend_or_names_say_nothing() {
        let text = "Fields with a ? are optional.\n\n- bed: the bed\n- row: the row\n- note: a note";
        assert_eq!(requirements(text), [None, None, None]);
        let text = "- bed† - the bed\n- row - the row\n- note - a note";
        assert!(requirements(text).iter().all(Option::is_none));
    }
}
