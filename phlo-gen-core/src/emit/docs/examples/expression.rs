//! Saved values as expressions of Rust.

use super::saved_text::without_marks;
use crate::api::{Api, Definition, Item, Object, Type, TypePath};
use crate::emit::literal::literal;
use crate::json::{Json, Kind, compact};

/// The longest line, in bytes.
const MAX_LINE: usize = 80;

/// The longest value, in bytes and in lines. Longer ones are taken from the saved request.
const MAX_BYTES: usize = 600;
const MAX_LINES: usize = 16;

/// Writes values of the arguments of an item.
pub struct Expressions<'a> {
    /// The API.
    pub api: &'a Api,
    /// The item.
    pub item: &'a Item,
    /// The path of the client's module, if the code is to compile.
    pub module: Option<&'a str>,
}

impl Expressions<'_> {
    /// What a caller passes to the setter of an argument of this type, which converts it. `None` if the value does not
    /// fit or is too long.
    pub fn given(&self, ty: &Type, value: &Json<'_>) -> Option<String> {
        let code = self.convertible(ty, value)?;
        (code.len() <= MAX_BYTES && code.lines().count() <= MAX_LINES).then_some(code)
    }

    fn convertible(&self, ty: &Type, value: &Json<'_>) -> Option<String> {
        match (ty, &value.kind) {
            (Type::Text | Type::String | Type::Secret, Kind::String(text)) => self.text(text),
            (Type::Boolean | Type::Json, Kind::Boolean(value)) => Some(value.to_string()),
            (Type::Integer, Kind::Number(text)) => integer(text),
            (Type::Number | Type::Json, Kind::Number(text)) => number(text),
            (Type::OrText(inner), Kind::Number(_) | Kind::Boolean(_)) => match **inner {
                Type::Boolean | Type::Integer | Type::Number => self.convertible(inner, value),
                _ => self.exact(ty, value),
            },
            (Type::OrText(_) | Type::Json, Kind::String(text)) => self.text(text),
            (Type::File, Kind::String(path)) => Some(format!("phlo_gen::File::from_path({})", literal(path))),
            (Type::RawBody, Kind::String(text)) => self.text(text),
            (Type::List(inner), Kind::Array(values)) => {
                let is_of_one_type = matches!(**inner, Type::Text | Type::String | Type::Secret)
                    || matches!(&**inner, Type::Named(path) if self.is_choice(path));
                let element = |value| match is_of_one_type {
                    true => self.convertible(inner, value),
                    false => self.exact(inner, value),
                };
                // the type of the elements of an empty list would not be known
                (!values.is_empty()).then(|| list("[", values.iter().map(element)))?
            }
            (Type::Map(inner), Kind::Object(members)) => {
                let entry = |member: &crate::json::Member<'_>| {
                    Some(format!("({}, {})", literal(&member.name), self.exact(inner, &member.value)?))
                };
                (!members.is_empty()).then(|| list("[", members.iter().map(entry)))?
            }
            (Type::Named(path), Kind::String(text)) if self.is_choice(path) => self.text(text),
            _ => self.exact(ty, value),
        }
    }

    /// A value of exactly this type, as for a member of a struct.
    fn exact(&self, ty: &Type, value: &Json<'_>) -> Option<String> {
        match (ty, &value.kind) {
            (Type::Nullable(_), Kind::Null) => Some("phlo_gen::Nullable::Null".to_owned()),
            (Type::Nullable(inner), _) => Some(format!("phlo_gen::Nullable::Value({})", self.exact(inner, value)?)),
            (Type::Optional(_), Kind::Null) => Some("None".to_owned()),
            (Type::Optional(inner), _) => Some(format!("Some({})", self.exact(inner, value)?)),
            (Type::Text | Type::String | Type::Secret, Kind::String(text)) => {
                Some(format!("{}.into()", self.text(text)?))
            }
            (Type::Boolean, Kind::Boolean(value)) => Some(value.to_string()),
            (Type::Integer, Kind::Number(text)) => text.parse::<i64>().ok().map(|number| number.to_string()),
            (Type::Float, Kind::Number(text)) => float(text),
            (Type::Number, Kind::Number(text)) => Some(format!("phlo_gen::Number::from({})", number(text)?)),
            (Type::Json, _) => self.json(value),
            (Type::OrText(_), Kind::String(text)) => {
                Some(format!("phlo_gen::OrText::Text({}.into())", self.text(text)?))
            }
            (Type::OrText(inner), _) => Some(format!("phlo_gen::OrText::Value({})", self.exact(inner, value)?)),
            (Type::OrBoolean(_), Kind::Boolean(value)) => Some(format!("phlo_gen::OrBoolean::Boolean({value})")),
            (Type::OrBoolean(inner), _) => Some(format!("phlo_gen::OrBoolean::Value({})", self.exact(inner, value)?)),
            (Type::OneOrMany(inner), Kind::Array(values)) => {
                let values = list("vec![", values.iter().map(|value| self.exact(inner, value)))?;
                Some(format!("phlo_gen::OneOrMany::Many({values})"))
            }
            (Type::OneOrMany(inner), _) => Some(format!("phlo_gen::OneOrMany::One({})", self.exact(inner, value)?)),
            (Type::List(inner), Kind::Array(values)) => {
                list("vec![", values.iter().map(|value| self.exact(inner, value)))
            }
            (Type::Map(_), Kind::Object(members)) if members.is_empty() => Some("Default::default()".to_owned()),
            (Type::Map(_), Kind::Object(_)) => Some(format!("{}.into()", self.convertible(ty, value)?)),
            (Type::Named(path), _) => self.named(path, value),
            _ => None,
        }
    }

    fn named(&self, path: &TypePath, value: &Json<'_>) -> Option<String> {
        match (self.api.definition(self.item, path)?, &value.kind) {
            (Definition::Alias { target, .. }, _) => self.exact(target, value),
            (Definition::Choice(_), Kind::String(text)) => Some(format!("{}.into()", self.text(text)?)),
            (Definition::Object(object), Kind::Object(_)) => self.object(path, object, value),
            _ => None,
        }
    }

    fn object(&self, path: &TypePath, object: &Object, value: &Json<'_>) -> Option<String> {
        let mut out = format!("{} {{\n", full_path(self.module, &path.modules, &path.name));
        let has_default = object.members.iter().all(|member| matches!(member.ty, Type::Optional(_)));
        let mut is_complete = true;
        for member in &object.members {
            let code = match value.get(&member.name) {
                Some(value) => self.exact(&member.ty, value)?,
                None if !matches!(member.ty, Type::Optional(_)) => return None,
                None if has_default => {
                    is_complete = false;
                    continue;
                }
                None => "None".to_owned(),
            };
            out.push_str(&format!("    {}: {},\n", member.field, indented(&code)));
        }
        if !is_complete {
            out.push_str("    ..Default::default()\n");
        }
        out.push('}');
        Some(out)
    }

    fn json(&self, value: &Json<'_>) -> Option<String> {
        match &value.kind {
            Kind::String(text) => Some(format!("{}.into()", self.text(text)?)),
            Kind::Boolean(value) => Some(format!("{value}.into()")),
            Kind::Number(text) => Some(format!("phlo_gen::Json::from({})", number(text)?)),
            Kind::Null | Kind::Array(_) | Kind::Object(_) => {
                let text = without_marks(self.api, &compact(value));
                let is_raw = text.contains('"') && !text.contains("\"#") && !text.contains('\\');
                let text = if is_raw { format!("r#\"{text}\"#") } else { literal(&text) };
                (!text.contains("{{")).then(|| format!("phlo_gen::Json::parse({text})?"))
            }
            Kind::Variable(_) => None,
        }
    }

    /// A string literal; `None` if there is a variable in it, which only the saved request can replace.
    fn text(&self, text: &str) -> Option<String> {
        let text = without_marks(self.api, text);
        (!text.contains("{{")).then(|| literal(&text))
    }

    fn is_choice(&self, path: &TypePath) -> bool {
        matches!(self.api.resolved(self.item, path), Some(Definition::Choice(_)))
    }
}

/// The whole path of a generated type, below the client's module if that is not known.
pub fn full_path(module: Option<&str>, modules: &[String], name: &str) -> String {
    let modules = modules.iter().map(String::as_str);
    module.into_iter().chain(modules).chain([name]).collect::<Vec<_>>().join("::")
}

/// A whole number. A literal without a suffix may become an `i32`.
fn integer(text: &str) -> Option<String> {
    let number = text.parse::<i64>().ok()?;
    Some(if i32::try_from(number).is_ok() { number.to_string() } else { format!("{number}_i64") })
}

fn float(text: &str) -> Option<String> {
    text.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| format!("{number:?}"))
}

/// A number as an integer or, if it has a fraction or an exponent, as a float; a longer integer would lose digits.
fn number(text: &str) -> Option<String> {
    integer(text).or_else(|| float(text).filter(|_| text.contains(['.', 'e', 'E'])))
}

/// A list on one line, or on a line for each element if it would be long.
fn list(open: &str, values: impl Iterator<Item = Option<String>>) -> Option<String> {
    let values = values.collect::<Option<Vec<String>>>()?;
    let line = format!("{open}{}]", values.join(", "));
    if line.len() <= MAX_LINE && !line.contains('\n') {
        return Some(line);
    }
    let lines: String = values.iter().map(|value| format!("    {},\n", indented(value))).collect();
    Some(format!("{open}\n{lines}]"))
}

/// Code with more indentation on all lines but the first.
pub fn indented(code: &str) -> String {
    code.replace('\n', "\n    ")
}
