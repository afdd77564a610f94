//! Transfers a caller of a Multi-Party Call to another number (cold transfer): `cargo run --example cold_transfer`.
//!
//! With Plivo, set `PLIVO_PHLO_ID` and `PLIVO_NODE_ID`, and the phone numbers `PLIVO_TO` and `PLIVO_FROM`.

use phlo_gen_mock::{Mock, MockServer};
use std::env::{var, var_os};
use std::error::Error;

/// The client.
mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json");
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (client, _mock) = client()?;
    let response = client
        .phlo()
        .multi_party_call()
        .cold_transfer_a_caller()
        .phlo_id(var("PLIVO_PHLO_ID").unwrap_or_else(|_| "f2a4c7e0-52b6-4e64-9d0c-6d3f0a1b2c3d".to_owned()))
        .node_id(var("PLIVO_NODE_ID").unwrap_or_else(|_| "0c8d7a5e-9f1b-4d52-8a3e-7b6c5d4e3f2a".to_owned()))
        .to(var("PLIVO_TO").unwrap_or_else(|_| "+14155550100".to_owned()))
        .trigger_source(var("PLIVO_FROM").unwrap_or_else(|_| "+14155550101".to_owned()))
        .send()
        .await?;
    println!("{}, {}", response.status(), response.api_id);
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
