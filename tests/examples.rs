//! The examples, run as the guide describes. They use the mock that they contain.
//!
//! `cargo test` builds them before; a missing one is built here.

use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn a_caller_is_transferred() {
    assert_eq!(run("cold_transfer", &[]), "201 Created, 3b355e74-3afb-40d0-bfd1-154f72d9e048\n");
}

#[test]
fn a_call_is_made_and_hung_up() {
    let out = run("make_call", &[]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.first(), Some(&"call fired"), "{out}");
    assert!(lines.len() > 1 && lines.iter().skip(1).all(|line| line.ends_with(": 204 No Content")), "{out}");
}

#[test]
fn a_message_is_sent_and_its_state_read() {
    assert_eq!(run("send_sms", &[]), "message(s) queued\n+14155550117: undelivered in 1 parts\n");
}

#[test]
fn lists_continue_to_the_last_page() {
    let out = run("list_messages", &[]);
    assert_eq!(out.lines().count(), 3, "{out}");
    assert!(out.ends_with("+14155550142 sent\n"), "{out}");
}

#[test]
fn errors_have_advice() {
    let out = "202 Accepted: message(s) queued\n400: dst is missing\n\
               401: check PLIVO_AUTH_ID and PLIVO_AUTH_TOKEN\n429: wait 60s\n";
    assert_eq!(run("errors", &[]), out);
}

#[test]
fn a_file_is_uploaded() {
    let out = run("upload_media", &[]);
    assert!(out.starts_with("hours.txt, text/plain\n") && out.contains(": created\n"), "{out}");
    let out = run("upload_media", &["collections/plivo.json"]);
    assert!(out.starts_with("plivo.json, application/json\n") && out.contains(": created\n"), "{out}");
}

#[test]
fn a_program_needs_no_runtime() {
    assert_eq!(run("blocking", &[]), "Example Bakery: 41.27500 credits\n");
}

#[test]
fn requests_responses_and_spans_are_printed() {
    let out = run("hooks", &[]);
    let is_exchange = |line: &&str| line.starts_with("-> ") || line.starts_with("<- ");
    let lines: Vec<&str> = out.lines().filter(is_exchange).collect();
    let request = "-> GET /v1/Account/MAXXXXXXXXXXXXXXXXXX/";
    assert_eq!(lines, [request, "<- 503 Service Unavailable", request, "<- 200 OK"], "{out}");
    assert!(out.contains("phlo_gen.attempts=2") && out.ends_with("Example Bakery\n"), "{out}");
}

/// Runs an example, and returns its output.
fn run(name: &str, arguments: &[&str]) -> String {
    let output = Command::new(example(name))
        .args(arguments)
        .env_remove("PLIVO_AUTH_ID")
        .env_remove("PLIVO_AUTH_TOKEN")
        .env_remove("PLIVO_PHLO_ID")
        .env_remove("RUST_LOG")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the example runs");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it prints text")
}

/// The program of an example, in the folder of all examples next to this test.
fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test is known");
    let profile = test.ancestors().nth(2).expect("the folder of the profile is above it");
    let program = profile.join("examples").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).with_extension("rs");
    let time = |file: &Path| file.metadata().and_then(|data| data.modified()).ok();
    if time(&program) < time(&source) {
        let build = Command::new(env!("CARGO")).args(["build", "--quiet", "--example", name]).status();
        assert!(build.is_ok_and(|status| status.success()), "{name} cannot be built");
    }
    program
}
