//! The traits of generated structs: their names, and their members by index.

use crate::json::{Decode, Outcome, Reader, Value};
use std::any::Any;

/// The name of a generated struct and the wire names of its members, in the order in which they are written.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// The Rust name of the struct.
    pub name: &'static str,
    /// The names that its members have on the wire.
    pub fields: &'static [&'static str],
    /// The members that are written as `null` when they are absent, by index: responses always have them.
    pub nulls: &'static [usize],
    /// The members that the generator says are secrets or hold some, by index, whatever their type.
    pub secrets: &'static [usize],
    /// Whether a member that does not fit its type is left out: then all members are optional.
    pub lenient: bool,
}

impl Shape {
    /// A shape whose members are left out when they are absent.
    pub fn new(name: &'static str, fields: &'static [&'static str]) -> Self {
        Self { name, fields, nulls: &[], secrets: &[], lenient: false }
    }

    /// Writes these members as `null` when they are absent.
    pub fn nulls(self, nulls: &'static [usize]) -> Self {
        Self { nulls, ..self }
    }

    /// Says that these members are secrets.
    pub fn secrets(self, secrets: &'static [usize]) -> Self {
        Self { secrets, ..self }
    }

    /// Leaves out members that do not fit their types.
    pub fn lenient(self, lenient: bool) -> Self {
        Self { lenient, ..self }
    }
}

/// A struct whose members are reached by index. Object-safe: the loops over members are compiled once.
pub trait Fields {
    /// The struct to start from, before anything is read or set.
    fn empty() -> Self
    where
        Self: Sized;
    /// The names of the struct and of its members.
    fn shape(&self) -> Shape;
    /// One member.
    fn at(&self, field: usize) -> &dyn Member;
    /// One member, to be read or replaced.
    fn at_mut(&mut self, field: usize) -> &mut dyn Member;
}

/// A member of a generated struct.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a value in a request or a response",
    note = "a type that the option `types` names implements `Clone`, `Debug` and serde's `Serialize` and `Deserialize`"
)]
pub trait Member: Value + Any {
    /// Reads the next JSON value, in place.
    fn read(&mut self, json: &mut Reader<'_>) -> Outcome;
    /// Becomes a clone of another member, which is of the same type.
    fn clone_from_member(&mut self, from: &dyn Member);
}

#[diagnostic::do_not_recommend]
impl<T: Decode + Value + Clone + Any> Member for T {
    fn read(&mut self, json: &mut Reader<'_>) -> Outcome {
        self.decode(json)
    }
    fn clone_from_member(&mut self, from: &dyn Member) {
        if let Some(from) = <dyn Any>::downcast_ref::<T>(from) {
            *self = from.clone();
        }
    }
}

/// Whether a member that is there is a secret, or holds one: by its type, or because the generator says so.
pub(crate) fn is_secret_member(object: &dyn Fields, field: usize) -> bool {
    let value = object.at(field);
    let mut is_secret = !value.absent() && object.shape().secrets.contains(&field);
    value.each_secret(&mut |_| is_secret = true);
    is_secret
}

/// The member that a struct does not have.
pub fn no_member() -> &'static mut dyn Member {
    // A value of size zero is not allocated, so nothing leaks.
    Box::leak(Box::new(()))
}
