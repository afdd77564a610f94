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

/// An item whose body is raw JSON.
fn raw_json(body: &Value) -> (Item, Lowered) {
    item(item_with(json!({"mode": "raw", "raw": body.to_string(), "options": {"raw": {"language": "json"}}})))
}

#[test]
fn json_with_a_query_and_variables_is_graphql() {
    let query = "query Q($id: ID!, $first: Int = 10) { user(id: $id) { posts(first: $first) { id } } }";
    let (read, _) = raw_json(&json!({"query": query, "variables": {"id": "7"}}));
    assert!(matches!(read.body, Body::Graphql(..)), "{:?}", read.body);
    let words: Vec<String> = read.arguments.iter().map(in_words).collect();
    let (saved, _) = graphql(query, json!({"id": "7"}));
    assert_eq!(words, saved.arguments.iter().map(in_words).collect::<Vec<_>>());
}

#[test]
fn json_with_another_query_is_not_graphql() {
    for body in [
        json!({"query": "query the weather"}),
        json!({"query": {"match_all": {}}}),
        json!({"query": "{ me { id } }", "size": 10}),
        json!({"query": "{ me { id } }", "variables": "x"}),
    ] {
        assert!(!matches!(raw_json(&body).0.body, Body::Graphql(..)), "{body}");
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

#[test]
fn a_text_of_one_variable_is_one_argument() {
    let (item, _) = item(item_with(json!({"mode": "raw", "raw": " {{payload}} "})));
    assert_eq!(arguments(&item), ["body String optional"]);
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
fn a_response_in_place_of_a_saved_request_is_none() {
    let reply = r#"{"id": 7, "title": "Tee"}"#;
    assert_eq!(arguments(&item(saves(Value::Null, raw(reply), r#"{"id": 8, "title": "Hat"}"#)).0), [""; 0]);
    let status = r#"{"status_code": 200, "message": "done", "data": {}}"#;
    assert_eq!(arguments(&item(saves(raw(r#"{"a": 1}"#), raw(status), "")).0), ["a Number optional"]);
}
