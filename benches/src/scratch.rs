//! The crates that are measured: written into a folder below `target`, with a separate lock file.

use crate::apis::api::Api;
use crate::apis::{collection, handwritten, openapi, samples};
use phlo_gen_core::emit::Emission;
use phlo_gen_core::generate::{Document, generate};
use phlo_gen_core::lower::Options;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The versions for all measurements.
const LOCK: &str = include_str!("../scratch/Cargo.lock");
/// Crates that are the same for any API.
const CRATES: [(&str, &[(&str, &str)]); 5] = [
    (
        "convert",
        &[
            ("Cargo.toml", include_str!("../scratch/convert/Cargo.toml")),
            ("src/main.rs", include_str!("../scratch/convert/src/main.rs")),
        ],
    ),
    (
        "expand",
        &[
            ("Cargo.toml", include_str!("../scratch/expand/Cargo.toml")),
            ("src/main.rs", include_str!("../scratch/expand/src/main.rs")),
        ],
    ),
    (
        "floor",
        &[
            ("Cargo.toml", include_str!("../scratch/floor/Cargo.toml")),
            ("src/lib.rs", include_str!("../scratch/floor/src/lib.rs")),
        ],
    ),
    (
        "generate",
        &[
            ("Cargo.toml", include_str!("../scratch/generate/Cargo.toml")),
            ("src/main.rs", include_str!("../scratch/generate/src/main.rs")),
        ],
    ),
    (
        "calls",
        &[
            ("Cargo.toml", include_str!("../scratch/calls/Cargo.toml")),
            ("src/lib.rs", include_str!("../scratch/calls/src/lib.rs")),
            ("src/careful.rs", include_str!("../scratch/calls/src/careful.rs")),
            ("src/bin/hand.rs", include_str!("../scratch/calls/src/bin/hand.rs")),
            ("src/bin/phlo.rs", include_str!("../scratch/calls/src/bin/phlo.rs")),
            ("src/bin/progenitor.rs", include_str!("../scratch/calls/src/bin/progenitor.rs")),
            ("src/bin/server.rs", include_str!("../scratch/calls/src/bin/server.rs")),
        ],
    ),
];

/// A user has these crates from a registry: cargo does not build them incrementally then, and the macro is a sixth faster.
const OURS: &str = "
[profile.dev.package]
phlo-gen.incremental = false
phlo-gen-core.incremental = false
phlo-gen-macros.incremental = false
phlo-gen-runtime.incremental = false
";

/// How a client of the API is generated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Phlo,
    Builder,
    Positional,
    Hand,
    /// phlo-gen's code in a file, from a build script or the program.
    File,
}

pub const WAYS: [Way; 4] = [Way::Phlo, Way::Builder, Way::Positional, Way::Hand];

/// The kinds of clients whose checks are measured.
pub const CHECKED: [Way; 5] = [Way::Phlo, Way::Builder, Way::Positional, Way::Hand, Way::File];

/// The folder of the measured crates.
pub struct Scratch {
    pub root: PathBuf,
    /// The names of the crates so far.
    members: Vec<String>,
}

impl Way {
    /// The word in names of crates.
    pub fn word(self) -> &'static str {
        match self {
            Way::Phlo => "phlo",
            Way::Builder => "builder",
            Way::Positional => "positional",
            Way::Hand => "hand",
            Way::File => "file",
        }
    }

    /// Its display name.
    pub fn title(self) -> &'static str {
        match self {
            Way::Phlo => "phlo-gen",
            Way::Builder => "progenitor, builder",
            Way::Positional => "progenitor, positional",
            Way::Hand => "hand-written",
            Way::File => "phlo-gen, code in a file",
        }
    }

    fn dependencies(self) -> &'static str {
        match self {
            Way::Phlo | Way::File => "phlo-gen = { path = \"../../..\" }\n",
            Way::Builder | Way::Positional => {
                "progenitor = \"=0.15.1\"\nprogenitor-client = \"=0.15.1\"\nserde = { version = \"1\", features = [\"derive\"] }\n\
                 futures = \"0.3\"\nbytes = \"1\"\nserde_json = \"1\"\nreqwest = { version = \"0.13.5\", features = [\"json\", \"query\", \"stream\"] }\n"
            }
            Way::Hand => {
                "reqwest = { version = \"0.13.5\", features = [\"json\", \"query\"] }\nserde = { version = \"1\", features = [\"derive\"] }\n"
            }
        }
    }

    /// The module with the client.
    fn source(self, folder: &Path, api: &Api) -> io::Result<String> {
        let progenitor = |interface| {
            format!("//! A client.\nprogenitor::generate_api!(spec = \"openapi.json\", interface = {interface});\n")
        };
        Ok(match self {
            Way::Phlo => "//! A client.\nphlo_gen::phlo_collection!(\"collection.json\");\n".to_owned(),
            Way::Builder => progenitor("Builder"),
            Way::Positional => progenitor("Positional"),
            Way::Hand => handwritten::handwritten(api),
            Way::File => {
                let collection = Document::read(folder, "collection.json").map_err(io::Error::other)?;
                let code = generate(&collection, None, &Options::default(), &Emission::default());
                format!("//! A client.\n{}", code.source)
            }
        })
    }
}

impl Scratch {
    /// A folder with crates of all kinds for these numbers of operations, and of phlo-gen for the large ones.
    pub fn new(root: &Path, sizes: &[usize], large: &[usize]) -> io::Result<Self> {
        let mut scratch = Scratch { root: root.join("target/bench"), members: Vec::new() };
        fs::create_dir_all(&scratch.root)?;
        let mut members = Vec::new();
        for size in sizes {
            let api = Api::new(*size, MEMBERS);
            for way in CHECKED {
                scratch.client(&package(way, *size), way, &api)?;
                members.push(package(way, *size));
            }
        }
        for size in large {
            scratch.client(&package(Way::Phlo, *size), Way::Phlo, &Api::new(*size, MEMBERS))?;
            members.push(package(Way::Phlo, *size));
        }
        for (name, files) in CRATES {
            fs::create_dir_all(scratch.root.join(name).join("src/bin"))?;
            for (path, text) in files {
                write(&scratch.root.join(name).join(path), text)?;
            }
            members.push(name.to_owned());
        }
        scratch.calls(&Api::new(5, MEMBERS))?;
        scratch.members.extend(members);
        Ok(scratch)
    }

    /// Makes a workspace of the crates so far, and of others.
    pub fn finish(&mut self, others: Vec<String>) -> io::Result<()> {
        self.members.extend(others);
        let members = self.members.iter().map(|member| format!("{member:?}")).collect::<Vec<_>>().join(", ");
        let manifest =
            format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n\n[profile.release]\ndebug = false\n{OURS}");
        write(&self.root.join("Cargo.toml"), &manifest)?;
        if self.root.join("Cargo.lock").exists() { Ok(()) } else { write(&self.root.join("Cargo.lock"), LOCK) }
    }

    /// The API and the responses of the programs that make calls.
    fn calls(&self, api: &Api) -> io::Result<()> {
        let folder = self.root.join("calls");
        write(&folder.join("collection.json"), &pretty(&collection::collection(api)))?;
        write(&folder.join("openapi.json"), &pretty(&openapi::openapi(api)))?;
        write(&folder.join("src/hand.rs"), &handwritten::handwritten(api))?;
        let Some(resource) = api.resources.first() else { return Ok(()) };
        // As servers send it.
        write(&folder.join("small.json"), &samples::object(resource, true).to_string())?;
        write(&folder.join("list.json"), &samples::list(resource, 1000).to_string())
    }

    fn client(&self, package: &str, way: Way, api: &Api) -> io::Result<()> {
        let folder = self.root.join(package);
        fs::create_dir_all(&folder)?;
        match way {
            Way::Phlo | Way::File => {
                write(&folder.join("collection.json"), &pretty(&collection::collection(api)))?;
            }
            Way::Builder | Way::Positional => {
                write(&folder.join("openapi.json"), &pretty(&openapi::openapi(api)))?;
            }
            Way::Hand => {}
        }
        self.package(package, way, &way.source(&folder, api)?).map(|_| ())
    }

    /// Writes a crate with the dependencies of a way and this client; returns its folder.
    pub fn package(&self, package: &str, way: Way, client: &str) -> io::Result<PathBuf> {
        let folder = self.root.join(package);
        fs::create_dir_all(folder.join("src"))?;
        let manifest = format!(
            "[package]\nname = \"{package}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{}",
            way.dependencies()
        );
        write(&folder.join("Cargo.toml"), &manifest)?;
        write(&folder.join("src/lib.rs"), &library(0))?;
        write(&folder.join("src/api.rs"), client)?;
        Ok(folder)
    }
}

/// The number of members of each object, besides `id` and its nested object.
pub const MEMBERS: usize = 10;

/// The name of a crate.
pub fn package(way: Way, size: usize) -> String {
    format!("{}-{size}", way.word())
}

/// A changed source of a crate.
pub fn library(nth: u32) -> String {
    format!("//! A client.\npub mod api;\n\n/// It changes.\npub fn changed() -> u32 {{\n    {nth}\n}}\n")
}

/// Formatted text.
pub fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// Writes a file unless it has this text already, so that unchanged crates are not built again.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) { Ok(()) } else { fs::write(path, text) }
}

impl Scratch {
    /// A command of cargo in the folder.
    pub fn cargo(&self, subcommand: &str) -> std::process::Command {
        let mut command = std::process::Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.root).arg(subcommand).arg("--quiet");
        // Cargo's variables for the bench must not reach the crates.
        for name in ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR", "RUSTFLAGS", "CARGO_INCREMENTAL", "RUSTC_WRAPPER"] {
            command.env_remove(name);
        }
        command
    }
}
