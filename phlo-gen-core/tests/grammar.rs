//! The grammar at the head of the runtime's `macros.rs` is the one that `emit::source` writes: each production has a function
//! of its name, and the example there is the source of `grammar/garden.json`.

use phlo_gen_core::emit::Emission;
use phlo_gen_core::generate::{Document, generate};
use phlo_gen_core::lower::Options;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A macro that only other macros call, not generated source.
const CALLED_BY_MACROS: &str = "fields";

/// For each production the file of its function.
type Productions = BTreeMap<String, String>;

#[test]
fn each_production_has_a_function_of_its_name_in_its_file() {
    let functions = functions();
    for (name, file) in productions() {
        let files: Vec<&str> =
            functions.iter().filter(|function| function.name == name).map(|function| function.file.as_str()).collect();
        assert_eq!(files, [file.as_str()], "the functions named `{name}`");
    }
}

#[test]
fn each_function_that_writes_source_has_a_production_of_its_name() {
    let productions = productions();
    let missing: Vec<String> = functions()
        .into_iter()
        .filter(|function| function.writes && !productions.contains_key(&function.name))
        .map(|function| format!("{}: {}", function.file, function.name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_macro_has_a_production_of_its_name() {
    let (macros, productions) = (macros(), productions());
    let names = macros.lines().filter_map(|line| line.strip_prefix("macro_rules! ")?.strip_suffix(" {"));
    let missing: Vec<&str> =
        names.filter(|name| *name != CALLED_BY_MACROS && !productions.contains_key(*name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn productions_are_made_of_productions() {
    let productions = productions();
    let unknown: BTreeSet<String> = block(&macros(), "```text")
        .lines()
        .filter(|line| !line.starts_with("(*"))
        .flat_map(names)
        .filter(|name| !productions.contains_key(name))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_documented_example_is_the_generated_source() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/grammar");
    let document = Document::read(&folder, "garden.json").expect("the file can be read");
    let emission = Emission { facade: Some("phlo_gen_runtime".to_owned()), ..Emission::default() };
    let generated = generate(&document, None, &Options::default(), &emission);
    assert!(generated.errors.is_empty(), "{:?}", generated.errors);
    let example = block(&macros(), "```");
    let shown: Vec<&str> = example.lines().filter(|line| !line.starts_with("# ")).collect();
    let written: Vec<String> = generated.source.lines().filter_map(abridged).collect();
    assert_eq!(shown.join("\n"), written.join("\n"));
}

/// A line of source as the example shows it: only the first line of a doc comment, without example code.
fn abridged(line: &str) -> Option<String> {
    if line.trim_start().starts_with("#[cfg_attr(not(doctest)") {
        return None;
    }
    match line.split_once("\\n").filter(|_| line.trim_start().starts_with("#[doc = ")) {
        Some((first, _)) => Some(format!("{first}\"]")),
        None => Some(line.to_owned()),
    }
}

fn macros() -> String {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../phlo-gen-runtime/src/macros.rs"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The block of code after a fence in the comment at the head of a file.
fn block(file: &str, fence: &str) -> String {
    let comment =
        file.lines().map_while(|line| line.strip_prefix("//!")).map(|line| line.strip_prefix(' ').unwrap_or(line));
    let mut fenced = false;
    let mut blocks = Vec::new();
    for line in comment {
        match line {
            "```" if fenced => fenced = false,
            line if line.starts_with("```") => {
                fenced = true;
                blocks.push((line.to_owned(), String::new()));
            }
            line if fenced => {
                if let Some((_, text)) = blocks.last_mut() {
                    text.push_str(line);
                    text.push('\n');
                }
            }
            _ => {}
        }
    }
    let block = blocks.into_iter().find(|(opening, _)| opening == fence);
    block.map(|(_, text)| text).expect("the comment has the block")
}

fn productions() -> Productions {
    let mut productions = Productions::new();
    let mut file = String::new();
    for line in block(&macros(), "```text").lines() {
        if let Some(name) = line.strip_prefix("(* ").and_then(|rest| rest.strip_suffix(" *)")) {
            file = name.to_owned();
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
            let before = productions.insert(name.trim().to_owned(), file.clone());
            assert_eq!(before, None, "`{name}` is defined twice");
        }
    }
    assert!(productions.len() > 10, "{productions:?}");
    productions
}

/// The names of productions in a line of the grammar: words in small letters that are not in quotes.
fn names(line: &str) -> Vec<String> {
    let unquoted: String = line.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let words = unquoted.split(|c: char| !c.is_ascii_alphabetic() && c != '_').map(str::to_owned);
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase())).collect()
}

/// A function of `emit::source`.
struct Function {
    file: String,
    name: String,
    /// Whether it writes to the source.
    writes: bool,
}

fn functions() -> Vec<Function> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit/source");
    let entries = std::fs::read_dir(folder).expect("the folder is there").flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    let functions: Vec<Function> = files.iter().flat_map(|file| functions_in(file)).collect();
    assert!(functions.len() > 10);
    functions
}

/// The functions at the top of a file. rustfmt indents all others.
fn functions_in(path: &Path) -> Vec<Function> {
    let text = read(path);
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let pieces = text.split("\nfn ").flat_map(|piece| piece.split("\npub fn ")).skip(1);
    let function = |piece: &str| {
        let signature = piece.split(" {\n").next().unwrap_or_default();
        let name = signature.split(['(', '<']).next().unwrap_or_default().to_owned();
        Function { file: file.clone(), name, writes: signature.contains("&mut Writer") }
    };
    pieces.map(function).collect()
}
