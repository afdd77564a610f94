//! Collections in both formats: a JSON file, and the directory that Postman's own conversion makes of it.

use phlo_gen_core::emit::Emission;
use phlo_gen_core::generate::{Document, generate};
use phlo_gen_core::lower::Options;
use std::collections::HashSet;
use std::path::Path;

fn source(path: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../collections");
    let document = Document::read(&folder, path).expect("the collection can be read");
    let generated = generate(&document, None, &Options::default(), &Emission::default());
    assert!(generated.errors.is_empty(), "{:?}", generated.errors);
    generated.source
}

#[test]
fn a_directory_gives_the_same_client_as_the_file() {
    assert!(source("plivo") == source("plivo.json"), "the clients differ");
    assert!(source("features/v3/dynamic") == source("features/dynamic.json"), "the clients differ");
}

/// Lines of code, without documentation, of one twin only: what the conversion changes.
#[test]
fn what_the_conversion_changes_is_known() {
    let names = ["auth", "bodies", "hostile-text", "names", "responses", "saved", "tables", "variables"];
    let twins = names.map(|name| {
        let (file, directory) = (source(&format!("features/{name}.json")), source(&format!("features/v3/{name}")));
        assert!(!directory.contains("planted-"), "{name}: a secret of the collection came out");
        format!("{name}\n{}{}", only(&file, &directory, '-'), only(&directory, &file, '+'))
    });
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("twins", twins.join("\n"));
    });
}

/// The lines that only one of two sources has.
fn only(one: &str, other: &str, mark: char) -> String {
    let others: HashSet<&str> = other.lines().map(str::trim).collect();
    let lines = one.lines().map(str::trim).filter(|line| !line.contains("doc = ") && !others.contains(line));
    lines.map(|line| format!("{mark} {line}\n")).collect()
}
