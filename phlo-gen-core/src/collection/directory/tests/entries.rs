use super::*;

#[test]
fn files_are_requests_by_their_ending_alone() {
    let text = "$kind: http-request\nurl: h";
    let files = [
        "a.request.yaml",
        "b.request.yml",
        "c.REQUEST.YAML",
        "d.yaml",
        "e.request.json",
        "f.params.yaml",
        ".resources/g.request.yaml",
        "h.request.yaml/i.txt",
        ".hidden/j.request.yaml",
        "node_modules/k.request.yaml",
        ".request.yaml",
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|path| (*path, text)).collect();
    assert_eq!(names(&collection(&files).entries), ["", ".hidden/j", "a", "b", "c", "node_modules/k"]);
}

#[test]
fn entries_are_sorted_by_order_and_then_by_name() {
    let request = |rest: &str| format!("$kind: http-request\nurl: h\n{rest}");
    let (first, second, named, late) =
        (request("order: -1.5"), request(""), request("name: aaa"), request("order: 4250986772589282"));
    let collection = collection(&[
        ("Folder/.resources/definition.yaml", "$kind: collection\norder: 7"),
        ("Folder/x.request.yaml", &second),
        ("b.request.yaml", &second),
        ("zzz.request.yaml", &named),
        ("É.request.yaml", &second),
        ("Z.request.yaml", &second),
        ("last.request.yaml", &late),
        ("y.request.yaml", &first),
    ]);
    assert_eq!(names(&collection.entries), ["y", "Z", "aaa", "b", "É", "Folder/x", "last"]);
}

#[test]
fn an_empty_name_is_none() {
    let collection = collection(&[
        (".resources/definition.yaml", "$kind: collection\nname: ''"),
        ("Own/.resources/definition.yaml", "$kind: collection\nname: Mine"),
        ("Own/a {id}.request.yaml", "$kind: http-request\nname: \"\"\nurl: h"),
        ("Empty/.resources/x.resources/examples/orphan.example.yaml", "$kind: http-example"),
        ("Kept/.resources/definition.yaml", "$kind: collection"),
    ]);
    assert_eq!((collection.name.as_str(), names(&collection.entries)), ("Shop", vec!["Mine/a {id}".to_owned()]));
    assert_eq!(collection.entries.len(), 2, "a folder with a definition is kept, one with an orphan is not");
}

#[test]
fn the_place_of_an_item_is_its_file() {
    let collection = collection(&[("A/B/c.request.yaml", "$kind: http-request\nurl: h")]);
    let Some(Entry::Folder(a)) = collection.entries.first() else { panic!() };
    let Some(Entry::Folder(b)) = a.entries.first() else { panic!() };
    let Some(Entry::Item(c)) = b.entries.first() else { panic!() };
    assert_eq!((a.pointer.as_str(), b.pointer.as_str(), c.pointer.as_str()), ("/A", "/A/B", "/A/B/c.request.yaml"));
}

#[test]
fn graphql_requests_are_posts() {
    let text = "$kind: graphql-request\nurl: h/g\nquery: |-\n  query A($id: ID!) { a(id: $id) }\nvariables: '{\"id\": 1}'\noperationName: A";
    let collection = collection(&[("a.request.yaml", text)]);
    let Some(Entry::Item(item)) = collection.entries.first() else { panic!() };
    let Some(crate::collection::Body::Graphql { query, operation_name, variables, .. }) = &item.request.body else {
        panic!()
    };
    assert_eq!((item.request.method.as_str(), query.as_str()), ("POST", "query A($id: ID!) { a(id: $id) }"));
    assert_eq!((operation_name.as_deref(), variables.as_deref()), (Some("A"), Some("{\"id\": 1}")));
    assert!(collection.findings.is_empty(), "{:?}", collection.findings);
}
