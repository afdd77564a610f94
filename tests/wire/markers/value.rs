//! Marker values: a unique one for each argument, of its type.

use phlo_gen_core::api::{Api, Definition, Folder, Type, TypePath};
use phlo_gen_core::json::quote;

/// A file next to the collections.
pub const FILE: &str = "file.bin";

/// A value for an argument.
pub struct Marker {
    /// The expression for the setter; `{like}` is replaced by a member of the request with the same type.
    pub rust: String,
    /// The value as a string, for rows.
    pub text: String,
    /// The value as JSON, for bodies.
    pub json: String,
}

/// The value with this number of a type; `None` if the type has none.
pub fn marker(api: &Api, ty: &Type, number: usize) -> Option<Marker> {
    let text = format!("mark-{number}");
    Some(match ty {
        Type::Text | Type::String | Type::Secret => Marker { rust: quote(&text), json: quote(&text), text },
        Type::Boolean => simple(number.is_multiple_of(2).to_string(), ""),
        Type::Integer => simple((4000 + number).to_string(), "_i64"),
        Type::Float => simple(format!("{number}.25"), "_f64"),
        Type::File => {
            Marker { rust: format!("phlo_gen::File::from_path({FILE:?})"), text: FILE.to_owned(), json: quote(FILE) }
        }
        Type::Named(path) if is_choice(api, path) => Marker { rust: quote(&text), json: quote(&text), text },
        Type::List(inner) if matches!(**inner, Type::File) => return None,
        Type::List(inner) => {
            let inner = marker(api, inner, number)?;
            like(format!("[{}]", inner.json), inner.text)
        }
        Type::OrText(inner) if matches!(**inner, Type::Integer | Type::Number) => {
            like((4000 + number).to_string(), (4000 + number).to_string())
        }
        Type::Number => like((4000 + number).to_string(), (4000 + number).to_string()),
        _ => like(json(api, ty, number)?, text),
    })
}

/// A value whose Rust syntax is its JSON, except for the name of its type.
fn simple(text: String, suffix: &str) -> Marker {
    Marker { rust: format!("{text}{suffix}"), json: text.clone(), text }
}

/// A value that is read from JSON.
fn like(json: String, text: String) -> Marker {
    Marker { rust: format!("{{like}}, {json:?})"), text, json }
}

fn json(api: &Api, ty: &Type, number: usize) -> Option<String> {
    Some(match ty {
        Type::Text | Type::String | Type::Secret => quote(&format!("mark-{number}")),
        Type::Boolean => number.is_multiple_of(2).to_string(),
        Type::Integer | Type::Number => (4000 + number).to_string(),
        Type::Float => format!("{number}.25"),
        Type::Json => format!("[\"mark-{number}\"]"),
        Type::List(inner) => format!("[{}]", json(api, inner, number)?),
        Type::Map(inner) => format!("{{\"mark-{number}\":{}}}", json(api, inner, number)?),
        Type::Optional(inner)
        | Type::Nullable(inner)
        | Type::OrText(inner)
        | Type::OrBoolean(inner)
        | Type::OneOrMany(inner) => json(api, inner, number)?,
        Type::Named(path) => match definition(api, path)? {
            Definition::Choice(_) => quote(&format!("mark-{number}")),
            Definition::Alias { target, .. } => json(api, target, number)?,
            // A response is not an argument.
            Definition::ByStatus(_) => return None,
            Definition::Object(object) => {
                let member = |member: &phlo_gen_core::api::Member| {
                    Some(format!("{}:{}", quote(&member.name), json(api, &member.ty, number)?))
                };
                let members: Option<Vec<String>> = object.members.iter().map(member).collect();
                format!("{{{}}}", members?.join(","))
            }
        },
        Type::File | Type::RawBody | Type::Empty | Type::Custom(_) => return None,
    })
}

fn is_choice(api: &Api, path: &TypePath) -> bool {
    match definition(api, path) {
        Some(Definition::Choice(_)) => true,
        Some(Definition::Alias { target: Type::Named(target), .. }) => is_choice(api, target),
        _ => false,
    }
}

fn definition<'a>(api: &'a Api, path: &TypePath) -> Option<&'a Definition> {
    if path.is_shared() {
        let mut shared = api.types.iter().map(|shared| &shared.definition);
        return shared.find(|definition| definition.name() == path.name);
    }
    let enter = |folder: &'a Folder, module: &String| folder.folders.iter().find(|inner| inner.module == *module);
    let folder = path.modules.iter().try_fold(&api.root, enter)?;
    folder.items.iter().flat_map(|item| &item.types).find(|definition| definition.name() == path.name)
}
