//! What a user may have meant by a path without a collection.

use crate::collection::is_part_of_directory;
use crate::diagnostic::nearest;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// How far below a directory collections are looked for.
const MAX_DEPTH: usize = 5;
/// The number of directories that are looked into.
const MAX_DIRECTORIES: usize = 2_000;
/// The number of collections that a message names.
const MAX_NAMES: usize = 8;

/// The message about a file that does not exist.
pub fn missing_file(folder: &Path, path: &str) -> String {
    let looked_in = fs::canonicalize(folder.join("")).or_else(|_| fs::canonicalize(".")).ok();
    let mut out = format!("there is no file `{path}`");
    let wanted = Path::new(path);
    if let Some(near) = in_another_folder(folder, wanted) {
        let _ = write!(out, "\nhelp: did you mean `{}`?", near.display());
        return out;
    }
    let parent = wanted.parent().unwrap_or(Path::new(""));
    let name = wanted.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let ending = wanted.extension().map(|ending| ending.to_string_lossy().into_owned());
    let siblings = names(&folder.join(parent));
    let is_alike = |name: &&str| match ending.as_deref() {
        None => folder.join(parent).join(name).is_dir(),
        Some("yaml" | "yml") => name.ends_with(".yaml") || name.ends_with(".yml"),
        Some(_) => name.ends_with(".json"),
    };
    let alike: Vec<&str> = siblings.iter().map(String::as_str).filter(is_alike).collect();
    if let Some(near) = nearest(&name, alike.iter().copied()) {
        let _ = write!(out, "\nhelp: did you mean `{}`?", parent.join(near).display());
    } else if !alike.is_empty() {
        let _ = write!(out, "\nhelp: there are {}", alike.join(", "));
    } else if let Some(looked_in) = looked_in.filter(|_| wanted.is_relative()) {
        let whose = if folder == Path::new("") { "this folder" } else { "the folder of Cargo.toml" };
        let _ = write!(out, "\nhelp: the path is relative to {whose}, {}", looked_in.display());
    }
    out
}

/// The path of the file if one of its folders is misspelled; if the path is a name alone, also one in a folder beside.
fn in_another_folder(folder: &Path, wanted: &Path) -> Option<PathBuf> {
    let mut parent = PathBuf::new();
    let mut components = wanted.components();
    loop {
        let component = components.next()?;
        if components.as_path() == Path::new("") {
            let is_here = |name: &String| folder.join(name).join(wanted).is_file();
            let beside = names(folder).into_iter().filter(|_| parent == Path::new("")).find(is_here)?;
            return Some(Path::new(&beside).join(wanted));
        }
        if !folder.join(&parent).join(component).is_dir() {
            let all = names(&folder.join(&parent));
            let folders = all.iter().map(String::as_str).filter(|name| folder.join(&parent).join(name).is_dir());
            let near = parent.join(nearest(&component.as_os_str().to_string_lossy(), folders)?);
            let corrected = near.join(components.as_path());
            return match folder.join(&corrected).exists() {
                true => Some(corrected),
                false => in_another_folder(folder, &corrected),
            };
        }
        parent.push(component);
    }
}

/// The message about a directory that has no collection, but perhaps some below it.
pub fn not_a_collection(folder: &Path, path: &str) -> String {
    let root = folder.join(path);
    let path = path.trim_end_matches('/');
    let below = collections_below(&root);
    let jsons: Vec<String> = names(&root).into_iter().filter(|name| name.ends_with(".json")).collect();
    let found = if below.is_empty() { jsons } else { below };
    let shown: Vec<String> = found.iter().take(MAX_NAMES).map(|name| format!("`{path}/{name}`")).collect();
    let more = if found.len() > MAX_NAMES { ", …" } else { "" };
    let help = match shown.as_slice() {
        [] => "name the directory of a collection, as in `postman/collections/NAME`, or a JSON file".to_owned(),
        [one] => format!("did you mean {one}?"),
        several => format!("name one of {}{more}", several.join(", ")),
    };
    format!("the directory `{path}` is not a collection: it has no `*.request.yaml`\nhelp: {help}")
}

/// Whether a directory itself has a definition or a request.
pub fn is_collection(directory: &Path) -> bool {
    let is_request = |name: &String| name.contains(".request.") && is_part_of_directory(name);
    directory.join(".resources/definition.yaml").is_file()
        || directory.join(".resources/definition.yml").is_file()
        || names(directory).iter().any(is_request)
}

/// The collections in directories `postman/collections` at or below a directory, as paths below it.
pub fn collections_below(directory: &Path) -> Vec<String> {
    let ends_with = |end: &str| fs::canonicalize(directory).is_ok_and(|path| path.ends_with(end));
    let (is_postman, is_collections) = (ends_with("postman"), ends_with("postman/collections"));
    let mut found = Vec::new();
    let mut queue = vec![(String::new(), 0)];
    let mut seen = 0;
    while let Some((path, depth)) = queue.pop() {
        seen += 1;
        let is_parent = path.ends_with("postman/collections/")
            || is_postman && path == "collections/"
            || is_collections && path.is_empty();
        for name in names(&directory.join(&path)) {
            let inner = format!("{path}{name}");
            let is_directory = fs::symlink_metadata(directory.join(&inner)).is_ok_and(|data| data.is_dir());
            if !is_directory || matches!(name.as_str(), ".git" | "target" | "node_modules") {
                continue;
            }
            if is_parent {
                found.push(inner);
            } else if depth < MAX_DEPTH && seen < MAX_DIRECTORIES {
                queue.push((format!("{inner}/"), depth + 1));
            }
        }
    }
    found.sort();
    found
}

/// The names in a directory, sorted.
fn names(directory: &Path) -> Vec<String> {
    let directory = if directory == Path::new("") { Path::new(".") } else { directory };
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
