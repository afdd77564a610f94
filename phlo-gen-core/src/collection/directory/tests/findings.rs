use super::*;

const GOOD: &str = "$kind: http-request\nurl: h/good\n";

/// The place and the kind of the findings of a file beside a good one, which is read in any case.
fn beside_good(path: &str, text: &str) -> Vec<(String, &'static str)> {
    let files = [("good.request.yaml", GOOD), (path, text)];
    assert!(names(&collection(&files).entries).contains(&"good".to_owned()));
    let found = found(&files).into_iter().map(|(file, line, code)| {
        assert_eq!(file, path);
        (line, code)
    });
    found.collect()
}

fn of(text: &str) -> Vec<(String, &'static str)> {
    beside_good("x.request.yaml", text)
}

fn one(line: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(line.to_owned(), code)]
}

#[test]
fn a_file_that_is_not_yaml_is_skipped() {
    assert_eq!(of("$kind: http-request\nurl: {{base}}/a\n"), one("{base}}/a", "not-yaml"));
    assert_eq!(of("$kind: http-request\nname: a: b\n"), one(": b", "not-yaml"));
    assert_eq!(of("$kind: http-request\nurl: h\nurl: h\n"), one("url: h", "not-yaml"));
    assert_eq!(of(GOOD.repeat(2).replace("\n$", "\n---\n$").as_str()), one("---", "not-yaml"));
}

#[test]
fn files_of_other_kinds_are_named() {
    assert_eq!(of("url: h"), one("url: h", "file-without-kind"));
    assert_eq!(of(""), one("", "file-without-kind"));
    assert_eq!(of("- a"), one("- a", "file-without-kind"));
    assert_eq!(of("type: http\nurl: h"), one("type: http", "old-dialect"));
    assert_eq!(of("$kind: grpc-request\nurl: h"), one("grpc-request", "protocol-unsupported"));
    assert_eq!(of("$kind: HTTP-request\nurl: h"), one("HTTP-request", "file-kind-unknown"));
    assert_eq!(beside_good("collection.yaml", "type: collection"), one("type: collection", "old-dialect"));
    assert_eq!(beside_good("definition.yaml", "$kind: collection"), one("$kind: collection", "old-dialect"));
    assert_eq!(beside_good("F/.resources/definition.yaml", "$kind: folder"), one("folder", "file-kind-unknown"));
}

#[test]
fn fields_that_postman_does_not_read_are_named() {
    assert_eq!(of(&format!("{GOOD}params: []")), one("params: []", "near-miss-key"));
    assert_eq!(of(&format!("{GOOD}event: [x]")), one("event: [x]", "near-miss-key"));
    assert_eq!(of(&format!("{GOOD}header: {{a: b}}")), one("header: {a: b}", "near-miss-key"));
    assert_eq!(of(&format!("{GOOD}Query-Params: {{a: b}}")), one("Query-Params: {a: b}", "near-miss-key"));
    assert_eq!(of(&format!("{GOOD}x-mine: 1\nid: a\n$schema: b")), []);
    let graphql = "$kind: graphql-request\nurl: h\nquery: q\nvariables: '{}'";
    assert_eq!(of(graphql), []);
}

#[test]
fn what_makes_postman_refuse_the_collection_is_named() {
    assert_eq!(of(&format!("{GOOD}queryParams:\n- key: a")), one("key: a", "collection-refused"));
    let variables = "$kind: collection\nvariables:\n  n: 7";
    assert_eq!(beside_good(".resources/definition.yaml", variables), one("7", "collection-refused"));
    let inherit = "$kind: collection\nauth:\n  type: inherit";
    assert_eq!(beside_good("F/.resources/definition.yaml", inherit), one("type: inherit", "collection-refused"));
}

#[test]
fn values_that_are_not_text_are_read_as_text() {
    let (item, codes) = request("url: h\nheaders:\n  A: 1\n  B: true\n  C: 1.50");
    let values: Vec<_> = item.request.headers.iter().map(|row| row.value.clone()).collect();
    let text = |text: &str| crate::collection::RowValue::String(text.to_owned());
    assert_eq!((values, codes), (vec![text("1"), text("true"), text("1.50")], vec!["value-not-text"; 3]));
    let (item, codes) = request("url: h\nname: 42\nmethod: post\ndescription: {content: d}\norder: '1'");
    assert_eq!((item.name.as_str(), item.request.method.as_str()), ("42", "POST"));
    assert_eq!(item.request.description.unwrap().text, "d");
    assert_eq!(codes, ["wrong-type", "wrong-type", "wrong-type"]);
    let (item, codes) = request("body: {mode: raw, raw: '{}'}\nurl: {raw: 'http://h/a'}");
    assert_eq!((item.request.url.host.as_str(), item.request.body.is_some()), ("h", true));
    assert_eq!(codes, ["old-dialect", "wrong-type", "url-raw-only"]);
}
