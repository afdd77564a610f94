//! The crates that a dependency on phlo-gen brings, by feature.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Backends of TLS, by the names of their crates.
const RUSTLS: &[&str] = &["rustls", "hyper-rustls", "tokio-rustls", "aws-lc-rs"];
const NATIVE: &[&str] = &["native-tls", "tokio-native-tls", "hyper-tls"];

#[test]
fn tls_comes_only_with_its_feature() {
    for package in ["phlo-gen", "phlo-gen-runtime"] {
        let tree = |flags: &[&str]| tree(package, flags);
        assert_eq!(of(&tree(&["--no-default-features"]), &[RUSTLS, NATIVE]), Vec::<&str>::new(), "{package}");
        assert_eq!(of(&tree(&["--no-default-features", "--features", "native-tls"]), &[RUSTLS, NATIVE]), NATIVE);
        assert_eq!(of(&tree(&[]), &[RUSTLS, NATIVE]), RUSTLS, "{package}");
        let no_provider = tree(&["--no-default-features", "--features", "rustls-no-provider"]);
        assert_eq!(of(&no_provider, &[RUSTLS, NATIVE]), ["rustls", "hyper-rustls", "tokio-rustls"], "{package}");
    }
}

#[test]
fn the_macro_needs_few_crates() {
    let crates = tree("phlo-gen-macros", &[]);
    let others = crates.iter().filter(|name| !name.starts_with("phlo-gen")).collect::<Vec<_>>();
    assert!(others.len() <= 14, "{others:?}");
}

/// The crates of these lists that are in a tree.
fn of<'a>(tree: &BTreeSet<String>, lists: &[&[&'a str]]) -> Vec<&'a str> {
    lists.concat().into_iter().filter(|name| tree.contains(*name)).collect()
}

/// The names of the crates that a package is built with on this system.
fn tree(package: &str, flags: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        // not offline: crates of features that nothing has enabled yet are not downloaded
        .args(["tree", "--locked", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"])
        .args(["--package", package])
        .args(flags)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("cargo prints text");
    text.lines().filter_map(|line| Some(line.split_once(' ')?.0.to_owned())).collect()
}
