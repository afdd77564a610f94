//! The documentation of the setters of a client's builder.

use super::fragments::{as_in_collection, code};
use crate::api::{Host, Setting};
use crate::emit::rustdoc;
use std::fmt::Write as _;

/// The setter of a setting.
pub fn setting(setting: &Setting) -> String {
    let mut text = rustdoc::markdown(&setting.prose);
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    match setting.literal {
        true => text.push_str("Replaces a value that is written in the collection itself."),
        false => {
            let _ = write!(text, "The variable `{}` of the collection.", code(&setting.name));
        }
    }
    if setting.secret {
        text.push_str(" A secret: it is never shown.");
    }
    if let Some(default) = setting.default.as_ref().filter(|_| !setting.secret) {
        let _ = write!(text, " `{}` unless set.", code(&as_in_collection(default)));
    }
    text
}

/// The setter of a host.
pub fn host(host: &Host) -> String {
    format!(
        "The base URL of the requests to `{}`: scheme, host and port, and optionally a path before theirs.",
        code(&as_in_collection(&host.base))
    )
}
