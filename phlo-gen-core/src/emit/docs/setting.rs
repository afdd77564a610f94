//! The documentation of the setters of a client's builder.

use super::fragments::code;
use crate::api::{Host, Setting, SettingOrigin};
use crate::emit::rustdoc;
use std::fmt::Write as _;

/// The setter of a setting.
pub fn setting(setting: &Setting) -> String {
    let mut text = rustdoc::markdown(&setting.prose);
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    match setting.origin {
        SettingOrigin::Literal => text.push_str("Replaces a value that is written in the collection itself."),
        SettingOrigin::Blank => text.push_str("A credential that the collection leaves blank."),
        SettingOrigin::Saved => text.push_str("A part of the credentials that the collection writes out."),
        SettingOrigin::Variable => {
            let _ = write!(text, "The variable `{}` of the collection.", code(&setting.name));
        }
    }
    if setting.secret {
        text.push_str(" A secret: it is never shown.");
    }
    if let Some(default) = setting.default.as_ref().filter(|default| !setting.secret && !default.parts.is_empty()) {
        let _ = write!(text, " `{}` unless set.", code(&default.in_collection()));
    }
    text
}

/// The setter of a host.
pub fn host(host: &Host) -> String {
    format!(
        "The base URL of the requests to `{}`: scheme, host and port, and optionally a path before theirs.",
        code(&host.base.in_collection())
    )
}
