//! Collections that are directories: what is read of them, what is not, and where messages say a problem is.

use phlo_gen_core::collection::Entry;
use phlo_gen_core::emit::Emission;
use phlo_gen_core::generate::{Document, generate};
use phlo_gen_core::lower::{Options, check};
use std::fs;
use std::path::{Path, PathBuf};

/// A new folder with files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("directories").join(name);
    // it may not exist yet
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (path, text) in files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("it has a folder")).expect("the folder can be made");
        fs::write(file, text).expect("the file can be written");
    }
    folder
}

fn request(url: &str) -> String {
    format!("$kind: http-request\nurl: {url}\n")
}

/// The names of the items at the top.
fn items(document: &Document) -> Vec<String> {
    let collection = document.collection().expect("the directory is a collection");
    let names = collection.entries.into_iter().filter_map(|entry| match entry {
        Entry::Item(item) => Some(item.name),
        Entry::Folder(_) => None,
    });
    names.collect()
}

/// All findings, as they are shown.
fn findings(document: &Document) -> Vec<String> {
    let collection = document.collection().expect("the directory is a collection");
    check(&collection, None, &Options::default()).findings.iter().map(|finding| document.show(finding)).collect()
}

fn refused(folder: &Path, path: &str) -> String {
    Document::read(folder, path).expect_err("it is not a collection")
}

#[test]
fn a_message_names_the_file_the_line_and_the_column() {
    let broken = "$kind: http-request\nname: é\nurl: h.test\nheaders:\n  A: 1\n";
    let folder = folder(
        "messages",
        &[
            ("Shop/.resources/definition.yaml", "$kind: collection\n"),
            ("Shop/A/b.request.yaml", broken),
            ("Shop/A/c.request.yaml", "$kind: http-request\nurl: {{base}}/a\n"),
            ("Shop/d.request.yaml", &request("h.test")),
        ],
    );
    let document = Document::read(&folder, "Shop/").expect("it is read");
    assert_eq!(items(&document), ["d"]);
    let shown = findings(&document);
    assert_eq!(shown.len(), 2, "{shown:#?}");
    assert!(
        shown[0].starts_with("Shop/A/b.request.yaml:5:3: ") && shown[0].contains("\n      A: 1\n      ^"),
        "{}",
        shown[0]
    );
    assert!(
        shown[1].starts_with("Shop/A/c.request.yaml:2:7: ") && shown[1].contains("\n    url: {{base}}/a\n"),
        "{}",
        shown[1]
    );
    let files = document.files();
    let first = [".resources/definition.yaml", "A/b.request.yaml", "A/c.request.yaml", "d.request.yaml"];
    assert_eq!(files, first.map(|file| format!("Shop/{file}")));
}

#[test]
fn no_output_contains_the_secrets_of_a_directory() {
    const KEY: &str = "ghp_k8QzV3mLpTxWc2RnYd9Hs4JfUg1Ea0Kb7Xv5";
    let first = format!("$kind: http-request\nurl: h.test/{KEY}\ndescription: |\n  Or\n    {KEY}\n");
    let second = format!(
        "$kind: http-request\nurl: https://h.test/b\nheaders:\n  X-Note: a {KEY}\n  X-Api-Key: 83749283749\n  \
         Authorization: hunter2hunter2\nqueryParams:\n- {{key: password, value: 8374928}}\n\
         body:\n  type: json\n  content: |\n    {{\"password\": \"hunter2hunter2\"}}\n"
    );
    let example = format!(
        "$kind: http-example\nresponse:\n  statusCode: 200\n  body:\n    type: json\n    content: '{{\"a\": \"{KEY}\"}}'\n"
    );
    let folder = folder(
        "secrets",
        &[
            ("Shop/F/é.request.yaml", &first),
            ("Shop/F/b.request.yaml", &second),
            ("Shop/F/.resources/b.resources/examples/e.example.yaml", &example),
            ("Shop/.resources/definition.yaml", "$kind: collection\nvariables:\n  token: 8374928\n"),
        ],
    );
    let document = Document::read(&folder, "Shop").expect("it is read");
    let generated = generate(&document, None, &Options::default(), &Emission::from(&Options::default()));
    assert!(generated.source.contains("github_token"), "{}", generated.source);
    let shown = findings(&document).join("\n");
    for secret in [KEY, "83749283749", "8374928", "hunter2hunter2"] {
        assert!(!generated.source.contains(secret), "{secret}: {}", generated.source);
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
    for place in ["é.request.yaml:2:13: ", "é.request.yaml:5:5: ", "b.request.yaml:4:13: ", "e.example.yaml:6:22: "] {
        assert!(shown.contains(&format!("{place}the collection contains a token of GitHub")), "{place}: {shown}");
    }
}

#[test]
fn an_environment_may_be_yaml() {
    let folder = folder(
        "environment",
        &[
            ("Shop/a.request.yaml", &request("'{{base}}/a'")),
            ("here.environment.yaml", "name: Here\nvalues:\n  - key: base\n    value: https://shop.example\n"),
            ("broken.environment.yaml", "name: Here\nvalues: [\n"),
        ],
    );
    let read = |path: &str| Document::read(&folder, path).expect("it is read");
    let generate = |environment: &Document| {
        generate(&read("Shop"), Some(environment), &Options::default(), &Emission::from(&Options::default()))
    };
    let good = generate(&read("here.environment.yaml"));
    assert!(good.environment_errors.is_empty() && good.source.contains("https://shop.example"), "{}", good.source);
    let broken = generate(&read("broken.environment.yaml"));
    assert!(
        broken.environment_errors[0].starts_with("broken.environment.yaml:2:9: "),
        "{:?}",
        broken.environment_errors
    );
    let directory = generate(&read("Shop"));
    assert!(directory.environment_errors[0].contains("NAME.environment.yaml"), "{:?}", directory.environment_errors);
}

#[test]
fn a_directory_above_collections_names_them() {
    let folder = folder(
        "above",
        &[
            ("repo/postman/collections/Shop/a.request.yaml", &request("h")),
            ("repo/postman/collections/Users/F/a.request.yaml", &request("h")),
            ("repo/postman/environments/a.environment.yaml", "name: a\nvalues: []\n"),
            ("repo/src/main.rs", ""),
            ("one/services/x/postman/collections/Only/a.request.yaml", &request("h")),
            ("json/a.json", "{}"),
            ("none/README.md", ""),
        ],
    );
    let both = |at: &str| format!("help: name one of `{at}Shop`, `{at}Users`");
    for (path, at) in [
        ("repo", "repo/postman/collections/"),
        ("repo/postman", "repo/postman/collections/"),
        ("repo/postman/collections/", "repo/postman/collections/"),
    ] {
        let message = refused(&folder, path);
        assert!(message.ends_with(&both(at)), "{message}");
    }
    let message = refused(&folder, "one");
    assert!(message.ends_with("help: did you mean `one/services/x/postman/collections/Only`?"), "{message}");
    assert!(refused(&folder, "json").ends_with("help: did you mean `json/a.json`?"));
    assert!(refused(&folder, "none").contains("postman/collections/NAME"));
    // a collection without a definition may have folders only
    let users = Document::read(&folder, "repo/postman/collections/Users").expect("it is read");
    assert_eq!(users.collection().expect("it is a collection").entries.len(), 1);
    let message = refused(&folder, "repo/postman/collections/Shp");
    assert!(message.ends_with("help: did you mean `repo/postman/collections/Shop`?"), "{message}");
    let message = refused(&folder, "repo/postman/environments/b.environment.yaml");
    assert!(message.ends_with("a.environment.yaml`?"), "{message}");
}

#[test]
fn a_file_of_a_collection_is_not_a_collection() {
    let folder = folder("one-file", &[("Shop/a.request.yaml", &request("h"))]);
    let document = Document::read(&folder, "Shop/a.request.yaml").expect("it is a file");
    let error = document.collection().expect_err("it is one request");
    assert!(document.show(&error).contains("name its directory"), "{}", document.show(&error));
}

#[cfg(unix)]
#[test]
fn nothing_outside_of_the_directory_is_read() {
    use std::os::unix::fs::symlink;
    let folder = folder(
        "links",
        &[
            ("outside.request.yaml", &request("h/outside")),
            ("Other/x.request.yaml", &request("h/other")),
            ("Shop/a.request.yaml", &request("h/a")),
            ("Shop/F/b.request.yaml", &request("h/b")),
        ],
    );
    symlink("a.request.yaml", folder.join("Shop/inside.request.yaml")).expect("a link can be made");
    symlink("../outside.request.yaml", folder.join("Shop/out.request.yaml")).expect("a link can be made");
    symlink("nowhere", folder.join("Shop/nowhere.request.yaml")).expect("a link can be made");
    symlink("../Other", folder.join("Shop/other")).expect("a link can be made");
    symlink("..", folder.join("Shop/F/loop")).expect("a link can be made");
    symlink("Shop", folder.join("Linked")).expect("a link can be made");
    for path in ["Shop", "Linked"] {
        let document = Document::read(&folder, path).expect("it is read");
        assert_eq!(items(&document), ["a", "inside"]);
        let shown = findings(&document);
        let named = ["F/loop", "nowhere.request.yaml", "other", "out.request.yaml"];
        for name in named {
            let place = format!("{path}/{name}:1:1: this file is skipped: it is a link");
            assert!(shown.iter().any(|finding| finding.starts_with(&place)), "{name}: {shown:#?}");
        }
        assert!(!document.text().contains("outside") && !document.text().contains("other"));
        assert!(document.files().iter().all(|file| !named.iter().any(|name| file.ends_with(&format!("/{name}")))));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn only_regular_files_with_names_in_utf_8_are_read() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("irregular", &[("Shop/a.request.yaml", &request("h/a"))]);
    let shop = folder.join("Shop");
    let made = std::process::Command::new("mkfifo").arg(shop.join("pipe.request.yaml")).status();
    assert!(made.expect("mkfifo runs").success());
    fs::create_dir(shop.join("folder.request.yaml")).expect("a folder can be made");
    fs::write(shop.join(OsStr::from_bytes(b"\xFF.request.yaml")), request("h/b")).expect("a file can be written");
    fs::create_dir(shop.join(OsStr::from_bytes(b"\xFE"))).expect("a folder can be made");
    let large = fs::File::create(shop.join("large.request.yaml")).expect("a file can be written");
    large.set_len(1 << 30).expect("a file can be large");
    fs::write(shop.join("latin.request.yaml"), b"$kind: http-request\nurl: h/\xE9\n").expect("a file can be written");
    let mut deep = shop.clone();
    deep.extend(std::iter::repeat_n("d", 80));
    fs::create_dir_all(&deep).expect("folders can be made");
    fs::write(deep.join("deep.request.yaml"), request("h/deep")).expect("a file can be written");

    let document = Document::read(&folder, "Shop").expect("it is read");
    assert_eq!(items(&document), ["a", "latin"]);
    let shown = findings(&document).join("\n");
    for part in [
        "pipe.request.yaml:1:1: this file is skipped: it is not a regular file",
        "large.request.yaml:1:1: this file is skipped: it is larger than 16 MiB",
        "\u{FFFD}.request.yaml:1:1: this file is skipped: its name is not UTF-8",
        "\u{FFFD}:1:1: this file is skipped: its name is not UTF-8",
        "folders are nested more than 64 levels deep",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}
