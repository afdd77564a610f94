//! Parses the text of an argument as a value of its type.

use crate::commands::call::argument_value::ArgumentValue;
use crate::items::ItemEntry;
use crate::output::echoed;
use phlo_gen_core::api::{Argument, Definition, Type};
use phlo_gen_core::json::{self, Kind};
use phlo_gen_runtime::{File, Json, Nullable, Number, Secret, Text};

/// The text of a value on the command line.
#[derive(Debug, Clone, Copy)]
pub enum RawValue<'a> {
    /// After `name=`
    Text(&'a str),
    /// After `name:=`
    Json(&'a str),
}

/// What a value is for: the name that it is written with, and the item whose types it may have.
#[derive(Clone, Copy)]
struct Target<'a> {
    setter: &'a str,
    entry: &'a ItemEntry<'a>,
}

impl Target<'_> {
    /// The advice for a value that begins like JSON, but is none: what a shell leaves of `tags=["a"]` is `tags=[a]`.
    fn quotes(&self) -> String {
        let name = self.setter;
        format!(
            "\nhelp: put the argument in single quotes, so that the shell keeps the double quotes within it: \
             '{name}=[\"a\", \"b\"]'; the text `[a]` itself is written '{name}:=\"[a]\"', or '{name}:=[\"[a]\"]' in a list"
        )
    }

    /// The advice for an object.
    fn members(&self) -> String {
        let name = self.setter;
        format!(
            "\nhelp: put the argument in single quotes, and the names and the texts of its members in double quotes: \
             '{name}={{\"city\": \"Bern\", \"floor\": 3}}'"
        )
    }

    /// How an object is written, or a list of one: with a member that it requires, or else its first.
    fn example(&self, ty: &Type, is_list: bool) -> String {
        let Type::Named(path) = ty else { return String::new() };
        let Some(Definition::Object(object)) = self.entry.api.resolved(self.entry.item, path) else {
            return String::new();
        };
        let member = object.members.iter().find(|member| member.required).or(object.members.first());
        let Some(member) = member.map(|member| &member.name) else { return String::new() };
        let (opening, closing) = if is_list { ("[", "]") } else { ("", "") };
        format!("\nhelp: write it as '{}={opening}{{\"{member}\": …}}{closing}'", self.setter)
    }

    /// Whether a value is one of an enum.
    fn is_choice(&self, ty: &Type) -> bool {
        let Type::Named(path) = ty else { return false };
        matches!(self.entry.api.resolved(self.entry.item, path), Some(Definition::Choice(_)))
    }

    /// Whether a value is written as a JSON object.
    fn is_object(&self, ty: &Type) -> bool {
        matches!(ty, Type::Map(_)) || matches!(ty, Type::Named(_)) && !self.is_choice(ty)
    }
}

/// The value of an argument; a list may be written as several values, or as JSON.
pub fn parse_value(argument: &Argument, entry: &ItemEntry<'_>, raw: &[RawValue<'_>]) -> Result<ArgumentValue, String> {
    let ty = &argument.ty;
    let target = Target { setter: &argument.setter, entry };
    match (without_option(ty), raw) {
        (Type::List(_), [RawValue::Json(text)]) => one(ty, target, RawValue::Json(text)),
        (Type::List(_), [RawValue::Text(text)]) if text.starts_with('[') => {
            structure(target, text, |json| one(ty, target, json))
        }
        (Type::Json | Type::Map(_) | Type::Named(_), [RawValue::Text(text)]) if text.starts_with(['[', '{']) => {
            structure(target, text, |json| one(ty, target, json))
        }
        (Type::List(inner), [RawValue::Text(text), ..]) if target.is_object(inner) && !text.starts_with('{') => {
            Err(format!("must be a list of JSON objects{}", target.example(inner, true)))
        }
        (Type::List(inner), several) => {
            let elements: Result<Vec<ArgumentValue>, String> =
                several.iter().map(|raw| one(inner, target, *raw)).collect();
            Ok(ArgumentValue::new(elements?))
        }
        (_, [raw]) => one(ty, target, *raw),
        (Type::String, _) => {
            Err("is given more than once, but is not a list; several values of one text are written `a,b`".to_owned())
        }
        _ => Err("is given more than once, but is not a list".to_owned()),
    }
}

/// A list or an object that is written as JSON after `name=`.
fn structure<'a>(
    target: Target<'_>,
    text: &'a str,
    value: impl FnOnce(RawValue<'a>) -> Result<ArgumentValue, String>,
) -> Result<ArgumentValue, String> {
    match Json::parse(text) {
        Ok(_) => value(RawValue::Json(text)),
        Err(error) => {
            let advice = if text.starts_with('{') { target.members() } else { target.quotes() };
            Err(format!("is not JSON: {error}{advice}"))
        }
    }
}

fn without_option(ty: &Type) -> &Type {
    match ty {
        Type::Optional(inner) | Type::Nullable(inner) => without_option(inner),
        other => other,
    }
}

fn one(ty: &Type, target: Target<'_>, raw: RawValue<'_>) -> Result<ArgumentValue, String> {
    use Type::{Boolean, Float, Integer, Number as AnyNumber, OrText};
    // JSON is sent as it is, also if it is of another type than the documented one; so is the null of any type
    if let RawValue::Json(text) = raw {
        let ty = without_option(ty);
        let is_text = matches!(ty, Type::String) || target.is_choice(ty);
        let is_sent = match ty {
            Type::Text | Type::Secret | Type::File | Type::RawBody => false,
            Boolean | Integer | Float | AnyNumber | OrText(_) => true,
            _ => is_text || text.trim() == "null",
        };
        if is_sent {
            let as_text = |why| match is_text {
                true => format!("{why}\nhelp: a text is written `{}={}`", target.setter, echoed(text)),
                false => why,
            };
            return parse(text).map(ArgumentValue::new).map_err(as_text);
        }
    }
    let text = text(raw)?;
    let error = |expected: &str| format!("must be {expected}, but is `{}`", echoed(&text));
    Ok(match ty {
        Type::Nullable(_) if text == "null" => ArgumentValue::new(Nullable::<bool>::Null),
        Type::Nullable(inner) | Type::Optional(inner) => one(inner, target, raw)?,
        Type::OrText(inner) => one(inner, target, raw).unwrap_or_else(|_| ArgumentValue::new(text)),
        Type::Text => ArgumentValue::new(Text::from(text)),
        Type::Secret => ArgumentValue::new(Secret::from(text)),
        Type::String | Type::RawBody | Type::Empty | Type::Custom(_) => ArgumentValue::new(text),
        Type::Boolean => ArgumentValue::new(text.parse::<bool>().map_err(|_| error("`true` or `false`"))?),
        Type::Integer => ArgumentValue::new(text.parse::<i64>().map_err(|_| error("an integer"))?),
        Type::Float => ArgumentValue::new(
            text.parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(|| error("a number"))?,
        ),
        Type::Number => ArgumentValue::new(text.parse::<Number>().map_err(|_| error("a number"))?),
        Type::File => ArgumentValue::new(File::from_path(text.strip_prefix('@').unwrap_or(&text))),
        Type::Json => match raw {
            RawValue::Text(text) => ArgumentValue::new(Json::from(text)),
            RawValue::Json(text) => ArgumentValue::new(parse(text)?),
        },
        Type::List(inner) => list(inner, target, &text)?,
        Type::OrBoolean(_) | Type::OneOrMany(_) => ArgumentValue::new(parse(&text)?),
        ty @ (Type::Map(_) | Type::Named(_)) if target.is_object(ty) => {
            object(&text).map_err(|why| format!("{why}{}", target.example(ty, false)))?
        }
        Type::Map(_) | Type::Named(_) => ArgumentValue::new(text),
    })
}

/// The text of a value; a JSON string without its quotes.
fn text(raw: RawValue<'_>) -> Result<String, String> {
    match raw {
        RawValue::Text(text) => Ok(text.to_owned()),
        RawValue::Json(text) => parse(text).map(|json| json.as_text().unwrap_or_else(|| json.as_str().to_owned())),
    }
}

fn parse(text: &str) -> Result<Json, String> {
    Json::parse(text).map_err(|error| format!("is not JSON: {error}"))
}

fn object(text: &str) -> Result<ArgumentValue, String> {
    let json = parse(text).map_err(|why| format!("must be a JSON object, but {why}"))?;
    if json.as_str().starts_with('{') { Ok(ArgumentValue::new(json)) } else { Err("must be a JSON object".to_owned()) }
}

/// A list that is written as JSON. Its elements are separate values, which are sent as separate parameters of a form or
/// query.
fn list(inner: &Type, target: Target<'_>, text: &str) -> Result<ArgumentValue, String> {
    parse(text)?;
    let read = json::parse(text).map_err(|error| format!("is not JSON: {}", error.message))?;
    let Kind::Array(elements) = &read.kind else { return Err("must be a list".to_owned()) };
    let element = |element: &json::Json<'_>| {
        let text = text.get(element.start..element.end).unwrap_or_default();
        one(inner, target, RawValue::Json(text))
    };
    Ok(ArgumentValue::new(elements.iter().map(element).collect::<Result<Vec<_>, _>>()?))
}
