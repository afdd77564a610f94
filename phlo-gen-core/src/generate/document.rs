//! A document: a file, or a directory of files, with its text, for reading and for messages.

use super::directory::{self, DirectoryFile};
use super::text::{decode, excerpt};
use super::{string_places, suggestions};
use crate::collection::{self, Collection, Environment, SourceFile};
use crate::diagnostic::{Diagnostic, line_at, position};
use crate::lower::redacted_line;
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

/// A file and its text, or a directory and the text of its files.
#[derive(Debug, Clone)]
pub struct Document {
    path: String,
    /// The name of a directory, which may be the name of the collection.
    name: String,
    text: String,
    /// The files of a directory, whose texts are parts of `text`. `None` if the document is a file itself.
    files: Option<Vec<DirectoryFile>>,
}

impl Document {
    /// A file with this content. The path is for messages.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Document { path: path.into(), name: String::new(), text: text.into(), files: None }
    }

    /// Reads a file or a directory, whose path is relative to a folder.
    ///
    /// # Errors
    /// There is no such file, it cannot be read, or it is a directory without a collection; the message suggests others.
    pub fn read(folder: &Path, path: &str) -> Result<Self, String> {
        let file = folder.join(path);
        if file.is_dir() {
            let (text, files) = directory::read(folder, path)?;
            let path = trimmed(path).to_owned();
            return Ok(Document { name: name(&file, &path), path, text, files: Some(files) });
        }
        match std::fs::read(&file) {
            Ok(bytes) => Ok(Document::new(path, decode(&bytes))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(suggestions::missing_file(folder, path)),
            Err(error) => Err(format!("{path}: {error}")),
        }
    }

    /// The path as the user wrote it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The content of the file; for a directory that of all files, one after another.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All but the text: the path, and of a directory its name and its files. A client depends on both, and on nothing else
    /// of a document.
    pub fn outline(&self) -> String {
        format!("{:?}", (&self.path, &self.name, &self.files))
    }

    /// The paths of all files that were read, relative to the same folder as the path of the document.
    pub fn files(&self) -> Vec<String> {
        match &self.files {
            None => vec![self.path.clone()],
            Some(files) => {
                let read = files.iter().filter(|file| file.problem.is_none());
                read.map(|file| self.path_of(file)).collect()
            }
        }
    }

    /// The name of a directory, and of its files that were read the paths below it and the texts. `None` if the
    /// document is a file itself.
    pub fn directory(&self) -> Option<(&str, Vec<(&str, &str)>)> {
        let read = self.files.as_ref()?.iter().filter(|file| file.problem.is_none());
        let text = |file: &DirectoryFile| self.text.get(file.range.clone()).unwrap_or_default();
        Some((&self.name, read.map(|file| (file.path.as_str(), text(file))).collect()))
    }

    /// Reads the collection.
    ///
    /// # Errors
    /// The document is not a collection.
    pub fn collection(&self) -> Result<Collection, Box<Diagnostic>> {
        let Some(files) = &self.files else { return collection::read(&self.text) };
        let sources: Vec<SourceFile<'_>> = files.iter().map(|file| self.source(file)).collect();
        Ok(collection::read_directory(&self.name, &sources))
    }

    /// Reads the environment, in JSON or YAML.
    ///
    /// # Errors
    /// The document is not an environment.
    pub fn environment(&self) -> Result<Environment, Box<Diagnostic>> {
        if self.files.is_none() {
            return collection::read_environment(&self.text);
        }
        let message = "this is a directory, not a Postman environment";
        let help = "name a file, such as `postman/environments/NAME.environment.yaml`";
        Err(Box::new(Diagnostic::error("not-an-environment", 0, message).help(help)))
    }

    /// A diagnostic about the document in readable form: the place, the problem, the line, the advice.
    pub fn show(&self, diagnostic: &Diagnostic) -> String {
        let offset = self.place(diagnostic);
        let (path, range) = self.file_at(offset);
        let text = self.text.get(range.clone()).unwrap_or_default();
        let offset = offset.saturating_sub(range.start);
        let place = position(text, offset);
        let mut out = format!("{path}:{place}: {}", diagnostic.message);
        let line = line_at(text, offset);
        let before = text.get(..offset).and_then(|text| text.rsplit_once('\n')).map_or("", |(before, _)| before);
        let line = redacted_line(line, before, diagnostic);
        if !line.trim().is_empty() {
            let (line, column) = excerpt(&line, place.column);
            // writing to a String cannot fail
            let _ = write!(out, "\n    {line}\n    {}^", " ".repeat(column.saturating_sub(1)));
        }
        if let Some(help) = &diagnostic.help {
            let _ = write!(out, "\nhelp: {help}");
        }
        out
    }

    /// The offset of a diagnostic in the text, also of one about a place in a string, or about a word.
    pub fn place(&self, diagnostic: &Diagnostic) -> usize {
        if let Some(word) = self.word(diagnostic) {
            return word.start;
        }
        let source = self.text.get(diagnostic.offset..).filter(|_| diagnostic.in_string > 0).unwrap_or_default();
        diagnostic.offset + string_places::place_in_source(source, diagnostic.in_string)
    }

    /// Where the word of a diagnostic is, if it has one.
    pub fn word(&self, diagnostic: &Diagnostic) -> Option<Range<usize>> {
        let word = diagnostic.word.as_deref()?;
        let (_, file) = self.file_at(diagnostic.offset);
        let at = string_places::word_in_value(self.text.get(diagnostic.offset..file.end)?, word)? + diagnostic.offset;
        Some(at..at + word.len())
    }

    /// The path of the file at an offset, and the part of the text that is its content.
    pub fn file_at(&self, offset: usize) -> (String, Range<usize>) {
        let files = self.files.as_deref().unwrap_or_default();
        let index = files.partition_point(|file| file.range.start <= offset);
        match index.checked_sub(1).and_then(|index| files.get(index)) {
            Some(file) => (self.path_of(file), file.range.clone()),
            None => (self.path.clone(), 0..self.text.len()),
        }
    }

    fn path_of(&self, file: &DirectoryFile) -> String {
        format!("{}/{}", self.path, file.path)
    }

    fn source<'d>(&'d self, file: &'d DirectoryFile) -> SourceFile<'d> {
        SourceFile {
            path: &file.path,
            text: self.text.get(file.range.clone()).unwrap_or_default(),
            start: file.range.start,
            problem: file.problem.as_deref(),
        }
    }
}

/// A path without slashes at its end.
fn trimmed(path: &str) -> &str {
    match path.trim_end_matches(['/', '\\']) {
        "" => path,
        trimmed => trimmed,
    }
}

/// The name of a directory: the last part of its path or, if that is `.` or `..`, the name that it stands for.
fn name(directory: &Path, path: &str) -> String {
    match path.rsplit(['/', '\\']).next().unwrap_or_default() {
        "" | "." | ".." => {
            let name = std::fs::canonicalize(directory).ok().and_then(|path| Some(path.file_name()?.to_owned()));
            name.unwrap_or_default().to_string_lossy().into_owned()
        }
        name => name.to_owned(),
    }
}
