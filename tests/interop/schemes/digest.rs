//! Digest, verified by Apache's mod_auth_digest and by httpbin.

use crate::cases::Cases;
use crate::garden::{Garden, ITEMS, Item, PhotoOnDisk, one_by_one, together};
use crate::{garden, or_skip, servers};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

mod guarded {
    phlo_gen::phlo_collection!("tests/interop/collections/digest.json");
}
mod httpbin {
    phlo_gen::phlo_collection!("tests/interop/collections/digest_httpbin.json");
}
use guarded::Client;
garden!(Client);

fn check(holds: bool, why: impl Into<String>) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why.into()) }
}

#[tokio::test(flavor = "multi_thread")]
async fn digest_answers_what_apache_accepts() {
    let garden = or_skip!(servers::verifier(&[]));
    let mut cases = Cases::of("digest by Apache");
    let requests = Arc::new(AtomicUsize::new(0));
    let client = |server: &servers::Server, password: &str, qop: &str| {
        let count = Arc::clone(&requests);
        let builder = Client::builder().base_url(server.url()).username("gardener").password(password);
        let builder = builder.algorithm("MD5").qop(qop).with(|options| {
            options.before(move |_| {
                count.fetch_add(1, Ordering::Relaxed);
            })
        });
        builder.build().expect("nothing is missing")
    };
    const PASSWORD: &str = "p&ss wörd";
    let server = or_skip!(servers::apache_digest(&garden, ""));
    // Apache has `auth` only.
    for qop in ["auth", "auth-int"] {
        let variant = &format!("saved as {qop}");
        let own = client(&server, PASSWORD, qop);
        requests.store(0, Ordering::Relaxed);
        one_by_one(&mut cases, variant, &own, &ITEMS, |_, _| Ok(())).await;
        let sent = requests.load(Ordering::Relaxed);
        let why = format!("{} calls are {sent} requests", ITEMS.len());
        cases.add(format!("{variant}: one challenge for all calls"), check(sent == ITEMS.len() + 1, why));
        together(&mut cases, variant, &own).await;
        let outcome = client(&server, "wrong", qop).read().id("bed").send().raw().await;
        let refused = outcome.is_err_and(|error| error.status().is_some_and(|status| status == 401));
        cases.add(format!("{variant}: a wrong password is refused"), check(refused, "no 401"));
    }

    let server = or_skip!(servers::apache_digest(&garden, "AuthDigestNonceLifetime 1"));
    let own = client(&server, PASSWORD, "auth");
    let photo = PhotoOnDisk::new("digest-stale");
    for round in 1..=3 {
        requests.store(0, Ordering::Relaxed);
        let outcome = own.call(Item::PostPartsOnDisk, "bed", &photo).await.map(drop);
        let sent = requests.load(Ordering::Relaxed);
        let outcome = outcome.and_then(|()| check(sent == 2, format!("{sent} requests")));
        cases.add(format!("a nonce that has become stale, round {round}"), outcome);
        tokio::time::sleep(Duration::from_millis(2100)).await;
    }
    cases.finish();
}

#[tokio::test(flavor = "multi_thread")]
async fn digest_answers_what_httpbin_accepts() {
    let server = or_skip!(servers::httpbin());
    let mut cases = Cases::of("digest by httpbin");
    let client = |password: &str, requests: &Arc<AtomicUsize>| {
        let count = Arc::clone(requests);
        let builder = httpbin::Client::builder().base_url(server.url()).username("gardener").password(password);
        let builder = builder.with(|options| {
            options.cookies().before(move |_| {
                count.fetch_add(1, Ordering::Relaxed);
            })
        });
        builder.build().expect("nothing is missing")
    };
    let requests = Arc::new(AtomicUsize::new(0));
    for algorithm in ["MD5", "SHA-256", "SHA-512"] {
        for qop in ["auth", "auth-int", "none"] {
            let own = client("secret", &requests);
            let read = || own.read().qop(qop).user("gardener").secret("secret").algorithm(algorithm).send().raw();
            requests.store(0, Ordering::Relaxed);
            for round in ["first", "second"] {
                let outcome = read().await.map(drop).map_err(|error| error.to_string());
                cases.add(format!("{algorithm}, {qop}: the {round} call"), outcome);
            }
            let sent = requests.load(Ordering::Relaxed);
            cases.add(
                format!("{algorithm}, {qop}: the nonce is used again"),
                check(sent == 3, format!("{sent} requests")),
            );
            let mut calls = tokio::task::JoinSet::new();
            for _ in 0..30 {
                let call = read();
                calls.spawn(async move { call.await.map(drop).map_err(|error| error.to_string()) });
            }
            let failed: Vec<_> = calls.join_all().await.into_iter().filter_map(Result::err).collect();
            cases.add(format!("{algorithm}, {qop}: 30 at once"), check(failed.is_empty(), failed.join("; ")));
            let wrong = client("wrong", &requests);
            let outcome =
                wrong.read().qop(qop).user("gardener").secret("secret").algorithm(algorithm).send().raw().await;
            let refused = outcome.is_err_and(|error| error.status().is_some_and(|status| status == 401));
            cases.add(format!("{algorithm}, {qop}: a wrong password is refused"), check(refused, "no 401"));
        }
        let own = client("secret", &requests);
        for round in 1..=5 {
            let read = own.read_stale().qop("auth").user("gardener").secret("secret").algorithm(algorithm).after("2");
            let outcome = read.send().raw().await.map(drop).map_err(|error| error.to_string());
            cases.add(format!("{algorithm}: a nonce for two calls, call {round}"), outcome);
        }
        let own = client("secret", &requests);
        let target = format!("/digest-auth/auth/gardener/secret/{algorithm}");
        for round in 1..=2 {
            let outcome = own.follow().url(&target).send().raw().await.map(drop).map_err(|error| error.to_string());
            cases.add(format!("{algorithm}: behind a redirect, call {round}"), outcome);
        }
    }
    cases.finish();
}
