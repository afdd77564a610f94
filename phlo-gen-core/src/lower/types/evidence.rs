//! What all values of a collection say about the members of one name.

use crate::arguments::ValueKind;
use crate::lower::types::documented::{MemberFacts, member_and_below};
use crate::lower::types::free_names::FreeNames;
use crate::lower::types::quantities::{is_count_or_id, is_measure};
use crate::shapes::{self, Element, Field, Shape};
use std::collections::HashMap;

/// Whether values are sent or received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Values that callers give.
    Request,
    /// Values that servers give.
    Response,
}

/// What all values of a collection say about the members of one name.
#[derive(Debug, Default)]
pub struct Evidence {
    numbers: HashMap<String, Numbers>,
    /// The types of members that have none somewhere.
    types: HashMap<String, Shape>,
    free: FreeNames,
}

/// The numbers of one name.
#[derive(Debug, Default, Clone, Copy)]
struct Numbers {
    whole: bool,
    with_decimals: bool,
}

impl Evidence {
    /// Sees a value with the name of its member.
    pub fn see(&mut self, name: &str, element: &Element, direction: Direction) {
        self.see_shape(name, &element.shape, direction);
    }

    fn see_shape(&mut self, name: &str, shape: &Shape, direction: Direction) {
        match shape {
            Shape::Integer => self.numbers(name).whole = true,
            Shape::Float | Shape::Number => self.numbers(name).with_decimals = true,
            Shape::List(inner) | Shape::Map(inner) => {
                if inner.shape == Shape::Unknown && !name.is_empty() {
                    self.types.entry(name.to_owned()).or_insert(Shape::Unknown);
                }
                self.see_shape(name, &inner.shape, direction);
            }
            Shape::OrText(inner) | Shape::OrBoolean(inner) | Shape::OneOrMany(inner) => {
                self.see_shape(name, inner, direction)
            }
            Shape::Object(fields) => {
                self.free.see(name, fields, direction == Direction::Request);
                fields.iter().for_each(|field| self.see_shape(&field.name, &field.shape, direction));
            }
            Shape::Unknown if !name.is_empty() => {
                self.types.entry(name.to_owned()).or_insert(Shape::Unknown);
            }
            _ => {}
        }
    }

    fn numbers(&mut self, name: &str) -> &mut Numbers {
        self.numbers.entry(name.to_owned()).or_default()
    }

    /// Sees the types of members that have none somewhere, after all values were seen.
    pub fn see_types(&mut self, element: &Element) {
        if !self.types.is_empty() {
            self.see_types_in(&element.shape);
        }
    }

    fn see_types_in(&mut self, shape: &Shape) {
        match shape {
            Shape::List(inner) | Shape::Map(inner) => self.see_types_in(&inner.shape),
            Shape::OrText(inner) | Shape::OrBoolean(inner) | Shape::OneOrMany(inner) => self.see_types_in(inner),
            Shape::Object(fields) => {
                for field in fields {
                    if let Some(known) = self.types.get_mut(&field.name)
                        && field.shape != Shape::Any
                    {
                        shapes::join(known, &field.shape);
                    }
                    self.see_types_in(&field.shape);
                }
            }
            _ => {}
        }
    }

    /// Gives a value the types that its members have elsewhere. `is_whole` is whether a description says that it is a
    /// whole number.
    pub fn refine(&self, name: &str, element: &mut Element, facts: &MemberFacts, is_whole: bool, direction: Direction) {
        // in a request, null and an empty list are values like others
        let fills = direction == Direction::Response;
        Refinement { evidence: self, direction }.shape(name, &mut element.shape, facts, is_whole, fills);
    }

    /// The shape of a number if not all of its name are like it.
    fn wider(&self, name: &str, shape: &Shape, direction: Direction) -> Option<Shape> {
        let seen = self.numbers.get(name).copied().unwrap_or_default();
        let is_mixed = seen.whole && seen.with_decimals;
        let is_any = match (shape, direction) {
            (Shape::Float, _) => is_mixed,
            (_, Direction::Response) => is_mixed || is_measure(name),
            (_, Direction::Request) => is_mixed || !is_count_or_id(name),
        };
        is_any.then_some(Shape::Number)
    }

    /// Gives a member without a type the one that it has elsewhere. Returns whether members of its name were seen without
    /// one, so that it is not filled within.
    fn fill(&self, name: &str, shape: &mut Shape) -> bool {
        let is_open = match &*shape {
            Shape::Unknown => true,
            Shape::List(inner) => inner.shape == Shape::Unknown,
            _ => false,
        };
        let Some(known) = self.types.get(name).filter(|_| is_open) else { return false };
        match (&mut *shape, known) {
            (_, Shape::Unknown | Shape::Any) => {}
            (Shape::Unknown, known) => *shape = known.clone(),
            (Shape::List(inner), Shape::List(known)) => inner.shape = known.shape.clone(),
            _ => {}
        }
        true
    }
}

/// Gives members the types that they have elsewhere.
struct Refinement<'e> {
    evidence: &'e Evidence,
    direction: Direction,
}

impl Refinement<'_> {
    /// `fills` is whether unknown types become those of members elsewhere: not within such types, which may contain
    /// themselves.
    fn shape(&self, name: &str, shape: &mut Shape, facts: &MemberFacts, is_whole: bool, fills: bool) {
        let fills = fills && !self.evidence.fill(name, shape);
        if let Shape::Object(fields) = &*shape
            && let Some(map) = self.evidence.free.map(name, fields)
        {
            *shape = map;
        }
        match shape {
            Shape::Integer if is_whole => *shape = Shape::Int64,
            Shape::Integer | Shape::Float => {
                if let Some(wider) = self.evidence.wider(name, shape, self.direction) {
                    *shape = wider;
                }
            }
            Shape::List(inner) | Shape::Map(inner) => self.shape(name, &mut inner.shape, facts, is_whole, fills),
            Shape::OrText(inner) | Shape::OrBoolean(inner) | Shape::OneOrMany(inner) => {
                self.shape(name, inner, facts, is_whole, fills);
            }
            Shape::Object(fields) => fields.iter_mut().for_each(|field| self.field(field, facts, fills)),
            _ => {}
        }
    }

    fn field(&self, field: &mut Field, facts: &MemberFacts, fills: bool) {
        let (own, below) = member_and_below(facts, &field.name);
        let kind = own.and_then(|facts| facts.kind);
        if kind == Some(ValueKind::Number) && field.shape == Shape::Integer {
            field.shape = Shape::Number;
        }
        self.shape(&field.name, &mut field.shape, &below, kind == Some(ValueKind::Integer), fills);
    }
}
