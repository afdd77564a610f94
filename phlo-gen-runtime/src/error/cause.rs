//! The underlying error of an error.

use std::error::Error;

/// The underlying error of an error.
pub(crate) type Cause = Box<dyn Error + Send + Sync>;

/// The error at the end of the chain, which is the most specific.
pub(super) fn innermost<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner
}
