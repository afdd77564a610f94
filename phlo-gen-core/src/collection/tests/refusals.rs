use crate::collection::{read, read_environment};
use crate::diagnostic::Severity;

fn refused(text: &str, code: &str, help: &str) {
    let error = read(text).unwrap_err();
    assert_eq!((error.severity, error.code), (Severity::Error, code));
    assert!(error.help.as_deref().unwrap_or_default().contains(help), "{error:?}");
}

#[test]
fn broken_json_is_refused_at_its_place() {
    let error = read("{\"info\": {},\n \"item\": [}").unwrap_err();
    assert_eq!((error.code, error.offset), ("not-json", 23));
    refused("", "not-json", "empty");
    refused("{", "not-json", "export");
}

#[test]
fn version_1_is_refused_with_the_command_that_converts_it() {
    refused(
        r#"{"id": "x", "name": "c", "order": [], "requests": []}"#,
        "collection-v1",
        "postman-collection-transformer",
    );
    refused(r#"{"collection": {"requests": []}}"#, "collection-v1", "2.1.0");
    refused(r#"{"info": {"name": "c"}, "requests": []}"#, "collection-v1", "2.1.0");
}

#[test]
fn other_documents_are_named_in_their_errors() {
    refused(r#"{"openapi": "3.0.0", "info": {}, "paths": {}}"#, "openapi-document", "import it into Postman");
    refused(r#"{"swagger": "2.0", "info": {}, "paths": {}}"#, "openapi-document", "openapi-to-postmanv2");
    refused(r#"{"name": "e", "values": []}"#, "environment-file", "`environment`");
    refused(r#"{"version": 1, "collections": [], "environments": []}"#, "postman-dump", "v2.1");
    refused(r#"{"a": 1}"#, "not-a-collection", "v2.1");
    refused("[1]", "not-a-collection", "v2.1");
}

#[test]
fn items_under_another_name_are_refused_at_their_place() {
    let item = r#"{"name": "a", "request": "https://h/a"}"#;
    for name in ["items", "Item", "requestList", "itmes"] {
        let text = format!(r#"{{"info": {{"name": "c"}}, "{name}": [{item}]}}"#);
        let error = read(&text).unwrap_err();
        assert_eq!((error.code, &text[error.offset..][..4]), ("collection-without-item", &format!("\"{name}")[..4]));
        assert_eq!(error.help.as_deref(), Some("rename it to `item`"));
    }
    // an empty collection that Postman has made, and lists of something else
    for other in
        [r#""item": []"#, r#""items": []"#, r#""variable": [{"key": "a"}]"#, r#""event": [{"listen": "test"}]"#]
    {
        assert!(read(&format!(r#"{{"info": {{"name": "c"}}, {other}}}"#)).is_ok(), "{other}");
    }
}

#[test]
fn yaml_is_refused_with_advice_on_version_3() {
    refused(r#"{"$kind": "collection", "name": "c", "items": []}"#, "collection-v3", "postman/collections");
    refused("# c\n---\n$kind: collection\nname: c", "not-json", "version 3");
    refused("openapi: 3.0.0\ninfo:\n", "not-json", "import it into Postman");
    refused("{\"a\": nope: 1}", "not-json", "export");
}

#[test]
fn a_collection_needs_only_an_info_or_an_item() {
    assert_eq!(read(r#"{"info": {"name": "c"}}"#).unwrap().entries.len(), 0);
    let bare = read(r#"{"name": "c", "item": [{"name": "i"}]}"#).unwrap();
    assert_eq!((bare.name.as_str(), bare.entries.len()), ("c", 1));
    assert_eq!(read("\u{feff}{\"item\": []}").unwrap().name, "");
}

#[test]
fn an_environment_is_none_without_values() {
    let code = |text: &str| read_environment(text).unwrap_err().code;
    assert_eq!(code(r#"{"info": {}, "item": []}"#), "collection-file");
    assert_eq!(code(r#"{"collection": {"info": {}, "item": []}}"#), "collection-file");
    assert_eq!(code(r#"{"requests": []}"#), "collection-file");
    assert_eq!(code(r#"{"openapi": "3.0.0"}"#), "openapi-document");
    assert_eq!(code(r#"{"a": "b"}"#), "not-an-environment");
    assert_eq!(code("{a: b}"), "not-json");
    // anything that does not begin like JSON is YAML
    assert_eq!(code("a: b"), "not-an-environment");
    assert_eq!(code("a: b: c"), "not-yaml");
    assert_eq!(code("$kind: collection\nvariables: []"), "collection-file");
    assert_eq!(code("openapi: 3.0.0"), "openapi-document");
}
