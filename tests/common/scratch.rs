//! Crates that tests write for a compiler or an editor.

use crate::shared_build::share_build;
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

    /// Lets the crates use what is built already, after all has been written.
    pub fn share_build(&self) {
        share_build(Path::new(env!("CARGO_MANIFEST_DIR")), &self.folder);
    }

    /// Builds the crates, not only checks them, because the dependencies are built and not checked; the error is what cargo
    /// prints.
    pub fn build(&self) -> Result<(), String> {
        let output = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--workspace"])
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

/// The folder of the project's own builds.
pub fn target() -> PathBuf {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tmp.parent().unwrap_or(tmp).to_owned()
}
