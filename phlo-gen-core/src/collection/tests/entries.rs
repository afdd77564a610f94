use super::*;

#[test]
fn an_entry_is_a_folder_if_its_item_is_truthy() {
    let collection = read(r#"{"item": [{"item": []}, {"item": null}, {"item": false}, {"item": {}}, {}]}"#).unwrap();
    let folders: Vec<_> = collection.entries.iter().map(|entry| matches!(entry, Entry::Folder(_))).collect();
    assert_eq!(folders, [true, false, false, true, false]);
}

#[test]
fn pointers_refer_to_the_file_as_written() {
    let text = r#"{"collection": {"item": [{"item": [{"response": [{}]}, {"response": {"code": 200}}]}]}}"#;
    let collection = read(text).unwrap();
    let Entry::Folder(folder) = &collection.entries[0] else { panic!() };
    assert_eq!(folder.pointer, "/collection/item/0");
    let Entry::Item(item) = &folder.entries[0] else { panic!() };
    assert_eq!(item.pointer, "/collection/item/0/item/0");
    assert_eq!(item.examples[0].pointer, "/collection/item/0/item/0/response/0");
    let Entry::Item(item) = &folder.entries[1] else { panic!() };
    assert_eq!(item.examples[0].pointer, "/collection/item/0/item/1/response");
    assert_eq!(&text[item.offset..item.offset + 12], r#"{"response":"#);
}

#[test]
fn an_item_without_a_request_is_an_empty_get() {
    let collection = collection_with(r#"{"name": "i"}"#);
    let request = &first(&collection).request;
    assert_eq!((request.method.as_str(), request.url.host.as_str()), ("GET", ""));
    assert_eq!(codes(&collection), ["item-without-request"]);
}

#[test]
fn a_request_may_be_its_url() {
    let (request, codes) = request(r#""http://h.test/a?b=c""#);
    assert_eq!((request.method.as_str(), request.url.host.as_str(), codes.len()), ("GET", "h.test", 0));
}

#[test]
fn a_request_without_a_url_is_a_finding() {
    for json in ["{}", r#"{"url": null}"#, r#"{"url": ""}"#, r#"{"url": {}}"#, r#"{"url": {"raw": ""}}"#] {
        assert_eq!(request(json).1, ["request-without-url"], "{json}");
    }
}

#[test]
fn methods_are_upper_case_and_get_by_default() {
    let method = |json: &str| request(json).0.method;
    assert_eq!(method(r#"{"url": "h", "method": "post"}"#), "POST");
    assert_eq!(method(r#"{"url": "h", "method": "View"}"#), "VIEW");
    assert_eq!(method(r#"{"url": "h", "method": null}"#), "GET");
    assert_eq!(method(r#"{"url": "h", "method": ""}"#), "GET");
}

#[test]
fn a_misspelt_method_is_a_finding() {
    let codes = |method: &str| request(&format!(r#"{{"url": "h", "method": "{method}"}}"#)).1;
    for method in ["GE T", "GET ", "{{m}}", "Gé"] {
        assert_eq!(codes(method), ["method-invalid"], "{method}");
    }
    for method in ["GETT", "gte", "PSOT", "PATHC", "DELTE", "OPTION"] {
        assert_eq!(codes(method), ["method-unknown"], "{method}");
    }
    for method in ["purge", "LINK", "PROPFIND", "REPORT", "QUERY", "SEARCH", "VIEW", "SET", "M-SEARCH", "BREW"] {
        assert!(codes(method).is_empty(), "{method}");
    }
}

#[test]
fn a_finding_on_a_method_has_a_suggestion_and_its_place() {
    let collection = collection_with(r#"{"name": "i", "request": {"url": "h", "method": "GE T"}}"#);
    let finding = &collection.findings[0];
    assert_eq!(finding.message, "`GE T` is not a method, so the item cannot be sent");
    assert_eq!(finding.help.as_deref(), Some("did you mean `GET`?"));
    let text = r#"{"info": {"name": "c"}, "item": [{"name": "i", "request": {"url": "h", "method": "#;
    assert_eq!(finding.offset, text.len());
}

#[test]
fn ids_may_be_postmans_own() {
    assert_eq!(first(&collection_with(r#"{"_postman_id": "p"}"#)).id.as_deref(), Some("p"));
    assert_eq!(first(&collection_with(r#"{"_postman_id": "p", "id": "i"}"#)).id.as_deref(), Some("i"));
}

#[test]
fn descriptions_are_texts_or_objects() {
    let description = |json: &str| {
        let collection = read(&format!(r#"{{"info": {{"description": {json}}}}}"#)).unwrap();
        collection.description.map(|description| (description.text, description.markup))
    };
    assert_eq!(description(r#""a""#), Some(("a".to_owned(), Markup::Markdown)));
    assert_eq!(description(r#"{"content": "a", "type": "text/html"}"#), Some(("a".to_owned(), Markup::Html)));
    assert_eq!(description(r#"{"content": "a", "type": "text/plain"}"#), Some(("a".to_owned(), Markup::Plain)));
    assert_eq!(description(r#"{"content": "a", "type": "text/markdown"}"#), Some(("a".to_owned(), Markup::Markdown)));
    assert_eq!(description(r#"{"content": null}"#), None);
    for missing in ["null", r#""""#, r#""null""#, r#""undefined""#] {
        assert_eq!(description(missing), None, "{missing}");
    }
    assert_eq!(description(r#""null and void""#), Some(("null and void".to_owned(), Markup::Markdown)));
}

#[test]
fn versions_are_texts_or_objects() {
    let version = |json: &str| read(&format!(r#"{{"info": {{"version": {json}}}}}"#)).unwrap().version;
    assert_eq!(version(r#""3""#).as_deref(), Some("3"));
    assert_eq!(
        version(r#"{"major": 1, "minor": 2, "patch": 3, "identifier": "rc", "meta": "m"}"#).as_deref(),
        Some("1.2.3-rc+m")
    );
    assert_eq!(version("null"), None);
}

#[test]
fn near_misses_are_named() {
    let (_, codes) = request(r#"{"url": "h", "headers": [{"key": "a"}], "urls": []}"#);
    assert_eq!(codes, ["near-miss-key"]);
    let collection = collection_with(r#"{"name": "i", "request": "h", "responses": [{"code": 200}]}"#);
    assert!(collection.findings[0].message.contains("`response`"));
    assert_eq!(request(r#"{"url": "h", "header": [], "headers": [{"key": "a"}]}"#).1, [""; 0]);
}

#[test]
fn misspelt_names_of_members_are_findings() {
    let misspelt = [
        (r#"{"name": "i", "request": {"url": "h", "methd": "PUT"}}"#, "methd", "method"),
        (r#"{"name": "i", "request": {"url": "h", "haeder": [{"key": "a"}]}}"#, "haeder", "header"),
        (r#"{"name": "i", "request": {"url": "h", "desription": "d"}}"#, "desription", "description"),
        (r#"{"name": "i", "reqest": {"url": "h"}}"#, "reqest", "request"),
        (r#"{"name": "i", "request": "h", "respones": [{"code": 200}]}"#, "respones", "response"),
        (r#"{"name": "f", "itme": [{"name": "i", "request": "h"}]}"#, "itme", "item"),
    ];
    for (json, name, meant) in misspelt {
        let collection = collection_with(json);
        let message = format!("`{name}` is ignored: its name in the format is `{meant}`");
        assert!(
            collection.findings.iter().any(|finding| finding.message == message),
            "{json}: {:?}",
            collection.findings
        );
    }
    // other names are not misspelt ones: of the format, of extensions, short words
    let (_, codes) = request(r#"{"url": "h", "mode": "x", "bory": "x", "x-method": "x", "code": 5}"#);
    assert_eq!(codes, [""; 0]);
}

#[test]
fn variables_of_folders_and_items_are_ignored() {
    let collection = collection_with(r#"{"name": "i", "request": "h", "variable": [{"key": "a"}]}"#);
    assert_eq!((codes(&collection), collection.variables.len()), (vec!["variable-ignored"], 0));
    assert_eq!(codes(&collection_with(r#"{"name": "i", "request": "h", "variable": []}"#)), [""; 0]);
}

#[test]
fn entries_without_a_name_are_findings() {
    assert_eq!(codes(&collection_with(r#"{"name": null, "request": "h"}"#)), ["entry-without-name"]);
    assert_eq!(
        codes(&collection_with(r#"{"name": " ", "item": [{"name": "i", "request": "h"}]}"#)),
        ["entry-without-name"]
    );
}

#[test]
fn duplicate_members_are_findings() {
    assert_eq!(codes(&collection_with(r#"{"name": "i", "name": "j", "request": "h"}"#)), ["duplicate-key"]);
}

#[test]
fn findings_have_places_and_help() {
    let text = r#"{"item": [{"name": 5, "request": "h"}]}"#;
    let finding = read(text).unwrap().findings.remove(0);
    assert_eq!((finding.code, finding.offset), ("wrong-type", text.find('5').unwrap()));
    assert!(finding.help.is_some());
}

#[test]
fn scripts_are_texts_or_lists() {
    let event = |json: &str| {
        let read = |Script { listen, source, .. }| (listen, source);
        first(&collection_with(&format!(r#"{{"event": {json}}}"#)))
            .scripts
            .iter()
            .cloned()
            .map(read)
            .collect::<Vec<_>>()
    };
    let one = |source: &str| vec![("test".to_owned(), source.to_owned())];
    assert_eq!(event(r#"[{"listen": "test", "script": {"exec": ["a", "b"]}}]"#), one("a\nb"));
    assert_eq!(event(r#"[{"listen": "test", "script": {"exec": "a\r\nb"}}]"#), one("a\nb"));
    assert_eq!(event(r#"[{"listen": "test", "script": "a"}]"#), one("a"));
    assert_eq!(event(r#"[{"listen": "test", "script": ["a"]}]"#), one("a"));
    assert_eq!(event(r#"[{"listen": "test", "script": {"exec": [""]}}]"#), []);
    assert_eq!(event(r#"[{"listen": "test", "script": "a", "disabled": true}]"#), []);
    assert_eq!(event("null"), []);
}

#[test]
fn behavior_has_only_the_declared_members() {
    let json = r#"{"protocolProfileBehavior": {"disableBodyPruning": true, "followRedirects": false,
        "disabledSystemHeaders": {"accept": true, "host": false}}}"#;
    let behavior = first(&collection_with(json)).behavior.clone();
    assert_eq!(behavior.disable_body_pruning, Some(true));
    assert_eq!(behavior.follow_redirects, Some(false));
    assert_eq!(behavior.disable_url_encoding, None);
    assert_eq!(behavior.disabled_system_headers, ["accept"]);
}

#[test]
fn folders_may_be_as_deep_as_json() {
    let folders = 125;
    let text = format!("{{\"info\": {{}}, {}\"item\": []{}}}", "\"item\": [{".repeat(folders), "}]".repeat(folders));
    assert_eq!(read(&text).unwrap().entries.len(), 1);
}
