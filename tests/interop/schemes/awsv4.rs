//! AWS Signature Version 4, verified by botocore.

use crate::cases::Cases;
use crate::garden::{ITEMS, Item, one_by_one, together};
use crate::{garden, or_skip, servers};
use serde_json::{Value, json};

phlo_gen::phlo_collection!("tests/interop/collections/awsv4.json");
garden!(Client);

#[tokio::test(flavor = "multi_thread")]
async fn awsv4_signs_what_botocore_computes() {
    let server = or_skip!(servers::verifier(&[]));
    let builder = Client::builder().base_url(server.url()).access("AKIDEXAMPLE");
    let builder = builder.with(|options| options.allow_empty_credentials());
    let client = |secret: &str, service: &str, session: &str, in_query: &str| {
        let builder = builder.clone().secret(secret).service(service).session(session).in_query(in_query);
        builder.build().expect("nothing is missing")
    };
    const SECRET: &str = "wJalr+XUt/nFEMI";
    let mut cases = Cases::of("awsv4");
    for service in ["execute-api", "s3"] {
        for (in_query, place) in [("false", "header"), ("true", "query")] {
            for session in ["", "ses/sion=+"] {
                let client = client(SECRET, service, session, in_query);
                let with = if session.is_empty() { "" } else { " with a session token" };
                let variant = format!("{service} in the {place}{with}");
                let expected = if session.is_empty() { Value::Null } else { json!(session) };
                let check = |item, seen: &Value| {
                    let streamed = matches!(item, Item::PostFileOnDisk | Item::PostPartsOnDisk);
                    let unsigned = service == "s3" && (in_query == "true" || streamed);
                    let found = (&seen["in_query"], &seen["session"], &seen["unsigned"]);
                    match found == (&json!(in_query == "true"), &expected, &json!(unsigned)) {
                        true => Ok(()),
                        false => Err(format!("in the query, session token, unsigned body: {found:?}")),
                    }
                };
                let some = [Item::Read, Item::PostJson, Item::PostFileOnDisk];
                let items = if session.is_empty() { &ITEMS[..] } else { &some };
                one_by_one(&mut cases, &variant, &client, items, check).await;
            }
        }
        together(&mut cases, service, &client(SECRET, service, "", "false")).await;
    }
    let outcome = client("another secret", "s3", "", "false").read().id("bed").send().raw().await;
    let refused = outcome.is_err_and(|error| error.status().is_some_and(|status| status == 401));
    cases.add("a wrong key is refused", refused.then_some(()).ok_or_else(|| "no 401".to_owned()));
    cases.finish();
}
