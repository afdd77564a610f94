//! Every description is read: none panics, and no kind of table or description stops being read. `PHLO_GEN_SHOW=descriptions`
//! shows what each says.

use crate::collections;
use phlo_gen_core::arguments::{self, About, Evidence, ReadBefore};
use phlo_gen_core::collection::{Description, Markup};
use serde_json::Value;
use std::collections::BTreeMap;

/// Four fifths of what was read when this was written: tables by their subject, their rows, and descriptions of rows.
const LEAST: [(&str, usize); 5] =
    [("Request", 230), ("Response", 60), ("rows Request", 1560), ("rows Response", 630), ("descriptions", 19_700)];

#[test]
#[ignore = "reads a folder of collections"]
fn every_description_is_read() {
    let Some(collections) = collections(&["collections", "fixtures"]) else { return };
    let is_shown = std::env::var_os("PHLO_GEN_SHOW").is_some_and(|shown| shown == "descriptions");
    let mut found = Found { counts: BTreeMap::new(), is_shown };
    for (name, text) in collections {
        let Ok(document) = serde_json::from_str(&text) else { continue };
        walk(&document, &name, &mut found);
    }
    println!("{:?}", found.counts);
    for (kind, least) in LEAST {
        let count = found.counts.get(kind).copied().unwrap_or_default();
        assert!(count >= least, "{kind}: only {count} of at least {least}");
    }
}

/// What was read.
struct Found {
    counts: BTreeMap<String, usize>,
    is_shown: bool,
}

impl Found {
    fn add(&mut self, kind: &str, count: usize) {
        *self.counts.entry(kind.to_owned()).or_default() += count;
    }

    fn show(&self, line: std::fmt::Arguments<'_>) {
        if self.is_shown {
            println!("{line}");
        }
    }
}

fn walk(value: &Value, at: &str, found: &mut Found) {
    match value {
        Value::Object(members) => {
            if let Some(description) = description(members.get("description")) {
                let evidence = evidence(value);
                if members.contains_key("key") {
                    row(&description, at, found)
                } else {
                    document(&description, &evidence, at, found)
                }
            }
            if let Some(description) =
                members.get("request").and_then(|request| description(request.get("description")))
            {
                document(&description, &evidence(value), at, found);
            }
            for (name, member) in members {
                if name == "request" {
                    walk_request(member, &format!("{at}/request"), found);
                } else {
                    walk(member, &format!("{at}/{name}"), found);
                }
            }
        }
        Value::Array(members) => {
            for (index, member) in members.iter().enumerate() {
                walk(member, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn walk_request(request: &Value, at: &str, found: &mut Found) {
    for part in ["url", "header", "body"] {
        walk(&request[part], &format!("{at}/{part}"), found);
    }
}

fn description(value: Option<&Value>) -> Option<Description> {
    let value = value?;
    let text = value.as_str().or_else(|| value["content"].as_str())?;
    let markup = if value["type"] == "text/html" { Markup::Html } else { Markup::Markdown };
    Some(Description { text: text.to_owned(), markup, offset: 0 })
}

fn document(description: &Description, evidence: &Evidence, at: &str, found: &mut Found) {
    let mut prose = arguments::read(description);
    let tables = arguments::take_tables(&mut prose, evidence, &ReadBefore::default());
    for verdict in &tables.verdicts {
        found.add(&format!("{:?}", verdict.about), 1);
        found.show(format_args!("VERDICT {at} {:?} {:?} {}", verdict.about, verdict.names, verdict.why));
    }
    for (kind, rows) in [(About::Request, &tables.request), (About::Response, &tables.response)] {
        found.add(&format!("rows {kind:?}"), rows.len());
        for row in rows {
            let facts = &row.facts;
            found.show(format_args!(
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
            ));
        }
    }
}

fn row(description: &Description, at: &str, found: &mut Found) {
    let facts = arguments::facts("", description);
    found.add("descriptions", 1);
    found.show(format_args!(
        "FACTS {:?} {:?} default={:?} fixed={:?} {:?} <- {:?} {at}",
        facts.required, facts.kind, facts.default, facts.fixed, facts.allowed, description.text
    ));
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
