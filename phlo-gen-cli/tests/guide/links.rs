//! The links between the project's documents are valid.

use crate::chapters::root;
use std::path::Path;

#[test]
fn links_between_documents_are_valid() {
    let root = root();
    let mut documents = Vec::new();
    for folder in ["", "docs", "docs/guide"] {
        let entries = std::fs::read_dir(root.join(folder)).expect("the folder can be read").flatten();
        documents.extend(entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "md")));
    }
    assert!(documents.len() > 12, "{documents:?}");
    let dead: Vec<String> = documents.iter().flat_map(|document| dead(document)).collect();
    assert!(dead.is_empty(), "{dead:#?}");
}

/// The invalid links of a document.
fn dead(document: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(document).expect("the document is text");
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    let is_dead = |target: &&str| !target.contains("://") && !leads(document, target);
    targets.filter(is_dead).map(|target| format!("{}: {target}", document.display())).collect()
}

/// Whether the file exists, and the heading if the link names one.
fn leads(document: &Path, target: &str) -> bool {
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let file = if path.is_empty() { document.to_owned() } else { document.with_file_name(path) };
    let Some(anchor) = anchor else { return file.exists() };
    let anchored = |heading: &str| {
        let letters = heading.trim().to_lowercase().replace(' ', "-");
        letters.chars().filter(|c| c.is_alphanumeric() || *c == '-' || *c == '_').collect::<String>()
    };
    std::fs::read_to_string(file).is_ok_and(|text| {
        text.lines().filter(|line| line.starts_with('#')).any(|line| anchored(line.trim_start_matches('#')) == anchor)
    })
}
