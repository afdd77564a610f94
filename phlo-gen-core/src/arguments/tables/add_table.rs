//! Adds a table to those of a description: its verdict, and its rows, which are about the request or the response.

use super::known_names::KnownNames;
use super::model::{About, TableRow, Tables, Verdict};
use crate::prose::{Block, plain};

/// Whether a description says that only responses have the member.
fn is_read_only(row: &TableRow) -> bool {
    row.facts.prose.blocks.iter().any(|block| match block {
        Block::Paragraph(inlines) => {
            let text = plain(inlines).to_lowercase();
            let at = ["read-only", "read only", "readonly"]
                .iter()
                .find_map(|word| text.find(word).map(|at| (at, word.len())));
            at.is_some_and(|(at, length)| at < 3 || text.len() - at - length < 3)
        }
        _ => false,
    })
}

/// Adds a verdict, and the rows of its table to those of the request or to those of the response.
pub fn add_table(
    verdict: Verdict,
    rows: Vec<TableRow>,
    by_names: bool,
    evidence: &KnownNames<'_>,
    tables: &mut Tables,
) {
    let (about, index) = (verdict.about, tables.verdicts.len());
    tables.verdicts.push(verdict);
    for mut row in rows {
        row.verdict = Some(index);
        let of_response = |name: &String| evidence.response.has(name) && !evidence.request.has(name);
        let of_request = |name: &String| evidence.request.has(name);
        let to_response = match about {
            // a row with a requirement is about the request, even if a response has a member of that name
            About::Request if !row.names.iter().any(of_request) && is_read_only(&row) => true,
            About::Request => by_names && row.facts.required.is_none() && row.names.iter().all(of_response),
            _ => !(by_names && row.names.iter().any(|name| of_request(name) && !evidence.response.has(name))),
        };
        if to_response { tables.response.push(row) } else { tables.request.push(row) }
    }
}
