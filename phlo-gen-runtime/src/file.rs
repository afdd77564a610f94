//! Files that are sent.
/// A file to send, in a form or as a whole body.
#[derive(Clone, Debug)]
pub struct File {}
