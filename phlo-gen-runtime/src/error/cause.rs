//! The underlying error of an error.

use std::error::Error;

/// The underlying error of an error.
pub(crate) type Cause = Box<dyn Error + Send + Sync>;
