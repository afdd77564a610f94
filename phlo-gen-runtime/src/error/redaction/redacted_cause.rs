//! The causes of an error, without secrets.

use crate::error::Cause;
use std::error::Error;
use std::fmt;

/// The messages of an error and of its causes, redacted.
#[derive(Debug)]
struct RedactedCause {
    message: String,
    source: Option<Box<RedactedCause>>,
}

/// The cause as it is, unless the messages of it and of its own causes contain secrets: then only the messages, redacted.
pub(super) fn redacted_cause(cause: Cause, redact: &dyn Fn(String) -> String) -> Cause {
    let is_safe = |error: &(dyn Error + 'static)| {
        let text = format!("{error} {error:?} {error:#?}");
        redact(text.clone()) == text
    };
    let mut next = Some(cause.as_ref() as &(dyn Error + 'static));
    while let Some(error) = next {
        if !is_safe(error) {
            return Box::new(copy(cause.as_ref(), redact));
        }
        next = error.source();
    }
    cause
}

fn copy(error: &(dyn Error + 'static), redact: &dyn Fn(String) -> String) -> RedactedCause {
    RedactedCause {
        message: redact(error.to_string()),
        source: error.source().map(|source| Box::new(copy(source, redact))),
    }
}

impl fmt::Display for RedactedCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for RedactedCause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| source.as_ref() as _)
    }
}

#[cfg(test)]
mod tests {
    use super::redacted_cause;
    use std::io;

    fn redact(text: String) -> String {
        text.replace("hunter2", "[secret]")
    }

    #[test]
    fn a_cause_without_secrets_is_kept() {
        let cause = redacted_cause(Box::new(io::Error::other("reset")), &redact);
        assert!(cause.downcast_ref::<io::Error>().is_some());
    }

    /// An error that only its `Debug` output says everything of.
    struct Terse(&'static str);

    impl std::fmt::Debug for Terse {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.0)
        }
    }

    impl std::fmt::Display for Terse {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("it failed")
        }
    }

    impl std::error::Error for Terse {}

    #[test]
    fn a_secret_in_debug_output_alone_counts() {
        assert!(redacted_cause(Box::new(Terse("none")), &redact).downcast_ref::<Terse>().is_some());
        let cause = redacted_cause(Box::new(Terse("hunter2")), &redact);
        assert!(!format!("{cause:?}").contains("hunter2") && cause.to_string() == "it failed");
    }

    #[test]
    fn a_chain_with_a_secret_is_copied() {
        let inner = io::Error::other("hunter2 is wrong");
        let cause = redacted_cause(Box::new(io::Error::other(inner)), &redact);
        assert!(!format!("{cause} {cause:?} {:?}", cause.source()).contains("hunter2"));
        assert_eq!(cause.to_string(), "[secret] is wrong");
    }
}
