//! Every 2xx example that is JSON is decoded into its generated type, and encoded again as the same JSON.
//!
//! The types are those of users: the generated source is compiled with replacements of our macros, which omit the code
//! that sends requests.

use crate::copies::write;
use crate::other_values::{filled, has_placeholder};
use crate::same_json::same;
use crate::shared_build::share_build;
use crate::types::{Known, definitions};
use crate::{files, manifest, pack, read, run, target, write_workspace};
use phlo_gen_core::api::{Api, Folder, Item, Type};
use phlo_gen_core::collection::{Entry, Example};
use phlo_gen_core::emit::{Emission, emit};
use phlo_gen_core::lower::{self, Options};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The most leaves that may have no type: null, `[]` and `{}` are most of them.
const UNTYPED: f64 = 0.04;

#[test]
#[ignore = "reads a folder of collections"]
fn every_saved_response_is_decoded_and_encoded_unchanged() {
    let Some(files) = files() else { return };
    let tally = check_responses("responses-of-a-corpus", &[files.collections, our_own()].concat());
    assert!(tally.untyped as f64 <= UNTYPED * tally.leaves as f64, "too many leaves without a type");
}

#[test]
#[ignore = "builds a program of all our collections; .ci/run has them with a folder of others"]
fn the_responses_of_our_own_collections_are_unchanged() {
    check_responses("responses-of-our-own", &our_own());
}

/// The collections of the project.
fn our_own() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("collections");
    let mut files = vec![folder.join("plivo.json")];
    let features = std::fs::read_dir(folder.join("features")).expect("the folder can be read").flatten();
    files.extend(
        features
            .map(|entry| entry.path())
            .filter(|file| !file.to_string_lossy().contains("_environment") && file.is_file()),
    );
    files.sort();
    files
}

/// Compiles the types of the collections, and decodes and encodes each example with its type.
fn check_responses(name: &str, files: &[PathBuf]) -> Tally {
    let crates = pack(files);
    let (workspace, names) = write_workspace(name, crates.len());
    let mut tally = Tally::default();
    let all: Vec<Vec<Case>> = names
        .iter()
        .zip(&crates)
        .map(|(name, files)| write_crate(&workspace.join(name), name, files, &mut tally))
        .collect();
    share_build(Path::new(env!("CARGO_MANIFEST_DIR")), &workspace);
    run(&workspace, &["build", "--workspace", "--quiet"], &[]);
    for (name, cases) in names.iter().zip(all) {
        let program = target().join("debug").join(name);
        let output = std::process::Command::new(program).arg(workspace.join(name).join("bodies.json")).output();
        let output = output.expect("the program runs").stdout;
        let written: Vec<Result<String, String>> = serde_json::from_slice::<Vec<(bool, String)>>(&output)
            .expect("the program writes JSON")
            .into_iter()
            .map(|(fits, text)| if fits { Ok(text) } else { Err(text) })
            .collect();
        assert_eq!(written.len(), cases.len(), "a response was not read");
        cases.iter().zip(written).for_each(|(case, written)| tally.compare(case, written));
    }
    println!("{}", tally.show());
    assert!(tally.failures.is_empty(), "{}", tally.failures.join("\n"));
    tally
}

/// An example, and the type that it is decoded into.
struct Case {
    item: String,
    ty: String,
    body: String,
    /// Whether it is not the saved response but one that a server may send instead.
    is_changed: bool,
}

#[derive(Default)]
struct Tally {
    responses: usize,
    /// Responses with other numbers, values for nulls and more members.
    changed: usize,
    /// Those with placeholders such as `<integer>`, which the test replaces by values.
    with_placeholders: usize,
    leaves: usize,
    untyped: usize,
    /// Those of the untyped leaves that are null, an empty list or an empty object.
    empty: usize,
    failures: Vec<String>,
}

impl Tally {
    fn show(&self) -> String {
        let share = |count: usize| 100.0 * count as f64 / self.leaves.max(1) as f64;
        format!(
            "{} responses ({} with placeholders), {} changed ones, {} leaves, {:.2} % without a type ({:.2} % null or empty)",
            self.responses,
            self.with_placeholders,
            self.changed,
            self.leaves,
            share(self.untyped),
            share(self.empty)
        )
    }

    fn compare(&mut self, case: &Case, written: Result<String, String>) {
        self.responses += usize::from(!case.is_changed);
        self.changed += usize::from(case.is_changed);
        let failure = match written {
            Err(why) => format!("is not read: {why}"),
            Ok(_) if case.is_changed => return,
            Ok(text) => match same(&case.body, &text) {
                Ok(()) => return,
                Err(place) => format!("is not the same: {place}"),
            },
        };
        self.failures.push(format!("{} {}: {failure}", case.item, case.ty));
    }
}

/// Replacements of the runtime's macros: only types are left.
const FACADE: &str = "
mod facade {
    pub mod __private {
        pub use phlo_gen::__private::*;
        macro_rules! nothing { ($($any:tt)*) => {} }
        macro_rules! client { ($($any:tt)*) => { pub struct Client; } }
        pub(crate) use nothing as folder;
        pub(crate) use nothing as operation;
        pub(crate) use client;
    }
}
fn run<T: phlo_gen::__private::Payload + phlo_gen::__private::Value>(body: &str) -> (bool, String) {
    match T::read(200, &phlo_gen::__private::Bytes::from(body.to_owned()), &mut Vec::new()) {
        Ok(value) => {
            let mut text = String::new();
            value.json(&mut text);
            (true, text)
        }
        Err(fail) => (false, fail.to_string()),
    }
}
fn main() {
    let file = std::env::args().nth(1).expect(\"the file of bodies\");
    let bodies: Vec<(usize, String)> = serde_json::from_slice(&std::fs::read(file).expect(\"it is there\")).expect(\"JSON\");
    let written: Vec<(bool, String)> = bodies.iter().map(|(index, body)| TYPES[*index](body)).collect();
    println!(\"{}\", serde_json::to_string(&written).expect(\"it can be written\"));
}
";

fn write_crate(folder: &Path, name: &str, files: &[PathBuf], tally: &mut Tally) -> Vec<Case> {
    write(&folder.join("Cargo.toml"), &manifest(name));
    let mut source = FACADE.to_owned();
    let mut cases = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let document = read(file);
        let read = document.collection().expect("the collection is read");
        let api = lower::lower(&read, None, &Options::default()).api;
        let emission = Emission { facade: Some("crate::facade".to_owned()), ..Emission::default() };
        write(&folder.join(format!("src/c{index}.rs")), &emit(&api, &emission));
        let _ = writeln!(source, "mod c{index};");
        let known = Known { file: crate::stem(file), module: format!("crate::c{index}"), types: definitions(&api) };
        push_cases(&read.entries, &items(&api), &known, &mut cases, tally);
    }
    let mut types: Vec<&str> = cases.iter().map(|case: &Case| case.ty.as_str()).collect();
    types.sort_unstable();
    types.dedup();
    let table: String = types.iter().map(|ty| format!("    run::<{ty}>,\n")).collect();
    let _ = writeln!(source, "const TYPES: &[fn(&str) -> (bool, String)] = &[\n{table}];");
    write(&folder.join("src/main.rs"), &source);
    let index = |case: &Case| types.binary_search(&case.ty.as_str()).unwrap_or_default();
    let bodies: Vec<(usize, &str)> = cases.iter().map(|case| (index(case), case.body.as_str())).collect();
    write(&folder.join("bodies.json"), &serde_json::to_string(&bodies).expect("texts are JSON"));
    cases
}

fn items(api: &Api) -> HashMap<&str, &Item> {
    fn walk<'a>(folder: &'a Folder, out: &mut HashMap<&'a str, &'a Item>) {
        out.extend(folder.items.iter().map(|item| (item.pointer.as_str(), item)));
        folder.folders.iter().for_each(|inner| walk(inner, out));
    }
    let mut out = HashMap::new();
    walk(&api.root, &mut out);
    out
}

fn push_cases(
    entries: &[Entry],
    items: &HashMap<&str, &Item>,
    known: &Known<'_>,
    cases: &mut Vec<Case>,
    tally: &mut Tally,
) {
    for entry in entries {
        match entry {
            Entry::Folder(folder) => push_cases(&folder.entries, items, known, cases, tally),
            Entry::Item(item) => {
                let Some(lowered) = items.get(item.pointer.as_str()) else { continue };
                for example in &item.examples {
                    let Some(case) = case(example, lowered, known, tally) else { continue };
                    cases.push(changed(&case, lowered, known));
                    cases.push(case.0);
                }
            }
        }
    }
}

/// An example as a case, with its status.
fn case(example: &Example, item: &Item, known: &Known<'_>, tally: &mut Tally) -> Option<(Case, u16)> {
    let status = example.code.filter(|code| (200..300).contains(code))?;
    let body = example.body.as_deref()?;
    let value: Value = serde_json::from_str(body.trim_start_matches('\u{feff}')).ok()?;
    let ty = known.of_status(&item.response, status);
    count(&value, ty, known, tally);
    let body = match has_placeholder(&value) {
        false => body.to_owned(),
        true => {
            tally.with_placeholders += 1;
            filled(&value, ty, known).to_string()
        }
    };
    let item = format!("{} {} {status}", known.file, item.pointer);
    Some((Case { item, ty: known.path(ty), body, is_changed: false }, status))
}

/// Counts the leaves of a response, and those without a type.
fn count(value: &Value, ty: &Type, known: &Known<'_>, tally: &mut Tally) {
    let none = Type::Json;
    match (value, known.resolve(ty)) {
        (Value::Array(values), ty) if !values.is_empty() => {
            let inner = known.element(ty).unwrap_or(&none);
            values.iter().for_each(|value| count(value, inner, known, tally));
        }
        (Value::Object(members), ty) if !members.is_empty() => {
            for (name, value) in members {
                count(value, known.member(ty, name).unwrap_or(&none), known, tally);
            }
        }
        (leaf, ty) => {
            tally.leaves += 1;
            let ty = known.kind_of(leaf, ty);
            let is_bare = |ty: &Type| matches!(known.resolve(ty), Type::Json | Type::RawBody);
            let is_untyped = is_bare(ty) || matches!(ty, Type::List(inner) | Type::Map(inner) if is_bare(inner));
            tally.untyped += usize::from(is_untyped);
            let is_empty = matches!(leaf, Value::Null | Value::Array(_) | Value::Object(_));
            tally.empty += usize::from(is_untyped && is_empty);
        }
    }
}

/// The response of a server that has changed since: with decimals, with values where null was saved, and with members
/// that nobody knew of.
fn changed((case, status): &(Case, u16), item: &Item, known: &Known<'_>) -> Case {
    let value: Value = serde_json::from_str(case.body.trim_start_matches('\u{feff}')).expect("it was read before");
    let ty = known.of_status(&item.response, *status);
    let body = known.changed(&value, ty).to_string();
    Case { item: format!("{} (changed)", case.item), ty: case.ty.clone(), body, is_changed: true }
}
