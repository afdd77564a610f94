//! Logs each request, each response and the spans of `tracing`: `cargo run --example hooks`.
//!
//! It needs the feature `tracing`.

use phlo_gen::ClientOptions;
use phlo_gen_mock::{Fault, Mock, MockServer};
use std::error::Error;
use tracing_subscriber::fmt::format::FmtSpan;

/// The client. This program needs only one item of the collection.
mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json", only = ["Account/Get account"]);
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_span_events(FmtSpan::CLOSE).with_ansi(false).init();
    let (client, _mock) = client()?;
    let account = client.account().get_account().send().await?;
    println!("{}", account.name);
    Ok(())
}

/// Logs requests and responses. The headers of a request contain credentials, so they are not printed.
fn watched(options: ClientOptions) -> ClientOptions {
    options
        .before(|request| {
            println!("-> {} {}", request.method(), request.uri().path());
            request.headers_mut().insert("x-trace", phlo_gen::http::HeaderValue::from_static("b7a1"));
        })
        .after(|response| println!("<- {}", response.status()))
}

/// Connects to Plivo if `PLIVO_AUTH_ID` and `PLIVO_AUTH_TOKEN` are set, otherwise to a mock in this process.
fn client() -> Result<(plivo::Client, Option<MockServer>), Box<dyn Error>> {
    let builder = plivo::Client::builder().with(watched);
    if std::env::var_os("PLIVO_AUTH_ID").is_some() {
        return Ok((builder.with(|options| options.env("PLIVO_")).build()?, None));
    }
    let mock = Mock::from_text(include_str!("../collections/plivo.json"))?;
    // the first request fails, so that the output shows a retry
    let mock = mock.fault(Fault::status(503).nth(1)).start()?;
    let builder = builder.auth_id("MAXXXXXXXXXXXXXXXXXX").auth_token("none").origin(mock.origin());
    Ok((builder.build()?, Some(mock)))
}
