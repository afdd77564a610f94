//! Types as they are written in a module.

use super::context::Context;
use super::custom_types::alias_name;
use crate::api::{Type, TypePath};

/// A type as it is written in a module.
pub fn type_path(context: &Context<'_>, ty: &Type, modules: &[String]) -> String {
    let path = |inner| type_path(context, inner, modules);
    match ty {
        Type::Text => "__::Text".to_owned(),
        Type::String => "__::String".to_owned(),
        Type::Secret => "__::Secret".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Float => "f64".to_owned(),
        Type::Number => "__::Number".to_owned(),
        Type::Json => "__::Json".to_owned(),
        Type::File => "__::File".to_owned(),
        Type::RawBody => "__::RawBody".to_owned(),
        Type::Empty => "__::Empty".to_owned(),
        Type::List(inner) => format!("__::Vec<{}>", path(inner)),
        Type::Map(inner) => format!("__::Map<{}>", path(inner)),
        Type::Optional(inner) => format!("__::Option<{}>", path(inner)),
        Type::Nullable(inner) => format!("__::Nullable<{}>", path(inner)),
        Type::OrText(inner) => format!("__::OrText<{}>", path(inner)),
        Type::OrBoolean(inner) => format!("__::OrBoolean<{}>", path(inner)),
        Type::OneOrMany(inner) => format!("__::OneOrMany<{}>", path(inner)),
        Type::Named(named) => relative(named, modules),
        Type::Custom(custom) => {
            format!("__::ViaSerde<{}{}>", "super::".repeat(modules.len()), alias_name(context, custom))
        }
    }
}

/// The path from a module to a generated type.
pub fn relative(path: &TypePath, modules: &[String]) -> String {
    if path.modules == modules {
        return path.name.clone();
    }
    let mut out = "super::".repeat(modules.len());
    for module in &path.modules {
        out.push_str(module);
        out.push_str("::");
    }
    out + &path.name
}
