//! Crates that tests write for a compiler or an editor.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with crates of one test.
pub struct Scratch {
    /// Its path. Files of earlier runs are kept.
    pub folder: PathBuf,
}

impl Scratch {
    /// A folder of that name.
    pub fn new(name: &str) -> Self {
        Scratch { folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join(name) }
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) {
        let file = self.folder.join(name);
        std::fs::create_dir_all(file.parent().unwrap_or(&self.folder)).expect("the folder can be made");
        std::fs::write(file, text).expect("the file can be written");
    }

    /// Checks the crates; the error is what cargo prints.
    pub fn check(&self) -> Result<(), String> {
        let output = Command::new(env!("CARGO"))
            .args(["check", "--quiet", "--workspace"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target())
            .output()
            .expect("cargo runs");
        if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
    }
}

/// A `Cargo.toml`.
pub fn manifest(name: &str, dependencies: &str) -> String {
    format!("[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n")
}

/// A dependency on the facade. All scratch crates use the same features, so that it is built once.
pub fn facade(name: &str) -> String {
    let path = env!("CARGO_MANIFEST_DIR");
    format!("{name} = {{ package = \"phlo-gen\", path = {path:?}, features = [\"auth\"] }}")
}

/// The target folder, which all scratch crates share with the corpus, so that dependencies are built once.
pub fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("target")
}
