use super::*;

fn parts(url: &str) -> (String, String, Option<String>, Option<Vec<String>>) {
    let json = serde_json::to_string(url).unwrap();
    let url = request(&format!(r#"{{"url": {json}}}"#)).0.url;
    let path = url.path.map(|segments| segments.into_iter().map(|segment| segment.text).collect());
    (url.protocol.unwrap_or_default(), url.host, url.port, path)
}

fn path(segments: &[&str]) -> Option<Vec<String>> {
    Some(segments.iter().map(|&segment| segment.to_owned()).collect())
}

fn object(json: &str) -> (Url, Vec<&'static str>) {
    let (request, codes) = request(&format!(r#"{{"url": {json}}}"#));
    (request.url, codes)
}

#[test]
fn a_text_is_cut_into_its_parts() {
    assert_eq!(
        parts("https://api.h.test:8443/a/:b/?c=d#e"),
        ("https".to_owned(), "api.h.test".to_owned(), Some("8443".to_owned()), path(&["a", ":b", ""]))
    );
    assert_eq!(parts("h.test"), (String::new(), "h.test".to_owned(), None, None));
    assert_eq!(parts("h.test/"), (String::new(), "h.test".to_owned(), None, path(&[""])));
    assert_eq!(parts(" \th.test?a"), (String::new(), "h.test".to_owned(), None, None));
    assert_eq!(parts("http:///h.test//a"), ("http".to_owned(), "h.test".to_owned(), None, path(&["", "a"])));
    assert_eq!(parts("file:///a/b"), ("file".to_owned(), String::new(), None, path(&["a", "b"])));
    assert_eq!(parts("h.test\\a\\b"), (String::new(), "h.test".to_owned(), None, path(&["a", "b"])));
    assert_eq!(parts("http://[::1]:80/"), ("http".to_owned(), "[::1]".to_owned(), Some("80".to_owned()), path(&[""])));
    assert_eq!(parts("http://[::1]/"), ("http".to_owned(), "[::1]".to_owned(), None, path(&[""])));
    assert_eq!(parts("h:/a"), (String::new(), "h".to_owned(), None, path(&["a"])));
}

#[test]
fn a_text_is_not_cut_within_variables() {
    let variable = "{{a/b?c#d:e@f&g=h.i}}";
    assert_eq!(parts(&format!("{variable}/x")), (String::new(), variable.to_owned(), None, path(&["x"])));
    assert_eq!(
        parts(&format!("{variable}://{variable}:{variable}/{variable}")),
        (variable.to_owned(), variable.to_owned(), Some(variable.to_owned()), path(&[variable]))
    );
    assert_eq!(parts("{{a{{b/c}}/d}}"), (String::new(), "{{a{{b/c}}".to_owned(), None, path(&["d}}"])));
    let rows = object(r#""h?{{a&b}}={{c=d}}&e""#).0.query;
    let keys: Vec<_> = rows.iter().filter_map(|row| row.key.as_deref()).collect();
    assert_eq!(keys, ["{{a&b}}", "e"], "{rows:?}");
}

#[test]
fn credentials_are_before_the_last_at_sign() {
    let credentials = |url: &str| object(&format!("{url:?}")).0.credentials;
    let pair = |user: &str, password: &str| Some((user.to_owned(), password.to_owned()));
    assert_eq!(credentials("http://u:p:q@r@h/"), pair("u", "p:q@r"));
    assert_eq!(credentials("http://u@h/"), pair("u", ""));
    assert_eq!(credentials("http://:p@h/"), None);
    assert_eq!(credentials("http://h/a@b"), None);
    assert_eq!(object(r#"{"host": "h", "auth": {"user": "u", "password": "p"}}"#).0.credentials, pair("u", "p"));
}

#[test]
fn query_rows_keep_null_and_empty_apart() {
    let (url, _) = object(r##""h?a&b=&&c=d=e&f%20g=h+i&#j""##);
    let rows: Vec<_> = url.query.into_iter().map(|row| (row.key, row.value)).collect();
    let text = |text: &str| RowValue::String(text.to_owned());
    let key = |key: &str| Some(key.to_owned());
    let expected = [
        (key("a"), RowValue::Null),
        (key("b"), text("")),
        (None, RowValue::Null),
        (key("c"), text("d=e")),
        (key("f%20g"), text("h+i")),
        (key(""), RowValue::Null),
    ];
    assert_eq!((rows.as_slice(), url.hash.as_deref()), (expected.as_slice(), Some("j")));
    assert_eq!(object(r#""h?""#).0.query.len(), 1);
}

#[test]
fn the_second_question_mark_is_part_of_the_query() {
    assert_eq!(object(r#""h?a=b?c""#).0.query[0].value, RowValue::String("b?c".to_owned()));
}

#[test]
fn places_within_a_text_are_exact_if_it_has_no_escapes() {
    let text = r#"{"item": [{"name": "i", "request": "h/seg?row=1"}, {"name": "i", "request": "h\/seg"}]}"#;
    let collection = read(text).unwrap();
    let url = &first(&collection).request.url;
    assert_eq!(url.path.as_ref().unwrap()[0].offset, text.find("seg").unwrap());
    assert_eq!(url.query[0].offset, text.find("row").unwrap());
    let Entry::Item(escaped) = &collection.entries[1] else { panic!() };
    assert_eq!(escaped.request.url.path.as_ref().unwrap()[0].offset, escaped.request.url.offset);
}

#[test]
fn parts_may_be_lists_or_texts() {
    let list = object(r#"{"protocol": "https", "host": ["a", "{{b}}"], "port": 80, "path": ["c", "d"]}"#).0;
    let text = object(r#"{"protocol": "https://", "host": "a.{{b}}", "port": "80", "path": "/c/d"}"#).0;
    for url in [&list, &text] {
        assert_eq!(
            (url.protocol.as_deref(), url.host.as_str(), url.port.as_deref()),
            (Some("https"), "a.{{b}}", Some("80"))
        );
        assert_eq!(url.path.as_ref().unwrap().iter().map(|segment| &segment.text).collect::<Vec<_>>(), ["c", "d"]);
        assert_eq!(url.raw, "https://a.{{b}}:80/c/d");
    }
}

#[test]
fn a_host_may_be_written_with_its_scheme() {
    let of = |json: &str| {
        let url = object(json).0;
        let path: Vec<String> = url.path.into_iter().flatten().map(|segment| segment.text).collect();
        (url.protocol.unwrap_or_default(), url.host, url.port.unwrap_or_default(), path.join("/"))
    };
    let expected = |scheme: &str, host: &str, port: &str, path: &str| {
        (scheme.to_owned(), host.to_owned(), port.to_owned(), path.to_owned())
    };
    for (json, url) in [
        (r#"{"host": ["https://h.test"], "path": ["a"]}"#, expected("https", "h.test", "", "a")),
        (r#"{"host": ["http://h", "test"], "port": "80", "path": ["a"]}"#, expected("http", "h.test", "80", "a")),
        (r#"{"host": "https://h.test:8443/base", "path": ["a"]}"#, expected("https", "h.test", "8443", "base/a")),
        (r#"{"host": ["https://{{x}}.test"]}"#, expected("https", "{{x}}.test", "", "")),
        // as Postman joins them, which no server has
        (r#"{"protocol": "http", "host": ["https://h.test"]}"#, expected("http", "https://h.test", "", "")),
        (r#"{"host": ["{{https://x}}"]}"#, expected("", "{{https://x}}", "", "")),
    ] {
        assert_eq!(of(json), url, "{json}");
    }
    // a user alone leaves no host
    assert_eq!(object(r#"{"host": ["bob:x@"]}"#).0.host, "bob:x@");
    let credentials = object(r#"{"host": ["https://u:p@h.test"]}"#).0.credentials;
    assert_eq!(credentials, Some(("u".to_owned(), "{{url_password}}".to_owned())));
}

#[test]
fn a_path_that_is_there_has_a_segment() {
    let segments = |json: &str| object(&format!(r#"{{"host": "h", "path": {json}}}"#)).0.path.map(|path| path.len());
    assert_eq!(segments("[]"), Some(1));
    assert_eq!(segments(r#""/""#), Some(1));
    assert_eq!(segments(r#""a//b/""#), Some(4));
    assert_eq!(segments(r#""""#), None);
    assert_eq!(segments("null"), None);
}

#[test]
fn segments_may_be_objects() {
    let (url, codes) = object(r#"{"host": "h", "path": [{"type": "string", "value": "a"}]}"#);
    assert_eq!((url.path.unwrap()[0].text.as_str(), codes), ("a", vec!["segment-not-text"]));
}

#[test]
fn the_parts_take_precedence_over_raw() {
    let (url, codes) = object(r#"{"raw": "http://r.test/x", "host": ["h"]}"#);
    assert_eq!((url.host.as_str(), url.raw.as_str(), url.path, codes.len()), ("h", "http://r.test/x", None, 0));
}

#[test]
fn a_url_with_only_raw_is_read_and_a_finding() {
    let (url, codes) = object(r#"{"raw": "http://r.test/x"}"#);
    assert_eq!((url.host.as_str(), codes), ("r.test", vec!["url-raw-only"]));
    let json = r#"{"raw": "http://r.test/:x?a=b", "host": [], "query": [{"key": "a", "value": "c"}], "variable": [{"key": "x"}]}"#;
    let (url, codes) = object(json);
    assert_eq!((url.query[0].value.clone(), url.variables.len()), (RowValue::String("c".to_owned()), 1));
    assert_eq!(codes, ["url-raw-only"]);
}

#[test]
fn a_query_that_is_only_in_the_text_is_read() {
    let keys = |json: &str| object(json).0.query.into_iter().filter_map(|row| row.key).collect::<Vec<_>>();
    assert_eq!(keys(r#"{"raw": "http://h/a?b=1&c", "host": "h", "path": "a"}"#), ["b", "c"]);
    assert_eq!(keys(r#"{"raw": "http://h/a?b=1&c", "host": "h", "path": "a", "query": []}"#), [""; 0]);
}

#[test]
fn a_query_that_only_raw_has_is_read() {
    let (url, codes) = object(r#"{"raw": "http://h/a?b={{c}}", "host": ["h"], "path": ["a"]}"#);
    assert_eq!((url.query[0].value.clone(), codes), (RowValue::String("{{c}}".to_owned()), vec!["url-raw-only"]));
    for query in ["[]", "null", r#"[{"key": "b"}]"#] {
        let (_, codes) = object(&format!(r#"{{"raw": "http://h/a?b=c", "host": ["h"], "query": {query}}}"#));
        assert!(codes.is_empty(), "{query}");
    }
}

#[test]
fn path_variables_may_be_named_by_id() {
    let (url, codes) = object(
        r#"{"host": "h", "path": [":a", ":b.json"], "variable": [{"id": "a", "value": "1"}, {"key": "b", "disabled": true}]}"#,
    );
    let keys: Vec<_> = url.variables.iter().filter_map(|row| row.key.as_deref()).collect();
    assert_eq!((keys, url.variables[1].disabled, codes.len()), (vec!["a", "b"], true, 0));
    assert_eq!(object(r#"{"host": "h", "variable": [{"key": "a"}]}"#).1, ["unused-path-variable"]);
}

#[test]
fn a_query_may_be_a_text_or_a_map() {
    let keys = |json: &str| object(&format!(r#"{{"host": "h", "query": {json}}}"#)).0.query.len();
    assert_eq!(keys(r#""a=1&b""#), 2);
    assert_eq!(keys(r#"{"a": "1", "b": null}"#), 2);
    assert_eq!(keys(r#"["a=1", {"key": "b"}, null]"#), 2);
}
