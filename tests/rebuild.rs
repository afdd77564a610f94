//! The code is generated again when the collection or its environment changes, or a file of its directory.

#[path = "common/scratch.rs"]
mod scratch;
#[path = "common/shared_build.rs"]
mod shared_build;

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
    scratch.share_build();
    scratch.write("shop.json", COLLECTION);
    scratch.write("here.json", ENVIRONMENT);
    assert_eq!(scratch.build(), Ok(()));

    scratch.write("shop.json", &COLLECTION.replace("Get an order", "Get the order"));
    let message = scratch.build().expect_err("the item has another name");
    assert!(message.contains("no method named `get_an_order`"), "{message}");

    scratch.write("shop.json", COLLECTION);
    scratch.write("here.json", "{ not JSON");
    let message = scratch.build().expect_err("the environment is broken");
    assert!(message.contains("here.json:1:3"), "{message}");

    scratch.write("here.json", ENVIRONMENT);
    assert_eq!(scratch.build(), Ok(()));
}

const DIRECTORY_SOURCE: &str = r#"//! A client.
mod shop {
    phlo_gen::phlo_collection!("postman/Shop");
}

/// Starts the item.
pub fn start(client: &shop::Client) {
    let _ = client.CALL();
}
"#;

#[test]
fn a_file_that_is_added_changed_renamed_or_removed_is_noticed() {
    let scratch = Scratch::new("rebuild-directory");
    let file = |name: &str| scratch.folder.join(format!("postman/Shop/{name}.request.yaml"));
    let request = |name: &str, url: &str| {
        scratch.write(&format!("postman/Shop/{name}.request.yaml"), &format!("$kind: http-request\nurl: {url}\n"));
    };
    // what an earlier run left
    let _ = std::fs::remove_dir_all(scratch.folder.join("postman"));
    let calls = |call: &str| scratch.write("src/lib.rs", &DIRECTORY_SOURCE.replace("CALL", call));
    let missing = |call: &str| {
        let message = scratch.build().expect_err("there is no such item");
        assert!(message.contains(&format!("no method named `{call}`")), "{message}");
    };
    scratch.write("Cargo.toml", &format!("{}\n[workspace]\n", manifest("rebuild-directory", &facade("phlo-gen"))));
    scratch.write(
        "build.rs",
        "//! Sees files that are added.\nfn main() {\n    println!(\"cargo::rerun-if-changed=postman/Shop\");\n}\n",
    );
    request("Get an order", "https://shop.example/orders");
    calls("list_users");
    scratch.share_build();
    missing("list_users");

    request("List users", "https://shop.example/users");
    assert_eq!(scratch.build(), Ok(()), "a file was added");

    std::fs::rename(file("List users"), file("All users")).expect("the file can be renamed");
    missing("list_users");
    calls("all_users");
    assert_eq!(scratch.build(), Ok(()), "a file was renamed");

    scratch.write("postman/Shop/All users.request.yaml", "$kind: http-request\nname: Everybody\nurl: h\n");
    missing("all_users");
    calls("everybody");
    assert_eq!(scratch.build(), Ok(()), "a file was changed");

    std::fs::remove_file(file("All users")).expect("the file can be removed");
    missing("everybody");
}
