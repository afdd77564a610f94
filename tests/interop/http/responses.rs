//! Redirects, encodings, statuses, streams, cookies and plain credentials, by httpbin.

use crate::cases::Cases;
use crate::http::anything::seen;
use crate::http::{Client, builder};
use crate::{or_skip, servers};
use serde_json::json;
use std::time::{Duration, Instant};

fn check(is_right: bool, why: impl Into<String>) -> Result<(), String> {
    if is_right { Ok(()) } else { Err(why.into()) }
}

#[tokio::test(flavor = "multi_thread")]
async fn responses_are_received_as_sent() {
    let server = or_skip!(servers::httpbin());
    let builder = builder(&server.url());
    let client = builder.clone().build().expect("nothing is missing");
    let mut cases = Cases::of("httpbin responses");
    redirects(&mut cases, &client).await;
    encodings(&mut cases, &client).await;
    statuses(&mut cases, &client).await;
    streams(&mut cases, &client).await;

    let cookies = builder.clone().with(|options| options.cookies()).build().expect("nothing is missing");
    for (path, expected) in [
        ("/cookies/set?a=1&b=2", json!({"a": "1", "b": "2"})),
        ("/cookies/set/a/3", json!({"a": "3", "b": "2"})),
        ("/cookies/delete?a=", json!({"b": "2"})),
    ] {
        let found = seen(cookies.request("GET", path).send().await);
        cases.add(
            format!("cookies: {path}"),
            found.and_then(|seen| check(seen["cookies"] == expected, seen.to_string())),
        );
    }
    let none = seen(client.request("GET", "/cookies").send().await);
    cases.add("cookies: none without the option", none.and_then(|seen| check(seen["cookies"] == json!({}), "some")));

    let basic = seen(client.basic().user("u s").word("p:w-é").send().raw().await);
    cases.add("basic", basic.and_then(|seen| check(seen["user"] == "u s", seen.to_string())));
    let hidden = seen(client.hidden_basic().user("u s").word("p:w-é").send().raw().await);
    cases.add("basic without a challenge", hidden.and_then(|seen| check(seen["user"] == "u s", seen.to_string())));
    let wrong = client.basic().user("u s").word("another").send().raw().await;
    cases.add(
        "basic with a wrong password",
        check(wrong.is_err_and(|error| error.status().is_some_and(|status| status == 401)), "no 401"),
    );
    let bearer = seen(client.bearer().send().raw().await);
    cases.add("bearer", bearer.and_then(|seen| check(seen["token"] == "t0k=", seen.to_string())));
    cases.finish();
}

async fn redirects(cases: &mut Cases, client: &Client) {
    for (path, follows) in [
        ("/redirect/3", true),
        ("/relative-redirect/3", true),
        ("/absolute-redirect/3", true),
        ("/redirect/10", true),
        ("/redirect/11", false),
    ] {
        let outcome = client.request("GET", path).send().await;
        cases.add(format!("redirects: {path}"), check(outcome.is_ok() == follows, format!("{outcome:?}")));
    }
    for status in [301, 302, 303, 307, 308] {
        for method in ["GET", "POST", "PUT", "DELETE"] {
            let request = client
                .request(method, "/redirect-to")
                .query("url", "/anything")
                .query("status_code", status.to_string());
            let request = if method == "GET" { request } else { request.json(&json!({"a": 1})) };
            let found = seen(request.send().await);
            // As in Postman, whatever the method.
            let becomes_get = status <= 303;
            let (method_after, body) = match (becomes_get, method) {
                (true, _) | (_, "GET") => ("GET", json!(null)),
                _ => (method, json!({"a": 1})),
            };
            let outcome = found.and_then(|seen| {
                check(
                    seen["method"] == method_after && seen["json"] == body,
                    format!("{} {}", seen["method"], seen["json"]),
                )
            });
            cases.add(format!("redirects: {status} of {method}"), outcome);
        }
    }
}

async fn encodings(cases: &mut Cases, client: &Client) {
    let gzip = seen(client.request("GET", "/gzip").send().await);
    cases.add("encodings: gzip", gzip.and_then(|seen| check(seen["gzipped"] == true, seen.to_string())));
    let deflate = seen(client.request("GET", "/deflate").send().await);
    cases.add("encodings: deflate", deflate.and_then(|seen| check(seen["deflated"] == true, seen.to_string())));
    let brotli = seen(client.request("GET", "/brotli").send().await).err().unwrap_or_default();
    cases.add("encodings: brotli, not asked for, is an error that names it", check(brotli.contains("`br`"), brotli));
    let utf8 = client.request("GET", "/encoding/utf8").send().await.map_err(|error| error.to_string());
    cases.add("encodings: UTF-8", utf8.and_then(|page| check(page.text().contains("∮ E⋅da = Q"), "another text")));
    let asked = seen(client.request("GET", "/headers").send().await);
    cases.add(
        "encodings: only what is unpacked is asked for",
        asked.and_then(|seen| check(seen["headers"]["Accept-Encoding"] == "gzip", seen.to_string())),
    );
}

async fn statuses(cases: &mut Cases, client: &Client) {
    for status in [200, 201, 204, 400, 404, 418, 500, 501] {
        for method in ["GET", "POST"] {
            let outcome = client.request(method, format!("/status/{status}")).send().await;
            let found = match &outcome {
                Ok(response) => response.status().as_u16(),
                Err(error) => error.status().map(|status| status.as_u16()).unwrap_or_default(),
            };
            let is_right = found == status && outcome.is_ok() == (status < 300);
            cases.add(format!("statuses: {method} {status}"), check(is_right, format!("{outcome:?}")));
        }
    }
    let unchanged = client.request("GET", "/etag/v1").header("If-None-Match", "\"v1\"").send().await;
    let is_304 = unchanged.is_err_and(|error| error.status().is_some_and(|status| status == 304));
    cases.add("statuses: 304", check(is_304, "another status"));
    let head = client.request("HEAD", "/bytes/500").send().await.map_err(|error| error.to_string());
    cases.add(
        "statuses: HEAD",
        head.and_then(|head| {
            check(
                head.is_empty() && head.headers().get("content-length").is_some_and(|length| length == "500"),
                format!("{head:?}"),
            )
        }),
    );
}

async fn streams(cases: &mut Cases, client: &Client) {
    let mut lines = 0;
    let mut outcome = Ok(());
    match client.request("GET", "/stream/20").send().stream().await {
        Err(error) => outcome = Err(error.to_string()),
        Ok(mut stream) => {
            while let Ok(Some(line)) = stream.line().await {
                let number = serde_json::from_str::<serde_json::Value>(&line).map(|line| line["id"] == lines);
                outcome = outcome.and(check(number.unwrap_or_default(), line));
                lines += 1;
            }
        }
    }
    cases.add("streams: 20 lines of JSON", outcome.and(check(lines == 20, format!("{lines} lines"))));
    for path in ["/bytes/100000?seed=1", "/stream-bytes/100000?seed=1&chunk_size=777"] {
        let bytes = client.request("GET", path).send().await.map_err(|error| error.to_string());
        cases.add(
            format!("streams: {path}"),
            bytes.and_then(|bytes| check(bytes.len() == 100_000, bytes.len().to_string())),
        );
    }
    let range = client.request("GET", "/range/1000").header("Range", "bytes=10-19").send().await;
    let range = range.map_err(|error| error.to_string());
    cases.add(
        "streams: a range",
        range.and_then(|part| check(part.status() == 206 && part.len() == 10, format!("{part:?}"))),
    );
    let drip =
        client.request("GET", "/drip?numbytes=5&duration=1&delay=0").send().await.map_err(|error| error.to_string());
    cases.add("streams: drops of a second", drip.and_then(|drops| check(drops.text() == "*****", "another text")));
    let started = Instant::now();
    let late = client.request("GET", "/delay/3").with(|call| call.timeout(Duration::from_millis(300))).send().await;
    let is_in_time = late.is_err() && started.elapsed() < Duration::from_secs(2);
    cases.add("streams: a timeout", check(is_in_time, format!("{:?}", started.elapsed())));
    let long = client.request("GET", "/bytes/5000").with(|call| call.response_limit(4000)).send().await;
    cases.add(
        "streams: more than the limit",
        check(long.is_err_and(|error| error.to_string().contains("4000 bytes")), "accepted"),
    );
}
