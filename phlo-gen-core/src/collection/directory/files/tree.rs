//! Sorts the files of a collection into folders. Only the place and the ending of a file say what it is.

use super::source_file::SourceFile;
use std::collections::BTreeMap;

/// A folder, or the collection itself.
#[derive(Default)]
pub struct FolderFiles<'f> {
    /// `.resources/definition.yaml`
    pub definition: Option<&'f SourceFile<'f>>,
    /// The requests with their stems, the part of the name before the ending.
    pub requests: Vec<(&'f str, &'f SourceFile<'f>)>,
    /// The examples with their stems, by the stem of their request.
    pub examples: BTreeMap<&'f str, Vec<(&'f str, &'f SourceFile<'f>)>>,
    /// The folders by name.
    pub folders: BTreeMap<&'f str, FolderFiles<'f>>,
    /// Files that Postman does not read, but which look like a part of a collection, and folders that were not read.
    pub misplaced: Vec<&'f SourceFile<'f>>,
}

/// What a file is, by its path below the directory of the collection.
enum Part<'p> {
    Definition,
    Request(&'p str),
    Example { request: &'p str, stem: &'p str },
    Misplaced,
}

/// Whether a file is part of a collection, by its path below the directory of the collection.
pub fn is_part(path: &str) -> bool {
    part(path).is_some()
}

/// The files as a tree of folders.
pub fn tree<'f>(files: &'f [SourceFile<'f>]) -> FolderFiles<'f> {
    let mut root = FolderFiles::default();
    for file in files {
        let Some((folders, part)) = part(file.path) else {
            if file.problem.is_some() {
                root.misplaced.push(file);
            }
            continue;
        };
        let mut folder = &mut root;
        for name in folders.split('/').filter(|name| !name.is_empty()) {
            folder = folder.folders.entry(name).or_default();
        }
        match part {
            Part::Definition => folder.definition = Some(file),
            Part::Request(stem) => folder.requests.push((stem, file)),
            Part::Example { request, stem } => folder.examples.entry(request).or_default().push((stem, file)),
            Part::Misplaced => folder.misplaced.push(file),
        }
    }
    root
}

/// The folder of a file, and what the file is in it.
fn part(path: &str) -> Option<(&str, Part<'_>)> {
    if let Some((folder, inner)) = in_resources(path) {
        if yaml_stem(inner).is_some_and(|stem| stem == "definition") {
            return Some((folder, Part::Definition));
        }
        let (resources, example) = inner.split_once("/examples/")?;
        let request = resources.strip_suffix(".resources").filter(|request| !request.contains('/'))?;
        let stem = stem(example, ".example").filter(|stem| !stem.contains('/'))?;
        return Some((folder, Part::Example { request, stem }));
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match yaml_stem(name)? {
        "definition" | "collection" | "folder" => Some((folder, Part::Misplaced)),
        _ => Some((folder, Part::Request(stem(name, ".request")?))),
    }
}

/// The path of a folder, and a path below its `.resources`.
fn in_resources(path: &str) -> Option<(&str, &str)> {
    const RESOURCES: &str = ".resources/";
    match path.strip_prefix(RESOURCES) {
        Some(inner) => Some(("", inner)),
        None => {
            let at = path.find("/.resources/")?;
            Some((path.get(..at)?, path.get(at + 1 + RESOURCES.len()..)?))
        }
    }
}

/// The name of a file before `.request.yaml`, for example. Like Postman, regardless of case.
fn stem<'n>(name: &'n str, kind: &str) -> Option<&'n str> {
    without_suffix(yaml_stem(name)?, kind)
}

fn yaml_stem(name: &str) -> Option<&str> {
    without_suffix(name, ".yaml").or_else(|| without_suffix(name, ".yml"))
}

fn without_suffix<'n>(name: &'n str, suffix: &str) -> Option<&'n str> {
    let at = name.len().checked_sub(suffix.len())?;
    name.get(at..).filter(|end| end.eq_ignore_ascii_case(suffix))?;
    name.get(..at)
}
