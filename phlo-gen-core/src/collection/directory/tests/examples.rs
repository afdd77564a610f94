use super::*;

const REQUEST: &str = "$kind: http-request\nname: Another name\nurl: h/a\n";

fn saved(response: &str) -> (crate::collection::Example, Vec<&'static str>) {
    let text = format!("$kind: http-example\nresponse:\n{response}");
    let collection =
        collection(&[("a b.request.yaml", REQUEST), (".resources/a b.resources/examples/OK.example.yaml", &text)]);
    let Some(Entry::Item(item)) = collection.entries.first() else { panic!() };
    (
        item.examples.first().cloned().expect("an example"),
        collection.findings.iter().map(|finding| finding.code).collect(),
    )
}

#[test]
fn examples_are_found_by_the_stem_of_their_request() {
    let example = |order: &str| {
        format!("$kind: http-example\n{order}\nresponse:\n  statusCode: 200\n  body: {{type: json, content: '{{}}'}}")
    };
    let (late, early, named) = (example("order: 2000"), example("order: 1000"), example("name: Z"));
    let collection = collection(&[
        ("F/a b.request.yaml", REQUEST),
        ("F/.resources/a b.resources/examples/1.example.yaml", &late),
        ("F/.resources/a b.resources/examples/2.example.yaml", &early),
        ("F/.resources/a b.resources/examples/3.example.yml", &named),
        ("F/.resources/Another name.resources/examples/4.example.yaml", &named),
        ("F/.resources/a b.resources/examples/deeper/5.example.yaml", &named),
        ("F/.resources/a b.resources/6.example.yaml", &named),
        ("F/a b.resources/examples/7.example.yaml", &named),
    ]);
    let Some(Entry::Folder(folder)) = collection.entries.first() else { panic!() };
    let Some(Entry::Item(item)) = folder.entries.first() else { panic!() };
    let names: Vec<_> = item.examples.iter().map(|example| example.name.as_str()).collect();
    assert_eq!(names, ["Z", "2", "1"]);
}

#[test]
fn an_example_has_what_the_response_has() {
    let (example, codes) = saved(
        "  statusCode: 404\n  statusText: OK\n  headers:\n    :status: '404'\n    X: a\n  body:\n    type: json\n    content: |-\n      {\"a\": 1}\n    $type: '{\"type\": \"object\"}'",
    );
    assert_eq!((example.name.as_str(), example.code, example.headers.len()), ("OK", Some(404), 2));
    assert_eq!((example.body.as_deref(), example.language.as_deref()), (Some("{\"a\": 1}"), Some("json")));
    assert_eq!((example.schema.as_deref(), codes.len()), (Some("{\"type\": \"object\"}"), 0));
}

#[test]
fn mistakes_in_examples_are_findings() {
    assert_eq!(saved("  statusCode: '201'\n  body: {type: text, content: ''}").1, ["wrong-type"]);
    assert_eq!(saved("  statusText: Created\n  body: {type: text, content: ''}").0.code, Some(201));
    assert_eq!(saved("  statusCode: 200").1, ["body-without-data"]);
    assert_eq!(saved("  statusCode: 200\n  body: {type: form, content: a}").1, ["body-mode-unknown"]);
    assert_eq!(saved("  code: 200\n  body: {type: text, content: a}").1, ["near-miss-key", "response-without-code"]);
}
