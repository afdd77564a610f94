//! `phlo-gen check`

use crate::common::{file, finish, program, run};
use serde_json::Value;

/// A collection without findings.
const SOUND: &str = r#"{"info": {"name": "Shop"}, "item": [{"name": "List", "request": "https://shop.example/list"}]}"#;

/// A collection with two kinds of findings, the second of them twice.
const WITH_FINDINGS: &str = r#"{
  "info": {"name": "Shop"},
  "item": [
    {"name": "List", "request": {"method": "GET"}},
    {"name": "A"},
    {"name": "B"}
  ]
}"#;

#[test]
fn a_finding_is_shown_with_its_line() {
    let run = run(&["check", "collections/features/v20.json"]);
    let expected = r#"warning[header-line-dropped]: a line of `header` is not a header, so it is not sent
  --> collections/features/v20.json:20:21
   |
20 |           "header": "Accept: application/json\nX-Trace: {{trace}}\n// X-Off: 1",
   |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `Name: value`, without a blank in the name
"#;
    assert!(run.stdout.starts_with(expected), "{}", run.stdout);
    assert_eq!(run.status, 0);
}

#[test]
fn the_summary_counts_each_kind() {
    let run = run(&["check", &file("odd.json", WITH_FINDINGS), &file("sound.json", SOUND)]);
    let summary = run.stdout.split("\n\n").last().unwrap_or_default();
    assert_eq!(summary, "warning: 3 findings in 2 files\n      2 item-without-request\n      1 request-without-url\n");
}

#[test]
fn a_collection_without_findings_is_good() {
    let run = run(&["check", &file("good.json", SOUND), "collections/plivo.mock.postman_environment.json"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "good: no findings in 2 files\n"));
}

#[test]
fn three_findings_of_a_kind_are_printed_without_the_option_all() {
    let items = r#"{"name": "A"},"#.repeat(5);
    let path =
        file("many.json", &format!("{{\"info\": {{\"name\": \"x\"}}, \"item\": [{}]}}", items.trim_end_matches(',')));
    let shown = |arguments: &[&str]| run(arguments).stdout.matches("warning[item-without-request]").count();
    assert_eq!(shown(&["check", &path]), 3);
    assert_eq!(shown(&["check", &path, "--all"]), 5);
    assert!(run(&["check", &path]).stdout.contains("= note: 2 more of this kind in this file; `--all` prints them"));
}

#[test]
fn errors_and_strict_findings_set_the_exit_status() {
    let broken = file("broken.json", "{ \"info\": ");
    assert_eq!(run(&["check", &broken]).status, 1);
    let path = file("strict.json", WITH_FINDINGS);
    assert_eq!(run(&["check", &path]).status, 0);
    assert_eq!(run(&["check", &path, "--strict"]).status, 1);
    let allowed = ["--allow", "item-without-request", "--allow", "request-without-url"];
    assert_eq!(run(&[&["check", &path, "--strict"][..], &allowed].concat()).status, 0);
}

#[test]
fn a_missing_file_is_reported_and_the_others_are_checked() {
    let run = run(&["check", "collections/plivvo.json", &file("other.json", SOUND)]);
    assert_eq!(run.status, 2);
    assert_eq!(
        run.stderr,
        "error: there is no file `collections/plivvo.json`\nhelp: did you mean `collections/plivo.json`?\n"
    );
    assert_eq!(run.stdout, "good: no findings in 1 file\n");
}

#[test]
fn a_path_with_a_wrong_folder_is_corrected() {
    for (wrong, right) in [
        ("colections/plivo.json", "collections/plivo.json"),
        ("plivo.json", "collections/plivo.json"),
        ("collections/feature/bodies.json", "collections/features/bodies.json"),
        ("colections/feature/bodies.json", "collections/features/bodies.json"),
    ] {
        let message = format!("error: there is no file `{wrong}`\nhelp: did you mean `{right}`?\n");
        assert_eq!(run(&["check", wrong]).stderr, message);
    }
    let unknown = run(&["check", "zzz/nothing.json"]).stderr;
    assert!(unknown.contains("\nhelp: the path is relative to this folder, /"), "{unknown}");
}

#[test]
fn a_missing_comma_is_reported_where_it_belongs() {
    for (name, text, place) in [
        ("string", "{\n  \"info\": {\"name\": \"a\"}\n  \"item\": []\n}", "2:24"),
        ("list", "{\"info\": {\"name\": \"a\"}, \"item\": [\n  {}\n\n  {}]}", "2:5"),
        ("comment", "{\"info\": {\"name\": \"a\"},\n \"x\": 1 // one\n \"item\": []}", "2:8"),
    ] {
        let path = file(&format!("comma-{name}.json"), text);
        let found = run(&["check", &path]);
        let message = format!("{path}:{place}\n");
        assert!(
            found.stdout.contains(&message) && found.stdout.contains("a comma is missing after this value"),
            "{found:?}"
        );
    }
}

#[test]
fn json_has_the_place_of_each_finding() {
    let run = run(&["check", &file("places.json", WITH_FINDINGS), "--format", "json"]);
    let findings: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let first = &findings[0];
    assert_eq!((&first["line"], &first["column"], &first["severity"]), (&4.into(), &33.into(), &"finding".into()));
    assert_eq!(findings.as_array().map(Vec::len), Some(3));
}

#[test]
fn a_secret_in_a_collection_is_found_and_not_shown() {
    let auth = r#""auth": {"type": "bearer", "bearer": {"token": "hunter2"}}"#;
    let path = file("secret.json", &SOUND.replace("\"item\"", &format!("{auth}, \"item\"")));
    let shown = run(&["check", &path]);
    assert!(shown.stdout.contains("[secret-in-collection]"), "{}", shown.stdout);
    for arguments in
        [&["check", &path][..], &["check", &path, "--format", "json"], &["expand", &path], &["curl", &path, "list"]]
    {
        let run = run(arguments);
        assert!(!run.stdout.is_empty() && !run.stdout.contains("hunter2"), "{arguments:?}: {}", run.stdout);
    }
}

#[test]
fn a_secret_is_marked_at_its_name_and_the_message_says_that_it_is_hidden() {
    let variable = r#""variable": [{"key": "acme_token", "value": "hunter2-hunter2"}]"#;
    let path = file("secret-name.json", &SOUND.replace("\"item\"", &format!("{variable},\n\"item\"")));
    let shown = run(&["check", &path]).stdout;
    let lines: Vec<&str> = shown.lines().collect();
    let place = lines.iter().position(|line| line.contains("acme_token\", \"value\": \"***")).expect(&shown);
    assert_eq!(lines[place].find("acme_token"), lines[place + 1].find("^^^^^^^^^^"), "{shown}");
    assert!(shown.contains("it is hidden in this message"), "{shown}");
}

#[test]
fn a_secret_that_is_known_from_elsewhere_is_not_shown_in_the_line_of_a_finding() {
    let variable = r#""variable": [{"key": "acme_token", "value": "hunter2-Zq81mNx"}]"#;
    let item = r#"{"name": "A", "request": {"method": 5, "url": "https://shop.example/a?note=hunter2-Zq81mNx"}}"#;
    let path =
        file("secret-elsewhere.json", &format!(r#"{{"info": {{"name": "S"}}, {variable},{}"item": [{item}]}}"#, '\n'));
    let shown = run(&["check", &path]).stdout;
    assert!(shown.contains("?note=***") && !shown.contains("Zq81mNx"), "{shown}");
}

#[test]
fn tables_are_explained() {
    let run = run(&["check", "collections/features/tables.json", "--explain"]);
    let expected = "Markdown table  collections/features/tables.json:9:22
  table 1: arguments of the request
    because it has a column of requirements; `arguments` occurs before it; 4 of its 8 rows are in the request
    bed_id   argument  string          required
    kind     argument  string          required     one of herb, tree, vegetable
";
    assert!(run.stdout.starts_with(expected), "{}", run.stdout);
    let neither = "  table 1: neither of the request nor of the response: it stays in the description\n    because its header has no column of arguments\n";
    assert!(run.stdout.contains(neither), "{}", run.stdout);
}

#[test]
fn explained_tables_are_printed_as_json() {
    let run = run(&["check", "collections/features/tables.json", "--explain", "--format", "json"]);
    let all: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let table = &all["tables"][0];
    assert_eq!(
        (&table["item"], &table["about"], &table["line"]),
        (&"Markdown table".into(), &"request".into(), &9.into())
    );
    assert_eq!(table["rows"][1]["enum"], serde_json::json!(["herb", "tree", "vegetable"]));
}

#[test]
fn colours_follow_the_environment_and_the_option() {
    let arguments = ["check", "collections/features/v20.json"];
    assert!(!run(&arguments).stdout.contains('\u{1b}'));
    assert!(finish(program().args(arguments).env("CLICOLOR_FORCE", "1")).stdout.contains('\u{1b}'));
    assert!(
        !finish(program().args(arguments).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")).stdout.contains('\u{1b}')
    );
    assert!(run(&["check", "collections/features/v20.json", "--color", "always"]).stdout.contains('\u{1b}'));
}

#[test]
fn an_unknown_kind_cannot_be_ignored() {
    let path = file("allow.json", SOUND);
    let run = run(&["check", &path, "--allow", "duplicate-nme"]);
    let message = "error: there is no kind of finding `duplicate-nme`\nhelp: did you mean `duplicate-name`?\n";
    assert_eq!((run.status, run.stderr.as_str()), (2, message));
}

/// Two beds with other ids, and a folder of its own.
const WITH_JUDGEMENTS: &str = r#"{"info": {"name": "Garden"}, "item": [
    {"name": "A", "request": "https://garden.example/beds/7"},
    {"name": "B", "request": {"url": "https://garden.example/beds/8", "header": [{"key": "X-Garden-Version", "value": "3"}]}},
    {"name": "Old", "item": [{"name": "C", "request": "{{here}}/stage/77"}]}]}"#;

#[test]
fn the_options_of_the_macro_change_what_is_found() {
    let path = file("judged.json", WITH_JUDGEMENTS);
    let codes = |options: &[&str]| {
        let run = run(&[&["check", path.as_str(), "--format", "json"], options].concat());
        let findings: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
        let codes = findings.as_array().into_iter().flatten().filter_map(|finding| finding["code"].as_str());
        codes.map(str::to_owned).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(codes(&[]), "id-argument constant-header host-without-value literal-id");
    assert_eq!(codes(&["--constants", "bed_id", "--arguments", "X-Garden-Version", "--skip", "Old/**"]), "");
    let environment = file("here.json", r#"{"name": "h", "values": [{"key": "here", "value": "https://h.example"}]}"#);
    assert_eq!(codes(&["-e", &environment, "--only", "Old/**"]), "literal-id");
}

#[test]
fn an_option_that_cannot_be_applied_is_an_error() {
    let run = run(&["check", &file("options.json", WITH_JUDGEMENTS), "--constants", "bed_ids"]);
    let message =
        "error: --constants: no item has a header or an id in its path `bed_ids`\nhelp: did you mean `bed_id`?\n";
    assert_eq!((run.status, run.stderr.as_str()), (2, message));
}

#[test]
fn a_body_that_is_no_json_is_shown_at_the_very_place() {
    let body = r#""body": {"mode": "raw", "raw": "{\n  \"é\": 1,,\n}", "options": {"raw": {"language": "json"}}}"#;
    let request = format!(r#"{{"url": "https://shop.example", "method": "POST", {body}}}"#);
    let path =
        file("body.json", &format!(r#"{{"info": {{"name": "S"}}, "item": [{{"name": "A", "request": {request}}}]}}"#));
    let run = run(&["check", &path, "--format", "json"]);
    let findings: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let text = std::fs::read_to_string(&path).expect("the file can be read");
    let comma = text.find(",,").map(|at| text[..at].chars().count() + 2);
    assert_eq!(findings[0]["column"].as_u64(), comma.map(|column| column as u64));
}

#[test]
fn a_misspelt_name_is_marked_where_it_stands() {
    let collection = r#"{"info": {"name": "Rooms"}, "variable": [{"key": "baseUrl", "value": "https://rooms.example"}], "item": [
  {"name": "List", "request": "{{baseUrl}}/rooms"},
  {"name": "Count", "request": {"url": {
    "raw": "{{baseUlr}}/count", "host": ["{{baseUlr}}"], "path": ["count"]}}},
  {"name": "Book", "request": {"method": "POST", "url": "{{baseUrl}}/bookings",
    "body": {"mode": "raw", "raw": "{\"title\": \"x\", \"visibility\": \"public\"}"},
    "description": "Books a room. The titels are shown.\n\n| Name | Type | Required |\n|---|---|---|\n| titel | string | yes |\n| visibility | string | no |"}}
]}"#;
    let run = run(&["check", &file("misspelt.json", collection)]);
    let marked = |line: &str, word: &str| {
        let (text, mark) = run.stdout.split_once(line).and_then(|(_, rest)| rest.split_once('\n')).unwrap_or_default();
        let mark = mark.lines().next().unwrap_or_default();
        let from = mark.find('^').unwrap_or_default().saturating_sub(line.len());
        assert_eq!(text.get(from..from + word.len()), Some(word), "{}", run.stdout);
        assert_eq!(mark.matches('^').count(), word.len(), "{}", run.stdout);
    };
    marked("4 | ", "{{baseUlr}}");
    marked("7 | ", "titel");
}
