//! Bodies: JSON-RPC and JSON-LD, GraphQL, text with variables, and bodies that only a saved request has.

use super::{first, lowered, lowered_with, posts};
use crate::api::{Argument, Body, Item, Presence, Syntax};
use crate::emit::{Emission, emit};
use crate::lower::{Lowered, Options};
use serde_json::{Value, json};

fn item_with(body: Value) -> Value {
    json!({"name": "Post", "request": {"method": "POST", "url": "https://h.example.com/a", "body": body}})
}

/// The item of a collection in which most items do not use its variables.
fn item(entry: Value) -> (Item, Lowered) {
    let others = (0..4).map(|_| json!({"name": "Other", "request": "https://h.example.com/o"}));
    let lowered = lowered_with(
        json!({"variable": [{"key": "level", "value": "3"}]}),
        [entry].into_iter().chain(others).collect(),
        &Options::default(),
    );
    (first(&lowered.api.root).clone(), lowered)
}

fn in_words(argument: &Argument) -> String {
    let presence = match &argument.presence {
        Presence::Required => "required".to_owned(),
        Presence::Optional => "optional".to_owned(),
        Presence::Default(value) => format!("default {}", value.source()),
        Presence::Fixed(value) => format!("always {}", value.source()),
    };
    format!("{} {:?} {presence}", argument.setter, argument.ty)
}

fn arguments(item: &Item) -> Vec<String> {
    item.arguments.iter().map(in_words).collect()
}

fn presences(body: &str) -> Vec<String> {
    let lowered = lowered(vec![posts(body, "")]);
    let words = arguments(first(&lowered.api.root)).into_iter();
    words.map(|words| words.replace("String ", "").replace("Integer ", "")).collect()
}

#[test]
fn the_members_of_json_rpc_are_always_sent() {
    let found = presences(r#"{"jsonrpc": "2.0", "id": 1, "method": "eth_call", "params": ["a"]}"#);
    assert_eq!(found[..3], ["jsonrpc always \"2.0\"", "id default 1", "method always \"eth_call\""]);
    assert_eq!(presences(r#"{"jsonrpc": "2.0", "method": "{{m}}"}"#)[0], "jsonrpc always \"2.0\"");
    assert!(presences(r#"{"id": 1, "method": "card"}"#).iter().all(|argument| argument.ends_with("optional")));
}

#[test]
fn the_members_of_json_ld_are_sent_unless_set() {
    let found = presences(r#"{"@context": "https://a.example", "@type": "Person", "name": "x"}"#);
    assert_eq!(found.join(", "), "context default \"https://a.example\", type_ default \"Person\", name optional");
}

fn graphql(query: &str, variables: Value) -> (Item, Lowered) {
    item(item_with(json!({"mode": "graphql", "graphql": {"query": query, "variables": variables}})))
}

#[test]
fn the_variables_that_an_operation_declares_are_its_arguments() {
    let query = "query Shop($id: ID!, $first: Int = 10, $after: String, $tags: [String!], $filter: Filter, $rate: Float!, $all: Boolean! = true) { a }";
    for variables in [json!("{\"id\": \"1\"}"), json!(""), json!({"id": "1"})] {
        let (item, _) = graphql(query, variables);
        assert_eq!(
            arguments(&item),
            [
                "id String required",
                "first Integer optional",
                "after String optional",
                "tags List(String) optional",
                "filter Json optional",
                "rate Number required",
                "all Boolean optional"
            ]
        );
        assert_eq!(item.arguments[1].documented_default.as_deref(), Some("10"));
    }
}

#[test]
fn a_saved_value_of_another_type_can_be_sent() {
    let (item, _) = graphql("query($id: ID!, $n: Int) { a }", json!("{\"id\": 5, \"n\": {{level}}, \"more\": 1}"));
    assert_eq!(arguments(&item), ["id Json required", "n Integer optional", "more Number optional"]);
}

#[test]
fn variables_in_the_text_of_a_query_are_required() {
    let (item, _) =
        graphql("mutation { add(project: \"{{PROJECT_ID}}\", n: {{count}}, level: {{level}}) { id } }", json!(""));
    assert_eq!(arguments(&item), ["project_id Text required", "count Text required", "level Text required"]);
    let Body::Graphql(query, _, variables) = &item.body else { panic!("it is GraphQL") };
    assert_eq!(query.source(), "mutation {{ add(project: \"{project_id}\", n: {count}, level: {level}) {{ id }} }}");
    assert_eq!(variables.source(), "");
    assert!(item.example.contains(r#""level":"3""#), "{}", item.example);
}

#[test]
fn the_operation_of_several_is_an_argument() {
    let (item, _) = graphql("query A($a: Int!, $c: Int!) { a } query B($b: Int!, $c: Int!) { b }", json!(""));
    let found = arguments(&item);
    assert!(found[0].starts_with("operation_name Named") && found[0].ends_with("required"), "{found:?}");
    assert_eq!(found[1..], ["a Integer optional", "c Integer required", "b Integer optional"]);
    let saved =
        json!({"mode": "graphql", "graphql": {"query": "query A { a } query B($b: Int!) { b }", "operationName": "B"}});
    assert_eq!(arguments(&self::item(item_with(saved)).0), ["b Integer required"]);
}

#[test]
fn a_table_adds_no_variable_to_a_query() {
    let mut entry =
        item_with(json!({"mode": "graphql", "graphql": {"query": "query($a: Int) { a }", "variables": ""}}));
    entry["request"]["description"] =
        json!("| Parameter | Required | Description |\n| --- | --- | --- |\n| a | yes | One |\n| b | yes | Two |");
    assert_eq!(arguments(&item(entry).0), ["a Integer required"]);
}

#[test]
fn variables_in_a_text_are_arguments_and_so_is_the_text() {
    let xml = "<?xml version=\"1.0\"?><add user=\"{{admin-name}}\" password=\"{{admin-password}}\" level=\"{{level}}\">{{$guid}}</add>";
    let (item, lowered) = item(item_with(json!({"mode": "raw", "raw": xml, "options": {"raw": {"language": "xml"}}})));
    assert_eq!(
        arguments(&item),
        ["admin_name Text optional", "admin_password Secret optional", "level Text optional", "body String optional"]
    );
    let Body::Template(media, Syntax::Xml, text) = &item.body else { panic!("it is XML: {:?}", item.body) };
    assert_eq!(media, "application/xml");
    assert!(
        text.source()
            .ends_with("<add user=\"{admin_name}\" password=\"{admin_password}\" level=\"{level}\">{=guid}</add>")
    );
    let source = emit(&lowered.api, &Emission::default());
    assert!(
        source.contains("__::Syntax::Xml") && source.contains("In the text of the body as `admin-name`."),
        "{source}"
    );
}

fn saves(own: Value, saved: Value, response: &str) -> Value {
    let mut item = item_with(own);
    item["response"] = json!([{"name": "ok", "code": 200, "body": response, "originalRequest": {"method": "POST", "url": "https://h.example.com/a", "body": saved}}]);
    item
}

fn raw(text: &str) -> Value {
    json!({"mode": "raw", "raw": text, "options": {"raw": {"language": "json"}}})
}

#[test]
fn a_saved_request_has_the_body_that_the_item_lacks() {
    let saved = r#"{"title": "Tee", "price": 12.5}"#;
    for own in [raw(""), Value::Null, json!({}), json!({"mode": "urlencoded", "urlencoded": []})] {
        let (item, lowered) = item(saves(own, raw(saved), r#"{"id": 1}"#));
        assert_eq!(
            item.arguments.iter().map(|argument| argument.setter.as_str()).collect::<Vec<_>>(),
            ["title", "price"]
        );
        assert_eq!(item.body, Body::Json);
        let found = lowered.findings.iter().filter(|found| found.code == "body-from-example");
        assert_eq!(found.count(), 1);
    }
    let form = json!({"mode": "urlencoded", "urlencoded": [{"key": "name", "value": "new"}]});
    assert_eq!(arguments(&item(saves(Value::Null, form, "")).0), ["name String optional"]);
}

#[test]
fn a_response_that_repeats_the_request_changes_nothing() {
    let title = r#"{"title": "Tee"}"#;
    assert_eq!(arguments(&item(saves(Value::Null, raw(title), title)).0), ["title String optional"]);
}

#[test]
fn an_id_in_words_is_of_the_caller() {
    let sent = r#"{"id": "bed-2b-mini", "kind": "raised"}"#;
    assert_eq!(arguments(&item(saves(Value::Null, raw(sent), sent)).0), ["id String optional", "kind String optional"]);
    for id in ["b7f3a9", "bed_9s6XKzkNRiz8i3", "3f0c2a44-6a0f-4c6e-9d8e-2f3d1c5b7a90"] {
        let sent = sent.replace("bed-2b-mini", id);
        assert_eq!(arguments(&item(saves(Value::Null, raw(&sent), &sent)).0), [""; 0], "{id}");
    }
}

#[test]
fn a_response_in_place_of_a_saved_request_is_none() {
    let reply = r#"{"id": 7, "title": "Tee"}"#;
    assert_eq!(arguments(&item(saves(Value::Null, raw(reply), r#"{"id": 8, "title": "Hat"}"#)).0), [""; 0]);
    let status = r#"{"status_code": 200, "message": "done", "data": {}}"#;
    assert_eq!(arguments(&item(saves(raw(r#"{"a": 1}"#), raw(status), "")).0), ["a Number optional"]);
}

#[test]
fn a_saved_request_of_another_path_adds_nothing() {
    let mut entry = saves(raw(r#"{"kind": "email"}"#), raw(r#"{"price": 12.5}"#), "");
    assert_eq!(arguments(&item(entry.clone()).0), ["price Float optional", "kind String optional"]);
    // the path may have been renamed since
    entry["response"][0]["originalRequest"]["url"] = json!("https://h.example.com/prices");
    assert_eq!(arguments(&item(entry.clone()).0).len(), 2);
    entry["response"][0]["originalRequest"]["url"] = json!("https://h.example.com/shop/prices");
    assert_eq!(arguments(&item(entry.clone()).0), ["kind String optional"]);
    let mut renamed = entry.clone();
    renamed["request"]["url"] = json!("https://h.example.com/shops/{{shop}}/update");
    renamed["response"][0]["originalRequest"]["url"] = json!("https://h.example.com/shops/garden/edit");
    assert_eq!(arguments(&item(renamed).0).len(), 3);
    // an id that is the last segment says nothing
    entry["response"][0]["originalRequest"]["url"] = json!("https://h.example.com/7");
    assert_eq!(arguments(&item(entry.clone()).0).len(), 2);
    entry["response"][0]["originalRequest"]["url"] = json!("https://h.example.com/shop/prices");
    entry["response"][0]["originalRequest"]["body"] = raw(r#"{"kind": "post", "price": 12.5}"#);
    assert_eq!(arguments(&item(entry).0).len(), 2);
}

#[test]
fn a_content_type_that_is_switched_off_is_not_sent() {
    let rows = json!([{"key": "a", "value": "1"}]);
    let kinds = [
        (json!({"mode": "urlencoded", "urlencoded": rows}), "Urlencoded"),
        (json!({"mode": "formdata", "formdata": rows}), "Formdata"),
        (json!({"mode": "graphql", "graphql": {"query": "{ a }"}}), "Graphql"),
    ];
    for (body, name) in kinds {
        for (off, is_untyped) in [(json!({"content-type": true}), true), (json!({"accept": true}), false)] {
            let mut entry = item_with(body.clone());
            entry["protocolProfileBehavior"] = json!({"disabledSystemHeaders": off});
            let (item, lowered) = item(entry);
            assert_eq!(item.is_untyped, is_untyped, "{name}");
            let source = emit(&lowered.api, &Emission::default());
            assert_eq!(source.contains(&format!("__::Body::Untyped(&__::Body::{name}")), is_untyped, "{name}");
        }
    }
}

#[test]
fn the_encodings_that_a_collection_accepts_are_not_sent() {
    for row in [
        json!({"key": "Accept-Encoding", "value": "gzip, br"}),
        json!({"key": "accept-encoding", "value": "{{encoding}}"}),
        json!({"key": "Accept-Encoding", "value": "br", "disabled": true}),
    ] {
        let described = "| Header | Required | Description |\n| --- | --- | --- |\n| Accept-Encoding | yes | br |";
        let request = json!({"url": "https://h.example.com/a", "header": [row], "description": described});
        let (item, _) = item(json!({"name": "Read", "request": request}));
        assert_eq!(arguments(&item), Vec::<String>::new());
    }
}

#[test]
fn what_has_no_value_is_left_out_of_an_example_wherever_it_is() {
    let example = |text: &str| {
        let body = json!({"mode": "raw", "raw": text, "options": {"raw": {"language": "json"}}});
        item(item_with(body)).0.example
    };
    assert_eq!(example(r#"{"a": {{hole}}, "b": 1}"#), r#"{"b":1}"#);
    assert_eq!(example(r#"{"a": {"c": {{hole}}, "d": null}, "b": 1}"#), r#"{"a":{"d":null},"b":1}"#);
    assert_eq!(example(r#"[{"a": {{hole}}, "b": 1}, {{hole}}]"#), r#"{"body":[{"b":1}]}"#);
    assert_eq!(example(r#"{"a": [{{hole}}, {{level}}, "{{hole}}"]}"#), r#"{"a":[3,"<hole>"]}"#);
}

#[test]
fn a_body_that_is_one_variable_has_its_name() {
    let text = |raw: &str| arguments(&item(item_with(json!({"mode": "raw", "raw": raw}))).0);
    assert_eq!(text("{{sandboxPayload}}"), ["sandbox_payload String optional"]);
    assert_eq!(text(" {{ level }}\n"), ["level String optional"]);
    assert_eq!(text("{{$guid}}"), ["body String optional"]);
    let options = Options { settings: vec!["level".to_owned()], ..Options::default() };
    let setting = lowered_with(json!({}), vec![item_with(json!({"mode": "raw", "raw": "{{level}}"}))], &options);
    assert_eq!(arguments(first(&setting.api.root)), ["level Text default {$level}", "body String optional"]);
}

#[test]
fn a_graphql_request_in_json_is_one() {
    let raw = r#"{"query": "query Shop($id: ID!, $first: Int = 10) { a(b: {{level}}) }", "variables": {"id": "1", "first": {{n}}}}"#;
    let body = |raw: &str| json!({"mode": "raw", "raw": raw, "options": {"raw": {"language": "json"}}});
    let (found, _) = item(item_with(body(raw)));
    assert_eq!(arguments(&found), ["level Text required", "id String required", "first Integer optional"]);
    assert!(matches!(&found.body, Body::Graphql(query, ..) if query.source().ends_with("{{ a(b: {level}) }}")));
    let (other, _) = item(item_with(body(r#"{"query": "cats", "variables": {"a": 1}}"#)));
    assert_eq!(other.body, Body::Json);
}

#[test]
fn rows_and_members_without_a_name_are_sent_and_cannot_be_set() {
    assert_eq!(presences(r#"{"": "x", "a": 1}"#)[0], "argument always \"x\"");
    let rows = json!([{"key": "", "value": "x"}, {"key": "", "type": "file", "src": []}, {"key": "a", "value": "1"}]);
    let (form, _) = item(item_with(json!({"mode": "formdata", "formdata": rows})));
    assert_eq!(arguments(&form), ["argument String always x", "a String optional"]);
    assert_eq!(
        form.arguments.iter().map(|argument| argument.shown_name()).collect::<Vec<_>>(),
        [None, Some("a".into())]
    );
}

#[test]
fn line_breaks_in_strings_of_json_are_escaped() {
    let raw = "{\"a\": \"one\ntwo\tthree\"}";
    let body = json!({"mode": "raw", "raw": raw, "options": {"raw": {"language": "json"}}});
    assert_eq!(item(item_with(body)).0.example, r#"{"a":"one\ntwo\tthree"}"#);
}

#[test]
fn a_body_that_is_almost_json_has_an_argument_for_each_member() {
    let raw = "{\n  name: 'x', // of the bed\n  ok: True, n: {{hole}}, l: {{level}},\n  id: None, ...\n}";
    let (found, lowered) = item(item_with(self::raw(raw)));
    assert_eq!(
        arguments(&found),
        ["name String optional", "ok Boolean optional", "n Json optional", "l Number optional", "id Json optional",]
    );
    assert_eq!(found.example, r#"{"name":"x","ok":true,"l":3,"id":null}"#);
    let Body::JsonAs(media, saved, meant) = &found.body else { panic!("{:?}", found.body) };
    assert_eq!(
        (media.as_str(), saved.source()),
        ("application/json", "{{\n  name: 'x', \n  ok: True, n: {{{{hole}}}}, l: 3,\n  id: None, ...\n}}".to_owned())
    );
    let compact: String = meant.source().split_whitespace().collect();
    assert_eq!(compact, r#"{{"name":"x","ok":true,"n":{{{{hole}}}},"l":3,"id":null,}}"#);
    let help = lowered.findings.iter().find(|found| found.code == "body-not-json").map(|found| format!("{found:?}"));
    assert!(help.is_some_and(|help| help.contains("each member is an argument")));
}

#[test]
fn a_body_with_values_for_each_request_is_no_almost_json() {
    let found = item(item_with(raw("{'id': '{{$guid}}', n: 1}"))).0;
    assert!(matches!(found.body, Body::Template(..) | Body::Text(_)), "{:?}", found.body);
}

#[test]
fn a_list_that_is_almost_json_is_one_argument_of_its_type() {
    let (found, _) = item(item_with(raw("[{a: 1}\n{a: 2}]")));
    let Body::JsonWholeAs(_, _, meant) = &found.body else { panic!("{:?}", found.body) };
    assert_eq!(meant.source(), "[{{\"a\": 1}}\n,{{\"a\": 2}}]");
}

#[test]
fn a_body_that_is_almost_json_is_corrected_if_it_has_a_secret() {
    let (found, _) = item(item_with(raw("{user: 'x', password: 'hunter2zz9'}")));
    assert_eq!((arguments(&found).len(), &found.body), (2, &Body::Json));
    assert_eq!(found.example, r#"{"user":"x","password":"<password>"}"#);
}

#[test]
fn what_is_declared_as_json_and_is_not_stays_a_text() {
    for text in [
        "{ plants(first: 1) { name } }",
        "{\"a\": \"b > \"c\"\"}",
        "{...}",
        "{a: YOUR_ID}",
        "{a: float}",
        "{\"a\": 'x // y'}",
    ] {
        assert_eq!(arguments(&item(item_with(raw(text))).0), ["body String optional"], "{text}");
    }
    let text = json!({"mode": "raw", "raw": "{a: 1}", "options": {"raw": {"language": "text"}}});
    assert_eq!(arguments(&item(item_with(text)).0), ["body String optional"]);
}
