//! Values that the server may refuse. They are sent, because the collection may be wrong, or older than the server.

use super::parse_value::RawValue;
use crate::items::{ItemEntry, allowed_values, enum_values};
use phlo_gen_core::api::{Argument, Definition, Object, Type};
use phlo_gen_core::diagnostic::nearest;
use phlo_gen_core::json::{self, Json, Kind, is_number};

/// How many warnings an argument has at most: a list may have many elements with the same one.
const MOST: usize = 10;

/// What is doubtful about the values of an argument, with advice.
pub fn warnings(entry: &ItemEntry<'_>, argument: &Argument, values: &[RawValue<'_>]) -> Vec<String> {
    let mut warnings = Warnings { entry, found: Vec::new() };
    if argument.secret {
        return warnings.found;
    }
    for value in values {
        let (RawValue::Text(text) | RawValue::Json(text)) = value;
        let json = json::parse(text).ok().filter(|json| matches!(json.kind, Kind::Array(_) | Kind::Object(_)));
        match (json, value) {
            (Some(json), _) => warnings.of_json(&argument.setter, &argument.ty, &json),
            (None, RawValue::Text(text)) => warnings.of_text(argument, text),
            // JSON is meant as it is
            (None, RawValue::Json(_)) => {}
        }
    }
    warnings.found
}

struct Warnings<'a, 'e> {
    entry: &'e ItemEntry<'a>,
    found: Vec<String>,
}

impl Warnings<'_, '_> {
    fn push(&mut self, warning: String) {
        if self.found.len() < MOST && !self.found.contains(&warning) {
            self.found.push(warning);
        }
    }

    /// The value of an argument that is neither a list nor an object.
    fn of_text(&mut self, argument: &Argument, text: &str) {
        let name = &argument.setter;
        let allowed = allowed_values(self.entry, argument).or_else(|| enum_values(self.entry, innermost(&argument.ty)));
        if let Some(allowed) = allowed {
            return self.of_choice(&format!("the argument `{name}`"), &allowed, text);
        }
        let is_documented = match argument.documented_type.as_deref() {
            Some("integer") => text.parse::<i128>().is_ok(),
            Some("number") => is_number(text),
            Some("boolean") => matches!(text, "true" | "false" | "0" | "1"),
            _ => true,
        };
        if let Some(ty) = argument.documented_type.as_deref().filter(|_| !is_documented && is_untyped(&argument.ty)) {
            self.push(format!("the argument `{name}` is `{text}`, but the collection says that it is of type {ty}"));
        }
    }

    /// A value that is one of several, or several of them with commas.
    fn of_choice(&mut self, what: &str, allowed: &[&str], text: &str) {
        if text.split(',').all(|part| allowed.contains(&part.trim())) {
            return;
        }
        let help = match nearest(text, allowed.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? The values are {}", allowed.join(", ")),
            None => format!("the values are {}", allowed.join(", ")),
        };
        self.push(format!("{what} is `{text}`, which is no value that the collection names\nhelp: {help}"));
    }

    /// A list or an object, and what is in it.
    fn of_json(&mut self, path: &str, ty: &Type, json: &Json<'_>) {
        if let Kind::Array(elements) = &json.kind {
            return elements.iter().for_each(|element| self.of_json(&format!("{path}[]"), ty, element));
        }
        let Type::Named(named) = innermost(ty) else { return self.of_scalar(path, scalar(ty), json) };
        match &json.kind {
            Kind::String(text) => {
                if let Some(allowed) = enum_values(self.entry, innermost(ty)) {
                    self.of_choice(&format!("`{path}`"), &allowed, text);
                }
            }
            Kind::Object(members) => {
                if let Some(map) = values_of_map(ty) {
                    return members.iter().for_each(|member| self.of_json(path, map, &member.value));
                }
                let definition = self.entry.api.resolved(self.entry.item, named);
                if let Some(Definition::Object(object)) = definition {
                    self.of_object(path, object, json, members);
                }
            }
            Kind::Array(_) | Kind::Null | Kind::Boolean(_) | Kind::Number(_) | Kind::Variable(_) => {}
        }
    }

    /// A value within JSON that is text, where the collection has a number or a boolean.
    fn of_scalar(&mut self, path: &str, ty: &Type, json: &Json<'_>) {
        let expected = match ty {
            Type::Integer => "an integer",
            Type::Float | Type::Number => "a number",
            Type::Boolean => "a boolean",
            _ => return,
        };
        if let Kind::String(text) = &json.kind {
            self.push(format!("`{path}` is the text `{text}`, but the collection has {expected} there"));
        }
    }

    fn of_object(&mut self, path: &str, object: &Object, json: &Json<'_>, members: &[json::Member<'_>]) {
        let names: Vec<&str> = object.members.iter().map(|member| member.name.as_str()).collect();
        for given in members {
            match object.members.iter().find(|member| member.name == given.name) {
                Some(member) if member.secret => {}
                Some(member) => self.of_json(&format!("{path}.{}", member.name), &member.ty, &given.value),
                None => {
                    let help = match nearest(&given.name, names.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`? The members are {}", names.join(", ")),
                        None => format!("the members are {}", names.join(", ")),
                    };
                    let message = format!("`{path}` has a member `{}`, which the collection does not name", given.name);
                    self.push(format!("{message}\nhelp: {help}"));
                }
            }
        }
        for member in object.members.iter().filter(|member| member.required && json.get(&member.name).is_none()) {
            self.push(format!("`{path}` has no member `{}`, which the collection requires", member.name));
        }
    }
}

/// The type of the values in lists, maps and the like.
fn innermost(mut ty: &Type) -> &Type {
    while let Some(inner) = ty.inner() {
        ty = inner;
    }
    ty
}

/// The type of the values in lists and maps, but for a union, which text may be of.
fn scalar(mut ty: &Type) -> &Type {
    while let Type::List(inner) | Type::Map(inner) | Type::Optional(inner) | Type::Nullable(inner) = ty {
        ty = inner;
    }
    ty
}

/// The type of the values of a map, which may be in a list.
fn values_of_map(mut ty: &Type) -> Option<&Type> {
    while let Some(inner) = ty.inner() {
        if matches!(ty, Type::Map(_)) {
            return Some(inner);
        }
        ty = inner;
    }
    None
}

/// Whether text is sent as it is, whatever the documentation says of it.
fn is_untyped(ty: &Type) -> bool {
    matches!(innermost(ty), Type::Text | Type::String | Type::Json)
        || matches!(ty, Type::OrText(_))
        || matches!(ty, Type::Optional(inner) | Type::Nullable(inner) if is_untyped(inner))
}
