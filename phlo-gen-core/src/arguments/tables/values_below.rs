//! Values of an argument that stand below the table: "Possible values of `status`:" and a list or code.

use super::model::TableRow;
use crate::arguments::sentences::description;
use crate::prose::{Block, Prose, plain};
use std::collections::{BTreeSet, HashMap};

/// Adds the values to the rows that their headings name.
pub fn add(blocks: &[Block], rows: &mut [TableRow]) {
    let places = places(rows);
    for pair in blocks.windows(2) {
        let (Block::Paragraph(inlines) | Block::Heading(_, inlines), Block::Code(..) | Block::List(..)) =
            (&pair[0], &pair[1])
        else {
            continue;
        };
        let words = plain(inlines);
        if !announces(&words) {
            continue;
        }
        let named: BTreeSet<usize> = words_of(&words).filter_map(|word| places.get(word)).flatten().copied().collect();
        let row = match (named.first(), named.len()) {
            (Some(&place), 1) if rows[place].facts.allowed.is_empty() => &mut rows[place],
            _ => continue,
        };
        let label = Block::Paragraph(vec![crate::prose::Inline::Text("Allowed values:".to_owned())]);
        let read = description::read_facts(Prose { blocks: vec![label, pair[1].clone()] });
        row.facts.allowed = read.allowed;
        description::reconcile(&mut row.facts);
    }
}

/// The rows of each name, without the names of the objects that it is in.
fn places(rows: &[TableRow]) -> HashMap<String, BTreeSet<usize>> {
    let mut places: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        for name in row.names.iter().filter_map(|name| name.rsplit('.').next()) {
            places.entry(name.to_owned()).or_default().insert(place);
        }
    }
    places
}

/// The words of a line that may be names of arguments.
fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || "_-".contains(c)))
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
