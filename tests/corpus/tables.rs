//! Every row of every table about a request is used or reported: `phlo-gen check --explain` shows its use and the
//! reason.

use crate::{files, read};
use phlo_gen_core::arguments::{self, About, Tables, UsedAs};
use phlo_gen_core::collection::{Entry, Item};
use phlo_gen_core::lower::{self, Options};
use phlo_gen_core::prose::Block;
use std::collections::BTreeMap;

#[test]
#[ignore = "reads a folder of collections"]
fn every_row_of_every_table_is_accounted_for() {
    let Some(files) = files() else { return };
    let mut tally: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut unaccounted = Vec::new();
    for file in &files.collections {
        let document = read(file);
        let collection = document.collection().expect("the collection is read");
        let explained = lower::explain(&collection, None, &Options::default());
        let judged: usize =
            explained.iter().map(|item| item.tables.verdicts.iter().filter(|it| !it.is_list).count()).sum();
        assert_eq!(judged, tables(&collection.entries), "{}: a table has no verdict", document.path());
        for item in explained {
            for index in 0..item.tables.verdicts.len() {
                if let Some(missing) = count(&item.tables, index, &mut tally) {
                    unaccounted.push(format!("{}: {}: {missing}", crate::stem(file), item.path));
                }
            }
        }
    }
    println!("{tally:#?}");
    assert!(unaccounted.is_empty(), "{}", unaccounted.join("\n"));
}

/// Counts the uses of the rows of one table, and reports missing rows.
fn count(tables: &Tables, index: usize, tally: &mut BTreeMap<&'static str, usize>) -> Option<String> {
    let verdict = tables.verdicts.get(index)?;
    if verdict.about == About::Neither {
        *tally.entry("in tables that stay").or_default() += verdict.count;
        return None;
    }
    let request = tables.request.iter().filter(|row| row.verdict == Some(index));
    let mut accounted = verdict.other_rows.len();
    *tally.entry("headings, and rows that name nothing").or_default() += verdict.other_rows.len();
    for row in request {
        let used_as = match row.used_as {
            Some(UsedAs::Argument) => "arguments",
            Some(UsedAs::Member) => "members of arguments",
            Some(UsedAs::Setting) => "settings",
            Some(UsedAs::Documentation) => "documentation of the items in a folder",
            Some(UsedAs::Nothing) => "without a place in the request",
            None => return Some(format!("no use is recorded for {:?}", row.names)),
        };
        *tally.entry(used_as).or_default() += 1;
        accounted += 1;
    }
    let response = tables.response.iter().filter(|row| row.verdict == Some(index)).count();
    *tally
        .entry(if verdict.stays { "of responses that nothing shows" } else { "members of responses" })
        .or_default() += response;
    accounted += response;
    (accounted != verdict.count).then(|| format!("{accounted} of {} rows of {:?}", verdict.count, verdict.names))
}

/// The number of tables in the descriptions of folders and items, counted independently of the reader of tables.
fn tables(entries: &[Entry]) -> usize {
    let of_item = |item: &Item| {
        let descriptions = [&item.request.description, &item.description];
        descriptions.into_iter().flatten().map(|text| in_blocks(&arguments::read(text).blocks)).sum()
    };
    let of_entry = |entry: &Entry| match entry {
        Entry::Folder(folder) => {
            let own = folder.description.as_ref().map(|text| in_blocks(&arguments::read(text).blocks));
            own.unwrap_or_default() + tables(&folder.entries)
        }
        Entry::Item(item) => of_item(item),
    };
    entries.iter().map(of_entry).sum()
}

fn in_blocks(blocks: &[Block]) -> usize {
    let of_block = |block: &Block| match block {
        Block::Table(_) => 1,
        Block::Quote(inner) => in_blocks(inner),
        Block::List(_, items) => items.iter().map(|item| in_blocks(item)).sum(),
        _ => 0,
    };
    blocks.iter().map(of_block).sum()
}
