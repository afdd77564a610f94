//! Takes a list whose entries are arguments or members of the response.

use super::add_table::add_table;
use super::columns::{self, Columns, Role};
use super::headings::{announces_arguments, last_line, requirement_of_heading};
use super::known_names::{KnownNames, NameSet};
use super::lists::{self, Listed};
use super::model::{About, TableRow, Tables};
use super::prose_values;
use super::rows::{OfTable, read_row};
use super::verdict::{self, Judgement};
use crate::arguments::sentences::{self, description};
use crate::prose::{Block, Inline};
use std::collections::HashSet;

/// Takes a list whose entries are arguments or members of the response. Returns whether it is such a list.
pub fn take_list(items: &[Vec<Block>], before: &str, evidence: &KnownNames<'_>, tables: &mut Tables) -> bool {
    let is_leaf = |name: &str| evidence.request.has_exactly(name) && !evidence.request.has_members(name);
    let Some(Listed { table, entries, is_marked }) = lists::read(items, &is_leaf) else { return false };
    let columns = Columns { roles: vec![Role::Name, Role::Description], title: String::new() };
    let judgement = verdict::judge(&table, Some(&columns), before, evidence);
    let Some(judgement) = judge_list(judgement, items, is_marked, before, evidence) else { return false };
    let (about, verdict) = (judgement.about, judgement.verdict(true, &table));
    if verdict.stays {
        tables.verdicts.push(verdict);
        return false;
    }
    let place = columns::place(last_line(before)).filter(|_| about == About::Request);
    let requirement = requirement_of_heading(last_line(before));
    let of = OfTable { table: &table, columns: &columns, place, blank_is_no: false, before: evidence.before };
    let mut parents = Vec::new();
    let read = table.rows.iter().zip(entries).map(|(cells, entry)| {
        let mut row = read_row(&of, cells, entry.name, &mut parents);
        // the heading is about the entries themselves, and not about their members
        let is_member = row.names.iter().any(|name| name.contains('.'));
        row.facts.required = row.facts.required.or(requirement.filter(|_| !is_member));
        add_more(&mut row, entry.more, entry.has_values);
        row
    });
    add_table(verdict, read.collect(), judgement.by_names, evidence, tables);
    true
}

/// Judges a list by its table: it is weaker evidence, so its names must be marked or known, or its heading must announce
/// them. Returns `None` for a list that is surely about something else.
fn judge_list(
    mut judgement: Judgement,
    items: &[Vec<Block>],
    is_marked: bool,
    before: &str,
    evidence: &KnownNames<'_>,
) -> Option<Judgement> {
    let known = |names: &NameSet| judgement.names.iter().filter(|name| names.has(name)).count();
    let (in_request, in_response) = (known(&evidence.request), known(&evidence.response));
    let is_known = in_request.max(in_response) * 2 >= judgement.names.len().max(1);
    // the other lists under such a heading are of arguments, too
    let is_announced = in_request > 0 && announces_arguments(last_line(before));
    let is_supported = is_marked || is_known || is_announced;
    if !is_supported || judgement.about == About::Response && in_response == 0 {
        judgement.about = About::Neither;
        judgement.why.push_str("; it may list something else");
    }
    // "`old=1` …", "`old=0` …": values of one argument
    let mut seen = HashSet::new();
    let is_usage = !judgement.names.iter().all(|name| seen.insert(name)) && is_list_of_usage(items);
    (!is_usage && (is_supported || judgement.about != About::Neither)).then_some(judgement)
}

/// Adds the blocks of an entry after its first, which may be its values.
fn add_more(row: &mut TableRow, more: Vec<Block>, has_values: bool) {
    if has_values && row.facts.allowed.is_empty() {
        row.facts.allowed = more.iter().find_map(values_of_entries).unwrap_or_default();
    }
    if more.is_empty() {
        return;
    }
    let blocks = more.into_iter().map(|block| match block {
        Block::Table(table) => prose_values::as_list(&table),
        other => other,
    });
    row.facts.prose.blocks.extend(blocks);
    description::fill_values(row.names.first().map_or("", String::as_str), &mut row.facts);
}

/// Whether all entries begin with code such as `old=1`.
fn is_list_of_usage(items: &[Vec<Block>]) -> bool {
    let is_usage = |item: &Vec<Block>| match item.first() {
        Some(Block::Paragraph(inlines)) => matches!(inlines.first(), Some(Inline::Code(code)) if code.contains('=')),
        _ => false,
    };
    items.iter().all(is_usage)
}

/// The values that the entries of a list begin with.
fn values_of_entries(block: &Block) -> Option<Vec<String>> {
    let is_list = matches!(block, Block::List(None, _));
    is_list.then(|| sentences::allowed::of_entries(&sentences::text::of_blocks(std::slice::from_ref(block))))
}
