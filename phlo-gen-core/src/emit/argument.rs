//! The arguments with fields in the request struct, and their names in templates.

use crate::api::{Argument, Place, Presence};
use crate::lower::{is_id_of_one_call, is_idempotency_key};

/// What documentation shows for an id that each call must have anew.
pub const NEW_ID: &str = "<new for each call>";

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

/// Whether the argument is an id that no two calls may share, so that the saved one is for nobody to send. The id of a
/// request may be that of another request, unless it is in a header.
pub fn is_id_of_call(argument: &Argument) -> bool {
    argument.name.as_text().is_some_and(|name| match argument.place {
        Place::Header => is_id_of_one_call(name),
        Place::Path => false,
        Place::Query | Place::Body | Place::Form | Place::BodyText => is_idempotency_key(name),
    })
}
