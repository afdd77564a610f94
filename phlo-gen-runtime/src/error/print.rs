//! Errors as text.

use crate::error::Error;
use std::error::Error as _;
use std::fmt::{self, Debug, Display, Formatter};

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Error::Setting(error) => Display::fmt(error, f),
            Error::Argument(error) => Display::fmt(error, f),
            Error::Transport(error) => Display::fmt(error, f),
            Error::Timeout(error) => Display::fmt(error, f),
            Error::Status(error) => Display::fmt(error, f),
            Error::Decode(error) => Display::fmt(error, f),
        }
    }
}

/// The message and its causes, a line each: `unwrap`, and a `main` that returns the error, print it this way. `{:#?}`
/// prints the fields of the error.
impl Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return parts(self, f);
        }
        Display::fmt(self, f)?;
        let mut cause = self.source();
        while let Some(error) = cause {
            write!(f, "\n  caused by: {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

fn parts(error: &Error, f: &mut Formatter<'_>) -> fmt::Result {
    match error {
        Error::Setting(error) => f.debug_tuple("Setting").field(error).finish(),
        Error::Argument(error) => f.debug_tuple("Argument").field(error).finish(),
        Error::Transport(error) => f.debug_tuple("Transport").field(error).finish(),
        Error::Timeout(error) => f.debug_tuple("Timeout").field(error).finish(),
        Error::Status(error) => f.debug_tuple("Status").field(error).finish(),
        Error::Decode(error) => f.debug_tuple("Decode").field(error).finish(),
    }
}

#[cfg(test)]
mod tests {
    use super::Error;
    use crate::error::{TransportError, TransportKind};
    use std::io;

    #[test]
    fn debug_output_is_readable_unless_alternate() {
        let source = io::Error::other("connection reset");
        let (item, kind) = ("Calls / Make a call", TransportKind::Transit);
        let error = TransportError::new(item, kind, None, Some(Box::new(source)));
        let error = Error::Transport(Box::new(error));
        assert_eq!(format!("{error:?}"), format!("{error}\n  caused by: connection reset"));
        assert!(format!("{error:#?}").starts_with("Transport(\n    TransportError {"), "{error:#?}");
    }
}
