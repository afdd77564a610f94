//! What the documentation says of arguments, types, responses and the client.

use super::{lowered, lowered_with, posts, source};
use crate::lower::Options;
use serde_json::{Value, json};

fn gets(name: &str, url: &str) -> Value {
    json!({"name": name, "request": {"method": "GET", "url": url}})
}

/// The source of a collection whose items have a saved response with this name, status and body.
fn answered(items: &[(&str, &str)], label: &str, code: u16, body: &str) -> String {
    let response = json!({"name": label, "code": code, "body": body});
    let item = |(name, url): &(&str, &str)| json!({"name": name, "request": {"url": url}, "response": [response]});
    source(&lowered(items.iter().map(item).collect()))
}

/// The source of a collection in which `garden` and `base` are settings.
fn with_settings(items: Vec<Value>) -> String {
    let options = Options { settings: vec!["garden".to_owned(), "base".to_owned()], ..Options::default() };
    source(&lowered_with(json!({}), items, &options))
}

/// The curl command of the first item.
fn curl(source: &str) -> String {
    let (_, command) = source.split_once("```sh\\n").expect("there is a command");
    let (command, _) = command.split_once("\\n```").expect("it ends");
    command.replace("\\\"", "\"").replace("\\\\", "\\")
}

#[test]
fn the_head_of_a_body_describes_its_item() {
    let described = |body: &str, description: &str| source(&lowered(vec![posts(body, description)]));
    let head = "/* 地址：https://docs.example/beds\n说明：新建一个苗床。 */\n{\"a\": 1}";
    let page = described(head, "");
    assert!(page.contains("地址：<https://docs.example/beds>\\n\\n说明：新建一个苗床。"), "{page}");
    let below = described("// Adds a bed.\n{\"a\": 1}", "Where plants grow.");
    assert!(below.contains("\"Where plants grow.\\n\\nAdds a bed.\\n\\n`POST "), "{below}");
    let inner = described("{\n// the bed\n\"a\": 1}", "");
    assert!(inner.contains("\"Post.\\n\\n`POST ") && inner.contains("*body, optional.* the bed"), "{inner}");
}

#[test]
fn a_curl_command_has_no_braces_of_its_own() {
    let path = source(&lowered(vec![gets("Bed", "https://h.example/beds/:bed_id")]));
    assert_eq!(curl(&path), "curl \"https://h.example/beds/<bed_id>\"");
    let list = json!([{"key": "ids[]", "value": "3"}]);
    let url = json!({"protocol": "https", "host": ["h", "example"], "path": ["beds"], "query": list});
    let brackets = source(&lowered(vec![json!({"name": "Beds", "request": {"url": url}})]));
    assert_eq!(curl(&brackets), "curl -g \"https://h.example/beds?ids[]=3\"");
}

#[test]
fn a_curl_command_has_settings_as_variables_wherever_they_stand() {
    let command = |items: Vec<Value>| curl(&with_settings(items));
    let body = posts(r#"{"garden": "{{garden}}", "note": "it's {{garden}}"}"#, "");
    let command_of_body = command(vec![body]);
    assert!(
        command_of_body.contains(r#"{"garden":"'"$C_GARDEN"'","note":"it'\''s '"$C_GARDEN"'"}'"#),
        "{command_of_body}"
    );
    let xml = json!({"mode": "raw", "raw": "<bed in=\"{{garden}}\"/>", "options": {"raw": {"language": "xml"}}});
    let xml = json!({"name": "Add", "request": {"method": "POST", "url": "https://h.example/a", "body": xml}});
    let command_of_text = command(vec![xml]);
    assert!(command_of_text.contains(r#"-d '<bed in="'"$C_GARDEN"'"/>'"#), "{command_of_text}");
    let joined = command(vec![gets("Beds", "{{base}}v2/beds?garden=x_{{garden}}_1")]);
    assert_eq!(joined, "curl \"${C_BASE}v2/beds?garden=x_${C_GARDEN}_1\"");
}

#[test]
fn a_curl_command_has_the_method_and_new_values_of_the_client() {
    let command = |item: Value| curl(&source(&lowered(vec![item])));
    let behavior = json!({"disableBodyPruning": true});
    let body = json!({"mode": "raw", "raw": r#"{"id": "{{$guid}}", "at": "{{$größe}}"}"#, "options": {"raw": {"language": "json"}}});
    let request = json!({"method": "GET", "url": "https://h.example/beds", "body": body});
    let read = command(json!({"name": "Find", "protocolProfileBehavior": behavior, "request": request}));
    assert!(read.starts_with("curl -X GET \"https://h.example/beds\""), "{read}");
    assert!(read.contains(r#""id":"'"$(uuidgen)"'""#), "{read}");
    let head =
        command(json!({"name": "Ask", "request": {"method": "HEAD", "url": "https://h.example/{{$timestamp}}"}}));
    assert_eq!(head, "curl --head \"https://h.example/<timestamp>\"");
}

#[test]
fn a_field_of_a_form_is_no_path_of_curl() {
    let rows = json!([{"key": "name", "value": "<string>", "type": "text"}, {"key": "note", "value": "a;b", "type": "text"},
        {"key": "plain", "value": "x", "type": "text"}, {"key": "nested", "value": "(a", "type": "text"},
        {"key": "meta", "value": "1", "type": "text", "contentType": "application/json"}]);
    let body = json!({"mode": "formdata", "formdata": rows});
    let command = curl(&source(&lowered(vec![
        json!({"name": "Add", "request": {"method": "POST", "url": "https://h.example/a", "body": body}}),
    ])));
    assert!(command.contains("--form-string \"name=<string>\""), "{command}");
    assert!(command.contains("--form-string \"note=a;b\"") && command.contains("-F \"plain=x\""), "{command}");
    assert!(command.contains("--form-string \"nested=(a\""), "{command}");
    assert!(command.contains("-F \"meta=1;type=application/json\""), "{command}");
    let row = json!([{"key": "a", "value": "b", "contentType": "application/json"}]);
    let body = json!({"mode": "urlencoded", "urlencoded": row});
    let request = json!({"method": "POST", "url": "https://h.example/a", "body": body});
    let command = curl(&source(&lowered(vec![json!({"name": "Add", "request": request})])));
    assert!(command.contains("--data-urlencode \"a=b\""), "{command}");
}

#[test]
fn an_example_of_an_upload_has_its_file_though_the_collection_names_none() {
    let rows = json!([{"key": "photo", "type": "file", "src": []}, {"key": "scan", "type": "file"},
        {"key": "note", "type": "file", "disabled": true}]);
    let request =
        json!({"method": "POST", "url": "https://h.example/a", "body": {"mode": "formdata", "formdata": rows}});
    let source = source(&lowered(vec![json!({"name": "Add", "request": request})]));
    let command = curl(&source);
    assert!(command.contains("-F \"photo=@FILE\"") && command.contains("-F \"scan=@FILE\""), "{command}");
    for call in [r#".photo(phlo_gen::File::from_path(\"…\"))"#, r#".scan(phlo_gen::File::from_path(\"…\"))"#] {
        assert!(source.contains(call), "{source}");
    }
    assert!(!source.contains(".note("), "{source}");
}

#[test]
fn an_example_has_what_the_saved_request_sends_from_variables_and_says_what_is_empty() {
    let body = r#"{"version": {{store-version}}, "place": {{place}}, "name": "{{store_name}}", "size": "", "n": 1}"#;
    let body = json!({"mode": "raw", "raw": body, "options": {"raw": {"language": "json"}}});
    let url = json!({"protocol": "https", "host": ["h", "example"], "path": ["a", ":bed"],
        "variable": [{"key": "bed", "value": ""}],
        "query": [{"key": "from", "value": "{{start}}"}, {"key": "page", "value": "<integer>"}]});
    let description = "| Name | Required |\n| --- | --- |\n| size | yes |";
    // another saved request says that the place is an object
    let object = json!({"mode": "raw", "raw": r#"{"place": {"row": 1}}"#});
    let saved = json!({"method": "POST", "url": url, "body": object});
    let response = json!([{"name": "r", "code": 200, "body": "{}", "originalRequest": saved}]);
    let request = json!({"method": "POST", "url": url, "body": body, "description": description});
    let source = source(&lowered(vec![json!({"name": "Add", "request": request, "response": response})]));
    for call in [
        r#".bed(\"<bed>\")"#,
        r#".from(\"<start>\")"#,
        r#".version(\"<store-version>\")"#,
        r#".name(\"<store_name>\")"#,
        r#".size(\"<size>\")"#,
    ] {
        assert!(source.contains(call), "{call}: {source}");
    }
    assert!(!source.contains(".page(") && !source.contains("saved.place"), "{source}");
    let command = curl(&source);
    assert!(command.contains("/a/<bed>?from=<start>\""), "{command}");
    for (member, value) in [("version", "<store-version>"), ("place", "<place>"), ("size", "<size>")] {
        assert!(command.contains(&format!("\"{member}\": \"{value}\"")), "{member}: {command}");
    }
}

#[test]
fn a_curl_command_has_all_that_is_saved() {
    let rows: Vec<Value> = (0..30).map(|index| json!({"key": format!("k{index}"), "value": "x"})).collect();
    let url = json!({"protocol": "https", "host": ["h", "example"], "path": ["a"], "query": rows});
    let source = source(&lowered(vec![json!({"name": "Beds", "request": {"method": "GET", "url": url}})]));
    assert!(curl(&source).contains("&k29=x"), "{source}");
    assert!(!source.contains(".k29(") && source.contains("// 18 more have saved values"), "{source}");
}

#[test]
fn a_curl_command_encodes_what_the_client_encodes() {
    let query = |value: &str| {
        let row = json!([{"key": "a b&", "value": value}]);
        let url = json!({"protocol": "https", "host": ["h", "example"], "path": ["bé \"1\""], "query": row});
        curl(&source(&lowered(vec![json!({"name": "Beds", "request": {"method": "POST", "url": url}})])))
    };
    let url = |value: &str| format!("\"https://h.example/b%C3%A9%20%221%22?a%20b%26={value}\"");
    for (value, sent) in [("it's", "it%27s"), ("1&2", "1%262"), ("50%20+é", "50%20+%C3%A9"), ("a\n#b", "a%0A%23b")] {
        assert!(query(value).ends_with(&url(sent)), "{value}: {}", query(value));
    }
    let path = |value: &str| {
        let url = json!({"protocol": "https", "host": ["h", "example"], "path": [":bed"],
            "variable": [{"key": "bed", "value": value}]});
        curl(&source(&lowered(vec![json!({"name": "Bed", "request": {"url": url}})])))
    };
    for (value, sent) in
        [("<a bed>", "<a%20bed>"), ("a/b?c#d", "a%2Fb%3Fc%23d"), ("<b>1 & 2</b>", "%3Cb%3E1%20&%202%3C%2Fb%3E")]
    {
        assert_eq!(path(value), format!("curl \"https://h.example/{sent}\""));
    }
    let base = json!({"variable": [{"key": "base", "value": "https://h.example/a b/é"}]});
    let beds = vec![json!({"name": "Beds", "request": "{{base}}/beds"})];
    let command = curl(&source(&lowered_with(base, beds, &Options::default())));
    assert_eq!(command, "curl \"https://h.example/a%20b/%C3%A9/beds\"");
}

#[test]
fn a_part_of_a_type_has_it_whatever_its_value() {
    let rows = json!([{"key": "meta", "value": "<a b=\"1\">;", "type": "text", "contentType": "text/xml"}]);
    let body = json!({"mode": "formdata", "formdata": rows});
    let request = json!({"method": "POST", "url": "https://h.example/a", "body": body});
    let command = curl(&source(&lowered(vec![json!({"name": "Add", "request": request})])));
    assert!(command.contains(r#"-F "meta=\"<a b=\\\"1\\\">;\";type=text/xml""#), "{command}");
}

#[test]
fn a_curl_command_is_authorized_as_the_client_or_says_why_not() {
    let command = |kind: &str, parameters: &[(&str, &str)]| {
        let rows: Vec<Value> = parameters.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
        let request = json!({"method": "GET", "url": "https://h.example/beds", "auth": {"type": kind, kind: rows}});
        curl(&source(&lowered(vec![json!({"name": "Beds", "request": request})])))
    };
    // as they stand in a string of Rust
    const NEXT: &str = " \\\\n  ";
    let beds = "curl \"https://h.example/beds\"";
    let own = [("accessKey", "{{k}}"), ("secretKey", "{{s}}"), ("region", "eu-west-1"), ("service", "s3")];
    for (kind, parameters, expected) in [
        ("bearer", &[("token", "{{t}}")][..], format!("{beds}{NEXT}-H \"Authorization: Bearer $C_T\"")),
        ("oauth2", &[("accessToken", "{{t}}")], format!("{beds}{NEXT}-H \"Authorization: Bearer $C_T\"")),
        (
            "oauth2",
            &[("accessToken", "{{t}}"), ("headerPrefix", "Token")],
            format!("{beds}{NEXT}-H \"Authorization: Token $C_T\""),
        ),
        (
            "oauth2",
            &[("accessToken", "{{t}}"), ("addTokenTo", "queryParams")],
            "curl \"https://h.example/beds?access_token=$C_T\"".to_owned(),
        ),
        (
            "apikey",
            &[("key", "k"), ("value", "{{t}}"), ("in", "query")],
            "curl \"https://h.example/beds?k=$C_T\"".to_owned(),
        ),
        ("digest", &[("username", "ada"), ("password", "{{t}}")], format!("{beds}{NEXT}--digest -u \"ada:$C_T\"")),
        ("awsv4", &own, format!("{beds}{NEXT}--aws-sigv4 \"aws:amz:eu-west-1:s3\" -u \"$C_K:$C_S\"")),
        ("awsv4", &own[..2], format!("{beds}{NEXT}--aws-sigv4 \"aws:amz:us-east-1:execute-api\" -u \"$C_K:$C_S\"")),
        (
            "oauth1",
            &[("consumerKey", "{{k}}"), ("consumerSecret", "{{s}}")],
            format!("# without authorization: curl does not support OAuth 1\\n{beds}"),
        ),
    ] {
        let found = command(kind, parameters);
        assert!(found.starts_with(&expected), "{kind}: {found}");
    }
}

#[test]
fn a_curl_command_has_a_key_in_its_query_once() {
    let key =
        json!([{"key": "key", "value": "k"}, {"key": "value", "value": "{{t}}"}, {"key": "in", "value": "query"}]);
    let mut item = gets("Beds", "https://h.example/beds?k=old&page=2");
    item["request"]["auth"] = json!({"type": "apikey", "apikey": key});
    let command = curl(&source(&lowered(vec![item])));
    assert!(command.contains("k=$C_T") && !command.contains("k=old"), "{command}");
}

#[test]
fn curl_reads_no_list_in_a_url() {
    let command = |query: &str| curl(&source(&lowered(vec![gets("Beds", &format!("https://h.example/a?q={query}"))])));
    for (query, expected) in [("a[0]", "curl -g "), ("a}", "curl -g "), ("a", "curl \"")] {
        assert!(command(query).starts_with(expected), "{query}: {}", command(query));
    }
}

#[test]
fn an_argument_that_is_a_setting_links_to_it() {
    let page = with_settings(vec![gets("Beds", "https://h.example/beds?garden={{garden}}")]);
    assert!(page.contains("the client's [`garden`](ClientBuilder::garden) unless set.*"), "{page}");
    assert!(page.contains("The client's `garden` unless set."), "{page}");
    let inner = json!({"name": "Plants", "item": [gets("Beds", "https://h.example/beds?garden={{garden}}")]});
    let page = with_settings(vec![inner]);
    assert!(page.contains("the client's [`garden`](super::ClientBuilder::garden) unless set.*"), "{page}");
}

#[test]
fn a_script_that_sets_what_nobody_uses_is_not_documented() {
    let event = |variable: &str| json!([{"listen": "test", "script": {"exec": [format!("pm.environment.set('{variable}', 1)")]}}]);
    let page = |variable: &str| {
        let login = json!({"name": "Log in", "request": "https://h.example/login", "event": event(variable)});
        with_settings(vec![login, gets("Beds", "https://h.example/beds?garden={{garden}}")])
    };
    let used = "sets the variable `garden`, which is [`garden`](ClientBuilder::garden) here.";
    assert!(page("garden").contains(used), "{}", page("garden"));
    assert!(!page("weather").contains("weather"));
}

#[test]
fn the_first_page_says_what_scripts_add_to_requests() {
    let event =
        json!([{"listen": "prerequest", "script": {"exec": ["pm.request.headers.add({key: 'X-Sign', value: s})"]}}]);
    let items = || vec![gets("Beds", "{{base}}/beds")];
    let page = source(&lowered_with(json!({"event": event}), items(), &Options::default()));
    assert!(page.contains("In Postman a script adds the header `X-Sign` to requests."), "{page}");
    assert!(page.contains("options.env(\\\"C_\\\"))` reads them from the environment, `C_BASE_URL`"), "{page}");
    let plain = source(&lowered(vec![gets("Beds", "https://h.example/beds")]));
    assert!(!plain.contains("In Postman") && !plain.contains("options.env"));
}

#[test]
fn a_button_is_no_introduction() {
    let button = "[Run in Postman](https://app.getpostman.com/run-collection/7?action=fork)";
    let page = |description: String| {
        let collection = json!({"info": {"name": "c", "description": description}, "item": [gets("Beds", "https://h.example/beds")]});
        let read = crate::collection::read(&collection.to_string()).expect("it is a collection");
        source(&crate::lower::lower(&read, None, &Options::default()))
    };
    assert!(!page(format!("{button}\n\nGrows plants.")).contains("run-collection"));
    assert!(page(format!("Fork it: {button}.")).contains("run-collection"));
}

#[test]
fn a_label_that_repeats_the_status_or_the_item_is_left_out() {
    let shown = |label: &str| answered(&[("Find bed", "https://h.example/bed")], label, 200, "{\"a\": 1}");
    for label in ["200_OK", "OK", "Find bed", "200"] {
        assert!(shown(label).contains("<code>200</code></summary>"), "{label}");
    }
    assert!(shown("A bed without plants").contains("<code>200</code> A bed without plants</summary>"));
    let without_letters = answered(&[("…", "https://h.example/bed")], "—", 200, "{\"a\": 1}");
    assert!(without_letters.contains("<code>200</code> —</summary>"), "{without_letters}");
}

#[test]
fn the_index_leaves_out_sentences_that_several_items_have() {
    let item = |name: &str, description: &str| json!({"name": name, "request": {"url": format!("https://h.example/{name}"), "description": description}});
    let items = vec![item("bed", "Reads it."), item("lamp", "Reads a lamp."), item("leaf", "Reads it.")];
    let source = source(&lowered(items));
    for line in ["(Client::bed)\\n", "(Client::lamp): Reads a lamp.", "(Client::leaf)"] {
        assert!(source.contains(line), "{line}: {source}");
    }
    assert!(!source.contains("(Client::leaf):"), "{source}");
}

#[test]
fn equal_places_of_a_type_are_one_line() {
    let items =
        [("A/x", "https://h.example/a/bed"), ("B/x", "https://h.example/b/bed"), ("C/y", "https://h.example/c/y")];
    let folders = items.iter().map(|(path, url)| {
        let (folder, name) = path.split_once('/').expect("both are there");
        let body = r#"{"owner": {"id": 1, "first": "a", "last": "b", "firstMail": "c"}}"#;
        let response = json!({"name": "ok", "code": 200, "body": body});
        json!({"name": folder, "item": [{"name": name, "request": {"url": url}, "response": [response]}]})
    });
    let page = source(&lowered(folders.collect()));
    assert!(page.contains("`X`](super::a::X) and 1 more of this name\\n*"), "{page}");
    assert!(page.contains("With `id`, `first`, `last` and `first_mail`."), "{page}");
}

#[test]
fn the_name_of_a_variable_may_ask_for_its_value() {
    let page = source(&lowered(vec![gets("Bed", "https://h.example/beds/{{Enter the number of the bed}}")]));
    assert!(page.contains("the number of the bed\\n\\nIn the path. Required."), "{page}");
}

#[test]
fn an_invisible_character_before_a_response_is_skipped() {
    let page = answered(&[("Find bed", "https://h.example/bed")], "ok", 200, "\u{8}{\"größe\": 1}");
    assert!(page.contains("FindBedResponse") && !page.contains("A response is the raw body"), "{page}");
}
