//! Makes a phone call and hangs up: `cargo run --example make_call`.
//!
//! With Plivo, set the phone numbers `PLIVO_FROM` and `PLIVO_TO`.

use phlo_gen_mock::{Mock, MockServer};
use std::env::{var, var_os};
use std::error::Error;

/// The client. This program needs only one folder of the collection.
mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json", only = ["Calls/**"]);
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (client, _mock) = client()?;
    let calls = client.calls();
    let to = var("PLIVO_TO").unwrap_or_else(|_| "+14155550100".to_owned());

    let fired = calls
        .make_an_outbound_call()
        .from(var("PLIVO_FROM").unwrap_or_else(|_| "+14155550101".to_owned()))
        .to(to.as_str())
        .answer_url("https://example.com/answer.xml")
        .ring_timeout(20)
        .send()
        .await?;
    println!("{}", fired.message);

    let live = calls.list_live_calls().to_number(to).send().await?;
    for call in &live.calls {
        let ended = calls.hang_up_a_call().call_uuid(call.as_str()).send().await?;
        println!("{call}: {}", ended.status());
    }
    Ok(())
}

/// Connects to Plivo if `PLIVO_AUTH_ID` and `PLIVO_AUTH_TOKEN` are set, otherwise to a mock in this process.
fn client() -> Result<(plivo::Client, Option<MockServer>), Box<dyn Error>> {
    if var_os("PLIVO_AUTH_ID").is_some() {
        return Ok((plivo::Client::builder().with(|options| options.env("PLIVO_")).build()?, None));
    }
    let mock = Mock::from_text(include_str!("../collections/plivo.json"))?.start()?;
    let builder = plivo::Client::builder().auth_id("MAXXXXXXXXXXXXXXXXXX").auth_token("none");
    Ok((builder.origin(mock.origin()).build()?, Some(mock)))
}
