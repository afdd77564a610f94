//! Reads the files of a collection's directory.
//!
//! Only regular files are read, and nothing outside of the directory: a link is followed if it leads to a file inside.

use super::suggestions;
use super::text::decode;
use crate::collection::is_part_of_directory;
use std::fs::{self, FileType};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The limits of a directory, far above those of real collections (189 requests, 2 MB, 9 levels).
const MAX_FILE: u64 = 16 << 20;
const MAX_TOTAL: usize = 256 << 20;
const MAX_ENTRIES: usize = 100_000;
const MAX_DEPTH: usize = 64;

/// A file of a directory.
#[derive(Debug, Clone)]
pub struct DirectoryFile {
    /// Its path below the directory, with `/` between the names.
    pub path: String,
    /// The part of the text of all files that is its content.
    pub range: Range<usize>,
    /// Why it was not read.
    pub problem: Option<String>,
}

/// The text of all files of the collection in a directory, and the files.
///
/// # Errors
/// There is no collection in the directory; the message names those below it.
pub fn read(folder: &Path, path: &str) -> Result<(String, Vec<DirectoryFile>), String> {
    let root = folder.join(path);
    if !suggestions::is_collection(&root) && !suggestions::collections_below(&root).is_empty() {
        return Err(suggestions::not_a_collection(folder, path));
    }
    let mut reader = Reader {
        canonical: fs::canonicalize(&root).map_err(|error| format!("{path}: {error}"))?,
        root,
        text: String::new(),
        files: Vec::new(),
        entries: 0,
    };
    reader.walk("", 0);
    reader.read_all();
    match reader.files.is_empty() {
        true => Err(suggestions::not_a_collection(folder, path)),
        false => Ok((reader.text, reader.files)),
    }
}

struct Reader {
    root: PathBuf,
    /// The root without links.
    canonical: PathBuf,
    text: String,
    files: Vec<DirectoryFile>,
    /// The number of files and directories so far.
    entries: usize,
}

impl Reader {
    /// Finds the files of a folder, given by its path with a slash at the end.
    fn walk(&mut self, folder: &str, depth: usize) {
        let mut entries: Vec<_> = match fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries.flatten().collect(),
            Err(error) => return self.skip(folder.trim_end_matches('/').to_owned(), error.to_string()),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            self.entries += 1;
            if self.entries > MAX_ENTRIES {
                let problem = format!("the directory has more than {MAX_ENTRIES} files");
                // once is enough
                return if self.entries == MAX_ENTRIES + 1 {
                    self.skip(folder.to_owned(), problem)
                };
            }
            let name = entry.file_name();
            let path = format!("{folder}{}", name.to_string_lossy());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && name == ".git" => {}
                Ok(kind) if kind.is_dir() && depth >= MAX_DEPTH => {
                    self.skip(path, format!("folders are nested more than {MAX_DEPTH} levels deep"));
                }
                Ok(kind) if kind.is_dir() && name.to_str().is_some() => self.walk(&format!("{path}/"), depth + 1),
                Ok(kind) if kind.is_dir() => self.skip(path, "its name is not UTF-8".to_owned()),
                Ok(kind) => self.file(path, kind, name.to_str().is_some()),
                Err(error) => self.skip(path, error.to_string()),
            }
        }
    }

    /// Notes a file, if it is part of a collection.
    fn file(&mut self, path: String, kind: FileType, is_utf8: bool) {
        let target = self.root.join(&path);
        if kind.is_symlink() && target.is_dir() {
            return self.skip(path, "it is a link to a directory, which is not followed".to_owned());
        }
        if !is_part_of_directory(&path) {
            return;
        }
        if !is_utf8 {
            return self.skip(path, "its name is not UTF-8".to_owned());
        }
        let is_inside = || fs::canonicalize(&target).is_ok_and(|target| target.starts_with(&self.canonical));
        if kind.is_symlink() && !is_inside() {
            return self.skip(path, "it is a link that leads out of the directory, or nowhere".to_owned());
        }
        let problem = match fs::metadata(&target) {
            Ok(metadata) if !metadata.is_file() => Some("it is not a regular file".to_owned()),
            Ok(metadata) if metadata.len() > MAX_FILE => Some(format!("it is larger than {} MiB", MAX_FILE >> 20)),
            Ok(_) => None,
            Err(error) => Some(error.to_string()),
        };
        self.files.push(DirectoryFile { path, range: 0..0, problem });
    }

    fn skip(&mut self, path: String, problem: String) {
        self.files.push(DirectoryFile { path, range: 0..0, problem: Some(problem) });
    }

    /// Reads the files: the definition of the collection, then the others by path. A line end separates them.
    fn read_all(&mut self) {
        self.files.sort_by(|a, b| {
            let rank = |file: &DirectoryFile| !file.path.starts_with(".resources/definition.");
            rank(a).cmp(&rank(b)).then_with(|| a.path.cmp(&b.path))
        });
        for file in &mut self.files {
            let start = self.text.len();
            if file.problem.is_none() {
                match fs::read(self.root.join(&file.path)) {
                    Ok(bytes) if start + bytes.len() > MAX_TOTAL => {
                        file.problem = Some(format!("the files before it have more than {} MiB", MAX_TOTAL >> 20));
                    }
                    Ok(bytes) => self.text.push_str(&decode(&bytes)),
                    Err(error) => file.problem = Some(error.to_string()),
                }
            }
            file.range = start..self.text.len();
            self.text.push('\n');
        }
    }
}
