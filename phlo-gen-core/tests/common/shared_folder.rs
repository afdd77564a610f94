//! Folders of collections that are not in the project.

use std::path::{Path, PathBuf};

/// A folder below the one that `PHLO_GEN_SHARED` names, or else below `shared` beside the project. If it is missing, this
/// says so.
pub fn shared_folder(below: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = std::env::var_os("PHLO_GEN_SHARED").map_or_else(beside, PathBuf::from).join(below);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no folder `{below}` in PHLO_GEN_SHARED");
    None
}
