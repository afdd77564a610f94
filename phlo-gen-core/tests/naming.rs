//! Names and their order, item by item.

use phlo_gen_core::api::{Api, Definition, Entry, Folder, Item, Type};
use phlo_gen_core::collection;
use phlo_gen_core::emit::{Emission, emit};
use phlo_gen_core::lower::{Folders, Options, lower};
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

/// An item of a name, a method and a path.
fn get(name: &str, method: &str, path: &str) -> Value {
    json!({ "name": name, "request": { "method": method, "url": format!("https://shop.example{path}") } })
}

/// The calls of all items.
fn calls(entries: Value) -> Vec<String> {
    fn push(folder: &Folder, before: &str, out: &mut Vec<String>) {
        for entry in folder.entries() {
            match entry {
                Entry::Item(item) => out.push(format!("{before}{}", item.method_name)),
                Entry::Folder(inner) => push(inner, &format!("{before}{}.", inner.module), out),
            }
        }
    }
    let mut out = Vec::new();
    push(&api(entries).root, "", &mut out);
    out
}

#[test]
fn names_are_what_a_person_would_have_written() {
    let entries = json!([
        { "name": "2.14 Network", "item": [
            get("1. Get VLANs", "GET", "/vlans"),
            get("2. Get VLANs of a port", "GET", "/ports/{{port}}/vlans"),
        ] },
        { "name": "who/messages/{messageId}", "item": [
            get("/who/messages/:messageId/forms", "GET", "/who/messages/:messageId/forms"),
            get("https://api.shop.example/who/list", "GET", "/who/list"),
        ] },
        { "name": "{sessionId}", "item": [get("Enrollments", "GET", "/s/{sessionId}/enrollments")] },
        get("3.0 Domestic Label", "POST", "/label"),
        get("Login (/auth/login)", "POST", "/auth/login"),
        get("Participant's address", "GET", "/address"),
        get("User(s)", "GET", "/users"),
        get("Пользователь", "GET", "/me"),
        get("🔥 Get user", "GET", "/u"),
        get("oAuth 2.0 token", "POST", "/token"),
        get("VMware hosts", "GET", "/vm"),
        get("iOS devices", "GET", "/ios"),
        { "name": "Attachments", "item": [get("List", "GET", "/a1")] },
        { "name": "Attachments", "item": [get("Add", "POST", "/a2")] },
    ]);
    assert_eq!(
        calls(entries),
        [
            "network.get_vlans",
            "network.get_vlans_of_a_port",
            "message.get_message_forms",
            "message.list_who",
            "session.enrollments",
            "domestic_label",
            "login",
            "participants_address",
            "users",
            "polzovatel",
            "get_user",
            "oauth_2_0_token",
            "vmware_hosts",
            "ios_devices",
            "attachments.list",
            "attachments.add",
        ]
    );
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
fn a_bracket_that_repeats_the_name_is_left_out_unless_another_has_it() {
    let entries = json!([
        get("List all tags (list-tag)", "GET", "/a"),
        get("[Opt] List ports", "GET", "/b"),
        get("Create booking (createbooking)", "POST", "/c"),
        get("Get item (by id)", "GET", "/d"),
        get("Get plan", "GET", "/e"),
        get("Get plan (New)", "GET", "/e"),
        get("WebAuthn keys of a CoSpace", "GET", "/f"),
    ]);
    assert_eq!(
        calls(entries),
        [
            "list_all_tags",
            "list_ports",
            "create_booking",
            "get_item_by_id",
            "get_plan",
            "get_plan_new",
            "webauthn_keys_of_a_cospace",
        ]
    );
}

#[test]
fn the_method_in_a_name_is_a_verb_where_none_follows() {
    let entries = json!([
        get("GET user", "GET", "/user"),
        get("POST Upload a file: /file/upload", "POST", "/file/upload"),
        get("[PUT] Replace avatar", "PUT", "/avatar"),
        get("Orders - GET", "GET", "/orders"),
        get("Get (/orders/:id)", "GET", "/orders/:id"),
        get("DELETE", "DELETE", "/orders/:id"),
        get("New Request", "POST", "/orders"),
        get("24hr ticker", "GET", "/ticker"),
        get("获取用户", "GET", "/users"),
    ]);
    assert_eq!(
        calls(entries),
        [
            "get_user",
            "upload_a_file",
            "replace_avatar",
            "get_orders",
            "get",
            "delete_order",
            "create_order",
            "ticker_24hr",
            "get_users",
        ]
    );
}

#[test]
fn a_copy_and_a_request_are_named_by_their_own_path() {
    let entries = json!([
        get("https://shop.example/users/1", "GET", "/users/1"),
        get("https://shop.example/users/1 Copy", "HEAD", "/products/1"),
        get("https://shop.example/users/1 Copy 2", "PATCH", "/products/2"),
        get("PATCH Request", "PATCH", "/patch"),
        get("Delete request", "DELETE", "/orders/:id"),
        get("Request", "POST", "/orders"),
        get("Copy", "POST", "/orders/:id/copies"),
        get("/reports/index.php", "GET", "/reports/index.php"),
    ]);
    assert_eq!(
        calls(entries),
        ["get_user", "head_product", "patch_product", "patch", "delete_order", "request_", "copy", "get_reports"]
    );
}

#[test]
fn a_later_item_of_a_name_says_what_is_different() {
    let entries = json!([
        get("User", "GET", "/users/:id"),
        get("User", "POST", "/users/:id"),
        get("User", "GET", "/admin/users/:id"),
        get("User", "GET", "/users/:name"),
        get("User", "GET", "/users/:id"),
        get("Step 1: Login", "POST", "/login"),
        get("Step 4: Login", "POST", "/login"),
        get("Login Copy", "POST", "/login"),
        get("Search /v1", "GET", "/v1/search"),
        get("Search /v2", "GET", "/v2/search"),
        get("/users", "GET", "/users"),
        get("/groups/users", "GET", "/groups/users"),
    ]);
    assert_eq!(
        calls(entries),
        [
            "user",
            "user_post",
            "user_admin",
            "user_by_name",
            "user_2",
            "login",
            "login_step_4",
            "login_copy",
            "search",
            "search_v2",
            "get_users",
            "get_groups_users",
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
    assert!(source.contains(r#"#[doc = "One.\n\nTwo.\n\nIts items are"#), "both descriptions are kept");
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

/// The variants of an enum of these values, with their values.
fn variants(values: &[&str]) -> Vec<(String, String)> {
    let texts: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    let query = json!([{ "key": "sort", "value": "", "description": format!("One of {}", texts.join(", ")) }]);
    let url = json!({ "raw": "https://shop.example/s", "protocol": "https", "host": ["shop", "example"], "path": ["s"], "query": query });
    let api = api(json!([{ "name": "Search", "request": { "method": "GET", "url": url } }]));
    let choice = api.root.items[0].types.iter().find_map(|definition| match definition {
        Definition::Choice(choice) => Some(choice.variants.clone()),
        _ => None,
    });
    choice.unwrap_or_default()
}

#[test]
fn variants_say_their_value_in_any_order() {
    let forwards = ["created", "-created", "+1", "-1", "gpt-3.5", "gpt_3_5", "asc", "ASC"];
    let names = ["Created", "MinusCreated", "Plus1", "Minus1", "Gpt3_5", "Gpt3Underscore5", "AscLower", "AscUpper"];
    let mut found = variants(&forwards);
    assert_eq!(
        found,
        std::iter::zip(names, forwards).map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
    );
    let mut backwards = forwards;
    backwards.reverse();
    found.reverse();
    assert_eq!(variants(&backwards), found);
    assert_eq!(variants(&forwards[..5])[4].0, "Gpt3_5", "it does not depend on the others");
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
