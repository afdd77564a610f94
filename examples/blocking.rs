//! Makes a call without an async runtime: `cargo run --example blocking`. It needs the feature `blocking`.

use phlo_gen_mock::{Mock, MockServer};
use std::error::Error;

/// The client. This program needs only one item of the collection.
mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json", only = ["Account/Get account"]);
}

fn main() -> Result<(), Box<dyn Error>> {
    let (client, _mock) = client()?;
    let account = client.account().get_account().send().blocking()?;
    println!("{}: {} credits", account.name, account.cash_credits);
    Ok(())
}

/// Connects to Plivo if `PLIVO_AUTH_ID` and `PLIVO_AUTH_TOKEN` are set, otherwise to a mock in this process.
fn client() -> Result<(plivo::Client, Option<MockServer>), Box<dyn Error>> {
    if std::env::var_os("PLIVO_AUTH_ID").is_some() {
        return Ok((plivo::Client::builder().with(|options| options.env("PLIVO_")).build()?, None));
    }
    let mock = Mock::from_text(include_str!("../collections/plivo.json"))?.start()?;
    let builder = plivo::Client::builder().auth_id("MAXXXXXXXXXXXXXXXXXX").auth_token("none");
    Ok((builder.origin(mock.origin()).build()?, Some(mock)))
}
