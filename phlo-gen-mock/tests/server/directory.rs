//! A collection that is a directory (format version 3).

use crate::client::send;
use phlo_gen_mock::{Mock, MockServer};
use std::path::Path;

const FILES: &[(&str, &str)] = &[
    (
        ".resources/definition.yaml",
        "$kind: collection\nvariables:\n  base: https://shop.example/v1\n  token: ''\nauth:\n  - id: a\n    name: Bearer\n    type: bearer\n    credentials:\n      token: '{{token}}'\n",
    ),
    ("Orders/Get an order.request.yaml", "$kind: http-request\nurl: '{{base}}/orders/:id'\n"),
    (
        "Orders/.resources/Get an order.resources/examples/found.example.yaml",
        "$kind: http-example\nid: ex-1\norder: 2\nrequest:\n  url: '{{base}}/orders/:id'\n  method: GET\nresponse:\n  statusCode: 200\n  statusText: OK\n  headers:\n    X-Id: '{{id}}'\n  body:\n    type: json\n    content: '{\"id\": \"{{id}}\"}'\n",
    ),
    (
        "Orders/.resources/Get an order.resources/examples/gone.example.yaml",
        "$kind: http-example\nid: ex-2\norder: 1\nresponse:\n  statusCode: 410\n  statusText: Gone\n  body:\n    type: text\n    content: no more\n",
    ),
];

fn start(name: &str) -> MockServer {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    for (path, text) in FILES {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().expect("it has a folder")).expect("the folder can be made");
        std::fs::write(file, text).expect("the file can be written");
    }
    let mock = Mock::read(&folder).unwrap_or_else(|error| panic!("{error}"));
    mock.start().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_examples_of_a_directory_are_served() {
    let mock = start("served-directory");
    let refused = send(&mock.origin(), "GET /v1/orders/7", &[], "");
    assert_eq!(refused.status, 401, "the authorization of the definition is required");
    let found = send(&mock.origin(), "GET /v1/orders/7", &["authorization: Bearer t"], "");
    assert_eq!((found.status, found.body.as_str()), (200, r#"{"id": "7"}"#));
    assert_eq!((&found.headers["x-id"], &found.headers["content-type"]), (&"7".into(), &"application/json".into()));
}

#[test]
fn the_id_of_an_example_selects_it() {
    let mock = start("selected-directory");
    let gone = send(&mock.origin(), "GET /v1/orders/7", &["authorization: Bearer t", "x-mock-response-id: ex-2"], "");
    assert_eq!((gone.status, gone.body.as_str()), (410, "no more"));
    let named =
        send(&mock.origin(), "GET /v1/orders/7", &["authorization: Bearer t", "x-mock-response-name: gone"], "");
    assert_eq!(named.status, 410, "an example without a name has that of its file");
}
