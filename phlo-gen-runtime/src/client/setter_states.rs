//! The states of required arguments in the type of a builder.

/// The state of a required argument that has been set.
#[derive(Debug)]
pub struct Set;

/// The state of a required argument that has not been set.
#[derive(Debug)]
pub struct Unset;
