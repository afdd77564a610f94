//! `phlo-gen call`: the environment variables that are sent, and responses that are printed as they come.

use crate::common::{file, finish, program, response, server};

const COLLECTION: &str = r#"{"info": {"name": "Tasks API v2"},
    "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]},
    "item": [{"name": "A", "request": "https://tasks.example/a"}]}"#;

#[test]
fn the_variables_of_the_api_are_sent_only_if_the_caller_says_so() {
    let collection = file("tasks-environment.json", COLLECTION);
    let call = |arguments: &[&str]| {
        let mut command = program();
        command.args(["call", &collection, "a"]).args(arguments).env("TASKS_TOKEN", "planted");
        finish(command.env_remove("PHLO_TOKEN"))
    };
    let help = "help: set PHLO_TOKEN in the environment, or use `--env TASKS_` to send TASKS_TOKEN\n";
    let run = call(&["--origin", "http://127.0.0.1:1"]);
    assert!(run.status == 2 && run.stderr.ends_with(help), "{run:?}");
    let origin = server(vec![response("200 OK", "", "[1]")]);
    let run = call(&["--env", "TASKS_", "--origin", &origin]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "[\n  1\n]\n"));
    let run = call(&["--env", "TASKS", "--origin", &origin]);
    let help = "help: write `--env TASKS_`, with the underscore, to send TASKS_TOKEN\n";
    assert!(run.status == 2 && run.stderr.ends_with(help), "{run:?}");
    let run = call(&["--env", "OTHER_", "--origin", &origin]);
    assert!(run.status == 2 && run.stderr.ends_with("help: set OTHER_TOKEN in the environment\n"), "{run:?}");
    let run = call(&["--env", "TAKS_", "--origin", &origin]);
    let help = "help: set TAKS_TOKEN in the environment, or use `--env TASKS_` to send TASKS_TOKEN\n";
    assert!(run.status == 2 && run.stderr.ends_with(help), "{run:?}");
}

#[test]
fn an_empty_prefix_and_an_origin_without_a_scheme_are_refused() {
    let collection = file("tasks-origin.json", COLLECTION);
    let call = |arguments: &[&str]| {
        let mut command = program();
        command.args(["call", &collection, "a"]).args(arguments).env("TASKS_TOKEN", "t");
        finish(command.env("TASKS_ORIGIN", "tasks.example:8443"))
    };
    let run = call(&["--env", ""]);
    assert!(run.status == 2 && run.stderr.contains("--env"), "{run:?}");
    let run = call(&["--env", "TASKS_"]);
    let why = "the origin in TASKS_ORIGIN cannot be used: it has no scheme: write `https://tasks.example:8443`";
    assert!(run.status == 2 && run.stderr.contains(why), "{run:?}");
    let run = call(&["--origin", "tasks.example"]);
    assert!(run.status == 2 && run.stderr.contains("write `https://tasks.example`"), "{run:?}");
}

#[test]
fn an_empty_or_misspelled_variable_is_named() {
    let collection = file("tasks-misspelled.json", COLLECTION);
    let help = |name: &str, value: &str| {
        let mut command = program();
        command.args(["call", &collection, "a", "--env", "TASKS_", "--origin", "http://127.0.0.1:1"]);
        let run = finish(command.env(name, value));
        (run.status, run.stderr.lines().last().unwrap_or_default().to_owned())
    };
    let begin = "help: set TASKS_TOKEN in the environment";
    assert_eq!(help("TASKS_TOKEN", ""), (2, format!("{begin}, where it is empty")));
    assert_eq!(help("TASKS_TOKNE", "t"), (2, format!("{begin}, where TASKS_TOKNE is set")));
    assert_eq!(help("TASKS_REGION", "t"), (2, begin.to_owned()));
    assert_eq!(help("TOKNE", "t"), (2, begin.to_owned()));
}

#[test]
fn a_missing_setting_is_named_as_it_is_set() {
    let collection = file("tasks-setter.json", &COLLECTION.replace("{{token}}", "{{apiToken}}"));
    let run = |options: &[&str]| {
        let mut command = program();
        finish(command.args(["call", &collection, "a", "--origin", "http://127.0.0.1:1"]).args(options))
    };
    let missed = run(&[]);
    let message = "the setting `api_token` (`{{apiToken}}` in the collection) is missing\nhelp: set PHLO_API_TOKEN in";
    assert!(missed.status == 2 && missed.stderr.contains(message), "{missed:?}");
    let warned = run(&["--dry-run"]);
    let message = "warning: the setting `api_token` is missing, without which";
    assert!(warned.status == 0 && warned.stderr.starts_with(message), "{warned:?}");
}

#[test]
fn a_setting_that_a_call_misses_is_named_as_it_is_set() {
    let collection = COLLECTION.replace("tasks.example/a", "tasks.example/a?m={{My-Var}}");
    let collection = file("tasks-missed.json", &collection);
    let mut command = program();
    command.args(["call", &collection, "a", "--settings", "My-Var", "--origin", "http://127.0.0.1:1"]);
    command.env("PHLO_TOKEN", "t");
    let run = finish(&mut command);
    let message = "the setting `my_var` (`{{My-Var}}` in the collection) is not set, and this call needs it\n\
                   help: use `--set my_var=…`, or set PHLO_MY_VAR";
    assert!(run.status == 2 && run.stderr.contains(message), "{run:?}");
}

#[test]
fn a_type_of_a_part_that_names_a_variable_is_not_sent() {
    let body = r#"{"method": "POST", "url": "https://tasks.example/a", "body": {"mode": "formdata", "formdata": [
        {"key": "m", "value": "1", "type": "text", "contentType": "{{ct}}"},
        {"key": "n", "value": "2", "type": "text", "contentType": "text/csv"}]}}"#;
    let collection = file("tasks-parts.json", &COLLECTION.replace(r#""https://tasks.example/a""#, body));
    let mut command = program();
    let run = finish(command.args(["call", &collection, "a", "m=1", "n=2", "--dry-run"]));
    assert!(run.status == 0 && run.stdout.contains("text/csv") && !run.stdout.contains("{{ct}}"), "{run:?}");
}

#[test]
fn a_long_response_is_printed_as_it_comes() {
    let collection = file("tasks-long.json", COLLECTION);
    // longer than what is read into memory
    let body = "[0]\n".repeat(18_000_000);
    let cut = response("200 OK", "", &body).replacen("Content-Length: ", "Content-Length: 1", 1);
    let call = |response: String| {
        let origin = server(vec![response]);
        let mut command = program();
        finish(command.args(["call", &collection, "a", "--origin", &origin]).env("PHLO_TOKEN", "t"))
    };
    let run = call(response("200 OK", "", &body));
    assert_eq!((run.status, run.stderr.as_str()), (0, "200 OK\n"));
    assert!(run.stdout == body, "{} bytes", run.stdout.len());
    let run = call(cut);
    assert_eq!((run.status, run.stdout.len()), (1, body.len()));
    assert!(run.stderr.starts_with("200 OK\nerror: "), "{}", run.stderr);
}

#[test]
fn a_prefix_is_not_repeated_and_has_an_origin() {
    let harbour = COLLECTION.replace("Tasks API v2", "Harbour").replace("{{token}}", "{{harbour_token}}");
    let collection = file("harbour.json", &harbour);
    let origin = server(vec![response("200 OK", "", "[1]")]);
    let mut command = program();
    command.args(["call", &collection, "a", "--env", "HARBOUR_"]);
    let run = finish(command.env("HARBOUR_TOKEN", "planted").env("HARBOUR_ORIGIN", &origin));
    assert_eq!((run.status, run.stdout.as_str()), (0, "[\n  1\n]\n"));
    let both = file("harbour-both.json", &harbour.replace("/a\"", "/a?t={{token}}\""));
    let run = finish(
        program()
            .args(["call", &both, "a", "--env", "HARBOUR_", "--settings", "token"])
            .env("HARBOUR_TOKEN", "planted"),
    );
    assert!(run.stderr.contains("set HARBOUR_HARBOUR_TOKEN in the environment"), "{run:?}");
}

#[test]
fn a_variable_of_the_collection_is_read_by_its_own_name_and_plain_http_needs_an_option() {
    let collection = r#"{"info": {"name": "Library"}, "variable": [{"key": "BASE", "value": "https://library.example"}],
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]},
        "item": [{"name": "A", "request": "{{BASE}}/a"}]}"#;
    let collection = file("library.json", collection);
    let call = |base: &str, options: &[&str]| {
        let mut command = program();
        command.args(["call", &collection, "a", "--env", "LIB_"]).args(options);
        finish(command.env("LIB_TOKEN", "t").env("LIB_BASE", base))
    };
    let origin = server(vec![response("200 OK", "", "[1]")]);
    let run = call(&origin, &[]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "[\n  1\n]\n"));
    let run = call("http://library.invalid", &[]);
    let advice = "would be sent over plain http: use https, or allow it with `--allow-http`\n";
    assert!(run.status == 2 && run.stderr.ends_with(advice), "{run:?}");
    let run = call("http://library.invalid", &["--dry-run"]);
    assert!(run.status == 0 && run.stdout.contains("http://library.invalid/a"), "nothing is sent: {run:?}");
    let run = call("http://library.invalid", &["--allow-http", "--timeout", "5"]);
    assert!(run.status == 1 && !run.stderr.contains("plain http"), "{run:?}");
}
