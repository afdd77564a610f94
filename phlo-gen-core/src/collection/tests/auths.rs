use super::*;

fn auth(json: &str) -> (Inherited, Vec<&'static str>) {
    let (request, codes) = request(&format!(r#"{{"url": "h", "auth": {json}}}"#));
    (request.auth, codes)
}

fn own(json: &str) -> (String, Vec<(String, String)>) {
    match auth(json).0 {
        Inherited::Own(auth) => (auth.kind, auth.parameters),
        Inherited::Parent => panic!("inherited"),
    }
}

fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

#[test]
fn without_a_type_it_is_inherited() {
    assert_eq!(auth("null"), (Inherited::Parent, vec![]));
    assert_eq!(auth("{}"), (Inherited::Parent, vec![]));
    assert_eq!(auth(r#"{"type": null}"#), (Inherited::Parent, vec![]));
    assert_eq!(auth(r#"{"type": 5}"#), (Inherited::Parent, vec!["auth-without-type"]));
    assert_eq!(auth(r#"{"basic": []}"#), (Inherited::Parent, vec!["auth-without-type"]));
    assert_eq!(auth(r#"{"type": "type"}"#), (Inherited::Parent, vec!["auth-without-type"]));
    assert_eq!(auth(r#""basic""#), (Inherited::Parent, vec!["wrong-type"]));
}

#[test]
fn noauth_and_unknown_types_end_the_inheritance() {
    assert_eq!(own(r#"{"type": "noauth", "noauth": []}"#), ("noauth".to_owned(), vec![]));
    assert_eq!(auth(r#"{"type": "noauth"}"#).1, [""; 0]);
    assert_eq!(own(r#"{"type": "zzz"}"#), ("zzz".to_owned(), vec![]));
    assert_eq!(auth(r#"{"type": "zzz"}"#).1, ["auth-type-unknown"]);
    // Postman knows no such type either
    assert_eq!(own(r#"{"type": "inherit"}"#), ("inherit".to_owned(), vec![]));
}

#[test]
fn parameters_are_a_list_or_a_map() {
    let expected = ("basic".to_owned(), vec![pair("username", "u"), pair("password", "p")]);
    let list = r#"{"type": "basic", "basic": [{"key": "username", "value": "u"}, {"key": "password", "value": "p"}]}"#;
    assert_eq!(own(list), expected);
    assert_eq!(own(r#"{"type": "basic", "basic": {"username": "u", "password": "p"}}"#), expected);
}

#[test]
fn only_parameters_of_its_own_type_count() {
    let json = r#"{"type": "bearer", "basic": {"username": "u"}, "bearer": {"token": "t"}}"#;
    assert_eq!(own(json).1, [pair("token", "t")]);
}

#[test]
fn parameters_that_are_no_texts_are_json() {
    let json = r#"{"type": "oauth2", "oauth2": [{"key": "a", "value": true}, {"key": "b", "value": [1]},
        {"key": "c", "value": null}, {"key": "d"}]}"#;
    assert_eq!(own(json).1, [pair("a", "true"), pair("b", "[1]")]);
}

#[test]
fn disabled_parameters_count_and_the_last_of_equal_names_is_used() {
    let json = r#"{"type": "bearer", "bearer": [{"key": "token", "value": "a"}, {"key": "token", "value": "b", "disabled": true}]}"#;
    assert_eq!(own(json).1, [pair("token", "b")]);
}

#[test]
fn missing_parameters_are_a_finding() {
    assert_eq!(auth(r#"{"type": "basic"}"#).1, ["auth-without-parameters"]);
    assert_eq!(
        auth(r#"{"type": "basic", "basic": [{"value": "u"}]}"#).1,
        ["auth-without-parameters", "row-without-key"]
    );
}

#[test]
fn folders_and_collections_have_their_own_authorization() {
    let text = r#"{"auth": {"type": "noauth"}, "item": [{"item": [], "auth": {"type": "noauth"}}]}"#;
    let collection = read(text).unwrap();
    let Entry::Folder(folder) = &collection.entries[0] else { panic!() };
    assert!(matches!(&collection.auth, Inherited::Own(auth) if auth.kind == "noauth"));
    assert!(matches!(&folder.auth, Inherited::Own(auth) if auth.kind == "noauth"));
}

#[test]
fn authorization_outside_the_request_of_an_item_is_ignored() {
    let collection = collection_with(r#"{"name": "i", "request": "h", "auth": {"type": "noauth"}}"#);
    assert_eq!(first(&collection).request.auth, Inherited::Parent);
    assert_eq!(codes(&collection), ["item-auth-ignored"]);
}

#[test]
fn misspelt_parameters_are_findings() {
    let list = r#"{"type": "basic", "basic": [{"key": "usrname", "value": "u"}, {"key": "password", "value": "p"}]}"#;
    assert_eq!(auth(list).1, ["near-miss-key"]);
    assert_eq!(auth(r#"{"type": "basic", "basic": {"username": "u", "pasword": "p"}}"#).1, ["near-miss-key"]);
    assert_eq!(auth(r#"{"type": "bearer", "bearer": {"tokne": "t"}}"#).1, ["near-miss-key"]);
    assert_eq!(auth(r#"{"type": "basic", "basic": {"username": "u", "passwords": "p", "password": "q"}}"#).1, [""; 0]);
}
