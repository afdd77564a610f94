//! The phlo-gen that a new crate depends on.

use crate::failure::Failure;
use std::path::{Component, Path, PathBuf};

/// A checkout of phlo-gen.
pub struct Facade {
    /// Its folder, as the manifest of the new crate names it.
    pub path: PathBuf,
    /// Its version.
    pub version: String,
}

impl Facade {
    /// The one in this folder.
    pub fn find(path: &Path) -> Result<Self, Failure> {
        let wrong = || Failure::Usage(format!("there is no phlo-gen in {}", path.display()));
        let manifest = std::fs::read_to_string(path.join("Cargo.toml")).map_err(|_| wrong())?;
        if !manifest.contains("name = \"phlo-gen\"") {
            return Err(wrong());
        }
        let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
        let version = version.unwrap_or(env!("CARGO_PKG_VERSION")).to_owned();
        Ok(Self { path: std::path::absolute(path).map_err(|_| wrong())?, version })
    }

    /// Named from a folder, which has to exist, if both lie in one: they may be moved together, and others have them elsewhere.
    pub fn seen_from(self, folder: &Path) -> Self {
        let relative = std::path::absolute(folder).ok().and_then(|folder| relative(&folder, &self.path));
        // `..` leads elsewhere behind a symbolic link
        let leads = |path: &PathBuf| match (folder.join(path).canonicalize(), self.path.canonicalize()) {
            (Ok(there), Ok(own)) => there == own,
            _ => false,
        };
        match relative.filter(leads) {
            Some(path) => Self { path, ..self },
            None => self,
        }
    }
}

/// The way from one folder to another, unless they have nothing in common but the root.
fn relative(from: &Path, to: &Path) -> Option<PathBuf> {
    let (from, to) = (plain(from), plain(to));
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let shared = from.get(..common)?;
    if !shared.iter().any(|component| matches!(component, Component::Normal(_))) {
        return None;
    }
    let up = from.iter().skip(common).map(|_| Component::ParentDir);
    Some(up.chain(to.iter().skip(common).copied()).collect())
}

/// The components of a path, without those that lead back.
fn plain(path: &Path) -> Vec<Component<'_>> {
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
    fn a_way_leads_up_and_down_again() {
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(way("/home/me/plivo-client", "/home/me/phlo-gen"), Some(PathBuf::from("../phlo-gen")));
        assert_eq!(way("/home/me/a/b", "/home/me/a/../c/./d"), Some(PathBuf::from("../../c/d")));
        assert_eq!(way("/home/me/phlo-gen/clients/a", "/home/me/phlo-gen"), Some(PathBuf::from("../..")));
        assert_eq!(way("/tmp/a", "/home/me/phlo-gen"), None);
    }
}
