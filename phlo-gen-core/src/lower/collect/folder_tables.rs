//! Tables in the description of a folder that list the arguments of its items. They stay in the description, and
//! document arguments without a description. Other facts in them are ignored, because they are about many requests.

use crate::arguments::{self, About, Evidence, ReadBefore, TableRow, Tables, UsedAs};
use crate::lower::collect::tree::CollectedEntry;
use crate::lower::requests::argument::ArgumentValue;
use crate::prose::{Block, Prose};

/// Documents the arguments of the items in a folder, and returns the tables with the use of each row.
pub fn document_arguments(prose: &Prose, entries: &mut [CollectedEntry<'_>], before: &ReadBefore) -> Tables {
    let lists = |block: &Block| matches!(block, Block::Table(_) | Block::List(..) | Block::Quote(_));
    if !prose.blocks.iter().any(lists) {
        return Tables::default();
    }
    let mut evidence = Evidence::default();
    each(entries, &mut |name, _| evidence.request.push(name.to_owned()));
    evidence.request.sort_unstable();
    evidence.request.dedup();
    let mut tables = arguments::take_tables(&mut prose.clone(), &evidence, before);
    let sent = |row: &TableRow| row.names.iter().any(|name| evidence.request.contains(name));
    for (index, verdict) in tables.verdicts.iter_mut().enumerate() {
        let of_table = || tables.request.iter().filter(|row| row.verdict == Some(index));
        // the names of most rows must be those of arguments: words before the table are about one request
        if verdict.about == About::Request && of_table().filter(|row| sent(row)).count() * 2 < of_table().count().max(1)
        {
            verdict.about = About::Neither;
            verdict.why.push_str("; the items of the folder send few of its names");
        }
        verdict.stays = true;
    }
    let Tables { request, verdicts, .. } = &mut tables;
    request.retain(|row| {
        row.verdict.and_then(|index| verdicts.get(index)).is_some_and(|verdict| verdict.about == About::Request)
    });
    for row in request {
        row.used_as = Some(if sent(row) { UsedAs::Documentation } else { UsedAs::Nothing });
        each(entries, &mut |name, prose| {
            if prose.blocks.is_empty() && row.names.iter().any(|own| own == name) {
                prose.clone_from(&row.facts.prose);
            }
        });
    }
    tables
}

/// Visits the arguments of all items and their descriptions. Secrets are omitted: tables may show their values.
fn each(entries: &mut [CollectedEntry<'_>], visit: &mut dyn FnMut(&str, &mut Prose)) {
    for entry in entries {
        match entry {
            CollectedEntry::Folder(folder) => each(&mut folder.entries, visit),
            CollectedEntry::Item(item) => {
                for (argument, facts) in item.path.arguments.iter().zip(&mut item.path_facts) {
                    if !argument.is_secret {
                        visit(&argument.name, &mut facts.prose);
                    }
                }
                for argument in
                    item.arguments.iter_mut().filter(|argument| !matches!(argument.value, ArgumentValue::Secret))
                {
                    visit(&argument.key, &mut argument.facts.prose);
                }
            }
        }
    }
}
