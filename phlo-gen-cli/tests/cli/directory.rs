//! Collections that are directories (format version 3).

use crate::common::{finish, program, root, run};
use serde_json::Value;
use std::path::{Path, PathBuf};

const FIELDS: &[&str] = &["name", "folders", "method", "url", "request", "call", "settings", "arguments"];

/// What Postman's own conversion from format version 2.1 changes: the collection, the item (`*` for all) and the field.
const CHANGED: &[(&str, &str, &[&str])] = &[
    // the blank at the end of a name is dropped
    (
        "azure-samples__media-services-v3-rest-postman__media-services-v3",
        "Create a Streaming Policy (AES Envelope Only) ",
        &["name"],
    ),
    (
        "azure-samples__media-services-v3-rest-postman__media-services-v3",
        "Create a Streaming Policy (Secure Streaming) ",
        &["name"],
    ),
    (
        "azure-samples__media-services-v3-rest-postman__media-services-v3",
        "Create a Streaming Locator (secure ) ",
        &["name"],
    ),
    ("probe-mig", "trail ", &["name"]),
    // `raw` of a URL is kept, its parts are not: here they disagree
    ("azure-samples__media-services-v3-rest-postman__media-services-v3", "Check Name Availability", &["arguments"]),
    ("kaisero__cisco-postman-collections__threatgrid", "*", &["settings"]),
    ("probe-mig", "query", &["arguments"]),
    ("probe-mig", "query simple", &["arguments"]),
    ("probe-wire", "url query shapes", &["url"]),
    ("probe-wire", "url port empty", &["url"]),
    // an empty name becomes `http-request`; of the items with names in other scripts, later ones move up
    ("probe-mig", "", &["name", "request", "call"]),
    ("probe-mig", "日本語", &["request", "call"]),
    ("probe-mig", "..", &["request", "call"]),
    ("probe-mig", "%41", &["request", "call"]),
    ("probe-mig", "123", &["request", "call"]),
    ("probe-mig", "-", &["request", "call"]),
    // authorization of an unknown type, or in the form of version 2.0, is dropped, so it is inherited
    ("probe-mig", "auth inherit", &["settings"]),
    ("probe-wire", "unknown type", &["settings"]),
    ("probe-wire", "v2.0 object", &["settings"]),
    ("probe-wire", "disabled auth param", &["settings"]),
    ("probe-wire", "basic utf8", &["settings"]),
    // headers as texts in a list are dropped; null becomes an empty text
    ("probe-wire", "hdr string list", &["arguments"]),
    ("probe-wire", "hdr edge", &["arguments"]),
    ("probe-wire", "ue null/absent/number/bool/object", &["arguments"]),
    // the language text, and none, become `type: text`
    ("probe-wire", "comments language text beats json header", &["arguments"]),
    // `disableBodyPruning` is dropped: bodies of GET requests are sent
    ("probe-wire", "GET with body pruned", &["arguments"]),
];

fn list(path: &Path) -> Vec<Value> {
    let run = run(&["list", "--format", "json", path.to_str().expect("the path is text")]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("the list is JSON")
}

#[test]
#[ignore = "reads collections of a folder; .ci/run has it"]
fn converted_collections_have_the_same_items() {
    let shared = std::env::var_os("PHLO_GEN_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let folder = shared.join("corpus/v3-migrated");
    let Ok(manifest) = std::fs::read_to_string(folder.join("manifest.tsv")) else {
        println!("skipped: no shared folder");
        return;
    };
    let mut seen = Vec::new();
    for line in manifest.lines().skip(1) {
        let name = line.split('\t').next().unwrap_or_default();
        let old = match name.starts_with("probe-") {
            true => folder.join(format!("{name}.json")),
            false => shared.join(format!("corpus/collections/{name}.json")),
        };
        let (old, new) = (list(&old), list(&folder.join(name)));
        assert_eq!(old.len(), new.len(), "{name}");
        for (old, new) in old.iter().zip(&new) {
            let item = old["name"].as_str().unwrap_or_default();
            let changed: Vec<&str> = FIELDS.iter().copied().filter(|field| old[*field] != new[*field]).collect();
            let known = CHANGED.iter().find(|(file, of, _)| *file == name && (*of == item || *of == "*"));
            assert_eq!(changed, known.map_or(&[][..], |(_, _, fields)| *fields), "{name}: {item}: {old:#} {new:#}");
            seen.extend(known);
        }
    }
    assert!(CHANGED.iter().all(|change| seen.contains(change)), "a change does not happen any more");
}

/// What the program prints for `plivo`, a directory, as for `plivo.json`.
#[test]
#[ignore = "generates a large client seven times; .ci/run has it"]
fn the_program_treats_a_directory_as_a_file() {
    let diff = run(&["diff", "collections/plivo.json", "collections/plivo"]);
    assert_eq!((diff.status, diff.stdout.as_str()), (0, "none: no changes for callers\n"), "{}", diff.stderr);
    let of_both = |before: &[&str], after: &[&str]| {
        let output = |collection| {
            let arguments = [before, &[collection], after].concat();
            finish(program().args(arguments).env("PHLO_AUTH_ID", "MA").env("PHLO_AUTH_TOKEN", "t"))
        };
        let (file, directory) = (output("collections/plivo.json"), output("collections/plivo"));
        assert_eq!((file.status, file.stderr), (directory.status, directory.stderr));
        assert!(!file.stdout.is_empty(), "{before:?}");
        assert_eq!(file.stdout, directory.stdout);
    };
    of_both(&["curl"], &["Messages/Send SMS"]);
    of_both(&["expand"], &[]);
    let arguments = ["--dry-run", "src=1", "dst=2", "text=Hello"];
    of_both(&["call"], &[&["Messages/Send SMS"][..], &arguments].concat());
}

#[test]
fn a_new_crate_has_a_copy_of_the_directory() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new-directory");
    // what an earlier run left
    let _ = std::fs::remove_dir_all(&folder);
    let made = run(&["new", "collections/features/v3/tables/", folder.to_str().expect("the path is text")]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    let read = |path: &Path| std::fs::read_to_string(path).expect("the file can be read");
    let (original, definition) = (root().join("collections/features/v3"), "tables/.resources/definition.yaml");
    assert_eq!(read(&folder.join("collections").join(definition)), read(&original.join(definition)));
    assert_eq!(list(&folder.join("collections/tables")), list(&original.join("tables")));
    assert!(read(&folder.join("build.rs")).contains("println!(\"cargo::rerun-if-changed=collections/tables\");"));
    assert!(read(&folder.join("Cargo.toml")).contains("include = [\"/build.rs\", \"/collections\","));
    assert!(read(&folder.join("src/lib.rs")).ends_with("phlo_gen::phlo_collection!(\"collections/tables\");\n"));
}
