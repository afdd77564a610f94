//! A corpus of collections, prepared for the comparison: a sample of its items, and an environment with a value for
//! every variable.

use crate::client::Subject;
use crate::files::json_files;
use phlo_gen_core::lower::is_secret_name;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The number of items of a collection that are compared, unless `PHLO_GEN_WIRE_SAMPLE` is set.
const SAMPLE: usize = 60;

/// The maximum number of items in one program.
const PROGRAM: usize = 400;

/// A file that replaces those on the machines of the collections' authors.
const FILE: &str = "file.bin";

/// Collections with their samples and environments, in bundles of about the same size.
pub fn prepare(folder: &Path, work: &Path) -> Vec<Vec<Subject>> {
    let wanted = std::env::var("PHLO_GEN_WIRE_SAMPLE").ok().and_then(|number| number.parse().ok()).unwrap_or(SAMPLE);
    let mut files = Vec::new();
    json_files(folder, &mut files);
    files.sort();
    std::fs::create_dir_all(work).expect("the folder can be made");
    std::fs::write(work.join(FILE), "bytes").expect("the file can be written");
    let mut bundles: Vec<(usize, Vec<Subject>)> = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).expect("the file can be read");
        let value: Value =
            serde_json::from_str(without_dynamics(text.trim_start_matches('\u{feff}')).as_str()).expect("JSON");
        let mut collection = value.get("collection").unwrap_or(&value).clone();
        let count = sample(&mut collection, wanted, &mut Dice::new(0x9e37_79b9_7f4a_7c15));
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let environment = environment(&mut collection);
        let write = |suffix: &str, value: &Value| {
            let file = work.join(format!("{name}.{suffix}.json"));
            std::fs::write(&file, value.to_string()).expect("the file can be written");
            file
        };
        let subject = Subject {
            collection: write("collection", &collection),
            environment: Some(write("environment", &environment)),
            values: BTreeMap::new(),
            requests: BTreeMap::new(),
        };
        match bundles.last_mut().filter(|(sum, _)| sum + count <= PROGRAM) {
            Some((sum, subjects)) => {
                *sum += count;
                subjects.push(subject);
            }
            None => bundles.push((count, vec![subject])),
        }
    }
    bundles.into_iter().map(|(_, subjects)| subjects).collect()
}

/// Records newman's requests for collections.
pub fn record(subjects: &[&Subject], work: &Path) -> Vec<PathBuf> {
    let recording =
        |subject: &&Subject| work.join(subject.collection.file_name().unwrap_or_default()).with_extension("recording");
    let job = |subject: &&Subject| json!({ "collection": subject.collection, "environment": subject.environment, "recording": recording(subject) });
    let jobs = work.join("jobs.json");
    std::fs::write(&jobs, Value::Array(subjects.iter().map(job).collect()).to_string())
        .expect("the file can be written");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire/record.mjs");
    let status = Command::new("node").arg(script).arg("--jobs").arg(&jobs).status().expect("node is installed");
    assert!(status.success(), "newman failed");
    subjects.iter().map(recording).collect()
}

/// Values in place of dynamic variables, which are different each time.
fn without_dynamics(text: &str) -> String {
    let mut pieces = text.split("{{$");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once("}}") {
            Some((name, rest)) => {
                let is_number = matches!(name, "randomInt" | "timestamp") || name.contains("Price");
                out.push_str(if is_number { "1353832234" } else { "dynamic" });
                out.push_str(rest);
            }
            None => out.push_str(piece),
        }
    }
    out
}

/// Keeps a part of the items, the same in each run. Folders stay, and so do adjacent items with the same name.
fn sample(collection: &mut Value, wanted: usize, dice: &mut Dice) -> usize {
    let total = count(collection);
    thin(collection, wanted, total, dice);
    count(collection)
}

fn is_folder(entry: &Value) -> bool {
    entry.get("item").is_some_and(|item| !item.is_null())
}

fn count(entry: &Value) -> usize {
    let entries = entry["item"].as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().map(|entry| if is_folder(entry) { count(entry) } else { 1 }).sum()
}

fn thin(entry: &mut Value, wanted: usize, total: usize, dice: &mut Dice) {
    let Some(entries) = entry["item"].as_array_mut() else { return };
    entries.retain_mut(|entry| {
        if is_folder(entry) {
            thin(entry, wanted, total, dice);
            return true;
        }
        // Examples are not sent, but cause types to be compiled.
        entry.as_object_mut().map(|entry| entry.remove("response"));
        dice.below(total) < wanted
    });
}

/// An environment with a value for each variable without a value in the collection. A secret has no value on either
/// side: both sides keep `{{name}}`.
fn environment(collection: &mut Value) -> Value {
    let mut uses = Uses::default();
    uses.walk(collection);
    let mut known = BTreeSet::new();
    if let Some(variables) = collection["variable"].as_array_mut() {
        variables.retain(|variable| !is_secret(variable));
        for variable in variables.iter() {
            let is_filled = variable["value"].as_str() != Some("") && !variable["value"].is_null();
            if is_filled && let Some(key) = variable["key"].as_str() {
                known.insert(key.to_owned());
            }
        }
    }
    let open =
        uses.values.iter().filter(|(name, _)| !known.contains(*name) && !is_secret_name(name) && !name.is_empty());
    let values: Vec<Value> =
        open.map(|(name, value)| json!({ "key": name, "value": value, "enabled": true })).collect();
    json!({ "name": "environment", "values": values })
}

fn is_secret(variable: &Value) -> bool {
    variable["type"] == "secret" || variable["key"].as_str().is_some_and(is_secret_name)
}

/// Variables, with values that are valid in their places.
#[derive(Default)]
struct Uses {
    values: BTreeMap<String, String>,
}

impl Uses {
    fn walk(&mut self, value: &mut Value) {
        match value {
            Value::Array(values) => values.iter_mut().for_each(|value| self.walk(value)),
            Value::Object(members) => {
                // A key that is not a string has no value in a query; the caller provides one.
                if let Some(Value::Array(rows)) = members.get_mut("apikey") {
                    rows.iter_mut()
                        .filter(|row| !row["value"].is_string())
                        .for_each(|row| *row = json!({ "key": row["key"], "value": "key", "type": "string" }));
                }
                if let Some(url) = members.get("url") {
                    self.url(url);
                }
                for (name, value) in members.iter_mut() {
                    match (name.as_str(), &mut *value) {
                        ("src", Value::String(path)) if !path.is_empty() => *path = FILE.to_owned(),
                        ("src", Value::Array(paths)) if !paths.is_empty() => *paths = vec![json!(FILE)],
                        ("raw", Value::String(text)) if text.trim_start().starts_with(['{', '[']) => self.json(text),
                        ("description" | "response" | "event", _) => continue,
                        _ => {}
                    }
                    self.walk(value);
                }
            }
            Value::String(text) => {
                for name in names(text) {
                    let value = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
                    self.values.entry(name.to_owned()).or_insert_with(|| format!("v-{value}"));
                }
            }
            _ => {}
        }
    }

    /// A variable at the beginning is a base; one within the host is a label.
    fn url(&mut self, url: &Value) {
        let protocol = url["protocol"].as_str().unwrap_or_default();
        let port = url["port"].as_str().unwrap_or_default();
        let host = match (url, &url["host"]) {
            (Value::String(url), _) => url.clone(),
            (_, Value::Array(labels)) => labels.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("."),
            (_, host) => host.as_str().unwrap_or_default().to_owned(),
        };
        let (protocol, host) =
            host.split_once("://").map_or((protocol, host.as_str()), |(protocol, rest)| (protocol, rest));
        for name in names(protocol) {
            self.values.insert(name.to_owned(), "https".to_owned());
        }
        for name in names(port) {
            self.values.insert(name.to_owned(), "8443".to_owned());
        }
        let host = host.split(['/', '?']).next().unwrap_or_default();
        for name in names(host) {
            let label = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
            let is_base = protocol.is_empty() && host.starts_with(&format!("{{{{{name}}}}}"));
            let is_port = host.contains(&format!(":{{{{{name}}}}}"));
            let value = match () {
                () if is_port => "8443".to_owned(),
                () if is_base => format!("https://{label}.example.com/base"),
                () => label,
            };
            self.values.insert(name.to_owned(), value);
        }
    }

    /// A variable that is a value of JSON without quotes is a number.
    fn json(&mut self, text: &str) {
        let mut before = '"';
        let mut rest = text;
        while let Some(open) = rest.find("{{") {
            before = rest[..open].trim_end().chars().last().unwrap_or(before);
            rest = &rest[open + 2..];
            if let Some((name, _)) = rest.split_once("}}")
                && matches!(before, ':' | ',' | '[')
            {
                self.values.insert(name.to_owned(), "17".to_owned());
            }
        }
    }
}

fn names(text: &str) -> Vec<&str> {
    let name = |piece: &&str| piece.contains("}}") && !piece.starts_with('$');
    text.split("{{").skip(1).filter(name).filter_map(|piece| piece.split("}}").next()).collect()
}

/// Numbers that are the same in each run: splitmix64.
pub struct Dice(u64);

impl Dice {
    /// A generator with this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or_default()
    }
}
