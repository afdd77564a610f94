//! `phlo-gen pull`, with a mock of Postman's API.

use crate::common::{Run, finish, program, root};
use phlo_gen_mock::{Mock, MockServer};
use std::path::{Path, PathBuf};

const COLLECTION: &str = "12345678-12ece9e1-2abf-4edc-8e34-de66e74114d2";
const ENVIRONMENT: &str = "12345678-5daabc50-8451-43f6-922d-96b403b4f28e";
/// A key of no form, so that nothing but its use makes it a secret.
pub const KEY: &str = "planted-key";

fn mock() -> MockServer {
    let collection = root().join("phlo-gen-cli/collections/postman-api.json");
    Mock::read(collection).expect("there is a collection").start().expect("there is a port")
}

/// A path in an empty folder of a test.
pub fn path(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli/pull").join(test);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    }
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    folder.join("api.json")
}

/// Runs `phlo-gen pull` with a server in place of Postman.
pub fn pull(origin: &str, arguments: &[&str]) -> Run {
    let run = finish(program().arg("pull").args(arguments).env("POSTMAN_BASE_URL", origin).env("POSTMAN_API_KEY", KEY));
    assert!(!run.stdout.contains(KEY) && !run.stderr.contains(KEY), "{run:?}");
    run
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("the file can be read")
}

#[test]
fn a_collection_is_written_once() {
    let (mock, path) = (mock(), path("new"));
    let path_text = path.to_str().expect("the path is text");
    let run = pull(&mock.origin(), &[COLLECTION, "-o", path_text]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, format!("wrote {path_text}\n"));
    let written = text(&path);
    assert!(written.starts_with("{\n\t\"info\": {\n\t\t\"_postman_id\": "), "{written}");
    assert!(written.contains("\"name\": \"List beds\"") && written.ends_with("}\n"), "{written}");
    let requests = mock.requests();
    assert_eq!(requests[0].target, format!("/collections/{COLLECTION}"));
    assert_eq!(requests[0].headers.get("x-api-key").map(|key| key.as_bytes()), Some(KEY.as_bytes()));

    // Only what Postman notes beside it is different, so nothing is built anew.
    let same = written.replace("2026-03-02T10:30", "2026-02-01T10:30");
    assert_ne!(same, written);
    std::fs::write(&path, &same).expect("the file can be written");
    let run = pull(&mock.origin(), &[COLLECTION, "-o", path_text]);
    assert_eq!((run.status, run.stdout), (0, format!("{path_text} is up to date\n")));
    assert_eq!(text(&path), same);
}

#[test]
fn a_check_fails_if_the_published_collection_has_moved() {
    let (mock, path) = (mock(), path("check"));
    let path_text = path.to_str().expect("the path is text");
    let check = || pull(&mock.origin(), &[COLLECTION, "-o", path_text, "--check"]);
    assert_eq!(check().status, 2);
    assert!(pull(&mock.origin(), &[COLLECTION, "-o", path_text]).status == 0);
    let published = text(&path);
    assert_eq!(check().stdout, format!("{path_text} is up to date\n"));

    let old = published.replace("\"List beds\"", "\"Show beds\"");
    std::fs::write(&path, &old).expect("the file can be written");
    let run = check();
    assert_eq!((run.status, run.stdout.lines().last()), (1, Some("major: 2 changes break callers")));
    assert_eq!(text(&path), old);

    let undocumented = published.replace("Beds and plants.", "");
    std::fs::write(&path, undocumented).expect("the file can be written");
    let run = check();
    assert_eq!((run.status, run.stdout.as_str()), (1, "none: no changes for callers\n"));
    assert!(run.stderr.contains(&format!("{path_text} is not what is published")), "{}", run.stderr);

    let run = pull(&mock.origin(), &[COLLECTION, "-o", path_text]);
    assert_eq!((run.status, text(&path)), (0, published));
    assert_eq!(run.stdout, format!("none: no changes for callers\nwrote {path_text}\n"));
}

#[test]
fn a_shared_link_needs_no_key() {
    let (mock, path) = (mock(), path("shared"));
    let link = format!("https://api.postman.com/collections/{COLLECTION}?access_key=PMAT-planted");
    let mut command = program();
    command.arg("pull").arg(link).arg("-o").arg(&path).env("POSTMAN_BASE_URL", mock.origin());
    let run = finish(command.env_remove("POSTMAN_API_KEY"));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(text(&path).contains("List beds"));
    let request = &mock.requests()[0];
    assert_eq!(request.target, format!("/collections/{COLLECTION}?access_key=PMAT-planted"));
    assert_eq!(request.headers.get("x-api-key"), None);
}

#[test]
fn an_environment_is_written_and_compared_by_names() {
    let (mock, path) = (mock(), path("environment"));
    let path_text = path.to_str().expect("the path is text");
    let run = pull(&mock.origin(), &[ENVIRONMENT, "--environment", "-o", path_text]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let written = text(&path);
    std::fs::write(&path, written.replace("staging.example.com", "planted")).expect("the file can be written");
    let link = format!("https://garden.postman.co/workspace/beds/environment/{ENVIRONMENT}");
    let run = pull(&mock.origin(), &[&link, "-o", path_text, "--check"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, "variables that differ: host\n"));
    assert_eq!(pull(&mock.origin(), &[&link, "-o", path_text]).status, 0);
    assert_eq!(text(&path), written);
}

#[test]
fn workspaces_and_what_is_in_them_are_listed() {
    let mock = mock();
    let run = pull(&mock.origin(), &["--list"]);
    assert_eq!(
        run.stdout,
        "1f0df51a-8658-4ee8-a2a1-d2567dfa09a9  team      Team workspace\n\
         a0f46158-1529-11ee-be56-0242ac120002  personal  My workspace\n"
    );
    let run = pull(&mock.origin(), &["--list", "1f0df51a-8658-4ee8-a2a1-d2567dfa09a9"]);
    let expected = format!("collections\n{COLLECTION}  Garden\nenvironments\n{ENVIRONMENT}  Staging\n");
    assert_eq!((run.status, run.stdout), (0, expected));
}

#[test]
fn what_cannot_be_pulled_makes_no_call() {
    let (mock, path) = (mock(), path("refused"));
    let folder = path.parent().and_then(Path::to_str).expect("the path is text");
    let refused = |arguments: &[&str]| {
        let run = pull(&mock.origin(), arguments);
        assert_eq!(run.stdout, "", "{arguments:?}");
        (run.status, run.stderr)
    };
    assert_eq!(refused(&[COLLECTION]).0, 2);
    assert_eq!(refused(&["--list", "x", "--check"]).0, 2);
    assert!(refused(&["api.json", "-o", "x.json"]).1.contains("pull --list"));
    assert!(refused(&[COLLECTION, "-o", folder]).1.contains("is a directory"));
    let (status, message) = refused(&[COLLECTION, "-o", "Cargo.toml"]);
    let warning = "warning: Cargo.toml is not replaced, because what it holds cannot be read\n";
    assert!(status == 1 && message.starts_with(&format!("{warning}error[not-json]: ")), "{message}");
    let (status, message) = refused(&[COLLECTION, "-o", "collections/plivo.mock.postman_environment.json"]);
    assert!(status == 1 && message.contains("\nerror[environment-file]: "), "{message}");
    assert!(mock.requests().is_empty());

    let mut command = program();
    command.args(["pull", COLLECTION, "-o"]).arg(&path).env("POSTMAN_BASE_URL", mock.origin());
    let run = finish(command.env_remove("POSTMAN_API_KEY"));
    assert_eq!(run.status, 2);
    assert!(run.stderr.starts_with("error: there is no API key\nhelp: set POSTMAN_API_KEY"), "{run:?}");
    assert!(mock.requests().is_empty() && !path.exists());
}
