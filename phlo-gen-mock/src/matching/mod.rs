//! Which example of the collection fits a request best, and why.

mod candidates;
mod explanation;
mod path_match;
mod preset_match;
mod query_score;
mod rank;
mod saved_content;

pub use self::candidates::{Candidate, Matching, best, candidates};
pub use self::explanation::{explain_candidates, explain_no_match};
pub use self::rank::Match;
