//! Names and their order, item by item.

use phlo_gen_core::api::{Api, Definition, Entry, Folder, Item, Type};
use phlo_gen_core::collection;
use phlo_gen_core::emit::{Emission, emit};
use phlo_gen_core::lower::{Options, lower};
use serde_json::{Value, json};

fn api(entries: Value) -> Api {
    let document = json!({ "info": { "name": "Shop" }, "item": entries }).to_string();
    lower(&collection::read(&document).expect("the collection is read"), None, &Options::default()).api
}

fn item(name: &str, body: &str, response: &str) -> Value {
    let body = json!({ "mode": "raw", "raw": body, "options": { "raw": { "language": "json" } } });
    let request = json!({ "method": "POST", "url": "https://shop.example/customers", "body": body });
    json!({ "name": name, "request": request, "response": [{ "name": "r", "code": 200, "body": response }] })
}

fn types(item: &Item) -> Vec<&str> {
    item.types.iter().map(Definition::name).collect()
}

#[test]
fn a_new_member_of_a_body_renames_no_request() {
    let api = api(json!([
        item("Create customer", r#"{"address": {"city": "a"}}"#, ""),
        item("Create customer address", "{}", ""),
    ]));
    assert_eq!(api.root.items[0].request, "CreateCustomer");
    assert_eq!(types(&api.root.items[0]), ["CreateCustomerAddress2"]);
    assert_eq!(api.root.items[1].request, "CreateCustomerAddress");
}

#[test]
fn a_new_member_of_a_body_renames_no_response() {
    let api = api(json!([item("Create", r#"{"response": {"city": "a"}}"#, r#"[{"id": 1}]"#)]));
    assert_eq!(types(&api.root.items[0]), ["CreateResponse2", "CreateResponseItem", "CreateResponse"]);
    assert!(matches!(&api.root.items[0].response, Type::Named(path) if path.name == "CreateResponse"));
}

#[test]
fn a_mark_of_deprecation_renames_nothing() {
    for name in
        ["Get OAuth IDs", "[Deprecated] Get OAuth IDs", "Get OAuth IDs (DEPRECATED)", "deprecated: Get OAuth IDs"]
    {
        let api = api(json!([item(name, "{}", "")]));
        assert_eq!(api.root.items[0].method_name, "get_oauth_ids", "{name}");
        assert_eq!(api.root.items[0].deprecated.is_some(), name != "Get OAuth IDs", "{name}");
    }
}

#[test]
fn folders_and_items_keep_the_authors_order() {
    let api = api(json!([
        { "name": "First", "item": [item("Second", "{}", "")] },
        item("Third", "{}", ""),
        { "name": "Fourth", "item": [item("Fifth", "{}", "")] },
        { "name": "Sixth", "item": [] },
        item("Seventh", "{}", ""),
    ]));
    let mut names = Vec::new();
    walk(&api.root, &mut names);
    assert_eq!(names, ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]);
    let source = emit(&api, &Emission::default());
    let index: Vec<usize> = ["* **[First]", "  * [Second]", "* [Third]", "* **[Fourth]", "* **[Sixth]", "* [Seventh]"]
        .map(|line| source.find(line).expect("the index has the line"))
        .to_vec();
    assert!(index.is_sorted(), "{index:?}");
    let accessors = [
        "first -> first::Folder;",
        "third -> ThirdBuilder;",
        "fourth -> fourth::Folder;",
        "seventh -> SeventhBuilder;",
    ];
    let accessors: Vec<usize> = accessors.map(|line| source.find(line).expect("there is an accessor")).to_vec();
    assert!(accessors.is_sorted(), "{accessors:?}");
    assert!(!source.contains("sixth::Folder"), "a folder without items has no accessor");
}

fn walk(folder: &Folder, out: &mut Vec<String>) {
    for entry in folder.entries() {
        match entry {
            Entry::Item(item) => out.push(item.method_name.clone()),
            Entry::Folder(inner) => {
                out.push(inner.module.clone());
                walk(inner, out);
            }
        }
    }
}

#[test]
fn errors_name_an_item_with_its_folders() {
    let api = api(json!([{ "name": "A", "item": [{ "name": "B", "item": [item("C", "{}", "")] }] }]));
    assert!(emit(&api, &Emission::default()).contains("item: \"A / B / C\","));
}

#[test]
fn deeply_nested_json_is_any_json() {
    let deep = format!("{}1{}", "{\"a\": [".repeat(60), "]}".repeat(60));
    let api = api(json!([item("Dig", &deep, &deep)]));
    assert_eq!(api.root.items[0].types.len(), 32);
    let is_json = |definition: &Definition| matches!(definition, Definition::Object(object) if object.members.iter().any(|member| holds_json(&member.ty)));
    assert!(api.root.items[0].types.iter().any(is_json));
}

fn holds_json(ty: &Type) -> bool {
    match ty {
        Type::Json => true,
        Type::List(inner) | Type::Optional(inner) => holds_json(inner),
        _ => false,
    }
}
