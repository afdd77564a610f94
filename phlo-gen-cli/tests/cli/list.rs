//! `phlo-gen list` and `phlo-gen curl`

use crate::common::{file, finish, plivo, program, run};
use serde_json::Value;

const COLD_TRANSFER: &str = "PHLO/Multi-Party Call/Cold transfer a caller";

#[test]
fn items_are_listed_with_their_calls() {
    let run = run(&["list", plivo(), "--only", "Lookup/*", "--only", "Pricing/*"]);
    assert_eq!(run.stdout, "GET  client.pricing().get_pricing()\nGET  client.lookup().look_up_a_number()\n");
}

#[test]
fn more_members_than_anybody_reads_are_left_out_visibly() {
    let members: Vec<String> =
        (0..40).map(|index| format!("\"price_{index}\": {index}, \"unit_of_{index}\": \"g\"")).collect();
    let lists: Vec<String> = ["a", "b", "c"].map(|name| format!("\"{name}\": {{{}}}", members.join(","))).into();
    let body = serde_json::json!({ "mode": "raw", "raw": format!("{{\"goods\": {{{}}}}}", lists.join(",")) });
    let request = serde_json::json!({ "method": "POST", "url": "https://depot.example/goods", "body": body });
    let collection =
        serde_json::json!({ "info": { "name": "Depot" }, "item": [{ "name": "Add", "request": request }] });
    let collection = file("depot.json", &collection.to_string());
    let shown = run(&["list", &collection, "Add"]).stdout;
    assert!(shown.lines().count() < 230 && shown.contains("more members"), "{shown}");
    let listed: Value =
        serde_json::from_str(&run(&["list", &collection, "--format", "json"]).stdout).expect("it is JSON");
    assert!(listed.to_string().contains("\"more_members\":true"), "{listed}");
}

#[test]
fn a_documented_default_of_a_path_is_listed() {
    let row = serde_json::json!({ "key": "sort", "value": "", "description": "The order. Default: best" });
    let url = serde_json::json!({ "host": "https://depot.example", "path": ["goods", ":sort"], "variable": [row] });
    let collection =
        serde_json::json!({ "info": { "name": "Depot" }, "item": [{ "name": "List", "request": { "url": url } }] });
    let collection = file("depot-sorted.json", &collection.to_string());
    let listed: Value =
        serde_json::from_str(&run(&["list", &collection, "--format", "json"]).stdout).expect("it is JSON");
    let argument = &listed[0]["arguments"][0];
    assert_eq!((&argument["required"], &argument["default"]), (&true.into(), &"best".into()));
    let text = run(&["list", &collection, "list"]).stdout;
    assert!(text.contains("required, `best` is the default"), "{text}");
}

#[test]
fn folders_that_hold_one_folder_can_be_left_out_of_calls() {
    let names = "collections/features/names.json";
    let call = |options: &[&str]| run(&[&["list", names, "--only", "A/**"], options].concat()).stdout;
    assert_eq!(call(&[]), "GET  client.a().b().c().d().deep_down()\n");
    assert_eq!(call(&["--folders", "compact"]), "GET  client.d().deep_down()\n");
}

#[test]
fn one_item_is_listed_with_its_arguments_and_settings() {
    let run = run(&["list", plivo(), "phlo().multi_party_call().cold_transfer_a_caller()"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines[0], COLD_TRANSFER);
    let words = |start: &str| {
        let line = lines.iter().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}: {lines:#?}"));
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(words("  to ").starts_with("to body string required "));
    assert!(words("  action ").starts_with("action body string always `cold_transfer` "));
    assert!(words("  role ").starts_with("role body agent, customer `agent` unless set "));
    assert!(words("  auth_token ").starts_with("auth_token secret required "));
}

#[test]
fn the_members_of_an_object_are_listed_below_it() {
    let run_list =
        |options: &[&str]| run(&[&["list", "collections/features/nested.json", "create_order"], options].concat());
    let text = run_list(&[]).stdout;
    let rows: Vec<&str> = text.lines().skip_while(|line| *line != "arguments").skip(1).collect();
    let found: Vec<String> = rows
        .iter()
        .map(|row| {
            let name = row.trim_start().split(' ').next().unwrap_or_default();
            format!("{}{name}", " ".repeat(row.len() - row.trim_start().len()))
        })
        .collect();
    let expected =
        ["  customer", "    name", "    email", "    since", "    address", "      city", "      zip", "  lines"];
    assert_eq!(found[..8], expected, "{text}");
    let city = rows[5].split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(city, "city string required The town.");
    let json: Value = serde_json::from_str(&run_list(&["--format", "json"]).stdout).expect("it is JSON");
    let address = &json[0]["arguments"][0]["members"][3];
    assert_eq!((&address["name"], &address["members"][1]["setter"]), (&"address".into(), &"zip".into()));
    assert_eq!(address["members"][0]["required"], true);
}

#[test]
fn a_type_that_has_itself_in_it_is_listed_once() {
    let text = run(&["list", "collections/features/nested.json", "put_menu"]).stdout;
    assert!(text.contains("\n  root ") && text.contains("\n    children "), "{text}");
    assert!(text.lines().count() < 30, "{text}");
}

#[test]
fn json_has_the_documented_members() {
    let run = run(&["list", plivo(), COLD_TRANSFER, "--format", "json"]);
    let items: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let item = &items[0];
    assert_eq!(item["request"], "phlo::multi_party_call::ColdTransferACaller");
    assert_eq!(item["call"], "phlo().multi_party_call().cold_transfer_a_caller()");
    assert_eq!(item["arguments"][0]["setter"], "phlo_id");
    assert_eq!(item["settings"][1]["secret"], true);
}

#[test]
fn an_item_is_found_by_each_of_its_names() {
    for name in [
        "phlo.multi_party_call.cold_transfer_a_caller",
        "client.phlo().multi_party_call().cold_transfer_a_caller()",
        "phlo/multi-party call/cold transfer a caller",
        "Cold transfer a caller",
        "cold_transfer_a_caller",
    ] {
        let run = run(&["list", plivo(), name]);
        assert_eq!((run.status, run.stdout.lines().next()), (0, Some(COLD_TRANSFER)), "{name}: {}", run.stderr);
    }
}

#[test]
fn an_unknown_name_suggests_similar_ones() {
    for (name, near) in [
        ("cold_transfer", "phlo.multi_party_call.cold_transfer_a_caller"),
        ("phlo.multi_party_call.cold_transfer_a_callr", "phlo.multi_party_call.cold_transfer_a_caller"),
        ("Lookup/Look up a numbre", "lookup.look_up_a_number"),
    ] {
        let run = run(&["list", plivo(), name]);
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(&format!("did you mean `{near}")), "{}", run.stderr);
    }
}

#[test]
fn a_pattern_of_a_call_is_explained() {
    let message = |pattern: &str| run(&["list", plivo(), "--only", pattern]).stderr;
    for pattern in ["lookup.*", "Lookup", "lookup"] {
        let expected = format!("error: --only: no item matches `{pattern}`\nhelp: did you mean `Lookup/**`?\n");
        assert_eq!(message(pattern), expected);
    }
    let form = message("Quantum teleportation/**");
    assert!(form.contains("\nhelp: a pattern has the names of the collection with `/` between them"), "{form}");
}

#[test]
fn an_ambiguous_name_is_an_error() {
    let run = run(&["list", plivo(), "Mute a member"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("help: choose one of phlo.multi_party_call.mute_a_member, "), "{}", run.stderr);
}

#[test]
fn the_curl_command_has_variables_for_secrets() {
    let run = run(&["curl", plivo(), COLD_TRANSFER]);
    let expected = "curl -X POST \"https://phlorunner.plivo.com/v1/phlo/<phlo_id>/multi_party_call/<node_id>\" \\\n  -u \"$PLIVO_AUTH_ID:$PLIVO_AUTH_TOKEN\" \\\n";
    assert!(run.stdout.starts_with(expected), "{}", run.stdout);
}

#[test]
fn a_base_without_a_value_is_required_by_its_items() {
    let items = r#"{"name": "A", "request": "{{one}}/a"}, {"name": "B", "request": "{{two}}/b"}"#;
    let path = crate::common::file("bases.json", &format!(r#"{{"info": {{"name": "Shop"}}, "item": [{items}]}}"#));
    for item in ["a", "b"] {
        let message = run(&["list", &path, item]).stdout;
        assert!(message.contains("required") && !message.contains("optional"), "{message}");
    }
}

/// What `list` calls required is what `call` misses, for every item of the collections of all kinds of authorization.
#[test]
fn call_refuses_what_list_requires() {
    let collection = "collections/features/auth.json";
    let listed = run(&["list", collection, "--format", "json"]).stdout;
    let items: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    let mut count = 0;
    for item in items.as_array().expect("a list") {
        let call = item["call"].as_str().expect("a call");
        let rows = |name: &str| item[name].as_array().cloned().unwrap_or_default();
        let arguments: Vec<String> = rows("arguments")
            .iter()
            .filter(|argument| argument["required"] == true && argument["type"] != "secret")
            .filter_map(|argument| Some(format!("{}=1", argument["setter"].as_str()?)))
            .collect();
        let refused = finish(
            program().args(["call", collection, call]).args(&arguments).args(["--origin", "http://127.0.0.1:1"]),
        );
        for setting in rows("settings") {
            let name = setting["setter"].as_str().expect("a setter");
            let is_missed = refused.stderr.contains(&format!("the setting `{name}` "));
            assert!(!is_missed || setting["required"] == true, "{call}: {name}: {}", refused.stderr);
            count += usize::from(is_missed);
        }
    }
    assert!(count > 5, "only {count} settings were missed");
}
