//! Hostile networks: no secret is sent over plain http to another machine.

use crate::places::{ADDED, Any, GET, PASSWORD, auth, idle, kept};
use crate::writers::{unknown_headers, writers};
use phlo_gen_runtime::__private as __;

#[test]
fn a_request_with_a_secret_is_refused_over_plain_http() {
    for writer in writers() {
        for (url, allows, is_sent) in [
            ("http://places.example", false, false),
            ("http://10.0.0.1:8080", false, false),
            ("http://places.example", true, true),
            ("https://places.example", false, true),
            ("http://127.0.0.1:8080", false, true),
            ("http://localhost", false, true),
        ] {
            let client = idle(url).with(|options| if allows { options.allow_http() } else { options });
            let client = client.build().expect("nothing is missing");
            let prepared = writer.bound(&client).prepare_as(writer.spec, &(writer.request)());
            let message = prepared.err().map(|error| error.to_string()).unwrap_or_default();
            assert_eq!(message.is_empty(), is_sent, "{} {url}: {message}", writer.name);
            assert!(is_sent || message.contains("would be sent over plain http"), "{message}");
            assert!(!message.contains("planted"), "{message}");
        }
    }
}

#[test]
fn a_base_with_a_secret_is_refused_over_plain_http() {
    for url in ["http://planted-user:planted-pass@places.example", "http://planted-user@places.example"] {
        let client = idle(url).build().expect("nothing is missing");
        let error = client.bind().prepare_as(kept(GET, None), &Any::default()).expect_err("it has a password");
        assert!(error.to_string().contains("would be sent over plain http"), "{error}");
    }
}

/// A collection whose URLs begin with a variable: the base that replaces it keeps its query.
pub static OWN_BASE: __::Api = __::Api {
    name: "Own base",
    settings: &[__::Setting { name: "base_url", default: None, secret: false, required: false }],
    hosts: &[__::Host { name: "base_url", base: "{$base_url}" }],
    auths: &[],
};

#[test]
fn a_base_with_a_secret_in_its_query_is_refused_over_plain_http() {
    for (query, is_refused) in
        [("api_key=planted-row", true), ("a=1&access%5Ftoken=planted-row", true), ("page=2&token_type=x", false)]
    {
        let builder = __::ClientBuilder::new(&OWN_BASE).host(0, format!("http://places.example/?{query}"));
        let client = builder.transport(|_| std::future::pending()).build().expect("nothing is missing");
        let refused = client.bind().prepare_as(kept(GET, None), &Any::default()).is_err();
        assert_eq!(refused, is_refused, "{query}");
    }
}

/// A collection with a secret in its host.
static SECRET_HOST: __::Api = __::Api {
    name: "Secret host",
    settings: &[__::Setting { name: "tenant", default: None, secret: true, required: false }],
    hosts: &[__::Host { name: "base_url", base: "http://{$tenant}.places.example" }],
    auths: &[],
};

#[test]
fn a_host_that_is_a_secret_is_not_called_over_plain_http() {
    let builder = __::ClientBuilder::new(&SECRET_HOST).setting(0, "planted".into());
    let client = builder.transport(|_| std::future::pending()).build().expect("nothing is missing");
    let error = client.bind().prepare_as(kept(GET, None), &Any::default()).expect_err("its host is a secret");
    let message = error.to_string();
    assert!(message.contains("would be sent over plain http") && !message.contains("planted"), "{message}");
}

#[test]
fn a_key_in_place_of_a_callers_header_is_refused_over_plain_http() {
    let client = idle("http://places.example").build().expect("nothing is missing");
    let mut call = client.bind();
    call.change(|call| call.header("X-Own", "a"));
    assert!(call.prepare_as(kept(GET, None), &Any::default()).is_ok());
    assert!(call.prepare_as(kept(GET, Some(auth("apikey") + 1)), &Any::default()).is_err());
}

#[test]
fn a_request_without_a_secret_is_sent_over_plain_http() {
    let client = idle("http://places.example").build().expect("nothing is missing");
    let call = client.bind();
    assert!(call.prepare_as(kept(GET, None), &Any::default()).is_ok());
    // Unset secrets are none, and an item sends only its own arguments.
    assert!(call.prepare_as(kept(GET, None), &Any::of("text")).is_ok());
    for writer in unknown_headers() {
        assert!(writer.bound(&client).prepare_as(writer.spec, &Any::default()).is_ok(), "{}", writer.name);
    }
}

#[test]
fn headers_that_a_call_adds_are_not_printed() {
    let client = idle("https://places.example").build().expect("nothing is missing");
    for writer in unknown_headers() {
        let prepared = writer.bound(&client).prepare_as(writer.spec, &Any::default()).expect("it can be sent");
        assert!(!format!("{prepared:?} {:?}", writer.bound(&client)).contains(ADDED), "{}", writer.name);
    }
    let mut call = client.bind();
    call.change(|call| call.header("Accept", "text/csv"));
    let prepared = call.prepare_as(kept(GET, None), &Any::default()).expect("it can be sent");
    assert!(format!("{prepared:?}").contains("text/csv"));
}

#[test]
fn secrets_of_a_request_are_not_printed() {
    for request in [Any::secret(), Any::nested_secret()] {
        let debug = format!("{request:?}");
        assert!(!debug.contains(PASSWORD) && !debug.contains("714203958"), "{debug}");
    }
}
