//! Generated code finds the facade under any name, and even if the user's crate does not depend on it directly.

#[path = "common/scratch.rs"]
mod scratch;
#[path = "common/shared_build.rs"]
mod shared_build;

use scratch::{Scratch, facade, manifest};

const MEMBERS: &str = "\n[workspace]\nmembers = [\"reexport\", \"user\"]\n";

const RENAMED: &str = r#"#![doc = pg::phlo_docs!("shop.json")]

pg::phlo_collection!("shop.json");

/// Starts an item in a folder.
pub fn start(client: &Client) -> pg::CallFuture<orders::PlaceAnOrder> {
    client.orders().place_an_order().article("A-1").amount(2).send()
}
"#;

const REEXPORT: &str = "//! An SDK.\npub use phlo_gen::{CallFuture, phlo_collection};\n";

const USER: &str = r#"//! A client.
mod shop {
    reexport::phlo_collection!("shop.json");
}

/// Starts an item in a folder.
pub fn start(client: &shop::Client) -> reexport::CallFuture<shop::orders::PlaceAnOrder> {
    client.orders().place_an_order().article("A-1").amount(2).send()
}
"#;

#[test]
#[ignore = "builds crates; .ci/run has it"]
fn the_facade_may_have_any_name() {
    let scratch = Scratch::new("facade_name");
    let collection = include_str!("compile_fail/inputs/shop.json");
    scratch.write("Cargo.toml", &(manifest("renamed", &facade("pg")) + MEMBERS));
    scratch.write("src/lib.rs", RENAMED);
    scratch.write("shop.json", collection);
    scratch.write("reexport/Cargo.toml", &manifest("reexport", &facade("phlo-gen")));
    scratch.write("reexport/src/lib.rs", REEXPORT);
    scratch.write("user/Cargo.toml", &manifest("user", "reexport = { path = \"../reexport\" }"));
    scratch.write("user/src/lib.rs", USER);
    scratch.write("user/shop.json", collection);
    scratch.share_build();
    assert_eq!(scratch.build(), Ok(()));

    // errors are still at the user's own tokens
    scratch.write("user/src/lib.rs", &USER.replace("\"shop.json\"", "\"shop.json\", onyl = []"));
    let message = scratch.build().expect_err("there is no such option");
    assert!(message.contains("did you mean `only`?\n --> user/src/lib.rs:3:45"), "{message}");
    scratch.write("user/src/lib.rs", &USER.replace("\"shop.json\"", "\"shop.json\", derive = [Ordd]"));
    let message = scratch.build().expect_err("there is no such trait");
    assert!(message.contains("unresolved import `Ordd`\n --> user/src/lib.rs:3:55"), "{message}");
}
