//! What an editor shows for generated names. rust-analyzer runs macros, and finds the source of names, in its own way.

#[path = "common/language_server.rs"]
mod language_server;
#[path = "common/scratch.rs"]
mod scratch;
#[path = "common/shared_build.rs"]
mod shared_build;

use language_server::{LanguageServer, uri};
use scratch::{Scratch, facade, manifest, target};
use serde_json::{Value, json};
use std::time::Duration;

const SOURCE: &str = r#"//! A client.

mod plivo {
    phlo_gen::phlo_collection!("plivo.json");
}

/// Transfers a caller.
pub async fn transfer(client: &plivo::Client) -> Result<String, phlo_gen::Error> {
    let folder = client.phlo().multi_party_call();
    let item = folder.cold_transfer_a_caller();
    let call = item.phlo_id("a").node_id("b").to("c").trigger_source("d");
    let response = call.send().await?;
    Ok(response.api_id.to_string())
}
"#;

const CALL: &str = "phlo_gen::phlo_collection!(\"plivo.json\")";

/// Generated names, where they are used, and what an editor shows for them: the signature and the documentation.
const NAMES: [(&str, &str, [&str; 2]); 6] = [
    ("Client", "Client)", ["pub struct Client", "A client for Plivo."]),
    (
        "multi_party_call",
        "multi_party_call()",
        [
            "pub fn multi_party_call(&self) -> multi_party_call::MultiPartyCall",
            "Acts on the live calls of a Multi-Party Call node",
        ],
    ),
    (
        "cold_transfer_a_caller",
        "cold_transfer_a_caller()",
        ["-> ColdTransferACallerBuilder<", "Hands the caller over to somebody else at once"],
    ),
    (
        "trigger_source",
        "trigger_source(",
        ["pub fn trigger_source(self, value: ", "of the member who hands the caller over"],
    ),
    ("send", "send()", ["-> phlo_gen_runtime::CallFuture<ColdTransferACaller>", "Sends the request."]),
    ("api_id", "api_id", ["pub api_id: String", "Response"]),
];

#[test]
#[ignore = "builds a crate, and lets rust-analyzer read it and its dependencies; .ci/run has it"]
fn an_editor_finds_generated_names() {
    if let Some(component) = LanguageServer::missing_component() {
        return println!("skipped: no {component}");
    }
    let scratch = Scratch::new("editor");
    scratch.write("Cargo.toml", &format!("{}\n[workspace]\n", manifest("editor", &facade("phlo-gen"))));
    scratch.write("src/lib.rs", SOURCE);
    scratch.share_build();
    scratch.write("plivo.json", include_str!("../collections/plivo.json"));
    assert_eq!(scratch.build(), Ok(()));

    // the same build again, which has built the macro already
    let build = ["cargo", "build", "--quiet", "--workspace", "--message-format=json"];
    let settings = json!({
        "cargo": { "buildScripts": { "overrideCommand": build } },
        "cachePriming": { "enable": false },
        "checkOnSave": false,
    });
    let mut server = LanguageServer::start(&scratch.folder, &target(), settings, Duration::from_secs(120));
    let file = uri(&scratch.folder.join("src/lib.rs"));
    for (name, place, shown) in NAMES {
        let mut request = |method: &str| {
            let mut parameters = json!({ "textDocument": { "uri": file }, "position": position(place) });
            parameters["newName"] = "renamed".into();
            server.request(method, parameters)
        };

        let definitions = request("textDocument/definition").expect(name);
        assert!(leads_to_call(&definitions, &file), "{name}: {definitions}");

        let hover = request("textDocument/hover").expect(name);
        let text = hover["contents"]["value"].as_str().unwrap_or_default();
        assert!(shown.iter().all(|part| text.contains(part)), "{name}: {text}");

        let completions = request("textDocument/completion").expect(name);
        assert!(offers(&completions, name), "{name}: {completions}");

        // it would edit the user's file at the macro call
        let renamed = request("textDocument/rename");
        assert!(renamed.is_err(), "{name}: {renamed:?}");
    }
}

/// A position in the protocol's units.
fn position(place: &str) -> Value {
    let before = SOURCE.split(place).next().unwrap_or_default();
    let line = before.split('\n').next_back().unwrap_or_default();
    json!({ "line": before.matches('\n').count(), "character": line.len() })
}

/// Whether one of the places is within the macro call.
fn leads_to_call(definitions: &Value, file: &str) -> bool {
    let (start, length) = (position(CALL), CALL.len() as u64);
    let is_within = |at: &Value| {
        let from = start["character"].as_u64();
        let (Some(from), Some(character)) = (from, at["character"].as_u64()) else { return false };
        at["line"] == start["line"] && (from..=from + length).contains(&character)
    };
    definitions.as_array().is_some_and(|places| {
        places.iter().any(|place| {
            place["uri"] == file && is_within(&place["range"]["start"]) && is_within(&place["range"]["end"])
        })
    })
}

fn offers(completions: &Value, name: &str) -> bool {
    let items = completions["items"].as_array().or(completions.as_array());
    items.is_some_and(|items| items.iter().any(|item| item["label"] == name))
}
