//! What is measured: checks and builds, the expansion, calls, and what a dependency on phlo-gen brings along.

pub mod calls;
pub mod check;
pub mod expansion;
pub mod footprint;
mod tokens;
