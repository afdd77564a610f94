//! Every argument set through its setter sends what the same edit of the collection sends: `example()` does not merely
//! replay what is saved.

mod edit;
mod json_body;
mod rows;
mod url;
mod value;

use crate::client::Subject;
use crate::corpus::Dice;
use edit::{Edit, edit};
use phlo_gen_core::api::{Api, Folder, Item};
use phlo_gen_core::collection;
use phlo_gen_core::lower::{self, Options};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A collection whose arguments are set, and the edited collection.
pub struct Pair {
    pub set: Subject,
    pub edited: Subject,
    /// The number of marked arguments, and the omitted items by reason.
    pub arguments: usize,
    pub left_out: BTreeMap<&'static str, usize>,
}

/// The most items of a collection.
pub struct Choice {
    pub items: usize,
    pub seed: u64,
}

/// Marks a sample of the items of a collection.
pub fn pair(subject: &Subject, choice: &Choice, work: &Path) -> Pair {
    let text = std::fs::read_to_string(&subject.collection).expect("the collection can be read");
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).expect("the collection is JSON");
    let mut document = value.get("collection").unwrap_or(&value).clone();
    let total = count(&document);
    keep(&mut document, choice.items, total, &mut Dice::new(choice.seed));
    let mut left_out = BTreeMap::new();
    // Items that cannot be edited are removed, which changes the collection.
    let (edited, requests, arguments) = loop {
        let mut marks =
            Marks { edited: document.clone(), requests: BTreeMap::new(), arguments: 0, refused: Vec::new() };
        let api = read(&document, subject.environment.as_deref());
        marks.folder(&api, &api.root);
        if marks.refused.is_empty() {
            break (marks.edited, marks.requests, marks.arguments);
        }
        for (pointer, why) in marks.refused {
            *left_out.entry(why).or_default() += 1;
            *document.pointer_mut(&pointer).expect("the item is there") = Value::Null;
        }
        drop_nulls(&mut document);
    };
    std::fs::create_dir_all(work).expect("the folder can be made");
    let name = subject.collection.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let write = |prefix: &str, value: &Value| -> PathBuf {
        let file = work.join(format!("{prefix}-{name}"));
        std::fs::write(&file, value.to_string()).expect("the file can be written");
        file
    };
    let of = |collection: PathBuf, requests| Subject {
        collection,
        environment: subject.environment.clone(),
        values: subject.values.clone(),
        requests,
    };
    Pair {
        set: of(write("set", &document), requests),
        edited: of(write("edited", &edited), BTreeMap::new()),
        arguments,
        left_out,
    }
}

fn read(document: &Value, environment: Option<&Path>) -> Api {
    let collection = collection::read(&document.to_string()).expect("the collection is read");
    let environment = environment.map(|file| std::fs::read_to_string(file).expect("the environment can be read"));
    let environment = environment.map(|text| collection::read_environment(&text).expect("the environment is read"));
    lower::lower(&collection, environment.as_ref(), &Options::default()).api
}

fn is_folder(entry: &Value) -> bool {
    entry.get("item").is_some_and(|item| !item.is_null())
}

fn count(entry: &Value) -> usize {
    let entries = entry["item"].as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().map(|entry| if is_folder(entry) { count(entry) } else { 1 }).sum()
}

fn keep(entry: &mut Value, wanted: usize, total: usize, dice: &mut Dice) {
    let Some(entries) = entry["item"].as_array_mut() else { return };
    entries.retain_mut(|entry| {
        if is_folder(entry) {
            keep(entry, wanted, total, dice);
            return true;
        }
        // Examples are not sent, but cause types to be compiled.
        entry.as_object_mut().map(|entry| entry.remove("response"));
        dice.below(total) < wanted
    });
}

fn drop_nulls(entry: &mut Value) {
    let Some(entries) = entry["item"].as_array_mut() else { return };
    entries.retain(|entry| !entry.is_null());
    entries.iter_mut().filter(|entry| is_folder(entry)).for_each(drop_nulls);
}

struct Marks {
    edited: Value,
    /// The code for the builder of an item, by its pointer.
    requests: BTreeMap<String, String>,
    arguments: usize,
    /// The pointers of omitted items, and the reasons.
    refused: Vec<(String, &'static str)>,
}

impl Marks {
    fn folder(&mut self, api: &Api, folder: &Folder) {
        for item in &folder.items {
            self.item(api, item);
        }
        for inner in &folder.folders {
            self.folder(api, inner);
        }
    }

    fn item(&mut self, api: &Api, item: &Item) {
        let entry = self.edited.pointer_mut(&item.pointer).expect("the item is there");
        match edit(api, item, entry) {
            Ok(Edit { calls, count }) => {
                self.requests.insert(item.pointer.clone(), calls);
                self.arguments += count;
            }
            Err(why) => self.refused.push((item.pointer.clone(), why)),
        }
    }
}
