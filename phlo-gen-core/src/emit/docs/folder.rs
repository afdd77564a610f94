//! The documentation of a folder's module, of its struct and of the method that returns it.

use super::fragments::{introduced, push_section, quoted_name};
use super::index;
use crate::api::Folder;
use crate::emit::rustdoc;
use std::fmt::Write as _;

/// The page of a folder's module.
pub fn module(folder: &Folder) -> String {
    let sentence = match folder.name.trim() {
        "" => "A folder without a name.".to_owned(),
        _ => format!("The folder {}.", quoted_name(&folder.name)),
    };
    let mut text = introduced(&folder.prose, &folder.name, &sentence);
    if !folder.is_empty() {
        let _ = write!(text, "\n\nIts items are methods of [`{1}`]({0}::{1}).", folder.module, folder.type_name);
    }
    text
}

/// The struct of a folder.
pub fn folder(folder: &Folder) -> String {
    let mut text = title(folder);
    push_section(&mut text, "Items");
    index::push_folder(folder, &mut text);
    text
}

fn title(folder: &Folder) -> String {
    format!("The items of {}.", quoted_name(&folder.name))
}

/// The method that returns a folder.
pub fn accessor(folder: &Folder) -> String {
    let summary = rustdoc::summary(&folder.prose).map(|summary| format!("\n\n{}", rustdoc::escape(&summary)));
    format!("{}{}", title(folder), summary.unwrap_or_default())
}
