//! The chapters of the guide, and the code in them.

use std::path::{Path, PathBuf};

/// A chapter.
pub struct Chapter {
    /// The name of its file, without the ending.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A piece of code.
pub struct Block {
    /// Its language: `sh`, `rust`; `text` that is an `output` of commands, or the `log` of a program.
    pub language: String,
    /// How it is tested, if not like the others: `background`, `fails`, `no_test`, `build`, `lib`.
    pub manner: String,
    /// The code.
    pub code: String,
}

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the folder of the project exists")
}

/// The folder of the project's own builds.
pub fn target() -> &'static Path {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tmp.parent().unwrap_or(tmp)
}

/// The chapters in the order of the index.
pub fn chapters() -> Vec<Chapter> {
    let folder = root().join("docs/guide");
    let read = |name: &str| {
        std::fs::read_to_string(folder.join(name).with_extension("md"))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let index = read("README");
    let links = index.lines().filter_map(|line| line.split_once("](")?.1.split_once(".md)"));
    let chapters: Vec<Chapter> = links.map(|(name, _)| Chapter { name: name.to_owned(), text: read(name) }).collect();
    assert!(chapters.len() >= 10, "the index names {} chapters", chapters.len());
    chapters
}

impl Chapter {
    /// The code between fences.
    pub fn blocks(&self) -> Vec<Block> {
        let mut out = Vec::new();
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            let Some(info) = line.strip_prefix("```") else { continue };
            let (language, manner) = info.split_once(' ').unwrap_or((info, ""));
            let code: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let code = code.join("\n") + "\n";
            out.push(Block { language: language.to_owned(), manner: manner.to_owned(), code });
        }
        out
    }
}
