//! Connections, simulated faults, and the options of a mock.

use crate::client::{Connection, send};
use phlo_gen_mock::{Fault, Mock, MockServer, Request};
use std::io::ErrorKind;
use std::time::{Duration, Instant};

const COLLECTION: &str = r#"{
    "info": {"name": "Things", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
    "variable": [{"key": "base", "value": "https://api.example.com/v1"}],
    "item": [
        {
            "name": "Get a thing",
            "request": {"method": "GET", "url": "{{base}}/things/:id"},
            "response": [
                {"name": "Found", "id": "ex-1", "code": 200, "header": [{"key": "X-Id", "value": "{{id}}"}],
                 "body": "{\"id\": \"{{id}}\", \"text\": \"a thing\"}"},
                {"name": "Busy", "id": "ex-2", "code": 503, "body": ""}
            ]
        },
        {"name": "Make a part", "request": {"method": "POST", "url": "{{base}}/things/:thing_id/parts"}},
        {"name": "Remove a thing", "request": {"method": "DELETE", "url": "{{base}}/things/:id"}},
        {
            "name": "Make a thing",
            "request": {"method": "POST", "url": "{{base}}/things", "body": {"mode": "raw", "raw": "text"}},
            "response": [{"name": "Made", "code": 201, "body": "{{$body}}"}]
        }
    ]
}"#;

fn things() -> Mock {
    Mock::from_text(COLLECTION).unwrap_or_else(|error| panic!("{error}"))
}

fn start(mock: Mock) -> MockServer {
    mock.start().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_connection_serves_many_requests() {
    let mock = start(things());
    let mut connection = Connection::open(&mock.origin()).expect("a connection");
    for id in 0..100 {
        let response = connection.send(&format!("GET /v1/things/{id}"), &[], b"").expect("a response");
        assert_eq!(response.body, format!(r#"{{"id": "{id}", "text": "a thing"}}"#));
        assert_eq!(response.headers["x-id"], id.to_string());
        assert_eq!(response.headers["content-type"], "application/json");
    }
    assert_eq!(mock.requests().len(), 100);
}

#[test]
fn connections_are_served_side_by_side() {
    let mock = start(things().delay(Duration::from_millis(200)));
    let origin = mock.origin();
    let began = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| assert_eq!(send(&origin, "GET /v1/things/1", &[], "").status, 200));
        }
    });
    assert!(began.elapsed() >= Duration::from_millis(200));
    assert!(began.elapsed() < Duration::from_millis(2000), "{:?}", began.elapsed());
}

#[test]
fn bodies_longer_than_ten_megabytes_are_refused() {
    let mock = start(things());
    let body = vec![b'x'; 10 << 20];
    let response =
        Connection::open(&mock.origin()).and_then(|mut connection| connection.send("POST /v1/things", &[], &body));
    let response = response.expect("a response");
    assert_eq!((response.status, response.body.len()), (201, body.len()));
    let body = vec![b'x'; (10 << 20) + 1];
    let response =
        Connection::open(&mock.origin()).and_then(|mut connection| connection.send("POST /v1/things", &[], &body));
    assert!(response.is_err() || response.is_ok_and(|response| response.status == 413));
}

#[test]
fn a_dropped_mock_no_longer_listens() {
    let mock = start(things());
    let origin = mock.origin();
    let mut open = Connection::open(&origin).expect("a connection");
    drop(mock);
    assert!(open.send("GET /v1/things/1", &[], b"").is_err());
    assert!(Connection::open(&origin).is_err());
}

#[test]
fn a_mock_stops_while_responses_are_delayed() {
    let mock = start(things().delay(Duration::from_secs(60)));
    let origin = mock.origin();
    let client = std::thread::spawn(move || Connection::open(&origin)?.send("GET /v1/things/1", &[], b""));
    while mock.requests().is_empty() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let began = Instant::now();
    drop(mock);
    assert!(began.elapsed() < Duration::from_secs(5));
    assert!(client.join().expect("no panic").is_err());
}

#[test]
fn the_response_of_an_item_without_an_example_is_empty() {
    let mock = start(things());
    let response = send(&mock.origin(), "DELETE /v1/things/1", &[], "");
    assert_eq!((response.status, response.headers["x-mock"].as_str(), response.body.as_str()), (204, "no-example", ""));
}

#[test]
fn the_nearest_item_is_named_if_none_fits() {
    let mock = start(things());
    let body = |line: &str| {
        let response = send(&mock.origin(), line, &[], "");
        assert_eq!((response.status, response.headers["x-mock"].as_str()), (404, "no-item"));
        response.body
    };
    let near = body("GET /v1/thing/1");
    assert_eq!(near, r#"{"error": "no item for GET /v1/thing/1; the nearest is GET /v1/things/:id (Get a thing)"}"#);
    assert!(body("PUT /v1/things").contains("POST /v1/things (Make a thing)"));
    // the number of segments and the method count more than letters
    assert!(body("POST /v2/things/1/parts").contains("the nearest is POST /v1/things/:thing_id/parts (Make a part)"));
    assert_eq!(
        body("GET /quite/something/else/altogether"),
        r#"{"error": "no item for GET /quite/something/else/altogether"}"#
    );
}

#[test]
fn a_fault_drops_a_connection() {
    let mock = start(things().fault(Fault::drop_connection().nth(2)));
    let get =
        || Connection::open(&mock.origin()).and_then(|mut connection| connection.send("GET /v1/things/1", &[], b""));
    assert_eq!(get().expect("a response").status, 200);
    assert!(get().is_err());
    assert_eq!(get().expect("a response").status, 200);
    assert_eq!(mock.requests().len(), 3);
}

#[test]
fn a_fault_sets_the_status_of_a_path() {
    let mock = start(things().fault(Fault::status(503).path("/v1/things/*")));
    let response = send(&mock.origin(), "GET /v1/things/1", &[], "");
    assert_eq!((response.status, response.headers["x-mock"].as_str()), (503, "fault"));
    assert_eq!(send(&mock.origin(), "POST /v1/things", &[], "x").status, 201);
}

#[test]
fn a_fault_truncates_a_body() {
    let mock = start(things().fault(Fault::truncate_body()));
    let mut connection = Connection::open(&mock.origin()).expect("a connection");
    let (status, promised, error) = connection.send_truncated("GET /v1/things/1").expect("a head");
    assert_eq!((status, promised), (200, r#"{"id": "1", "text": "a thing"}"#.len()));
    assert_eq!(error.map(|error| error.kind()), Some(ErrorKind::UnexpectedEof));
}

#[test]
fn a_request_selects_its_response_and_its_delay() {
    let mock = start(things());
    let began = Instant::now();
    let response =
        send(&mock.origin(), "GET /v1/things/1", &["x-mock-response-id: ex-2", "x-mock-response-delay: 50"], "");
    assert_eq!(response.status, 503);
    assert!(began.elapsed() >= Duration::from_millis(50));
}

#[test]
fn an_explanation_lists_all_candidates() {
    let text = things().explain(&Request::new("GET", "/v1/things/1"));
    let expected = "GET /v1/things/1\n\
                    won: Get a thing, example `Found` (200): 90 points (path 80, query +10, body +0)\n\
                    lost: Get a thing, example `Busy` (503): its status depends on more than the request\n\
                    out: 3 of another method, 0 of another path\n";
    assert_eq!(text, expected);
}

#[test]
fn a_taken_port_is_an_error() {
    let mock = start(things());
    let port = mock.origin().rsplit_once(':').and_then(|(_, port)| port.parse().ok()).expect("a port");
    assert_eq!(things().port(port).start().map(|_| ()).map_err(|error| error.kind()), Err(ErrorKind::AddrInUse));
}

#[test]
fn an_invalid_collection_is_an_error_with_its_place() {
    let error = Mock::from_text("{\"info\": }").map(|_| ()).map_err(|error| error.to_string());
    assert!(error.as_ref().is_err_and(|error| error.starts_with("collection:1:10: ")), "{error:?}");
    assert!(Mock::read("no/such/file.json").is_err_and(|error| error.to_string().contains("no/such/file.json")));
}

#[test]
fn a_mock_serves_in_an_existing_runtime() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let status = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a listener");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(things().serve(listener));
        let client = tokio::task::spawn_blocking(move || send(&origin, "GET /v1/things/1", &[], "").status);
        client.await.expect("no panic")
    });
    assert_eq!(status, 200);
}

#[test]
fn an_error_of_another_item_gives_its_form_and_no_headers() {
    let item = r#"{"name": "Find things", "request": {"method": "GET", "url": {"raw": "{{base}}/things?kind=a",
        "host": ["{{base}}"], "path": ["things"], "query": [{"key": "kind", "value": "a", "description": "(Required)"}]}},
        "response": [{"name": "Found", "code": 200, "body": "[]"}]},
        {"name": "Make a part", "request": {"method": "POST", "url": "{{base}}/things/:thing_id/parts"},
         "response": [{"name": "Bad", "code": 400, "body": "{\"detail\": \"old\", \"code\": 7}",
             "header": [{"key": "Set-Cookie", "value": "s=1"}, {"key": "Content-Type", "value": "application/problem+json"}]}]}"#;
    let part = r#"{"name": "Make a part", "request": {"method": "POST", "url": "{{base}}/things/:thing_id/parts"}}"#;
    let mock = Mock::from_text(COLLECTION.replace(part, item)).unwrap_or_else(|error| panic!("{error}"));
    let mock = start(mock);
    let response = send(&mock.origin(), "GET /v1/things", &[], "");
    assert_eq!(response.status, 400, "{}", response.body);
    assert_eq!(response.body, r#"{"detail": "the argument `kind` is missing", "code": 7}"#);
    assert_eq!(response.headers["content-type"], "application/problem+json");
    assert!(!response.headers.contains_key("set-cookie"));
}
