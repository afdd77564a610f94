//! The arguments with fields in the request struct, and their names in templates.

use crate::api::{Argument, Place, Presence};

/// Whether the request struct has a field for the argument.
pub fn is_settable(argument: &Argument) -> bool {
    !matches!(argument.presence, Presence::Fixed(_))
}

/// The name of the argument in templates and examples. In a path or a text it is the name of a setting if the argument
/// has one as its default.
pub fn template_name(argument: &Argument) -> String {
    match (argument.place, &argument.presence) {
        (Place::Path | Place::BodyText, Presence::Default(_)) => {
            argument.name.as_text().unwrap_or(&argument.setter).to_owned()
        }
        _ => argument.setter.clone(),
    }
}
