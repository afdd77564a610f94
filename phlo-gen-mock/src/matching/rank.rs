//! How well a candidate fits a request, and why it does not.

use super::path_match::PathMatch;
use super::preset_match::PresetMatch;
use std::cmp::Reverse;

/// How a candidate fits.
#[derive(Debug)]
pub struct Match {
    /// The order among the candidates: the least is the best.
    pub rank: Rank,
    /// How the path fits.
    pub path: PathMatch,
    /// Points for the query.
    pub query_score: i32,
    /// Points for the body.
    pub body_score: i32,
}

/// The order of candidates, the most important criterion first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Variable segments in the path of the item. The paths of its examples may have fewer.
    pub variable_segments: usize,
    /// How the request fits the fixed values and the defaults of the item.
    pub presets: PresetMatch,
    /// Whether the item has no example.
    pub has_no_example: bool,
    /// Whether the status depends on more than the request: 401, 407, 429 and 5xx.
    pub depends_on_server: bool,
    /// Postman's score.
    pub score: Reverse<i32>,
    /// Whether the status is not a success.
    pub is_failure: bool,
}

/// Why a candidate does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// It has another method.
    Method,
    /// The request selects another one by this header.
    Selected(&'static str),
    /// It has another path.
    Path,
    /// It has another body, and bodies must match.
    Body,
    /// It has another value of this header, and headers must match.
    Header(String),
}
