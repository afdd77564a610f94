//! Mutated collections: the generated source is always valid Rust, and contains no secrets.
//!
//! `PHLO_GEN_CASES` sets the number of collections.

mod features;
mod sound;

use features::read_all;
use phlo_gen_core::collection;
use phlo_gen_core::emit::{Emission, emit};
use phlo_gen_core::lower::{Options, lower};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The prefix of every secret in the collections.
const PLANTED: &str = "planted-";

static DOCUMENTS: LazyLock<Vec<Value>> =
    LazyLock::new(|| read_all().into_iter().map(|(_, document)| document).collect());

/// Strings that have a meaning in Postman, in Rust or in Markdown, or none.
const UNUSUAL: &[&str] = &[
    "",
    " ",
    "self",
    "Self",
    "crate",
    "type",
    "_",
    "0",
    "24",
    "Call",
    "Client",
    "Folder",
    "Option",
    "Binding",
    "send",
    "maybe_a",
    "👍",
    "苗",
    "\u{0}",
    "\u{202e}",
    "\r\n",
    "\"#",
    "*/",
    "r#\"",
    "\\",
    "{}",
    "{{",
    "}}",
    "{{}}",
    "{{x}}",
    "{{a{{b}}}}",
    "{{$guid}}",
    "{{$nobody}}",
    "{{token}}",
    ":x",
    ":",
    "{x}",
    "<x>",
    "/",
    "?",
    "#",
    "&a=b",
    "a b",
    "[x]",
    "`",
    "```",
    "|",
    "<b>",
    "https://x.example.com",
    "//",
    "@",
    "{\"a\": 1}",
    "[1,,2]",
    "{\"a\": {{a}}}",
    "null",
    "1e999",
    "-0",
    "raw",
    "file",
    "formdata",
    "urlencoded",
    "graphql",
    "json",
    "noauth",
    "basic",
    "apikey",
    "secret",
    "Required",
    "| a | Required |\n| --- | --- |\n| a | yes |",
    "Defaults to x",
    "(This can only be one of a,A,b)",
];

fn unusual_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(UNUSUAL).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[a-z]{300}",
    ]
}

fn unusual_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => unusual_text().prop_map(Value::from),
        1 => prop::sample::select(vec![
            json!(null), json!(true), json!(false), json!(0), json!(-1.5), json!([]), json!({}), json!([null, 1, "a", [], {}]),
            json!({"key": {}, "value": [], "type": {}}), json!({"content": "c", "type": "text/html"}),
        ]),
    ]
}

#[derive(Debug, Clone)]
enum Mutation {
    Delete(usize),
    Replace(usize, Value),
    Swap(usize, usize),
    Copy(usize, usize),
    Double(usize),
    Rename(usize, String),
    Insert(usize, usize, String),
    Truncate(usize, usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = any::<usize>;
    prop_oneof![
        at().prop_map(Mutation::Delete),
        (at(), unusual_value()).prop_map(|(at, value)| Mutation::Replace(at, value)),
        (at(), at()).prop_map(|(one, other)| Mutation::Swap(one, other)),
        (at(), at()).prop_map(|(from, to)| Mutation::Copy(from, to)),
        at().prop_map(Mutation::Double),
        (at(), unusual_text()).prop_map(|(at, name)| Mutation::Rename(at, name)),
        (at(), at(), unusual_text()).prop_map(|(at, place, text)| Mutation::Insert(at, place, text)),
        (at(), at()).prop_map(|(at, length)| Mutation::Truncate(at, length)),
    ]
}

impl Mutation {
    /// Changes the document at one of these places.
    fn apply(&self, document: &mut Value, places: &[String]) {
        let place = |at: usize| places[at % places.len()].as_str();
        match self {
            Mutation::Delete(at) => remove(document, place(*at)),
            Mutation::Replace(at, value) => set(document, place(*at), value.clone()),
            Mutation::Swap(one, other) => {
                let (first, second) = (get(document, place(*one)), get(document, place(*other)));
                set(document, place(*one), second);
                set(document, place(*other), first);
            }
            Mutation::Copy(from, to) => {
                let value = get(document, place(*from));
                set(document, place(*to), value);
            }
            Mutation::Double(at) => {
                let value = get(document, place(*at));
                let (parent, _) = split(place(*at));
                if let Some(Value::Array(values)) = document.pointer_mut(parent) {
                    values.push(value);
                }
            }
            Mutation::Rename(at, name) => {
                let value = get(document, place(*at));
                let (parent, old) = split(place(*at));
                if let Some(Value::Object(members)) = document.pointer_mut(parent) {
                    members.remove(old);
                    members.insert(name.clone(), value);
                }
            }
            Mutation::Insert(at, index, text) => {
                if let Some(Value::String(old)) = document.pointer_mut(place(*at)) {
                    let index = index % (old.chars().count() + 1);
                    *old = old.chars().take(index).chain(text.chars()).chain(old.chars().skip(index)).collect();
                }
            }
            Mutation::Truncate(at, length) => {
                if let Some(Value::String(old)) = document.pointer_mut(place(*at)) {
                    *old = old.chars().take(length % (old.chars().count() + 1)).collect();
                }
            }
        }
    }
}

fn split(pointer: &str) -> (&str, &str) {
    pointer.rsplit_once('/').unwrap_or_default()
}

fn get(document: &Value, pointer: &str) -> Value {
    document.pointer(pointer).cloned().unwrap_or_default()
}

fn set(document: &mut Value, pointer: &str, value: Value) {
    if let Some(place) = document.pointer_mut(pointer) {
        *place = value;
    }
}

fn remove(document: &mut Value, pointer: &str) {
    let (parent, name) = split(pointer);
    match document.pointer_mut(parent) {
        Some(Value::Object(members)) => drop(members.remove(name)),
        Some(Value::Array(values)) => {
            if let Ok(index) = name.parse::<usize>()
                && index < values.len()
            {
                values.remove(index);
            }
        }
        _ => {}
    }
}

/// All places in a document that may be changed.
fn places(document: &Value, may_change: &dyn Fn(&Value, &Value) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    push(document, "", may_change, &mut found);
    found
}

fn push(value: &Value, pointer: &str, may_change: &dyn Fn(&Value, &Value) -> bool, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Array(values) => values.iter().enumerate().map(|(index, child)| (index.to_string(), child)).collect(),
        Value::Object(members) => members.iter().map(|(name, child)| (name.clone(), child)).collect(),
        _ => return,
    };
    // a JSON pointer would need escapes for others
    for (name, child) in children.into_iter().filter(|(name, _)| !name.contains(['/', '~'])) {
        let pointer = format!("{pointer}/{name}");
        push(child, &pointer, may_change, found);
        if may_change(value, child) {
            found.push(pointer);
        }
    }
}

/// Whether a change of a value in this parent keeps all secrets unchanged.
fn keeps_secrets(parent: &Value, child: &Value) -> bool {
    let has_secret = |value: &Value| value.to_string().contains(PLANTED);
    let has_secret_sibling = parent
        .as_object()
        .is_some_and(|members| members.values().any(|value| value.as_str().is_some_and(|text| text.contains(PLANTED))));
    !has_secret(child) && !has_secret_sibling
}

/// The generated source of a document, if it is a collection.
fn source(text: &str) -> Option<String> {
    let collection = collection::read(text).ok()?;
    let lowered = lower(&collection, None, &Options::default());
    sound::check(&lowered.api);
    Some(emit(&lowered.api, &Emission::default()))
}

fn cases() -> u32 {
    std::env::var("PHLO_GEN_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(20)
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::with_cases(cases()) }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_change_still_generates_valid_rust(document in any::<usize>(), mutations in prop::collection::vec(mutation(), 1..12)) {
        let mut document = DOCUMENTS[document % DOCUMENTS.len()].clone();
        for mutation in mutations {
            let places = places(&document, &|_, _| true);
            if !places.is_empty() {
                mutation.apply(&mut document, &places);
            }
        }
        if let Some(source) = source(&document.to_string()) {
            let parsed = syn::parse_file(&source);
            prop_assert!(parsed.is_ok(), "{:?}", parsed.err());
        }
    }

    #[test]
    fn no_other_change_reveals_a_secret(document in any::<usize>(), mutations in prop::collection::vec(mutation(), 1..12)) {
        let mut document = DOCUMENTS[document % DOCUMENTS.len()].clone();
        for mutation in mutations {
            let places = places(&document, &keeps_secrets);
            if !places.is_empty() {
                mutation.apply(&mut document, &places);
            }
        }
        let source = source(&document.to_string()).unwrap_or_default();
        let leak = source.lines().find(|line| line.contains(PLANTED));
        prop_assert!(leak.is_none(), "{}", leak.unwrap_or_default());
    }

    #[test]
    fn no_piece_of_a_collection_panics(document in any::<usize>(), end in any::<prop::sample::Index>(), insert in unusual_text()) {
        let text = DOCUMENTS[document % DOCUMENTS.len()].to_string();
        let end = end.index(text.chars().count());
        let text: String = text.chars().take(end).chain(insert.chars()).chain(text.chars().skip(end)).collect();
        let _ = source(&text);
    }
}
