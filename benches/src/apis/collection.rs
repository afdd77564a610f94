//! The API as a Postman collection: argument tables in the descriptions, examples with each item.

use crate::apis::api::{Api, Field, Kind, Resource, STATES, Verb};
use crate::apis::samples;
use serde_json::{Value, json};

/// The collection.
pub fn collection(api: &Api) -> Value {
    let folders: Vec<Value> = api.resources.iter().map(folder).collect();
    json!({
        "info": {
            "name": "Telephony",
            "description": "An API that is made up, to be measured.",
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        "item": folders,
        "auth": { "type": "bearer", "bearer": [{ "key": "token", "value": "{{token}}", "type": "string" }] },
        "variable": [{ "key": "base_url", "value": "https://api.example.com" }, { "key": "token", "value": "" }],
    })
}

fn folder(resource: &Resource) -> Value {
    let items: Vec<Value> = resource.verbs().iter().map(|verb| item(resource, *verb)).collect();
    json!({ "name": resource.words(), "description": format!("Everything about one {}.", resource.words()), "item": items })
}

fn item(resource: &Resource, verb: Verb) -> Value {
    let request = request(resource, verb);
    let mut original = request.clone();
    if let Some(members) = original.as_object_mut() {
        members.remove("description");
    }
    json!({
        "name": format!("{} {}", verb.word(), resource.words()),
        "request": request,
        "response": responses(resource, verb, &original),
    })
}

fn request(resource: &Resource, verb: Verb) -> Value {
    let mut path = vec!["v1".to_owned(), resource.name.clone()];
    let mut url = json!({ "host": ["{{base_url}}"] });
    if verb.has_id() {
        path.push(":id".to_owned());
        url["variable"] = json!([{ "key": "id", "value": "b7a9ae1a-5c0b-4d8e-9c8e-1f0a5d1e2f33" }]);
    }
    let mut raw = format!("{{{{base_url}}}}/{}", path.join("/"));
    url["path"] = path.into();
    if verb == Verb::List {
        url["query"] = json!([
            { "key": "limit", "value": "20", "disabled": true },
            { "key": "offset", "value": "0", "disabled": true },
            { "key": "state", "value": "active", "disabled": true },
        ]);
        raw.push_str("?limit=20&offset=0&state=active");
    }
    url["raw"] = raw.into();
    let mut request =
        json!({ "method": verb.method(), "header": [], "url": url, "description": description(resource, verb) });
    if matches!(verb, Verb::Create | Verb::Change) {
        let raw = serde_json::to_string_pretty(&samples::body(resource)).unwrap_or_default();
        request["body"] = json!({ "mode": "raw", "raw": raw, "options": { "raw": { "language": "json" } } });
    }
    request
}

fn description(resource: &Resource, verb: Verb) -> String {
    let mut text =
        format!("{}\n\n| Argument | Description | Required |\n| --- | --- | --- |", verb.describes(resource));
    if verb.has_id() {
        text.push_str(&format!("\n| id | The id of the {}. Type: string. | Required |", resource.words()));
    }
    match verb {
        Verb::List => {
            let states = STATES.map(|state| format!("`{state}`")).join(", ");
            text.push_str("\n| limit | How many a page has, 20 at most. Type: integer. | Optional |");
            text.push_str("\n| offset | How many go before the page. Type: integer. | Optional |");
            text.push_str(&format!("\n| state | The state that they are in. Allowed values: {states}. | Optional |"));
        }
        Verb::Create | Verb::Change => {
            for field in resource.given() {
                let need = if field.required && verb == Verb::Create { "Required" } else { "Optional" };
                let (name, kind) = (&field.name, type_name(field));
                text.push_str(&format!("\n| {name} | {} Type: {kind}. | {need} |", field.describes(resource)));
            }
        }
        _ => {}
    }
    text
}

fn type_name(field: &Field) -> &'static str {
    match field.kind {
        Kind::Text => "string",
        Kind::Integer => "integer",
        Kind::Number => "float",
        Kind::Flag => "boolean",
        Kind::Texts => "list of strings",
        Kind::Detail => "object",
    }
}

fn responses(resource: &Resource, verb: Verb, original: &Value) -> Vec<Value> {
    let success = |name: &str, body: &Value| response(name, "OK", verb.status(), body, original);
    let mut all = match verb {
        Verb::List => vec![success("a page", &samples::list(resource, 2))],
        Verb::Delete => vec![success("gone", &Value::Null)],
        _ => vec![
            success("all of it", &samples::object(resource, true)),
            success("without what is optional", &samples::object(resource, false)),
        ],
    };
    all.push(response("refused", "Not Found", 404, &samples::failure(), original));
    all
}

fn response(name: &str, status: &str, code: u16, body: &Value, original: &Value) -> Value {
    let text = if body.is_null() { String::new() } else { serde_json::to_string_pretty(body).unwrap_or_default() };
    json!({
        "name": name,
        "originalRequest": original,
        "status": status,
        "code": code,
        "_postman_previewlanguage": "json",
        "header": [{ "key": "Content-Type", "value": "application/json" }],
        "body": text,
    })
}
