//! The checkout of phlo-gen that the new crate depends on.

use crate::error::CommandError;
use std::path::{Component, Path, PathBuf};

/// A checkout of phlo-gen.
pub struct Checkout {
    /// Its folder, as written in the manifest of the new crate.
    pub path: PathBuf,
    /// Its version.
    pub version: String,
}

impl Checkout {
    /// The checkout in a folder.
    pub fn find(path: &Path) -> Result<Self, CommandError> {
        let error = || CommandError::Usage(format!("there is no phlo-gen in {}", path.display()));
        let manifest = std::fs::read_to_string(path.join("Cargo.toml")).map_err(|_| error())?;
        if !manifest.contains("name = \"phlo-gen\"") {
            return Err(error());
        }
        let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
        let version = version.unwrap_or(env!("CARGO_PKG_VERSION")).to_owned();
        Ok(Self { path: std::path::absolute(path).map_err(|_| error())?, version })
    }

    /// With a path relative to an existing folder, unless they have only the root in common: both can be moved together.
    pub fn relative_to(self, folder: &Path) -> Self {
        let relative = std::path::absolute(folder).ok().and_then(|folder| relative(&folder, &self.path));
        // `..` after a symbolic link may refer to a different folder
        let is_same = |path: &PathBuf| match (folder.join(path).canonicalize(), self.path.canonicalize()) {
            (Ok(relative), Ok(absolute)) => relative == absolute,
            _ => false,
        };
        match relative.filter(is_same) {
            Some(path) => Self { path, ..self },
            None => self,
        }
    }
}

/// The relative path from one folder to another, unless they have only the root in common.
fn relative(from: &Path, to: &Path) -> Option<PathBuf> {
    let (from, to) = (normalized(from), normalized(to));
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let shared = from.get(..common)?;
    if !shared.iter().any(|component| matches!(component, Component::Normal(_))) {
        return None;
    }
    let up = from.iter().skip(common).map(|_| Component::ParentDir);
    Some(up.chain(to.iter().skip(common).copied()).collect())
}

/// The components of a path without `.` and `..`.
fn normalized(path: &Path) -> Vec<Component<'_>> {
    let mut out = Vec::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(out.pop()),
            Component::CurDir => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::relative;
    use std::path::{Path, PathBuf};

    #[test]
    fn a_relative_path_goes_up_and_down() {
        let path = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(path("/home/me/plivo-client", "/home/me/phlo-gen"), Some(PathBuf::from("../phlo-gen")));
        assert_eq!(path("/home/me/a/b", "/home/me/a/../c/./d"), Some(PathBuf::from("../../c/d")));
        assert_eq!(path("/home/me/phlo-gen/clients/a", "/home/me/phlo-gen"), Some(PathBuf::from("../..")));
        assert_eq!(path("/tmp/a", "/home/me/phlo-gen"), None);
    }
}
