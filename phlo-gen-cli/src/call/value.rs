//! From the text of the command line to a value of the argument's type.

use super::given::Given;
use phlo_gen_core::api::{Definition, Item, Type};
use phlo_gen_core::json::{self, Kind};
use phlo_gen_runtime::{File, Json, Nullable, Number, Secret, Text};

/// What was written behind the name of an argument.
#[derive(Debug, Clone, Copy)]
pub enum Written<'a> {
    /// Behind `=`
    Text(&'a str),
    /// Behind `:=`
    Json(&'a str),
}

/// The value of an argument that is written once, or more than once if it is a list.
pub fn of(ty: &Type, item: &Item, written: &[Written<'_>]) -> Result<Given, String> {
    match (bare(ty), written) {
        (Type::List(_), [Written::Json(text)]) => one(ty, item, Written::Json(text)),
        (Type::List(inner), several) => {
            let elements: Result<Vec<Given>, String> =
                several.iter().map(|written| one(inner, item, *written)).collect();
            Ok(Given::new(elements?))
        }
        (_, [written]) => one(ty, item, *written),
        _ => Err("is given more than once, and it is no list".to_owned()),
    }
}

fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Optional(inner) | Type::Nullable(inner) => bare(inner),
        other => other,
    }
}

fn one(ty: &Type, item: &Item, written: Written<'_>) -> Result<Given, String> {
    let text = text(written)?;
    let no = |wanted: &str, is: &str| format!("must be {wanted}, and `{text}` is {is}");
    Ok(match ty {
        Type::Nullable(_) if text == "null" => Given::new(Nullable::<bool>::Null),
        Type::Nullable(inner) | Type::Optional(inner) => one(inner, item, written)?,
        Type::OrText(inner) => one(inner, item, written).unwrap_or_else(|_| Given::new(text)),
        Type::Text => Given::new(Text::from(text)),
        Type::Secret => Given::new(Secret::from(text)),
        Type::String | Type::RawBody | Type::Empty | Type::Custom(_) => Given::new(text),
        Type::Boolean => Given::new(text.parse::<bool>().map_err(|_| no("`true` or `false`", "neither"))?),
        Type::Integer => Given::new(text.parse::<i64>().map_err(|_| no("a whole number", "none"))?),
        Type::Float => Given::new(
            text.parse::<f64>().ok().filter(|number| number.is_finite()).ok_or_else(|| no("a number", "none"))?,
        ),
        Type::Number => Given::new(text.parse::<Number>().map_err(|_| no("a number", "none"))?),
        Type::File => Given::new(File::from_path(text.strip_prefix('@').unwrap_or(&text))),
        Type::Json => match written {
            Written::Text(text) => Given::new(Json::from(text)),
            Written::Json(text) => Given::new(parse(text)?),
        },
        Type::List(inner) => list(inner, item, &text)?,
        Type::Map(_) => object(&text)?,
        Type::Named(path) => match item.types.iter().find(|definition| definition.name() == path.name) {
            Some(Definition::Choice(_)) => Given::new(text),
            _ => object(&text)?,
        },
    })
}

/// The text of what is written: that of the string, if it is a JSON string.
fn text(written: Written<'_>) -> Result<String, String> {
    match written {
        Written::Text(text) => Ok(text.to_owned()),
        Written::Json(text) => parse(text).map(|json| json.as_text().unwrap_or_else(|| json.as_str().to_owned())),
    }
}

fn parse(text: &str) -> Result<Json, String> {
    Json::parse(text).map_err(|error| format!("is no JSON: {error}"))
}

fn object(text: &str) -> Result<Given, String> {
    let json = parse(text).map_err(|why| format!("takes a JSON object; what is given {why}"))?;
    if json.as_str().starts_with('{') { Ok(Given::new(json)) } else { Err("takes a JSON object".to_owned()) }
}

/// A list that is written as JSON: its elements are rows where rows are sent.
fn list(inner: &Type, item: &Item, text: &str) -> Result<Given, String> {
    parse(text)?;
    let read = json::parse(text).map_err(|error| format!("is no JSON: {}", error.message))?;
    let Kind::Array(elements) = &read.kind else { return Err("takes a list".to_owned()) };
    let element = |element: &json::Json<'_>| {
        let text = text.get(element.start..element.end).unwrap_or_default();
        one(inner, item, Written::Json(text))
    };
    Ok(Given::new(elements.iter().map(element).collect::<Result<Vec<_>, _>>()?))
}
