//! Responses: what their saved examples have in common.

use crate::api::{ByStatus, Definition, SavedResponse, StatusVariant, Type};
use crate::arguments::{TableRow, Tables};
use crate::collection::{Example, Row, RowValue, Script};
use crate::json::{self, Json};
use crate::lower::collected::table_rows::Nested;
use crate::lower::names::statuses;
use crate::lower::naming::items::Names;
use crate::lower::responses::example::Saved;
use crate::lower::responses::table_rows;
use crate::lower::secrets::redaction::text::redact_body;
use crate::lower::types::definitions::{Side, Types};
use crate::schema::{self, Schema};
use crate::shapes::{self, Element, Shape};
use std::collections::BTreeMap;

/// The types of an item's responses: of those with a 2xx status, and of all others.
pub fn types(
    responses: &[Saved<'_>],
    scripts: &[Script],
    names: &Names,
    tables: &Tables,
    side: Side,
    types: &mut Types<'_>,
) -> (Type, Type) {
    let (good, bad): (Vec<&Saved>, Vec<&Saved>) =
        responses.iter().filter(|saved| saved.example.code.is_some()).partition(|saved| saved.is_success());
    let stays = |row: &TableRow| tables.verdicts.get(row.verdict).is_some_and(|verdict| verdict.stays);
    let rows: Vec<TableRow> = tables.response.iter().filter(|row| !stays(row)).cloned().collect();
    let told = Told { rows: &rows, schemas: &schema::of_responses(scripts) };
    let nothing = Told { rows: &[], schemas: &[] };
    let success = payload(&good, &told, &names.response, side, types);
    let failure = payload(&bad, &nothing, &names.failure, Side::LenientResponse, types);
    (success, failure)
}

/// What is known of responses besides their examples.
struct Told<'a> {
    /// The rows of tables.
    rows: &'a [TableRow],
    /// The schemas that tests hold responses against.
    schemas: &'a [Schema],
}

impl Told<'_> {
    /// What tables and schemas say of members; the values that a schema allows count.
    fn facts(&self, element: &mut Element) -> Nested {
        let mut facts = table_rows::place(self.rows, element);
        for (path, told) in self.schemas.iter().flat_map(Schema::facts) {
            let Some((_, known)) = facts.iter_mut().find(|(known, _)| *known == path) else {
                facts.push((path, told));
                continue;
            };
            if !told.allowed.is_empty() {
                known.allowed = told.allowed;
            }
            if known.prose.blocks.is_empty() {
                known.prose = told.prose;
            }
        }
        facts
    }
}

/// One type for all responses, or one for each status if they have little in common.
fn payload(responses: &[&Saved<'_>], told: &Told<'_>, name: &str, side: Side, types: &mut Types<'_>) -> Type {
    let mut by_status: BTreeMap<u16, Vec<&Saved>> = BTreeMap::new();
    for saved in responses {
        by_status.entry(saved.example.code.unwrap_or_default()).or_default().push(saved);
    }
    let joined = Shown::by(responses);
    let mut parts: Vec<Shown> = match by_status.len() {
        0 | 1 => Vec::new(),
        _ => by_status.values().map(|responses| Shown::by(responses)).collect(),
    };
    if parts.is_empty() || joined.keeps(&parts) {
        return joined.told_by(told.schemas).define(Some(name), name, side, told, types);
    }
    // a test that holds a response against a schema means the common one
    if let Some(first) = parts.iter_mut().find(|part| matches!(part, Shown::Json { .. })) {
        *first = std::mem::replace(first, Shown::Content).told_by(told.schemas);
    }
    types.kept = Some(name.to_owned());
    let path = types.path(name);
    let variants = by_status.keys().zip(parts).map(|(status, shown)| {
        let name = statuses::name(*status);
        let ty = shown.define(None, &format!("{} {name}", path.name), side, told, types);
        StatusVariant { name, status: *status, ty }
    });
    let variants = variants.collect();
    types.defined.push(Definition::ByStatus(ByStatus { name: path.name.clone(), variants }));
    Type::Named(path)
}

/// What saved responses show.
enum Shown {
    /// They have no body.
    Nothing {
        /// Whether their status says that there is none.
        surely: bool,
    },
    /// Bodies that are no JSON.
    Content,
    /// JSON, or now and then no body.
    Json { element: Element, or_nothing: bool },
}

impl Shown {
    fn by(responses: &[&Saved<'_>]) -> Self {
        let (empty, full): (Vec<&Saved>, Vec<&Saved>) =
            responses.iter().partition(|saved| saved.text().trim().is_empty());
        if full.is_empty() {
            let surely = responses.iter().any(|saved| matches!(saved.example.code, Some(204 | 205)));
            return Shown::Nothing { surely };
        }
        // an example that somebody cut short says nothing against those that are whole
        let samples: Option<Vec<&Json<'_>>> = full
            .iter()
            .filter(|saved| saved.json.is_some() || !looks_like_json(saved.text()))
            .map(|saved| saved.json.as_ref().filter(|json| is_document(json, saved.example)))
            .collect();
        let Some(samples) = samples.filter(|samples| !samples.is_empty()) else { return Shown::Content };
        let element = shapes::infer(&samples);
        match element.shape {
            Shape::Any | Shape::Unknown => Shown::Content,
            _ => Shown::Json { element, or_nothing: !empty.is_empty() },
        }
    }

    /// Whether responses, taken together, still say what those of each status say.
    fn keeps(&self, parts: &[Shown]) -> bool {
        match self {
            Shown::Nothing { .. } => true,
            Shown::Content => parts.iter().all(|part| !matches!(part, Shown::Json { .. })),
            Shown::Json { element, .. } => {
                let elements = parts.iter().filter_map(|part| match part {
                    Shown::Json { element, .. } => Some(element.clone()),
                    _ => None,
                });
                let broken = parts.iter().any(|part| matches!(part, Shown::Content));
                !broken && shapes::are_kin(&elements.collect::<Vec<_>>(), element)
            }
        }
    }

    /// What schemas make of it.
    fn told_by(self, schemas: &[Schema]) -> Self {
        schemas.iter().fold(self, |shown, schema| {
            let (element, or_nothing) = match &shown {
                Shown::Json { element, or_nothing } => (schema.apply(Some(element)), *or_nothing),
                Shown::Nothing { surely: false } => (schema.apply(None), false),
                Shown::Nothing { surely: true } | Shown::Content => return shown,
            };
            match element.shape {
                Shape::Any | Shape::Unknown => shown,
                _ => Shown::Json { element, or_nothing },
            }
        })
    }

    /// The type of it; `kept` is the name that it has in any case.
    fn define(&self, kept: Option<&str>, name: &str, side: Side, told: &Told<'_>, types: &mut Types<'_>) -> Type {
        match self {
            Shown::Nothing { surely: true } => Type::Empty,
            Shown::Nothing { surely: false } | Shown::Content => Type::RawBody,
            Shown::Json { element, or_nothing } => {
                let mut element = element.clone();
                let facts = told.facts(&mut element);
                let ty = define(&element, kept, name, side, &facts, types);
                if *or_nothing { Type::Optional(Box::new(ty)) } else { ty }
            }
        }
    }
}

/// Every item has a response type of its own name, be it another name for a list.
fn define(
    element: &Element,
    kept: Option<&str>,
    name: &str,
    side: Side,
    facts: &Nested,
    types: &mut Types<'_>,
) -> Type {
    types.kept = kept.map(str::to_owned);
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

/// Whether a body is JSON as servers send it: a lone word or number in an example is text, unless it is called JSON.
fn is_document(json: &Json<'_>, example: &Example) -> bool {
    matches!(json.kind, json::Kind::Object(_) | json::Kind::Array(_))
        || media_type(example).is_some_and(|media_type| media_type.contains("json"))
}

/// The saved responses for the documentation.
pub fn shown(responses: &[Saved<'_>]) -> Vec<SavedResponse> {
    let shown = |saved: &Saved<'_>| SavedResponse {
        name: saved.example.name.clone(),
        status: saved.example.code,
        media_type: media_type(saved.example),
        body: redact_body(saved.text(), saved.json.as_ref()),
    };
    responses.iter().map(shown).collect()
}

fn media_type(example: &Example) -> Option<String> {
    let is_content_type = |row: &&Row| row.key.as_deref().is_some_and(|key| key.eq_ignore_ascii_case("content-type"));
    match example.headers.iter().find(is_content_type).map(|row| &row.value) {
        Some(RowValue::String(value)) => Some(value.split(';').next().unwrap_or_default().trim().to_owned()),
        _ => {
            let is_json = example.body.as_deref().is_some_and(looks_like_json);
            example.language.clone().or_else(|| is_json.then(|| "json".to_owned()))
        }
    }
}

fn looks_like_json(body: &str) -> bool {
    body.trim_start().starts_with(['{', '['])
}
