//! The states of required arguments in the type of a builder.

/// The state of a required argument that has been set.
#[derive(Debug)]
pub struct Set;

/// The state of a required argument that has not been set.
#[derive(Debug)]
pub struct Unset;

/// No type implements it: a builder becomes a call by `send()`.
#[diagnostic::on_unimplemented(
    message = "`.send()` is missing before `.await`",
    label = "write `.send().await`",
    note = "a builder only collects the arguments"
)]
pub trait Sent {}
