//! How a member of an object is written: `customer.name=Ann` is no argument, `'customer={"name": …}'` is.

use crate::items::ItemEntry;
use phlo_gen_core::api::{Argument, Definition, Type};

/// The argument that has a member, `customer.name` or `customer[name]`, as it is written with JSON.
pub fn member_form(entry: &ItemEntry<'_>, arguments: &[Argument], name: &str) -> Option<String> {
    let is_index = |segment: &str| segment.bytes().all(|byte| byte.is_ascii_digit());
    let mut segments = name.split(['.', '[', ']']).filter(|segment| !is_index(segment));
    let first = segments.next()?;
    let is_first =
        |argument: &&Argument| argument.setter == first || argument.name.as_text().is_some_and(|name| name == first);
    let argument = arguments.iter().find(is_first)?;
    let json = json(entry, &argument.ty, &segments.collect::<Vec<_>>())?;
    Some(format!("'{}={json}'", argument.setter))
}

/// JSON of a type with a member of an object in it.
fn json(entry: &ItemEntry<'_>, mut ty: &Type, segments: &[&str]) -> Option<String> {
    let (first, rest) = segments.split_first()?;
    let mut is_list = false;
    while let Some(inner) = ty.inner() {
        is_list |= matches!(ty, Type::List(_));
        ty = inner;
    }
    let Type::Named(path) = ty else { return None };
    let Definition::Object(object) = entry.api.resolved(entry.item, path)? else { return None };
    let member = object.members.iter().find(|member| member.name == *first || member.field == *first)?;
    let value = json(entry, &member.ty, rest).unwrap_or_else(|| "…".to_owned());
    let object = format!("{{\"{}\": {value}}}", member.name);
    Some(if is_list { format!("[{object}]") } else { object })
}
