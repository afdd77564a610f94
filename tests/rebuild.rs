//! The code is generated again when the collection or its environment changes.

#[path = "common/scratch.rs"]
mod scratch;

use scratch::{Scratch, facade, manifest};

const COLLECTION: &str = r#"{
    "info": { "name": "Shop" },
    "item": [{ "name": "Get an order", "request": "https://{{host}}/orders" }]
}"#;

const ENVIRONMENT: &str = r#"{ "name": "Here", "values": [{ "key": "host", "value": "shop.example" }] }"#;

const SOURCE: &str = r#"//! A client.
mod shop {
    phlo_gen::phlo_collection!("shop.json", environment = "here.json");
}

/// Starts the item.
pub fn start(client: &shop::Client) {
    let _ = client.get_an_order();
}
"#;

#[test]
fn a_changed_file_is_read_again() {
    let scratch = Scratch::new("rebuild");
    scratch.write("Cargo.toml", &format!("{}\n[workspace]\n", manifest("rebuild", &facade("phlo-gen"))));
    scratch.write("src/lib.rs", SOURCE);
    scratch.write("shop.json", COLLECTION);
    scratch.write("here.json", ENVIRONMENT);
    assert_eq!(scratch.check(), Ok(()));

    scratch.write("shop.json", &COLLECTION.replace("Get an order", "Get the order"));
    let message = scratch.check().expect_err("the item has another name");
    assert!(message.contains("no method named `get_an_order`"), "{message}");

    scratch.write("shop.json", COLLECTION);
    scratch.write("here.json", "{ not JSON");
    let message = scratch.check().expect_err("the environment is broken");
    assert!(message.contains("here.json:1:3"), "{message}");

    scratch.write("here.json", ENVIRONMENT);
    assert_eq!(scratch.check(), Ok(()));
}
