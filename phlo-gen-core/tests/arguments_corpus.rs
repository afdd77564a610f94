//! Reads every description of the public collections that developers keep next to the workspace (of every fourth, or with
//! `PHLO_GEN_CORPUS` of all): none panics, and no kind of table or description stops being read. `--nocapture` shows the
//! verdicts on all tables.

#[path = "common/shared_folder.rs"]
mod shared_folder;

use std::collections::BTreeMap;
use std::path::PathBuf;

use phlo_gen_core::arguments::{self, About, Evidence, ReadBefore};
use phlo_gen_core::collection::{Description, Markup};
use serde_json::Value;
use shared_folder::shared_folder;

/// Four fifths of what was read when this was written: tables by their subject, their rows, and descriptions of rows.
const LEAST: [(&str, usize); 5] =
    [("Request", 230), ("Response", 60), ("rows Request", 1560), ("rows Response", 630), ("descriptions", 19_700)];

#[test]
fn every_description_of_the_corpus_is_read() {
    let Some(corpus) = shared_folder("corpus") else { return };
    let mut counts = BTreeMap::new();
    let step = if std::env::var_os("PHLO_GEN_CORPUS").is_some() { 1 } else { 4 };
    for set in ["collections", "fixtures"] {
        let Ok(files) = std::fs::read_dir(corpus.join(set)) else { continue };
        let mut paths: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
        paths.sort();
        for path in paths.into_iter().step_by(step) {
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let Ok(document) = serde_json::from_str(text.trim_start_matches('\u{feff}')) else { continue };
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            walk(&document, &name, &mut counts);
        }
    }
    println!("{counts:?}");
    for (kind, least) in LEAST {
        // some collections have most of a kind
        let least = if step == 1 { least } else { least / step / 8 };
        let count = counts.get(kind).copied().unwrap_or_default();
        assert!(count >= least, "{kind}: only {count} of at least {least}");
    }
}

fn walk(value: &Value, at: &str, counts: &mut BTreeMap<String, usize>) {
    match value {
        Value::Object(members) => {
            if let Some(description) = description(members.get("description")) {
                let evidence = evidence(value);
                if members.contains_key("key") {
                    row(&description, at, counts)
                } else {
                    document(&description, &evidence, at, counts)
                }
            }
            if let Some(description) =
                members.get("request").and_then(|request| description(request.get("description")))
            {
                document(&description, &evidence(value), at, counts);
            }
            for (name, member) in members {
                if name == "request" {
                    walk_request(member, &format!("{at}/request"), counts);
                } else {
                    walk(member, &format!("{at}/{name}"), counts);
                }
            }
        }
        Value::Array(members) => {
            for (index, member) in members.iter().enumerate() {
                walk(member, &format!("{at}/{index}"), counts);
            }
        }
        _ => {}
    }
}

fn walk_request(request: &Value, at: &str, counts: &mut BTreeMap<String, usize>) {
    for part in ["url", "header", "body"] {
        walk(&request[part], &format!("{at}/{part}"), counts);
    }
}

fn description(value: Option<&Value>) -> Option<Description> {
    let value = value?;
    let text = value.as_str().or_else(|| value["content"].as_str())?;
    let markup = if value["type"] == "text/html" { Markup::Html } else { Markup::Markdown };
    Some(Description { text: text.to_owned(), markup, offset: 0 })
}

fn document(description: &Description, evidence: &Evidence, at: &str, counts: &mut BTreeMap<String, usize>) {
    let mut prose = arguments::read(description);
    let tables = arguments::take_tables(&mut prose, evidence, &ReadBefore::default());
    for verdict in &tables.verdicts {
        *counts.entry(format!("{:?}", verdict.about)).or_default() += 1;
        println!("VERDICT {at} {:?} {:?} {}", verdict.about, verdict.names, verdict.why);
    }
    for (kind, rows) in [(About::Request, &tables.request), (About::Response, &tables.response)] {
        *counts.entry(format!("rows {kind:?}")).or_default() += rows.len();
        for row in rows {
            let facts = &row.facts;
            println!(
                "ROW {at} {kind:?} {:?} {:?} {:?} {:?} default={:?} fixed={:?} {:?} example={:?} {:?}",
                row.names,
                row.place,
                facts.required,
                facts.kind,
                facts.default,
                facts.fixed,
                facts.allowed,
                facts.example,
                facts.prose.blocks
            );
        }
    }
}

fn row(description: &Description, at: &str, counts: &mut BTreeMap<String, usize>) {
    let facts = arguments::facts("", description);
    *counts.entry("descriptions".to_owned()).or_default() += 1;
    println!(
        "FACTS {:?} {:?} default={:?} fixed={:?} {:?} <- {:?} {at}",
        facts.required, facts.kind, facts.default, facts.fixed, facts.allowed, description.text
    );
}

fn evidence(item: &Value) -> Evidence {
    let request = &item["request"];
    let mut evidence = Evidence::default();
    for rows in [&request["url"]["query"], &request["url"]["variable"], &request["header"]] {
        keys(rows, &mut evidence.request);
    }
    for mode in ["urlencoded", "formdata"] {
        keys(&request["body"][mode], &mut evidence.request);
    }
    if let Some(body) = request["body"]["raw"].as_str().and_then(|raw| serde_json::from_str(raw).ok()) {
        members(&body, "", &mut evidence.request);
    }
    for response in item["response"].as_array().into_iter().flatten() {
        if let Some(body) = response["body"].as_str().and_then(|body| serde_json::from_str(body).ok()) {
            members(&body, "", &mut evidence.response);
        }
    }
    evidence
}

fn keys(rows: &Value, out: &mut Vec<String>) {
    out.extend(rows.as_array().into_iter().flatten().filter_map(|row| Some(row["key"].as_str()?.to_owned())));
}

fn members(value: &Value, under: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (name, member) in object {
                let path = if under.is_empty() { name.clone() } else { format!("{under}.{name}") };
                members(member, &path, out);
                out.push(path);
            }
        }
        Value::Array(array) => array.iter().for_each(|member| members(member, under, out)),
        _ => {}
    }
}
