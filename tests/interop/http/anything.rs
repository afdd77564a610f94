//! Calls of `/anything` of httpbin, which returns what it has received.

use crate::cases::Cases;
use crate::garden::TEXT;
use crate::http::Client;
use phlo_gen::{Error, File, RawBody, Response};
use serde_json::{Value, json};

/// The text of a file.
const FILE: &str = "a file\r\nwith ü and \u{0}\u{1f}";

/// Calls each method with each kind of body.
pub async fn each_body(cases: &mut Cases, variant: &str, client: &Client) {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("interop-{}.txt", cases.verifier()));
    std::fs::write(&path, FILE).expect("the file is written");
    let on_disk = || File::from_path(&path).with_name("bed.txt");
    let here = || File::from_bytes("bed.txt", FILE);
    let object = json!({"name": TEXT, "size": 7});
    let is_json = |seen: &Value| seen["json"] == object;
    let is_form = |seen: &Value| seen["form"] == json!({"name": TEXT, "note": ""});
    let is_parts = |seen: &Value| seen["form"] == json!({"note": TEXT}) && seen["files"] == json!({"photo": FILE});
    let is_text = |seen: &Value| seen["data"] == TEXT;
    let is_file = |seen: &Value| seen["data"] == FILE;
    let is_query = |seen: &Value| seen["args"] == json!({"filter": TEXT}) && seen["data"] == "";
    let mut add = |name: &str, response: Result<Response<RawBody>, Error>, is_right: &dyn Fn(&Value) -> bool| {
        let method = name.split(' ').next().unwrap_or_default();
        let outcome = seen(response).and_then(|seen| match is_right(&seen) && seen["method"] == method {
            true => Ok(()),
            false => Err(seen.to_string()),
        });
        cases.add(format!("{variant}: {name}"), outcome);
    };
    add("GET query", client.get_anything().id("7").filter(TEXT).send().raw().await, &is_query);
    add("DELETE query", client.delete_anything().id("7").filter(TEXT).send().raw().await, &is_query);
    macro_rules! bodies {
        ($method:literal, $json:ident, $form:ident, $parts:ident, $text:ident, $file:ident) => {
            add(concat!($method, " JSON"), client.$json().id("7").name(TEXT).size(7).send().raw().await, &is_json);
            add(concat!($method, " form"), client.$form().id("7").name(TEXT).note("").send().raw().await, &is_form);
            let parts = || client.$parts().id("7").note(TEXT);
            add(concat!($method, " parts"), parts().photo(here()).send().raw().await, &is_parts);
            add(concat!($method, " parts on disk"), parts().photo(on_disk()).send().raw().await, &is_parts);
            add(concat!($method, " text"), client.$text().id("7").text(TEXT).send().raw().await, &is_text);
            add(concat!($method, " file"), client.$file().id("7").file(here()).send().raw().await, &is_file);
            add(concat!($method, " file on disk"), client.$file().id("7").file(on_disk()).send().raw().await, &is_file);
        };
    }
    bodies!("POST", post_json, post_form, post_parts, post_text, post_file);
    bodies!("PUT", put_json, put_form, put_parts, put_text, put_file);
    bodies!("PATCH", patch_json, patch_form, patch_parts, patch_text, patch_file);
    bodies!("DELETE", delete_json, delete_form, delete_parts, delete_text, delete_file);
    let _ = std::fs::remove_file(path);
}

/// 30 calls at once, and calls after one that is cancelled.
pub async fn together(cases: &mut Cases, variant: &str, client: &Client) {
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..30_i64 {
        let client = client.clone();
        calls.spawn(async move {
            let response = client.post_json().id("7").name(format!("bed {number}")).size(number).send().raw().await;
            seen(response).and_then(|seen| {
                match seen["json"] == json!({"name": format!("bed {number}"), "size": number}) {
                    true => Ok(()),
                    false => Err(seen.to_string()),
                }
            })
        });
    }
    let failed: Vec<String> = calls.join_all().await.into_iter().filter_map(Result::err).collect();
    let outcome = if failed.is_empty() { Ok(()) } else { Err(format!("{} fail: {}", failed.len(), failed.join("; "))) };
    cases.add(format!("{variant}: 30 at once"), outcome);
    let mut outcome = Ok(());
    for _ in 0..3 {
        let slow = client.request("GET", "/delay/2").send();
        if tokio::time::timeout(std::time::Duration::from_millis(50), slow).await.is_ok() {
            outcome = Err("it is not cancelled".to_owned());
        }
        let response = client.get_anything().id("7").filter("a").send().raw().await;
        outcome = outcome.and(seen(response).map(drop));
    }
    cases.add(format!("{variant}: after cancelled calls"), outcome);
}

/// The JSON of a response.
pub fn seen(response: Result<Response<RawBody>, Error>) -> Result<Value, String> {
    let response = response.map_err(|error| error.to_string())?;
    response.json().map_err(|error| error.to_string())
}
