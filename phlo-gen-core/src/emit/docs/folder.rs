//! The documentation of a folder's module, of its struct and of the method that returns it.

use super::fragments::{introduced, listed, push_section, quoted_name};
use super::index;
use crate::api::{Entry, Folder};
use crate::emit::rustdoc;
use std::fmt::Write as _;

/// How many entries the summary of a folder names.
const NAMED: usize = 4;

/// The page of a folder's module.
pub fn module(folder: &Folder) -> String {
    let mut text = introduced(&folder.prose, &folder.name, &contents(folder));
    if !folder.is_empty() {
        push_section(&mut text, "Items");
        let _ = write!(text, "Methods of [`{1}`]({0}::{1}):\n\n", folder.module, folder.type_name);
        index::push_folder(folder, &mut text);
    }
    text
}

/// What a folder without a description has: the names of its first entries.
fn contents(folder: &Folder) -> String {
    let name = match folder.name.trim() {
        "" => "A folder without a name".to_owned(),
        _ => quoted_name(&folder.name),
    };
    let names: Vec<&str> = folder
        .entries()
        .map(|entry| match entry {
            Entry::Item(item) => item.method_name.as_str(),
            Entry::Folder(folder) => folder.module.as_str(),
        })
        .collect();
    if names.is_empty() { format!("{name}: no items.") } else { format!("{name}: {}.", listed(&names, NAMED)) }
}

/// The struct of a folder.
pub fn folder(folder: &Folder) -> String {
    format!("{}\n\nThe page of its [module](self) lists them.", title(folder))
}

fn title(folder: &Folder) -> String {
    format!("The items of {}.", quoted_name(&folder.name))
}

/// The method that returns a folder.
pub fn accessor(folder: &Folder) -> String {
    match rustdoc::summary(&folder.prose) {
        Some(summary) => format!("{}\n\n{}", title(folder), rustdoc::escape(&summary)),
        None => contents(folder),
    }
}
