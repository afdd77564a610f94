//! Rows of tables about the response: the members that they describe.

use crate::arguments::TableRow;
use crate::lower::types::documented::{MemberFacts, element_of_kind, member_path};
use crate::shapes::{Element, Field, Shape};

/// Finds the members that rows describe, and adds those that are not in any example. A member whose type is not clear
/// from the examples has that of its row.
pub fn place(rows: &[TableRow], element: &mut Element) -> MemberFacts {
    let mut facts = MemberFacts::new();
    let tables = rows.iter().filter_map(|row| row.verdict).max().map_or(0, |last| last + 1);
    for table in 0..tables {
        let rows = rows.iter().filter(|row| row.verdict == Some(table));
        let named: Vec<(Vec<String>, &TableRow)> =
            rows.flat_map(|row| row.names.iter().map(move |name| (member_path(name), row))).collect();
        let known = members(&element.shape);
        let found: Vec<Option<Vec<String>>> = named.iter().map(|(path, _)| find(&known, path)).collect();
        let parent = common_parent(&named, &found);
        for ((path, row), found) in named.into_iter().zip(found) {
            let path = found.unwrap_or_else(|| [parent.as_slice(), path.as_slice()].concat());
            if set_type(&mut element.shape, &path, row) {
                facts.push((path, row.facts.clone()));
            }
        }
    }
    facts
}

/// The paths of all members, outer objects first.
fn members(shape: &Shape) -> Vec<Vec<String>> {
    let mut out = Vec::new();
    let mut level = vec![(Vec::new(), shape)];
    while !level.is_empty() {
        let mut next = Vec::new();
        for (path, shape) in level {
            let Shape::Object(fields) = inside(shape) else { continue };
            for field in fields {
                let below = [path.as_slice(), std::slice::from_ref(&field.name)].concat();
                out.push(below.clone());
                next.push((below, &field.shape));
            }
        }
        level = next;
    }
    out
}

/// The elements of lists and the values of maps.
fn inside(mut shape: &Shape) -> &Shape {
    while let Shape::List(inner) | Shape::Map(inner) = shape {
        shape = &inner.shape;
    }
    shape
}

/// The outermost member whose path ends with these names.
fn find(known: &[Vec<String>], wanted: &[String]) -> Option<Vec<String>> {
    let exact = known.iter().find(|path| *path == wanted);
    let ending = || known.iter().find(|path| path.ends_with(wanted));
    let alike = || known.iter().find(|path| ends_alike(path, wanted));
    exact.or_else(ending).or_else(alike).cloned()
}

fn ends_alike(path: &[String], wanted: &[String]) -> bool {
    let bare = |name: &String| name.replace(['_', '-'], "").to_lowercase();
    path.len() >= wanted.len()
        && path.iter().rev().zip(wanted.iter().rev()).all(|(one, other)| bare(one) == bare(other))
}

/// The object that most of the members that were found are in.
fn common_parent(named: &[(Vec<String>, &TableRow)], found: &[Option<Vec<String>>]) -> Vec<String> {
    let parents = named.iter().zip(found).filter_map(|((path, _), found)| {
        let found = found.as_ref()?;
        found.get(..found.len().saturating_sub(path.len())).map(<[String]>::to_vec)
    });
    let parents: Vec<Vec<String>> = parents.collect();
    let count = |parent: &Vec<String>| parents.iter().filter(|other| *other == parent).count();
    parents.iter().rev().max_by_key(|parent| count(parent)).cloned().unwrap_or_default()
}

/// Sets the type of a member to that of its row, or adds the member. Returns whether there is such a member.
fn set_type(shape: &mut Shape, path: &[String], row: &TableRow) -> bool {
    let Some((first, rest)) = path.split_first() else { return false };
    let mut shape = shape;
    while let Shape::List(inner) | Shape::Map(inner) = shape {
        shape = &mut inner.shape;
    }
    let Shape::Object(fields) = shape else { return false };
    let documented = || element_of_kind(row.facts.kind.as_ref()).shape;
    match fields.iter_mut().find(|field| field.name == *first) {
        Some(field) if !rest.is_empty() => set_type(&mut field.shape, rest, row),
        Some(field) => {
            let is_open = |shape: &Shape| match shape {
                Shape::Unknown => true,
                Shape::List(inner) => inner.shape == Shape::Unknown,
                _ => false,
            };
            let shape = documented();
            let fits = field.shape == Shape::Unknown || matches!(shape, Shape::List(_));
            if is_open(&field.shape) && fits && shape != Shape::Unknown {
                field.shape = shape;
            }
            true
        }
        None if rest.is_empty() => {
            let shape = documented();
            fields.push(Field { name: first.clone(), shape, always: false, nullable: false, comment: None });
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::{Facts, ValueKind};
    use crate::json;
    use crate::shapes::{infer, show};

    fn placed(response: &str, rows: &[(&str, Option<ValueKind>)]) -> (String, Vec<String>) {
        let sample = json::parse(response).expect("it is JSON");
        let mut element = infer(&[&sample]);
        let row = |(name, kind): &(&str, Option<ValueKind>)| TableRow {
            names: vec![(*name).to_owned()],
            place: None,
            facts: Facts { kind: kind.clone(), ..Facts::default() },
            verdict: Some(0),
            used_as: None,
        };
        let facts = place(&rows.iter().map(row).collect::<Vec<_>>(), &mut element);
        (show(&element.shape), facts.iter().map(|(path, _)| path.join(".")).collect())
    }

    #[test]
    fn rows_find_their_members_at_any_depth() {
        let (_, paths) =
            placed(r#"{"data": [{"id": 1, "user_name": "a"}], "id": 2}"#, &[("id", None), ("userName", None)]);
        assert_eq!(paths, ["id", "data.user_name"]);
    }

    #[test]
    fn a_member_that_is_in_no_example_is_added_to_the_common_parent() {
        let (shape, paths) =
            placed(r#"{"data": {"a": 1, "b": 2}}"#, &[("a", None), ("b", None), ("c", Some(ValueKind::Boolean))]);
        assert_eq!(shape, "{data: {a: int, b: int, c?: bool}}");
        assert_eq!(paths, ["data.a", "data.b", "data.c"]);
    }

    #[test]
    fn a_row_decides_a_type_that_examples_leave_open() {
        let list = Some(ValueKind::List(Some(Box::new(ValueKind::Integer))));
        let (shape, _) = placed(
            r#"{"a": null, "b": [], "c": "5"}"#,
            &[("a", Some(ValueKind::String)), ("b", list), ("c", Some(ValueKind::Integer))],
        );
        assert_eq!(shape, "{a: str?, b: [int], c: str}");
    }
}
