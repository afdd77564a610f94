//! Shares the built dependencies of the project with a crate that a test makes.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// A dependency with its features, in one of the ways in which it is built.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Dependency {
    name: String,
    version: String,
    features: BTreeSet<String>,
}

/// What the crates of tests enable in the runtime, so that it is built once for all of them: all that the project's own
/// tests enable.
const FEATURES: [&str; 7] = ["auth", "blocking", "cookies", "dynamic", "hyper", "oauth2", "tracing"];

/// Enables the features that the project's own tests enable for the crate in a folder: cargo builds a dependency again for
/// each set of features, and all that depend on it. The crate gets the `Cargo.lock` of the project, and a dependency on a
/// crate without code, which depends on the others.
pub fn share_build(project: &Path, folder: &Path) {
    std::fs::copy(project.join("Cargo.lock"), folder.join("Cargo.lock")).expect("it can be copied");
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).expect("the manifest can be read");
    std::fs::write(&manifest, text + "\n[dependencies.shared]\npath = \"shared\"\n").expect("it can be written");
    let source = folder.join("shared/src");
    std::fs::create_dir_all(&source).expect("the folder can be made");
    std::fs::write(source.join("lib.rs"), "//! Nothing.\n").expect("the file can be written");
    let manifest = folder.join("shared/Cargo.toml");
    let runtime = project.join("phlo-gen-runtime");
    let mut text = format!(
        "[package]\nname = \"shared\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies.phlo-gen-runtime]\n\
         path = {runtime:?}\ndefault-features = false\nfeatures = {FEATURES:?}\n"
    );
    std::fs::write(&manifest, &text).expect("the manifest can be written");
    let shared = dependencies(project, &["--workspace"]);
    for (index, own) in dependencies(folder, &[]).iter().enumerate().filter(|(_, own)| !shared.contains(own)) {
        let ways = shared.iter().filter(|way| (&way.name, &way.version) == (&own.name, &own.version));
        let Some(way) = ways.filter(|way| way.features.is_superset(&own.features)).max_by_key(|way| way.features.len())
        else {
            continue;
        };
        let features: Vec<&str> =
            way.features.iter().map(String::as_str).filter(|feature| *feature != "default").collect();
        // for macros and build scripts too, which have features of their own
        for table in ["dependencies", "build-dependencies"] {
            text.push_str(&format!(
                "\n[{table}.shared-{index}]\npackage = {:?}\nversion = \"={}\"\ndefault-features = {}\nfeatures = {features:?}\n",
                way.name,
                way.version,
                way.features.contains("default"),
            ));
        }
    }
    std::fs::write(manifest, text).expect("the manifest can be written");
}

/// The dependencies from registries of the crates in a folder.
fn dependencies(folder: &Path, packages: &[&str]) -> BTreeSet<Dependency> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal,build,dev", "--prefix", "none", "--format", "{p};{f}"])
        .args(packages)
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("cargo prints text");
    text.lines().filter_map(dependency).collect()
}

fn dependency(line: &str) -> Option<Dependency> {
    let (package, features) = line.trim_end_matches(" (*)").split_once(';')?;
    let (name, rest) = package.split_once(" v")?;
    // in brackets is the path of a crate, or that it is a macro
    let (version, note) = rest.split_once(' ').unwrap_or((rest, ""));
    if note.contains(['/', '\\']) {
        return None;
    }
    let features = features.split(',').filter(|feature| !feature.is_empty()).map(str::to_owned).collect();
    Some(Dependency { name: name.to_owned(), version: version.to_owned(), features })
}
