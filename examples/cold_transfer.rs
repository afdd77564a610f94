//! Transfers a caller of a Multi-Party Call to somebody else, cold: `cargo run --example cold_transfer`.
//!
//! It talks to a mock of the API that runs inside the program. With `PLIVO_AUTH_ID`, `PLIVO_AUTH_TOKEN`, `PLIVO_PHLO_ID`
//! and `PLIVO_NODE_ID` set it talks to Plivo; `PLIVO_TO` and `PLIVO_FROM` are the numbers then.

use std::env::var;
use std::error::Error;

/// The client of the API.
mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json");
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let real = (var("PLIVO_AUTH_ID"), var("PLIVO_AUTH_TOKEN"), var("PLIVO_PHLO_ID"), var("PLIVO_NODE_ID"));
    if let (Ok(id), Ok(token), Ok(phlo), Ok(node)) = real {
        println!("talking to Plivo");
        let client = plivo::Client::builder().auth_id(id).auth_token(token).build()?;
        return transfer(&client, &phlo, &node).await;
    }
    let mock = phlo_gen_mock::Mock::read("collections/plivo.json")?.start()?;
    println!(
        "talking to a mock at {}; set PLIVO_AUTH_ID, PLIVO_AUTH_TOKEN, PLIVO_PHLO_ID and PLIVO_NODE_ID for Plivo",
        mock.origin()
    );
    let client =
        plivo::Client::builder().auth_id("MAXXXXXXXXXXXXXXXXXX").auth_token("none").origin(mock.origin()).build()?;
    transfer(&client, "f2a4c7e0-52b6-4e64-9d0c-6d3f0a1b2c3d", "0c8d7a5e-9f1b-4d52-8a3e-7b6c5d4e3f2a").await
}

async fn transfer(client: &plivo::Client, phlo: &str, node: &str) -> Result<(), Box<dyn Error>> {
    let reply = client
        .phlo()
        .multi_party_call()
        .cold_transfer_a_caller()
        .phlo_id(phlo)
        .node_id(node)
        .to(var("PLIVO_TO").unwrap_or_else(|_| "+14155550100".to_owned()))
        .trigger_source(var("PLIVO_FROM").unwrap_or_else(|_| "+14155550101".to_owned()))
        .send()
        .await?;
    println!("{}", reply.status());
    println!("{:#?}", reply.into_inner());
    Ok(())
}
