//! `phlo-gen pull`, with a server that fails: the file stays as it is, and the message says what to do.

use crate::common::{response, server};
use crate::pull::{path, pull};

const ID: &str = "12ece9e1-2abf-4edc-8e34-de66e74114d2";
const OLD: &str = r#"{"info": {"name": "Old"}, "item": []}"#;

fn found() -> String {
    response("200 OK", "", &format!(r#"{{"collection": {}}}"#, OLD.replace("Old", "New")))
}

/// The beginning of a response, after which the connection ends.
fn cut() -> String {
    found().replace("\"item\": []}}", "")
}

/// Pulls over an old file with these responses: the exit status, what is printed, and the file.
fn outcome(test: &str, responses: Vec<String>) -> (i32, String, String) {
    let path = path(test);
    std::fs::write(&path, OLD).expect("the file can be written");
    let run = pull(&server(responses), &[ID, "-o", path.to_str().expect("the path is text")]);
    let entries = path.parent().and_then(|folder| std::fs::read_dir(folder).ok()).map(|entries| entries.count());
    assert_eq!(entries, Some(1), "no other file stays");
    (run.status, run.stderr, std::fs::read_to_string(&path).expect("the file can be read"))
}

/// Pulls in vain: what is printed.
fn refused(test: &str, responses: Vec<String>) -> String {
    let (status, message, file) = outcome(test, responses);
    assert_eq!((status, file.as_str()), (1, OLD), "{message}");
    message
}

#[test]
fn a_server_without_workspaces_is_not_postman() {
    let run = pull(&server(vec![response("404 Not Found", "", "{}")]), &["--list"]);
    assert!(run.status == 1 && run.stderr.contains("help: POSTMAN_BASE_URL, if set,"), "{}", run.stderr);
}

#[test]
fn a_connection_that_breaks_is_tried_again() {
    let (status, message, file) = outcome("cut-once", vec![cut(), cut(), found()]);
    assert_eq!((status, message.as_str()), (0, ""));
    assert!(file.contains("\"New\""), "{file}");
    let message = refused("cut", vec![cut()]);
    assert!(message.starts_with("error: Collections / Get collection: "), "{message}");
}

#[test]
fn a_server_that_is_busy_is_asked_again() {
    let busy = || response("429 Too Many Requests", "Retry-After: 1\r\n", "{}");
    let started = std::time::Instant::now();
    let (status, message, _) = outcome("busy-once", vec![busy(), found()]);
    assert_eq!((status, message.as_str()), (0, ""));
    assert!(started.elapsed() >= std::time::Duration::from_secs(1));
    let later = response("429 Too Many Requests", "Retry-After: 90\r\n", "{}");
    let message = refused("busy", vec![later]);
    assert_eq!(message, "error: the rate limit of the key is used up: try again in 90 s\n");
}

#[test]
fn a_refusal_says_what_to_do() {
    let denied = r#"{"error": {"name": "AuthenticationError", "message": "planted-key"}}"#;
    let message = refused("denied", vec![response("401 Unauthorized", "", denied)]);
    assert!(
        message.starts_with("error: Postman does not accept the API key (401)\nhelp: set POSTMAN_API_KEY"),
        "{message}"
    );
    let message = refused("missing", vec![response("404 Not Found", "", "{}")]);
    assert!(
        message.starts_with(&format!("error: there is no collection `{ID}`, or this key may not read it\nhelp: ")),
        "{message}"
    );
    let message = refused("broken", vec![response("501 Not Implemented", "", "planted-key")]);
    assert!(message.contains("501") && message.contains("[secret]"), "{message}");
}

#[test]
fn what_is_no_collection_replaces_nothing() {
    let begin = "error: what Postman sends is not a collection: ";
    for (test, body) in [
        ("html", "<html>Sign in</html>"),
        ("comma", "{\"collection\": {\"info\": {},,}}"),
        ("half", "{\"collection\": {"),
        ("empty", ""),
        ("other", "{\"environment\": {}}"),
    ] {
        let message = refused(test, vec![response("200 OK", "", body)]);
        assert!(message.starts_with(begin), "{body}: {message}");
    }
    let message = refused("list", vec![response("200 OK", "", "{\"collection\": []}")]);
    assert!(message.starts_with("error[") && message.contains("what Postman sends"), "{message}");
}

#[test]
fn a_long_collection_is_read_and_one_that_is_too_long_is_not() {
    let long = OLD.replace("\"Old\"", &format!("\"New\", \"description\": \"{}\"", "a long text ".repeat(500_000)));
    let body = format!("{{\"collection\": {long}}}");
    let (status, message, file) = outcome("long", vec![response("200 OK", "", &body)]);
    assert_eq!((status, message.as_str()), (0, ""));
    assert!(file.len() > 6_000_000);
    let huge = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 600000000\r\n\r\n{".to_owned();
    let message = refused("huge", vec![huge]);
    assert!(message.starts_with("error: the collection is longer than 536.9 MB\nhelp: export it"), "{message}");
}

#[test]
fn a_server_without_https_gets_no_key() {
    let path = path("plain");
    let run = pull("http://postman.invalid", &[ID, "-o", path.to_str().expect("the path is text")]);
    let end = ": it has credentials and would be sent over plain http: use https\n";
    assert!(run.status == 1 && run.stderr.ends_with(end), "{run:?}");
}

#[test]
fn nobody_listens() {
    let path = path("nobody");
    let run = pull("http://127.0.0.1:1", &[ID, "-o", path.to_str().expect("the path is text")]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("no connection") && !path.exists(), "{run:?}");
}
