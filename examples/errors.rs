//! Handles error responses: `cargo run --example errors`.

use phlo_gen_mock::{Mock, MockServer};
use plivo::messages::SendSms;
use std::time::Duration;

/// The client. This program needs only one item of the collection.
mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json", only = ["Messages/Send SMS"]);
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (client, _mock) = client()?;
    for status in ["202", "400", "401", "429"] {
        let send = client.messages().send_sms().src("+14155550101").dst("+14155550100").text("Hello");
        // this header selects the example of the mock; Plivo ignores it
        match send.with(|call| call.header("x-mock-response-code", status)).send().await {
            Ok(sent) => println!("{}: {}", sent.status(), sent.message),
            Err(error) => println!("{}", advice(&error)),
        }
    }
    Ok(())
}

/// A message for the user of the program.
fn advice(error: &phlo_gen::Error) -> String {
    match error.status().map(|status| status.as_u16()) {
        Some(401) => "401: check PLIVO_AUTH_ID and PLIVO_AUTH_TOKEN".to_owned(),
        Some(429) => format!("429: wait {:?}", error.retry_after().unwrap_or(Duration::from_secs(60))),
        Some(400) => match error.failure_of::<SendSms>() {
            Some(Ok(failure)) => format!("400: {}", failure.error.unwrap_or_default()),
            _ => format!("400, with an unknown error body: {error}"),
        },
        // no connection, a timeout, a missing setting, …
        _ => error.to_string(),
    }
}

/// Connects to Plivo if `PLIVO_AUTH_ID` and `PLIVO_AUTH_TOKEN` are set, otherwise to a mock in this process.
fn client() -> Result<(plivo::Client, Option<MockServer>), Box<dyn std::error::Error>> {
    if std::env::var_os("PLIVO_AUTH_ID").is_some() {
        return Ok((plivo::Client::builder().with(|options| options.env("PLIVO_")).build()?, None));
    }
    let mock = Mock::from_text(include_str!("../collections/plivo.json"))?.start()?;
    let builder = plivo::Client::builder().auth_id("MAXXXXXXXXXXXXXXXXXX").auth_token("none");
    Ok((builder.origin(mock.origin()).build()?, Some(mock)))
}
