//! The type and the saved value of an argument, for text and JSON output.

use phlo_gen_core::api::{Argument, Place, Template, Type};

/// The name of a type.
pub fn type_name(ty: &Type) -> String {
    match ty {
        Type::Text | Type::String | Type::Secret => "string".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Float | Type::Number => "number".to_owned(),
        Type::Json => "any".to_owned(),
        Type::File => "file".to_owned(),
        Type::RawBody => "bytes".to_owned(),
        Type::Empty => "nothing".to_owned(),
        Type::List(inner) => format!("list of {}", type_name(inner)),
        Type::Map(inner) => format!("map of {}", type_name(inner)),
        Type::Optional(inner) | Type::Nullable(inner) | Type::OrText(inner) => type_name(inner),
        Type::OrBoolean(inner) => format!("boolean or {}", type_name(inner)),
        Type::OneOrMany(inner) => format!("{0} or list of {0}", type_name(inner)),
        Type::Named(path) => path.name.clone(),
        Type::Custom(custom) => custom.clone(),
    }
}

/// The text of a template; a JSON string without its quotes.
pub fn plain_text(argument: &Argument, template: &Template) -> String {
    let text = template.in_collection();
    if argument.place != Place::Body {
        return text;
    }
    serde_json::from_str::<String>(&text).unwrap_or(text)
}
