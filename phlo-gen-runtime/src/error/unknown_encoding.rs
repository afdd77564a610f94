//! The encoding of a response that cannot be undone.

use std::error::Error;
use std::fmt;

/// The encoding of a response that cannot be undone, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnknownEncoding(pub(crate) String);

impl fmt::Display for UnknownEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name: String = self.0.chars().take(40).collect();
        let name = name.escape_debug();
        write!(f, "its encoding is `{name}`, which was not asked for and cannot be decompressed: gzip and deflate can")
    }
}

impl Error for UnknownEncoding {}
