//! Whole collections through `lower`: the effect of rules about secrets, settings and options on the model.

mod bodies;
mod documentation;
mod options;
mod redacted_secrets;
mod requests;
mod rules;
mod secrets;
mod sent_secrets;
mod settings;
mod types;
mod values;

use super::{Lowered, Options, lower};
use crate::api::{Argument, Folder, Item};
use crate::collection;
use crate::emit::{Emission, emit};
use serde_json::{Value, json};

/// A collection of these items, its other members taken from `more`.
fn lowered_with(more: Value, items: Vec<Value>, options: &Options) -> Lowered {
    let mut document = more;
    document["info"] =
        json!({"name": "c", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"});
    document["item"] = items.into();
    let collection = collection::read(&document.to_string()).expect("it is a collection");
    lower(&collection, None, options)
}

fn lowered(items: Vec<Value>) -> Lowered {
    lowered_with(json!({}), items, &Options::default())
}

/// An item that posts this string as JSON.
fn posts(body: &str, description: &str) -> Value {
    let body = json!({"mode": "raw", "raw": body, "options": {"raw": {"language": "json"}}});
    json!({"name": "Post", "request": {"method": "POST", "url": "https://h.example.com/a", "body": body, "description": description}})
}

/// An item that gets `/a` with these query parameters and headers.
fn gets(query: &[(&str, &str)], headers: &[(&str, &str)]) -> Value {
    let rows =
        |rows: &[(&str, &str)]| rows.iter().map(|(key, value)| json!({"key": key, "value": value})).collect::<Vec<_>>();
    let url = json!({"protocol": "https", "host": ["h", "example", "com"], "path": ["a"], "query": rows(query)});
    json!({"name": "Get", "request": {"method": "GET", "url": url, "header": rows(headers)}})
}

fn first(folder: &Folder) -> &Item {
    folder.items.first().expect("there is an item")
}

fn argument<'a>(lowered: &'a Lowered, setter: &str) -> &'a Argument {
    let arguments = &first(&lowered.api.root).arguments;
    arguments.iter().find(|argument| argument.setter == setter).expect("there is such an argument")
}

fn source(lowered: &Lowered) -> String {
    emit(&lowered.api, &Emission::default())
}
