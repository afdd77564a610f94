use super::*;

fn body(json: &str) -> (Option<Body>, Vec<&'static str>) {
    let (request, codes) = request(&format!(r#"{{"method": "POST", "url": "h", "body": {json}}}"#));
    (request.body, codes)
}

fn raw(json: &str) -> (String, Option<String>) {
    match body(json).0 {
        Some(Body::Raw { text, language, .. }) => (text, language),
        other => panic!("{other:?}"),
    }
}

fn form(json: &str) -> Vec<Row> {
    match body(json).0 {
        Some(Body::Urlencoded(rows) | Body::Formdata(rows)) => rows,
        other => panic!("{other:?}"),
    }
}

fn file(json: &str) -> (Option<String>, Option<String>) {
    match body(json).0 {
        Some(Body::File { path, content }) => (path, content),
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_body_is_null_empty_or_disabled() {
    assert_eq!(body("null"), (None, vec![]));
    assert_eq!(body("{}"), (None, vec![]));
    assert_eq!(body(r#"{"mode": "raw", "raw": "x", "disabled": true}"#), (None, vec![]));
    assert_eq!(body(r#"{"raw": "x"}"#), (None, vec!["body-without-mode"]));
    assert_eq!(body("5"), (None, vec!["wrong-type"]));
}

#[test]
fn raw_text_has_a_language_if_one_is_saved() {
    let options = r#""options": {"raw": {"language": "json"}}"#;
    assert_eq!(raw(&format!(r#"{{"mode": "raw", "raw": "x", {options}}}"#)), ("x".to_owned(), Some("json".to_owned())));
    assert_eq!(raw(r#"{"mode": "RAW", "raw": "x"}"#), ("x".to_owned(), None));
    assert_eq!(raw(r#"{"mode": "raw", "raw": {"a": 1.0}}"#), (r#"{"a":1.0}"#.to_owned(), None));
    assert_eq!(raw(r#""x""#), ("x".to_owned(), None));
}

#[test]
fn a_mode_without_its_data_is_a_finding() {
    assert_eq!(raw(r#"{"mode": "raw"}"#), (String::new(), None));
    for mode in ["raw", "urlencoded", "formdata", "file", "graphql"] {
        assert_eq!(body(&format!(r#"{{"mode": "{mode}"}}"#)).1.first(), Some(&"body-without-data"), "{mode}");
    }
}

#[test]
fn an_unknown_mode_is_raw() {
    assert_eq!(raw(r#"{"mode": "weird", "raw": "y", "weird": "x"}"#).0, "y");
    assert_eq!(body(r#"{"mode": "weird", "raw": "y"}"#).1, ["body-mode-unknown"]);
}

#[test]
fn the_place_of_a_raw_body_is_its_string() {
    let text = r#"{"item": [{"name": "i", "request": {"url": "h", "body": {"mode": "raw", "raw": "HERE"}}}]}"#;
    let Some(Body::Raw { offset, .. }) = first(&read(text).unwrap()).request.body else { panic!() };
    assert_eq!(offset, text.find("\"HERE").unwrap());
}

#[test]
fn a_form_may_be_a_text() {
    let rows = form(r#"{"mode": "urlencoded", "urlencoded": "a=1&b"}"#);
    assert_eq!((rows[0].key.as_deref(), rows[1].value.clone()), (Some("a"), RowValue::Null));
    assert_eq!(form(r#"{"mode": "urlencoded", "urlencoded": ""}"#).len(), 0);
    assert_eq!(form(r#"{"mode": "formdata", "formdata": "a=1"}"#).len(), 0);
}

#[test]
fn rows_of_forms_have_files_by_path() {
    let value =
        |json: &str| form(&format!(r#"{{"mode": "formdata", "formdata": [{{"key": "f", {json}}}]}}"#)).remove(0).value;
    let files = |paths: &[&str]| RowValue::Files(paths.iter().map(|&path| path.to_owned()).collect());
    assert_eq!(value(r#""type": "file", "src": "a""#), files(&["a"]));
    assert_eq!(value(r#""type": "file", "src": ["a", "b"]"#), files(&["a", "b"]));
    assert_eq!(value(r#""type": "file", "src": []"#), files(&[]));
    assert_eq!(value(r#""type": "file", "src": null"#), files(&[]));
    assert_eq!(value(r#""type": "file""#), files(&[]));
    assert_eq!(value(r#""type": "file", "value": "aGk=""#), RowValue::String("aGk=".to_owned()));
    assert_eq!(value(r#""type": "text", "value": "a", "src": "b""#), RowValue::String("a".to_owned()));
}

#[test]
fn parts_of_forms_have_content_types_and_names() {
    let json =
        r#"{"mode": "formdata", "formdata": [{"key": "f", "contentType": "a/b", "fileName": "n", "type": "text"}]}"#;
    let row = form(json).remove(0);
    assert_eq!(
        (row.content_type.as_deref(), row.file_name.as_deref(), row.kind.as_deref()),
        (Some("a/b"), Some("n"), Some("text"))
    );
}

#[test]
fn a_file_is_a_path_or_content() {
    let path = |path: &str| Some(path.to_owned());
    assert_eq!(file(r#"{"mode": "file", "file": {"src": "a"}}"#), (path("a"), None));
    assert_eq!(file(r#"{"mode": "file", "file": "a"}"#), (path("a"), None));
    assert_eq!(file(r#"{"mode": "file", "file": {"src": null}}"#), (None, None));
    assert_eq!(file(r#"{"mode": "file", "file": {"src": ""}}"#), (None, None));
    assert_eq!(file(r#"{"mode": "file", "file": {"content": "x"}}"#), (None, path("x")));
}

#[test]
fn variables_of_graphql_are_text() {
    let variables = |json: &str| {
        let json =
            format!(r#"{{"mode": "graphql", "graphql": {{"query": "q", "operationName": "o", "variables": {json}}}}}"#);
        match body(&json).0 {
            Some(Body::Graphql { query, operation_name, variables, .. }) => {
                assert_eq!((query.as_str(), operation_name.as_deref()), ("q", Some("o")));
                variables
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(variables(r#""{ \"a\" : 1 }""#).as_deref(), Some("{ \"a\" : 1 }"));
    assert_eq!(variables(r#"{"a": 1.0}"#).as_deref(), Some(r#"{"a":1.0}"#));
    assert_eq!(variables(r#""""#), None);
    assert_eq!(variables("null").as_deref(), Some("null"));
}
