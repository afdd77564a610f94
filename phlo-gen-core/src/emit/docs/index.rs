//! The index of items: each with its HTTP method, a link to its call, and its first sentence.

use super::fragments::{code, link_text};
use crate::api::{Entry, Folder, Item};
use crate::emit::rustdoc;
use crate::prose::letters;
use std::collections::HashSet;
use std::fmt::Write as _;

/// Appends all items of a client: under a heading for each folder at its top, and in lists below it.
pub fn push(root: &Folder, text: &mut String) {
    let repeated = repeated(root);
    let items = root.entries().filter_map(|entry| match entry {
        Entry::Item(item) => Some(item),
        Entry::Folder(_) => None,
    });
    items.for_each(|item| push_item(item, &repeated, "Client", 0, text));
    for folder in &root.folders {
        let mut modules = vec![folder.module.clone()];
        let title = link_text(&folder.name, &folder.module);
        let _ = write!(text, "\n## {title}\n\n{}\n\n", introduction(folder, &modules));
        push_entries(folder, &mut modules, 0, text);
    }
}

/// Appends the items of one folder, and its folders without theirs, to the page of its module.
pub fn push_folder(folder: &Folder, text: &mut String) {
    let repeated = repeated(folder);
    // the links on the page of a module begin outside of it
    let owner = format!("{}::{}", folder.module, folder.type_name);
    for entry in folder.entries() {
        match entry {
            Entry::Item(item) => push_item(item, &repeated, &owner, 0, text),
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
    let repeated = repeated(folder);
    for entry in folder.entries() {
        match entry {
            Entry::Item(item) => {
                push_item(item, &repeated, &format!("{}::{}", modules.join("::"), folder.type_name), depth, text);
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

/// Adds an item. A sentence that another item of the folder has too would not tell them apart.
fn push_item(item: &Item, repeated: &HashSet<String>, owner: &str, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let name = item.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let summary = rustdoc::summary(&item.prose).filter(|summary| !repeated.contains(summary));
    let words = summary.or_else(|| (!says(&item.method_name, &name)).then_some(name));
    let words = words.map(|words| format!(": {}", rustdoc::escape(&words))).unwrap_or_default();
    let _ = writeln!(text, "{indent}* `{}` [`{1}`]({owner}::{1}){words}", code(&item.method), item.method_name);
}

/// The first sentences that several items of a folder have.
fn repeated(folder: &Folder) -> HashSet<String> {
    let mut known = HashSet::new();
    let summaries = folder.items.iter().filter_map(|item| rustdoc::summary(&item.prose));
    summaries.filter(|summary| !known.insert(summary.clone())).collect()
}

/// Whether the name of a method has all letters and digits of the name in the collection, or all but the number before it.
fn says(method: &str, name: &str) -> bool {
    let unnumbered = name.trim_start_matches(|c: char| !c.is_alphabetic());
    [name, unnumbered].map(letters).contains(&letters(method))
}
