use super::*;
use crate::collection::{Body, Row, RowValue};

fn body(fields: &str) -> (Option<Body>, Vec<&'static str>) {
    let (item, codes) = request(&format!("method: POST\nurl: h\nbody:\n{fields}"));
    (item.request.body, codes)
}

fn raw(fields: &str) -> (String, Option<String>) {
    match body(fields) {
        (Some(Body::Raw { text, language, .. }), codes) if codes.is_empty() => (text, language),
        other => panic!("{other:?}"),
    }
}

fn keys(rows: &[Row]) -> Vec<&str> {
    rows.iter().filter_map(|row| row.key.as_deref()).collect()
}

#[test]
fn raw_bodies_have_their_language() {
    assert_eq!(
        raw("  type: json\n  content: |-\n    {\"n\": {{n}}}"),
        ("{\"n\": {{n}}}".to_owned(), Some("json".to_owned()))
    );
    assert_eq!(raw("  type: xml\n  content: <a/>"), ("<a/>".to_owned(), Some("xml".to_owned())));
    // Postman turns a body without a language into this type
    assert_eq!(raw("  type: text\n  content: \"a\\r\\n\\\n    b\""), ("a\r\nb".to_owned(), None));
    assert_eq!(body("  type: none").0, None);
    assert_eq!(body("  content: a"), (None, vec!["body-without-mode"]));
}

#[test]
fn forms_are_maps_or_lists() {
    let (Some(Body::Urlencoded(rows)), codes) = body("  type: urlencoded\n  content:\n    a: '1'\n    b: ''") else {
        panic!()
    };
    assert_eq!((keys(&rows), codes.len()), (vec!["a", "b"], 0));
    let list = "  type: urlencoded\n  content:\n    - {key: a, value: '1'}\n    - {key: a, value: '2', disabled: true, $type: integer}";
    let (Some(Body::Urlencoded(rows)), codes) = body(list) else { panic!() };
    assert_eq!((keys(&rows), rows[1].disabled, codes.len()), (vec!["a", "a"], true, 0));
    assert!(matches!(body("  type: urlencoded").0, Some(Body::Urlencoded(rows)) if rows.is_empty()));
    let form = "  type: formdata\n  content:\n    - {type: text, key: a, value: b, contentType: text/x}\n    - {type: file, key: f, src: [p, q]}";
    let (Some(Body::Formdata(rows)), codes) = body(form) else { panic!() };
    assert_eq!((rows[0].content_type.as_deref(), codes.len()), (Some("text/x"), 0));
    assert_eq!(rows[1].value, RowValue::Files(vec!["p".to_owned(), "q".to_owned()]));
}

#[test]
fn files_and_graphql_are_maps() {
    assert_eq!(
        body("  type: file\n  content: {src: a.bin}").0,
        Some(Body::File { path: Some("a.bin".to_owned()), content: None })
    );
    assert_eq!(body("  type: file\n  content: {}").0, Some(Body::File { path: None, content: None }));
    let (Some(Body::Graphql { query, variables, .. }), _) =
        body("  type: graphql\n  content: {query: '{ a }', variables: '{}'}")
    else {
        panic!()
    };
    assert_eq!((query.as_str(), variables.as_deref()), ("{ a }", Some("{}")));
}

#[test]
fn a_body_of_a_get_is_sent() {
    let (item, _) = request("url: h\nsettings: {followRedirects: false, disabledSystemHeaders: [accept]}");
    assert_eq!((item.behavior.disable_body_pruning, item.behavior.follow_redirects), (Some(true), Some(false)));
    assert_eq!(item.behavior.disabled_system_headers, ["accept"]);
}
