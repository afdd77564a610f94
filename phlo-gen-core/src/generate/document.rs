//! A document: a file and its text, for reading and for messages.

use crate::diagnostic::{Diagnostic, line_at, nearest, position};
use crate::lower::redacted_line;
use std::fmt::Write;
use std::path::Path;

/// A file and its text.
#[derive(Debug, Clone)]
pub struct Document {
    /// The path as the user wrote it.
    pub path: String,
    /// The content of the file.
    pub text: String,
}

impl Document {
    /// Reads a file below a folder.
    ///
    /// # Errors
    /// There is no such file, or it cannot be read; the message suggests files with similar names.
    pub fn read(folder: &Path, path: &str) -> Result<Self, String> {
        let file = folder.join(path);
        match std::fs::read(&file) {
            Ok(bytes) => Ok(Document { path: path.to_owned(), text: decode(&bytes) }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(missing_file(folder, path)),
            Err(error) => Err(format!("{path}: {error}")),
        }
    }

    /// A diagnostic about the document in readable form: the place, the problem, the line, the advice.
    pub fn show(&self, diagnostic: &Diagnostic) -> String {
        let place = position(&self.text, diagnostic.offset);
        let mut out = format!("{}:{place}: {}", self.path, diagnostic.message);
        let line = redacted_line(line_at(&self.text, diagnostic.offset), diagnostic);
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
}

/// Decodes UTF-8, and UTF-16 by its byte order mark. Bytes that are invalid become U+FFFD.
fn decode(bytes: &[u8]) -> String {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The message about a file that does not exist.
fn missing_file(folder: &Path, path: &str) -> String {
    let mut out = format!("there is no file `{path}`");
    let wanted = Path::new(path);
    let parent = wanted.parent().unwrap_or(Path::new(""));
    let names = |folder: &Path| -> Vec<String> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let name = wanted.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let siblings = names(&folder.join(parent));
    let jsons: Vec<&str> = siblings.iter().map(String::as_str).filter(|name| name.ends_with(".json")).collect();
    if let Some(near) = nearest(&name, jsons.iter().copied()) {
        let _ = write!(out, "\nhelp: did you mean `{}`?", parent.join(near).display());
    } else if !jsons.is_empty() {
        let _ = write!(out, "\nhelp: there are {}", jsons.join(", "));
    } else if folder != Path::new("") {
        out.push_str("\nhelp: the path is relative to the folder of Cargo.toml");
    }
    out
}

/// A line, shortened around a column if it is long.
fn excerpt(line: &str, column: usize) -> (String, usize) {
    const WIDTH: usize = 100;
    let from = if line.chars().count() <= WIDTH { 0 } else { column.saturating_sub(WIDTH / 2) };
    let cut: String = line.chars().skip(from).take(WIDTH).map(|c| if c == '\t' { ' ' } else { c }).collect();
    (cut, column - from.min(column))
}
