use crate::collection::{Collection, read, read_environment};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A collection with every member of the format.
fn complete_collection() -> Value {
    json!({
        "info": {"name": "c", "description": {"content": "d", "type": "text/html"}, "version": {"major": 1}},
        "variable": [{"key": "a", "value": "1", "type": "number"}, {"id": "b"}],
        "auth": {"type": "basic", "basic": [{"key": "username", "value": "u"}]},
        "event": [{"listen": "test", "script": {"exec": ["a", "b"]}}],
        "protocolProfileBehavior": {"disableBodyPruning": true, "disabledSystemHeaders": {"accept": true}},
        "item": [{
            "name": "f",
            "auth": {"type": "bearer", "bearer": {"token": "t"}},
            "item": [{
                "name": "i",
                "id": "x",
                "request": {
                    "method": "POST",
                    "url": {
                        "raw": "http://u@h:1/a/:b?c=d#e", "protocol": "http", "auth": {"user": "u"}, "host": ["h"], "port": 1,
                        "path": ["a", {"value": ":b"}], "query": [{"key": "c", "value": "d", "disabled": "x"}], "hash": "e",
                        "variable": [{"id": "b", "value": "v", "description": "d"}],
                    },
                    "header": [{"key": "A", "value": "1"}, "B: 2"],
                    "body": {"mode": "formdata", "formdata": [{"key": "f", "type": "file", "src": ["p"]}], "raw": "x",
                        "urlencoded": "a=b", "file": {"src": "s"}, "graphql": {"query": "q", "variables": {"v": 1}}},
                },
                "response": [{"code": 200, "header": "A: 1", "body": "{}", "originalRequest": "h/{{v}}?a&b="}],
            }, {"name": "j", "request": "{{base}}/a?b=c"}],
        }],
    })
}

fn replacement() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[a-z:/?#&=@.{}\\\\ ]{0,30}".prop_map(Value::from),
        prop::sample::select(vec!["file", "raw", "graphql", "urlencoded", "noauth", "type", "array"])
            .prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([null, 1, "a", [], {}])),
        Just(json!({"key": {}, "value": [], "type": {}, "item": {}, "src": 1})),
    ]
}

/// Every place in a document except its root.
fn pointers(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Array(values) => values.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), value)).collect(),
        _ => return,
    };
    for (name, child) in children {
        let pointer = format!("{pointer}/{name}");
        pointers(child, &pointer, found);
        found.push(pointer);
    }
}

/// Deletes, duplicates or renames a node, changes its type, or swaps it with another.
fn mutate(document: &mut Value, which: u8, first: usize, second: usize, new: Value) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    if all.is_empty() {
        return;
    }
    let (first, second) = (all[first % all.len()].clone(), all[second % all.len()].clone());
    let (parent, name) = first.rsplit_once('/').unwrap();
    let other = document.pointer(&second).cloned().unwrap_or_default();
    let own = document.pointer(&first).cloned().unwrap_or_default();
    match (which % 5, document.pointer_mut(parent)) {
        (0, Some(Value::Object(members))) => drop(members.remove(name)),
        (1, Some(Value::Object(members))) => {
            members.remove(name);
            members.insert(format!("{name}s"), own);
        }
        (2, Some(Value::Array(values))) => values.push(own),
        (3, _) => {
            *document.pointer_mut(&first).unwrap() = other;
            if let Some(place) = document.pointer_mut(&second) {
                *place = own;
            }
        }
        _ => *document.pointer_mut(&first).unwrap() = new,
    }
}

fn check(collection: &Collection, text: &str) {
    for finding in &collection.findings {
        assert!(text.is_char_boundary(finding.offset) && finding.offset < text.len(), "{finding:?}");
        assert!(finding.help.is_some(), "{finding:?}");
    }
}

proptest! {
    #[test]
    fn a_mutated_collection_is_read(
        mutations in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>(), replacement()), 1..6)
    ) {
        let mut document = complete_collection();
        for (which, first, second, new) in mutations {
            mutate(&mut document, which, first, second, new);
        }
        let text = document.to_string();
        match read(&text) {
            Ok(collection) => check(&collection, &text),
            Err(error) => {
                let has_other_list = error.code == "collection-without-item";
                let is_refused = has_other_list || document.get("info").is_none();
                prop_assert!(is_refused && document.get("item").is_none(), "{error:?}");
            }
        }
        let _ = read_environment(&text);
    }

    #[test]
    fn a_piece_of_a_collection_does_not_panic(end in 0usize..3000, insert in any::<String>()) {
        let text = complete_collection().to_string();
        let text: String = text.chars().take(end).chain(insert.chars()).chain(text.chars().skip(end)).collect();
        let _ = (read(&text), read_environment(&text));
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = (read(&text), read_environment(&text));
    }

    #[test]
    fn no_url_panics_and_its_places_are_in_it(url in "[a-z:/?#&=@.{}\\\\ \\[\\]é😀]{0,40}") {
        let text = json!({"item": [{"name": "i", "request": url}]}).to_string();
        let collection = read(&text).unwrap();
        let url = &super::first(&collection).request.url;
        let places = url.path.iter().flatten().map(|segment| segment.offset).chain(url.query.iter().map(|row| row.offset));
        for offset in places {
            prop_assert!(text.is_char_boundary(offset) && offset < text.len());
        }
    }
}
