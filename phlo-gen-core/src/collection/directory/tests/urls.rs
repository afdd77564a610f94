use super::*;
use crate::collection::{Row, RowValue};

fn query(url: &str, params: &str) -> Vec<String> {
    let (item, codes) = request(&format!("url: {url}\nqueryParams:\n{params}"));
    assert!(codes.is_empty(), "{codes:?}");
    let text = |row: &Row| {
        let key = row.key.clone().unwrap_or("-".to_owned());
        let value = if let RowValue::String(value) = &row.value { format!("={value}") } else { String::new() };
        format!("{key}{value}{}", if row.disabled { " (disabled)" } else { "" })
    };
    item.request.url.query.iter().map(text).collect()
}

#[test]
fn parameters_take_the_place_of_those_in_the_url() {
    assert_eq!(query("h?a=1&b=2&c=3", "  b: '9'"), ["a=1", "c=3", "b=9"]);
    assert_eq!(query("h?a=1&a=2&b=3", "  - {key: a, value: '9'}"), ["b=3", "a=9"]);
    assert_eq!(query("h?a=1&b=2", "  - {key: a, value: '1', disabled: true}"), ["b=2", "a=1 (disabled)"]);
    assert_eq!(
        query("h?b=1", "  - {key: b, value: '1', disabled: true}\n  - {key: b, value: '2'}"),
        ["b=1 (disabled)", "b=2"]
    );
    assert_eq!(query("h?a=1", "  a: '1'\n  c: null\n  d: ''"), ["a=1", "c", "d="]);
}

#[test]
fn names_are_compared_decoded_and_with_case() {
    assert_eq!(
        query("h?a%20b=1&A=2&{{k}}=3&{{qs}}", "  a b: x\n  a: y\n  '{{k}}': z"),
        ["A=2", "{{qs}}", "a b=x", "a=y", "{{k}}=z"]
    );
}

#[test]
fn without_parameters_the_query_of_the_url_stays() {
    assert_eq!(query("h?a=1&a=2&&b", "  []"), ["a=1", "a=2", "-", "b"]);
}

#[test]
fn the_parts_of_a_url_have_their_places() {
    let files = [
        ("a.request.yaml", "$kind: http-request\nurl: h/seg?row=1\n"),
        ("b.request.yaml", "$kind: http-request\nurl: \"h/seg\"\n"),
    ];
    let mut text = String::new();
    let read = read("Shop", &sources(&files, &mut text));
    let mut at = Vec::new();
    for entry in &read.entries {
        let Entry::Item(item) = entry else { panic!() };
        at.extend(item.request.url.path.iter().flatten().map(|segment| segment.offset));
        at.extend(item.request.url.query.iter().map(|row| row.offset));
    }
    let text: String = files.iter().map(|(_, text)| format!("{text}\n")).collect();
    let places: Vec<&str> = at.into_iter().map(|at| &text[at..at + 3]).collect();
    assert_eq!(places, ["seg", "row", "seg"]);
}

#[test]
fn a_path_variable_ends_at_a_dot() {
    let (item, codes) =
        request("url: h/:id.json/:b/:c:publish\npathVariables:\n  id.json: 5.json\n  b: '7'\n  c:publish: x");
    let pairs: Vec<_> =
        item.request.url.variables.iter().map(|row| (row.key.clone().unwrap(), row.value.clone())).collect();
    let pair = |key: &str, value: &str| (key.to_owned(), RowValue::String(value.to_owned()));
    assert_eq!((pairs, codes), (vec![pair("id", "5"), pair("b", "7"), pair("c:publish", "x")], Vec::new()));
    let (item, _) = request("url: h/:id.json\npathVariables:\n  - {key: id.json, value: '5', description: d}");
    assert_eq!(item.request.url.variables[0].value, RowValue::String("5".to_owned()));
}
