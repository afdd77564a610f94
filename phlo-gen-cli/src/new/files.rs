//! What stands in the files of a new crate.

use super::facade::Facade;
use super::first;
use phlo_gen_core::api::Api;
use phlo_gen_core::emit::features;
use phlo_gen_core::emit::literal::literal;
use std::path::PathBuf;

/// A crate to be.
pub struct Plan<'a> {
    /// What it is a client for.
    pub api: &'a Api,
    /// Its name.
    pub name: &'a str,
    /// The name of the collection's copy.
    pub collection: String,
    /// The phlo-gen that it depends on, unless it is the released one.
    pub facade: Option<Facade>,
}

impl Plan<'_> {
    /// The files besides the collection, by their paths.
    pub fn files(&self) -> Vec<(String, String)> {
        let file = |path: &str, text: String| (path.to_owned(), text);
        let test = first::test(self);
        let mut files = vec![
            file("Cargo.toml", self.manifest(test.is_some())),
            file("README.md", self.readme(test.is_some())),
            file(".gitignore", "/target\n".to_owned()),
            file("src/lib.rs", self.library()),
            file("examples/first.rs", first::example(self)),
        ];
        files.extend(test.map(|test| file("tests/first.rs", test)));
        files
    }

    /// The name of the library in Rust.
    pub fn library_name(&self) -> String {
        self.name.replace('-', "_")
    }

    /// The name that the collection gives itself, on one line.
    fn title(&self) -> String {
        let title = self.api.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() { "an API".to_owned() } else { title }
    }

    fn manifest(&self, is_tested: bool) -> String {
        let (name, title) = (self.name, toml(&format!("A client for {}", self.title())));
        let mock =
            if is_tested { format!("phlo-gen-mock = {{ {} }}\n", self.source("phlo-gen-mock")) } else { String::new() };
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\n\
             description = {title}\npublish = false\n\n\
             [dependencies]\nphlo-gen = {{ {} }}\n\n\
             [dev-dependencies]\n{mock}tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n",
            self.dependency()
        )
    }

    fn dependency(&self) -> String {
        let source = self.source(".");
        let features = self.features();
        if features.is_empty() { source } else { format!("{source}, features = [{}]", features.join(", ")) }
    }

    /// Where a crate of this project is, by its folder.
    fn source(&self, folder: &str) -> String {
        match &self.facade {
            Some(facade) => {
                let folder: PathBuf = facade.path.join(folder).components().collect();
                let path = toml(&folder.to_string_lossy());
                // without a version it could not be packed
                format!("version = {}, path = {path}", toml(&facade.version))
            }
            None => format!("version = \"{}\"", env!("CARGO_PKG_VERSION")),
        }
    }

    /// The features that the collection needs: for kinds of authorization and for dynamic variables.
    fn features(&self) -> Vec<String> {
        let mut features: Vec<String> = Vec::new();
        for auth in &self.api.auths {
            let feature = toml(&auth.kind);
            let is_light = matches!(auth.kind.as_str(), "basic" | "bearer" | "apikey" | "oauth2");
            if !is_light && !features.contains(&feature) {
                features.push(feature);
            }
        }
        if features::dynamic_variable(self.api).is_some() {
            features.push(toml("dynamic"));
        }
        features
    }

    fn readme(&self, is_tested: bool) -> String {
        let (name, title, collection) = (self.name, self.title(), &self.collection);
        let (program, needs) = (first::program(self), first::needs(self));
        let needs: Vec<String> = needs.iter().map(|need| format!("`{need}`")).collect();
        let needs = match needs.is_empty() {
            true => String::new(),
            false => format!("The environment has to have {}.\n\n", needs.join(", ")),
        };
        let test = if is_tested { "cargo test                    # against a mock\n" } else { "" };
        format!(
            "# {name}\n\nA client for {title}, made from `collections/{collection}` by phlo-gen while it compiles.\n\n\
             ## Use it\n\n`cargo add {name}`, or `cargo add --path` and its folder where it is not published. It runs on tokio.\n\n\
             ```rust,no_run\n{program}```\n\n{needs}\
             The documentation is the manual of the API: all settings, calls and responses.\n\n\
             ## Change it\n\n\
             ```sh\ncargo doc --no-deps --open    # the manual\n{test}\
             cargo run --example first     # a first call\n```\n\n\
             To change the API, change the collection; `phlo-gen diff OLD NEW` says what that means for callers.\n"
        )
    }

    fn library(&self) -> String {
        let path = literal(&format!("collections/{}", self.collection));
        format!(
            "#![cfg_attr(all(doc, not(doctest)), doc = phlo_gen::phlo_docs!({path}))]\n\
             #![cfg_attr(not(all(doc, not(doctest))), doc = \"A client made of a Postman collection.\")]\n\n\
             phlo_gen::phlo_collection!({path});\n"
        )
    }
}

/// A string of TOML: it is written as one of JSON.
fn toml(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}
