//! The user's own types: each has an alias at the root, because its path is valid only there.

use super::context::Context;
use super::writer::Writer;
use crate::api::{Api, Definition, Item, Type};
use crate::emit::argument::is_settable;

/// The paths of the user's own types, each once, in the order of their use.
pub fn custom_types(api: &Api) -> Vec<&str> {
    let mut out = Vec::new();
    api.root.each_item(&mut |item| push(types(item), &mut out));
    push(api.types.iter().flat_map(|shared| members(&shared.definition)), &mut out);
    out
}

fn push<'a>(types: impl Iterator<Item = &'a Type>, out: &mut Vec<&'a str>) {
    for path in types.filter_map(path_in) {
        if !out.contains(&path) {
            out.push(path);
        }
    }
}

/// The types of the arguments and members of an item.
fn types(item: &Item) -> impl Iterator<Item = &Type> {
    let arguments = item.arguments.iter().filter(|argument| is_settable(argument)).map(|argument| &argument.ty);
    arguments.chain(item.types.iter().flat_map(members))
}

fn members(definition: &Definition) -> impl Iterator<Item = &Type> {
    let members = match definition {
        Definition::Object(object) => object.members.as_slice(),
        Definition::Choice(_) | Definition::ByStatus(_) | Definition::Alias { .. } => &[],
    };
    members.iter().map(|member| &member.ty)
}

/// The path of the user's own type within a type.
fn path_in(ty: &Type) -> Option<&str> {
    match ty {
        Type::Custom(path) => Some(path),
        other => path_in(other.inner()?),
    }
}

/// Writes the alias of a type. It is private, so that the documentation shows the type itself.
pub fn custom_type(context: &Context<'_>, path: &str, out: &mut Writer) {
    out.rustfmt_skip();
    out.line(&format!("type {} = {path};", alias_name(context, path)));
}

/// The name of the alias of a type.
pub fn alias_name(context: &Context<'_>, path: &str) -> String {
    let index = context.custom_types.iter().position(|known| *known == path).unwrap_or(context.custom_types.len());
    format!("__T{index}")
}
