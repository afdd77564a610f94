mod bodies;
mod corpus;
mod definitions;
mod entries;
mod examples;
mod findings;
mod keys;
mod mutations;
mod urls;

use super::{SourceFile, read};
use crate::collection::{Collection, Entry, Item};

/// The text of files one after another, and the files in it.
fn sources<'t>(files: &'t [(&'t str, &'t str)], text: &'t mut String) -> Vec<SourceFile<'t>> {
    let mut ranges = Vec::new();
    for (_, content) in files {
        ranges.push(text.len()..text.len() + content.len());
        text.push_str(content);
        text.push('\n');
    }
    let text: &'t str = text;
    let source = |((path, _), range): (&(&'t str, &'t str), std::ops::Range<usize>)| SourceFile {
        path,
        text: &text[range.clone()],
        start: range.start,
        problem: None,
    };
    files.iter().zip(ranges).map(source).collect()
}

fn collection(files: &[(&str, &str)]) -> Collection {
    read("Shop", &sources(files, &mut String::new()))
}

/// The findings of a collection: the file, the text at the place, and the kind.
fn found(files: &[(&str, &str)]) -> Vec<(String, String, &'static str)> {
    let mut text = String::new();
    let sources = sources(files, &mut text);
    let found = read("Shop", &sources).findings.into_iter().map(|finding| {
        let file = sources.iter().rev().find(|file| file.start <= finding.offset).expect("it is in a file");
        let rest = &file.text[finding.offset - file.start..];
        assert!(finding.help.is_some_and(|help| !help.is_empty()), "{}", finding.code);
        (file.path.to_owned(), rest.lines().next().unwrap_or_default().to_owned(), finding.code)
    });
    found.collect()
}

/// A request with these fields, and the kinds of its findings.
fn request(fields: &str) -> (Item, Vec<&'static str>) {
    let collection = collection(&[("a.request.yaml", &format!("$kind: http-request\n{fields}"))]);
    let codes = collection.findings.iter().map(|finding| finding.code).collect();
    match collection.entries.into_iter().next() {
        Some(Entry::Item(item)) => (*item, codes),
        other => panic!("no item: {other:?}"),
    }
}

/// The names of folders and items, with slashes.
fn names(entries: &[Entry]) -> Vec<String> {
    let names = entries.iter().flat_map(|entry| match entry {
        Entry::Item(item) => vec![item.name.clone()],
        Entry::Folder(folder) => {
            names(&folder.entries).into_iter().map(|name| format!("{}/{name}", folder.name)).collect()
        }
    });
    names.collect()
}
