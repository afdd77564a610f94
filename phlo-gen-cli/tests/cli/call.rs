//! `phlo-gen call` and `phlo-gen mock`

use crate::common::{Run, finish, plivo, program, run};
use phlo_gen_mock::{Mock, MockServer, Request};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

mod plivo {
    phlo_gen::phlo_collection!(
        "../collections/plivo.json",
        only = ["PHLO/Multi-Party Call/Cold transfer a caller", "Calls/List live calls"],
    );
}

mod bodies {
    phlo_gen::phlo_collection!("../collections/features/bodies.json");
}

const BODIES: &str = "collections/features/bodies.json";
const COLD_TRANSFER: [&str; 5] = [
    "phlo.multi_party_call.cold_transfer_a_caller",
    "phlo_id=a b/c",
    "node_id=n",
    "to=+14155550100",
    "trigger_source=\"q\" é",
];

fn mock(file: &str) -> MockServer {
    Mock::read(crate::common::root().join(file)).expect("there is a collection").start().expect("there is a port")
}

/// Calls an item with the settings of an account.
fn call(file: &str, arguments: &[&str]) -> Run {
    finish(
        program().args(["call", file]).args(arguments).env("PHLO_AUTH_ID", "MAXXX").env("PHLO_AUTH_TOKEN", "hunter2"),
    )
}

/// The method, target, headers and body of a request.
fn seen(request: &Request) -> String {
    let mut headers: Vec<String> =
        request.headers.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or_default())).collect();
    headers.sort();
    format!("{} {}\n{}\n\n{}", request.method, request.target, headers.join("\n"), request.text())
}

/// Sends a request of the generated client.
fn send<R, E: std::fmt::Debug>(sending: impl IntoFuture<Output = Result<R, E>>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("there is a runtime");
    // only the request counts here
    let _ = runtime.block_on(async { sending.await });
}

#[test]
fn a_call_prints_the_response() {
    let mock = mock(plivo());
    let run = call(plivo(), &[&COLD_TRANSFER[..], &["--origin", &mock.origin()]].concat());
    assert_eq!((run.status, run.stderr.as_str()), (0, "201 Created\n"));
    assert!(
        run.stdout.starts_with("{\n  \"api_id\": \"") && run.stdout.ends_with("\n  \"error\": \"\"\n}\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_call_sends_what_the_generated_client_sends() {
    let mock = mock(plivo());
    call(plivo(), &[&COLD_TRANSFER[..], &["--origin", &mock.origin()]].concat());
    call(plivo(), &["calls.list_live_calls", "call_direction=a&b", "--origin", &mock.origin()]);
    let client = plivo::Client::builder().auth_id("MAXXX").auth_token("hunter2").origin(mock.origin());
    let client = client.build().expect("nothing is missing");
    let request = client.phlo().multi_party_call().cold_transfer_a_caller();
    send(request.phlo_id("a b/c").node_id("n").to("+14155550100").trigger_source("\"q\" é").send());
    send(client.calls().list_live_calls().call_direction("a&b").send());
    let requests: Vec<String> = mock.requests().iter().map(seen).collect();
    assert_eq!(requests.len(), 4);
    assert_eq!(requests[0], requests[2]);
    assert_eq!(requests[1], requests[3]);
}

#[test]
fn all_kinds_of_values_are_sent_as_the_generated_client_sends_them() {
    let mock = mock(BODIES);
    let origin = mock.origin();
    let send_it = |arguments: &[&str]| {
        let run = finish(program().args(["call", BODIES]).args(arguments).args(["--origin", &origin]));
        assert_ne!(run.status, 2, "{arguments:?}: {}", run.stderr);
    };
    send_it(&[
        "json.object",
        "kind=a",
        "age=3",
        "height=2",
        "ripe=true",
        "note=5",
        "tags=x",
        "tags=y",
        "bed:={\"row\":1}",
    ]);
    send_it(&["json.object", "note:=5", "tags:=[\"x\", \"y\"]"]);
    send_it(&["json.number", "body=1e400"]);
    send_it(&["json.text", "body=a\"b"]);
    send_it(&["other.urlencoded", "kind=a b", "age=3", "tag=x", "tag=y"]);
    let photo = crate::common::root().join("Cargo.toml");
    let photo_argument = format!("photo={}", photo.display());
    send_it(&["other.formdata", &photo_argument, "title=Basil", "meta={\"a\": 1}"]);
    send_it(&["other.graphql", "kind=herb", "first=2"]);
    send_it(&["other.xml", "unit=a<b"]);
    send_it(&["other.file", "file=Cargo.toml"]);
    send_it(&["other.body_of_a_delete", "ids=1", "ids=2"]);
    let client = bodies::Client::builder().origin(origin).build().expect("nothing is missing");
    let (json, other) = (client.json(), client.other());
    let tags = || vec!["x".to_owned(), "y".to_owned()];
    let object = json.object().kind("a").age(3).height(2.0).ripe(true).note("5").tags(tags());
    send(object.bed(bodies::types::BedInput::new().row(1)).send());
    send(json.object().note(5).tags(tags()).send());
    send(json.number().body("1e400".parse::<phlo_gen::Number>().expect("it is a number")).send());
    send(json.text().body("a\"b").send());
    send(other.urlencoded().kind("a b").age(3).tag(tags()).send());
    send(other.formdata().photo(phlo_gen::File::from_path(photo)).title("Basil").meta("{\"a\": 1}").send());
    send(other.graphql().kind("herb").first(2).send());
    send(other.xml().unit("a<b").send());
    send(other.file().file(phlo_gen::File::from_path(crate::common::root().join("Cargo.toml"))).send());
    send(other.body_of_a_delete().ids(vec![1, 2]).send());
    let requests: Vec<String> = mock.requests().iter().map(|request| without_boundary(&seen(request))).collect();
    assert_eq!(requests.len(), 20);
    let (called, generated) = requests.split_at(10);
    assert_eq!(called, generated);
    assert!(called[5].contains("name=\"meta\"\r\nContent-Type: application/json\r\n"), "{}", called[5]);
}

/// A request without the random boundary of its form.
fn without_boundary(seen: &str) -> String {
    let boundary = seen.split_once("boundary=").and_then(|(_, rest)| rest.lines().next());
    boundary.map_or_else(|| seen.to_owned(), |boundary| seen.replace(boundary, "(boundary)"))
}

#[test]
fn lists_and_objects_are_written_as_json() {
    let body = |values: &[&str]| {
        let run = finish(program().args(["call", BODIES, "json.object"]).args(values).arg("--dry-run"));
        match run.status {
            0 => run.stdout.split("\n\n").nth(1).unwrap_or_default().trim().to_owned(),
            _ => run.stderr,
        }
    };
    assert_eq!(body(&[r#"tags=["x", "y"]"#]), r#"{"tags":["x","y"]}"#);
    assert_eq!(body(&["tags=[]"]), r#"{"tags":[]}"#);
    assert_eq!(body(&[r#"bed={"row": 2}"#]), r#"{"bed":{"row": 2}}"#);
    assert_eq!(body(&[r#"rows=[{"n": 1}]"#]), r#"{"rows":[{"n": 1}]}"#);
    // JSON may be of any type
    assert_eq!(body(&["kind:=null", "age:=\"x\"", "ripe:=1"]), r#"{"kind":null,"age":"x","ripe":1}"#);
    assert_eq!(body(&["bed:=null", "tags:=null", "rows:=null"]), r#"{"tags":null,"bed":null,"rows":null}"#);
    // an element is a text, however it begins
    assert_eq!(body(&["tags=[x]", "tags=y"]), r#"{"tags":["[x]","y"]}"#);
    assert_eq!(body(&[r#"tags:=["[x]"]"#]), r#"{"tags":["[x]"]}"#);
    // what the shell leaves of double quotes without single ones around them
    for (value, name) in [("tags=[x]", "tags"), ("rows=[{n: 1}]", "rows"), ("bed={row: 2}", "bed")] {
        let message = body(&[value]);
        assert!(message.starts_with(&format!("error: the argument `{name}` is not JSON: ")), "{message}");
        assert!(message.contains("\nhelp: put the argument in single quotes"), "{message}");
    }
    assert_eq!(
        body(&[r#"bed=["x"]"#]),
        "error: the argument `bed` must be a JSON object\nhelp: write it as 'bed={\"row\": …}'\n"
    );
    let message = body(&[r#"rows=["x"]"#]);
    assert!(message.starts_with("error: the argument `rows` must be a JSON object"), "{message}");
}

#[test]
fn a_dry_run_sends_nothing_and_shows_no_secret() {
    let mock = mock(plivo());
    let run = call(plivo(), &[&COLD_TRANSFER[..], &["--origin", &mock.origin(), "--dry-run"]].concat());
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(mock.requests().is_empty());
    let first = format!("POST {}/v1/phlo/a%20b%2Fc/multi_party_call/n\n", mock.origin());
    assert!(run.stdout.starts_with(&first), "{}", run.stdout);
    assert!(run.stdout.contains("\nauthorization: (a secret)\n"), "{}", run.stdout);
    assert!(run.stdout.ends_with("\n\n{\"action\":\"cold_transfer\",\"to\":\"+14155550100\",\"role\":\"agent\",\"trigger_source\":\"\\\"q\\\" é\"}\n"));
    assert!(!run.stdout.contains("hunter2"));
}

#[test]
fn a_dry_run_shows_a_form_and_refuses_a_missing_file() {
    let form = r#"{"info": {"name": "Photos"}, "item": [{"name": "Upload", "request": {"method": "POST",
        "url": "https://photos.example/a", "body": {"mode": "formdata", "formdata": [
            {"key": "title", "type": "text", "value": "x"}, {"key": "photo", "type": "file", "src": "a.jpg"}]}}}]}"#;
    let (collection, photo) = (crate::common::file("photos.json", form), crate::common::file("photo.txt", "planted"));
    let run = call(&collection, &["upload", "title=Dawn", &format!("photo={photo}"), "--dry-run"]);
    assert_eq!(run.status, 0, "{run:?}");
    let parts = ["name=\"title\"\r\n\r\nDawn\r\n", "filename=\"photo.txt\"", &format!("(the file {photo})")];
    assert!(parts.iter().all(|part| run.stdout.contains(part)) && !run.stdout.contains("planted"), "{}", run.stdout);
    let run = call(&collection, &["upload", "title=Dawn", "photo=missing.jpg", "--dry-run"]);
    let message = "error: the argument `photo` is the path `missing.jpg`, which cannot be found\n";
    assert_eq!((run.status, run.stderr.as_str()), (2, message));
}

#[test]
fn a_dry_run_needs_no_secrets() {
    for (item, arguments, sign) in [
        ("kinds.api_key_in_the_query", &["a=1"][..], "=PHLO_"),
        ("kinds.api_key_in_a_header", &[], ": (a secret)\n"),
        ("kinds.digest", &[], "(digest adds its authorization when the request is sent)"),
        ("kinds.aws", &[], "(awsv4 adds its authorization when the request is sent)"),
    ] {
        let settings = ["--dry-run", "--set", "user=u"];
        let run =
            finish(program().args(["call", "collections/features/auth.json", item]).args(arguments).args(settings));
        assert!(run.status == 0 && run.stdout.contains(sign), "{item}: {}{}", run.stdout, run.stderr);
        let (warning, help) = ("is missing, without which the request is not sent\n", "help: set PHLO_");
        assert!(run.stderr.starts_with("warning: the setting `") && run.stderr.contains(warning), "{}", run.stderr);
        assert!(run.stderr.contains(help), "{}", run.stderr);
    }
}

#[test]
fn a_dry_run_leaves_out_what_the_call_leaves_out() {
    let body = r#"{"mode": "raw", "raw": "{\"email\": \"a@b.example\", \"password\": \"hunter22secret\"}"}"#;
    let request = format!(r#"{{"method": "POST", "url": "https://h.example.com/session", "body": {body}}}"#);
    let items = format!(r#"{{"name": "Log in", "request": {request}}}"#);
    let path = crate::common::file("optional.json", &format!(r#"{{"info": {{"name": "Shop"}}, "item": [{items}]}}"#));
    let dry = |secret: &str| {
        let arguments = ["call", &path, "log_in", "email=a", "--dry-run", "--env", "X_"];
        finish(program().args(arguments).env("X_PASSWORD", secret)).stdout
    };
    assert!(dry("").ends_with("\n{\"email\": \"a\"}\n"), "{}", dry(""));
    assert!(dry("k").ends_with("\n{\"email\": \"a\", \"password\": \"X_PASSWORD\"}\n"), "{}", dry("k"));
}

#[test]
fn missing_and_unknown_arguments_are_named() {
    let message = |arguments: &[&str]| {
        let run = finish(program().args(["call", plivo()]).args(arguments));
        assert_eq!((run.status, run.stdout.as_str()), (2, ""));
        run.stderr
    };
    let missing = message(&["cold_transfer_a_caller", "phlo_id=1", "node_id=2"]);
    assert!(missing.starts_with("error: the argument `to` is missing: Phone number or SIP address"), "{missing}");
    assert!(missing.contains("\nerror: the argument `trigger_source` is missing"), "{missing}");
    assert_eq!(
        message(&["cold_transfer_a_caller", "too=1"]).lines().take(2).collect::<Vec<_>>(),
        [
            "error: there is no argument `too`",
            "help: did you mean `to`? The arguments are phlo_id, node_id, to, role, trigger_source"
        ]
    );
    assert!(
        message(&["cold_transfer_a_caller", "action=x"])
            .contains("the argument `action` is always \"cold_transfer\" and cannot be set")
    );
    assert!(
        message(&["calls.list_completed_calls", "limit"]).contains("`limit` has no value\nhelp: write `name=value`")
    );
    assert!(
        message(&["calls.list_completed_calls", "limit=1", "limit=2"])
            .contains("the argument `limit` is given more than once")
    );
    let setting = message(&["calls.list_completed_calls"]);
    assert!(
        setting
            .contains("help: use `--set auth_id=…`, or set PHLO_AUTH_ID\nhelp: set PHLO_AUTH_TOKEN in the environment"),
        "{setting}"
    );
    assert!(message(&["calls.list_completed_calls", "--set", "auth_idd=1"]).contains("did you mean `auth_id`?"));
}

#[test]
fn secrets_come_from_the_environment_only() {
    let run = call(plivo(), &["calls.list_completed_calls", "--set", "auth_token=hunter2"]);
    assert_eq!(run.status, 2);
    assert_eq!(
        run.stderr,
        "error: the setting `auth_token` is a secret\nhelp: set PHLO_AUTH_TOKEN in the environment\n"
    );
    let run = call(plivo(), &["calls.list_completed_calls", "--set", "auth_tokn=x"]);
    assert!(
        run.stderr.ends_with("did you mean `auth_token`? It is a secret: set PHLO_AUTH_TOKEN in the environment\n"),
        "{}",
        run.stderr
    );
    let run = finish(program().args(["call", BODIES, "other.urlencoded", "client_secret=x"]));
    assert!(
        run.status == 2 && run.stderr.contains("help: set PHLO_CLIENT_SECRET in the environment"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_error_response_is_printed_and_sets_the_exit_status() {
    let mock =
        Mock::read(crate::common::root().join(plivo())).expect("there is a collection").credentials("other", "user");
    let mock = mock.start().expect("there is a port");
    let run = call(plivo(), &[&COLD_TRANSFER[..], &["--origin", &mock.origin()]].concat());
    assert_eq!((run.status, run.stderr.as_str()), (1, "401 Unauthorized\n"));
    assert!(!run.stdout.is_empty() && !run.stdout.contains("hunter2"));
}

#[test]
fn an_unreachable_server_is_an_error() {
    let run = call(plivo(), &["account.get_account", "--origin", "http://127.0.0.1:1"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.starts_with("error: Account / Get account: "), "{}", run.stderr);
}

/// A process that is killed at the end of the test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_mock_responds_and_explains() {
    let child =
        program().args(["mock", plivo(), "--explain"]).stdout(Stdio::piped()).spawn().expect("the program runs");
    let mut child = Ended(child);
    let mut lines = BufReader::new(child.0.stdout.take().expect("it has an output")).lines();
    let mut line = || lines.next().expect("there is a line").expect("it is text");
    let greeting = line();
    let origin = greeting.split_once(" listens on ").map(|(_, origin)| origin).expect("it says where it is");
    let run = call(plivo(), &[&COLD_TRANSFER[..], &["--origin", origin]].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(line(), "POST /v1/phlo/a%20b%2Fc/multi_party_call/n 201");
    assert!(line().starts_with("  won: PHLO/Multi-Party Call/Cold transfer a caller, example `"));
}

#[test]
fn a_method_that_cannot_be_sent_is_named() {
    let items = r#"{"name": "A", "request": {"method": "GE T", "url": "https://shop.example/a"}}"#;
    let path = crate::common::file("method.json", &format!(r#"{{"info": {{"name": "Shop"}}, "item": [{items}]}}"#));
    let run = call(&path, &["a", "--dry-run"]);
    assert_eq!((run.status, run.stderr.as_str()), (2, "error: A: the method `GE T` is not valid\n"));
}

/// A collection and an environment of it.
fn tasks(test: &str, values: &str) -> (String, String) {
    let collection = r#"{"info": {"name": "Tasks"},
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]},
        "variable": [{"key": "baseUrl", "value": "https://tasks.example"}],
        "item": [{"name": "A", "request": "{{baseUrl}}/a"}]}"#;
    let environment = format!(r#"{{"name": "prod", "values": [{values}], "_postman_variable_scope": "environment"}}"#);
    let file = |name: &str, text: &str| crate::common::file(&format!("{test}-{name}.json"), text);
    (file("tasks", collection), file("prod", &environment))
}

#[test]
fn a_secret_in_a_file_is_not_used_and_the_error_explains_it() {
    let (tasks, prod) = tasks("secret", r#"{"key": "token", "value": "hunter2", "type": "secret"}"#);
    let run = finish(program().args(["call", &tasks, "a", "-e", &prod]));
    let expected = format!(
        "error: the setting `token` is missing\nhelp: set PHLO_TOKEN in the environment; the value in \
         {prod} is not used: secrets are taken from environment variables only, so that no file has to contain them\n"
    );
    assert_eq!((run.status, run.stderr), (2, expected));
    let run = finish(program().args(["call", &tasks, "a"]));
    assert!(run.stderr.ends_with("help: set PHLO_TOKEN in the environment\n"), "{}", run.stderr);
}

#[test]
fn a_misspelled_variable_in_an_environment_is_a_warning() {
    let (tasks, prod) =
        tasks("slip", r#"{"key": "baseUri", "value": "http://127.0.0.1:9"}, {"key": "other", "value": "x"}"#);
    let warning = format!(
        "warning: {prod} has a value for `baseUri`, which the collection does not use\nhelp: did you mean `baseUrl`?\n"
    );
    for command in ["call", "curl"] {
        let dry: &[&str] = if command == "call" { &["--dry-run"] } else { &[] };
        let run = finish(program().args([command, &tasks, "a", "-e", &prod]).args(dry).env("PHLO_TOKEN", "t"));
        assert_eq!((run.status, run.stderr.as_str()), (0, warning.as_str()));
    }
}

#[test]
fn an_argument_of_a_path_may_replace_a_setting_whose_name_is_no_setter() {
    let item = |name: &str| {
        let url = format!("https://shop.example/{{{{ApiVersion}}}}/{name}/:id");
        format!(r#"{{"name": "Get {name}", "request": {{"method": "GET", "url": "{url}"}}}}"#)
    };
    let items = ["beds", "tables", "lamps", "chairs"].map(item).join(", ");
    let collection =
        crate::common::file("path-setting.json", &format!(r#"{{"info": {{"name": "Shop"}}, "item": [{items}]}}"#));
    let run = finish(program().args(["call", &collection, "get_beds", "id=1", "api_version=v7", "--dry-run"]));
    assert!(run.status == 0 && run.stdout.starts_with("GET https://shop.example/v7/beds/1\n"), "{run:?}");
}

#[test]
fn invalid_arguments_are_explained() {
    let message = |arguments: &[&str]| call(plivo(), arguments).stderr;
    let limit = message(&["calls.make_an_outbound_call", "time_limit=two"]);
    assert!(limit.starts_with("error: the argument `time_limit` must be an integer, but is `two`\n"), "{limit}");
    let setting = message(&["calls.list_completed_calls", "auth_id=MA"]);
    let expected =
        "error: `auth_id` is not an argument of the item, but a setting of the client\nhelp: write `--set auth_id=…`\n";
    assert_eq!(setting, expected);
    let near = message(&["calls.list_completed_calls", "limt=2"]);
    assert!(near.contains("did you mean `limit`? The arguments are ") && near.contains("offset"), "{near}");
}

#[test]
fn a_missing_file_is_named() {
    let message = call(plivo(), &["media.upload_media", "file=/no/such.mp3", "--origin", "http://127.0.0.1:9"]).stderr;
    assert!(message.contains("the argument `file` is the path `/no/such.mp3`, which cannot be found"), "{message}");
}

#[test]
fn an_invalid_base_is_named_by_its_setter() {
    let (tasks, _) = tasks("base", "");
    let run = finish(program().args(["call", &tasks, "a", "--set", "base_url=https://", "--dry-run"]));
    assert!(
        run.stderr.contains("the setting `base_url` (`{{baseUrl}}` in the collection) has no valid host"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_origin_has_a_host() {
    for origin in ["http", "https://", ""] {
        let failed = run(&["call", plivo(), "account.get_account", "--origin", origin]);
        assert_eq!(failed.status, 2, "{origin}: {}", failed.stderr);
        assert!(failed.stderr.contains("it has no host"), "{origin}: {}", failed.stderr);
    }
}
