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
fn a_folder_named_after_a_variable_is_left_out() {
    let folder = |name: &str, entries: Vec<Value>| json!({ "name": name, "item": entries });
    let read = |url: &str| get("Read", "GET", url);
    let entries = json!([
        folder(
            "projects",
            vec![
                read("/projects"),
                folder("{id}", vec![read("/projects/:id"), folder("beds", vec![read("/projects/:id/beds")])]),
                folder("{{id}}", vec![get("Write", "POST", "/projects/:id")]),
                folder(":slug", vec![folder("Beds", vec![read("/projects/by/:slug/beds")])]),
            ]
        ),
        folder("field", vec![folder("<entityType>", vec![folder("<int:key>", vec![read("/field/:entityType/:key")])])]),
        folder("{tenant}", vec![read("/:tenant")]),
        folder("<Orders>", vec![read("/orders")]),
        folder("{id} of", vec![read("/of")]),
    ]);
    assert_eq!(
        calls(entries),
        [
            "projects.read",
            "projects.read_by_id",
            "projects.beds.read",
            "projects.beds.read_by_slug",
            "projects.write",
            "field.read",
            "read",
            "orders.read",
            "of.read",
        ]
    );
}

#[test]
fn a_folder_with_the_name_of_the_one_around_it_is_left_out() {
    let folder = |name: &str, entries: Vec<Value>| json!({ "name": name, "item": entries });
    let inner = || vec![get("List", "GET", "/beds"), folder("Paths", vec![get("Show", "GET", "/paths")])];
    assert_eq!(
        calls(json!([
            folder("Beds", vec![get("Add", "POST", "/beds"), folder("/beds", inner()), folder("1. beds", inner())]),
            folder("…", vec![folder("…", vec![get("List", "GET", "/paths")])]),
        ])),
        ["beds.add", "beds.list", "beds.paths.show", "beds.paths.show_2", "beds.list_2", "folder.folder.list"]
    );
}

#[test]
fn a_folder_named_after_a_method_is_left_out_and_gives_its_items_a_verb() {
    let folder = |name: &str, entries: Vec<Value>| json!({ "name": name, "item": entries });
    let entries = json!([
        folder(
            "Beds",
            vec![
                folder("GET", vec![get("Beds", "GET", "/beds"), get("Find bed", "GET", "/beds/:id")]),
                folder("POST", vec![get("Beds", "POST", "/beds"), get("Count", "GET", "/beds/count")]),
            ]
        ),
        folder("Delete", vec![get("Bed", "DELETE", "/beds/:id")]),
        folder(
            "Pots",
            vec![
                folder("GET endpoints", vec![get("Pots", "GET", "/pots")]),
                folder("POST Requests", vec![get("Pots", "POST", "/pots")]),
                folder("GET started", vec![get("Ping", "GET", "/ping")]),
            ]
        ),
    ]);
    let expected = [
        "beds.get_beds",
        "beds.find_bed",
        "beds.post_beds",
        "beds.count",
        "delete.bed",
        "pots.get_pots",
        "pots.post_pots",
        "pots.get_started.ping",
    ];
    assert_eq!(calls(entries), expected);
}

#[test]
fn a_folder_of_posts_or_options_is_named_after_a_method_only_beside_another_method() {
    let folder = |name: &str, entries: Vec<Value>| json!({ "name": name, "item": entries });
    let both =
        |path: &str| vec![get("Create", "POST", path), get("Comment", "POST", path), get("Get all", "GET", path)];
    let entries = json!([
        folder("AUTH", both("/auth")),
        folder("POST", both("/posts")),
        folder("SPOT", vec![get("Place order", "POST", "/spot/orders")]),
        folder("OPTIONS", vec![get("Place order", "POST", "/options/orders")]),
        folder("Beds", vec![folder("POST", vec![get("Beds", "POST", "/beds")]), folder("GET", vec![])]),
    ]);
    let expected = [
        "auth.create",
        "auth.comment",
        "auth.get_all",
        "post.create",
        "post.comment",
        "post.get_all",
        "spot.place_order",
        "options.place_order",
        "beds.post_beds",
    ];
    assert_eq!(calls(entries), expected);
}

#[test]
fn a_folder_that_says_a_version_or_a_state_within_one_of_its_name_is_a_module() {
    let folder = |name: &str, entries: Vec<Value>| json!({ "name": name, "item": entries });
    let create = || vec![get("Create", "POST", "/users")];
    let users = |inner: &[&str]| folder("Users", inner.iter().map(|name| folder(name, create())).collect());
    let versions = json!([users(&["Users (v1)", "Users (v2)"])]);
    assert_eq!(calls(versions), ["users.users.create", "users.users_v2.create"]);
    let access = json!([users(&["Users (admin only)", "Users (beta)"])]);
    assert_eq!(calls(access), ["users.users.create", "users.users_beta.create"]);
    let same = json!([folder("2. Users (v1)", vec![folder("Users (v1)", create())])]);
    assert_eq!(calls(same), ["users.create"]);
}

#[test]
fn a_folder_within_one_that_is_left_out_is_compared_with_the_module_around_it() {
    let folder = |name: &str, entries: Vec<Value>| json!({ "name": name, "item": entries });
    let list = || vec![get("List", "GET", "/beds")];
    let entries = json!([
        folder("Beds", vec![folder("{id}", vec![folder("Beds", list())])]),
        folder("Orders", vec![folder("{order}", vec![folder("Order", list())])]),
    ]);
    assert_eq!(calls(entries), ["beds.list", "orders.order.list"]);
}

#[test]
fn an_item_says_all_its_folders_where_one_is_left_out() {
    let inner = json!({ "name": "{id}", "description": "One of them.", "item": [item("Weed", "{}", "")] });
    let document = json!({ "info": { "name": "Shop" }, "item": [{ "name": "Beds", "item": [inner] }] }).to_string();
    let collection = collection::read(&document).expect("the collection is read");
    let rename = vec![("Beds/{id}/Weed".to_owned(), "pull".to_owned())];
    let lowered = lower(&collection, None, &Options { rename, ..Options::default() });
    let beds = &lowered.api.root.folders[0];
    assert_eq!((beds.module.as_str(), beds.items[0].method_name.as_str()), ("beds", "pull"));
    assert_eq!(beds.items[0].folders, ["Beds", "{id}"]);
    assert!(lowered.option_errors.is_empty());
    let source = emit(&lowered.api, &Emission::default());
    assert!(source.contains("item: \"Beds / {id} / Weed\","));
    assert!(source.contains("One of them."), "the description is that of the folder around it");
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
