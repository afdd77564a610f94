//! Generated source that is kept for the next compilation of the same inputs.
//!
//! A file holds the inputs and then the source. The inputs are compared whole and not by a hash, which code without
//! optimization would compute slowly, and which could be equal for different ones.

use crate::incremental::Incremental;
use std::any::TypeId;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The last bytes of a whole file.
const END: &[u8] = b"\nend of phlo-gen's generated source\n";

/// The file that keeps the source of one call of the macro.
pub(crate) struct KeptSource {
    file: PathBuf,
    /// How a file with a source of these inputs begins.
    inputs: Vec<u8>,
}

impl KeptSource {
    /// The source of inputs, in a file of this name. The inputs are all that the source depends on besides the generator
    /// itself.
    pub(crate) fn new(incremental: &Incremental, name: &str, inputs: &[&str]) -> Self {
        // two builds of one version, from two revisions say, are two crates to rustc, so this type is two types
        let build = format!("{:?}", TypeId::of::<KeptSource>());
        let mut bytes = Vec::new();
        for input in [env!("CARGO_PKG_VERSION"), &build, &incremental.library].iter().chain(inputs) {
            bytes.extend_from_slice(&length(input));
            bytes.extend_from_slice(input.as_bytes());
        }
        // beside the folders of rustc, which removes nothing there but in those of its own
        KeptSource { file: incremental.folder.join("phlo-gen").join(name), inputs: bytes }
    }

    /// The source; `None` if there is none of these inputs, or if the file is not whole.
    pub(crate) fn read(&self) -> Option<String> {
        let bytes = fs::read(&self.file).ok()?;
        let (length_bytes, rest) = bytes.strip_prefix(self.inputs.as_slice())?.split_first_chunk()?;
        let source = std::str::from_utf8(rest.strip_suffix(END)?).ok()?;
        (length(source) == *length_bytes).then(|| source.to_owned())
    }

    /// Keeps the source. If that fails, it is generated again the next time.
    pub(crate) fn write(&self, source: &str) {
        // a name of this process: others may compile the same crate, and a reader is to see a whole file
        let new = self.file.with_extension(format!("{}.new", std::process::id()));
        let written = self.file.parent().map_or(Ok(()), fs::create_dir_all);
        let written = written.and_then(|()| self.write_to(&new, source)).and_then(|()| fs::rename(&new, &self.file));
        if written.is_err() {
            // it may not be there
            let _ = fs::remove_file(&new);
        }
    }

    fn write_to(&self, file: &Path, source: &str) -> io::Result<()> {
        let mut options = File::options();
        options.write(true).create(true).truncate(true);
        // a collection or an environment may hold secrets
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(file)?;
        file.write_all(&self.inputs)?;
        file.write_all(&length(source))?;
        file.write_all(source.as_bytes())?;
        file.write_all(END)?;
        // or the file could be renamed, and its bytes lost, when the machine goes down
        file.sync_data()
    }
}

/// The length before a text, so that two texts cannot be taken for two others.
fn length(text: &str) -> [u8; 8] {
    (text.len() as u64).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::{END, KeptSource};
    use crate::incremental::Incremental;
    use std::fs;
    use std::path::PathBuf;

    const SOURCE: &str = "pub struct Client; // ü\n";

    struct Folder(PathBuf);

    impl Folder {
        fn new(test: &str) -> Self {
            Folder(std::env::temp_dir().join(format!("phlo-gen-kept-{test}-{}", std::process::id())))
        }

        fn kept(&self, library: &str, inputs: &[&str]) -> KeptSource {
            let incremental = Incremental { folder: self.0.clone(), library: library.to_owned() };
            KeptSource::new(&incremental, "shop-1", inputs)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            // what a failed test leaves is in the folder for temporary files
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn the_same_inputs_have_the_source() {
        let folder = Folder::new("same");
        let kept = folder.kept("1", &["options", "collection"]);
        assert_eq!(kept.read(), None);
        kept.write(SOURCE);
        assert_eq!(folder.kept("1", &["options", "collection"]).read().as_deref(), Some(SOURCE));
        kept.write("");
        assert_eq!(kept.read().as_deref(), Some(""));
        let files = fs::read_dir(folder.0.join("phlo-gen")).expect("the folder is there");
        assert_eq!(files.count(), 1);
    }

    #[test]
    fn other_inputs_have_none() {
        let folder = Folder::new("other");
        folder.kept("1", &["options", "collection"]).write(SOURCE);
        for (library, inputs) in [
            ("2", &["options", "collection"][..]),
            ("1", &["options", "collectio"]),
            ("1", &["options", "collection "]),
            ("1", &["optionsc", "ollection"]),
            ("1", &["collection", "options"]),
            ("1", &["options", "collection", ""]),
            ("1", &["options"]),
            ("1", &[]),
        ] {
            assert_eq!(folder.kept(library, inputs).read(), None, "{library} {inputs:?}");
        }
    }

    #[test]
    fn a_file_that_is_not_whole_has_none() {
        let folder = Folder::new("whole");
        let kept = folder.kept("1", &["options", "collection"]);
        kept.write(SOURCE);
        let whole = fs::read(&kept.file).expect("the file is there");
        for length in 0..whole.len() {
            fs::write(&kept.file, &whole[..length]).expect("it can be written");
            assert_eq!(kept.read(), None, "{length} bytes");
        }
        fs::write(&kept.file, [&whole[..], b"more"].concat()).expect("it can be written");
        assert_eq!(kept.read(), None);
        fs::write(&kept.file, [&whole[..], END].concat()).expect("it can be written");
        assert_eq!(kept.read(), None);
        let mut invalid = whole.clone();
        invalid[whole.len() - END.len() - 3] = 0xFF;
        fs::write(&kept.file, invalid).expect("it can be written");
        assert_eq!(kept.read(), None);
        fs::write(&kept.file, whole).expect("it can be written");
        assert_eq!(kept.read().as_deref(), Some(SOURCE));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_error() {
        let folder = Folder::new("denied");
        fs::write(&folder.0, "a file where the folder should be").expect("it can be written");
        let kept = folder.kept("1", &["collection"]);
        kept.write(SOURCE);
        assert_eq!(kept.read(), None);
        fs::remove_file(&folder.0).expect("it can be removed");

        fs::create_dir_all(&kept.file).expect("a folder where the file should be");
        kept.write(SOURCE);
        assert_eq!(kept.read(), None);
        let files = fs::read_dir(folder.0.join("phlo-gen")).expect("the folder is there");
        assert_eq!(files.count(), 1, "the new file is removed");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::new("mode");
        let kept = folder.kept("1", &["collection"]);
        kept.write(SOURCE);
        let mode = fs::metadata(&kept.file).expect("the file is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
