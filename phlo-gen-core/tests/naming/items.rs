//! The names of items and of their arguments.

use super::{api, calls, get, item};
use serde_json::{Value, json};

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
fn an_open_bracket_repeats_nothing() {
    let entries = json!([get("List all (beds", "GET", "/a"), get("Order [new bed", "POST", "/b")]);
    assert_eq!(calls(entries), ["list_all_beds", "order_new_bed"]);
}

#[test]
fn a_script_without_vowels_gives_way_to_method_and_path() {
    let entries = json!([
        get("الحصول على المستخدمين", "GET", "/users"),
        get("מחיקת משתמש", "DELETE", "/users/:id"),
        get("Approve invoice - עד", "POST", "/users/:id"),
    ]);
    assert_eq!(calls(entries), ["get_users", "delete_user", "approve_invoice_d"]);
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
            "enrollments",
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
        get("POST Crear mina", "POST", "/mina"),
        get("DELETE - Supprimer un panier", "DELETE", "/panier"),
        get("PUT Ändern der Adresse", "PUT", "/adresse"),
        get("POST Calendar entry", "POST", "/entry"),
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
            "crear_mina",
            "supprimer_un_panier",
            "andern_der_adresse",
            "post_calendar_entry",
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
fn an_item_does_not_repeat_its_folder() {
    let folder = |name: &str, entries: Vec<Value>| json!({ "name": name, "item": entries });
    let entries = json!([
        folder(
            "Orders",
            vec![
                get("Orders list", "GET", "/orders"),
                get("Order create", "POST", "/orders"),
                get("Create", "PUT", "/orders"),
                get("Orders by customer", "GET", "/by"),
            ]
        ),
        folder("Search", vec![get("Search users", "GET", "/search")]),
    ]);
    let expected =
        ["orders.list", "orders.create", "orders.create_put", "orders.orders_by_customer", "search.search_users"];
    assert_eq!(calls(entries), expected);
}

#[test]
fn versions_states_and_who_may_call_are_left_out_unless_another_item_has_the_name() {
    let entries = json!([
        get("Open session 1.0.0", "POST", "/a"),
        get("Open session 2.0.0", "POST", "/a"),
        get("Balance (USER_DATA)", "GET", "/b"),
        get("Delete user (admin only)", "DELETE", "/c"),
        get("Cards (*WIP*)", "GET", "/d"),
        get("Pay (ORDER_CREATED)", "GET", "/e"),
    ]);
    let expected = ["open_session", "open_session_2_0_0", "balance", "delete_user", "cards", "pay_order_created"];
    assert_eq!(calls(entries), expected);
}

#[test]
fn how_a_saved_call_went_is_left_out_unless_another_item_has_the_name() {
    let entries = json!([
        get("Get tray (404 - Not Found)", "GET", "/trays/9"),
        get("Get tray (200 OK)", "GET", "/trays/9"),
        get("Move tray", "POST", "/trays/move"),
        get("Move tray (201 - Created)", "POST", "/trays/move"),
        get("Order trays (500 users)", "POST", "/trays/order"),
    ]);
    let expected =
        ["get_tray_404_not_found", "get_tray", "move_tray", "move_tray_201_created", "order_trays_500_users"];
    assert_eq!(calls(entries), expected);
}

#[test]
fn a_verb_with_its_method_tells_nothing_apart() {
    let entries = json!([
        get("文本", "POST", "/ask"),
        get("语音", "POST", "/ask"),
        get("提问", "GET", "/ask"),
        get("/garden/ask", "POST", "/garden/ask"),
    ]);
    assert_eq!(calls(entries), ["ask", "ask_2", "ask_get", "ask_garden"]);
}

#[test]
fn a_name_of_a_thing_says_what_is_done_to_it() {
    let entries = json!([{ "name": "Lamps", "item": [
        get("Lamp", "GET", "/lamps/:id"),
        get("Lamp", "DELETE", "/lamps/:id"),
        get("Lamp", "POST", "/lamps"),
        get("Lamp by name", "PUT", "/lamps/:name"),
        get("Lamp removal", "DELETE", "/old/lamps/:id"),
        get("Apagar", "DELETE", "/lamps/:id/apagar"),
    ] }]);
    let expected = ["lamp", "delete_lamp", "create_lamp", "update_lamp_by_name", "lamp_removal", "apagar"];
    assert_eq!(calls(entries), expected.map(|name| format!("lamps.{name}")));
}

#[test]
fn an_argument_of_a_path_does_not_say_where_its_value_is_from() {
    let setters = |path: &str| {
        let api = api(json!([get("Read", "GET", path)]));
        api.root.items[0].arguments.iter().map(|argument| argument.setter.clone()).collect::<Vec<_>>()
    };
    assert_eq!(setters("/transfers/{{new-transfer-id}}"), ["transfer_id"]);
    assert_eq!(setters("/pets/{{TC.01.petId}}/owners/:owner_id"), ["pet_id", "owner_id"]);
    assert_eq!(setters("/users/{user_id}/friends/{new_user_id}"), ["user_id", "new_user_id"]);
    assert_eq!(setters("/users/{user_id}/users/{new_user_id}"), ["user_id", "new_user_id"]);
}

#[test]
fn a_test_case_is_told_apart_by_what_it_expects() {
    let entries = json!([
        { "name": "Find a bed", "item": [
            get("TC.01.02.200 Find a bed", "GET", "/beds/{{beds_get_id}}"),
            get("TC.01.02.404 Find a bed", "GET", "/beds/{{beds_get_id_not_found}}"),
            get("TC.01.02.400 Find a bed with.depth.wrong", "GET", "/beds/{{beds_get_id}}"),
        ] },
        { "name": "Find beds", "item": [get("Find beds with shade", "GET", "/beds")] },
        get("Missing tray (404)", "GET", "/trays/{{first}}"),
        get("Missing tray (404)", "GET", "/trays/{{second}}"),
    ]);
    let api = api(entries.clone());
    let setters: Vec<&str> = api.root.folders[0].items.iter().map(|item| item.arguments[0].setter.as_str()).collect();
    assert_eq!(setters, ["bed_id", "bed_id", "bed_id"]);
    assert_eq!(
        calls(entries),
        [
            "find_a_bed.find_a_bed",
            "find_a_bed.find_a_bed_404",
            "find_a_bed.with_depth_wrong",
            "find_beds.find_beds_with_shade",
            "missing_tray",
            "missing_tray_by_second",
        ]
    );
}

#[test]
fn a_label_or_a_tag_before_a_verb_is_left_out() {
    let entries = json!([
        get("Lock - Lock gate", "POST", "/gates/lock"),
        get("Lock - Unlock gate", "POST", "/gates/unlock"),
        get("[EU] Create tray", "POST", "/eu/trays"),
        get("[US] Create tray", "POST", "/us/trays"),
        get("[EU] Trays", "GET", "/eu/trays"),
        get("Shade - Open roof", "POST", "/roof"),
        get("UPdate a tray", "PUT", "/trays/:id"),
        get("IDlist of trays", "GET", "/trays/ids"),
        get("(SMS) Send code", "POST", "/codes/sms"),
    ]);
    let calls = calls(entries);
    assert_eq!(
        calls,
        [
            "lock_gate",
            "unlock_gate",
            "create_tray",
            "create_tray_us",
            "eu_trays",
            "shade_open_roof",
            "update_a_tray",
            "id_list_of_trays",
            "sms_send_code",
        ]
    );
}
