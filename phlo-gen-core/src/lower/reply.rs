//! Replies: what their saved examples have in common.

use super::conceal;
use super::documented::Nested;
use super::item::Names;
use super::types::{Side, Types};
use crate::api::{Definition, SavedReply, Type};
use crate::arguments::TableRow;
use crate::collection::{Item, Response, Row, RowValue};
use crate::json::{self, Json};
use crate::shapes::{self, Element, Shape};

/// The types of an item's replies: of those with a 2xx status, and of all others.
pub fn types(item: &Item, names: &Names, rows: &[TableRow], side: Side, types: &mut Types<'_>) -> (Type, Type) {
    let (good, bad): (Vec<&Response>, Vec<&Response>) =
        item.responses.iter().filter(|response| response.code.is_some()).partition(|response| is_success(response));
    let facts: Nested = rows
        .iter()
        .flat_map(|row| row.names.iter().map(|name| (name.split('.').map(str::to_owned).collect(), row.facts.clone())))
        .collect();
    let success = payload(&good, &names.reply, side, &facts, types);
    let failure = payload(&bad, &names.failure, Side::LenientReply, &Nested::new(), types);
    (success, failure)
}

fn is_success(response: &Response) -> bool {
    response.code.is_some_and(|code| (200..300).contains(&code))
}

fn payload(responses: &[&Response], name: &str, side: Side, facts: &Nested, types: &mut Types<'_>) -> Type {
    let bodies: Vec<&str> = responses.iter().map(|response| response.body.as_deref().unwrap_or_default()).collect();
    let (empty, full): (Vec<&str>, Vec<&str>) = bodies.iter().partition(|body| body.trim().is_empty());
    if full.is_empty() {
        let has_no_content = responses.iter().any(|response| matches!(response.code, Some(204 | 205)));
        return if has_no_content { Type::Empty } else { Type::Content };
    }
    let samples: Option<Vec<Json<'_>>> = full.iter().map(|body| json::parse_body(body).ok()).collect();
    let Some(samples) = samples.filter(|samples| samples.iter().all(is_document)) else { return Type::Content };
    let element = shapes::infer(&samples.iter().collect::<Vec<_>>());
    if matches!(element.shape, Shape::Any | Shape::Unknown) {
        return Type::Content;
    }
    let ty = define(&element, name, side, facts, types);
    if empty.is_empty() { ty } else { Type::Optional(Box::new(ty)) }
}

/// Every item has a reply type of its own name, be it another name for a list.
fn define(element: &Element, name: &str, side: Side, facts: &Nested, types: &mut Types<'_>) -> Type {
    types.kept = Some(name.to_owned());
    if matches!(&element.shape, Shape::Object(fields) if !fields.is_empty()) && !element.nullable {
        return types.of(element, name, side, facts);
    }
    let path = types.path(name);
    // what is in a list or a map is called an item anyway
    let inner = if matches!(element.shape, Shape::Object(_)) { format!("{name} Object") } else { name.to_owned() };
    let target = types.of(element, &inner, side, facts);
    types.defined.push(Definition::Alias { name: path.name.clone(), target, prose: Default::default() });
    Type::Named(path)
}

/// Whether a body is JSON as servers send it: a lone word or number in an example is text.
fn is_document(json: &Json<'_>) -> bool {
    matches!(json.kind, json::Kind::Object(_) | json::Kind::Array(_))
}

/// The saved replies for the documentation.
pub fn saved(item: &Item) -> Vec<SavedReply> {
    let saved = |response: &Response| SavedReply {
        name: response.name.clone(),
        status: response.code,
        media_type: media_type(response),
        body: conceal::document(response.body.as_deref().unwrap_or_default()),
    };
    item.responses.iter().map(saved).collect()
}

fn media_type(response: &Response) -> Option<String> {
    let is_content_type = |row: &&Row| row.key.as_deref().is_some_and(|key| key.eq_ignore_ascii_case("content-type"));
    match response.headers.iter().find(is_content_type).map(|row| &row.value) {
        Some(RowValue::String(value)) => Some(value.split(';').next().unwrap_or_default().trim().to_owned()),
        _ => response.language.clone().or_else(|| looks_like_json(response).then(|| "json".to_owned())),
    }
}

fn looks_like_json(response: &Response) -> bool {
    response.body.as_deref().is_some_and(|body| body.trim_start().starts_with(['{', '[']))
}
