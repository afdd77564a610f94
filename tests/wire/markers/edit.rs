//! Edits an item of a collection as a user would in Postman: a marker value for each argument.

use super::value::{Marker, marker};
use super::{json_body, rows, url};
use phlo_gen_core::api::{Api, Argument, Body, Item, Place, Presence};
use serde_json::{Value, json};

/// The code for the builder of the item, and the number of arguments that it sets.
pub struct Edit {
    pub calls: String,
    pub count: usize,
}

/// An argument and its value.
pub struct Mark<'a> {
    pub argument: &'a Argument,
    pub name: &'a str,
    pub marker: Marker,
}

/// Edits an item.
///
/// # Errors
/// Why it cannot be edited, in a few words.
pub fn edit(api: &Api, item: &Item, entry: &mut Value) -> Result<Edit, &'static str> {
    let mut marks = Vec::new();
    for (number, argument) in item.arguments.iter().enumerate() {
        let name = argument.name.as_text().ok_or("a variable in a name")?;
        let marker = match &argument.presence {
            // An argument that is always sent is in the collection already, or has to be added.
            Presence::Fixed(_) if argument.place != Place::Body => continue,
            Presence::Fixed(value) => fixed(value.as_text().ok_or("a variable in a value")?),
            _ => marker(api, &argument.ty, number).ok_or("a type without a marker")?,
        };
        marks.push(Mark { argument, name, marker });
    }
    let of = |place: Place| marks.iter().filter(|mark| mark.argument.place == place).collect::<Vec<_>>();
    let is_content_type = |mark: &&Mark<'_>| mark.name.eq_ignore_ascii_case("content-type");
    if of(Place::Header).iter().any(is_content_type) {
        return Err("the type of the body is an argument");
    }
    if entry["request"].is_string() {
        entry["request"] = json!({ "method": "GET", "url": entry["request"] });
    }
    let request = &mut entry["request"];
    if matches!(item.body, Body::Graphql(..)) && !of(Place::BodyText).is_empty() {
        return Err("a variable in the text of a query");
    }
    url::edit(&mut request["url"], &of(Place::Path), &of(Place::Query))?;
    rows::edit(&mut request["header"], &of(Place::Header), str::eq_ignore_ascii_case)?;
    match &item.body {
        Body::Urlencoded => rows::edit(&mut request["body"]["urlencoded"], &of(Place::Form), same)?,
        Body::Formdata => rows::edit(&mut request["body"]["formdata"], &of(Place::Form), same)?,
        _ => json_body::edit(&mut request["body"], &item.body, &of(Place::Body))?,
    }
    marks.retain(|mark| !mark.is_fixed());
    Ok(Edit { calls: marks.iter().map(call).collect(), count: marks.len() })
}

impl Mark<'_> {
    /// Whether it has no setter.
    pub fn is_fixed(&self) -> bool {
        matches!(self.argument.presence, Presence::Fixed(_))
    }
}

fn fixed(json: &str) -> Marker {
    Marker { rust: String::new(), text: String::new(), json: json.to_owned() }
}

fn same(one: &str, other: &str) -> bool {
    one == other
}

/// The call of a setter. A type that only the request has is that of the member.
fn call(mark: &Mark<'_>) -> String {
    let Argument { setter, presence, unsaved, .. } = mark.argument;
    let like = if *presence == Presence::Required && !unsaved { "like" } else { "like_some" };
    let value = mark.marker.rust.replacen("{like}", &format!("super::{like}(&example.{setter}"), 1);
    format!(".{setter}({value})")
}
