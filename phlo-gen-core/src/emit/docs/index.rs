//! The index of items: each with its HTTP method, a link to its call, and its first sentence.

use super::fragments::{code, link_text};
use crate::api::{Entry, Folder, Item};
use crate::emit::rustdoc;
use crate::prose::letters;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Appends all items of a client: under a heading for each folder at its top, and in lists below it.
pub fn push(root: &Folder, text: &mut String) {
    let mut summaries = summaries(root);
    let items = root.entries().filter_map(|entry| match entry {
        Entry::Item(item) => Some(item),
        Entry::Folder(_) => None,
    });
    items.for_each(|item| push_item(item, summaries.next().flatten(), "Client", 0, text));
    for folder in &root.folders {
        let mut modules = vec![folder.module.clone()];
        let title = link_text(&folder.name, &folder.module);
        let _ = write!(text, "\n## {title}\n\n{}\n\n", introduction(folder, &modules));
        push_entries(folder, &mut modules, 0, text);
    }
}

/// Appends the items of one folder, and its folders without theirs, to the page of its module.
pub fn push_folder(folder: &Folder, text: &mut String) {
    let mut summaries = summaries(folder);
    // the links on the page of a module begin outside of it
    let owner = format!("{}::{}", folder.module, folder.type_name);
    for entry in folder.entries() {
        match entry {
            Entry::Item(item) => push_item(item, summaries.next().flatten(), &owner, 0, text),
            Entry::Folder(inner) if inner.is_empty() => {
                let path = format!("{}::{}", folder.module, inner.module);
                push_line(0, &link_to_module(inner, &path), inner, text);
            }
            Entry::Folder(inner) => {
                let link = format!("[`{0}`]({owner}::{0})", inner.module);
                push_line(0, &link, inner, text);
            }
        }
    }
}

fn push_entries(folder: &Folder, modules: &mut Vec<String>, depth: usize, text: &mut String) {
    let mut summaries = summaries(folder);
    for entry in folder.entries() {
        match entry {
            Entry::Item(item) => {
                let owner = format!("{}::{}", modules.join("::"), folder.type_name);
                push_item(item, summaries.next().flatten(), &owner, depth, text);
            }
            Entry::Folder(inner) => {
                modules.push(inner.module.clone());
                let title = link_text(&inner.name, &inner.module);
                let _ = writeln!(text, "{}* **{title}**: {}", "  ".repeat(depth), introduction(inner, modules));
                push_entries(inner, modules, depth + 1, text);
                modules.pop();
            }
        }
    }
}

/// The call that returns a folder, and its first sentence.
fn introduction(folder: &Folder, modules: &[String]) -> String {
    let path = modules.join("::");
    let link = match folder.is_empty() {
        true => link_to_module(folder, &path),
        false => {
            let calls: String = modules.iter().map(|module| format!(".{module}()")).collect();
            format!("[`client{calls}`]({path}::{})", folder.type_name)
        }
    };
    format!("{link}{}", sentence(folder))
}

/// The link to a folder without items, which no method returns.
fn link_to_module(folder: &Folder, path: &str) -> String {
    format!("[`{}`](mod@{path})", folder.module)
}

fn push_line(depth: usize, link: &str, folder: &Folder, text: &mut String) {
    let _ = writeln!(text, "{}* {link}{}", "  ".repeat(depth), sentence(folder));
}

fn sentence(folder: &Folder) -> String {
    rustdoc::summary(&folder.prose).map(|summary| format!(": {}", rustdoc::escape(&summary))).unwrap_or_default()
}

/// Adds an item with its first sentence.
fn push_item(item: &Item, summary: Option<String>, owner: &str, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let name = item.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = summary.or_else(|| (!says(&item.method_name, &name)).then_some(name));
    let words = words.map(|words| format!(": {}", rustdoc::escape(&words))).unwrap_or_default();
    let _ = writeln!(text, "{indent}* `{}` [`{1}`]({owner}::{1}){words}", code(&item.method), item.method_name);
}

/// The first sentences of the items of a folder, in their order. One that several of them have would not tell them apart.
fn summaries(folder: &Folder) -> impl Iterator<Item = Option<String>> {
    let mut all: Vec<_> = folder.items.iter().map(|item| rustdoc::summary(&item.prose)).collect();
    let mut places = HashMap::new();
    let mut repeated = vec![false; all.len()];
    for (place, summary) in all.iter().enumerate() {
        if let Some(summary) = summary
            && let Some(before) = places.insert(summary, place)
        {
            (repeated[before], repeated[place]) = (true, true);
        }
    }
    all.iter_mut().zip(repeated).filter(|(_, is_repeated)| *is_repeated).for_each(|(summary, _)| *summary = None);
    all.into_iter()
}

/// Whether the name of a method has all letters and digits of the name in the collection, or all but the number before it.
fn says(method: &str, name: &str) -> bool {
    let unnumbered = name.trim_start_matches(|c: char| !c.is_alphabetic());
    [name, unnumbered].map(letters).contains(&letters(method))
}
