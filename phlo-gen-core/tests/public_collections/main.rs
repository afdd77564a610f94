//! What is read out of the public collections in the folder `PHLO_GEN_CORPUS`. `--nocapture` shows what was found.

mod arguments;
mod judgements;
mod naming;
mod requests;

use std::path::PathBuf;

/// The name and the text of each collection in some folders of `PHLO_GEN_CORPUS`. Without it, this says that a test is
/// skipped.
fn collections(sets: &[&str]) -> Option<Vec<(String, String)>> {
    let Some(corpus) = std::env::var_os("PHLO_GEN_CORPUS").map(PathBuf::from) else {
        println!("skipped: no folder in PHLO_GEN_CORPUS");
        return None;
    };
    let files = sets.iter().filter_map(|set| std::fs::read_dir(corpus.join(set)).ok()).flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("the folder can be read").path()).collect();
    paths.sort();
    let mut read = Vec::with_capacity(paths.len());
    for path in paths {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        read.push((name, text.trim_start_matches('\u{feff}').to_owned()));
    }
    assert!(!read.is_empty(), "no collection in {}", corpus.display());
    Some(read)
}
