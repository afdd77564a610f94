//! Takes a list whose entries are arguments or members of the response.

use super::columns::{self, Columns, Role};
use super::headings::{announces_arguments, last_line, requirement_of_heading};
use super::known_names::{KnownNames, NameSet};
use super::model::{About, Tables, Verdict};
use super::sort_rows::sort_rows;
use super::verdict::{self, Judgement};
use super::{lists, prose_values, rows};
use crate::arguments::sentences::{self, description};
use crate::prose::{Block, Inline};

/// Takes a list whose entries are arguments or members of the response. Returns whether it is such a list.
pub fn take_list(items: &[Vec<Block>], before: &str, evidence: &KnownNames<'_>, tables: &mut Tables) -> bool {
    let is_leaf = |name: &str| evidence.request.has_exactly(name) && !evidence.request.has_members(name);
    let Some(lists::Listed { table, more, with_values, is_marked }) = lists::read(items, &is_leaf) else {
        return false;
    };
    let columns = Columns { roles: vec![Role::Name, Role::Description], title: String::new() };
    let mut judgement = verdict::judge(&table, Some(&columns), before, evidence);
    let known = |names: &NameSet| judgement.names.iter().filter(|name| names.has(name)).count();
    // a list is weaker evidence than a table: its names must be marked, or occur in the request
    let is_known = known(&evidence.request).max(known(&evidence.response)) * 2 >= judgement.names.len().max(1);
    // the other lists under such a heading are of arguments, too
    let is_announced = known(&evidence.request) > 0 && announces_arguments(last_line(before));
    if !is_marked && !is_known && !is_announced || judgement.about == About::Response && known(&evidence.response) == 0
    {
        judgement.about = About::Neither;
        judgement.why.push_str("; it may list something else");
    }
    let Judgement { about, names, why, by_names } = judgement;
    // "`old=1` …", "`old=0` …": values of one argument
    let mut seen = std::collections::HashSet::new();
    if !names.iter().all(|name| seen.insert(name)) && is_list_of_usage(items) {
        return false;
    }
    if about == About::Neither && !is_known && !is_marked && !is_announced {
        return false;
    }
    tables.verdicts.push(Verdict {
        is_list: true,
        stays: about == About::Neither,
        names,
        count: table.rows.len(),
        other_rows: Vec::new(),
        unnamed: Vec::new(),
        offset: 0,
        about,
        why,
    });
    if about == About::Neither {
        return false;
    }
    let place = columns::place(last_line(before)).filter(|_| about == About::Request);
    let mut read = rows::read(&table, &columns, place, evidence.before);
    // the heading is about the entries themselves, and not about their members
    read.apply_heading(requirement_of_heading(last_line(before)), |row| {
        row.names.iter().all(|name| !name.contains('.'))
    });
    if let Some(verdict) = tables.verdicts.last_mut() {
        verdict.other_rows = std::mem::take(&mut read.other_rows);
    }
    for ((row, more), with_values) in read.rows.iter_mut().zip(more).zip(with_values) {
        if with_values && row.facts.allowed.is_empty() {
            row.facts.allowed = more.iter().find_map(values_of_entries).unwrap_or_default();
        }
        if !more.is_empty() {
            let tables = |block: Block| match block {
                Block::Table(table) => prose_values::as_list(&table),
                other => other,
            };
            row.facts.prose.blocks.extend(more.into_iter().map(tables));
            description::fill_values(row.names.first().map_or("", String::as_str), &mut row.facts);
        }
    }
    sort_rows(read.rows, about, by_names, evidence, tables);
    true
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
