//! Types as source, and the definitions of types.

use super::item::is_settable;
use super::literal::literal;
use super::writer::Writer;
use super::{Context, docs};
use crate::api::{ByStatus, Choice, Definition, Folder, Item, Member, Object, StatusVariant, Type, TypePath};
use crate::prose::Prose;

/// A type as it is written in a module.
pub fn path(context: &Context<'_>, ty: &Type, modules: &[String]) -> String {
    let path = |inner| self::path(context, inner, modules);
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
        Type::Named(named) => relative(named, modules),
        Type::Custom(custom) => format!("__::ViaSerde<{}{}>", "super::".repeat(modules.len()), alias(context, custom)),
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

/// The user's own types in the order of their use.
pub fn customs(root: &Folder) -> Vec<&str> {
    let mut out = Vec::new();
    push_customs(root, &mut out);
    out
}

fn push_customs<'a>(folder: &'a Folder, out: &mut Vec<&'a str>) {
    for item in &folder.items {
        let arguments = item.arguments.iter().filter(|argument| is_settable(argument)).map(|argument| &argument.ty);
        let members = item.types.iter().flat_map(|definition| match definition {
            Definition::Object(object) => object.members.as_slice(),
            Definition::Choice(_) | Definition::ByStatus(_) | Definition::Alias { .. } => &[],
        });
        for custom in arguments.chain(members.map(|member| &member.ty)).filter_map(custom) {
            if !out.contains(&custom) {
                out.push(custom);
            }
        }
    }
    folder.folders.iter().for_each(|inner| push_customs(inner, out));
}

fn custom(ty: &Type) -> Option<&str> {
    match ty {
        Type::Custom(custom) => Some(custom),
        Type::List(inner) | Type::Map(inner) | Type::Optional(inner) | Type::Nullable(inner) => self::custom(inner),
        _ => None,
    }
}

/// Writes the aliases of the user's own types. They are private, so that the documentation shows what they stand for.
pub fn aliases(context: &Context<'_>, out: &mut Writer) {
    for custom in &context.customs {
        out.as_it_is();
        out.line(&format!("type {} = {custom};", alias(context, custom)));
    }
}

fn alias(context: &Context<'_>, custom: &str) -> String {
    let index = context.customs.iter().position(|known| *known == custom).unwrap_or(context.customs.len());
    format!("__T{index}")
}

/// Writes the types that belong to an item.
pub fn emit(context: &Context<'_>, item: &Item, modules: &[String], out: &mut Writer) {
    for definition in &item.types {
        match definition {
            Definition::Object(object) => self::object(context, object, item, modules, out),
            Definition::Choice(Choice { name, prose, same_as: Some(same), .. }) => {
                out.doc(&docs::definition(prose, name, item));
                out.line(&format!("pub type {name} = {};", relative(same, modules)));
            }
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
            Definition::ByStatus(responses) => by_status(context, responses, item, modules, out),
            Definition::Alias { name, target, prose } => {
                out.doc(&docs::definition(prose, name, item));
                out.as_it_is();
                out.line(&format!("pub type {name} = {};", path(context, target, modules)));
            }
        }
    }
}

/// The traits that the user wants, without those of serde: structs have them anyway.
fn derives<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let is_ours = |path: &&str| matches!(path.rsplit("::").next().map(str::trim), Some("Serialize" | "Deserialize"));
    context.emission.derive.iter().map(String::as_str).filter(|path| !is_ours(path)).collect()
}

fn by_status(context: &Context<'_>, responses: &ByStatus, item: &Item, modules: &[String], out: &mut Writer) {
    out.open("__::by_status! {");
    out.doc(&docs::definition(&Prose::default(), &responses.name, item));
    let derives = derives(context);
    if !derives.is_empty() {
        out.line(&format!("#[derive({})]", derives.join(", ")));
    }
    out.open(&format!("{} {{", responses.name));
    let (empty, full): (Vec<_>, Vec<_>) = responses.variants.iter().partition(|variant| variant.ty == Type::Empty);
    out.open("full {");
    for StatusVariant { name, status, ty } in full {
        out.doc(&format!("The response to a call that ends with status {status}."));
        out.line(&format!("{name} {status} {};", path(context, ty, modules)));
    }
    out.close("}");
    out.open("empty {");
    for StatusVariant { name, status, .. } in empty {
        out.doc(&format!("Status {status}, without a body."));
        out.line(&format!("{name} {status};"));
    }
    out.close("}");
    out.close("}");
    out.close("}");
}

fn object(context: &Context<'_>, object: &Object, item: &Item, modules: &[String], out: &mut Writer) {
    out.open("__::object! {");
    out.doc(&docs::definition(&object.prose, &object.name, item));
    let mut derives = derives(context);
    if object.members.iter().all(|member| matches!(member.ty, Type::Optional(_))) && !derives.contains(&"Default") {
        derives.push("Default");
    }
    if !derives.is_empty() {
        out.line(&format!("#[derive({})]", derives.join(", ")));
    }
    out.open(&format!("{} {{", object.name));
    for (index, member) in object.members.iter().enumerate() {
        let Member { name, field, ty, prose, .. } = member;
        out.doc(&docs::member(prose, name, field));
        out.line(&format!("{index} {field} {}: {};", literal(name), path(context, ty, modules)));
    }
    out.close("}");
    let nulls =
        object.members.iter().enumerate().filter(|(_, member)| member.null).map(|(index, _)| format!(" {index}"));
    let nulls: String = nulls.collect();
    if !nulls.is_empty() {
        out.line(&format!("null{nulls}"));
    }
    out.close("}");
}
