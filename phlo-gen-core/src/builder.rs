//! The builder for build scripts: the macro's options as methods, and the source in a file.

use crate::emit::Emission;
use crate::generate::{Document, generate};
use crate::lower::{Folders, OptionError, Options, Responses};
use std::fmt;
use std::path::{Path, PathBuf};

/// Generates the source of a client in a build script, for code in a file.
///
/// It has the options of `phlo_collection!` and generates the same code. In `build.rs`:
///
/// ```no_run
/// fn main() -> Result<(), phlo_gen_core::BuildError> {
///     phlo_gen_core::Builder::new("collections/plivo.json").only(["PHLO/**", "Calls/**"]).write("plivo.rs")
/// }
/// ```
///
/// and in the crate, which depends on `phlo-gen` of the same version:
///
/// ```ignore
/// #[allow(dead_code)] // in a program, what it does not use
/// mod plivo {
///     include!(concat!(env!("OUT_DIR"), "/plivo.rs"));
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Builder {
    collection: String,
    environment: Option<String>,
    options: Options,
}

impl Builder {
    /// A builder for the collection at this path, a JSON file or a directory, relative to the folder of `Cargo.toml`.
    pub fn new(collection: impl Into<String>) -> Self {
        Builder { collection: collection.into(), environment: None, options: Options::default() }
    }

    /// A Postman environment whose values take precedence over those of the collection.
    #[must_use]
    pub fn environment(mut self, path: impl Into<String>) -> Self {
        self.environment = Some(path.into());
        self
    }

    /// Only items that match a pattern, such as `PHLO/**`.
    #[must_use]
    pub fn only<I: IntoIterator<Item: Into<String>>>(mut self, patterns: I) -> Self {
        self.options.only.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// No items that match a pattern.
    #[must_use]
    pub fn skip<I: IntoIterator<Item: Into<String>>>(mut self, patterns: I) -> Self {
        self.options.skip.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Another name for items: `[("PHLO/Run a PHLO", "run")]`.
    #[must_use]
    pub fn rename<I: IntoIterator<Item = (K, V)>, K: Into<String>, V: Into<String>>(mut self, names: I) -> Self {
        self.options.rename.extend(pairs(names));
        self
    }

    /// Variables that are settings of the client, regardless of the default rule.
    #[must_use]
    pub fn settings<I: IntoIterator<Item: Into<String>>>(mut self, variables: I) -> Self {
        self.options.settings.extend(variables.into_iter().map(Into::into));
        self
    }

    /// What is an argument of requests, regardless of the default rules: variables, headers that are constant otherwise,
    /// and literal segments of paths, `/reports/{year}`.
    #[must_use]
    pub fn arguments<I: IntoIterator<Item: Into<String>>>(mut self, variables: I) -> Self {
        self.options.arguments.extend(variables.into_iter().map(Into::into));
        self
    }

    /// What is always sent as it is saved, regardless of the default rules: ids in paths by the names of their arguments,
    /// and headers.
    #[must_use]
    pub fn constants<I: IntoIterator<Item: Into<String>>>(mut self, names: I) -> Self {
        self.options.constants.extend(names.into_iter().map(Into::into));
        self
    }

    /// Hosts that get the collection's credentials although only a few literal URLs name them.
    #[must_use]
    pub fn credentials<I: IntoIterator<Item: Into<String>>>(mut self, hosts: I) -> Self {
        self.options.credentials.extend(hosts.into_iter().map(Into::into));
        self
    }

    /// Your own types for members: `[("RunAPhlo.from", "crate::Phone")]`.
    #[must_use]
    pub fn types<I: IntoIterator<Item = (K, V)>, K: Into<String>, V: Into<String>>(mut self, types: I) -> Self {
        self.options.types.extend(pairs(types));
        self
    }

    /// Additional traits that all structs derive.
    #[must_use]
    pub fn derive<I: IntoIterator<Item: Into<String>>>(mut self, traits: I) -> Self {
        self.options.derive.extend(traits.into_iter().map(Into::into));
        self
    }

    /// How responses are typed.
    #[must_use]
    pub fn responses(mut self, responses: Responses) -> Self {
        self.options.responses = responses;
        self
    }

    /// Which folders become modules.
    #[must_use]
    pub fn folders(mut self, folders: Folders) -> Self {
        self.options.folders = folders;
        self
    }

    /// The path of the module that will contain the source: its examples then run as doctests.
    #[must_use]
    pub fn doctests(mut self, module: impl Into<String>) -> Self {
        self.options.doctests = Some(module.into());
        self
    }

    /// Writes the source to a file in cargo's `OUT_DIR`, and declares the files that it depends on to cargo.
    ///
    /// # Errors
    /// A file cannot be read or is not a collection, an option matches nothing, or the source cannot be written.
    pub fn write(&self, name: impl AsRef<Path>) -> Result<(), BuildError> {
        for path in std::iter::once(&self.collection).chain(&self.environment) {
            println!("cargo::rerun-if-changed={path}");
        }
        let folder = std::env::var_os("OUT_DIR")
            .ok_or_else(|| BuildError("OUT_DIR is not set\nhelp: call this in build.rs, or use `source()`".into()))?;
        let (file, source) = (Path::new(&folder).join(name), self.source()?);
        std::fs::write(&file, source).map_err(|error| BuildError(format!("{}: {error}", file.display())))
    }

    /// The source as a string: items that belong in a module.
    ///
    /// # Errors
    /// A file cannot be read or is not a collection, or an option matches nothing.
    pub fn source(&self) -> Result<String, BuildError> {
        let folder = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
        let read = |path: &String| Document::read(&folder, path);
        let collection = read(&self.collection).map_err(BuildError)?;
        let (environment, unread) = match self.environment.as_ref().map(read).transpose() {
            Ok(environment) => (environment, None),
            // the other mistakes show without it
            Err(error) => (None, Some(error)),
        };
        let emission = Emission::from(&self.options);
        let generated = generate(&collection, environment.as_ref(), &self.options, &emission);
        // an option may name a variable of the environment that was not read
        let has_all = unread.is_none();
        let is_known = |error: &&OptionError| has_all || !matches!(error.option, "settings" | "arguments");
        let refused = generated.option_errors.iter().filter(is_known).map(|error| format!("{}: {error}", error.option));
        let mistakes: Vec<String> =
            unread.into_iter().chain(generated.errors).chain(generated.environment_errors).chain(refused).collect();
        if mistakes.is_empty() { Ok(generated.source) } else { Err(BuildError(mistakes.join("\n"))) }
    }
}

fn pairs<I: IntoIterator<Item = (K, V)>, K: Into<String>, V: Into<String>>(
    pairs: I,
) -> impl Iterator<Item = (String, String)> {
    pairs.into_iter().map(|(key, value)| (key.into(), value.into()))
}

/// Why there is no source: all errors, each with its place and advice.
///
/// Its `Debug` is its message, so that cargo shows it unchanged if `main` of a build script returns it.
pub struct BuildError(String);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BuildError {}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str = "../collections/features/names.json";

    #[test]
    fn all_mistakes_are_reported_at_once() {
        let builder = || Builder::new(NAMES).only(["Nothing/**"]).settings(["nothing"]);
        let text = |builder: Builder| builder.source().expect_err("both options name nothing").to_string();
        let all = text(builder());
        assert!(all.contains("only: no item matches `Nothing/**`"), "{all}");
        assert!(all.contains("settings: ") && all.contains("`nothing`"), "{all}");
        // it may be a variable of the environment
        let all = text(builder().environment("missing.json"));
        assert!(all.starts_with("there is no file `missing.json`") && all.contains("only: "), "{all}");
        assert!(!all.contains("settings: "), "{all}");
    }

    #[test]
    fn an_error_in_a_collection_has_its_place() {
        let error = Builder::new("../tests/compile_fail/inputs/broken.json").source().expect_err("it is no JSON");
        assert!(error.to_string().contains("inputs/broken.json:4:"), "{error}");
        assert_eq!(format!("{error:?}"), error.to_string());
    }

    #[test]
    fn an_error_about_a_missing_file_suggests_a_similar_name() {
        let error = Builder::new("../collections/features/name.json").source().expect_err("there is no such file");
        assert!(error.to_string().ends_with("help: did you mean `../collections/features/names.json`?"), "{error}");
    }
}
