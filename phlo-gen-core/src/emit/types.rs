//! Types as source, and the definitions of types.

use super::literal::literal;
use super::writer::Writer;
use super::{Context, docs};
use crate::api::{Definition, Item, Member, Object, Type, TypePath};

/// A type as it is written in a module.
pub fn path(ty: &Type, modules: &[String]) -> String {
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
        Type::Content => "__::Content".to_owned(),
        Type::Empty => "__::Empty".to_owned(),
        Type::List(inner) => format!("__::Vec<{}>", path(inner, modules)),
        Type::Map(inner) => format!("__::Map<{}>", path(inner, modules)),
        Type::Optional(inner) => format!("__::Option<{}>", path(inner, modules)),
        Type::Nullable(inner) => format!("__::Nullable<{}>", path(inner, modules)),
        Type::Named(named) => relative(named, modules),
        Type::Custom(custom) => format!("__::As<{}>", from_root(custom, modules)),
    }
}

/// The way from a module to a type.
fn relative(path: &TypePath, modules: &[String]) -> String {
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

/// A path that the user wrote where the macro stands.
fn from_root(path: &str, modules: &[String]) -> String {
    let first = path.split("::").next().unwrap_or_default().trim();
    let is_absolute = first.is_empty() || first == "crate" || PRIMITIVES.contains(&first);
    if is_absolute { path.to_owned() } else { "super::".repeat(modules.len()) + path }
}

const PRIMITIVES: &[&str] = &[
    "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "u128", "u16", "u32", "u64", "u8", "usize",
];

/// Writes the types that belong to an item.
pub fn emit(context: &Context<'_>, item: &Item, modules: &[String], out: &mut Writer) {
    for definition in &item.types {
        match definition {
            Definition::Object(object) => self::object(context, object, item, modules, out),
            Definition::Choice(choice) => {
                out.open("__::choice! {");
                out.doc(&docs::definition(&choice.prose, &choice.name, item));
                out.open(&format!("{} {{", choice.name));
                for (variant, text) in &choice.variants {
                    out.doc(&format!("`{}`", text.replace('`', "'")));
                    out.line(&format!("{variant} {};", literal(text)));
                }
                out.close("}");
                out.close("}");
            }
            Definition::Alias { name, target, prose } => {
                out.doc(&docs::definition(prose, name, item));
                out.line(&format!("pub type {name} = {};", path(target, modules)));
            }
        }
    }
}

fn object(context: &Context<'_>, object: &Object, item: &Item, modules: &[String], out: &mut Writer) {
    out.open("__::object! {");
    out.doc(&docs::definition(&object.prose, &object.name, item));
    let mut derives: Vec<&str> = context.emission.derive.iter().map(String::as_str).collect();
    if object.members.iter().all(|member| matches!(member.ty, Type::Optional(_))) && !derives.contains(&"Default") {
        derives.push("Default");
    }
    if !derives.is_empty() {
        out.line(&format!("#[derive({})]", derives.join(", ")));
    }
    out.open(&format!("{} {{", object.name));
    for (index, member) in object.members.iter().enumerate() {
        let Member { name, field, ty, prose } = member;
        out.doc(&docs::member(prose, name));
        out.line(&format!("{index} {field} {}: {};", literal(name), path(ty, modules)));
    }
    out.close("}");
    out.close("}");
}
