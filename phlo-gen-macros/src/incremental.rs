//! What the command line of rustc says: the folder for incremental compilation, and the library files of this macro.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A compilation that reuses results of the one before.
pub(crate) struct Incremental {
    /// The folder in which rustc has a folder for each crate.
    pub(crate) folder: PathBuf,
    /// The library files of this macro, with length and time. They change when the generator is built again.
    pub(crate) library: String,
}

impl Incremental {
    /// `None` if the compilation is not incremental, or if the library of this macro is not where rustc looks for those of
    /// dependencies. rust-analyzer and rustdoc name no folder.
    pub(crate) fn new(command_line: impl IntoIterator<Item = OsString>) -> Option<Self> {
        let arguments: Vec<String> = command_line.into_iter().filter_map(|word| word.into_string().ok()).collect();
        let folder = values(&arguments, "-C", "incremental=").pop()?;
        let mut libraries = Vec::new();
        for folder in values(&arguments, "-L", "dependency=") {
            libraries_in(Path::new(folder), &mut libraries);
        }
        libraries.sort();
        (!libraries.is_empty()).then(|| Incremental { folder: folder.into(), library: libraries.join("\n") })
    }
}

/// The values of a key: `["-C", "key=value"]` or `["-Ckey=value"]`.
fn values<'a>(arguments: &'a [String], flag: &str, key: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let word = match argument.strip_prefix(flag) {
            Some("") => arguments.next().map(String::as_str),
            word => word,
        };
        found.extend(word.and_then(|word| word.strip_prefix(key)));
    }
    found
}

/// Adds name, length and time of each library of this macro. cargo puts a hash behind the name of the crate.
fn libraries_in(folder: &Path, libraries: &mut Vec<String>) {
    let start = concat!(env!("CARGO_CRATE_NAME"), "-");
    for entry in folder.read_dir().into_iter().flatten().flatten() {
        let name = entry.file_name();
        let stem = name.to_str().and_then(|name| name.strip_prefix(std::env::consts::DLL_PREFIX));
        if stem.is_some_and(|stem| stem.starts_with(start) && stem.ends_with(std::env::consts::DLL_SUFFIX)) {
            let metadata = entry.metadata().and_then(|metadata| Ok((metadata.len(), metadata.modified()?)));
            libraries.extend(metadata.map(|metadata| format!("{name:?} {metadata:?}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Incremental;
    use std::fs;
    use std::path::PathBuf;

    fn incremental(arguments: &[&str]) -> Option<Incremental> {
        Incremental::new(arguments.iter().map(|word| word.into()))
    }

    /// A folder with libraries: this macro's, and another one's.
    fn libraries(test: &str) -> (PathBuf, PathBuf, String) {
        let folder = std::env::temp_dir().join(format!("phlo-gen-libraries-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the folder can be made");
        let library = |name: &str| {
            let file = format!("{}{name}{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
            fs::write(folder.join(&file), "library").expect("the file can be written");
            folder.join(file)
        };
        library("phlo_gen_macros_of_another_kind-1");
        let own = library("phlo_gen_macros-1f2e");
        let argument = format!("dependency={}", folder.display());
        (folder, own, argument)
    }

    #[test]
    fn the_folder_is_found_in_both_spellings() {
        let (folder, _, dependency) = libraries("spellings");
        for arguments in [
            ["rustc", "-C", "incremental=/t/incremental", "-L", &dependency],
            ["clippy-driver", "rustc", "-Cincremental=/t/incremental", &format!("-L{dependency}"), "src/lib.rs"],
            ["-C", "debuginfo=2", "-Cincremental=/t/incremental", "-L", &dependency],
        ] {
            let found = incremental(&arguments).expect("both are there");
            assert_eq!(found.folder, PathBuf::from("/t/incremental"));
            assert!(found.library.contains("phlo_gen_macros-1f2e"), "{}", found.library);
            assert!(!found.library.contains("another"), "{}", found.library);
        }
        fs::remove_dir_all(folder).expect("it can be removed");
    }

    #[test]
    fn there_is_none_without_a_folder_or_without_a_library() {
        let (folder, own, dependency) = libraries("none");
        assert!(incremental(&["rustc", "-L", &dependency]).is_none());
        assert!(incremental(&["rustc", "-C", "opt-level=3", "-L", &dependency, "-C"]).is_none());
        assert!(incremental(&["rust-analyzer-proc-macro-srv"]).is_none());
        assert!(incremental(&["rustc", "-C", "incremental=/t", "-L", "dependency=/no/such/folder"]).is_none());
        fs::remove_file(own).expect("it can be removed");
        assert!(incremental(&["rustc", "-C", "incremental=/t", "-L", &dependency]).is_none());
        fs::remove_dir_all(folder).expect("it can be removed");
    }

    #[test]
    fn a_library_that_was_built_again_is_another() {
        let (folder, own, dependency) = libraries("again");
        let library = || incremental(&["-C", "incremental=/t", "-L", &dependency]).expect("both are there").library;
        let before = library();
        assert_eq!(library(), before);
        let file = fs::File::options().write(true).open(&own).expect("it can be opened");
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).expect("its time can be set");
        let earlier = library();
        assert_ne!(earlier, before);
        fs::write(&own, "another library").expect("it can be written");
        assert_ne!(library(), earlier);
        fs::remove_dir_all(folder).expect("it can be removed");
    }
}
