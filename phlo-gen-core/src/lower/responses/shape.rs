//! The shapes of responses, from examples, tables and schemas.

use crate::arguments::{TableRow, Tables};
use crate::collection::Script;
use crate::lower::responses::example::ParsedExample;
use crate::lower::responses::payload::Payload;
use crate::lower::responses::table_rows;
use crate::lower::types::documented::MemberFacts;
use crate::schema::{self, Schema};
use crate::shapes::Element;
use std::collections::BTreeMap;

/// The shapes of an item's responses.
#[derive(Debug)]
pub struct ResponseShapes {
    /// Of those with a 2xx status.
    pub success: ResponseShape,
    /// Of all others.
    pub failure: ResponseShape,
}

/// The shape of responses.
#[derive(Debug)]
pub enum ResponseShape {
    /// One for all.
    One(Content),
    /// One for each status, because they have little in common.
    ByStatus(Vec<(u16, Content)>),
}

/// The shape of a body.
#[derive(Debug)]
pub enum Content {
    /// There is none.
    Empty,
    /// It is not known.
    Raw,
    /// It is JSON.
    Json {
        /// Its shape.
        element: Element,
        /// Whether some of the responses have no body.
        optional: bool,
        /// The facts on its members.
        facts: MemberFacts,
    },
}

impl ResponseShapes {
    /// The shapes of responses that are not known.
    pub fn unknown() -> Self {
        let unknown = || ResponseShape::One(Content::Raw);
        ResponseShapes { success: unknown(), failure: unknown() }
    }

    /// The shapes of an item's responses.
    pub fn of(examples: &[ParsedExample<'_>], scripts: &[Script], tables: &Tables) -> Self {
        let with_status = examples.iter().filter(|example| example.source.code.is_some());
        let (successes, failures): (Vec<&ParsedExample>, Vec<&ParsedExample>) =
            with_status.partition(|example| example.is_success());
        let stays = |row: &TableRow| {
            row.verdict.and_then(|index| tables.verdicts.get(index)).is_some_and(|verdict| verdict.stays)
        };
        let rows: Vec<TableRow> = tables.response.iter().filter(|row| !stays(row)).cloned().collect();
        let documented =
            Documentation { rows: &rows, schemas: &schema::of_responses(scripts), saved: &saved_schemas(&successes) };
        let of_failures = Documentation { rows: &[], schemas: &[], saved: &saved_schemas(&failures) };
        ResponseShapes { success: shape(&successes, &documented), failure: shape(&failures, &of_failures) }
    }

    /// The shapes of all bodies.
    pub fn contents_mut(&mut self) -> impl Iterator<Item = &mut Content> {
        self.success.contents_mut().into_iter().chain(self.failure.contents_mut())
    }

    /// The shapes of all bodies.
    pub fn contents(&self) -> impl Iterator<Item = &Content> {
        self.success.contents().into_iter().chain(self.failure.contents())
    }
}

impl ResponseShape {
    fn contents_mut(&mut self) -> Vec<&mut Content> {
        match self {
            ResponseShape::One(content) => vec![content],
            ResponseShape::ByStatus(parts) => parts.iter_mut().map(|(_, content)| content).collect(),
        }
    }

    fn contents(&self) -> Vec<&Content> {
        match self {
            ResponseShape::One(content) => vec![content],
            ResponseShape::ByStatus(parts) => parts.iter().map(|(_, content)| content).collect(),
        }
    }
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
        for (path, mut of_schema) in self.schemas.iter().chain(self.saved).flat_map(Schema::facts) {
            match facts.iter_mut().find(|(known, _)| *known == path) {
                Some((_, known)) => {
                    // the words of the table are those of the author
                    if !known.prose.blocks.is_empty() {
                        of_schema.prose.blocks.clear();
                    }
                    known.overlay(of_schema);
                }
                None => facts.push((path, of_schema)),
            }
        }
        facts
    }
}

/// One shape for all responses, or one for each status if they have little in common.
fn shape(examples: &[&ParsedExample<'_>], documented: &Documentation<'_>) -> ResponseShape {
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
        return ResponseShape::One(content(joined.with_schemas(documented.schemas), documented));
    }
    // a test that validates a response with a schema is about the usual response
    if let Some(first) = parts.iter_mut().find(|part| matches!(part, Payload::Json { .. })) {
        *first = std::mem::replace(first, Payload::Opaque).with_schemas(documented.schemas);
    }
    let parts = parts.into_iter().map(|part| content(part, documented));
    ResponseShape::ByStatus(by_status.into_keys().zip(parts).collect())
}

fn content(payload: Payload, documented: &Documentation<'_>) -> Content {
    match payload {
        Payload::Empty { by_status: true } => Content::Empty,
        Payload::Empty { by_status: false } | Payload::Opaque => Content::Raw,
        Payload::Json { mut element, optional } => {
            let facts = documented.facts(&mut element);
            Content::Json { element, optional, facts }
        }
    }
}
