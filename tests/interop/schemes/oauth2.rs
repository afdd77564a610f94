//! Tokens of OAuth 2.0, granted by authlib and by oidc-provider, whose refresh tokens are valid once.

use crate::cases::Cases;
use crate::garden::{Garden, ITEMS, Item, PhotoOnDisk, one_by_one, together};
use crate::servers::{self, Server};
use crate::{garden, or_skip};
use phlo_gen::{Error, Grant};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;

phlo_gen::phlo_collection!("tests/interop/collections/oauth2.json");
garden!(Client);

const APP: &str = "garden-app";
const SECRET: &str = "planted-s3cret";

/// Tells the server what to do; it says how many tokens were requested since the last time.
async fn control(server: &Server, wishes: Value) -> Value {
    let client = phlo_gen::reqwest::Client::new();
    let sent = client.post(format!("{}/control", server.url())).body(wishes.to_string()).send().await;
    let told = sent.expect("the server answers").bytes().await.expect("it ends");
    serde_json::from_slice(&told).expect("JSON")
}

async fn requests(server: &Server) -> u64 {
    control(server, json!({})).await["requests"].as_u64().expect("a number")
}

fn client(server: &Server, grant: impl FnOnce(String) -> Grant) -> Client {
    let grant = grant(format!("{}/token", server.url()));
    let builder = Client::builder().base_url(server.url()).with(|options| options.grant(grant));
    builder.build().expect("nothing is missing")
}

/// A client with a new refresh token, of a server without faults, whose tokens are valid for this time.
async fn refreshing(server: &Server, seconds: u64) -> Client {
    let wishes = json!({"new": true, "life": seconds, "faults": 0, "refuses": false});
    let token = control(server, wishes).await["refresh_token"].as_str().expect("a token").to_owned();
    client(server, |url| Grant::refresh_token(url, APP, token).client_secret(SECRET))
}

async fn read(client: &Client) -> Result<(), String> {
    client.read().id("bed").send().raw().await.map(drop).map_err(told)
}

/// All that an error tells, with its causes.
fn told(error: Error) -> String {
    let mut text = format!("{error} | {error:?}");
    let mut cause = std::error::Error::source(&error);
    while let Some(next) = cause {
        text += &format!(" | {next}");
        cause = next.source();
    }
    assert!(!text.contains("planted") && !text.contains("wörd"), "a secret is told: {text}");
    text
}

/// The outcomes of 20 calls at once.
async fn at_once(client: &Client) -> Vec<Result<(), String>> {
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let client = client.clone();
        calls.spawn(async move { read(&client).await });
    }
    calls.join_all().await
}

fn all_succeed(outcomes: Vec<Result<(), String>>) -> Result<(), String> {
    let failed: Vec<_> = outcomes.into_iter().filter_map(Result::err).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("{} fail: {}", failed.len(), failed[0])) }
}

fn all_tell(outcomes: Vec<Result<(), String>>, what: &str) -> Result<(), String> {
    let other = outcomes.into_iter().find(|outcome| !matches!(outcome, Err(text) if text.contains(what)));
    other.map_or(Ok(()), |other| Err(format!("`{what}` is not told: {other:?}")))
}

fn at_most(most: u64, requests: u64) -> Result<(), String> {
    if requests <= most { Ok(()) } else { Err(format!("{requests} tokens are requested")) }
}

/// The cases that both servers have.
async fn refreshes(cases: &mut Cases, server: &Server) {
    one_token(cases, server).await;
    expired(cases, server).await;
    failing(cases, server).await;
    cancelled(cases, server).await;
    refused(cases, server).await;
    revoked(cases, server).await;
    always_refused(cases, server).await;
    saved(cases, server).await;
    client_credentials(cases, server).await;
}

/// A token is requested once and used for all calls.
async fn one_token(cases: &mut Cases, server: &Server) {
    let own = refreshing(server, 3600).await;
    one_by_one(cases, "refresh token", &own, &ITEMS, |_, _| Ok(())).await;
    together(cases, "refresh token", &own).await;
    cases.add("one token for all calls", at_most(1, requests(server).await));
}

/// An expired token is renewed, once for calls at once.
async fn expired(cases: &mut Cases, server: &Server) {
    let own = refreshing(server, 1).await;
    for round in 1..=3 {
        cases.add(format!("an expired token is renewed, round {round}"), read(&own).await);
        tokio::time::sleep(Duration::from_millis(1100)).await;
    }
    control(server, json!({"fault": "slow", "faults": 1, "life": 3600})).await;
    cases.add("20 at once with an expired token", all_succeed(at_once(&own).await));
    cases.add("20 at once with an expired token refresh once", at_most(1, requests(server).await));
}

/// A server that fails at a refresh does not end the refreshes.
async fn failing(cases: &mut Cases, server: &Server) {
    let own = refreshing(server, 1).await;
    for fault in 1..=2 {
        let mut outcome = read(&own).await;
        tokio::time::sleep(Duration::from_millis(1100)).await;
        control(server, json!({"fault": "busy", "faults": 1})).await;
        outcome = outcome.and(all_tell(vec![read(&own).await], "503 Service Unavailable"));
        cases.add(format!("503 at refresh is told, time {fault}"), outcome);
        cases.add(format!("after 503 at refresh, time {fault}"), read(&own).await);
        tokio::time::sleep(Duration::from_millis(1100)).await;
    }
    control(server, json!({"fault": "slow and busy", "faults": 100})).await;
    let outcomes = at_once(&own).await;
    cases.add("503 at refresh of 20 calls at once is told to all", all_tell(outcomes, "503 Service Unavailable"));
    let sent = control(server, json!({"faults": 0})).await["requests"].as_u64().unwrap_or(99);
    cases.add("503 at refresh of 20 calls at once is one request", at_most(2, sent));
    cases.add("after 503 at refresh of 20 calls at once", all_succeed(at_once(&own).await));
}

/// A call that is cancelled while it refreshes does not block the others.
async fn cancelled(cases: &mut Cases, server: &Server) {
    for (what, item) in [("the first token", None), ("a refresh", Some(Item::Read))] {
        let own = refreshing(server, 1).await;
        let photo = PhotoOnDisk::new("oauth2-cancelled");
        if let Some(item) = item {
            let first = own.call(item, "bed", &photo).await.map(drop);
            cases.add(format!("before a call that is cancelled during {what}"), first);
            tokio::time::sleep(Duration::from_millis(1100)).await;
        }
        control(server, json!({"fault": "slow", "faults": 1, "life": 3600})).await;
        let cancelled = tokio::time::timeout(Duration::from_millis(200), read(&own)).await.is_err();
        let outcome = if cancelled { read(&own).await } else { Err("it is not cancelled".to_owned()) };
        cases.add(format!("after a call that is cancelled during {what}"), outcome);
        cases
            .add(format!("after a call that is cancelled during {what}: requests"), at_most(1, requests(server).await));
        control(server, json!({"expire": true})).await;
        cases.add(format!("the next refresh after a call that is cancelled during {what}"), read(&own).await);
    }
    let own = refreshing(server, 3600).await;
    control(server, json!({"fault": "slow", "faults": 1})).await;
    let all = tokio::time::timeout(Duration::from_millis(200), at_once(&own)).await;
    let outcome = if all.is_err() { all_succeed(at_once(&own).await) } else { Err("not cancelled".to_owned()) };
    cases.add("20 calls that are cancelled at once", outcome);
}

/// A token that the server refuses is replaced.
async fn refused(cases: &mut Cases, server: &Server) {
    let own = refreshing(server, 3600).await;
    let first = read(&own).await;
    control(server, json!({"expire": true})).await;
    cases.add("a token that the server refuses is replaced", first.and(read(&own).await));
    control(server, json!({"expire": true})).await;
    cases.add("a token that the server refuses is replaced for 20 calls", all_succeed(at_once(&own).await));
    cases.add("a token that the server refuses is replaced once", at_most(1, requests(server).await));
}

/// A refresh token that is revoked is an error, and not requested again and again.
async fn revoked(cases: &mut Cases, server: &Server) {
    let own = refreshing(server, 3600).await;
    let first = read(&own).await;
    control(server, json!({"revoke": true})).await;
    let outcome = first.and(all_tell(vec![read(&own).await], "401 Unauthorized"));
    cases.add("a revoked token is told with the 401", outcome);
    cases.add("a revoked token is told to 20 calls", all_tell(at_once(&own).await, "invalid_grant"));
    for _ in 0..30 {
        let _ = read(&own).await;
    }
    cases.add("a revoked token is no storm", at_most(4, requests(server).await));
}

/// A server that refuses each token is not asked for ever new ones.
async fn always_refused(cases: &mut Cases, server: &Server) {
    let own = refreshing(server, 3600).await;
    let first = read(&own).await;
    control(server, json!({"refuses": true})).await;
    let outcomes = [at_once(&own).await, at_once(&own).await, at_once(&own).await].concat();
    cases.add("a constant 401 is the error of the calls", first.and(all_tell(outcomes, "401 Unauthorized")));
    cases.add("a constant 401 is no storm", at_most(2, requests(server).await));
    control(server, json!({"refuses": false})).await;
    cases.add("after a constant 401", read(&own).await);
}

/// The program gets each refresh token, for its next run.
async fn saved(cases: &mut Cases, server: &Server) {
    let saved = Arc::new(Mutex::new(Vec::new()));
    let wishes = json!({"new": true, "life": 0, "faults": 0, "refuses": false});
    let token = control(server, wishes).await["refresh_token"].as_str().expect("a token").to_owned();
    let save = Arc::clone(&saved);
    let own = client(server, |url| {
        let grant = Grant::refresh_token(url, APP, token).client_secret(SECRET);
        grant.on_refresh_token(move |token| save.lock().expect("no panic").push(token.to_owned()))
    });
    control(server, json!({"life": 1})).await;
    let mut outcome = read(&own).await;
    tokio::time::sleep(Duration::from_millis(1100)).await;
    outcome = outcome.and(read(&own).await);
    let tokens = saved.lock().expect("no panic").clone();
    // on a slow machine the first token expires before it is used, and is replaced
    let asked = usize::try_from(requests(server).await).expect("a few");
    let is_each = tokens.len() == asked && asked >= 2;
    let number = if is_each { Ok(()) } else { Err(format!("{} of {asked} are told", tokens.len())) };
    cases.add("each refresh token is told to the program", outcome.and(number));
    control(server, json!({"life": 3600})).await;
    let last = tokens.last().cloned().unwrap_or_default();
    let next = client(server, |url| Grant::refresh_token(url, APP, last).client_secret(SECRET));
    cases.add("the next run of the program", read(&next).await);
}

/// The credentials of the client are in a header or in the body.
async fn client_credentials(cases: &mut Cases, server: &Server) {
    for (place, in_body) in [("header", false), ("body", true)] {
        let grant = |url: String, secret: &str| {
            let grant = Grant::client_credentials(url, APP, secret);
            if in_body { grant.in_body() } else { grant }
        };
        let own = client(server, |url| grant(url, SECRET));
        let variant = format!("client credentials in the {place}");
        one_by_one(cases, &variant, &own, &[Item::Read, Item::PostForm, Item::PutText], |_, _| Ok(())).await;
        let wrong = client(server, |url| grant(url, "planted-wrong"));
        cases.add(format!("{variant}: a wrong secret"), all_tell(vec![read(&wrong).await], "invalid_client"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn oauth2_refreshes_tokens_of_authlib() {
    let server = or_skip!(servers::authlib());
    let mut cases = Cases::of("oauth2 by authlib");
    refreshes(&mut cases, &server).await;
    control(&server, json!({"life": 3600})).await;
    let grant = |url, password: &str| Grant::password(url, APP, "gardener", password).client_secret(SECRET);
    let own = client(&server, |url| grant(url, "planted-p&ss wörd"));
    cases.add("password", read(&own).await);
    control(&server, json!({"expire": true})).await;
    cases.add("password: the token is refreshed", read(&own).await);
    control(&server, json!({"revoke": true})).await;
    cases.add("password: after its refresh token is revoked", read(&own).await);
    let wrong = client(&server, |url| grant(url, "planted-wrong"));
    cases.add("a wrong password", all_tell(vec![read(&wrong).await], "Invalid 'username' or 'password'"));
    cases.finish();
}

#[tokio::test(flavor = "multi_thread")]
async fn oauth2_refreshes_tokens_of_oidc_provider() {
    let server = or_skip!(servers::oidc_provider());
    let mut cases = Cases::of("oauth2 by oidc-provider");
    refreshes(&mut cases, &server).await;
    cases.finish();
}
