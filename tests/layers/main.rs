//! The structure of every crate: modules in one order, no dependency cycles, small folders.

mod modules;
mod order;

use modules::{Modules, Use};
use order::{CRATES, ORDERS, Order};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The most source files in one folder.
const MAX_FILES: usize = 15;
/// The most files and folders at the top of a crate.
const MAX_TOP_ENTRIES: usize = 14;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The modules of all crates, which are read once for all tests.
fn crates() -> &'static [Modules] {
    static ALL: LazyLock<Vec<Modules>> =
        LazyLock::new(|| CRATES.iter().map(|file| Modules::read(&root().join(file))).collect());
    &ALL
}

/// What the files of each crate use.
fn uses() -> &'static [Vec<Use>] {
    static ALL: LazyLock<Vec<Vec<Use>>> = LazyLock::new(|| crates().iter().map(Modules::uses).collect());
    &ALL
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn fail_with(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}\n\n{}\n\n{} in all", faults.join("\n"), faults.len());
}

fn describe(found: &Use) -> String {
    format!("{}:{}: uses `{}` of {}", relative(&found.from), found.line, found.name, relative(&found.to))
}

#[test]
fn no_module_uses_a_module_above_it() {
    let mut faults = Vec::new();
    for found in uses().iter().flatten() {
        for order in ORDERS {
            let (Some((above, from)), Some((below, to))) = (place(order, &found.from), place(order, &found.to)) else {
                continue;
            };
            if above > below {
                faults.push(format!("{}: `{from}` is below `{to}` in {}", describe(found), order.folder));
            }
        }
    }
    fail_with(
        "Rule: a module uses only modules below it (the order is in tests/layers/order.rs). Move what is shared down, or pass it in.",
        &faults,
    );
}

/// The position of a file in the order of a folder, and the name of its module.
fn place(order: &Order, file: &Path) -> Option<(usize, String)> {
    let below = file.strip_prefix(root().join(order.folder)).ok()?;
    let module = below.iter().next()?.to_str()?.trim_end_matches(".rs").to_owned();
    if is_head(&module) {
        return Some((0, module));
    }
    let place = order.modules.iter().position(|known| *known == module)?;
    Some((place + 1, module))
}

fn is_head(name: &str) -> bool {
    matches!(name, "lib" | "main" | "mod")
}

#[test]
fn no_dependency_cycles() {
    let faults: Vec<_> = uses().iter().flat_map(|uses| cycles(uses)).collect();
    fail_with("Rule: no dependency cycles. Move what both files need into a file below them.", &faults);
}

/// The shortest cycle of every group of files that depend on each other.
fn cycles(uses: &[Use]) -> Vec<String> {
    let mut out: BTreeMap<&Path, Vec<&Use>> = BTreeMap::new();
    for found in uses {
        out.entry(&found.from).or_default().push(found);
    }
    let mut reported: HashSet<PathBuf> = HashSet::new();
    let mut cycles = Vec::new();
    for from in out.keys() {
        if reported.contains(*from) {
            continue;
        }
        let Some(cycle) = cycle(from, &out) else { continue };
        reported.extend(cycle.iter().map(|found| found.from.clone()));
        let mut text = format!("a cycle of {} files:", cycle.len());
        text.extend(cycle.iter().map(|found| format!("\n  {}", describe(found))));
        cycles.push(text);
    }
    cycles
}

/// The shortest path of uses from a file back to itself.
fn cycle<'a>(start: &Path, out: &BTreeMap<&Path, Vec<&'a Use>>) -> Option<Vec<&'a Use>> {
    let mut reached_by: HashMap<&Path, &Use> = HashMap::new();
    let mut queue = VecDeque::from([start.to_owned()]);
    while let Some(file) = queue.pop_front() {
        for found in out.get(file.as_path()).into_iter().flatten() {
            if reached_by.contains_key(found.to.as_path()) {
                continue;
            }
            reached_by.insert(&found.to, found);
            if found.to == start {
                let mut path = vec![*found];
                while let Some(last) = path.last().filter(|last| last.from != start) {
                    path.push(reached_by.get(last.from.as_path())?);
                }
                path.reverse();
                return Some(path);
            }
            queue.push_back(found.to.clone());
        }
    }
    None
}

#[test]
fn every_module_is_listed() {
    let mut faults = Vec::new();
    for Order { folder, modules } in ORDERS {
        let entries = entries(&root().join(folder));
        let unknown = entries.iter().filter(|entry| !is_head(entry) && !modules.contains(&entry.as_str()));
        faults.extend(unknown.map(|entry| format!("{folder}/{entry}: is not listed")));
        let gone = modules.iter().filter(|module| !entries.iter().any(|entry| entry == *module));
        faults.extend(gone.map(|module| format!("{folder}/{module}: is listed, but does not exist")));
    }
    fail_with("Rule: tests/layers/order.rs lists every module.", &faults);
}

/// The files and folders of source in a folder, without `.rs`.
fn entries(folder: &Path) -> Vec<String> {
    let read = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<_> = read
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.path().is_dir() || entry.path().extension().is_some_and(|end| end == "rs"))
        .map(|entry| entry.file_name().to_string_lossy().trim_end_matches(".rs").to_owned())
        .filter(|name| name != "tests")
        .collect();
    names.sort();
    names
}

#[test]
fn folders_are_small() {
    let mut faults = Vec::new();
    for (modules, file) in crates().iter().zip(CRATES) {
        let top = Path::new(file).parent().expect("a file is in a folder");
        let count = entries(&root().join(top)).len();
        if count > MAX_TOP_ENTRIES {
            faults.push(format!("{}: {count} files and folders, at most {MAX_TOP_ENTRIES}", top.display()));
        }
        let mut folders: BTreeMap<&Path, usize> = BTreeMap::new();
        for file in modules.files() {
            *folders.entry(file.parent().expect("a file is in a folder")).or_default() += 1;
        }
        let large = folders.iter().filter(|(_, count)| **count > MAX_FILES);
        faults.extend(
            large.map(|(folder, count)| format!("{}: {count} source files, at most {MAX_FILES}", relative(folder))),
        );
    }
    fail_with("Rule: folders are small. Divide the folder into modules.", &faults);
}

#[test]
fn every_module_begins_with_a_doc_comment() {
    let faults: Vec<_> = crates()
        .iter()
        .flat_map(Modules::files)
        .filter(|file| !std::fs::read_to_string(file).is_ok_and(|text| text.starts_with("//! ")))
        .map(|file| format!("{}:1: does not begin with `//! `", relative(file)))
        .collect();
    fail_with("Rule: a module begins with one line that says what it holds.", &faults);
}

/// The check itself, on a small crate without and with a cycle.
#[test]
fn the_check_finds_a_cycle() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("layers");
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
        std::fs::write(path, text).expect("a file is written");
    };
    write("lib.rs", "mod a; mod b; mod c; #[cfg(test)] mod tests { use crate::a::A; }");
    write("a.rs", "use crate::b::B;\npub struct A(B);");
    write("b/mod.rs", "mod inner;\npub use inner::B;");
    write("b/inner.rs", "use crate::c;\npub struct B;\nfn f() { println!(\"{}\", c::g()) }");
    write("c.rs", "pub fn g() -> &'static str { crate::a::NAME; \"\" }");
    let before = Modules::read(&folder.join("lib.rs"));
    assert!(cycles(&before.uses()).is_empty(), "{:#?}", before.uses());

    write("a.rs", "use crate::b::B;\npub struct A(B);\npub const NAME: &str = \"\";");
    let uses = Modules::read(&folder.join("lib.rs")).uses();
    let end = |path: &Path| path.strip_prefix(&folder).expect("it is inside").display().to_string();
    let found: Vec<_> =
        uses.iter().map(|found| format!("{}:{} {}", end(&found.from), found.line, end(&found.to))).collect();
    assert_eq!(found, ["a.rs:1 b/inner.rs", "b/inner.rs:3 c.rs", "c.rs:1 a.rs"]);
    assert_eq!(cycles(&uses).len(), 1);
}
