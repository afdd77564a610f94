//! Names: of items, of folders, and of the types that they define.

mod folders;
mod items;
mod shared_types;
mod types;

use phlo_gen_core::api::{Api, Definition, Entry, Folder, Item};
use phlo_gen_core::collection;
use phlo_gen_core::lower::{Options, lower};
use serde_json::{Value, json};

fn api(entries: Value) -> Api {
    let document = json!({ "info": { "name": "Shop" }, "item": entries }).to_string();
    lower(&collection::read(&document).expect("the collection is read"), None, &Options::default()).api
}

fn item(name: &str, body: &str, response: &str) -> Value {
    let body = json!({ "mode": "raw", "raw": body, "options": { "raw": { "language": "json" } } });
    let request = json!({ "method": "POST", "url": "https://shop.example/customers", "body": body });
    json!({ "name": name, "request": request, "response": [{ "name": "r", "code": 200, "body": response }] })
}

fn types(item: &Item) -> Vec<&str> {
    item.types.iter().map(Definition::name).collect()
}

/// An item of a name, a method and a path.
fn get(name: &str, method: &str, path: &str) -> Value {
    json!({ "name": name, "request": { "method": method, "url": format!("https://shop.example{path}") } })
}

/// The calls of all items.
fn calls(entries: Value) -> Vec<String> {
    fn push(folder: &Folder, before: &str, out: &mut Vec<String>) {
        for entry in folder.entries() {
            match entry {
                Entry::Item(item) => out.push(format!("{before}{}", item.method_name)),
                Entry::Folder(inner) => push(inner, &format!("{before}{}.", inner.module), out),
            }
        }
    }
    let mut out = Vec::new();
    push(&api(entries).root, "", &mut out);
    out
}
