//! Saved values: settings of the client in them, dynamic variables, and values that are omitted.
#![deny(missing_docs, unused, warnings, clippy::all)]

/// Saved values.
pub mod saved {
    phlo_gen::phlo_collection!("collections/features/saved.json");
}

/// Dynamic variables.
#[cfg(feature = "dynamic")]
pub mod dynamic {
    phlo_gen::phlo_collection!("collections/features/dynamic.json");
}

type Request = phlo_gen::PreparedRequest;

fn body(request: &Request) -> String {
    String::from_utf8_lossy(request.body().as_bytes().expect("it is no stream")).into_owned()
}

fn client() -> saved::Client {
    saved::Client::builder().tenant("a \"b\"").access_token("planted-t").build().expect("nothing is missing")
}

#[test]
fn settings_within_saved_values_are_replaced() {
    use saved::settings::{WithinAPath, WithinAText, WithinGraphql, WithinJson};

    let client = client();
    let json = client.prepare(&WithinJson::example_for(&client)).expect("it can be sent");
    assert_eq!(json.headers()["x-of"], "bed of a \"b\"");
    assert_eq!(
        body(&json),
        r#"{"who":{"tenant":"a \"b\"","token":"planted-t","tags":["a a \"b\" b","7"]},"n":{"is":7},"s":"of a \"b\""}"#
    );
    let text = client.prepare(&WithinAText::example_for(&client)).expect("it can be sent");
    assert_eq!(body(&text), "<bed of='a &quot;b&quot;'><token>planted-t</token></bed>");
    let query = client.prepare(&WithinGraphql::example_for(&client)).expect("it can be sent");
    assert!(body(&query).contains(r#"{ bed(of: \"a \\\"b\\\"\") { id } }"#), "{}", body(&query));
    let path = client.prepare(&WithinAPath::example_for(&client)).expect("it can be sent");
    assert_eq!(path.uri().path(), "/v1/beds/x-a%20%22b%22/rose%20bed");
}

#[test]
fn an_example_without_a_client_has_the_values_of_the_collection() {
    use saved::settings::{WithinAText, WithinJson};

    let client = client();
    let json = client.prepare(&WithinJson::example()).expect("it can be sent");
    assert_eq!(
        body(&json),
        r#"{"who":{"tenant":"north south","token":"{{access_token}}","tags":["a north south b","7"]},"n":{"is":7},"s":"of a \"b\""}"#
    );
    // The text of a body is the generator's description, and not a value of the example.
    let text = client.prepare(&WithinAText::example()).expect("it can be sent");
    assert_eq!(body(&text), "<bed of='a &quot;b&quot;'><token>planted-t</token></bed>");
}

#[test]
fn text_of_callers_is_sent_unchanged() {
    let client = client();
    for mark in ["", "\u{fdd0}", "\u{fdd1}"] {
        let text = format!("{{{{access_token}}}}{mark}");
        let request = saved::settings::WithinAText::builder().body(text.as_str()).build();
        assert_eq!(body(&client.prepare(&request).expect("it can be sent")), text);
        let edited = saved::settings::WithinAText {
            body: Some(text.clone()),
            ..saved::settings::WithinAText::example_for(&client)
        };
        assert_eq!(body(&client.prepare(&edited).expect("it can be sent")), text);
    }
}

#[test]
fn saved_values_that_name_a_secret_are_not_printed() {
    use saved::settings::{WithinAText, WithinJson};

    let client = client();
    let debug = format!("{:?} {:?}", WithinAText::example_for(&client), WithinJson::example_for(&client));
    assert!(debug.contains("Secret(..)") && !debug.contains("planted-t"), "{debug}");
}

#[test]
fn only_the_example_omits_required_arguments_without_a_saved_value() {
    use saved::required::{NoBody, NotSaved};

    let client = client();
    let sent = |request: &NotSaved| body(&client.prepare(request).expect("it can be sent"));
    assert_eq!(sent(&NotSaved::example()), r#"{"kind":"herb"}"#);
    assert_eq!(sent(&NotSaved::builder().kind("tree").size(3).build()), r#"{"kind":"tree","size":3}"#);
    assert_eq!(sent(&NotSaved { of: None, kind: "tree".into(), size: Some(4) }), r#"{"kind":"tree","size":4}"#);
    let bare = client.prepare(&NoBody::example()).expect("it can be sent");
    assert_eq!((body(&bare).as_str(), bare.headers().contains_key("content-type")), ("", false));
    assert_eq!(bare.headers()["content-length"], "0");
    let full = client.prepare(&NoBody::builder().kind("tree").build()).expect("it can be sent");
    assert_eq!(
        (body(&full).as_str(), &full.headers()["content-type"]),
        (r#"{"kind":"tree"}"#, &"application/json".parse().expect("a value"))
    );
}

#[test]
fn json_of_another_media_type_keeps_its_formatting() {
    let request = saved::json::NotDeclaredWithComments::builder().kind("tree").n(7).build();
    let sent = client().prepare(&request).expect("it can be sent");
    assert_eq!(body(&sent), "{\n  // the kind\n  \"kind\": \"tree\", /* and */\n  \"n\": 7\n}");
    assert_eq!(sent.headers()["content-type"], "text/plain");
}

#[cfg(feature = "dynamic")]
#[test]
fn all_dynamic_variables_have_values() {
    let client = dynamic::Client::builder().build().expect("nothing is missing");
    let form = body(&client.prepare(&dynamic::All::example()).expect("it can be sent"));
    let rows: Vec<&str> = form.split('&').collect();
    assert_eq!(rows.len(), 118);
    let empty = rows.iter().find(|row| row.ends_with('=') || row.contains("%7B%7B"));
    assert_eq!(empty, None);
}

#[cfg(feature = "dynamic")]
#[test]
fn dynamic_values_are_fresh_and_can_be_seeded() {
    let client = dynamic::Client::builder().build().expect("nothing is missing");
    let sent = || {
        let request = client.prepare(&dynamic::Everywhere::example()).expect("it can be sent");
        (request.uri().to_string(), request.headers()["x-colors"].clone(), body(&request))
    };
    assert_ne!(sent(), sent());
    phlo_gen::testing::freeze(1_353_832_234_000);
    let [one, other] = [3, 3].map(|seed| {
        phlo_gen::testing::seed(seed);
        sent()
    });
    assert_eq!(one, other);
    let (uri, _, body) = one;
    assert!(uri.contains("at=1353832234") && uri.ends_with("&$top=%3C$top%3E"), "{uri}");
    let json: serde_json::Value = serde_json::from_str(&body).expect("the body is JSON");
    assert!(json["n"].is_u64() && json["who"]["age"].is_u64(), "{body}");
}
