//! The layers of every crate: rooms in one order, no two modules that need each other, folders that can be overseen.

mod modules;
mod rooms;

use modules::{Modules, Use};
use rooms::{CRATES, HOUSES, House};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};

/// How many source files one folder may hold.
const FILES_OF_A_FOLDER: usize = 15;
/// How many files and folders may stand at the top of a crate.
const ENTRIES_OF_A_CRATE: usize = 14;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn crates() -> impl Iterator<Item = Modules> {
    CRATES.iter().map(|file| Modules::read(&root().join(file)))
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn fail_with(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}\n\n{}\n\n{} in all", faults.join("\n"), faults.len());
}

fn line_of(found: &Use) -> String {
    format!("{}:{}: uses `{}` of {}", shown(&found.from), found.line, found.name, shown(&found.to))
}

#[test]
fn no_room_uses_one_above_it() {
    let mut faults = Vec::new();
    for found in crates().flat_map(|modules| modules.uses()) {
        for house in HOUSES {
            let (Some((above, from)), Some((below, to))) = (place(house, &found.from), place(house, &found.to)) else {
                continue;
            };
            if above > below {
                faults.push(format!("{}: `{from}` stands below `{to}` in {}", line_of(&found), house.folder));
            }
        }
    }
    fail_with(
        "A room uses only rooms below it (the order: tests/layers/rooms.rs). Move what is shared down, or pass it in.",
        &faults,
    );
}

/// Where a file stands in the order of a folder, and the name of its room.
fn place(house: &House, file: &Path) -> Option<(usize, String)> {
    let below = file.strip_prefix(root().join(house.folder)).ok()?;
    let room = below.iter().next()?.to_str()?.trim_end_matches(".rs").to_owned();
    if is_head(&room) {
        return Some((0, room));
    }
    let place = house.rooms.iter().position(|known| *known == room)?;
    Some((place + 1, room))
}

fn is_head(name: &str) -> bool {
    matches!(name, "lib" | "main" | "mod")
}

#[test]
fn no_two_modules_need_each_other() {
    let faults: Vec<_> = crates().flat_map(|modules| rings(&modules.uses())).collect();
    fail_with("No two modules need each other. Move what both need into a module below them.", &faults);
}

/// A shortest ring through every group of modules that need each other.
fn rings(uses: &[Use]) -> Vec<String> {
    let mut out: BTreeMap<&Path, Vec<&Use>> = BTreeMap::new();
    for found in uses {
        out.entry(&found.from).or_default().push(found);
    }
    let mut told: HashSet<PathBuf> = HashSet::new();
    let mut rings = Vec::new();
    for from in out.keys() {
        if told.contains(*from) {
            continue;
        }
        let Some(ring) = ring(from, &out) else { continue };
        told.extend(ring.iter().map(|found| found.from.clone()));
        let mut text = format!("a ring of {}:", ring.len());
        text.extend(ring.iter().map(|found| format!("\n  {}", line_of(found))));
        rings.push(text);
    }
    rings
}

/// The shortest way from a file back to itself.
fn ring<'a>(start: &Path, out: &BTreeMap<&Path, Vec<&'a Use>>) -> Option<Vec<&'a Use>> {
    let mut came_by: HashMap<&Path, &Use> = HashMap::new();
    let mut queue = VecDeque::from([start.to_owned()]);
    while let Some(file) = queue.pop_front() {
        for found in out.get(file.as_path()).into_iter().flatten() {
            if came_by.contains_key(found.to.as_path()) {
                continue;
            }
            came_by.insert(&found.to, found);
            if found.to == start {
                let mut way = vec![*found];
                while let Some(last) = way.last().filter(|last| last.from != start) {
                    way.push(came_by.get(last.from.as_path())?);
                }
                way.reverse();
                return Some(way);
            }
            queue.push_back(found.to.clone());
        }
    }
    None
}

#[test]
fn every_room_has_its_place() {
    let mut faults = Vec::new();
    for House { folder, rooms } in HOUSES {
        let entries = entries(&root().join(folder));
        let unknown = entries.iter().filter(|entry| !is_head(entry) && !rooms.contains(&entry.as_str()));
        faults.extend(unknown.map(|entry| format!("{folder}/{entry}: has no place in the order")));
        let gone = rooms.iter().filter(|room| !entries.iter().any(|entry| entry == *room));
        faults.extend(gone.map(|room| format!("{folder}/{room}: has a place in the order, and is not there")));
    }
    fail_with("Every room has its place in tests/layers/rooms.rs.", &faults);
}

/// The files and folders of source in a folder, without `.rs`.
fn entries(folder: &Path) -> Vec<String> {
    let read = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<_> = read
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.path().is_dir() || entry.path().extension().is_some_and(|end| end == "rs"))
        .map(|entry| entry.file_name().to_string_lossy().trim_end_matches(".rs").to_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn folders_can_be_overseen() {
    let mut faults = Vec::new();
    for (modules, file) in crates().zip(CRATES) {
        let top = Path::new(file).parent().expect("a file is in a folder");
        let count = entries(&root().join(top)).len();
        if count > ENTRIES_OF_A_CRATE {
            faults.push(format!("{}: {count} files and folders, at most {ENTRIES_OF_A_CRATE}", top.display()));
        }
        let mut folders: BTreeMap<&Path, usize> = BTreeMap::new();
        for file in modules.files() {
            *folders.entry(file.parent().expect("a file is in a folder")).or_default() += 1;
        }
        let large = folders.iter().filter(|(_, count)| **count > FILES_OF_A_FOLDER);
        faults
            .extend(large.map(|(folder, count)| {
                format!("{}: {count} source files, at most {FILES_OF_A_FOLDER}", shown(folder))
            }));
    }
    fail_with("A folder holds what a reader can oversee. Make rooms of it.", &faults);
}

#[test]
fn every_module_says_what_it_holds() {
    let all: Vec<Modules> = crates().collect();
    let faults: Vec<_> = all
        .iter()
        .flat_map(Modules::files)
        .filter(|file| !std::fs::read_to_string(file).is_ok_and(|text| text.starts_with("//! ")))
        .map(|file| format!("{}:1: does not begin with `//! `", shown(file)))
        .collect();
    fail_with("A module begins with one line that says what it holds.", &faults);
}

/// The check itself: it finds what is wrong in a crate that is made to be wrong.
#[test]
fn a_wrong_crate_is_found_out() {
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
    assert!(rings(&before.uses()).is_empty(), "{:#?}", before.uses());

    write("a.rs", "use crate::b::B;\npub struct A(B);\npub const NAME: &str = \"\";");
    let uses = Modules::read(&folder.join("lib.rs")).uses();
    let end = |path: &Path| path.strip_prefix(&folder).expect("it is inside").display().to_string();
    let found: Vec<_> =
        uses.iter().map(|found| format!("{}:{} {}", end(&found.from), found.line, end(&found.to))).collect();
    assert_eq!(found, ["a.rs:1 b/inner.rs", "b/inner.rs:3 c.rs", "c.rs:1 a.rs"]);
    assert_eq!(rings(&uses).len(), 1);
}
