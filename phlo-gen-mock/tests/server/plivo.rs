//! Items of Plivo's collection over the wire.

use crate::client::{Response, send};
use phlo_gen_mock::{Mock, MockServer};

const AUTH: &str = "Authorization: Basic TUFYWFg6c2VjcmV0";
const JSON: &str = "Content-Type: application/json";
const NODE: &str = "POST /v1/phlo/f358e0f9/multi_party_call/b4dfea2d";
const COMPLETE: &str =
    r#"{"action": "cold_transfer", "to": "+14155550142", "role": "agent", "trigger_source": "+14155550117"}"#;

fn plivo() -> Mock {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../collections/plivo.json");
    Mock::read(path).unwrap_or_else(|error| panic!("{error}"))
}

fn start(mock: Mock) -> MockServer {
    mock.start().unwrap_or_else(|error| panic!("{error}"))
}

fn json(response: &Response) -> serde_json::Value {
    serde_json::from_str(&response.body).unwrap_or_else(|error| panic!("{error}: {}", response.body))
}

#[test]
fn a_complete_cold_transfer_is_accepted() {
    let mock = start(plivo());
    for line in [NODE.to_owned(), format!("{NODE}/")] {
        let response = send(&mock.origin(), &line, &[AUTH, JSON], COMPLETE);
        assert_eq!(response.status, 201, "{response:?}");
        assert_eq!(json(&response)["error"], "");
        assert!(json(&response)["api_id"].as_str().is_some_and(|id| id.len() == 36));
        assert_eq!(response.headers.get("x-mock"), None);
    }
    let requests = mock.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].target, "/v1/phlo/f358e0f9/multi_party_call/b4dfea2d");
    assert_eq!(requests[0].body, COMPLETE);
    assert!(!format!("{requests:?}").contains("TUFYWFg6c2VjcmV0"));
}

#[test]
fn arguments_may_be_in_the_query() {
    let mock = start(plivo());
    let line = format!("{NODE}?action=cold_transfer&to=1&trigger_source=2");
    assert_eq!(send(&mock.origin(), &line, &[AUTH], "").status, 201);
}

#[test]
fn a_missing_argument_is_named_in_the_items_own_error() {
    let mock = start(plivo());
    let without_to = r#"{"action": "cold_transfer", "role": "agent", "trigger_source": "+14155550117"}"#;
    let response = send(&mock.origin(), NODE, &[AUTH, JSON], without_to);
    assert_eq!((response.status, json(&response)["error"].as_str()), (400, Some("the argument `to` is missing")));
    let id = "79777d23-11af-42d8-af44-c50f8f189ac4";
    assert_eq!(json(&response)["api_id"].as_str(), Some(id), "the error of the item itself");
    let warm = r#"{"action": "warm_transfer", "trigger_source": "1"}"#;
    let response = send(&mock.origin(), NODE, &[AUTH, JSON], warm);
    assert_eq!((response.status, json(&response)["error"].as_str()), (400, Some("the argument `to` is missing")));
    assert!(json(&response)["api_id"].is_string());
}

#[test]
fn values_of_another_type_are_refused() {
    let mock = start(plivo());
    let refused =
        |body: &str| json(&send(&mock.origin(), NODE, &[AUTH, JSON], body))["error"].as_str().map(str::to_owned);
    let number = r#"{"action": "cold_transfer", "to": 1, "trigger_source": "1"}"#;
    assert_eq!(refused(number).as_deref(), Some("the argument `to` must be a string"));
    let role = r#"{"action": "cold_transfer", "to": "1", "trigger_source": "1", "role": "boss"}"#;
    assert_eq!(refused(role).as_deref(), Some("the argument `role` must be one of `agent`, `customer`"));
    let action = r#"{"action": "lukewarm_transfer", "to": "1", "trigger_source": "1"}"#;
    assert!(refused(action).is_some_and(|text| text.starts_with("the argument `action` must be `")));
    assert_eq!(refused("{").as_deref(), Some("the body is not valid JSON"));
}

#[test]
fn a_request_without_authorization_gets_the_saved_401() {
    let mock = start(plivo().credentials("MAXXX", "secret"));
    let response = send(&mock.origin(), NODE, &[JSON], COMPLETE);
    assert_eq!(
        (response.status, json(&response)["error"].as_str()),
        (401, Some("The auth id or the auth token is wrong"))
    );
    assert_eq!(response.headers.get("www-authenticate").map(String::as_str), Some("Basic realm=\"mock\""));
    assert_eq!(send(&mock.origin(), NODE, &[AUTH, JSON], COMPLETE).status, 201);
    assert_eq!(send(&mock.origin(), NODE, &["Authorization: Basic eDp5", JSON], COMPLETE).status, 401);
}

#[test]
fn a_plus_in_the_path_may_be_encoded() {
    let mock = start(plivo());
    for member in ["+14152223333", "%2B14152223333", "sip:user@host"] {
        let response =
            send(&mock.origin(), &format!("{NODE}/members/{member}"), &[AUTH, JSON], r#"{"action": "hold"}"#);
        assert_eq!(response.status, 201, "{response:?}");
        assert_eq!(json(&response)["api_id"], "6b8bf79c-7296-447c-9f04-b3889b23472f");
    }
}

#[test]
fn a_literal_path_takes_precedence_over_variables() {
    let mock = plivo();
    let get = phlo_gen_mock::Request::new("GET", "/v1/phlo/1/multi_party_call/2");
    let text = mock.explain(&get);
    assert!(text.contains("won: PHLO/Multi-Party Call/Get a Multi-Party Call node, example"), "{text}");
    assert!(text.contains("lost: PHLO/Get a node, example") && text.contains("its path has more variables"), "{text}");
}

#[test]
fn a_query_parameter_distinguishes_items_of_one_path() {
    let mock = plivo();
    let won = |target: &str| {
        let text = mock.explain(&phlo_gen_mock::Request::new("GET", target));
        text.lines().nth(1).unwrap_or_default().to_lowercase()
    };
    assert!(
        won("/v1/Account/MAXXX/Call/?status=live").contains("live calls"),
        "{}",
        won("/v1/Account/M/Call/?status=live")
    );
    assert!(won("/v1/Account/MAXXX/Call/?status=queued").contains("queued calls"));
    assert!(!won("/v1/Account/MAXXX/Call/").contains("live"), "{}", won("/v1/Account/MAXXX/Call/"));
}

#[test]
fn a_request_may_select_its_response() {
    let mock = start(plivo());
    let status = |header: &str| send(&mock.origin(), NODE, &[AUTH, JSON, header], COMPLETE).status;
    assert_eq!(status("x-mock-response-code: 429"), 429);
    assert_eq!(status("x-mock-response-name: Not found"), 404);
    assert_eq!(status("x-mock-response-code: 418"), 404);
}
