//! What is measured: checks and builds, the expansion, calls, and the footprint of a dependency on phlo-gen.

pub mod advice;
pub mod calls;
pub mod check;
pub mod collections;
pub mod expansion;
pub mod footprint;
pub mod large;
mod tokens;
