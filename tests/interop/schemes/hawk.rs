//! Hawk, verified by @hapi/hawk.

use crate::cases::Cases;
use crate::garden::{ITEMS, Item, one_by_one, together};
use crate::{garden, or_skip, servers};
use serde_json::Value;

phlo_gen::phlo_collection!("tests/interop/collections/hawk.json");
garden!(Client);

#[tokio::test(flavor = "multi_thread")]
async fn hawk_signs_what_hapi_accepts() {
    let server = or_skip!(servers::hawk());
    let builder = Client::builder().base_url(server.url()).extra("").app("").delegation("");
    let builder = builder.with(|options| options.allow_empty_credentials());
    let client = |id: &str, key: &str, algorithm: &str, hash: &str| {
        builder.clone().id(id).key(key).algorithm(algorithm).payload_hash(hash)
    };
    let mut cases = Cases::of("hawk");
    for (id, algorithm) in [("gardener", "sha256"), ("old gardener", "sha1")] {
        for hash in ["true", "false"] {
            let client = client(id, "k3y", algorithm, hash).build().expect("nothing is missing");
            let has_body = |item| !matches!(item, Item::Read | Item::Remove);
            let check = |item, seen: &Value| match seen["hashed"] == (hash == "true" && has_body(item)) {
                true => Ok(()),
                false => Err(format!("whether the body is hashed: {}", seen["hashed"])),
            };
            let variant = format!("{algorithm}, payload hash {hash}");
            one_by_one(&mut cases, &variant, &client, &ITEMS, check).await;
            if algorithm == "sha256" {
                together(&mut cases, &variant, &client).await;
            }
        }
    }
    let full =
        client("gardener", "k3y", "sha256", "true").extra("some data: {of}=mine, [7]").app("app").delegation("dlg");
    let full = full.build().expect("nothing is missing");
    let check = |_, seen: &Value| match (seen["ext"].as_str(), seen["app"].as_str(), seen["dlg"].as_str()) {
        (Some("some data: {of}=mine, [7]"), Some("app"), Some("dlg")) => Ok(()),
        other => Err(format!("{other:?}")),
    };
    one_by_one(&mut cases, "app and extra data", &full, &[Item::Read, Item::PostJson], check).await;
    let wrong = client("gardener", "key", "sha256", "false").build().expect("nothing is missing");
    let outcome = wrong.read().id("bed").send().raw().await;
    let refused = outcome.is_err_and(|error| error.status().is_some_and(|status| status == 401));
    cases.add("a wrong key is refused", refused.then_some(()).ok_or_else(|| "no 401".to_owned()));
    cases.finish();
}
