//! What examples say: the type that a set of JSON samples has in common.

use crate::json::Json;

/// What the samples have in common.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Nothing is known: there was no sample, only null, or only empty lists.
    Unknown,
    /// `true` or `false`.
    Boolean,
    /// Whole numbers that fit an `i64`, canonically written.
    Integer,
    /// Numbers of which an `f64` keeps the text.
    Float,
    /// Numbers whose text no machine type keeps.
    Number,
    /// Strings.
    String,
    /// Lists.
    List(Box<Element>),
    /// Objects with known members, in the order of the samples.
    Object(Vec<Field>),
    /// Objects whose member names are data.
    Map(Box<Element>),
    /// Samples that have nothing in common.
    Any,
}

/// What the members of a list or of a map have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Their shape.
    pub shape: Shape,
    /// Whether one of them was null.
    pub nullable: bool,
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name on the wire.
    pub name: String,
    /// Its shape.
    pub shape: Shape,
    /// Whether every sample has it.
    pub always: bool,
    /// Whether it was null in a sample.
    pub nullable: bool,
    /// The comment that a sample has on it.
    pub comment: Option<String>,
}

/// The shape that samples have in common, and whether one of them was null.
pub fn infer(samples: &[&Json<'_>]) -> Element {
    let _ = samples;
    todo!()
}

/// Whether a sample, decoded into the shape and written again, has the same tokens in the same order.
pub fn reproduces(shape: &Shape, sample: &Json<'_>) -> bool {
    let _ = (shape, sample);
    todo!()
}
