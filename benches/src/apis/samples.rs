//! Examples and bodies.

use crate::apis::api::{Field, Kind, Resource};
use serde_json::{Map, Value, json};

/// A resource as a server sends it; `whole` is false if optional members are omitted.
pub fn object(resource: &Resource, whole: bool) -> Value {
    let fields = resource.fields.iter().filter(|field| whole || !field.optional);
    Value::Object(fields.map(|field| (field.name.clone(), value(field, resource))).collect())
}

/// A page of resources.
pub fn list(resource: &Resource, objects: usize) -> Value {
    let objects: Vec<Value> = (0..objects).map(|nth| object(resource, nth % 2 == 0)).collect();
    let meta = json!({ "limit": 20, "offset": 0, "total_count": 2, "next": "/v1/things?offset=20" });
    json!({ "api_id": "5a9fcb68-582d-11e1-86da-6ff39efcb949", "meta": meta, "objects": objects })
}

/// The body of a request.
pub fn body(resource: &Resource) -> Value {
    Value::Object(resource.given().map(|field| (field.name.clone(), value(field, resource))).collect())
}

/// The body of an error response.
pub fn failure() -> Value {
    json!({ "api_id": "5a9fcb68-582d-11e1-86da-6ff39efcb949", "error": "not found" })
}

fn value(field: &Field, resource: &Resource) -> Value {
    match field.kind {
        Kind::Text if field.name == "id" => "b7a9ae1a-5c0b-4d8e-9c8e-1f0a5d1e2f33".into(),
        Kind::Text => format!("{} of +14155550100", field.name).into(),
        Kind::Integer => 4211.into(),
        Kind::Number => 0.0045.into(),
        Kind::Flag => true.into(),
        Kind::Texts => json!(["first", "second"]),
        Kind::Detail => {
            let members: Map<_, _> =
                resource.detail.iter().map(|field| (field.name.clone(), value(field, resource))).collect();
            Value::Object(members)
        }
    }
}
