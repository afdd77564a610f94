//! The generated source of the collections in `collections/features`. `cargo insta review` shows the effects of a
//! change.

use phlo_gen_core::emit::Emission;
use phlo_gen_core::generate::{Document, generate};
use phlo_gen_core::lower::{self, Options};
use std::path::Path;

/// The prefix of every secret in the collections.
const PLANTED: &str = "planted-";

#[track_caller]
fn check(name: &str, environment: Option<&str>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../collections/features");
    let document = |file: &str| Document::read(&folder, file).expect("the file can be read");
    let collection = document(&format!("{name}.json"));
    let environment = environment.map(document);
    let generated = generate(&collection, environment.as_ref(), &Options::default(), &Emission::default());
    assert!(generated.errors.is_empty(), "{:?}", generated.errors);
    assert!(generated.environment_errors.is_empty(), "{:?}", generated.environment_errors);
    let leak = generated.source.lines().find(|line| line.contains(PLANTED));
    assert_eq!(leak, None, "a secret of the collection came out");
    let read = collection.collection().expect("the collection is read");
    let leak = lower::check(&read, None, &Options::default())
        .findings
        .into_iter()
        .map(|finding| collection.show(&finding))
        .find(|shown| shown.contains(PLANTED));
    assert_eq!(leak, None, "a finding shows a secret");
    let name = if environment.is_some() { format!("{name}-with-environment") } else { name.to_owned() };
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, generated.source);
    });
}

#[test]
fn names() {
    check("names", None);
}

#[test]
fn hostile_text() {
    check("hostile-text", None);
}

#[test]
fn urls() {
    check("urls", None);
}

#[test]
fn bodies() {
    check("bodies", None);
}

#[test]
fn nested() {
    check("nested", None);
}

#[test]
fn auth() {
    check("auth", None);
}

#[test]
fn variables() {
    check("variables", None);
}

#[test]
fn variables_with_an_environment() {
    check("variables", Some("variables.postman_environment.json"));
}

#[test]
fn responses() {
    check("responses", None);
}

#[test]
fn tables() {
    check("tables", None);
}

#[test]
fn version_2_0() {
    check("v20", None);
}

#[test]
fn saved() {
    check("saved", None);
}

#[test]
fn dynamic() {
    check("dynamic", None);
}
