//! The trait of all generated requests.

use crate::json::Fields;
use crate::operation::{Payload, Spec};

/// A request of a collection, as a value: every generated request struct is one.
///
/// Generated code implements it; programs name it in bounds and to reach [`Operation::Response`] and
/// [`Operation::Failure`].
pub trait Operation: Fields + Clone + Send + Sync + 'static {
    /// The client that can send the request.
    type Client;
    /// What a response with a 2xx status holds.
    type Response: Payload;
    /// What a response with any other status holds, if the collection shows it.
    type Failure: Payload;
    /// Where the request goes and how its arguments are sent.
    #[doc(hidden)]
    const SPEC: Spec;
}
