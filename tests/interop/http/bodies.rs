//! Values that have to be encoded, and bodies, received by httpbin.

use crate::cases::Cases;
use crate::http::anything::{each_body, seen, together};
use crate::http::builder;
use crate::{or_skip, servers};
use phlo_gen::transport::Hyper;
use serde_json::json;

/// Values that some place has to encode.
const VALUES: [(&str, &str); 12] = [
    ("blanks", " a  b "),
    ("plus", "a+b"),
    ("separators", "a&b=c;d"),
    ("percent", "100% %41 %2F"),
    ("beyond ASCII", "ü€😀"),
    ("of a URL", "a/b?c#d@e:f"),
    ("quotes", "\"double\" 'single' `back` \\"),
    ("of XML", "<tag a=\"b\">&amp;</tag>"),
    ("line breaks", "a\nb\r\nc\td"),
    ("braces", "{a} {{b}} {$c} {=guid} <d>"),
    ("of a path", "../a/./b"),
    ("null", "null"),
];

#[tokio::test(flavor = "multi_thread")]
async fn bodies_are_received_as_given() {
    let server = or_skip!(servers::httpbin());
    let client = builder(&server.url()).build().expect("nothing is missing");
    let mut cases = Cases::of("httpbin bodies");
    each_body(&mut cases, "reqwest", &client).await;
    together(&mut cases, "reqwest", &client).await;
    let transport = Hyper::new().expect("certificates of the platform");
    let hyper = builder(&server.url()).transport(transport).build().expect("nothing is missing");
    each_body(&mut cases, "hyper", &hyper).await;
    together(&mut cases, "hyper", &hyper).await;
    for (name, value) in VALUES {
        let same = |found: &serde_json::Value| match *found == json!(value) {
            true => Ok(()),
            false => Err(found.to_string()),
        };
        let query = seen(client.get_anything().id("7").filter(value).send().raw().await);
        cases.add(format!("{name} in a query"), query.and_then(|seen| same(&seen["args"]["filter"])));
        let form = seen(client.post_form().id("7").name(value).send().raw().await);
        cases.add(format!("{name} in a form"), form.and_then(|seen| same(&seen["form"]["name"])));
        let part = seen(client.post_parts().id("7").note(value).send().raw().await);
        cases.add(format!("{name} in a part"), part.and_then(|seen| same(&seen["form"]["note"])));
        let member = seen(client.post_json().id("7").name(value).send().raw().await);
        cases.add(format!("{name} in JSON"), member.and_then(|seen| same(&seen["json"]["name"])));
    }
    for (name, value) in [("Latin-1", "Jürgen é ÿ"), ("punctuation", "a,b;c=\"d\" (e) ~!'")] {
        let header = seen(client.header().x_note(value).send().raw().await);
        let outcome = header.and_then(|seen| match seen["headers"]["X-Note"] == value {
            true => Ok(()),
            false => Err(seen.to_string()),
        });
        cases.add(format!("{name} in a header"), outcome);
    }
    cases.finish();
}
