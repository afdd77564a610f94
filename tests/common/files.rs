//! The files of a folder.

use std::path::{Path, PathBuf};

/// Adds all collections in a folder and below it that are directories: those in folders named `collections`.
#[allow(dead_code, reason = "not every test reads directories")]
pub fn directories(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        let is_within = folder.ends_with("postman/collections");
        match path.is_dir() {
            true if is_within => out.push(path),
            true => directories(&path, out),
            false => {}
        }
    }
}

/// Adds all JSON files in a folder and below it.
pub fn json_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            json_files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            out.push(path);
        }
    }
}
