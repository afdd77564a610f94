//! The code is generated again when the collection or its environment changes, or a file of its directory, and otherwise
//! not, if the compiler works incrementally.

#[path = "common/scratch.rs"]
mod scratch;
#[path = "common/shared_build.rs"]
mod shared_build;

use scratch::{Scratch, facade, manifest, target};
use std::path::PathBuf;
use std::process::Command;

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
#[ignore = "builds crates; .ci/run has it"]
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
#[ignore = "builds crates; .ci/run has it"]
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

/// A crate that is compiled incrementally, whatever cargo's settings are.
struct Incremental(Scratch);

impl Incremental {
    fn new(name: &str, collection: &str) -> Self {
        let scratch = Scratch::new(name);
        // what an earlier run left
        let _ = std::fs::remove_dir_all(&scratch.folder);
        scratch.write("Cargo.toml", &format!("{}\n[workspace]\n", manifest(name, &facade("phlo-gen"))));
        scratch.write("shop.json", COLLECTION);
        scratch.write("here.json", ENVIRONMENT);
        scratch
            .write("postman/Shop/Get an order.request.yaml", "$kind: http-request\nurl: https://shop.example/orders\n");
        let made = Incremental(scratch);
        made.source(collection);
        made.0.share_build();
        made
    }

    /// Another call of the macro.
    fn source(&self, arguments: &str) {
        self.0.write("src/lib.rs", &SOURCE.replace("\"shop.json\", environment = \"here.json\"", arguments));
    }

    /// An edit in another file than the collection.
    fn edit(&self) {
        let file = self.0.folder.join("src/lib.rs");
        let text = std::fs::read_to_string(file).expect("the source is there");
        self.0.write("src/lib.rs", &(text + "\nconst _: () = ();\n"));
    }

    fn build(&self) -> Result<(), String> {
        let folder = self.0.folder.join("incremental");
        let output = Command::new(env!("CARGO"))
            .args(["rustc", "--quiet", "--lib", "--", "-C"])
            .arg(format!("incremental={}", folder.display()))
            .current_dir(&self.0.folder)
            .env("CARGO_TARGET_DIR", target())
            .output()
            .expect("cargo runs");
        if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
    }

    /// The file with the generated source.
    fn kept(&self) -> PathBuf {
        let folder = self.0.folder.join("incremental/phlo-gen").read_dir().expect("source was kept");
        let files: Vec<PathBuf> = folder.map(|entry| entry.expect("it can be read").path()).collect();
        let [file] = files.as_slice() else { panic!("{files:?}") };
        file.clone()
    }

    /// Gives the item another name in the source that is kept, and shows that this name is the one that is compiled.
    fn mark(&self) {
        let mut bytes = std::fs::read(self.kept()).expect("the file is there");
        let name = b"get_an_order";
        let starts = bytes.windows(name.len()).enumerate().filter(|(_, bytes)| *bytes == name);
        for start in starts.map(|(start, _)| start).collect::<Vec<_>>() {
            bytes[start..start + name.len()].copy_from_slice(b"get_my_order");
        }
        std::fs::write(self.kept(), bytes).expect("it can be written");
        self.edit();
        let message = self.build().expect_err("the source that is kept has another name");
        assert!(message.contains("no method named `get_an_order`"), "{message}");
    }
}

#[test]
#[ignore = "builds crates; .ci/run has it"]
fn code_is_generated_again_only_for_other_inputs() {
    let shop = Incremental::new("rebuild-incremental", "\"shop.json\", environment = \"here.json\"");
    assert_eq!(shop.build(), Ok(()));

    shop.mark();
    shop.0.write("shop.json", &COLLECTION.replace("/orders", "/orders/all"));
    assert_eq!(shop.build(), Ok(()), "the collection was changed");

    shop.mark();
    shop.0.write("here.json", &ENVIRONMENT.replace("shop.example", "shop.test"));
    assert_eq!(shop.build(), Ok(()), "the environment was changed");

    shop.mark();
    shop.source("\"shop.json\", environment = \"here.json\", responses = \"lenient\"");
    assert_eq!(shop.build(), Ok(()), "an option was added");

    shop.mark();
    shop.source("\"shop.json\", responses = \"lenient\"");
    assert_eq!(shop.build(), Ok(()), "the environment was removed");

    shop.mark();
    let bytes = std::fs::read(shop.kept()).expect("the file is there");
    std::fs::write(shop.kept(), &bytes[..bytes.len() - 1]).expect("it can be written");
    assert_eq!(shop.build(), Ok(()), "the file is not whole");
}

#[test]
#[ignore = "builds crates; .ci/run has it"]
fn code_with_errors_is_not_kept() {
    let shop = Incremental::new("rebuild-errors", "\"shop.json\", rename = { \"Get an ordr\" = get_it }");
    for _ in 0..2 {
        let message = shop.build().expect_err("no item has that name");
        assert!(message.contains("Get an ordr"), "{message}");
        assert!(!shop.0.folder.join("incremental/phlo-gen").exists());
        shop.edit();
    }
}

#[test]
#[ignore = "builds crates; .ci/run has it"]
fn code_of_a_directory_is_generated_again_only_for_other_files() {
    let shop = Incremental::new("rebuild-incremental-directory", "\"postman/Shop\"");
    assert_eq!(shop.build(), Ok(()));

    shop.mark();
    shop.0.write("postman/Shop/List users.request.yaml", "$kind: http-request\nurl: https://shop.example/users\n");
    shop.edit();
    assert_eq!(shop.build(), Ok(()), "a file was added");

    shop.mark();
    let file = |name: &str| shop.0.folder.join(format!("postman/Shop/{name}.request.yaml"));
    std::fs::rename(file("List users"), file("All users")).expect("the file can be renamed");
    shop.edit();
    assert_eq!(shop.build(), Ok(()), "a file was renamed");

    shop.mark();
    std::fs::remove_file(file("All users")).expect("the file can be removed");
    shop.edit();
    assert_eq!(shop.build(), Ok(()), "a file was removed");
}
