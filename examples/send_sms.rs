//! Sends an SMS and reads its state: `cargo run --example send_sms`.
//!
//! With Plivo, set the phone numbers `PLIVO_FROM` and `PLIVO_TO`.

use phlo_gen_mock::{Mock, MockServer};
use std::env::{var, var_os};
use std::error::Error;

/// The client. This program needs only one folder of the collection.
mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json", only = ["Messages/**"]);
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (client, _mock) = client()?;
    let sent = client
        .messages()
        .send_sms()
        .src(var("PLIVO_FROM").unwrap_or_else(|_| "+14155550101".to_owned()))
        .dst(var("PLIVO_TO").unwrap_or_else(|_| "+14155550100".to_owned()))
        .text("The bread is ready.")
        .send()
        .await?;
    println!("{}", sent.message);

    for id in &sent.message_uuid {
        let message = client.messages().get_a_message().message_uuid(id.as_str()).send().await?;
        println!("{}: {} in {} parts", message.to_number, message.message_state, message.units);
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
