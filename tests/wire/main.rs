//! Generated clients send the same requests as Postman.
//!
//! `recordings/` contains newman's requests for our own collections, written by `record.mjs`.

mod client;
mod compare;
#[path = "../common/copies.rs"]
mod copies;
mod corpus;
mod departure_kinds;
mod departures;
#[path = "../common/files.rs"]
mod files;
mod markers;
mod recording;
#[path = "../common/shared_build.rs"]
mod shared_build;

use client::Subject;
use compare::Difference;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[test]
#[ignore = "builds a program of the clients; .ci/run has it"]
fn disputed_rules_of_the_format_follow_postman() {
    let Some(folder) = shared_folder("wire") else { return };
    let subject = Subject {
        collection: folder.join("probe-collection.json"),
        environment: None,
        values: BTreeMap::new(),
        requests: BTreeMap::new(),
    };
    let ours = client::record("probe", &[subject]).remove(0);
    let mut differences = Vec::new();
    let sent = compare::compare(
        &recorded(&folder.join("recordings/probe.json")),
        &ours.recording,
        &ours.secrets,
        &mut differences,
    );
    check("probe-collection.json", sent, differences).expect("all is as Postman sends it");
}

/// What Postman's program for the command line sends for a collection that is a directory (format version 3).
#[test]
#[ignore = "builds a program of the clients; .ci/run has it"]
fn disputed_rules_of_directories_follow_postman() {
    let Some(folder) = shared_folder("wire/v3") else { return };
    let subject = Subject {
        collection: folder.join("probe-v3"),
        environment: Some(folder.join("probe-v3.environment.yaml")),
        values: BTreeMap::new(),
        requests: BTreeMap::new(),
    };
    let ours = client::record("probe-v3", &[subject]).remove(0);
    let mut differences = Vec::new();
    let theirs = recorded(&folder.join("recordings/probe-v3.json"));
    let sent = compare::compare(&theirs, &ours.recording, &ours.secrets, &mut differences);
    // an argument in two places: one is a whole segment, the other is text for Postman
    let known = |found: &Difference| found.path == "Probe v3 / path / p7 mid" && found.field == "target";
    assert!(differences.iter().any(known), "the known difference does not happen any more");
    differences.retain(|found| !known(found));
    check("probe-v3", sent, differences).expect("all is as Postman sends it");
}

/// A folder below the one that `PHLO_GEN_SHARED` names, or else below `shared` beside the project. If it is missing, this
/// says so.
fn shared_folder(below: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("PHLO_GEN_SHARED").map_or_else(beside, PathBuf::from).join(below);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no folder `{below}` in PHLO_GEN_SHARED");
    None
}

#[test]
#[ignore = "builds a program of the clients; .ci/run has it"]
fn our_own_collections_are_sent_as_by_postman() {
    let recordings = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire/recordings");
    let subjects = own_subjects();
    let mut failures = Vec::new();
    for (subject, ours) in subjects.iter().zip(client::record("own", &subjects)) {
        let name = &subject.collection.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut differences = Vec::new();
        let sent =
            compare::compare(&recorded(&recordings.join(name)), &ours.recording, &ours.secrets, &mut differences);
        failures.extend(check(name, sent, differences).err());
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Needs node, and newman in `tests/wire` or at `PHLO_GEN_NEWMAN`.
#[test]
#[ignore = "needs node and newman"]
fn the_recordings_are_what_postman_sends() {
    if std::env::var_os("PHLO_GEN_WIRE").is_none() {
        println!("skipped: no folder in PHLO_GEN_WIRE");
        return;
    }
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wire/recordings");
    std::fs::create_dir_all(&work).expect("the folder can be made");
    let subjects = own_subjects();
    let fresh = corpus::record(&subjects.iter().collect::<Vec<_>>(), &work);
    for (subject, fresh) in subjects.iter().zip(fresh) {
        let name = subject.collection.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire/recordings").join(&name);
        let mut differences = Vec::new();
        compare::compare(&recorded(&kept), &recorded(&fresh), &[], &mut differences);
        differences.retain(|found| found.path != "Variables / Dynamic");
        report(&differences);
        assert!(differences.is_empty(), "{name} was recorded when it was another collection");
    }
}

/// Of our own collections, and of the corpus if there is one: 500 requests, chosen by a seed.
#[test]
#[ignore = "builds a program of the clients; .ci/run has it"]
fn setters_send_what_edits_of_the_collection_send() {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wire/markers-work");
    let own = own_subjects();
    let corpus: Vec<Subject> = match std::env::var_os("PHLO_GEN_WIRE") {
        Some(folder) => corpus::prepare(Path::new(&folder), &work.join("corpus")).into_iter().flatten().collect(),
        None => Vec::new(),
    };
    std::fs::create_dir_all(&work).expect("the folder can be made");
    std::fs::write(work.join("file.bin"), "bytes").expect("the file can be written");
    let choice = markers::Choice { items: 40, seed: 1 };
    let mut pairs: Vec<markers::Pair> = own.iter().map(|subject| markers::pair(subject, &choice, &work)).collect();
    let choice = markers::Choice { items: 6, seed: 1 };
    pairs.extend(corpus.iter().map(|subject| markers::pair(subject, &choice, &work)));
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    pairs.iter().flat_map(|pair| &pair.left_out).for_each(|(why, count)| *left_out.entry(why).or_default() += count);
    let arguments: usize = pairs.iter().map(|pair| pair.arguments).sum();
    let subjects: Vec<Subject> = pairs.into_iter().flat_map(|pair| [pair.set, pair.edited]).collect();
    let recordings = client::record("markers", &subjects);
    let (mut sent, mut differences) = (0, Vec::new());
    for (pair, subjects) in recordings.chunks(2).zip(subjects.chunks(2)) {
        let [set, edited] = pair else { continue };
        let mut found = Vec::new();
        sent += compare::compare(&set.recording, &edited.recording, &edited.secrets, &mut found);
        let file = subjects[0].collection.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        differences
            .extend(found.into_iter().map(|found| Difference { path: format!("{file}: {}", found.path), ..found }));
    }
    report(&differences);
    println!("markers: {sent} requests with {arguments} arguments; left out: {left_out:?}");
    let wrong: BTreeSet<&str> = differences.iter().map(|found| found.path.as_str()).collect();
    assert!(wrong.is_empty(), "{} of {sent} requests differ", wrong.len());
}

/// `PHLO_GEN_WIRE=dir` names a folder of collections. Needs node, and newman in `tests/wire` or at `PHLO_GEN_NEWMAN`.
#[test]
#[ignore = "needs node and newman"]
fn a_corpus_is_sent_as_by_postman() {
    let Some(folder) = std::env::var_os("PHLO_GEN_WIRE") else {
        println!("skipped: no folder in PHLO_GEN_WIRE");
        return;
    };
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wire/corpus");
    let bundles = corpus::prepare(Path::new(&folder), &work);
    let subjects: Vec<&Subject> = bundles.iter().flatten().collect();
    // newman waits for most of its time, and the compiler does not
    let (theirs, ours) = std::thread::scope(|scope| {
        let theirs = scope.spawn(|| corpus::record(&subjects, &work));
        let ours = client::record_bundles("corpus", &bundles);
        (theirs.join().expect("newman records"), ours)
    });
    let (mut sent, mut differences) = (0, Vec::new());
    for (ours, theirs) in ours.iter().flatten().zip(theirs) {
        let mut found = Vec::new();
        sent += compare::compare(&recorded(&theirs), &ours.recording, &ours.secrets, &mut found);
        let file = theirs.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        differences
            .extend(found.into_iter().map(|found| Difference { path: format!("{file}: {}", found.path), ..found }));
    }
    departure_kinds::remove_intended(&mut differences);
    report(&differences);
    let wrong: BTreeSet<&str> =
        differences.iter().filter(|found| found.theirs != "nothing").map(|found| found.path.as_str()).collect();
    println!("corpus: {sent} requests, {} differ", wrong.len());
    assert!(wrong.len() * 500 <= sent, "{} of {sent} requests differ: more than one of 500", wrong.len());
}

/// Those of our own collections for which Postman's requests are recorded.
fn own_subjects() -> Vec<Subject> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"));
    let recordings = workspace.join("tests/wire/recordings");
    let mut names: Vec<String> = std::fs::read_dir(&recordings)
        .expect("they can be read")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let subject = |name: &String| {
        let here = workspace.join("collections");
        let collection = [here.join(name), here.join("features").join(name)].into_iter().find(|file| file.exists());
        let collection = collection.unwrap_or_else(|| panic!("{name} records no collection"));
        let sibling = |suffix: &str| collection.with_extension(suffix);
        let environments = [sibling("postman_environment.json"), sibling("production.postman_environment.json")];
        Subject {
            environment: environments.into_iter().find(|file| file.exists()),
            collection,
            values: BTreeMap::new(),
            requests: BTreeMap::new(),
        }
    };
    names.iter().map(subject).collect()
}

fn recorded(file: &Path) -> recording::Recording {
    let text = std::fs::read_to_string(file).expect("the recording can be read");
    let value: serde_json::Value = serde_json::from_str(&text).expect("the recording is JSON");
    recording::read(&value["items"])
}

/// Fails if there is a difference that is not a departure, or a departure without a difference.
fn check(collection: &str, sent: usize, mut differences: Vec<Difference>) -> Result<(), String> {
    let departures = departures::read();
    let unused = departures::remove_intended(&departures, collection, &mut differences);
    report(&differences);
    println!("{collection}: {sent} requests, {} differences", differences.len());
    match (differences.len(), unused.as_slice()) {
        (0, []) => Ok(()),
        (0, unused) => Err(format!("{collection}: no departures any more: {unused:#?}")),
        (count, _) => Err(format!("{collection}: {count} differences")),
    }
}

/// Prints differences, those in the same field together.
fn report(differences: &[Difference]) {
    let mut fields: BTreeMap<&str, Vec<&Difference>> = BTreeMap::new();
    for difference in differences {
        fields.entry(&difference.field).or_default().push(difference);
    }
    for (field, found) in fields {
        println!("\n{field}: {}", found.len());
        for Difference { path, theirs, ours, .. } in found {
            println!("  {path}\n    Postman {}\n    we      {}", theirs.escape_debug(), ours.escape_debug());
        }
    }
}
