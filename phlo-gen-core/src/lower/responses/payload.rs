//! The common payload of the bodies of examples.

use crate::collection::Example;
use crate::json::{Json, Kind};
use crate::lower::responses::example::ParsedExample;
use crate::lower::responses::saved::{looks_like_json, media_type};
use crate::schema::Schema;
use crate::shapes::{self, Element, Shape};

/// The bodies of examples.
pub enum Payload {
    /// There are none.
    Empty {
        /// Whether the status excludes a body.
        by_status: bool,
    },
    /// They are not JSON.
    Opaque,
    /// They are JSON.
    Json {
        /// The type that they have in common.
        element: Element,
        /// Whether some of the responses have no body.
        optional: bool,
    },
}

impl Payload {
    /// The payload of these responses; their schema takes precedence, if they have the same one.
    pub fn of(examples: &[&ParsedExample<'_>]) -> Self {
        let mut schemas = examples.iter().filter_map(|example| example.schema.as_ref());
        let schema = schemas.next().filter(|first| schemas.all(|schema| schema == *first));
        Self::of_bodies(examples).with_schemas(schema.map_or(&[], std::slice::from_ref))
    }

    fn of_bodies(examples: &[&ParsedExample<'_>]) -> Self {
        let (empty, full): (Vec<&ParsedExample>, Vec<&ParsedExample>) =
            examples.iter().partition(|example| example.text().trim().is_empty());
        if full.is_empty() {
            let by_status = examples.iter().any(|example| matches!(example.source.code, Some(204 | 205)));
            return Payload::Empty { by_status };
        }
        // a truncated example is ignored if others are complete
        let samples: Option<Vec<&Json<'_>>> = full
            .iter()
            .filter(|example| example.json.is_some() || !looks_like_json(example.text()))
            .map(|example| example.json.as_ref().filter(|json| is_document(json, example.source)))
            .collect();
        let Some(samples) = samples.filter(|samples| !samples.is_empty()) else { return Payload::Opaque };
        let element = shapes::infer(&samples);
        match element.shape {
            Shape::Any | Shape::Unknown | Shape::OrText(_) | Shape::OrBoolean(_) | Shape::OneOrMany(_) => {
                Payload::Opaque
            }
            _ => Payload::Json { element, optional: !empty.is_empty() },
        }
    }

    /// Whether the payload of all responses together loses nothing of those of each status.
    pub fn keeps(&self, parts: &[Payload]) -> bool {
        match self {
            Payload::Empty { .. } => true,
            Payload::Opaque => parts.iter().all(|part| !matches!(part, Payload::Json { .. })),
            Payload::Json { element, .. } => {
                let elements = parts.iter().filter_map(|part| match part {
                    Payload::Json { element, .. } => Some(element.clone()),
                    _ => None,
                });
                let is_opaque = |part: &Payload| matches!(part, Payload::Opaque);
                !parts.iter().any(is_opaque) && shapes::are_similar(&elements.collect::<Vec<_>>(), element)
            }
        }
    }

    /// The payload that schemas describe.
    pub fn with_schemas(self, schemas: &[Schema]) -> Self {
        schemas.iter().fold(self, |payload, schema| {
            let (element, optional) = match &payload {
                Payload::Json { element, optional } => (schema.apply(Some(element)), *optional),
                Payload::Empty { by_status: false } => (schema.apply(None), false),
                Payload::Empty { by_status: true } | Payload::Opaque => return payload,
            };
            match element.shape {
                Shape::Any | Shape::Unknown => payload,
                _ => Payload::Json { element, optional },
            }
        })
    }
}

/// Whether a body is JSON: a single word or number in an example is text, unless its media type is JSON.
fn is_document(json: &Json<'_>, example: &Example) -> bool {
    matches!(json.kind, Kind::Object(_) | Kind::Array(_))
        || media_type(example).is_some_and(|media_type| media_type.contains("json"))
}
