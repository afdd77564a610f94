//! The options of all commands, and the small commands.

use crate::common::{finish, plivo, program, run};
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

#[test]
fn a_closed_pipe_is_not_an_error() {
    let commands: [&[&str]; 6] = [
        &["expand", plivo()],
        &["list", plivo(), "--format", "json"],
        &["check", "collections/features/urls.json"],
        &["diff", plivo(), "collections/features/urls.json"],
        &["completions", "zsh"],
        &["man"],
    ];
    for arguments in commands {
        let child = program().args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("the program runs");
        let mut line = String::new();
        let mut out = BufReader::with_capacity(16, child.stdout.take().expect("it has an output"));
        out.read_line(&mut line).expect("it prints a line");
        drop(out);
        let mut message = String::new();
        child.stderr.take().expect("it has errors").read_to_string(&mut message).expect("they are text");
        child.wait().expect("it ends");
        assert_eq!(message, "", "{arguments:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_no_wrong_usage() {
    for arguments in [&["list", plivo()][..], &["expand", plivo()], &["man"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("there is such a device");
        let out = program().args(arguments).stdout(full).output().expect("the program runs");
        let message = String::from_utf8_lossy(&out.stderr);
        let is_named = message.starts_with("error: the output cannot be written: No space left on device");
        assert!(out.status.code() == Some(1) && is_named, "{arguments:?}: {message}");
    }
}

#[test]
fn wrong_usage_exits_with_status_two() {
    assert_eq!(run(&["chekc"]).status, 2);
    assert_eq!(run(&[]).status, 2);
    assert_eq!(run(&["list", "nowhere/none.json"]).status, 2);
    assert_eq!(run(&["mock", "nowhere/none.json"]).status, 2);
    let run = run(&["list", plivo(), "--only", "Lookup/Look up a numbre"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.starts_with("error: --only: no item matches `Lookup/Look up a numbre`\nhelp: did you mean "),
        "{}",
        run.stderr
    );
}

#[test]
fn an_invalid_collection_is_reported_with_its_line() {
    let path = crate::common::file("comma.json", "{\n  \"info\": {\"name\": \"x\"},,\n}");
    for command in ["expand", "list", "mock"] {
        let run = run(&[command, &path]);
        assert_eq!((run.status, run.stdout.as_str()), (1, ""));
        assert!(run.stderr.starts_with("error[not-json]: ") && run.stderr.contains("2 |   \"info\""), "{}", run.stderr);
    }
}

#[test]
fn expand_prints_the_source_of_the_macro() {
    let run = run(&["expand", plivo(), "--only", "Lookup/*"]);
    assert!(run.stdout.starts_with("use ::phlo_gen::__private as __;\n"), "{}", run.stdout);
    assert!(run.stdout.contains("LookUpANumber,") && !run.stdout.contains("MakeAnOutboundCall"));
}

#[test]
fn an_environment_takes_precedence_over_the_collection() {
    let environment = "collections/features/variables.postman_environment.json";
    let region = |options: &[&str]| {
        let run = run(&[&["list", "collections/features/variables.json", "--format", "json"], options].concat());
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        let items: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
        let settings = items[0]["settings"].as_array().expect("it has settings").clone();
        settings.into_iter().find(|setting| setting["name"] == "region").map(|setting| setting["default"].clone())
    };
    assert_eq!(region(&[]), Some("eu".into()));
    assert_eq!(region(&["-e", environment]), Some("greenhouse".into()));
}

#[test]
fn completions_are_printed_for_each_shell() {
    for (shell, sign) in
        [("bash", "default phlo-gen\n"), ("zsh", "#compdef phlo-gen"), ("fish", "complete -c phlo-gen")]
    {
        let run = run(&["completions", shell]);
        assert!(run.stdout.contains(sign), "{shell}: {}", run.stdout);
    }
}

#[test]
fn man_writes_a_page_for_each_command() {
    assert!(run(&["man"]).stdout.contains(".TH phlo-gen 1"));
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli/man");
    let run = finish(program().arg("man").arg("--dir").arg(&folder));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    for page in ["phlo-gen.1", "phlo-gen-call.1", "phlo-gen-check.1"] {
        assert!(folder.join(page).is_file(), "{page}");
    }
}

/// A collection of an attacker: everywhere the sequences that clear the screen, set its title, hide text or turn it round.
fn hostile() -> String {
    let evil = "x\u{1b}[2J\u{1b}]0;t\u{7}\u{1b}[8m\u{9b}2J\u{8}\r\u{202e}y";
    let collection = serde_json::json!({
        "info": {"name": evil, "description": evil,
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "item": [{
            "name": evil,
            "request": {
                "method": "POST",
                "description": format!("{evil}\n\n| Parameter | Required | Description |\n|---|---|---|\n| {evil} | yes | {evil} |"),
                "url": format!("https://api.example.com/{evil}?{evil}={evil}"),
                "header": [{"key": "X-A", "value": evil, "description": evil}, {"key": evil, "value": evil}],
                "body": {"mode": "raw", "raw": format!("{{\"{evil}\": \"{evil}\"")}
            },
            "response": [{"name": evil, "code": 200, "body": evil}]
        }],
        "variable": [{"key": evil, "value": evil}, {"key": "z", "value": format!("{{{{{evil}}}}}")}]
    });
    crate::common::file("hostile.json", &collection.to_string())
}

#[test]
fn a_terminal_gets_no_control_characters_of_a_collection() {
    let file = hostile();
    let listed = run(&["list", &file, "--format", "json"]);
    let items: serde_json::Value = serde_json::from_str(&listed.stdout).expect("JSON");
    let call = items[0]["call"].as_str().expect("a call").to_owned();
    let commands: [&[&str]; 11] = [
        &["list", &file],
        &["list", &file, &call],
        &["list", &file, "--format", "json"],
        &["list", &file, "x\u{1b}[2Jz"],
        &["check", &file, "--all"],
        &["check", &file, "--explain"],
        &["diff", plivo(), &file],
        &["diff", &file, plivo()],
        &["curl", &file, &call],
        &["expand", &file],
        &["call", &file, &call, "--dry-run"],
    ];
    for arguments in commands {
        let run = finish(program().args(arguments).args(["--color", "always"]));
        for text in [&run.stdout, &run.stderr] {
            let found = text.char_indices().find(|(at, character)| {
                let is_colour = *character == '\u{1b}' && !text[*at..].starts_with("\u{1b}[2J") && {
                    let rest = text[*at..].trim_start_matches("\u{1b}[");
                    rest.find('m').is_some_and(|end| !rest[..end].is_empty() && &rest[..end] != "8")
                        && text[*at..].starts_with("\u{1b}[")
                };
                let is_evil = character.is_control() && !matches!(character, '\n' | '\t') || *character == '\u{202e}';
                is_evil && !is_colour
            });
            assert_eq!(found, None, "{arguments:?}: {text:?}");
        }
    }
}

#[test]
fn source_is_written_to_a_file() {
    let path = crate::common::file("expanded.rs", "old");
    let written = run(&["expand", plivo(), "--only", "Lookup/**", "-o", &path]);
    assert_eq!((written.status, written.stdout.as_str(), written.stderr.as_str()), (0, "", ""));
    let printed = run(&["expand", plivo(), "--only", "Lookup/**"]).stdout;
    assert!(std::fs::read_to_string(&path).is_ok_and(|text| text == printed && text.contains("look_up_a_number")));
}
