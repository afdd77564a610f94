//! Replaces a file as a whole, or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a new file in the same folder, which then replaces the other: a reader, or an error in between, finds the old
/// file or the new one. A link stays, and the file that it leads to is replaced.
pub fn write_file(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let beside = beside(&path);
    let written = write_new(&beside, &path, text).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // The first error counts.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write_new(beside: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(beside)?;
    file.write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(path) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}

/// The name of the new file, which no other run of the program uses.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.new", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::write_file;
    use std::fs;

    #[test]
    fn a_file_is_replaced_and_nothing_else_stays() {
        let folder = std::env::temp_dir().join(format!("phlo-gen-write-{}", std::process::id()));
        let path = folder.join("collections/api.json");
        assert!(write_file(&path, "one").is_ok() && write_file(&path, "two").is_ok());
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("two"));
        assert!(write_file(&folder, "a folder").is_err());
        let names = |folder| fs::read_dir(folder).map(|entries| entries.count()).unwrap_or_default();
        assert_eq!((names(folder.join("collections")), names(folder.clone())), (1, 1));
        assert!(fs::remove_dir_all(&folder).is_ok());
    }
}
