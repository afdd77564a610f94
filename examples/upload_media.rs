//! Uploads a file: `cargo run --example upload_media -- picture.png`. Without an argument it uploads a small text.

use phlo_gen::File;
use phlo_gen_mock::{Mock, MockServer};
use std::error::Error;

/// The client. This program needs only one folder of the collection.
mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json", only = ["Media/**"]);
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (client, _mock) = client()?;
    let file = match std::env::args_os().nth(1) {
        Some(path) => File::from_path(path),
        None => File::from_bytes("hours.txt", "Open from 8 to 18.\n"),
    };
    println!("{}, {}", file.name(), file.content_type());

    let uploaded = client.media().upload_media().file([file]).send().await?;
    for object in &uploaded.objects {
        println!("{}: {}", object.media_id, object.status);
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
