//! The arguments that an example sets.

use crate::api::{Argument, Item, Place, Presence, Source, Type};
use crate::bytes::ByName;
use crate::emit::argument::{is_id_of_call, is_settable};
use crate::json::{Json, Kind};
use crate::lower::is_placeholder;
use crate::shapes::shape_of_placeholder;

/// How many optional arguments an example in Rust sets.
pub const MAX_OPTIONAL: usize = 12;

/// The arguments that an example sets: the required ones, and those with a saved value that may be sent again. Defaults
/// are sent anyway.
pub struct Selection<'a> {
    /// The arguments, in the order of the item.
    pub set: Vec<&'a Argument>,
    /// How many others have saved values.
    pub left_out: usize,
}

/// The selection for an item, with this many optional arguments; `saved` is its example.
pub fn selection<'a>(item: &'a Item, saved: Option<&Json<'_>>, most_optional: usize) -> Selection<'a> {
    let saved = by_name(saved);
    let mut optional = 0;
    let mut selection = Selection { set: Vec::new(), left_out: 0 };
    for argument in item.arguments.iter().filter(|argument| is_settable(argument)) {
        match argument.presence {
            Presence::Required => selection.set.push(argument),
            Presence::Optional if is_id_of_call(argument) => {}
            Presence::Optional if is_saved(argument, saved.get(&argument.setter).copied()) => {
                optional += 1;
                match optional <= most_optional {
                    true => selection.set.push(argument),
                    false => selection.left_out += 1,
                }
            }
            _ => {}
        }
    }
    selection
}

/// The values of the members of an object, by their names.
pub fn by_name<'s, 'a>(object: Option<&'s Json<'a>>) -> ByName<&'s str, &'s Json<'a>> {
    let mut values = ByName::default();
    // the last of several with one name counts
    for member in object.and_then(Json::as_object).unwrap_or_default().iter().rev() {
        if !values.has(&member.name) {
            values.add(&*member.name, &member.value);
        }
    }
    values
}

/// Whether the collection has a value for an argument that a caller might give.
fn is_saved(argument: &Argument, saved: Option<&Json<'_>>) -> bool {
    match saved {
        Some(value) => is_value(argument, value),
        // a variable without quotes, which a member of JSON may have, is no value of JSON
        None => argument.place == Place::Body && argument.source == Source::Request && of_variable(argument).is_some(),
    }
}

/// Whether the saved value of a required argument is an empty text, which says nothing of what to give. For one in the
/// path Postman would send its name.
pub fn is_unfilled(argument: &Argument, saved: &Json<'_>) -> bool {
    let is_empty = saved.as_str().is_some_and(|text| text.trim().is_empty());
    let has_only_name = argument.place == Place::Path && argument.example.is_none();
    argument.presence == Presence::Required && argument.ty != Type::File && (is_empty || has_only_name)
}

/// What stands for the variable that is the saved value of an argument: `<order id>`.
pub fn of_variable(argument: &Argument) -> Option<&str> {
    argument.example.as_deref().filter(|example| is_named(example))
}

/// Whether a placeholder names what belongs there: `<order id>` and not `<string>`.
fn is_named(text: &str) -> bool {
    text.starts_with('<') && text.ends_with('>') && is_placeholder(text) && shape_of_placeholder(text).is_none()
}

/// Whether a saved value is one that a caller might give. In a body a placeholder for one is enough, as in Postman it
/// stands for what has to be filled in.
fn is_value(argument: &Argument, value: &Json<'_>) -> bool {
    match &value.kind {
        Kind::String(text) => match (argument.place, &argument.ty) {
            // a collection need not name the file that an upload sends
            (_, Type::File) => true,
            (Place::Body | Place::Form | Place::BodyText, Type::Text | Type::String | Type::Secret | Type::Json) => {
                !text.trim().is_empty()
            }
            // one that names what belongs there was a variable, which is sent
            _ => !is_placeholder(text) || is_named(text),
        },
        Kind::Array(values) => !values.is_empty(),
        Kind::Object(members) => !members.is_empty(),
        Kind::Null | Kind::Variable(_) => false,
        Kind::Boolean(_) | Kind::Number(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::collection::read;
    use crate::emit::{Emission, emit};
    use crate::lower::{Options, lower};

    /// The documentation of a request with an id of one call, which a table says more of.
    fn documentation(table: &str) -> String {
        let collection = format!(
            r#"{{"info": {{"name": "c"}}, "item": [{{"name": "Pay", "request": {{"url": "http://h/pay", "method": "POST", "description": "{table}",
            "header": [{{"key": "Idempotency-Key", "value": "8e03978e"}}, {{"key": "X-Request-ID", "value": "53cda91c"}}],
            "body": {{"mode": "raw", "raw": "{{\"idempotency_key\": \"17ab44f0\", \"amount\": 7}}"}}}}}}]}}"#
        );
        emit(&lower(&read(&collection).unwrap(), None, &Options::default()).api, &Emission::default())
    }

    #[test]
    fn examples_do_not_send_a_saved_id_of_one_call() {
        let source = documentation("Pays.");
        assert!(
            source.contains(".amount(7)")
                && !source.contains(".idempotency_key(\\\"")
                && !source.contains("-H \\\"Idem")
        );
        // the setter shows what such an id is like
        assert!(source.contains("For example `17ab44f0`, and another for each call."), "{source}");
        let table = "| Name | Required | Description |\\n| --- | --- | --- |\\n| Idempotency-Key | Yes | The key. |";
        let source = documentation(table);
        assert!(source.contains("(\\\"<new for each call>\\\")"), "{source}");
        assert!(source.contains("-H \\\"Idempotency-Key: <new for each call>\\\""), "{source}");
    }
}
