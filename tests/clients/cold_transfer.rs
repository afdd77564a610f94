//! A cold transfer against the mock: from the builder over the wire to the response.

use phlo_gen::{Error, Pagination};
use phlo_gen_mock::{Mock, MockServer};

mod plivo {
    phlo_gen::phlo_collection!(
        "collections/plivo.json",
        only = ["PHLO/Multi-Party Call/Cold transfer a caller", "Calls/List completed calls"],
        derive = [PartialEq],
    );
}

use plivo::phlo::multi_party_call::{ColdTransferACaller, ColdTransferACallerRole};

fn mock() -> MockServer {
    Mock::read("collections/plivo.json").expect("the collection is read").start().expect("the mock starts")
}

fn client(mock: &MockServer) -> plivo::Client {
    let builder = plivo::Client::builder().auth_id("MAXXXXXXXXXXXXXXXXXX").auth_token("s3cret-t0ken");
    builder.origin(mock.origin()).build().expect("nothing is missing")
}

fn transfer() -> ColdTransferACaller {
    ColdTransferACaller::builder()
        .phlo_id("p1")
        .node_id("n1")
        .to("+14155550100")
        .trigger_source("sip:a@b.example")
        .build()
}

#[tokio::test]
async fn a_caller_is_transferred() {
    let mock = mock();
    let client = client(&mock);
    let call = client.phlo().multi_party_call().cold_transfer_a_caller();
    let response = call.phlo_id("p1").node_id("n1").to("+14155550100").trigger_source("sip:a@b.example").send().await;
    let response = response.expect("the transfer is accepted");
    assert_eq!((response.status().as_u16(), response.error.as_str()), (201, ""));
    assert!(!response.api_id.is_empty());

    let requests = mock.requests();
    let [sent] = requests.as_slice() else { panic!("{} requests were sent", requests.len()) };
    assert_eq!((sent.method.as_str(), sent.target.as_str()), ("POST", "/v1/phlo/p1/multi_party_call/n1"));
    assert_eq!(sent.header("authorization"), Some("Basic TUFYWFhYWFhYWFhYWFhYWFhYWFg6czNjcmV0LXQwa2Vu"));
    assert_eq!(sent.header("content-type"), Some("application/json"));
    assert_eq!(
        sent.text(),
        r#"{"action":"cold_transfer","to":"+14155550100","role":"agent","trigger_source":"sip:a@b.example"}"#
    );
}

#[tokio::test]
async fn a_request_is_a_value() {
    let mock = mock();
    let client = client(&mock);
    let literal = ColdTransferACaller {
        phlo_id: "p1".into(),
        node_id: "n1".into(),
        to: "+14155550100".into(),
        role: Some(ColdTransferACallerRole::Customer),
        trigger_source: "sip:a@b.example".into(),
    };
    assert_eq!(literal, ColdTransferACaller { role: Some("customer".into()), ..transfer() });
    let prepared = client.prepare(&literal).expect("it can be sent");
    assert_eq!(prepared.uri().path(), "/v1/phlo/p1/multi_party_call/n1");
    let response = client.execute(&literal).await.expect("the transfer is accepted");
    assert!(!response.into_inner().api_id.is_empty());
    assert!(mock.requests()[0].text().contains(r#""role":"customer""#));
}

#[tokio::test]
async fn a_status_outside_2xx_is_an_error_with_its_failure() {
    let mock = Mock::read("collections/plivo.json").expect("the collection is read").credentials("MA", "right");
    let mock = mock.start().expect("the mock starts");
    let error = client(&mock).execute(&transfer()).await.expect_err("the token is wrong");
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
    let failure = error.failure_of::<ColdTransferACaller>().expect("it has a body").expect("the body is as saved");
    assert!(failure.error.is_some_and(|text| !text.is_empty()));
}

#[tokio::test]
async fn no_output_shows_the_token() {
    let mock = mock();
    let client = client(&mock);
    let prepared = client.prepare(&transfer()).expect("it can be sent");
    let sending = client.execute(&transfer());
    let shown = format!("{client:?} {prepared:?} {sending:?}");
    assert!(!shown.contains("s3cret-t0ken") && !shown.contains("czNjcmV0"), "{shown}");
}

#[test]
fn build_names_all_missing_settings() {
    let error = plivo::Client::builder().build().expect_err("settings are missing");
    let text = error.to_string();
    assert!(matches!(error, Error::Setting(_)));
    assert!(text.contains("auth_id") && text.contains("auth_token"), "{text}");
}

#[tokio::test]
async fn a_list_comes_page_by_page() {
    let mock = mock();
    let calls = client(&mock).calls().list_completed_calls().limit(2).send();
    let mut calls = calls.pages(Pagination::next("meta.next")).items(|page| page.objects);
    let mut directions = Vec::new();
    while let Some(call) = calls.next().await {
        directions.push(call.expect("a call").call_direction);
    }
    assert_eq!(directions, ["outbound", "inbound", "outbound"]);
    let targets: Vec<_> = mock.requests().iter().map(|request| request.target.clone()).collect();
    let call = "/v1/Account/MAXXXXXXXXXXXXXXXXXX/Call/";
    assert_eq!(targets, [format!("{call}?limit=2"), format!("{call}?limit=2&offset=2")]);
}
