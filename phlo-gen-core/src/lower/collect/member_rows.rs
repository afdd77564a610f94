//! Rows of argument tables about members of nested objects.

use crate::api::Place;
use crate::arguments::Facts;
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::types::documented::{bracket_path, element_of_kind, member_path};
use crate::shapes::{Element, Field, Shape};

/// The path of the one member of nested objects that has this name: tables list members without their objects.
pub fn member(arguments: &[RequestArgument], name: &str, place: Option<Place>) -> Option<Vec<String>> {
    if !matches!(place, None | Some(Place::Body)) {
        return None;
    }
    let mut found = Vec::new();
    for argument in arguments {
        if let ArgumentValue::Json(element) = &argument.value {
            members(&element.shape, name, &mut vec![argument.key.clone()], &mut found);
        }
    }
    if found.len() == 1 { found.pop() } else { None }
}

/// The names in `a.b` and `a[].b`, and in `a[b]` where the argument `a` has a member `b`.
pub fn nested_path(name: &str, arguments: &[RequestArgument]) -> Vec<String> {
    let path = member_path(name);
    let names = bracket_path(name);
    let has_member = |argument: &RequestArgument| {
        let (Some(first), Some(second)) = (names.first(), names.get(1)) else { return false };
        let ArgumentValue::Json(element) = &argument.value else { return false };
        argument.key == *first && fields(&element.shape).iter().any(|field| field.name == *second)
    };
    if path.len() < names.len() && arguments.iter().any(has_member) { names } else { path }
}

fn fields(shape: &Shape) -> &[Field] {
    match shape {
        Shape::List(inner) => fields(&inner.shape),
        Shape::Object(fields) => fields,
        _ => &[],
    }
}

/// The path of a member that begins with the one nested object of its first name, and the argument that has it. Only
/// samples say that it is there: a heading above a list may have the name of an object, and not be about it.
pub fn within_a_member(
    path: Vec<String>,
    arguments: &[RequestArgument],
    place: Option<Place>,
) -> (Option<usize>, Vec<String>) {
    let Some(mut outer) = path.first().and_then(|first| member(arguments, first, place)) else { return (None, path) };
    let index = arguments.iter().position(|argument| outer.first() == Some(&argument.key));
    outer.extend(path.iter().skip(1).cloned());
    let is_there = index.is_some_and(|index| match &arguments[index].value {
        ArgumentValue::Json(element) => has_member(&element.shape, &outer[1..]),
        _ => false,
    });
    if is_there { (index, outer) } else { (None, path) }
}

fn has_member(shape: &Shape, path: &[String]) -> bool {
    let Some((name, below)) = path.split_first() else { return true };
    fields(shape).iter().any(|field| field.name == *name && has_member(&field.shape, below))
}

fn members(shape: &Shape, name: &str, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    match shape {
        Shape::List(inner) => members(&inner.shape, name, path, found),
        Shape::Object(fields) => {
            for field in fields {
                path.push(field.name.clone());
                if field.name == name {
                    found.push(path.clone());
                }
                members(&field.shape, name, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// Adds a member that is not in any sample to the shape, so that it can be set. Returns whether there is such a member.
pub fn add_field(argument: &mut RequestArgument, path: &[String], facts: &Facts) -> bool {
    let ArgumentValue::Json(element) = &mut argument.value else { return false };
    let mut shape = &mut element.shape;
    for (depth, name) in path.iter().enumerate() {
        while let Shape::List(inner) = shape {
            shape = &mut inner.shape;
        }
        let Shape::Object(fields) = shape else { return false };
        let index = match fields.iter().position(|field| field.name == *name) {
            Some(index) => index,
            None if depth + 1 == path.len() => {
                let Element { shape, nullable } = element_of_kind(facts.kind.as_ref());
                fields.push(Field { name: name.clone(), shape, always: false, nullable, comment: None });
                return true;
            }
            None => return false,
        };
        shape = &mut fields[index].shape;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Source;

    fn body(key: &str, json: &str) -> RequestArgument {
        let json = crate::json::parse(json).expect("it is JSON");
        RequestArgument::new(key, Place::Body, ArgumentValue::Json(crate::shapes::infer(&[&json])), Source::Request)
    }

    #[test]
    fn brackets_are_members_where_the_argument_has_them() {
        let user = [body("user", r#"{"name": {"first": "A"}, "tags": [{"id": 1}]}"#)];
        let path = |name: &str| nested_path(name, &user).join(".");
        let names = ["user[name][first]", "user[tags][][id]", "user.name.first", "user[n]", "ids[n]"];
        assert_eq!(names.map(path), ["user.name.first", "user.tags.id", "user.name.first", "user", "ids"]);
    }

    #[test]
    fn a_path_may_begin_within_the_one_object_of_its_name() {
        let path = |name: &str, argument: RequestArgument| {
            let (index, path) = within_a_member(member_path(name), &[argument], None);
            (index, path.join("."))
        };
        let found = |path: &str| (Some(0), path.to_owned());
        assert_eq!(path("name.first", body("user", r#"{"name": {"first": "A"}}"#)), found("user.name.first"));
        assert_eq!(path("stock.count", body("body", r#"[{"stock": {"count": 3}}]"#)), found("body.stock.count"));
        assert_eq!(path("name.last", body("user", r#"{"name": {"first": "A"}}"#)), (None, "name.last".to_owned()));
        let twice = body("x", r#"{"y": {"a": {"b": 1}}, "z": {"a": {"b": 1}}}"#);
        assert_eq!(path("a.b", twice), (None, "a.b".to_owned()));
    }
}
