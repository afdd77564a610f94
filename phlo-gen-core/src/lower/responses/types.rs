//! The types of responses, from their shapes.

use crate::api::{ByStatus, Definition, StatusVariant, Type};
use crate::lower::names::statuses;
use crate::lower::responses::shape::{Content, ResponseShape};
use crate::lower::types::definitions::{ItemTypes, Side};
use crate::lower::types::documented::MemberFacts;
use crate::shapes::{Element, Shape};

/// The type of responses: one for all, or one for each status. `name` is its name if it is a separate type.
pub fn of_shape(shape: &ResponseShape, name: &str, side: Side, types: &mut ItemTypes<'_>) -> Type {
    let parts = match shape {
        ResponseShape::One(content) => return type_of_content(content, Some(name), name, side, types),
        ResponseShape::ByStatus(parts) => parts,
    };
    types.reserved_name = Some(name.to_owned());
    let path = types.path(name);
    let variants = parts.iter().map(|(status, part)| {
        let name = statuses::name(*status);
        let ty = type_of_content(part, None, &format!("{} {name}", path.name), side, types);
        StatusVariant { name, status: *status, ty }
    });
    let variants = variants.collect();
    types.defined.push(Definition::ByStatus(ByStatus { name: path.name.clone(), variants }));
    Type::Named(path)
}

/// The type of a body. `kept` is the name that it must have.
fn type_of_content(content: &Content, kept: Option<&str>, name: &str, side: Side, types: &mut ItemTypes<'_>) -> Type {
    match content {
        Content::Empty => Type::Empty,
        Content::Raw => Type::RawBody,
        Content::Json { element, optional, facts } => {
            let ty = define(element, kept, name, side, facts, types);
            if *optional { Type::Optional(Box::new(ty)) } else { ty }
        }
    }
}

/// Defines the type of JSON. Every item has a response type with its own name, at least as an alias for a list.
fn define(
    element: &Element,
    kept: Option<&str>,
    name: &str,
    side: Side,
    facts: &MemberFacts,
    types: &mut ItemTypes<'_>,
) -> Type {
    types.reserved_name = kept.map(str::to_owned);
    if matches!(&element.shape, Shape::Object(fields) if !fields.is_empty()) && !element.nullable {
        return types.of(element, name, side, facts);
    }
    let path = types.path(name);
    // elements of a list or a map are called items anyway
    let inner = if matches!(element.shape, Shape::Object(_)) { format!("{name} Object") } else { name.to_owned() };
    let target = types.of(element, &inner, side, facts);
    types.defined.push(Definition::Alias { name: path.name.clone(), target, prose: Default::default() });
    Type::Named(path)
}
