//! The files of the new crate.

use super::crate_plan::CratePlan;
use super::first_call;
use phlo_gen_core::emit::features;
use phlo_gen_core::emit::literal::literal;
use std::path::PathBuf;

impl CratePlan<'_> {
    /// The paths and contents of all files except the collection.
    pub fn files(&self) -> Vec<(String, String)> {
        let file = |path: &str, text: String| (path.to_owned(), text);
        let test = first_call::test(self);
        let mut files = vec![
            file("Cargo.toml", self.manifest(test.is_some())),
            file("README.md", self.readme(test.is_some())),
            file(".gitignore", "/target\n".to_owned()),
            file("src/lib.rs", self.library()),
            file("examples/first.rs", first_call::example(self)),
        ];
        files.extend(test.map(|test| file("tests/first.rs", test)));
        files.extend(self.is_directory.then(|| file("build.rs", self.build_script())));
        files
    }

    /// The name of the collection, on one line.
    fn title(&self) -> String {
        let title = self.api.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() { "an API".to_owned() } else { title }
    }

    fn manifest(&self, is_tested: bool) -> String {
        let (name, title) = (self.name, toml(&format!("A client for {}", self.title())));
        let mock =
            if is_tested { format!("phlo-gen-mock = {{ {} }}\n", self.source("phlo-gen-mock")) } else { String::new() };
        // outside of git, cargo does not package what begins with a dot, such as `.resources`
        let include = match self.is_directory {
            true => {
                "include = [\"/build.rs\", \"/collections\", \"/examples\", \"/src\", \"/tests\", \"/README.md\"]\n"
            }
            false => "",
        };
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\n\
             description = {title}\npublish = false\n{include}\n\
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

    /// The dependency on a crate of this project in a manifest.
    fn source(&self, folder: &str) -> String {
        match &self.checkout {
            Some(checkout) => {
                let folder: PathBuf = checkout.path.join(folder).components().collect();
                let path = toml(&folder.to_string_lossy());
                // a crate without a version cannot be packaged
                format!("version = {}, path = {path}", toml(&checkout.version))
            }
            None => format!("version = \"{}\"", env!("CARGO_PKG_VERSION")),
        }
    }

    /// The features that the authorization and the dynamic variables of the collection need.
    fn features(&self) -> Vec<String> {
        let mut features: Vec<String> = features::auth_kinds(self.api).iter().map(|kind| toml(kind)).collect();
        if features::dynamic_variable(self.api).is_some() {
            features.push(toml("dynamic"));
        }
        features
    }

    fn readme(&self, is_tested: bool) -> String {
        let (name, title, collection) = (self.name, self.title(), &self.collection);
        let program = first_call::program(self);
        let sentence = |subject: &str, variables: Vec<String>| match variables.as_slice() {
            [] => String::new(),
            [variable] => format!("{subject} the environment variable `{variable}`.\n\n"),
            several => format!("{subject} the environment variables `{}`.\n\n", several.join("`, `")),
        };
        let variables = sentence("It requires", first_call::required_variables(self))
            + &sentence("Most calls require", first_call::usual_variables(self));
        let test = if is_tested { "cargo test                    # with a mock\n" } else { "" };
        format!(
            "# {name}\n\nA client for {title}, made from `collections/{collection}` by phlo-gen while it compiles.\n\n\
             ## Use it\n\n`cargo add {name}`, or `cargo add --path` and its folder where it is not published. It runs on tokio.\n\n\
             ```rust,no_run\n{program}```\n\n{variables}\
             The documentation is the manual of the API: all settings, calls and responses.\n\n\
             ## Change it\n\n\
             ```sh\ncargo doc --no-deps --open    # the manual\n{test}\
             cargo run --example first     # a first call\n```\n\n\
             To change the API, change the collection; `phlo-gen diff OLD NEW` says what that means for callers.\n"
        )
    }

    /// The build script, because of which cargo sees files that are added to the directory.
    fn build_script(&self) -> String {
        let name = self.collection.replace('{', "{{").replace('}', "}}");
        let line = literal(&format!("cargo::rerun-if-changed=collections/{name}"));
        format!("//! Sees files that are added to the collection.\n\nfn main() {{\n    println!({line});\n}}\n")
    }

    fn macro_arguments(&self) -> String {
        let mut out = literal(&format!("collections/{}", self.collection));
        for (option, patterns) in [("only", self.only), ("skip", self.skip)] {
            if !patterns.is_empty() {
                out.push_str(&format!(", {option} = {}", list(patterns)));
            }
        }
        out
    }

    fn library(&self) -> String {
        let arguments = self.macro_arguments();
        format!(
            "#![cfg_attr(all(doc, not(doctest)), doc = phlo_gen::phlo_docs!({arguments}))]\n\
             #![cfg_attr(not(all(doc, not(doctest))), doc = \"A client generated from a Postman collection.\")]\n\n\
             phlo_gen::phlo_collection!({arguments});\n"
        )
    }
}

/// A list in Rust.
fn list(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| literal(text)).collect::<Vec<_>>().join(", "))
}

/// A TOML string, which has the syntax of a JSON string.
fn toml(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}
