//! The crates as they are published: "Use it" of the README works with them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The crates that the README's program depends on, and the program of the command line.
const CRATES: [&str; 6] =
    ["phlo-gen", "phlo-gen-macros", "phlo-gen-core", "phlo-gen-runtime", "phlo-gen-mock", "phlo-gen-cli"];

#[test]
#[ignore = "builds all crates again; .ci/run has it"]
fn the_readme_works_with_the_packed_crates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("packed");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    }
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    cargo(
        root,
        &[
            "package",
            "--workspace",
            "--exclude",
            "plivo-client",
            "--no-verify",
            "--allow-dirty",
            "--offline",
            "--quiet",
        ],
    );
    for name in CRATES {
        let file = format!("{name}-{}.crate", env!("CARGO_PKG_VERSION"));
        let packed = target().join("package").join(&file);
        let tar = Command::new("tar").arg("xzf").arg(&packed).current_dir(&folder).status();
        assert!(tar.is_ok_and(|status| status.success()), "{} is not a package", packed.display());
    }
    let program = folder.join("program");
    write(&program.join("Cargo.toml"), &manifest(&folder));
    write(&program.join("src/main.rs"), &readme_program(root));
    let collection = std::fs::read_to_string(crate_folder(&folder, "phlo-gen").join("collections/plivo.json"));
    write(&program.join("collections/plivo.json"), &collection.expect("the package has the collection"));
    std::fs::copy(root.join("Cargo.lock"), program.join("Cargo.lock")).expect("it can be copied");
    cargo(&program, &["check", "--quiet", "--offline"]);
    let cli = crate_folder(&folder, "phlo-gen-cli");
    write(&cli.join("Cargo.toml"), &(read(&cli.join("Cargo.toml")) + &patches(&folder)));
    std::fs::copy(root.join("Cargo.lock"), cli.join("Cargo.lock")).expect("it can be copied");
    cargo(&cli, &["check", "--quiet", "--offline", "--bins"]);
}

/// The target folder of the project, which has most dependencies already.
fn target() -> &'static Path {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tmp.parent().unwrap_or(tmp)
}

/// The manifest of the README, with the released version.
fn manifest(packages: &Path) -> String {
    format!(
        "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         phlo-gen = \"{}\"\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n{}",
        env!("CARGO_PKG_VERSION"),
        patches(packages)
    )
}

/// The packages in place of those of the registry, in a workspace of their own.
fn patches(packages: &Path) -> String {
    let patch =
        |name: &str| format!("{name} = {{ path = {:?} }}\n", crate_folder(packages, name).display().to_string());
    let libraries = CRATES.iter().filter(|name| **name != "phlo-gen-cli");
    format!("\n[workspace]\n\n[patch.crates-io]\n{}", libraries.map(|name| patch(name)).collect::<String>())
}

fn crate_folder(packages: &Path, name: &str) -> PathBuf {
    packages.join(format!("{name}-{}", env!("CARGO_PKG_VERSION")))
}

/// The program below "Use it".
fn readme_program(root: &Path) -> String {
    let readme = read(&root.join("README.md"));
    let (_, section) = readme.split_once("\n## Use it\n").expect("the README has the section");
    let code = section.split("```rust,no_run\n").nth(1).and_then(|rest| rest.split("```").next());
    code.expect("the section has a program").to_owned()
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn write(file: &Path, text: &str) {
    std::fs::create_dir_all(file.parent().unwrap_or(Path::new(""))).expect("the folder can be made");
    std::fs::write(file, text).expect("the file can be written");
}
