//! The public collections in the shared folder, if it is there.

use crate::collection::{Entry, read, read_environment};
use crate::diagnostic::Severity;
use crate::shared_folder::shared_folder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

fn files(set: &str) -> Vec<(PathBuf, String)> {
    let Some(folder) = shared_folder(&format!("corpus/{set}")) else { return Vec::new() };
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

fn strip_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn count(entries: &[Entry]) -> usize {
    let count_one = |entry: &Entry| match entry {
        Entry::Folder(folder) => count(&folder.entries),
        Entry::Item(_) => 1,
    };
    entries.iter().map(count_one).sum()
}

fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(value) => value.as_f64() != Some(0.0),
        Value::String(value) => !value.is_empty(),
        _ => true,
    }
}

fn count_json(parent: &Value) -> usize {
    let entries = parent["item"].as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().map(|entry| if is_truthy(&entry["item"]) { count_json(entry) } else { 1 }).sum()
}

fn check_pointers(entries: &[Entry], document: &Value) {
    for entry in entries {
        let (pointer, name) = match entry {
            Entry::Folder(folder) => (&folder.pointer, &folder.name),
            Entry::Item(item) => (&item.pointer, &item.name),
        };
        assert_eq!(document.pointer(pointer).unwrap()["name"].as_str().unwrap_or_default(), name, "{pointer}");
        match entry {
            Entry::Folder(folder) => check_pointers(&folder.entries, document),
            Entry::Item(item) => {
                for response in &item.examples {
                    let saved = document.pointer(&response.pointer).unwrap();
                    assert_eq!(saved["name"].as_str().unwrap_or_default(), response.name);
                }
            }
        }
    }
}

#[test]
#[ignore = "reads a folder of collections; .ci/run has it"]
fn every_collection_is_read_and_no_item_is_lost() {
    let mut slowest = (0, String::new());
    let mut codes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (path, text) in files("collections").into_iter().chain(files("fixtures")) {
        let start = Instant::now();
        let collection = read(&text).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        let took = start.elapsed().as_millis();
        slowest = slowest.max((took, format!("{} ({} bytes)", path.display(), text.len())));
        let document: Value = serde_json::from_str(strip_mark(&text)).unwrap();
        let root = if document.get("collection").is_some() { &document["collection"] } else { &document };
        assert_eq!(count(&collection.entries), count_json(root), "{}", path.display());
        check_pointers(&collection.entries, &document);
        let mut in_file = BTreeMap::new();
        for finding in &collection.findings {
            assert_eq!(finding.severity, Severity::Finding);
            assert!(text.is_char_boundary(finding.offset) && finding.offset < text.len(), "{finding:?}");
            *in_file.entry(finding.code).or_insert(0) += 1;
        }
        for (code, times) in in_file {
            let total = codes.entry(code).or_default();
            *total = (total.0 + times, total.1 + 1);
        }
    }
    println!("slowest: {} ms {}", slowest.0, slowest.1);
    let mut codes: Vec<_> = codes.into_iter().collect();
    codes.sort_by_key(|(_, total)| std::cmp::Reverse(*total));
    for (code, (times, files)) in codes {
        println!("{times:6} in {files:3} files: {code}");
    }
}

#[test]
fn every_collection_of_version_1_is_refused() {
    for (path, text) in files("v1") {
        let error = read(&text).unwrap_err();
        assert_eq!(error.code, "collection-v1", "{}", path.display());
        assert!(error.help.unwrap().contains("postman-collection-transformer"));
    }
}

#[test]
fn every_environment_is_read() {
    for (path, text) in files("environments") {
        let environment = read_environment(&text).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        let document: Value = serde_json::from_str(strip_mark(&text)).unwrap();
        let named = |value: &&Value| value["key"].as_str().is_some_and(|key| !key.is_empty());
        let values = document["values"].as_array().unwrap().iter().filter(named).count();
        assert_eq!(environment.variables.len(), values, "{}", path.display());
        assert_eq!(read(&text).unwrap_err().code, "environment-file");
    }
}
