//! Real collections, from a folder that the user names. They are no part of the project.

use std::io;
use std::path::{Path, PathBuf};

/// The end of the name of the collection of GitHub's API.
const GITHUB: &str = "/github";
/// The items of it that are also written by hand.
const THIRTY: &str = include_str!("../../scratch/thirty/items.txt");
/// The client with these items, written by hand.
pub const THIRTY_BY_HAND: &str = include_str!("../../scratch/thirty/src/hand.rs");

/// A collection.
pub struct Real {
    pub path: PathBuf,
    pub bytes: u64,
}

/// The folder, from `--collections=…`, or below the folder with input files that tests have too.
pub fn folder(flag: Option<&str>) -> Option<PathBuf> {
    let shared = || Some(Path::new(&std::env::var_os("PHLO_GEN_SHARED")?).join("corpus/collections"));
    flag.map(PathBuf::from).or_else(shared).filter(|folder| folder.is_dir())
}

/// The largest files of a folder, the largest first.
pub fn largest(folder: &Path, count: usize) -> io::Result<Vec<Real>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            all.push(Real { bytes: path.metadata()?.len(), path });
        }
    }
    all.sort_by_key(|real| std::cmp::Reverse(real.bytes));
    all.truncate(count);
    Ok(all)
}

/// The macro with a collection, and with its options.
pub fn by_macro(options: &str) -> String {
    format!("//! A client.\nphlo_gen::phlo_collection!(\"collection.json\"{options});\n")
}

/// The option of the macro for the items that are also written by hand.
pub fn only_thirty() -> String {
    let items: Vec<String> = THIRTY.lines().map(|item| format!("{:?}", format!("issues/{item}"))).collect();
    format!(", only = [{}]", items.join(", "))
}

impl Real {
    /// Its name: that of the file without `.json`.
    pub fn title(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().replace("__", "/")
    }

    /// Whether thirty of its items are written by hand.
    pub fn has_thirty(&self) -> bool {
        self.title().ends_with(GITHUB)
    }
}
