//! The values that the collection allows for an argument or a member.

use super::entry::ItemEntry;
use phlo_gen_core::api::{Argument, Definition, Type};

/// The values of an enum, or the values in the documentation of an argument of another type.
pub fn allowed_values<'a>(entry: &ItemEntry<'a>, argument: &'a Argument) -> Option<Vec<&'a str>> {
    let documented = || argument.documented_values.iter().map(String::as_str).collect::<Vec<_>>();
    match &argument.ty {
        Type::Named(_) => enum_values(entry, &argument.ty),
        _ => Some(documented()).filter(|values| values.len() > 1),
    }
}

/// The values of an enum.
pub fn enum_values<'a>(entry: &ItemEntry<'a>, ty: &Type) -> Option<Vec<&'a str>> {
    let ty = if let Type::Optional(inner) = ty { inner } else { ty };
    let Type::Named(path) = ty else { return None };
    match entry.api.definition(entry.item, path)? {
        Definition::Choice(choice) => Some(choice.variants.iter().map(|(_, text)| text.as_str()).collect()),
        _ => None,
    }
}
