//! The documentation of a folder's module, of its struct and of the method that returns it.

use super::fragments::quoted_name;
use crate::api::Folder;
use crate::emit::rustdoc;

/// The page of a folder's module.
pub fn module(folder: &Folder) -> String {
    let text = rustdoc::markdown(&folder.prose);
    match text.is_empty() {
        true if folder.name.trim().is_empty() => "A folder without a name.".to_owned(),
        true => format!("The folder {}.", quoted_name(&folder.name)),
        false => text,
    }
}

/// The struct of a folder.
pub fn folder(folder: &Folder) -> String {
    format!("The items of {}.", quoted_name(&folder.name))
}

/// The method that returns a folder.
pub fn accessor(folder: &Folder) -> String {
    let summary = rustdoc::summary(&folder.prose).map(|summary| format!("\n\n{}", rustdoc::escape(&summary)));
    format!("{}{}", self::folder(folder), summary.unwrap_or_default())
}
