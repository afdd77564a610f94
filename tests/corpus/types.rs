//! The types of a collection, and which of them a value in a response has.

use phlo_gen_core::api::{Api, Definition, Folder, Type, TypePath};
use phlo_gen_core::shapes;
use serde_json::Value;
use std::collections::HashMap;

/// The types of one collection.
pub struct Known<'a> {
    pub file: String,
    pub module: String,
    pub types: HashMap<TypePath, &'a Definition>,
}

impl Known<'_> {
    /// A type as it is written at the root of the crate.
    pub fn path(&self, ty: &Type) -> String {
        match ty {
            Type::List(inner) => format!("Vec<{}>", self.path(inner)),
            Type::Map(inner) => format!("phlo_gen::Map<{}>", self.path(inner)),
            Type::Optional(inner) => format!("Option<{}>", self.path(inner)),
            Type::Nullable(inner) => format!("phlo_gen::Nullable<{}>", self.path(inner)),
            Type::Named(path) => {
                [std::slice::from_ref(&self.module), path.modules.as_slice(), std::slice::from_ref(&path.name)]
                    .concat()
                    .join("::")
            }
            Type::OrText(inner) => format!("phlo_gen::OrText<{}>", self.path(inner)),
            Type::OrBoolean(inner) => format!("phlo_gen::OrBoolean<{}>", self.path(inner)),
            Type::OneOrMany(inner) => format!("phlo_gen::OneOrMany<{}>", self.path(inner)),
            Type::Boolean => "bool".to_owned(),
            Type::Integer => "i64".to_owned(),
            Type::Float => "f64".to_owned(),
            Type::Number => "phlo_gen::Number".to_owned(),
            Type::String => "String".to_owned(),
            _ => "phlo_gen::Json".to_owned(),
        }
    }

    pub fn resolve<'t>(&'t self, ty: &'t Type) -> &'t Type {
        match ty {
            Type::Named(path) => match self.types.get(path) {
                Some(Definition::Alias { target, .. }) => self.resolve(target),
                _ => ty,
            },
            Type::Optional(inner) | Type::Nullable(inner) => self.resolve(inner),
            _ => ty,
        }
    }

    /// The type of this value, where values of several kinds may stand.
    pub fn kind_of<'t>(&'t self, value: &Value, ty: &'t Type) -> &'t Type {
        match (self.resolve(ty), value) {
            (Type::OrText(_), Value::String(text)) if shapes::shape_of_placeholder(text).is_none() => &Type::String,
            (Type::OrBoolean(_), Value::Bool(_)) => &Type::Boolean,
            (Type::OneOrMany(inner), Value::Array(values)) => match values.first() {
                Some(first) => self.kind_of(first, inner),
                None => inner,
            },
            (Type::OrText(inner) | Type::OrBoolean(inner) | Type::OneOrMany(inner), _) => self.kind_of(value, inner),
            (ty, _) => ty,
        }
    }

    /// The type of a response with this status.
    pub fn of_status<'t>(&'t self, response: &'t Type, status: u16) -> &'t Type {
        if let Type::Named(path) = self.resolve(response)
            && let Some(Definition::ByStatus(responses)) = self.types.get(path)
        {
            return responses
                .variants
                .iter()
                .find(|variant| variant.status == status)
                .map_or(&Type::RawBody, |it| &it.ty);
        }
        response
    }

    /// The type of the elements of a list.
    pub fn element<'t>(&'t self, ty: &'t Type) -> Option<&'t Type> {
        match self.resolve(ty) {
            Type::List(inner) | Type::OneOrMany(inner) => Some(inner),
            Type::OrText(inner) | Type::OrBoolean(inner) => self.element(inner),
            _ => None,
        }
    }

    /// The type of a member of an object.
    pub fn member<'t>(&'t self, ty: &'t Type, name: &str) -> Option<&'t Type> {
        match self.resolve(ty) {
            Type::Map(inner) => Some(inner),
            Type::OrText(inner) | Type::OrBoolean(inner) | Type::OneOrMany(inner) => self.member(inner, name),
            Type::Named(path) => match self.types.get(path)? {
                Definition::Object(object) => {
                    object.members.iter().find(|member| member.name == *name).map(|member| &member.ty)
                }
                _ => None,
            },
            _ => None,
        }
    }
}

/// The types of a collection, by their paths.
pub fn definitions(api: &Api) -> HashMap<TypePath, &Definition> {
    fn walk<'a>(folder: &'a Folder, modules: &[String], out: &mut HashMap<TypePath, &'a Definition>) {
        for definition in folder.items.iter().flat_map(|item| &item.types) {
            out.insert(TypePath { modules: modules.to_vec(), name: definition.name().to_owned() }, definition);
        }
        for inner in &folder.folders {
            walk(inner, &[modules, std::slice::from_ref(&inner.module)].concat(), out);
        }
    }
    let mut out = HashMap::new();
    walk(&api.root, &[], &mut out);
    for shared in &api.types {
        out.insert(TypePath::shared(shared.definition.name().to_owned()), &shared.definition);
    }
    out
}
