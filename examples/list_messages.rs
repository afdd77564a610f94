//! Lists messages, page by page: `cargo run --example list_messages`.

use phlo_gen::Pagination;
use phlo_gen_mock::{Mock, MockServer};
use std::error::Error;

/// The client. This program needs only one item of the collection.
mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json", only = ["Messages/List messages"]);
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (client, _mock) = client()?;
    let first = client.messages().list_messages().limit(2).offset(0);

    // each page is requested when the loop reaches it; after a `break`, no more pages are requested
    let mut messages = first.send().pages(Pagination::next("meta.next")).items(|page| page.objects);
    while let Some(message) = messages.next().await {
        let message = message?;
        println!("{} {} {}", message.message_time, message.to_number, message.message_state);
    }
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
