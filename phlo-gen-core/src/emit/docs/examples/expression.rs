//! Saved values as expressions of Rust.

use super::saved_text::without_marks;
use crate::api::{Api, Definition, Item, Member, Object, Type, TypePath};
use crate::emit::literal::literal;
use crate::json::{Json, Kind, compact};

/// The text of an argument that has no saved value.
pub const NO_VALUE: &str = "…";

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
            (Type::File, Kind::String(path)) => {
                let name = Some(file_name(path)).filter(|name| !name.is_empty()).unwrap_or(NO_VALUE);
                Some(format!("phlo_gen::File::from_path({})", literal(name)))
            }
            (Type::RawBody, Kind::String(text)) => self.text(text),
            (Type::List(inner), Kind::Array(values)) if values.is_empty() => {
                Some(format!("Vec::<{}>::new()", self.type_name(inner)?))
            }
            (Type::List(inner), Kind::Array(values)) => {
                let of_one_type = values.iter().map(|value| self.of_one_type(inner, value)).collect::<Option<Vec<_>>>();
                match of_one_type.filter(|codes| **inner != Type::Number || are_of_one_kind(codes)) {
                    Some(codes) => list("[", codes.into_iter().map(Some)),
                    None => list("[", values.iter().map(|value| self.exact(inner, value))),
                }
            }
            (Type::Map(inner), Kind::Object(members)) if members.is_empty() => {
                Some(format!("phlo_gen::Map::<{}>::default()", self.type_name(inner)?))
            }
            (Type::Map(inner), Kind::Object(members)) => {
                let entry = |member: &crate::json::Member<'_>| {
                    let plain = self.of_one_type(inner, &member.value).filter(|_| **inner != Type::Number);
                    let code = plain.or_else(|| self.exact(inner, &member.value))?;
                    Some(format!("({}, {code})", literal(&member.name)))
                };
                list("[", members.iter().map(entry))
            }
            (Type::Named(path), Kind::String(text)) if self.is_choice(path) => self.text(text),
            (Type::Nullable(inner), Kind::String(_)) if **inner == Type::String => self.convertible(inner, value),
            _ => self.exact(ty, value),
        }
    }

    /// An element of a list whose elements are all written alike, and converted.
    fn of_one_type(&self, ty: &Type, value: &Json<'_>) -> Option<String> {
        let is_plain = match ty {
            Type::Text | Type::String | Type::Secret | Type::Boolean | Type::Integer | Type::Float | Type::Number => {
                true
            }
            Type::Named(path) => self.is_choice(path),
            _ => false,
        };
        if is_plain { self.convertible(ty, value) } else { None }
    }

    /// A value of exactly this type, whatever it is given to.
    fn exact(&self, ty: &Type, value: &Json<'_>) -> Option<String> {
        match (ty, &value.kind) {
            (Type::Nullable(_), Kind::Null) => Some("phlo_gen::Nullable::Null".to_owned()),
            (Type::Nullable(inner), _) => Some(format!("phlo_gen::Nullable::Value({})", self.exact(inner, value)?)),
            (Type::Text, Kind::String(text)) => Some(format!("phlo_gen::Text::from({})", self.text(text)?)),
            (Type::String, Kind::String(text)) => Some(format!("{}.to_owned()", self.text(text)?)),
            (Type::Secret, Kind::String(text)) => Some(format!("phlo_gen::Secret::from({})", self.text(text)?)),
            (Type::Boolean, Kind::Boolean(value)) => Some(value.to_string()),
            (Type::Integer, Kind::Number(text)) => text.parse::<i64>().ok().map(|number| format!("{number}_i64")),
            (Type::Float, Kind::Number(text)) => float(text),
            (Type::Number, Kind::Number(text)) => Some(format!("phlo_gen::Number::from({})", number(text)?)),
            (Type::Json, _) => self.json(value),
            (Type::OrText(_), Kind::String(text)) => {
                Some(format!("phlo_gen::OrText::Text({}.to_owned())", self.text(text)?))
            }
            (Type::OrText(inner), _) => Some(format!("phlo_gen::OrText::Value({})", self.exact(inner, value)?)),
            (Type::OrBoolean(_), Kind::Boolean(value)) => Some(format!("phlo_gen::OrBoolean::Boolean({value})")),
            (Type::OrBoolean(inner), _) => Some(format!("phlo_gen::OrBoolean::Value({})", self.exact(inner, value)?)),
            (Type::OneOrMany(inner), Kind::Array(values)) => {
                let values = list("vec![", values.iter().map(|value| self.exact(inner, value)))?;
                Some(format!("phlo_gen::OneOrMany::Many({values})"))
            }
            (Type::OneOrMany(inner), _) => Some(format!("phlo_gen::OneOrMany::One({})", self.exact(inner, value)?)),
            (Type::List(inner), Kind::Array(values)) if values.is_empty() => {
                Some(format!("Vec::<{}>::new()", self.type_name(inner)?))
            }
            (Type::List(inner), Kind::Array(values)) => {
                list("vec![", values.iter().map(|value| self.exact(inner, value)))
            }
            (Type::Map(_), Kind::Object(members)) if members.is_empty() => self.convertible(ty, value),
            (Type::Map(inner), Kind::Object(_)) => {
                Some(format!("phlo_gen::Map::<{}>::from({})", self.type_name(inner)?, self.convertible(ty, value)?))
            }
            (Type::Named(path), _) => self.named(path, value),
            _ => None,
        }
    }

    /// A type as a caller writes it.
    fn type_name(&self, ty: &Type) -> Option<String> {
        Some(match ty {
            Type::String => "String".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::Integer => "i64".to_owned(),
            Type::Float => "f64".to_owned(),
            Type::Text => "phlo_gen::Text".to_owned(),
            Type::Number => "phlo_gen::Number".to_owned(),
            Type::Json => "phlo_gen::Json".to_owned(),
            Type::List(inner) => format!("Vec<{}>", self.type_name(inner)?),
            Type::Map(inner) => format!("phlo_gen::Map<{}>", self.type_name(inner)?),
            Type::Nullable(inner) => format!("phlo_gen::Nullable<{}>", self.type_name(inner)?),
            Type::Named(path) => full_path(self.module, &path.modules, &path.name),
            _ => return None,
        })
    }

    fn named(&self, path: &TypePath, value: &Json<'_>) -> Option<String> {
        match (self.api.definition(self.item, path)?, &value.kind) {
            (Definition::Alias { target, .. }, _) => self.exact(target, value),
            (Definition::Choice(_), Kind::String(text)) => {
                let path = full_path(self.module, &path.modules, &path.name);
                Some(format!("{path}::from({})", self.text(text)?))
            }
            (Definition::Object(object), Kind::Object(_)) => self.object(path, object, value),
            _ => None,
        }
    }

    /// A call of `new` and of the setters of the members that the value has.
    fn object(&self, path: &TypePath, object: &Object, value: &Json<'_>) -> Option<String> {
        if !object.is_input {
            return None;
        }
        let in_new = object.members_of_new();
        let given = |member: &Member| match (&member.ty, value.get(&member.name)) {
            (Type::Optional(ty), Some(value)) => Some(self.convertible(ty, value)),
            _ => None,
        };
        let needed = |member: &&Member| match (given(member), &member.ty) {
            (None, Type::Optional(ty)) => self.stand_in(ty, NO_VALUE),
            (code, _) => code?,
        };
        let arguments = in_new.iter().map(needed).collect::<Option<Vec<String>>>()?;
        let mut calls = Vec::new();
        for member in object.members.iter().filter(|member| in_new.iter().all(|other| other.field != member.field)) {
            match given(member) {
                // null is the same as nothing, unless the type has it
                Some(None) if value.get(&member.name).is_some_and(|value| value.kind == Kind::Null) => {}
                Some(code) => calls.push(format!(".{}{}", member.field, in_parentheses(&code?))),
                None => {}
            }
        }
        let new = format!("{}::new({})", full_path(self.module, &path.modules, &path.name), arguments.join(", "));
        let line = format!("{new}{}", calls.concat());
        if line.len() <= MAX_LINE && !line.contains('\n') {
            return Some(line);
        }
        // one call continues its line, as rustfmt has it
        if let [call] = calls.as_slice() {
            return Some(format!("{new}{call}"));
        }
        let calls: String = calls.iter().map(|call| format!("\n    {}", indented(call))).collect();
        Some(format!("{new}{calls}"))
    }

    /// A value for what is required and has no saved one: this text, if it is a text.
    pub fn stand_in(&self, ty: &Type, text: &str) -> Option<String> {
        Some(match ty {
            Type::Boolean => if text == "true" { "true" } else { "false" }.to_owned(),
            Type::Integer | Type::Number => "1".to_owned(),
            Type::Float => "1.0".to_owned(),
            Type::File => format!("phlo_gen::File::from_path({})", literal(text)),
            Type::List(inner) => format!("[{}]", self.stand_in(inner, text)?),
            Type::Json => "phlo_gen::Json::parse(\"{}\")?".to_owned(),
            Type::Nullable(_) => "phlo_gen::Nullable::Null".to_owned(),
            Type::Text | Type::String | Type::Secret | Type::RawBody | Type::OrText(_) => literal(text),
            Type::Named(path) => match self.api.resolved(self.item, path)? {
                Definition::Choice(choice) => literal(choice.variants.first().map_or(NO_VALUE, |(_, text)| text)),
                _ => return None,
            },
            _ => return None,
        })
    }

    fn json(&self, value: &Json<'_>) -> Option<String> {
        match &value.kind {
            Kind::String(text) => Some(format!("phlo_gen::Json::from({})", self.text(text)?)),
            Kind::Boolean(value) => Some(format!("phlo_gen::Json::from({value})")),
            Kind::Number(text) => Some(format!("phlo_gen::Json::from({})", number(text)?)),
            Kind::Null => Some("phlo_gen::Json::null()".to_owned()),
            Kind::Array(_) | Kind::Object(_) => {
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

/// The name of a file: its folders are those of the author's machine.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path)
}

/// Whether all of these numbers are whole, or none is.
fn are_of_one_kind(numbers: &[String]) -> bool {
    let is_float = |code: &String| code.contains(['.', 'e']);
    numbers.iter().all(is_float) || !numbers.iter().any(is_float)
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

/// The value that a setter is called with, in its parentheses: calls that continue on further lines begin on a line of
/// their own, lists and literals do not.
pub fn in_parentheses(code: &str) -> String {
    let is_chain = code.lines().nth(1).is_some_and(|second| second.trim_start().starts_with('.'));
    if is_chain { format!("(\n    {},\n)", indented(code)) } else { format!("({code})") }
}

/// Code with more indentation on all lines but the first.
pub fn indented(code: &str) -> String {
    code.replace('\n', "\n    ")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn the_folders_of_a_file_are_left_out() {
        for path in ["/home/ann/scans/card.pdf", "C:\\Users\\ann\\card.pdf", "./card.pdf", "card.pdf", "x/card.pdf/"] {
            assert_eq!(file_name(path), "card.pdf", "{path}");
        }
        assert_eq!(["", "/"].map(file_name), ["", "/"]);
    }
}
