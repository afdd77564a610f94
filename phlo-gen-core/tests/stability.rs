//! Names are stable: a new item does not rename others.

mod features;

use features::read_all;
use phlo_gen_core::api::{Folder, Host, Occurrence, Setting};
use phlo_gen_core::collection;
use phlo_gen_core::lower::{Options, lower};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Names in users' code, by what has them.
type Names = BTreeMap<String, Vec<String>>;

/// The names of items by their ids, of settings, of hosts, and of shared types by the places where they occur.
fn names(document: &Value) -> Names {
    let collection = collection::read(&document.to_string()).expect("the collection is read");
    let api = lower(&collection, None, &Options::default()).api;
    let mut out = BTreeMap::new();
    push(&api.root, "", &mut out);
    let setters = |setting: &Setting| (format!("setting {}", setting.name), vec![setting.setter.clone()]);
    out.extend(api.settings.iter().map(setters));
    for Host { setter, name, base } in &api.hosts {
        out.insert(format!("host {base:?}"), setter.iter().chain([name]).cloned().collect());
    }
    for shared in &api.types {
        for Occurrence { request, part, path } in &shared.occurrences {
            let place = format!("type {}.{} {part:?} {path}", request.modules.join("."), request.name);
            out.entry(place).or_default().push(shared.definition.name().to_owned());
        }
    }
    out
}

fn push(folder: &Folder, before: &str, out: &mut Names) {
    for item in &folder.items {
        let id = item.id.clone().unwrap_or_default();
        let mut names = vec![format!("{before}{}", item.method_name), item.request.clone(), item.builder.clone()];
        names.extend(item.arguments.iter().map(|argument| argument.setter.clone()));
        let own = item.types.iter().map(|definition| definition.name().to_owned()).collect();
        out.insert(format!("types of {id}"), own);
        out.insert(id, names);
    }
    for inner in &folder.folders {
        push(inner, &format!("{before}{}.", inner.module), out);
    }
}

/// The documents, in which each item has a unique id.
static DOCUMENTS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut documents: Vec<Value> = read_all().into_iter().map(|(_, document)| document).collect();
    for document in &mut documents {
        for folder in folders(document) {
            let entries = document.pointer_mut(&folder).and_then(Value::as_array_mut).expect("a folder has a list");
            for (index, entry) in entries.iter_mut().enumerate() {
                entry["id"] = format!("{folder}/{index}").into();
            }
        }
    }
    documents
});

/// JSON pointers to the lists of entries: that of the collection, and those of its folders.
fn folders(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    push_folders("/item".to_owned(), document, &mut found);
    found
}

fn push_folders(pointer: String, document: &Value, found: &mut Vec<String>) {
    let Some(Value::Array(entries)) = document.pointer(&pointer) else { return };
    for index in 0..entries.len() {
        push_folders(format!("{pointer}/{index}/item"), document, found);
    }
    found.push(pointer);
}

/// Whether no folder after it, in the same folder, has its name.
fn is_last_of_its_name(document: &Value, folder: &str) -> bool {
    let Some((entries, index)) = folder.strip_suffix("/item").and_then(|own| own.rsplit_once('/')) else { return true };
    let name = |entry: &Value| entry["name"].as_str().unwrap_or_default().trim().to_lowercase();
    let siblings = document.pointer(entries).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let index: usize = index.parse().unwrap_or_default();
    let later = siblings.iter().skip(index + 1).filter(|entry| entry.get("item").is_some());
    later.map(name).all(|later| siblings.get(index).map(name) != Some(later)) && is_last_of_its_name(document, entries)
}

/// Adds an item, and compares the names of all others.
fn check(
    document: usize,
    folder: usize,
    place: impl Fn(&[Value]) -> usize,
    name: impl Fn(&[Value]) -> String,
    method: &str,
) {
    let mut document = DOCUMENTS[document % DOCUMENTS.len()].clone();
    let before = names(&document);
    // folders of one name are one module, and what is added to an earlier one stands before what is in a later one
    let folders: Vec<String> =
        folders(&document).into_iter().filter(|folder| is_last_of_its_name(&document, folder)).collect();
    let folder = &folders[folder % folders.len()];
    let entries = document.pointer_mut(folder).and_then(Value::as_array_mut).expect("a folder has a list");
    // it has no new host, because `base_url` sets the first host of a collection
    let request = json!({"method": method, "url": {"path": ["zebra", ":id"], "query": [{"key": "stripes"}]}, "body": {
        "mode": "raw", "raw": "{\"stripes\": {\"width\": 1}}", "options": {"raw": {"language": "json"}},
    }});
    let response = json!([{"name": "r", "code": 200, "body": "{\"stripes\": [{\"width\": 1}]}"}]);
    let item = json!({"id": "new", "name": name(entries), "request": request, "response": response});
    let index = place(entries);
    entries.insert(index, item);
    compare(&before, &names(&document), |_| true);
}

fn compare(before: &Names, after: &Names, is_compared: impl Fn(&str) -> bool) {
    for (id, names) in before.iter().filter(|(id, _)| after.contains_key(*id) || !id.starts_with("setting ")) {
        let now = after.get(id).map(Vec::as_slice).unwrap_or_default();
        // a place has a type for each status, of which one more may be shared now
        let is_same = names == now || id.starts_with("type ") && names.iter().all(|name| now.contains(name));
        assert!(is_same || !is_compared(id), "{id} was {names:?} and is {now:?}");
    }
}

/// The last members of the places of shared types, but for those that have members of their own name: what is empty at
/// the end of such a value has the type of that name, if all of the name have one.
fn members(names: &Names) -> Vec<String> {
    let paths = names.keys().filter_map(|id| id.strip_prefix("type ")?.rsplit(' ').next());
    let mut nested = BTreeSet::new();
    let mut found = BTreeSet::new();
    for path in paths {
        let parts: Vec<&str> = path.split('.').map(|part| part.trim_end_matches("[]")).collect();
        let Some((last, before)) = parts.split_last() else { continue };
        found.insert((*last).to_owned());
        nested.extend(before.contains(last).then(|| (*last).to_owned()));
    }
    found.into_iter().filter(|member| !member.is_empty() && !nested.contains(member)).collect()
}

/// Adds a folder with an item at the end of a document.
fn append(document: &mut Value, item: Value) {
    let entries = document["item"].as_array_mut().expect("a collection has a list");
    entries.push(json!({"name": "Zebra", "item": [item]}));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_item_at_the_end_of_a_folder_renames_none(
        document in any::<usize>(),
        folder in any::<usize>(),
        same in any::<prop::sample::Index>(),
        other in prop_oneof![Just(None), any::<String>().prop_map(Some), "[A-Za-z_ ]{1,12}".prop_map(Some)],
        method in prop::sample::select(vec!["GET", "POST", "PUT"]),
    ) {
        let name = |entries: &[Value]| match &other {
            None if !entries.is_empty() => entries[same.index(entries.len())]["name"].as_str().unwrap_or_default().to_owned(),
            other => other.clone().unwrap_or_default(),
        };
        check(document, folder, <[Value]>::len, name, method);
    }

    #[test]
    fn an_item_with_a_new_name_renames_none(
        document in any::<usize>(),
        folder in any::<usize>(),
        place in any::<prop::sample::Index>(),
        method in prop::sample::select(vec!["GET", "POST", "PUT"]),
    ) {
        let name = |_: &[Value]| "Stroke the zebra".to_owned();
        check(document, folder, |entries| place.index(entries.len() + 1), name, method);
    }

    #[test]
    fn a_member_of_another_shape_at_the_end_renames_none(
        document in any::<usize>(),
        member in any::<prop::sample::Index>(),
    ) {
        let mut document = DOCUMENTS[document % DOCUMENTS.len()].clone();
        let before = names(&document);
        let members = members(&before);
        prop_assume!(!members.is_empty());
        let body = json!({member.get(&members).as_str(): {"stripes": 1, "width": {"zebra_height": 1}}}).to_string();
        let request = json!({"method": "POST", "url": {"path": ["zebra"]}, "body": {
            "mode": "raw", "raw": body, "options": {"raw": {"language": "json"}},
        }});
        let response = |code: u16| json!({"name": "r", "code": code, "body": body});
        append(&mut document, json!({
            "id": "new", "name": "Zebra", "request": request, "response": [response(200), response(400)],
        }));
        compare(&before, &names(&document), |_| true);
    }

    #[test]
    fn a_copy_of_an_item_at_the_end_renames_no_shared_type(
        document in any::<usize>(),
        folder in any::<prop::sample::Index>(),
        entry in any::<prop::sample::Index>(),
    ) {
        let mut document = DOCUMENTS[document % DOCUMENTS.len()].clone();
        let before = names(&document);
        let folders = folders(&document);
        let entries = document.pointer(folder.get::<String>(&folders)).and_then(Value::as_array).cloned().unwrap_or_default();
        prop_assume!(!entries.is_empty());
        let mut item = entry.get(&entries).clone();
        prop_assume!(item.get("item").is_none());
        (item["id"], item["name"]) = ("new".into(), "Zebra".into());
        append(&mut document, item);
        // what only one item had may be shared now
        compare(&before, &names(&document), |id| !id.starts_with("types of "));
    }
}
