//! Copies of collections, in crates that tests make.

use phlo_gen_core::generate::Document;
use std::path::Path;

/// Copies a collection, and returns the name of the copy.
pub fn copy(document: &Document, folder: &Path, index: usize) -> String {
    let Some((_, files)) = document.directory() else {
        write(&folder.join(format!("c{index}.json")), document.text());
        return format!("c{index}.json");
    };
    files.iter().for_each(|(path, text)| write(&folder.join(format!("c{index}/{path}")), text));
    format!("c{index}")
}

/// Writes a file unless it has this text already, so that a second run is fast.
pub fn write(file: &Path, text: &str) {
    if std::fs::read_to_string(file).is_ok_and(|old| old == text) {
        return;
    }
    std::fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).expect("the folder can be made");
    std::fs::write(file, text).expect("the file can be written");
}
