//! The names of folders, and their order.

use super::{api, calls, get, item, types};
use phlo_gen_core::api::{Entry, Folder};
use phlo_gen_core::collection;
use phlo_gen_core::emit::{Emission, emit};
use phlo_gen_core::lower::{Folders, Options, lower};
use serde_json::{Value, json};

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
    // items at the top have no heading, and stand before those that have
    let lines = ["(Client::third)", "(Client::seventh)", "## First", "(first::First::second)", "## Fourth", "## Sixth"];
    let index: Vec<usize> = lines.map(|line| source.find(line).expect("the index has the line")).to_vec();
    assert!(index.is_sorted(), "{index:?}");
    let accessors =
        ["first -> first::First;", "third -> ThirdBuilder;", "fourth -> fourth::Fourth;", "seventh -> SeventhBuilder;"];
    let accessors: Vec<usize> = accessors.map(|line| source.find(line).expect("there is an accessor")).to_vec();
    assert!(accessors.is_sorted(), "{accessors:?}");
    assert!(!source.contains("sixth::Sixth"), "a folder without items has no accessor");
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
fn a_folder_named_after_a_variable_is_what_it_chooses() {
    let folder = |name: &str, entries: Vec<Value>| json!({ "name": name, "item": entries });
    let read = || get("Read", "GET", "/read");
    let entries = json!([
        folder(
            "projects",
            vec![
                folder("{id}", vec![read(), folder("milestones", vec![folder("{milestone id}", vec![read()])])]),
                folder("Project", vec![read()]),
                folder("{{id}}", vec![get("Write", "POST", "/write")]),
                folder(":slug", vec![read()]),
            ]
        ),
        folder("customer", vec![folder("{code}", vec![read()])]),
        folder("spool", vec![folder("{spool_id}", vec![read()])]),
        folder("location", vec![folder("{location}", vec![read()])]),
        folder("field", vec![folder("{entityType}", vec![folder("{key}", vec![read()])])]),
        folder("{id}", vec![read()]),
    ]);
    assert_eq!(
        calls(entries),
        [
            "projects.project.read",
            "projects.project.milestones.milestone.read",
            "projects.project.write",
            "projects.project_items.read",
            "projects.by_slug.read",
            "customer.by_code.read",
            "spool.by_id.read",
            "location.by_location.read",
            "field.entity_type.by_key.read",
            "by_id.read",
        ]
    );
}

#[test]
fn folders_of_one_name_beside_each_other_are_one_module() {
    let entries = json!([
        { "name": "Users", "description": "One.", "item": [get("List", "GET", "/users")] },
        { "name": "Orders", "item": [] },
        { "name": "users ", "description": "Two.", "item": [get("Add", "POST", "/users"), get("List", "GET", "/admins")] },
        { "name": "2. Users", "item": [get("Count", "GET", "/count")] },
    ]);
    assert_eq!(calls(entries.clone()), ["users.list", "users.add", "users.list_admins", "users_2.count"]);
    let source = emit(&api(entries), &Emission::default());
    assert!(source.contains(r##"#[doc = "One.\n\nTwo.\n\n# Items"##), "both descriptions are kept");
}

#[test]
fn a_folder_without_a_name_in_words_is_a_folder() {
    let folder = |name: &str| json!({ "name": name, "item": [get("List", "GET", "/users")] });
    assert_eq!(calls(json!([folder("…"), folder("A"), folder("A")])), ["folder.list", "a.list", "a.list_2"]);
}

#[test]
fn the_struct_of_a_folder_has_its_name_whatever_the_folder_holds() {
    let folder = |items: Value| api(json!([{ "name": "Login", "item": items }])).root.folders.remove(0);
    let with = folder(json!([item("Login", "{}", r#"{"id": 1}"#), item("Login request", "{}", "")]));
    let without = folder(json!([item("Logout", "{}", "")]));
    assert_eq!([&with.type_name, &without.type_name], ["Login", "Login"]);
    let names: Vec<[&str; 2]> = with.items.iter().map(|item| [item.request.as_str(), item.builder.as_str()]).collect();
    assert_eq!(names, [["LoginRequest", "LoginBuilder"], ["LoginRequestRequest", "LoginRequestBuilder"]]);
    assert_eq!(types(&with.items[0]), ["LoginResponse"]);
    let reserved = api(json!([{ "name": "Client", "item": [] }, { "name": "Option", "item": [] }]));
    let names: Vec<&str> = reserved.root.folders.iter().map(|folder| folder.type_name.as_str()).collect();
    assert_eq!(names, ["ClientFolder", "OptionFolder"]);
}

#[test]
fn folders_that_hold_one_folder_can_be_left_out() {
    let inner = json!({ "name": "Beds", "description": "Beds.", "item": [item("Weed", "{}", "")] });
    let garden = json!({ "name": "Garden", "item": [{ "name": "Soil", "description": "Soil.", "item": [inner] }] });
    let document = json!({ "info": { "name": "Shop" }, "item": [garden] }).to_string();
    let collection = collection::read(&document).expect("the collection is read");
    let options = Options { folders: Folders::Compact, ..Options::default() };
    let api = lower(&collection, None, &options).api;
    let beds = &api.root.folders[0];
    assert_eq!((beds.module.as_str(), beds.items[0].method_name.as_str()), ("beds", "weed"));
    assert_eq!(beds.names().collect::<Vec<_>>(), ["Garden", "Soil", "Beds"]);
    let source = emit(&api, &Emission::default());
    assert!(source.contains("item: \"Garden / Soil / Beds / Weed\","));
    let rename = vec![("Garden/Soil/Beds/Weed".to_owned(), "pull".to_owned())];
    let renamed = lower(&collection, None, &Options { rename, ..options });
    assert_eq!(renamed.api.root.folders[0].items[0].method_name, "pull");
    assert!(renamed.option_errors.is_empty());
}

#[test]
fn errors_name_an_item_with_its_folders() {
    let api = api(json!([{ "name": "A", "item": [{ "name": "B", "item": [item("C", "{}", "")] }] }]));
    assert!(emit(&api, &Emission::default()).contains("item: \"A / B / C\","));
}
