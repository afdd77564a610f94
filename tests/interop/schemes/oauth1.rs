//! OAuth 1.0a, verified by oauthlib.

use crate::cases::Cases;
use crate::garden::{ITEMS, Item, one_by_one, together};
use crate::{garden, or_skip, servers};
use serde_json::Value;

phlo_gen::phlo_collection!("tests/interop/collections/oauth1.json");
garden!(Client);

#[tokio::test(flavor = "multi_thread")]
async fn oauth1_signs_what_oauthlib_accepts() {
    let server = or_skip!(servers::verifier(&[]));
    let builder = Client::builder().base_url(server.url()).token("to/ken");
    let client = |secret: &str, method: &str, in_header: &str, body_hash: &str| {
        let (app, secret, token_secret) = match (method, in_header) {
            ("PLAINTEXT", "false") => ("plain app", "plain", "plain"),
            _ => ("garden app", secret, "t+ken=secret"),
        };
        let builder = builder.clone().consumer(app).consumer_secret(secret).token_secret(token_secret).method(method);
        builder.in_header(in_header).body_hash(body_hash).build().expect("nothing is missing")
    };
    const SECRET: &str = "k&y s%cret/ü";
    let mut cases = Cases::of("oauth1");
    for method in ["HMAC-SHA1", "HMAC-SHA256", "HMAC-SHA512", "PLAINTEXT"] {
        for (in_header, place) in [("true", "header"), ("false", "query or form")] {
            let client = client(SECRET, method, in_header, "false");
            let variant = format!("{method} in the {place}");
            let check = |_, seen: &Value| match &seen["body_hash"] {
                Value::Bool(false) => Ok(()),
                other => Err(format!("whether the body is hashed: {other}")),
            };
            let some = [Item::Read, Item::Remove, Item::PostForm, Item::PostJson, Item::PostPartsOnDisk];
            let items = if method == "HMAC-SHA1" { &ITEMS[..] } else { &some };
            one_by_one(&mut cases, &variant, &client, items, check).await;
            if method == "HMAC-SHA256" {
                together(&mut cases, &variant, &client).await;
            }
        }
    }
    for method in ["HMAC-SHA1", "HMAC-SHA256"] {
        let client = client(SECRET, method, "true", "true");
        let check = |item, seen: &Value| match seen["body_hash"] == (item != Item::PostForm) {
            true => Ok(()),
            false => Err(format!("whether the body is hashed: {}", seen["body_hash"])),
        };
        let items = [Item::Read, Item::PostJson, Item::PutText, Item::PostForm, Item::PostFile, Item::PostFileOnDisk];
        one_by_one(&mut cases, &format!("{method} with a body hash"), &client, &items, check).await;
    }
    let outcome = client("another secret", "HMAC-SHA256", "true", "false").read().id("bed").send().raw().await;
    let refused = outcome.is_err_and(|error| error.status().is_some_and(|status| status == 401));
    cases.add("a wrong secret is refused", refused.then_some(()).ok_or_else(|| "no 401".to_owned()));
    cases.finish();
}
