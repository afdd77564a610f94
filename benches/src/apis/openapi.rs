//! The API as an OpenAPI 3.0 document that progenitor accepts.

use crate::apis::api::{Api, Field, Kind, Resource, STATES, Verb};
use serde_json::{Map, Value, json};

/// The document.
pub fn openapi(api: &Api) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    schemas.insert("Meta".to_owned(), meta());
    schemas.insert("Failure".to_owned(), failure());
    for resource in &api.resources {
        for verb in resource.verbs() {
            let path = format!("/v1/{}{}", resource.name, if verb.has_id() { "/{id}" } else { "" });
            let operations = paths.entry(path).or_insert_with(|| json!({}));
            operations[verb.method().to_lowercase()] = operation(resource, *verb);
        }
        for (name, schema) in self::schemas(resource) {
            schemas.insert(name, schema);
        }
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Telephony", "description": "An API that is made up, to be measured.", "version": "1.0.0" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn operation(resource: &Resource, verb: Verb) -> Value {
    let name = resource.type_name();
    let mut parameters = Vec::new();
    if verb.has_id() {
        parameters.push(parameter(
            "id",
            "path",
            &format!("The id of the {}.", resource.words()),
            json!({ "type": "string" }),
        ));
    }
    if verb == Verb::List {
        let integer = json!({ "type": "integer", "format": "int64" });
        let state = json!({ "$ref": format!("#/components/schemas/{name}State") });
        parameters.push(parameter("limit", "query", "How many a page has, 20 at most.", integer.clone()));
        parameters.push(parameter("offset", "query", "How many go before the page.", integer));
        parameters.push(parameter("state", "query", "The state that they are in.", state));
    }
    let mut operation = json!({
        "operationId": format!("{}_{}", verb.word(), resource.name),
        "description": verb.describes(resource),
        "parameters": parameters,
    });
    let body = match verb {
        Verb::Create => Some(format!("Create{name}")),
        Verb::Change => Some(format!("Change{name}")),
        _ => None,
    };
    if let Some(body) = body {
        operation["requestBody"] = json!({ "required": true, "content": content(&body) });
    }
    let success = match verb {
        Verb::List => json!({ "description": "a page", "content": content(&format!("{name}List")) }),
        Verb::Delete => json!({ "description": "gone" }),
        _ => json!({ "description": "all of it", "content": content(&name) }),
    };
    operation["responses"] = json!({
        verb.status().to_string(): success,
        "4XX": { "description": "refused", "content": content("Failure") },
    });
    operation
}

fn parameter(name: &str, place: &str, description: &str, schema: Value) -> Value {
    json!({ "name": name, "in": place, "required": place == "path", "description": description, "schema": schema })
}

fn content(schema: &str) -> Value {
    json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{schema}") } } })
}

fn schemas(resource: &Resource) -> Vec<(String, Value)> {
    let name = resource.type_name();
    let list = json!({
        "type": "object",
        "required": ["api_id", "meta", "objects"],
        "properties": {
            "api_id": { "type": "string" },
            "meta": { "$ref": "#/components/schemas/Meta" },
            "objects": { "type": "array", "items": { "$ref": format!("#/components/schemas/{name}") } },
        },
    });
    let all = |required: fn(&Field) -> bool| object(resource, resource.fields.iter(), required);
    let given = |required: fn(&Field) -> bool| object(resource, resource.given(), required);
    vec![
        (name.clone(), all(|field| !field.optional)),
        (format!("{name}Detail"), object(resource, resource.detail.iter(), |_| true)),
        (format!("{name}List"), list),
        (format!("{name}State"), json!({ "type": "string", "enum": STATES })),
        (format!("Create{name}"), given(|field| field.required)),
        (format!("Change{name}"), given(|_| false)),
    ]
}

fn object<'a>(resource: &Resource, fields: impl Iterator<Item = &'a Field>, required: fn(&Field) -> bool) -> Value {
    let (mut properties, mut needed) = (Map::new(), Vec::new());
    for field in fields {
        if required(field) {
            needed.push(field.name.clone());
        }
        properties.insert(field.name.clone(), property(resource, field));
    }
    json!({ "type": "object", "required": needed, "properties": properties })
}

fn property(resource: &Resource, field: &Field) -> Value {
    let mut property = match field.kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Integer => json!({ "type": "integer", "format": "int64" }),
        Kind::Number => json!({ "type": "number", "format": "double" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Detail => return json!({ "$ref": format!("#/components/schemas/{}Detail", resource.type_name()) }),
    };
    property["description"] = field.describes(resource).into();
    property
}

fn meta() -> Value {
    json!({
        "type": "object",
        "required": ["limit", "offset", "total_count", "next"],
        "properties": {
            "limit": { "type": "integer", "format": "int64" },
            "offset": { "type": "integer", "format": "int64" },
            "total_count": { "type": "integer", "format": "int64" },
            "next": { "type": "string" },
        },
    })
}

fn failure() -> Value {
    json!({
        "type": "object",
        "required": ["api_id", "error"],
        "properties": { "api_id": { "type": "string" }, "error": { "type": "string" } },
    })
}
