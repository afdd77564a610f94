//! Members that hold what callers name themselves: their objects are maps.

use crate::lower::secrets::detect::is_secret_name;
use crate::shapes::{self, Element, Field, Shape};
use std::collections::HashMap;

/// Names of members that APIs leave to callers, in lower case without separators, sorted.
const FREE: &[&str] = &[
    "additionalproperties",
    "annotations",
    "cookies",
    "customattributes",
    "customfields",
    "customproperties",
    "headers",
    "labels",
    "metadata",
    "tags",
    "userdata",
    "usermetadata",
];

/// The members of a collection whose own members are named by callers.
#[derive(Debug, Default)]
pub struct FreeNames {
    seen: HashMap<String, Seen>,
}

/// The objects of one name.
#[derive(Debug)]
struct Seen {
    /// The names of the first.
    names: Vec<String>,
    /// Whether another has others.
    disagree: bool,
    /// Whether callers send it: what they save with a thing they name themselves.
    is_sent: bool,
    /// Whether one has lists or objects.
    is_nested: bool,
    /// Whether one has a secret, which only a member of a struct is known as.
    has_secret: bool,
}

impl FreeNames {
    /// Sees an object with the name of its member, in a request or in a response.
    pub fn see(&mut self, name: &str, fields: &[Field], is_sent: bool) {
        if fields.is_empty() || !is_free(name) {
            return;
        }
        let names = || fields.iter().map(|field| field.name.clone()).collect();
        let seen = self.seen.entry(name.to_owned()).or_insert_with(|| Seen {
            names: names(),
            disagree: false,
            is_sent: false,
            is_nested: false,
            has_secret: false,
        });
        let common = fields.iter().filter(|field| seen.names.contains(&field.name)).count();
        let most = fields.len().max(seen.names.len());
        seen.disagree |= if is_of_http(name, fields) { common < most } else { common * 2 < most };
        seen.is_sent |= is_sent && !is_of_users(name);
        seen.is_nested |= !fields.iter().all(|field| is_scalar(&field.shape));
        seen.has_secret |= has_secret(fields);
    }

    /// The map that an object is, if its members are named by callers, or if they are the texts of errors by the names of
    /// what they are about.
    pub fn map(&self, name: &str, fields: &[Field]) -> Option<Shape> {
        let is_map = self
            .seen
            .get(name)
            .is_some_and(|seen| (seen.disagree || seen.is_sent) && !seen.is_nested && !seen.has_secret);
        if fields.is_empty() || !is_map && !are_errors(name, fields) {
            return None;
        }
        let mut element = Element { shape: Shape::Unknown, nullable: false };
        for field in fields {
            element.nullable |= field.nullable;
            shapes::join(&mut element.shape, &field.shape);
        }
        Some(Shape::Map(Box::new(element)))
    }
}

fn is_free(name: &str) -> bool {
    FREE.binary_search(&letters(name).as_str()).is_ok()
}

/// Whether it may be what an API wants to know of a user, or flags that it has.
fn is_of_users(name: &str) -> bool {
    matches!(letters(name).as_str(), "tags" | "userdata")
}

/// Whether a server tells with it what was sent: no two calls need have the same. The headers of a report are none.
fn is_of_http(name: &str, fields: &[Field]) -> bool {
    let is_header = |field: &Field| {
        let name = field.name.to_ascii_lowercase();
        name.contains('-') || matches!(name.as_str(), "accept" | "host" | "connection" | "cookie" | "authorization")
    };
    match letters(name).as_str() {
        "cookies" => true,
        "headers" => fields.iter().any(is_header),
        _ => false,
    }
}

/// The letters of a name in lower case.
fn letters(name: &str) -> String {
    let letters = name.bytes().filter(u8::is_ascii_alphabetic);
    letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect()
}

fn is_scalar(shape: &Shape) -> bool {
    *shape == Shape::Unknown || *shape == Shape::Boolean || shape.is_text() || shape.is_number()
}

/// `"errors": {"name": ["is missing"]}`
fn are_errors(name: &str, fields: &[Field]) -> bool {
    let is_list_of_text = |shape: &Shape| matches!(shape, Shape::List(inner) if inner.shape.is_text());
    name.to_ascii_lowercase().ends_with("errors")
        && fields.iter().all(|field| is_list_of_text(&field.shape))
        && !has_secret(fields)
}

fn has_secret(fields: &[Field]) -> bool {
    fields.iter().any(|field| is_secret_name(&field.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn fields(text: &str) -> Vec<Field> {
        match shapes::infer(&[&parse(text).unwrap_or_else(|error| unreachable!("{}", error.message))]).shape {
            Shape::Object(fields) => fields,
            other => unreachable!("{other:?}"),
        }
    }

    fn is_map(name: &str, objects: &[&str]) -> bool {
        let mut free = FreeNames::default();
        objects.iter().for_each(|object| free.see(name, &fields(object), false));
        objects.iter().all(|object| free.map(name, &fields(object)).is_some())
    }

    #[test]
    fn the_names_are_sorted() {
        assert!(FREE.is_sorted());
    }

    #[test]
    fn metadata_that_differs_is_a_map() {
        assert!(is_map("metadata", &[r#"{"customer": "1"}"#, r#"{"passport": "x", "vip": true}"#]));
        assert!(is_map("custom_fields", &[r#"{"a": 1}"#, r#"{"b": "x"}"#]));
        // one object says nothing
        assert!(!is_map("metadata", &[r#"{"customer": "1"}"#]));
        assert!(!is_map("metadata", &[r#"{"total": 1, "page": 1}"#, r#"{"total": 1, "page": 1, "next": 2}"#]));
        assert!(!is_map("metadata", &[r#"{"a": {"b": 1}}"#, r#"{"c": 1}"#]));
        assert!(!is_map("metadata", &[r#"{"api_key": "k", "a": 1}"#, r#"{"customer": "1"}"#]));
        assert!(!is_map("metadata", &[r#"{"customer": "1"}"#, r#"{"api_key": "k", "a": 1}"#]));
        assert!(!is_map("customer", &[r#"{"a": 1}"#, r#"{"b": 1}"#]));
    }

    #[test]
    fn cookies_that_differ_are_a_map() {
        assert!(is_map("cookies", &[r#"{"rose": "1"}"#, r#"{"rose": "1", "moss": "2"}"#]));
        assert!(!is_map("cookies", &[r#"{"rose": "1"}"#, r#"{"rose": "2"}"#]));
        assert!(is_map("headers", &[r#"{"host": "h", "x-rose": "1"}"#, r#"{"host": "h"}"#]));
        assert!(!is_map(
            "headers",
            &[r#"{"title": "t", "align": "l", "width": 3}"#, r#"{"title": "t", "align": "l"}"#]
        ));
        assert!(!is_map("headers", &[r#"{"host": "h", "authorization": "a"}"#, r#"{"host": "h"}"#]));
    }

    #[test]
    fn metadata_that_is_sent_is_a_map() {
        let of = |name: &str, object: &str| {
            let mut free = FreeNames::default();
            free.see(name, &fields(object), true);
            free.map(name, &fields(object)).is_some()
        };
        assert!(of("metadata", r#"{"customer": "1", "vip": true}"#) && of("labels", r#"{"env": "prod"}"#));
        assert!(!of("metadata", r#"{"a": {"b": 1}}"#) && !of("user_data", r#"{"email": "a"}"#));
        assert!(!of("metadata", r#"{"password": "x"}"#));
    }

    #[test]
    fn errors_by_member_are_a_map() {
        assert!(is_map("errors", &[r#"{"name": ["is missing"]}"#]));
        assert!(!is_map("errors", &[r#"{"code": "x", "messages": ["is missing"]}"#]));
        assert!(!is_map("errors", &[r#"{"password": ["is too short"]}"#]));
        assert!(!is_map("names", &[r#"{"first": ["A"]}"#]));
    }
}
