//! The public collections in the shared folder, if it is there.

use super::*;
use crate::shared_folder::shared_folder;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files below a folder: paths with slashes, and texts.
fn files(root: &Path) -> Vec<(String, String)> {
    let mut folders = vec![root.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            if crate::collection::is_part_of_directory(&below) {
                files.push((below, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn shared(folder: &str) -> Vec<PathBuf> {
    let Some(folder) = shared_folder(folder) else { return Vec::new() };
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    paths.sort();
    paths
}

/// The places of all items.
fn pointers(entries: &[Entry]) -> Vec<String> {
    let pointers = entries.iter().flat_map(|entry| match entry {
        Entry::Item(item) => vec![item.pointer.clone()],
        Entry::Folder(folder) => pointers(&folder.entries),
    });
    pointers.collect()
}

/// The kinds of findings in each file.
fn codes(files: &[(&str, &str)]) -> BTreeMap<String, Vec<&'static str>> {
    let mut codes: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for (file, _, code) in found(files) {
        codes.entry(file).or_default().push(code);
    }
    codes
}

#[test]
#[ignore = "reads a folder of collections; .ci/run has it"]
fn every_request_that_yaml_can_read_is_read() {
    let repositories = shared("corpus/v3");
    if repositories.is_empty() {
        return;
    }
    let (mut all, mut items, mut reasons) = (0, 0, BTreeMap::new());
    for repository in &repositories {
        for directory in std::fs::read_dir(repository.join("postman/collections")).unwrap().flatten() {
            let files = files(&directory.path());
            let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
            let codes = codes(&files);
            let read = pointers(&collection(&files).entries);
            items += read.len();
            for (path, _) in files.iter().filter(|(path, _)| path.ends_with(".request.yaml")) {
                all += 1;
                if !read.contains(&format!("/{path}")) {
                    *reasons.entry(codes[*path][0]).or_insert(0) += 1;
                }
            }
        }
    }
    assert_eq!((repositories.len(), all, items), (49, 941, 916));
    assert_eq!(reasons, BTreeMap::from([("not-yaml", 22), ("old-dialect", 2), ("protocol-unsupported", 1)]));
}

#[test]
fn every_invalid_file_has_a_finding() {
    for directory in shared("wire/v3/invalid") {
        let files = files(&directory);
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let good = |path: &str| path == "good.request.yaml" || path == "sub/r.request.yaml";
        let codes = codes(&files);
        assert!(!codes.is_empty(), "{}", directory.display());
        assert!(codes.keys().all(|file| !good(file)), "{}: {codes:?}", directory.display());
        assert!(names(&collection(&files).entries).contains(&"good".to_owned()), "{}", directory.display());
    }
}
