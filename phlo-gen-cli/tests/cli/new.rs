//! `phlo-gen new`

use crate::common::{finish, plivo, program, root, target};
use crate::shared_build::share_build;
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    }
    folder
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
#[ignore = "builds a crate and each of its doctests; .ci/run has it"]
fn a_new_crate_is_ready_to_build_and_its_doctests_pass() {
    let folder = make("garden", "collections/features/auth.json");
    share_build(&root(), &folder);
    let library = read(&folder, "src/lib.rs")
        .replace(".json\")", &format!(".json\", doctests = \"{}\")", "authorization_client"));
    std::fs::write(folder.join("src/lib.rs"), library).expect("it can be written");
    run(&folder, &["test", "--quiet", "--no-run"]);
    let output = run(&folder, &["test", "--quiet", "--doc"]);
    assert!(output.contains("test result: ok.") && !output.contains(" 0 passed"), "{output}");
}

#[test]
fn a_new_crate_is_packaged_with_all_its_files() {
    let folder = make("packed", plivo());
    run(
        &folder,
        &["package", "--quiet", "--no-verify", "--exclude-lockfile", "--offline", "--allow-dirty", "--no-metadata"],
    );
    assert!(target().join("package/plivo-client-0.1.0.crate").exists());
    let listed =
        run(&folder, &["package", "--list", "--exclude-lockfile", "--offline", "--allow-dirty", "--no-metadata"]);
    let files = ["README.md", "collections/plivo.json", "examples/first.rs", "src/lib.rs", "tests/first.rs"];
    assert!(files.iter().all(|file| listed.lines().any(|line| line == *file)), "{listed}");
}

#[test]
#[ignore = "builds a crate and its test; .ci/run has it"]
fn the_test_of_a_new_crate_passes() {
    let folder = make("voice", "collections/plivo.json");
    share_build(&root(), &folder);
    let output = run(&folder, &["test", "--quiet", "--test", "first"]);
    assert!(output.contains("test result: ok. 1 passed"), "{output}");
}

/// Creates a crate from a collection. The program of its README becomes one of its examples.
fn make(name: &str, collection: &str) -> PathBuf {
    let folder = folder(name);
    let made = finish(program().args(["new", collection]).arg(&folder).args(["--path", "."]));
    assert_eq!((made.status, made.stderr.as_str()), (0, ""));
    assert!(!made.stdout.contains("published"), "{}", made.stdout);
    // a separate workspace, with the dependency versions of the project
    std::fs::write(folder.join("Cargo.toml"), read(&folder, "Cargo.toml") + "\n[workspace]\n")
        .expect("it can be written");
    let readme = read(&folder, "README.md");
    let program = readme.split("```rust,no_run\n").nth(1).and_then(|rest| rest.split("```").next());
    let program = format!("//! The program of the README.\n\n{}", program.expect("the README has a program"));
    std::fs::write(folder.join("examples/readme.rs"), program).expect("it can be written");
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target())
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !errors.contains("warning"), "{errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_new_crate_has_a_first_call() {
    let workspace = folder("workspace");
    std::fs::create_dir_all(&workspace).expect("the folder can be created");
    std::fs::write(workspace.join("Cargo.toml"), "[workspace]\nmembers = []\n").expect("it can be written");
    let folder = workspace.join("plivo");
    let made = finish(program().args(["new", "collections/plivo.json", "--name", "voice"]).arg(&folder));
    assert_eq!(made.status, 0, "{}", made.stderr);
    assert!(made.stdout.starts_with("created voice in "), "{}", made.stdout);
    let advice = format!("next: add it to `members` in {}\n", workspace.join("Cargo.toml").display());
    assert!(made.stdout.contains(&advice), "{}", made.stdout);
    let sent = "\nits example sends PLIVO_AUTH_ID and PLIVO_AUTH_TOKEN from the environment\n\
                `phlo-gen call` reads the same with `--env PLIVO_`\n";
    assert!(made.stdout.contains(sent), "{}", made.stdout);
    assert!(made.stdout.contains("cannot be built while that is not published"), "{}", made.stdout);
    assert!(made.stdout.contains("add `--path DIR`"), "{}", made.stdout);
    assert_eq!(read(&folder, "collections/plivo.json"), read(&root(), "collections/plivo.json"));
    assert!(read(&folder, "Cargo.toml").contains(concat!(
        "phlo-gen = { version = \"",
        env!("CARGO_PKG_VERSION"),
        "\" }"
    )));
    assert!(read(&folder, "src/lib.rs").ends_with("phlo_gen::phlo_collection!(\"collections/plivo.json\");\n"));
    let example = read(&folder, "examples/first.rs");
    assert!(example.contains("it requires PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN.\n"), "{example}");
    // the layout depends on the settings of rustfmt in the folders above
    let example: String = example.split_whitespace().collect();
    assert!(example.contains("letresponse=client.conferences().list_conferences().send().await?;"), "{example}");
    let test = read(&folder, "tests/first.rs");
    assert!(test.contains(".auth_token(\"auth_token\")") && test.contains(".origin(mock.origin())"), "{test}");
}

/// A host that one item has, before those of the API; and calls of the API that need more and less.
#[test]
fn the_first_call_is_one_of_the_api_and_needs_little() {
    let item = |name: &str, url: &str| {
        format!(
            r#"{{"name": "{name}", "request": "{url}", "response": [{{"name": "ok", "code": 200, "body": "{{}}"}}]}}"#
        )
    };
    let items = [
        item("Server time", "https://status.example.net/time"),
        item("Get bed", "https://api.garden.example.com/beds/:bed_id"),
        item("Get tenant", "https://api.garden.example.com/tenants/{{tenant}}"),
        item("List beds", "https://api.garden.example.com/beds"),
    ];
    let collection = format!(r#"{{"info": {{"name": "Garden API v2"}}, "item": [{}]}}"#, items.join(", "));
    let collection = crate::common::file("first-call.json", &collection);
    let folder = folder("first-call");
    let made = finish(program().args(["new", &collection]).arg(&folder));
    assert_eq!((made.status, made.stderr.as_str()), (0, ""));
    let example = read(&folder, "examples/first.rs");
    assert!(example.contains("client.list_beds()") && example.contains("options.env(\"GARDEN_\")"), "{example}");
    assert!(
        example.contains("//! `GARDEN_ORIGIN` sends it to a mock") && !example.contains("std::env::var"),
        "{example}"
    );
}

/// The first call of the documentation is one without authorization; most have one.
#[test]
fn what_most_calls_require_is_named() {
    let item = |name: &str, auth: &str| {
        let request = format!(r#"{{"method": "GET", "url": "https://orchard.example/{name}"{auth}}}"#);
        format!(
            r#"{{"name": "{name}", "request": {request}, "response": [{{"name": "ok", "code": 200, "body": "{{}}"}}]}}"#
        )
    };
    let items =
        [item("status", r#", "auth": {"type": "noauth"}"#), item("trees", ""), item("rows", ""), item("pears", "")];
    let collection = format!(
        r#"{{"info": {{"name": "Orchard"}},
            "auth": {{"type": "bearer", "bearer": [{{"key": "token", "value": "{{{{orchardKey}}}}"}}]}},
            "item": [{}]}}"#,
        items.join(", ")
    );
    let collection = crate::common::file("orchard.json", &collection);
    let new = |name: &str, more: &[&str]| {
        let folder = folder(name);
        let made = finish(program().args(["new", &collection]).arg(&folder).args(more));
        assert_eq!((made.status, made.stderr.as_str()), (0, ""));
        (folder, made.stdout)
    };
    let (folder, printed) = new("orchard", &[]);
    assert!(printed.contains("\nits name is that of the collection: `--name` takes another one\n"), "{printed}");
    let says = |text: &str, before: &str| text.contains(&format!("{before} the environment variable `ORCHARD_KEY`."));
    let readme = read(&folder, "README.md");
    let in_first = printed.contains("\nits example sends ORCHARD_KEY from the environment\n");
    let in_most = printed.contains("\nmost of its calls require ORCHARD_KEY from the environment\n");
    assert!(in_first != in_most, "{printed}");
    assert!(says(&readme, if in_first { "It requires" } else { "Most calls require" }), "{readme}");
    let (_, named) = new("orchard-named", &["--name", "orchard-named", "--only", "status"]);
    assert!(!named.contains("its name is") && !named.contains("ORCHARD_KEY"), "{named}");
}

#[test]
fn a_new_crate_has_the_items_that_patterns_choose() {
    let folder = folder("chosen");
    let options = ["--only", "Messages/**", "--only", "Account/*", "--skip", "**/Send *"];
    let made = finish(program().args(["new", "collections/plivo.json"]).arg(&folder).args(options));
    assert_eq!((made.status, made.stderr.as_str()), (0, ""));
    let library: String = read(&folder, "src/lib.rs").split_whitespace().collect();
    let arguments = r#"("collections/plivo.json",only=["Messages/**","Account/*"],skip=["**/Send*"])"#;
    for name in ["phlo_docs!", "phlo_collection!"] {
        assert!(library.contains(&format!("{name}{arguments}")), "{library}");
    }
    let made = finish(program().args(["new", "collections/plivo.json", "unmade", "--only", "Mesages/**"]));
    assert!(made.status == 2 && made.stderr.contains("did you mean `Messages/**`?"), "{}", made.stderr);
}

#[test]
fn nothing_is_overwritten() {
    let run = finish(program().args(["new", plivo(), "src"]));
    assert_eq!((run.status, run.stderr.as_str()), (2, "error: src exists already\nhelp: choose another folder\n"));
    let run = finish(program().args(["new", plivo(), "--name", "a b"]));
    assert!(run.status == 2 && run.stderr.contains("`a b` cannot be the name of a crate"), "{}", run.stderr);
    let run = finish(program().args(["new", plivo(), "--path", "src"]));
    assert!(run.status == 2 && run.stderr.contains("there is no phlo-gen in src"), "{}", run.stderr);
}

#[test]
fn a_new_crate_is_formatted_as_by_cargo() {
    let long = r#"{"info": {"name": "L"}, "auth": {"type": "oauth2", "oauth2": {}}, "item": [
        {"name": "Get the articles of all the magazines of a publisher", "request": "https://l.example/a"}]}"#;
    let long = crate::common::file("a-collection-of-articles-and-magazines-of-a-publisher.json", long);
    for (name, collection) in [("long", long.as_str()), ("short", plivo())] {
        let folder = folder(&format!("layout-{name}"));
        let made = finish(program().args(["new", collection, "--path", "."]).arg(&folder));
        assert_eq!(made.status, 0, "{}", made.stderr);
        std::fs::write(folder.join("Cargo.toml"), read(&folder, "Cargo.toml") + "\n[workspace]\n")
            .expect("it can be written");
        let output =
            Command::new(env!("CARGO")).args(["fmt", "--check"]).current_dir(&folder).output().expect("cargo runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}
