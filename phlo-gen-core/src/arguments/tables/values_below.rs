//! Values of an argument that stand below the table: "Possible values of `status`:" and a list or code.

use super::model::TableRow;
use crate::arguments::sentences::description;
use crate::prose::{Block, Prose, plain};

/// Adds the values to the rows that their headings name.
pub fn add(blocks: &[Block], rows: &mut [TableRow]) {
    for pair in blocks.windows(2) {
        let (Block::Paragraph(inlines) | Block::Heading(_, inlines), Block::Code(..) | Block::List(..)) =
            (&pair[0], &pair[1])
        else {
            continue;
        };
        let words = plain(inlines);
        let named = |row: &&mut TableRow| row.names.iter().any(|name| names(&words, name));
        let mut found = rows.iter_mut().filter(named);
        let (Some(row), None) = (found.next(), found.next()) else { continue };
        if !announces(&words) || !row.facts.allowed.is_empty() {
            continue;
        }
        let label = Block::Paragraph(vec![crate::prose::Inline::Text("Allowed values:".to_owned())]);
        let read = description::read_facts(Prose { blocks: vec![label, pair[1].clone()] });
        row.facts.allowed = read.allowed;
        description::reconcile(&mut row.facts);
    }
}

/// Whether a line names an argument as a word.
fn names(words: &str, name: &str) -> bool {
    let name = name.rsplit('.').next().unwrap_or_default();
    words.split(|c: char| !(c.is_alphanumeric() || "_-".contains(c))).any(|word| word == name)
}

/// Whether a short line announces values: "Values of `type`:", "`type` is one of".
fn announces(words: &str) -> bool {
    let lower = words.to_lowercase();
    let marks = ["value", "one of", "options", "can be", "must be", "allowed", "accepted", "enum"];
    lower.len() < 100 && !lower.contains("example") && marks.iter().any(|mark| lower.contains(mark))
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
