//! Values for a response other than the saved ones: those of a server that has changed, and those for placeholders.

use crate::types::Known;
use phlo_gen_core::api::{Definition, Type};
use phlo_gen_core::shapes;
use serde_json::Value;

impl Known<'_> {
    /// The value as another server may send it.
    pub fn changed(&self, value: &Value, ty: &Type) -> Value {
        match value {
            Value::Null => self.example(ty),
            Value::Number(number) => match (self.kind_of(value, ty), number.as_i64()) {
                (Type::Number | Type::Float, Some(whole)) => Value::from(whole as f64 + 0.5),
                (Type::Integer, Some(whole)) if whole.unsigned_abs() < 1 << 50 => Value::from(whole as f64),
                _ => value.clone(),
            },
            Value::Array(values) => match self.element(ty) {
                Some(inner) => values.iter().map(|value| self.changed(value, inner)).collect(),
                None => value.clone(),
            },
            Value::Object(members) => {
                let member = |(name, value): (&String, &Value)| {
                    let ty = self.member(ty, name).unwrap_or(&Type::Json);
                    (name.clone(), self.changed(value, ty))
                };
                let mut members: serde_json::Map<String, Value> = members.iter().map(member).collect();
                if !matches!(self.kind_of(value, ty), Type::Map(_)) {
                    members.insert("a member of tomorrow".to_owned(), serde_json::json!([{"a": null}]));
                }
                Value::Object(members)
            }
            other => other.clone(),
        }
    }

    /// A value of a type.
    fn example(&self, ty: &Type) -> Value {
        match self.resolve(ty) {
            Type::Boolean => Value::Bool(true),
            Type::Integer => Value::from(7),
            Type::Float | Type::Number => Value::from(7.5),
            Type::String | Type::OrText(_) => Value::from("seven"),
            Type::List(inner) => Value::Array(vec![self.example(inner)]),
            Type::Map(inner) => serde_json::json!({"seven": self.example(inner)}),
            Type::OrBoolean(inner) | Type::OneOrMany(inner) => self.example(inner),
            Type::Named(path) => match self.types.get(path) {
                Some(Definition::Object(object)) => {
                    object.members.iter().map(|member| (member.name.clone(), self.example(&member.ty))).collect()
                }
                _ => Value::from("seven"),
            },
            _ => Value::Null,
        }
    }
}

/// Whether there is a placeholder in a response.
pub fn has_placeholder(value: &Value) -> bool {
    match value {
        Value::String(text) => shapes::shape_of_placeholder(text).is_some(),
        Value::Array(values) => values.iter().any(has_placeholder),
        Value::Object(members) => members.values().any(has_placeholder),
        _ => false,
    }
}

/// The response with a value of its type for each placeholder.
pub fn filled(value: &Value, ty: &Type, known: &Known<'_>) -> Value {
    match value {
        Value::String(text) => match shapes::shape_of_placeholder(text) {
            Some(placeholder) => value_of(&placeholder, value, known.resolve(ty), known),
            None => value.clone(),
        },
        Value::Array(values) => match known.element(ty) {
            Some(inner) => values.iter().map(|value| filled(value, inner, known)).collect(),
            None => value.clone(),
        },
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                (name.clone(), known.member(ty, name).map_or_else(|| value.clone(), |ty| filled(value, ty, known)))
            };
            members.iter().map(member).collect()
        }
        _ => value.clone(),
    }
}

/// A value for a placeholder of this shape in a place of this type.
fn value_of(placeholder: &shapes::Shape, value: &Value, ty: &Type, known: &Known<'_>) -> Value {
    match ty {
        Type::Boolean => Value::Bool(true),
        Type::Integer | Type::Number => Value::from(1),
        Type::Float => Value::from(0.5),
        Type::List(_) => Value::Array(Vec::new()),
        Type::OneOrMany(_) if matches!(placeholder, shapes::Shape::List(_)) => Value::Array(Vec::new()),
        Type::OrText(_) if placeholder.is_text() => value.clone(),
        Type::OrBoolean(_) if *placeholder == shapes::Shape::Boolean => Value::Bool(true),
        Type::OrText(inner) | Type::OrBoolean(inner) | Type::OneOrMany(inner) => {
            value_of(placeholder, value, known.resolve(inner), known)
        }
        _ => value.clone(),
    }
}
