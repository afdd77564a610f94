//! EdgeGrid, verified by edgegrid-python.

use crate::cases::Cases;
use crate::garden::{Garden, ITEMS, Item, PhotoOnDisk, one_by_one, together};
use crate::{garden, or_skip, servers};
use serde_json::{Value, json};

phlo_gen::phlo_collection!("tests/interop/collections/edgegrid.json");
garden!(Client);

#[tokio::test(flavor = "multi_thread")]
async fn edgegrid_signs_what_akamais_client_computes() {
    let server = or_skip!(servers::verifier(&[]));
    let builder = Client::builder().base_url(server.url()).access_token("access-1").client_token("client-1");
    let builder = builder.with(|options| options.allow_empty_credentials());
    let client = |secret: &str, headers: &str, size: &str| {
        let builder = builder.clone().client_secret(secret).signed_headers(headers).body_size(size);
        builder.build().expect("nothing is missing")
    };
    const SECRET: &str = "c/lient=secret";
    let mut cases = Cases::of("edgegrid");
    let plain = client(SECRET, "", "");
    one_by_one(&mut cases, "all of the body", &plain, &ITEMS, |_, _| Ok(())).await;
    together(&mut cases, "all of the body", &plain).await;

    let limited = client(SECRET, "", "1000");
    let photo = PhotoOnDisk::new("edgegrid-limited");
    let calls = [(
        "form",
        limited.post_form().id("bed").name("x".repeat(5000)).with(|call| call.header("Limited", "yes")).send(),
    )];
    for (name, call) in calls {
        let outcome = call.raw().await.map(drop).map_err(|error| error.to_string());
        cases.add(format!("the beginning of the body: {name}"), outcome);
    }
    let file = phlo_gen::File::from_path(&photo.0);
    let call = limited.post_file().id("bed").file(file).with(|call| call.header("Limited", "yes")).send();
    let outcome = call.raw().await.map(drop).map_err(|error| error.to_string());
    cases.add("the beginning of the body: a file on the disk", outcome);

    let signing = client(SECRET, "X-Bed, X-Row", "");
    for (name, bed) in [("one word", "north"), ("blanks", "  north   and  south ")] {
        let call = signing.read().id("bed").with(|call| call.header("X-Row", "7").header("X-Bed", bed)).send();
        let seen = call.raw().await.map_err(|error| error.to_string());
        let seen = seen.and_then(|response| response.json::<Value>().map_err(|error| error.to_string()));
        let outcome = seen.and_then(|seen| match seen["headers"] == json!(["X-Bed", "X-Row"]) {
            true => Ok(()),
            false => Err(seen.to_string()),
        });
        cases.add(format!("signed headers: {name}"), outcome);
    }
    let wrong = client("another secret", "", "").call(Item::Read, "bed", &photo).await;
    cases.add("a wrong secret is refused", wrong.is_err().then_some(()).ok_or_else(|| "no 401".to_owned()));
    cases.finish();
}
