//! Requests whose responses have no type.

use crate::json::{Fields, Member, Shape, no_member};
use crate::operation::{Operation, Spec};
use crate::request::AD_HOC;
use crate::response::RawBody;

/// A request whose response is read as bytes: one that is not in the collection, or one of the collection whose response
/// is not what its examples say.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Untyped;

impl Fields for Untyped {
    fn empty() -> Self {
        Untyped
    }
    fn shape(&self) -> Shape {
        Shape::new("Untyped", &[])
    }
    fn at(&self, _: usize) -> &dyn Member {
        &()
    }
    fn at_mut(&mut self, _: usize) -> &mut dyn Member {
        no_member()
    }
}

impl Operation for Untyped {
    type Client = ();
    type Response = RawBody;
    type Failure = RawBody;
    const SPEC: Spec = AD_HOC;
}
