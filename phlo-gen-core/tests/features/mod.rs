//! The collections of `collections/features` as JSON.

use serde_json::Value;
use std::path::Path;

/// All collections, by their names.
pub fn read_all() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../collections/features");
    let files = std::fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path());
    let files = files.filter(|path| path.is_file());
    let mut names: Vec<_> = files.filter(|file| !file.to_string_lossy().contains("postman_environment")).collect();
    names.sort();
    let read = |file: &std::path::PathBuf| {
        let text = std::fs::read_to_string(file).expect("the file can be read");
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        (name, serde_json::from_str(&text).expect("the file is JSON"))
    };
    names.iter().map(read).collect()
}
