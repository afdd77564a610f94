//! Reads a JSON Schema of any draft, as far as it describes types.

use super::model::{Kind, Schema};
use crate::json::{self, Json};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// The maximum depth of nested schemas.
const DEEPEST: usize = 32;

/// The maximum number of schemas that are read for one: each may refer to many others.
const MOST: usize = 10_000;

/// Reads the text of a schema; `None` if it does not describe types.
pub fn of_text(text: &str) -> Option<Schema> {
    read(&json::parse(text).ok()?)
}

/// Reads a schema; `None` if it does not describe types.
pub fn read(root: &Json<'_>) -> Option<Schema> {
    root.as_object()?;
    let schema = Reader { root, read: Cell::new(0), members: RefCell::default() }.read(root, 0);
    (schema.kind != Kind::Unspecified).then_some(schema)
}

struct Reader<'a> {
    root: &'a Json<'a>,
    /// The number of schemas read so far.
    read: Cell<usize>,
    /// The members of the objects that references lead through: thousands may lead through one.
    members: RefCell<HashMap<*const Json<'a>, HashMap<&'a str, &'a Json<'a>>>>,
}

impl<'a> Reader<'a> {
    fn read(&self, json: &Json<'_>, depth: usize) -> Schema {
        self.read.set(self.read.get() + 1);
        if depth >= DEEPEST || self.read.get() > MOST {
            return Schema::default();
        }
        if let Some(target) = json.get("$ref").and_then(Json::as_str) {
            return self.target(target).map_or_else(Schema::default, |target| self.read(target, depth + 1));
        }
        let mut schema = self.own(json, depth);
        for part in json.get("allOf").and_then(Json::as_array).into_iter().flatten() {
            schema = both(schema, self.read(part, depth + 1));
        }
        for word in ["anyOf", "oneOf"] {
            let parts = json.get(word).and_then(Json::as_array).unwrap_or_default();
            let parts: Vec<Schema> = parts.iter().map(|part| self.read(part, depth + 1)).collect();
            if !parts.is_empty() {
                schema = both(schema, either(parts));
            }
        }
        schema
    }

    /// The schema that `#/definitions/x` refers to.
    fn target(&self, path: &str) -> Option<&'a Json<'a>> {
        let mut names = path.strip_prefix("#/")?.split('/').map(|name| name.replace("~1", "/").replace("~0", "~"));
        names.try_fold(self.root, |at, name| self.member(at, &name))
    }

    fn member(&self, object: &'a Json<'a>, name: &str) -> Option<&'a Json<'a>> {
        let mut known = self.members.borrow_mut();
        let members = known.entry(object).or_insert_with(|| {
            let members = object.as_object().into_iter().flatten();
            members.map(|member| (&*member.name, &member.value)).collect()
        });
        members.get(name).copied()
    }

    fn own(&self, json: &Json<'_>, depth: usize) -> Schema {
        let types: Vec<&str> = match json.get("type").map(|ty| &ty.kind) {
            Some(json::Kind::String(one)) => vec![one],
            Some(json::Kind::Array(several)) => several.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        let values = json.get("enum").and_then(Json::as_array).unwrap_or_default();
        let is_null = |value: &Json<'_>| value.kind == json::Kind::Null;
        let named: Vec<&str> = types.iter().copied().filter(|ty| *ty != "null").collect();
        let kind = match named.as_slice() {
            [] if types.is_empty() => self.unnamed(json, values, depth),
            [] => Kind::Unspecified,
            ["integer"] => Kind::Integer,
            ["integer" | "number", ..] if named.iter().all(|ty| matches!(*ty, "integer" | "number")) => Kind::Number,
            ["string"] => Kind::String,
            ["boolean"] => Kind::Boolean,
            ["array"] => Kind::List(Box::new(self.items(json, depth))),
            ["object"] => self.object(json, depth),
            _ => Kind::Any,
        };
        let is_nullable = types.contains(&"null") && types.len() > 1
            || json.get("nullable").is_some_and(|nullable| nullable.kind == json::Kind::Boolean(true))
            || values.len() > 1 && values.iter().any(is_null)
            || types == ["null"];
        let texts = values.iter().filter(|value| !is_null(value)).map(Json::as_str).collect::<Option<Vec<&str>>>();
        let allowed = texts.filter(|_| matches!(kind, Kind::String)).unwrap_or_default();
        Schema {
            kind,
            nullable: is_nullable,
            allowed: allowed.into_iter().map(str::to_owned).collect(),
            description: json.get("description").and_then(Json::as_str).map(str::to_owned),
        }
    }

    /// The kind of a schema that does not name it.
    fn unnamed(&self, json: &Json<'_>, values: &[Json<'_>], depth: usize) -> Kind {
        if json.get("properties").is_some() {
            return self.object(json, depth);
        }
        if json.get("items").is_some() {
            return Kind::List(Box::new(self.items(json, depth)));
        }
        let values: Vec<&Json<'_>> = values.iter().chain(json.get("const")).collect();
        let all = |is: &dyn Fn(&json::Kind<'_>) -> bool| {
            let mut known = values.iter().filter(|value| value.kind != json::Kind::Null).peekable();
            known.peek().is_some() && known.all(|value| is(&value.kind))
        };
        if all(&|kind| matches!(kind, json::Kind::String(_))) {
            Kind::String
        } else if all(&|kind| matches!(kind, json::Kind::Boolean(_))) {
            Kind::Boolean
        } else if all(&|kind| matches!(kind, json::Kind::Number(text) if text.parse::<i64>().is_ok())) {
            Kind::Integer
        } else if all(&|kind| matches!(kind, json::Kind::Number(_))) {
            Kind::Number
        } else {
            Kind::Unspecified
        }
    }

    fn items(&self, json: &Json<'_>, depth: usize) -> Schema {
        match json.get("items").map(|items| &items.kind) {
            Some(json::Kind::Array(several)) => {
                either(several.iter().map(|items| self.read(items, depth + 1)).collect())
            }
            Some(json::Kind::Object(_)) => {
                json.get("items").map(|items| self.read(items, depth + 1)).unwrap_or_default()
            }
            _ => Schema::default(),
        }
    }

    fn object(&self, json: &Json<'_>, depth: usize) -> Kind {
        let members = json.get("properties").and_then(Json::as_object).unwrap_or_default();
        if members.is_empty() {
            let patterns = json.get("patternProperties").and_then(Json::as_object).and_then(|all| all.first());
            let values = patterns.map(|pattern| &pattern.value).or_else(|| json.get("additionalProperties"));
            let values = values.filter(|values| values.as_object().is_some_and(|members| !members.is_empty()));
            if let Some(values) = values {
                return Kind::Map(Box::new(self.read(values, depth + 1)));
            }
        }
        // in draft 3 a member itself has `required`
        let themselves = members.iter().filter_map(|member| match member.value.get("required")?.kind {
            json::Kind::Boolean(required) => Some((member.name.to_string(), required)),
            _ => None,
        });
        let themselves: Vec<(String, bool)> = themselves.collect();
        let listed = json.get("required").and_then(Json::as_array);
        let listed = listed.map(|names| names.iter().filter_map(Json::as_str).map(str::to_owned).collect());
        let known = || themselves.iter().filter(|(_, required)| *required).map(|(name, _)| name.clone()).collect();
        Kind::Object {
            properties: members
                .iter()
                .map(|member| (member.name.to_string(), self.read(&member.value, depth + 1)))
                .collect(),
            required: listed.or_else(|| (!themselves.is_empty()).then(known)),
        }
    }
}

/// A value to which two schemas apply.
fn both(one: Schema, other: Schema) -> Schema {
    let nullable = one.nullable || other.nullable;
    let kind = match (one.kind, other.kind) {
        (Kind::Unspecified, kind) | (kind, Kind::Unspecified) => kind,
        (Kind::Object { mut properties, required: first }, Kind::Object { properties: others, required: second }) => {
            properties.extend(others, both);
            let required = match (first, second) {
                (Some(mut first), Some(second)) => {
                    first.extend(second);
                    Some(first)
                }
                (first, second) => first.or(second),
            };
            Kind::Object { properties, required }
        }
        (kind, _) => kind,
    };
    let allowed = if one.allowed.is_empty() { other.allowed } else { one.allowed };
    Schema { kind, nullable, allowed, description: one.description.or(other.description) }
}

/// A value to which one of several schemas applies.
fn either(parts: Vec<Schema>) -> Schema {
    let nullable = parts.iter().any(|part| part.nullable);
    let mut known = parts.into_iter().filter(|part| part.kind != Kind::Unspecified);
    let Some(first) = known.next() else { return Schema { nullable, ..Schema::default() } };
    let mut joined = first;
    for part in known {
        let alike = std::mem::discriminant(&joined.kind) == std::mem::discriminant(&part.kind);
        joined = match (joined.kind, part.kind) {
            (Kind::Object { properties: mut one, required: first }, Kind::Object { properties, required }) => {
                let mut in_both = first.unwrap_or_default();
                in_both.retain(|name| required.as_ref().is_some_and(|names| names.contains(name)));
                one.extend(properties, |known, _| known);
                let kind = Kind::Object { properties: one, required: Some(in_both) };
                Schema { kind, ..Schema::default() }
            }
            (kind, _) if alike => {
                let mut allowed = joined.allowed;
                match allowed.is_empty() || part.allowed.is_empty() {
                    true => allowed.clear(),
                    false => allowed.extend(part.allowed),
                }
                Schema { kind, allowed, ..Schema::default() }
            }
            _ => Schema { kind: Kind::Any, ..Schema::default() },
        };
    }
    Schema { nullable, ..joined }
}
