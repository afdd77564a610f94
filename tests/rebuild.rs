//! A change of the collection, or of its environment, makes the code anew.

use std::path::{Path, PathBuf};
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
fn a_changed_file_makes_the_code_anew() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("rebuild");
    let facade = env!("CARGO_MANIFEST_DIR");
    write(
        &folder,
        "Cargo.toml",
        &format!(
            "[package]\nname = \"rebuild\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nphlo-gen = {{ path = {facade:?}, features = [\"auth\"] }}\n\n[workspace]\n"
        ),
    );
    write(&folder, "src/lib.rs", SOURCE);
    write(&folder, "shop.json", COLLECTION);
    write(&folder, "here.json", ENVIRONMENT);
    assert_eq!(check(&folder), Ok(()));

    write(&folder, "shop.json", &COLLECTION.replace("Get an order", "Get the order"));
    let message = check(&folder).expect_err("the item has another name");
    assert!(message.contains("no method named `get_an_order`"), "{message}");

    write(&folder, "shop.json", COLLECTION);
    write(&folder, "here.json", "{ not JSON");
    let message = check(&folder).expect_err("the environment is broken");
    assert!(message.contains("here.json:1:3"), "{message}");

    write(&folder, "here.json", ENVIRONMENT);
    assert_eq!(check(&folder), Ok(()));
}

fn write(folder: &Path, name: &str, text: &str) {
    let file = folder.join(name);
    std::fs::create_dir_all(file.parent().unwrap_or(folder)).expect("the folder can be made");
    std::fs::write(file, text).expect("the file can be written");
}

/// Checks the crate; the target folder is shared with the corpus, so that its dependencies are built once.
fn check(folder: &Path) -> Result<(), String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("target");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo runs");
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}
