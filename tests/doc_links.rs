//! The documentation of all crates, including the Plivo client, has no warnings and no dead links.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};
use std::process::Command;

/// The crates whose pages are read.
const CRATES: &[&str] =
    &["plivo_client", "phlo_gen", "phlo_gen_core", "phlo_gen_macros", "phlo_gen_mock", "phlo_gen_runtime"];

#[test]
#[ignore = "documents all crates; .ci/run has it"]
fn no_link_of_the_documentation_is_dead() {
    let doc = document();
    let mut pages = Pages::default();
    let (mut count, mut dead) = (0, Vec::new());
    for name in CRATES {
        let mut files = Vec::new();
        walk(&doc.join(name), &mut files);
        assert!(!files.is_empty(), "{name} has no page");
        for file in files {
            for link in links(&file) {
                count += 1;
                if is_ours(&doc, &file, &link) && !pages.leads(&file, &link) {
                    dead.push(format!("{}: {link}", file.strip_prefix(&doc).unwrap_or(&file).display()));
                }
            }
        }
    }
    println!("{count} links");
    assert!(count > 10_000, "only {count} links were found");
    assert!(dead.is_empty(), "{} of {count} links are dead:\n{}", dead.len(), dead.join("\n"));
}

/// Whether a link is to a page of our crates: pages of other crates may be missing, depending on earlier runs of `cargo
/// doc`.
///
/// Blanket implementations of other crates have links that rustdoc does not resolve, such as `super::Span`. It warns of
/// ours, and warnings are errors here.
fn is_ours(doc: &Path, from: &Path, link: &str) -> bool {
    let path = link.split(['#', '?']).next().unwrap_or_default();
    if !path.is_empty() && !path.ends_with('/') && Path::new(path).extension().is_none() {
        return false;
    }
    let file = resolve(from, path);
    let first = file.strip_prefix(doc).ok().and_then(|file| file.components().next());
    first.is_none_or(|first| CRATES.iter().any(|name| first == Component::Normal(name.as_ref())))
}

/// Builds the documentation, and returns its folder.
fn document() -> PathBuf {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let target = tmp.parent().unwrap_or(tmp);
    let output = Command::new(env!("CARGO"))
        .args(["doc", "--workspace", "--no-deps", "--quiet"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("CARGO_TARGET_DIR", target)
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    target.join("doc")
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            out.push(path);
        }
    }
}

/// The links of a page within the documentation.
fn links(file: &Path) -> HashSet<String> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let targets = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let is_here = |link: &&str| {
        !link.contains("://")
            && !link.contains("${")
            && !link.starts_with("mailto:")
            && !link.starts_with("javascript:")
    };
    targets.filter(is_here).map(|link| link.replace("&amp;", "&")).collect()
}

/// The pages that were read, and their anchors.
#[derive(Default)]
struct Pages(HashMap<PathBuf, Option<HashSet<String>>>);

impl Pages {
    /// Whether there is such a page with such an anchor.
    fn leads(&mut self, from: &Path, link: &str) -> bool {
        let (path, place) = link.split_once('#').map_or((link, None), |(path, place)| (path, Some(place)));
        let path = path.split('?').next().unwrap_or_default();
        let file = if path.is_empty() { from.to_owned() } else { resolve(from, path) };
        // anchors of source lines are handled by a script
        let is_source = file.components().any(|part| part == Component::Normal("src".as_ref()));
        let places = self.0.entry(file.clone()).or_insert_with(|| read(&file));
        match (places, place.filter(|place| !place.is_empty())) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(places), Some(place)) => is_source || places.contains(place),
        }
    }
}

/// The anchors of a page; `None` if there is no such file. A redirect page has those of its target.
fn read(file: &Path) -> Option<HashSet<String>> {
    let text = String::from_utf8_lossy(&std::fs::read(file).ok()?).into_owned();
    if let Some((_, next)) = text.split_once("http-equiv=\"refresh\" content=\"0;URL=") {
        return read(&resolve(file, next.split('"').next()?));
    }
    Some(text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect())
}

/// A relative link from a page, without `..`.
fn resolve(from: &Path, link: &str) -> PathBuf {
    let mut out = from.parent().unwrap_or(Path::new("")).to_path_buf();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir => drop(out.pop()),
            Component::Normal(name) => out.push(name),
            _ => {}
        }
    }
    if link.ends_with('/') { out.join("index.html") } else { out }
}
