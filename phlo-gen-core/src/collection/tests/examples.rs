use super::*;

fn example(json: &str) -> (Example, Vec<&'static str>) {
    let collection = collection_with(&format!(r#"{{"name": "i", "request": "h", "response": [{json}]}}"#));
    (first(&collection).examples[0].clone(), codes(&collection))
}

#[test]
fn a_code_is_a_number() {
    assert_eq!(example(r#"{"code": 404}"#).0.code, Some(404));
    assert_eq!(example(r#"{"code": "404"}"#).0.code, Some(404));
    assert_eq!(example(r#"{"code": "404"}"#).1, ["wrong-type"]);
    for code in ["0", "99", "1000", "70000", "-1", "true", r#""x""#] {
        let (example, codes) = example(&format!(r#"{{"code": {code}}}"#));
        assert_eq!((example.code, codes.last()), (None, Some(&"response-code-unknown")), "{code}");
    }
}

#[test]
fn an_absent_code_comes_from_the_reason_phrase() {
    assert_eq!(example(r#"{"status": "Not Found"}"#).0.code, Some(404));
    assert_eq!(example(r#"{"status": "ok", "code": null}"#).0.code, Some(200));
    assert_eq!(example(r#"{"status": "201 Made"}"#).0.code, Some(201));
    assert_eq!(example(r#"{"status": "Fine"}"#).0.code, None);
    assert_eq!(example(r#"{"status": "OK"}"#).1, ["response-without-code"]);
}

#[test]
fn an_absent_code_comes_from_a_name_that_is_one() {
    let code = |name: &str| example(&format!(r#"{{"name": "{name}", "code": null}}"#)).0.code;
    assert_eq!(["200_OK", "404 Not Found", "OK", "(422)"].map(code), [Some(200), Some(404), Some(200), Some(422)]);
    assert_eq!(["200 users", "404 OK", "Fine", "", "2000"].map(code), [None; 5]);
}

#[test]
fn bodies_and_headers_may_be_missing() {
    let (example, codes) =
        example(r#"{"code": 200, "body": null, "header": null, "cookie": null, "originalRequest": null}"#);
    assert_eq!((example.body, example.headers.len(), codes.len()), (None, 0, 0));
    assert!(example.original_request.is_none());
}

#[test]
fn headers_may_be_lines() {
    assert_eq!(example(r#"{"code": 200, "header": "A: 1\nB: 2"}"#).0.headers.len(), 2);
}

#[test]
fn an_original_request_may_be_its_url() {
    let (example, codes) = example(r#"{"code": 200, "originalRequest": "http://h.test/a", "name": "n"}"#);
    assert_eq!((example.original_request.unwrap().url.host.as_str(), codes.len()), ("h.test", 0));
}

#[test]
fn an_original_request_has_no_findings() {
    assert_eq!(example(r#"{"code": 200, "originalRequest": {"headers": ["a"]}}"#).1, [""; 0]);
}

#[test]
fn one_response_needs_no_list() {
    let collection = collection_with(r#"{"name": "i", "request": "h", "response": {"code": 200}}"#);
    assert_eq!((first(&collection).examples.len(), codes(&collection)), (1, vec!["wrong-type"]));
    assert_eq!(first(&collection_with(r#"{"response": null}"#)).examples.len(), 0);
    assert_eq!(first(&collection_with(r#"{"response": [null, 5, {}]}"#)).examples.len(), 1);
}

#[test]
fn the_place_of_a_body_is_its_string() {
    let text = r#"{"item": [{"response": [{"code": 200, "_postman_previewlanguage": "json", "body": "HERE"}]}]}"#;
    let collection = read(text).unwrap();
    let example = &first(&collection).examples[0];
    assert_eq!((example.body_offset, example.language.as_deref()), (text.find("\"HERE").unwrap(), Some("json")));
}
