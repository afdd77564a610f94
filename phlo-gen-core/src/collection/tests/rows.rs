use super::*;

fn headers(json: &str) -> (Vec<Row>, Vec<&'static str>) {
    let (request, codes) = request(&format!(r#"{{"url": "h", "header": {json}}}"#));
    (request.headers, codes)
}

fn pairs(json: &str) -> Vec<(String, String)> {
    let value = |row: Row| match row.value {
        RowValue::String(value) => (row.key.unwrap(), value),
        other => panic!("{other:?}"),
    };
    headers(json).0.into_iter().map(value).collect()
}

fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

#[test]
fn values_of_every_type_are_kept_apart() {
    let value = |json: &str| headers(&format!(r#"[{{"key": "a"{json}}}]"#)).0.remove(0).value;
    assert_eq!(value(""), RowValue::Absent);
    assert_eq!(value(r#", "value": null"#), RowValue::Null);
    assert_eq!(value(r#", "value": """#), RowValue::String(String::new()));
    assert_eq!(value(r#", "value": 1.50"#), RowValue::Other("1.50".to_owned()));
    assert_eq!(value(r#", "value": ["a", true]"#), RowValue::Other(r#"["a",true]"#.to_owned()));
}

#[test]
fn disabled_is_true_as_in_javascript() {
    let disabled = |json: &str| {
        let (rows, codes) = headers(&format!(r#"[{{"key": "a", {json}}}]"#));
        (rows[0].disabled, codes.len())
    };
    assert_eq!(disabled(r#""disabled": true"#), (true, 0));
    assert_eq!(disabled(r#""disabled": false"#), (false, 0));
    assert_eq!(disabled(r#""disabled": null"#), (false, 0));
    assert_eq!(disabled(r#""disabled": "false""#), (true, 1));
    assert_eq!(disabled(r#""disabled": 0"#), (false, 1));
    assert_eq!(disabled(r#""disabled": """#), (false, 1));
    assert_eq!(disabled(r#""disabled": {}"#), (true, 1));
    assert_eq!(disabled(r#""enabled": false"#), (true, 0));
    assert_eq!(disabled(r#""enabled": true"#), (false, 0));
}

#[test]
fn headers_may_be_lines() {
    let (rows, codes) = headers(r#""A: 1\nB:2\r\nC : 3\r\nD-E: x\r\n y: z\r\nF""#);
    let rows: Vec<_> = rows.into_iter().map(|row| (row.key.unwrap(), row.value)).collect();
    let text = |text: &str| RowValue::String(text.to_owned());
    assert_eq!(rows, [("A".to_owned(), text("1")), ("B".to_owned(), text("2")), ("D-E".to_owned(), text("x y: z"))]);
    assert_eq!(codes, ["header-line-dropped", "header-line-dropped"]);
}

#[test]
fn a_name_in_a_line_ends_at_the_last_colon_before_a_blank() {
    assert_eq!(pairs(r#""Host:h.test:80""#), [pair("Host:h.test", "80")]);
    assert_eq!(pairs(r#""Link: http://h""#), [pair("Link", "http://h")]);
    assert_eq!(headers(r#"":a: b""#).0[0].key.as_deref(), Some(":a"));
    assert_eq!(headers(r#"": b""#).0.len(), 0);
}

#[test]
fn members_of_a_list_may_be_lines() {
    assert_eq!(pairs(r#"["A: 1", " B : 2 ", "C"]"#), [pair("A", "1"), pair("B", "2"), pair("C", "")]);
}

#[test]
fn headers_may_be_a_map() {
    let (rows, codes) = headers(r#"{"A": "1"}"#);
    assert_eq!((rows[0].key.as_deref(), codes), (Some("A"), vec!["wrong-type"]));
}

#[test]
fn rows_without_a_key_are_findings_unless_they_are_disabled() {
    assert_eq!(headers(r#"[{"value": "1"}, {"key": null, "value": "1", "disabled": true}]"#).1, ["row-without-key"]);
    assert_eq!(headers(r#"[{"key": "", "value": "1"}]"#).0[0].key.as_deref(), Some(""));
}

#[test]
fn entries_of_a_list_that_are_no_rows_are_dropped() {
    let (rows, codes) = headers(r#"[null, 5, {"key": "a"}]"#);
    assert_eq!((rows.len(), codes), (1, vec!["wrong-type"]));
}

#[test]
fn a_query_value_that_is_no_text_is_a_finding() {
    let (_, codes) = request(r#"{"url": {"host": "h", "query": [{"key": "a", "value": ["b"]}]}}"#);
    assert_eq!(codes, ["value-not-text"]);
}
