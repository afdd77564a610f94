//! The names of types that are in no item: what a person would call what they are.

use super::api;
use phlo_gen_core::api::{Api, Definition, Type};
use serde_json::{Value, json};

/// An item of a method and a path that sends a body and receives another; either may be empty.
fn calls(name: &str, method: &str, path: &str, body: &str, response: &str) -> Value {
    let body = json!({ "mode": "raw", "raw": body, "options": { "raw": { "language": "json" } } });
    let request = json!({ "method": method, "url": format!("https://shop.example{path}"), "body": body });
    json!({ "name": name, "request": request, "response": [{ "name": "r", "code": 200, "body": response }] })
}

fn gets(name: &str, path: &str, response: &str) -> Value {
    calls(name, "GET", path, "", response)
}

fn sends(name: &str, path: &str, body: &str) -> Value {
    calls(name, "POST", path, body, "")
}

fn shared(entries: Vec<Value>) -> Vec<String> {
    names(&api(entries.into()))
}

fn names(api: &Api) -> Vec<String> {
    api.types.iter().map(|shared| shared.definition.name().to_owned()).collect()
}

#[test]
fn a_member_of_a_thing_is_not_the_thing() {
    let post = r#"{"id": "1", "text": "t", "entities": {"tags": ["x"], "urls": ["y"]}}"#;
    let found = shared(vec![
        gets("Get post", "/posts/:id", &format!(r#"{{"data": {post}, "trace": "t"}}"#)),
        gets("List posts", "/posts", &format!(r#"{{"data": [{post}], "next": "t"}}"#)),
    ]);
    assert_eq!(found, ["PostEntities", "Post"]);
    let link = r#"{"id": "1", "kind": "k", "role": "r", "made": "m", "entity": {"shop": "s", "seat": "t"}}"#;
    let found = shared(vec![
        gets("Get grant", "/grants/:id", link),
        gets("List grants", "/grants", &format!(r#"{{"items": [{link}], "next": "t"}}"#)),
    ]);
    assert_eq!(found, ["GrantEntity", "Grant"]);
}

#[test]
fn the_result_beside_the_data_is_not_the_thing() {
    let found = shared(vec![gets(
        "Get town",
        "/towns/:id",
        r#"{"result": {"status": "ok", "trace": "t"}, "data": {"id": 1, "name": "Bern"}}"#,
    )]);
    assert_eq!(found, ["Town"]);
}

#[test]
fn a_path_of_verbs_names_what_they_are_about() {
    let body = r#"{"list": [{"id": 1, "mail": "m"}], "more": true}"#;
    for (path, name) in [
        ("/getAllOrders", "Order"),
        ("/consents/byUser", "Consent"),
        ("/pets/findByStatus", "Pet"),
        ("/searchInvoices", "Invoice"),
        ("/users/search", "User"),
        ("/tickets/list", "Ticket"),
        ("/getUserById", "User"),
        ("/listings", "Listing"),
        // a noun although its singular is a verb
        ("/lists", "List"),
    ] {
        assert_eq!(shared(vec![gets("Call", path, body)]), [name], "{path}");
    }
    assert_eq!(shared(vec![gets("Call", "/search", body)]), [""; 0]);
}

#[test]
fn what_has_no_name_is_no_common_thing() {
    let data = |price: &str| {
        format!(r#"{{"data": {{"id": 1, "name": "n", "status": "s", "created_at": "c", {price}: "p"}}}}"#)
    };
    let found = api(vec![
        gets("Users", "/api.php?action=users", &data(r#""email""#)),
        gets("Products", "/api.php?action=products", &data(r#""price""#)),
    ]
    .into());
    let members = |item: usize| -> Vec<usize> {
        let own = found.root.items[item].types.iter().map(|definition| match definition {
            Definition::Object(object) => object.members.len(),
            _ => 0,
        });
        own.collect()
    };
    assert!(names(&found).is_empty() && [members(0), members(1)].concat().iter().all(|count| [1, 5].contains(count)));
}

#[test]
fn an_element_of_one_list_has_the_name_of_the_resource() {
    let found = shared(vec![
        gets("List travelers", "/travelers", r#"{"results": [{"id": 1, "mail": "m"}], "next": "n"}"#),
        gets("List trips", "/trips", r#"[{"id": 1, "from": "m"}]"#),
        gets("Find codes", "/search/codes", r#"{"records": [{"path": "p", "sha": "s"}]}"#),
    ]);
    assert_eq!(found, ["Traveler", "Trip", "Code"]);
    // another thing has the name
    let found = shared(vec![
        gets("Get trip", "/trips/:id", r#"{"id": 1, "trip": {"a": 1, "b": 2}}"#),
        gets("List trips", "/trips", r#"[{"id": 1, "from": "m"}]"#),
    ]);
    assert_eq!(found, ["Trip"]);
}

#[test]
fn an_element_of_one_list_leaves_the_name_to_the_thing() {
    let book = r#"{"id": 1, "title": "t", "pages": 3, "isbn": "i", "year": 1999}"#;
    // the things are one type; the element of the list has less, or members of another kind, or is something else
    for element in [
        r#"{"id": 1, "title": "t", "cover": "c"}"#,
        r#"{"id": 1, "title": "t", "pages": "3", "isbn": "i", "year": 1999}"#,
        r#"{"version": 1, "url": "u", "retry": 5}"#,
    ] {
        let found = api(json!([
            gets("List books", "/books", &format!(r#"{{"data": [{element}]}}"#)),
            gets("Get book", "/books/:id", book),
            calls("Add book", "POST", "/books", "", book),
        ]));
        assert_eq!(names(&found), ["Book"], "{element}");
        let whole = &found.root.items[1].types[..];
        assert!(matches!(whole, [Definition::Alias { .. }]), "{element}: {whole:?}");
    }
    // what several lists have, or has more than a thing, keeps it
    let short = r#"[{"id": 1, "title": "t", "cover": "c"}]"#;
    let found = shared(vec![
        gets("List books", "/books", short),
        gets("Books of a shop", "/shops/:id/books", short),
        gets("Get book", "/books/:id", book),
        calls("Add book", "POST", "/books", "", book),
    ]);
    assert_eq!(found, ["Book", "BookWithPages"]);
    let ticket = r#"{"id": 1, "code": "c"}"#;
    let found = shared(vec![
        gets("List trips", "/trips", r#"[{"id": 1, "from": "f", "to": "t", "start": "s", "end": "e"}]"#),
        calls("Book trip", "POST", "/trips", "", ticket),
        calls("Move trip", "PUT", "/trips/:id", "", ticket),
    ]);
    assert_eq!(found, ["Trip", "TripWithCode"]);
}

#[test]
fn an_element_without_an_identity_has_the_name_of_a_list_only() {
    let found = |path: &str, element: &str| shared(vec![gets("Call", path, &format!(r#"{{"data": [{element}]}}"#))]);
    let element = r#"{"count": 1, "uniques": 2}"#;
    for (path, name) in
        [("/views", "View"), ("/shops/:id/views", "View"), ("/views.json", "View"), ("/views/search", "View")]
    {
        assert_eq!(found(path, element), [name], "{path}");
    }
    for path in ["/user/mail/visibility", "/views/:kind", "/views/edge"] {
        assert_eq!(found(path, element), Vec::<String>::new(), "{path}");
    }
    let member = r#"{"id": 1, "mail": "m"}"#;
    assert_eq!(found("/members/active", member), ["Member"]);
    assert_eq!(found("/teams/:team", member), Vec::<String>::new());
}

#[test]
fn a_thing_beside_an_enum_of_its_name_has_no_number() {
    let job = |state: &str| format!(r#"{{"id": 1, "status": "{state}"}}"#);
    let jobs: Vec<String> = ["queued", "done", "queued", "done", "done", "queued"].map(job).into();
    let status = r#"{"id": 1, "state": "s", "url": "u", "by": "b"}"#;
    let found = shared(vec![
        gets("List jobs", "/jobs", &format!("[{}]", jobs.join(", "))),
        sends("Find jobs", "/jobs/search", r#"{"status": "queued"}"#),
        gets("Get status", "/statuses/:id", status),
        gets("Last status", "/statuses/last", status),
    ]);
    assert!(!found.iter().any(|name| name.ends_with(|c: char| c.is_ascii_digit())), "{found:?}");
}

#[test]
fn objects_in_contradicting_orders_are_one_type() {
    let found = shared(vec![
        sends("Pay", "/payments", r#"{"cost": {"value": 1, "scale": "k"}}"#),
        sends("Refund", "/refunds", r#"{"cost": {"scale": "k", "value": 1}}"#),
        sends("Hold", "/holds", r#"{"cost": {"scale": "k", "unit": 2, "value": 1}}"#),
    ]);
    assert_eq!(found, ["CostInput"]);
}

#[test]
fn values_of_one_shape_have_the_word_that_their_members_end_with() {
    let address = r#"{"street": "s", "city": "c", "zip": "z"}"#;
    let found = shared(vec![
        sends("Order", "/orders", &format!(r#"{{"billing_address": {address}, "shippingAddress": {address}}}"#)),
        gets("Get order", "/orders/:id", r#"{"id": 1, "paidAmount": {"value": 1, "currency": "USD"}}"#),
        gets("Get bill", "/bills/:id", r#"{"no": 1, "first_amount": {"value": 1, "currency": "USD"}}"#),
    ]);
    assert_eq!(found, ["AddressInput", "Money"]);
    // others of the word are told apart by the member
    let body = r#"{"amount": {"value": 1, "unit": "t"}, "tax_amount": {"net": 1, "gross": 2}}"#;
    assert_eq!(shared(vec![sends("Order", "/orders", body)]), ["AmountInput", "TaxAmountInput"]);
    // a word that many things end with says nothing
    let found = shared(vec![gets("Get it", "/its/:id", r#"{"id": 1, "profile_info": {"a": 1, "b": 2}}"#)]);
    assert_eq!(found, ["ProfileInfo"]);
}

#[test]
fn links_are_links_whatever_member_has_them_and_whatever_they_say() {
    let found = shared(vec![
        gets(
            "Get feeds",
            "/feeds",
            r#"{"a": 1, "links": {"timeline": {"href": "h", "type": "t"}, "user": {"href": "h", "type": "t"}, "self": {"href": "h"}, "teams": [{"href": "h", "type": "t"}]}}"#,
        ),
        gets(
            "Get file",
            "/files/:id",
            r#"{"id": 1, "parentLink": {"href": "h", "type": "t"}, "image": {"href": "h", "width": 5}}"#,
        ),
    ]);
    assert_eq!(found, ["Link", "Links", "Image"]);
}

#[test]
fn what_a_standard_name_would_hide_has_the_name_of_its_owner_before_it() {
    let found = shared(vec![gets("Get poll", "/polls/:id", r#"{"id": 1, "options": [{"label": "l", "votes": 1}]}"#)]);
    assert_eq!(found, Vec::<String>::new());
    let poll = r#"{"id": 1, "options": [{"label": "l", "votes": 1}]}"#;
    let found = shared(vec![
        gets("Get poll", "/polls/:id", &format!(r#"{{"poll": {poll}}}"#)),
        gets("Old poll", "/old/polls/:id", &format!(r#"{{"poll": {poll}, "a": 1}}"#)),
    ]);
    assert_eq!(found, ["PollOption", "Poll"]);
}

#[test]
fn things_of_one_resource_are_one_type_if_most_of_their_members_are_the_same() {
    let (user, longer) = (
        r#"{"id": 1, "name": "n", "mail": "m", "phone": null}"#,
        r#"{"id": 1, "name": "n", "mail": "m", "phone": "1", "age": 5}"#,
    );
    let found = api(json!([
        gets("Get user", "/users/:id", user),
        gets("List users", "/users", &format!(r#"{{"data": [{longer}], "page": 1}}"#)),
    ]));
    assert_eq!(names(&found), ["User"]);
    assert!(matches!(&found.root.items[0].types[..], [Definition::Alias { .. }]));
    // the list has less
    let whole = r#"{"id": 1, "name": "n", "mail": "m", "age": 5, "city": "b", "zip": "z"}"#;
    let found = shared(vec![
        gets("List users", "/users", r#"[{"id": 1, "name": "n", "mail": "m"}]"#),
        gets("Get user", "/users/:id", whole),
        gets("Get user by mail", "/users/mail/:mail", whole),
    ]);
    assert_eq!(found, ["User"]);
    // a page that may have a next one
    let page = |more: &str| format!(r#"{{"offset": 0, "limit": 5, "count": 1, "pages": 1{more}}}"#);
    let found = shared(vec![
        gets("List cats", "/cats", &format!(r#"{{"cats": ["x"], "paging": {}}}"#, page(""))),
        gets("List dogs", "/dogs", &format!(r#"{{"dogs": ["x"], "paging": {}}}"#, page(r#", "next": ["n"]"#))),
    ]);
    assert_eq!(found, ["Paging"]);
}

#[test]
fn inputs_of_one_name_in_one_item_have_no_number() {
    let item = |path: &str, body: &str| sends("Set it", path, &format!(r#"{{"actions": [{body}]}}"#));
    let found = shared(vec![
        item("/carts/:id", r#"{"action": "setNote", "note": "n"}"#),
        item("/carts/:id/more", r#"{"action": "setAge", "age": 5}"#),
        item("/orders/:id", r#"{"action": "setCity", "city": "c"}"#),
        item("/orders/:id/more", r#"{"action": "setZip", "zip": "z"}"#),
    ]);
    assert!(!found.iter().any(|name| name.ends_with(|c: char| c.is_ascii_digit())), "{found:?}");
}

#[test]
fn a_member_that_is_null_in_one_response_may_be_null_in_the_type_of_all() {
    let version = |value: &str| format!(r#"{{"id": 1, "name": "n", "made": "m", "active": {value}}}"#);
    for values in [&["null", "true"][..], &["true", "null"], &["null", "null", "true"], &["null", "true", "null"]] {
        let get = |(at, value): (usize, &&str)| gets("Get version", &format!("/v{at}/versions/:id"), &version(value));
        let api = api(json!(values.iter().enumerate().map(get).collect::<Vec<_>>()));
        let Definition::Object(object) = &api.types[0].definition else { panic!("{:?}", api.types) };
        let active = object.members.iter().find(|member| member.name == "active").expect("it has the member");
        assert_eq!((&active.ty, active.null), (&Type::Optional(Box::new(Type::Boolean)), true), "{values:?}");
    }
}

#[test]
fn what_says_how_a_call_went_is_a_result() {
    let found = |response: &str| {
        shared(vec![
            calls("Open gate", "POST", "/gates", "", response),
            calls("Move gate", "PUT", "/gates/:id", "", response),
        ])
    };
    for (response, names) in [
        (r#"{"terminal": "t", "hasError": false, "errors": [], "at": "a"}"#, vec!["GateResult"]),
        (r#"{"success": true, "gate_id": 1, "old_state": "o", "new_state": "n"}"#, vec!["GateResult"]),
        (r#"{"kind": "k", "state": "s", "errorCode": "c", "at": "a"}"#, vec!["GateResult"]),
        // a thing that may have failed
        (r#"{"id": 1, "state": "s", "error": "e", "success": true}"#, vec!["Gate"]),
        (r#"{"gateId": 1, "state": "s", "errorMessage": "e", "at": "a"}"#, vec!["Gate"]),
        (r#"{"height": 1, "width": 2, "open": true, "at": "a"}"#, vec!["Gate"]),
        // what is around a thing or a list
        (r#"{"success": true, "gate": {"id": 1, "open": true}}"#, vec!["Gate", "GateResponse"]),
        (r#"{"success": true, "gates": [{"id": 1, "open": true}]}"#, vec!["Gate", "GateResponse"]),
        (r#"{"success": true, "garden_gates": [{"id": 1, "open": true}]}"#, vec!["GardenGate", "GateResponse"]),
    ] {
        assert_eq!(found(response), names, "{response}");
    }
}

#[test]
fn the_thing_of_the_path_has_the_name_before_a_member_of_it() {
    let plot = |inner: &str| format!(r#"{{"id": 1, "name": "n", "depth": 1, "shade": {{"id": 2, "plot": {inner}}}}}"#);
    let found = |inner: &str| {
        let plot = plot(inner);
        shared(vec![gets("Get plot", "/plots/:id", &plot), calls("Add plot", "POST", "/plots", "", &plot)])
    };
    assert_eq!(found(r#"{"id": 3, "sun": "s"}"#), ["ShadePlot", "Shade", "Plot"]);
    // around a plot
    let around = r#"{"id": 1, "plot": {"id": 2, "sun": "s"}}"#;
    let found = shared(vec![gets("Get plot", "/plots/:id", around), calls("Add plot", "POST", "/plots", "", around)]);
    assert_eq!(found, ["Plot", "PlotResponse"]);
}

#[test]
fn params_are_those_of_their_method() {
    let call = |name: &str, method: &str, params: &str| {
        sends(name, "/rpc", &format!(r#"{{"jsonrpc": "2.0", "method": "{method}", "id": 1, "params": {params}}}"#))
    };
    let found = shared(vec![
        call("Add bed", "bed.add", r#"{"bed": "b", "row": 1}"#),
        call("Add deep bed", "bed.add", r#"{"bed": "b", "depth": 1}"#),
        call("Move bed", "bed.move", r#"{"bed": "b", "to": "t"}"#),
        call("Water", "water", r#"[{"bed": "b", "litres": 1}]"#),
        sends("Pay", "/payments", r#"{"method": "card", "params": {"number": "n"}}"#),
    ]);
    assert_eq!(found, ["BedAddParamsInput", "BedMoveParamsInput", "WaterParamInput", "PaymentParamsInput"]);
}

#[test]
fn what_can_be_done_with_a_resource_is_none() {
    let servers = r#"{"entries": [{"url": "u", "retries": 1}]}"#;
    let found = |method: &str| shared(vec![calls("Call", method, "/meetings", "", servers)]);
    assert_eq!((found("OPTIONS"), found("GET")), (vec![], vec!["Meeting".to_owned()]));
}

#[test]
fn values_that_their_members_name_are_one_type_whatever_member_has_them() {
    let of = |members: &str| shared(vec![gets("Get sale", "/sales/:id", &format!(r#"{{"id": 1, {members}}}"#))]);
    let same = |value: &str| of(&format!(r#""first": {value}, "second": {value}"#));
    for (value, name) in [
        (r#"{"currency": "EUR", "value": "1.00"}"#, "Money"),
        (r#"{"value": 100, "currencyCode": "EUR"}"#, "Money"),
        (r#"{"amount": 1.5, "currency": "EUR"}"#, "Money"),
        (r#"{"date": "2020-01-01 00:00:00", "timezone_type": 3, "timezone": "UTC"}"#, "DateTime"),
    ] {
        assert_eq!(same(value), [name], "{value}");
    }
    // more or other members are something else, as the members say that have them
    for value in [
        r#"{"currency": "EUR", "value": "1.00", "unit": 2}"#,
        r#"{"currency": {"code": "EUR"}, "value": "1.00"}"#,
        r#"{"date": "2020-01-01", "timezone": "UTC"}"#,
        r#"{"id": "1", "type": "t"}"#,
    ] {
        let found = same(value);
        assert_eq!(found.iter().filter(|name| *name == "First" || *name == "Second").count(), 2, "{value}: {found:?}");
    }
    // those of another kind have the name of their member still
    let (text, number) = (r#"{"currency": "EUR", "value": "1"}"#, r#"{"currency": "EUR", "value": 1}"#);
    let kinds = format!(r#""tax": {text}, "duty": {text}, "total": {number}, "fee": {number}"#);
    assert_eq!(of(&kinds), ["Money", "Total"]);
    // a larger one is not joined with what requests send of it
    let sends = |name: &str, body: &str| sends(name, "/sales", body);
    let found = shared(vec![
        sends("Sell", r#"{"tax": {"currency": "EUR", "value": 1}, "total": {"currency": "EUR", "amount": 1}}"#),
        sends(
            "Give",
            r#"{"fee": {"value": 1, "currency": "EUR"}, "amount": {"currency": "EUR", "value": 1, "net": 1}}"#,
        ),
    ]);
    assert_eq!(found, ["MoneyInput", "TotalInput", "AmountInput"]);
}

#[test]
fn what_names_a_resource_elsewhere_is_one_type() {
    let (author, shop) = (r#"{"data": {"id": "1", "type": "t"}}"#, r#"{"data": [{"type": "t", "id": "1"}]}"#);
    let sale = format!(r#"{{"id": "1", "relationships": {{"author": {author}, "shops": {shop}}}}}"#);
    let found = shared(vec![
        gets("Get sale", "/sales/:id", &format!(r#"{{"data": {sale}}}"#)),
        gets("List sales", "/sales", &format!(r#"{{"data": [{sale}]}}"#)),
    ]);
    assert_eq!(found, ["ResourceIdentifier", "Author", "Shops", "SaleRelationships", "Sale"]);
}

#[test]
fn what_a_creation_returns_is_no_list() {
    let receipt = r#"{"product": "chat", "contacts": [{"input": "1"}], "messages": [{"id": "m"}]}"#;
    let named = |names: [&str; 2], method: &str, path: &str| {
        let calls = names.map(|name| calls(name, method, path, "", receipt));
        shared(calls.into()).into_iter().find(|name| name.starts_with("Message") && name != "Message")
    };
    let found = |method: &str, path: &str| named(["A", "B"], method, path);
    assert_eq!(found("POST", "/:phone/messages").as_deref(), Some("MessageResponse"));
    assert_eq!(found("POST", "/getMessages").as_deref(), Some("MessageList"));
    let listing = named(["List messages", "Find messages"], "POST", "/messages");
    assert_eq!(listing.as_deref(), Some("MessageList"));
    for (method, path) in [("GET", "/messages"), ("POST", "/messages/search"), ("POST", "/messages/:folder")] {
        assert_eq!(found(method, path).as_deref(), Some("MessageList"), "{method} {path}");
    }
}

#[test]
fn what_is_around_the_data_of_requests_is_named_after_each() {
    let found = shared(vec![
        sends("Delete keys", "/keys/delete", r#"{"request_data": {"filters": ["a"], "limit": 1}}"#),
        sends("Generate key", "/keys/generate", r#"{"request_data": {"roles": ["a"], "level": "x"}}"#),
        sends("Count keys", "/keys/count", r#"{"request_data": {"filters": ["a"]}}"#),
        sends("Move bed", "/beds", r#"{"requestBody": {"row": 1}}"#),
    ]);
    assert_eq!(found, ["KeyRequestDataInput", "GenerateKeyRequestDataInput", "BedRequestBodyInput"]);
}

#[test]
fn a_type_that_is_named_after_its_request_is_of_no_other() {
    let sends = |name: &str, path: &str| sends(name, path, r#"{"request_data": {"roles": ["a"], "level": "x"}}"#);
    let delete = self::sends("Delete keys", "/keys/delete", r#"{"request_data": {"filters": ["a"], "limit": 1}}"#);
    let api = api(vec![delete, sends("Generate key", "/keys/generate"), sends("Renew key", "/keys/renew")].into());
    let named = |name: &str| api.types.iter().find(|shared| shared.definition.name() == name).expect("it is shared");
    let owners: Vec<&str> =
        named("GenerateKeyRequestDataInput").occurrences.iter().map(|one| one.request.name.as_str()).collect();
    assert_eq!(owners, ["GenerateKey"]);
    assert_eq!(names(&api), ["KeyRequestDataInput", "GenerateKeyRequestDataInput"]);
}

#[test]
fn a_type_that_is_named_after_its_resource_is_of_no_other() {
    let pays = sends("Pay", "/payments", r#"{"party": {"iban": "x"}}"#);
    let sends = |name: &str, path: &str| sends(name, path, r#"{"party": {"device": "d"}}"#);
    let calls = [sends("Cash out", "/cashouts"), sends("Take out", "/cashouts/all"), sends("Send", "/transfers")];
    let api = api([vec![pays], calls.into()].concat().into());
    let named = |name: &str| api.types.iter().find(|shared| shared.definition.name() == name).expect("it is shared");
    let owners: Vec<&str> =
        named("CashoutPartyInput").occurrences.iter().map(|one| one.request.name.as_str()).collect();
    assert_eq!(owners, ["CashOut", "TakeOut"]);
    assert_eq!(names(&api), ["PartyInput", "CashoutPartyInput"]);
}
