//! The trait of all generated requests.

use crate::json::Fields;
use crate::operation::{Payload, Spec};

/// A request of a collection, as a value: every generated request struct is one.
///
/// Generated code implements it; use it in bounds and to name [`Operation::Response`] and [`Operation::Failure`].
pub trait Operation: Fields + Clone + Send + Sync + 'static {
    /// The client that can send the request.
    type Client;
    /// The body of a response with a 2xx status.
    type Response: Payload;
    /// The body of a response with any other status, typed from the error examples.
    type Failure: Payload;
    /// Where the request goes and how its arguments are sent.
    #[doc(hidden)]
    const SPEC: Spec;
}
