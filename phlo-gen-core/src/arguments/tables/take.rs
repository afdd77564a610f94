//! Takes the tables about the request and the response out of a description.

use super::add_table::add_table;
use super::columns;
use super::definitions::{self, Defined, Tagged};
use super::headings::{announces_response, is_orphaned, last_line, requirement_of_heading, words_before};
use super::known_names::KnownNames;
use super::legend::spell_out;
use super::model::{About, Evidence, TableRow, Tables};
use super::new_rows::NewRows;
use super::take_list::take_list;
use super::verdict;
use super::{prose_values, rows, samples};
use crate::arguments::sentences::ReadBefore;
use crate::prose::{Block, Prose, Table};

/// Decides the subject of each table of a description. Those about the request or the response are removed from the
/// prose, because their rows become the documentation of arguments and members. All others stay.
pub fn take_tables(prose: &mut Prose, evidence: &Evidence, before: &ReadBefore) -> Tables {
    let mut tables = Tables::default();
    let names = KnownNames::new(evidence, before);
    let originals = spell_out(&mut prose.blocks, &|name| names.request.has_exactly(name));
    prose.blocks = take_from(std::mem::take(&mut prose.blocks), true, &names, &mut tables);
    samples::add(&prose.blocks, evidence, &mut NewRows::new(&evidence.request, &mut tables.request));
    prose_values::add(&prose.blocks, &evidence.request, &mut tables.request);
    originals.restore(&mut prose.blocks);
    let rows = tables.request.iter_mut().chain(&mut tables.response);
    rows.for_each(|row| originals.restore(&mut row.facts.prose.blocks));
    tables
}

/// Removes the tables from blocks, and returns the other blocks. A paragraph or heading defines an argument only if
/// `may_define`: it is no entry of a list.
fn take_from(mut blocks: Vec<Block>, may_define: bool, evidence: &KnownNames<'_>, tables: &mut Tables) -> Vec<Block> {
    let mut walk = Walk { may_define, evidence, tables, kept: Vec::new(), is_after_table: false, refused: [0; 7] };
    let mut index = 0;
    while let Some(block) = blocks.get(index) {
        if let Block::Paragraph(inlines) = block
            && let Some(table) = definitions::table_of_tabs(inlines).or_else(|| definitions::table_of_bars(inlines))
        {
            blocks[index] = Block::Table(table);
        }
        index += walk.step(&mut blocks, index);
    }
    walk.kept
}

/// A walk over blocks beside each other.
struct Walk<'w, 'e> {
    may_define: bool,
    evidence: &'w KnownNames<'e>,
    tables: &'w mut Tables,
    /// The blocks that stay.
    kept: Vec<Block>,
    is_after_table: bool,
    /// For paragraphs and each level of headings: where the blocks end whose definitions are not taken.
    refused: [usize; 7],
}

impl Walk<'_, '_> {
    /// Takes or keeps the block at an index, and those that belong to it. Returns how many they are.
    fn step(&mut self, blocks: &mut [Block], index: usize) -> usize {
        let block = &blocks[index];
        if take_tagged(&definitions::of_tags(block), self.evidence, self.tables) {
            self.kept.extend(definitions::without_tags(block));
            self.is_after_table = false;
            return 1;
        }
        let taken = self.take_definitions(blocks, index);
        if taken > 0 {
            self.is_after_table = false;
            self.drop_orphaned(blocks.get(index + taken));
            return taken;
        }
        let block = std::mem::replace(&mut blocks[index], Block::Rule);
        match block {
            Block::Table(table) => self.table(table, blocks.get(index + 1)),
            other => {
                self.is_after_table = false;
                self.keep(other);
            }
        }
        1
    }

    /// Takes the definitions that begin at an index. Returns how many blocks they are.
    fn take_definitions(&mut self, blocks: &[Block], index: usize) -> usize {
        let before = || words_before(&self.kept);
        match &blocks[index] {
            block @ (Block::Heading(..) | Block::Paragraph(_)) if self.may_define => {
                let refused = &mut self.refused[level(block)];
                if index < *refused {
                    return 0;
                }
                let run = take_run(&blocks[index..], &before(), self.evidence, self.tables);
                *refused = index + run.err().unwrap_or_default();
                run.unwrap_or_default()
            }
            Block::List(_, items) => usize::from(take_list(items, &before(), self.evidence, self.tables)),
            _ => 0,
        }
    }

    /// Takes a table, or keeps it.
    fn table(&mut self, mut table: Table, next: Option<&Block>) {
        // a heading belongs to the first of several tables only
        let before = if self.is_after_table { String::new() } else { words_before(&self.kept) };
        self.is_after_table = true;
        let is_taken = take_one(&mut table, &before, self.evidence, self.tables);
        match is_taken && table.rows.is_empty() {
            true => self.drop_orphaned(next),
            false => self.kept.push(Block::Table(table)),
        }
    }

    /// Keeps a block without the tables in it.
    fn keep(&mut self, block: Block) {
        match block {
            Block::Quote(inner) => match take_from(inner, self.may_define, self.evidence, self.tables) {
                rest if rest.is_empty() => {}
                rest => self.kept.push(Block::Quote(rest)),
            },
            Block::List(start, items) => {
                let items = items.into_iter().map(|item| take_from(item, false, self.evidence, self.tables));
                let items = items.collect();
                self.kept.push(Block::List(start, items));
            }
            Block::Code(language, code) => {
                // it stays: it may show more than the arguments
                take_code(&code, &words_before(&self.kept), self.evidence, self.tables);
                self.kept.push(Block::Code(language, code));
            }
            other => self.kept.push(other),
        }
    }

    /// Removes the heading of what has been taken, unless more stands below it.
    fn drop_orphaned(&mut self, next: Option<&Block>) {
        if is_orphaned(&self.kept, next) {
            self.kept.pop();
        }
    }
}

/// Takes the definitions in code.
fn take_code(code: &str, before: &str, evidence: &KnownNames<'_>, tables: &mut Tables) {
    if let Some(mut table) = definitions::drawn_table(code) {
        take_one(&mut table, before, evidence, tables);
    }
    let is_tagged = take_tagged(&definitions::of_tags_in_code(code), evidence, tables);
    let items = definitions::in_code(code, &|name| evidence.request.has_exactly(name));
    if let Some(items) = items.filter(|_| !is_tagged && !announces_response(before)) {
        take_definitions(&items, before, evidence, tables);
    }
}

/// The level of a heading; 0 for other blocks.
fn level(block: &Block) -> usize {
    match block {
        Block::Heading(level, _) => usize::from(*level).min(6),
        _ => 0,
    }
}

/// Takes the definitions that the blocks begin with. Returns how many blocks they are.
///
/// # Errors
/// They are not taken; neither are those that begin in so many blocks.
fn take_run(blocks: &[Block], before: &str, evidence: &KnownNames<'_>, tables: &mut Tables) -> Result<usize, usize> {
    let is_known = |name: &str| evidence.request.has_exactly(name);
    let Some(run) = definitions::run(blocks, &is_known) else { return Err(1) };
    let is_any_known = run.defined.iter().flat_map(|defined| &defined.names).any(|name| is_known(name));
    let may_be_taken = if is_any_known {
        match first_of_known(&run.defined, &is_known) {
            Some(0) => true,
            later => return Err(later.unwrap_or(run.length)),
        }
    } else {
        !before.is_empty()
            && (run.has_headings || run.defined.iter().map(|defined| defined.names.len()).sum::<usize>() > 1)
    };
    match may_be_taken && take_definitions(&run.items, before, evidence, tables) {
        true => Ok(run.length),
        false => Err(run.length),
    }
}

/// The first block from which on half of the names are known, or one of them if all definitions have types.
fn first_of_known(defined: &[Defined], is_known: &dyn Fn(&str) -> bool) -> Option<usize> {
    let (mut known, mut count, mut are_typed, mut first) = (0, 0, true, None);
    for (index, one) in defined.iter().enumerate().rev() {
        known += one.names.iter().filter(|name| is_known(name)).count();
        count += one.names.len();
        are_typed &= one.is_typed;
        let begins_block = index.checked_sub(1).is_none_or(|before| defined[before].block < one.block);
        if begins_block && known > 0 && (are_typed || known * 2 >= count) {
            first = Some(one.block);
        }
    }
    first
}

/// Takes the rows of one table; rows without a name stay in it. Returns whether it is about arguments.
fn take_one(table: &mut Table, before: &str, evidence: &KnownNames<'_>, tables: &mut Tables) -> bool {
    let columns = columns::find(table, |name| evidence.request.has(name))
        .or_else(|| columns::without_header(table, |name| evidence.request.has(name)));
    let judgement = verdict::judge(table, columns.as_ref(), before, evidence);
    let (about, mut verdict) = (judgement.about, judgement.verdict(false, table));
    let (Some(columns), false) = (columns, verdict.stays) else {
        tables.verdicts.push(verdict);
        return false;
    };
    let place = columns::place(&columns.title).or_else(|| columns::place(last_line(before)));
    let mut read = rows::read(table, &columns, place.filter(|_| about == About::Request), evidence.before);
    read.apply_heading(requirement_of_heading(last_line(before)));
    (verdict.other_rows, verdict.unnamed) = (read.other_rows, rows::unnamed(table, &columns));
    let is_shown = |row: &TableRow| row.names.iter().any(|name| evidence.response.has(name));
    // there is no type for it to document
    verdict.stays = about == About::Response && !read.rows.iter().any(is_shown);
    let is_taken = !verdict.stays;
    add_table(verdict, read.rows, judgement.by_names, evidence, tables);
    if is_taken {
        table.rows = read.kept;
    }
    is_taken
}

/// Takes definitions. Only their form distinguishes them from prose, so that a verdict is kept only if they are taken.
fn take_definitions(items: &[Vec<Block>], before: &str, evidence: &KnownNames<'_>, tables: &mut Tables) -> bool {
    let verdicts = tables.verdicts.len();
    let is_taken = take_list(items, before, evidence, tables);
    if !is_taken {
        tables.verdicts.truncate(verdicts);
    }
    is_taken
}

/// Takes the definitions of tags. Returns whether there are any.
fn take_tagged(tagged: &[Tagged], evidence: &KnownNames<'_>, tables: &mut Tables) -> bool {
    let taken = tagged.iter().map(|tagged| take_definitions(&tagged.items, tagged.heading, evidence, tables));
    taken.fold(false, |any, taken| any | taken)
}

#[cfg(test)]
mod tests {
    use crate::arguments::{Evidence, ReadBefore, read, take_tables};
    use crate::collection::{Description, Markup};

    const TABLE: &str = "| Argument | Required |\n|---|---|\n| to | yes |\n";

    fn blocks_left(text: &str) -> usize {
        let mut prose = read(&Description { text: text.to_owned(), markup: Markup::Markdown, offset: 0 });
        take_tables(
            &mut prose,
            &Evidence { request: vec!["to".to_owned()], ..Evidence::default() },
            &ReadBefore::default(),
        );
        prose.blocks.len()
    }

    #[test]
    fn a_heading_is_removed_with_the_table_under_it() {
        for heading in ["## Request Parameters", "**Parameters**", "Arguments:", "# postman-to-openapi"] {
            assert_eq!(blocks_left(&format!("{heading}\n\n{TABLE}")), 0, "{heading}");
        }
    }

    #[test]
    fn a_heading_with_other_content_under_it_stays() {
        assert_eq!(blocks_left(&format!("## Parameters\n\n{TABLE}\nMore of it.")), 2);
    }

    #[test]
    fn a_heading_that_is_not_a_label_stays() {
        assert_eq!(blocks_left(&format!("## How to call\n\n{TABLE}")), 1);
        assert_eq!(blocks_left(&format!("Below is the list of arguments.\n\n{TABLE}")), 1);
    }

    #[test]
    fn a_definition_after_others_that_stay_is_taken() {
        let others = "`alpha`: Some words.\n\n`beta`: Some words.\n\n";
        assert_eq!(blocks_left(&others.repeat(2)), 4);
        assert_eq!(blocks_left(&format!("{others}`gamma`: Words.\n\n`to`: Whom to call.")), 2);
    }

    #[test]
    fn a_row_of_a_name_and_its_type_is_an_argument_and_no_heading() {
        let places = |row: &str| {
            let text = format!("| Argument | Description |\n|---|---|\n{row}\n| to | Whom to call. |\n");
            let evidence = Evidence { request: vec!["to".to_owned()], ..Evidence::default() };
            let mut prose = read(&Description { text, markup: Markup::Markdown, offset: 0 });
            let rows = take_tables(&mut prose, &evidence, &ReadBefore::default()).request;
            rows.into_iter().map(|row| (row.names.join(","), row.place)).collect::<Vec<_>>()
        };
        let of_query = [("to".to_owned(), Some("query".to_owned()))];
        assert_eq!(places("| url (string) | |"), [("url".to_owned(), None), ("to".to_owned(), None)]);
        assert_eq!(places("| Query parameters | |"), of_query);
        assert_eq!(places("| Query (optional) | |"), of_query);
    }

    #[test]
    fn rows_without_a_name_stay() {
        assert_eq!(blocks_left(&format!("{TABLE}| a row of words | no |\n")), 1);
    }
}
