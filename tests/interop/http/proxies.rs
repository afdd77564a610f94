//! Proxies with and without a password, by tinyproxy, in front of httpbin and nginx.

use crate::cases::Cases;
use crate::http::anything::{seen, together};
use crate::http::builder;
use crate::servers::{Authority, Server};
use crate::{or_skip, servers};
use phlo_gen::reqwest::{self, Certificate, Proxy};
use phlo_gen::transport::Reqwest;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn proxies_are_used() {
    let httpbin = or_skip!(servers::httpbin());
    let authority = Authority::new("proxies");
    let nginx = or_skip!(servers::nginx(&authority, &httpbin));
    let open = or_skip!(servers::tinyproxy("open", None, &nginx));
    let closed = or_skip!(servers::tinyproxy("closed", Some("pa55"), &nginx));
    let ca = Certificate::from_pem(&authority.read("ca.pem")).expect("a certificate");
    let tls = nginx.url().replace("http://", "https://");
    let through = |proxy: &Server, user: Option<(&str, &str)>, url: &str| {
        let proxy = Proxy::all(proxy.url()).expect("a URL");
        let proxy = user.into_iter().fold(proxy, |proxy, (user, password)| proxy.basic_auth(user, password));
        // tinyproxy closes each connection after one response, and does not say so: a POST on it would be lost.
        let connecting = reqwest::Client::builder().proxy(proxy).pool_max_idle_per_host(0);
        let connecting = connecting.tls_certs_merge([ca.clone()]);
        let transport = Reqwest::from_builder(connecting).expect("a client");
        builder(url).transport(transport).build().expect("nothing is missing")
    };
    let (right, wrong) = (Some(("gardener", "pa55")), Some(("gardener", "pass")));
    let mut cases = Cases::of("tinyproxy");
    for (scheme, url) in [("http", httpbin.url()), ("https", tls.clone())] {
        for (name, proxy, user) in [("open", &open, None), ("with a password", &closed, right)] {
            let client = through(proxy, user, &url);
            let get = seen(client.get_anything().id("7").filter("a b").send().raw().await);
            let is_right = |is_right: bool| is_right.then_some(()).ok_or_else(|| "another request arrives".to_owned());
            cases.add(format!("{scheme}, {name}: GET"), get.and_then(|seen| is_right(seen["args"]["filter"] == "a b")));
            let post = seen(client.post_json().id("7").name("a b").size(1).send().raw().await);
            let body = json!({"name": "a b", "size": 1});
            cases.add(format!("{scheme}, {name}: POST"), post.and_then(|seen| is_right(seen["json"] == body)));
            together(&mut cases, &format!("{scheme}, {name}"), &client).await;
        }
        for (name, user) in [("no password", None), ("a wrong password", wrong)] {
            let outcome = through(&closed, user, &url).get_anything().id("7").send().raw().await;
            let error = outcome.err().map(|error| error.to_string()).unwrap_or_default();
            // tinyproxy answers a wrong password with 401, as the server itself would.
            let is_named = match (scheme, user) {
                ("http", Some(_)) => error.contains("401 Unauthorized"),
                _ => ["tunnel", "Proxy Authentication"].iter().any(|word| error.contains(word)),
            };
            cases.add(format!("{scheme}, {name}: the proxy is named"), is_named.then_some(()).ok_or(error));
        }
    }
    let gone = servers::tinyproxy("gone", None, &nginx).map(|proxy| through(&proxy, None, &httpbin.url()));
    let error = or_skip!(gone).get_anything().id("7").send().raw().await.err();
    let is_connect = error.as_ref().is_some_and(|error| error.to_string().contains("no connection"));
    cases.add("no proxy at its address", is_connect.then_some(()).ok_or_else(|| format!("{error:?}")));
    cases.finish();
}
