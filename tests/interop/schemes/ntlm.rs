//! NTLM, accepted by pyspnego for each connection.

use crate::cases::Cases;
use crate::garden::{Garden, ITEMS, Item, PhotoOnDisk, one_by_one, together};
use crate::{garden, or_skip, servers};
use phlo_gen::transport::Reqwest;
use serde_json::Value;

phlo_gen::phlo_collection!("tests/interop/collections/ntlm.json");
garden!(Client);

/// Whether all of these calls succeed at once, each as the user.
async fn at_once(client: &Client, user: &str, count: usize) -> Result<(), String> {
    let photo = std::sync::Arc::new(PhotoOnDisk::new("ntlm-once"));
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..count {
        let (client, photo) = (client.clone(), std::sync::Arc::clone(&photo));
        calls.spawn(async move { client.call(ITEMS[number % ITEMS.len()], &format!("bed {number}"), &photo).await });
    }
    let outcomes = calls.join_all().await;
    let refused: Vec<_> =
        outcomes.iter().filter(|outcome| outcome.as_ref().is_ok_and(|it| it["user"] == user)).collect();
    if refused.len() == count { Ok(()) } else { Err(format!("{} of {count} succeed: {outcomes:?}", refused.len())) }
}

#[tokio::test(flavor = "multi_thread")]
async fn ntlm_authorizes_connections_as_pyspnego_demands() {
    let server = or_skip!(servers::ntlm());
    let mut cases = Cases::of("ntlm");
    let builder = Client::builder().base_url(server.url());
    let builder = |user: &str, password: &str, domain: &str| {
        let builder = builder.clone().username(user).password(password).domain(domain);
        builder.with(|options| options.allow_empty_credentials())
    };
    const PASSWORD: &str = "p&ss wörd€";
    let users = [
        ("gardener", PASSWORD, "GARDEN", "GARDEN\\gardener"),
        ("GARDEN\\gardener", PASSWORD, "", "GARDEN\\gardener"),
        ("solo", "secret", "", "solo"),
    ];
    for (user, password, domain, seen) in users {
        let client = builder(user, password, domain).build().expect("nothing is missing");
        let check = |_, answer: &Value| match answer["user"] == seen {
            true => Ok(()),
            false => Err(format!("another user: {}", answer["user"])),
        };
        let variant = format!("{domain}/{user}");
        let items = if user == "solo" { &[Item::Read, Item::PostPartsOnDisk][..] } else { &ITEMS };
        one_by_one(&mut cases, &variant, &client, items, check).await;
        if domain == "GARDEN" {
            together(&mut cases, &variant, &client).await;
            for round in 1..=3 {
                cases.add(format!("{variant}: 30 at once, round {round}"), at_once(&client, seen, 30).await);
            }
        }
    }

    let user = "GARDEN\\gardener";
    let connections = |answers: Vec<Value>| {
        answers.iter().map(|answer| answer["connection"].to_string()).collect::<std::collections::BTreeSet<_>>().len()
    };
    let client = builder("gardener", PASSWORD, "GARDEN").build().expect("nothing is missing");
    let photo = PhotoOnDisk::new("ntlm-reuse");
    let mut answers = Vec::new();
    for item in ITEMS {
        answers.extend(client.call(item, "bed", &photo).await);
    }
    let outcome = (answers.len(), connections(answers)) == (ITEMS.len(), 1);
    cases.add("calls in a row share a connection", outcome.then_some(()).ok_or_else(|| "several".to_owned()));

    let hyper = phlo_gen::transport::Hyper::new().expect("a transport");
    let client = builder("gardener", PASSWORD, "GARDEN").transport(hyper).build().expect("nothing is missing");
    one_by_one(&mut cases, "hyper", &client, &ITEMS, |_, _| Ok(())).await;
    cases.add("hyper: 30 at once", at_once(&client, user, 30).await);

    let given = Reqwest::new(phlo_gen::reqwest::Client::builder().build().expect("a client"));
    let client = builder("gardener", PASSWORD, "GARDEN").transport(given).build().expect("nothing is missing");
    one_by_one(&mut cases, "a given client", &client, &ITEMS, |_, _| Ok(())).await;

    for (name, user, password) in [("password", "gardener", "wrong"), ("user", "nobody", PASSWORD)] {
        let client = builder(user, password, "GARDEN").build().expect("nothing is missing");
        let outcome = client.read().id("bed").send().raw().await;
        let refused = outcome.is_err_and(|error| error.status().is_some_and(|status| status == 401));
        cases.add(format!("a wrong {name} is refused"), refused.then_some(()).ok_or_else(|| "no 401".to_owned()));
    }
    cases.finish();
}
