//! The types of responses, from examples, tables and schemas.

use crate::api::{ByStatus, Definition, StatusVariant, Type};
use crate::arguments::{TableRow, Tables};
use crate::collection::Script;
use crate::lower::names::statuses;
use crate::lower::responses::example::ParsedExample;
use crate::lower::responses::payload::Payload;
use crate::lower::responses::table_rows;
use crate::lower::types::definitions::{ItemTypes, Side};
use crate::lower::types::documented::MemberFacts;
use crate::schema::{self, Schema};
use crate::shapes::{Element, Shape};
use std::collections::BTreeMap;

/// The types of an item's responses: of those with a 2xx status, and of all others. `names` are their names if they are
/// separate types.
pub fn types(
    examples: &[ParsedExample<'_>],
    scripts: &[Script],
    names: (&str, &str),
    tables: &Tables,
    side: Side,
    types: &mut ItemTypes<'_>,
) -> (Type, Type) {
    let with_status = examples.iter().filter(|example| example.source.code.is_some());
    let (successes, failures): (Vec<&ParsedExample>, Vec<&ParsedExample>) =
        with_status.partition(|example| example.is_success());
    let stays = |row: &TableRow| tables.verdicts.get(row.verdict).is_some_and(|verdict| verdict.stays);
    let rows: Vec<TableRow> = tables.response.iter().filter(|row| !stays(row)).cloned().collect();
    let documented =
        Documentation { rows: &rows, schemas: &schema::of_responses(scripts), saved: &saved_schemas(&successes) };
    let of_failures = Documentation { rows: &[], schemas: &[], saved: &saved_schemas(&failures) };
    let success = type_of_responses(&successes, &documented, names.0, side, types);
    let failure = type_of_responses(&failures, &of_failures, names.1, Side::LenientResponse, types);
    (success, failure)
}

/// The evidence on responses besides their examples.
struct Documentation<'a> {
    /// The rows of tables.
    rows: &'a [TableRow],
    /// The schemas that test scripts validate responses with.
    schemas: &'a [Schema],
    /// The schemas that are saved with examples; their types are in the payload of the examples.
    saved: &'a [Schema],
}

/// The schemas of examples, each once.
fn saved_schemas(examples: &[&ParsedExample<'_>]) -> Vec<Schema> {
    let mut schemas: Vec<Schema> = examples.iter().filter_map(|example| example.schema.clone()).collect();
    schemas.dedup();
    schemas
}

impl Documentation<'_> {
    /// The facts of tables and schemas on members; the allowed values of a schema take precedence.
    fn facts(&self, element: &mut Element) -> MemberFacts {
        let mut facts = table_rows::place(self.rows, element);
        for (path, of_schema) in self.schemas.iter().chain(self.saved).flat_map(Schema::facts) {
            let Some((_, known)) = facts.iter_mut().find(|(known, _)| *known == path) else {
                facts.push((path, of_schema));
                continue;
            };
            if !of_schema.allowed.is_empty() {
                known.allowed = of_schema.allowed;
            }
            if known.prose.blocks.is_empty() {
                known.prose = of_schema.prose;
            }
        }
        facts
    }
}

/// One type for all responses, or one for each status if they have little in common.
fn type_of_responses(
    examples: &[&ParsedExample<'_>],
    documented: &Documentation<'_>,
    name: &str,
    side: Side,
    types: &mut ItemTypes<'_>,
) -> Type {
    let mut by_status: BTreeMap<u16, Vec<&ParsedExample>> = BTreeMap::new();
    for example in examples {
        by_status.entry(example.source.code.unwrap_or_default()).or_default().push(example);
    }
    let joined = Payload::of(examples);
    let mut parts: Vec<Payload> = match by_status.len() {
        0 | 1 => Vec::new(),
        _ => by_status.values().map(|examples| Payload::of(examples)).collect(),
    };
    if parts.is_empty() || joined.keeps(&parts) {
        let joined = joined.with_schemas(documented.schemas);
        return type_of_payload(&joined, Some(name), name, side, documented, types);
    }
    // a test that validates a response with a schema is about the usual response
    if let Some(first) = parts.iter_mut().find(|part| matches!(part, Payload::Json { .. })) {
        *first = std::mem::replace(first, Payload::Opaque).with_schemas(documented.schemas);
    }
    types.reserved_name = Some(name.to_owned());
    let path = types.path(name);
    let variants = by_status.keys().zip(parts).map(|(status, part)| {
        let name = statuses::name(*status);
        let ty = type_of_payload(&part, None, &format!("{} {name}", path.name), side, documented, types);
        StatusVariant { name, status: *status, ty }
    });
    let variants = variants.collect();
    types.defined.push(Definition::ByStatus(ByStatus { name: path.name.clone(), variants }));
    Type::Named(path)
}

/// The type of a payload. `kept` is the name that it must have.
fn type_of_payload(
    payload: &Payload,
    kept: Option<&str>,
    name: &str,
    side: Side,
    documented: &Documentation<'_>,
    types: &mut ItemTypes<'_>,
) -> Type {
    match payload {
        Payload::Empty { by_status: true } => Type::Empty,
        Payload::Empty { by_status: false } | Payload::Opaque => Type::RawBody,
        Payload::Json { element, optional } => {
            let mut element = element.clone();
            let facts = documented.facts(&mut element);
            let ty = define(&element, kept, name, side, &facts, types);
            if *optional { Type::Optional(Box::new(ty)) } else { ty }
        }
    }
}

/// Defines the type of JSON. Every item has a response type with its own name, at least as an alias for a list.
fn define(
    element: &Element,
    kept: Option<&str>,
    name: &str,
    side: Side,
    facts: &MemberFacts,
    types: &mut ItemTypes<'_>,
) -> Type {
    types.reserved_name = kept.map(str::to_owned);
    if matches!(&element.shape, Shape::Object(fields) if !fields.is_empty()) && !element.nullable {
        return types.of(element, name, side, facts);
    }
    let path = types.path(name);
    // elements of a list or a map are called items anyway
    let inner = if matches!(element.shape, Shape::Object(_)) { format!("{name} Object") } else { name.to_owned() };
    let target = types.of(element, &inner, side, facts);
    types.defined.push(Definition::Alias { name: path.name.clone(), target, prose: Default::default() });
    Type::Named(path)
}
