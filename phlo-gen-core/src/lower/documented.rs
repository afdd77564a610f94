//! What argument tables add: facts on arguments that the request shows, and arguments that only the table knows.

use super::body;
use super::draft::{Draft, Value};
use crate::api::{Body, Place, Source};
use crate::arguments::{Facts, TableRow};
use crate::shapes::{Element, Field, Shape};

/// Facts on members below an argument: the names that lead there, and what the table says.
pub type Nested = Vec<(Vec<String>, Facts)>;

/// Joins the rows of a request's tables with its arguments. Returns the facts on members of nested objects, each with the
/// argument in front.
pub fn join(rows: Vec<TableRow>, drafts: &mut Vec<Draft>, body: &mut Body, method: &str, is_setting: &dyn Fn(&str) -> bool) -> Nested {
    let mut nested = Nested::new();
    let mut after = None;
    for row in rows {
        for name in &row.names {
            let path = path(name);
            let place = row.place.as_deref().and_then(place);
            let Some(first) = path.first() else { continue };
            if let Some(index) = find(drafts, name, place).or_else(|| (path.len() == 1).then(|| find(drafts, first, place)).flatten()) {
                drafts[index].learn(row.facts.clone());
                after = Some(index);
            } else if let Some(index) = find(drafts, first, place).filter(|_| path.len() > 1) {
                add_field(&mut drafts[index], &path[1..], &row.facts);
                nested.push((path, row.facts.clone()));
            } else if path.len() == 1 && !is_setting(first) {
                if let Some(mut draft) = create(first, place, body, method, &row.facts) {
                    draft.learn(row.facts.clone());
                    let index = insert(drafts, draft, after);
                    after = Some(index);
                }
            }
        }
    }
    nested
}

/// `a.b`, `a[].b` and `a[0].b` as names from the outside in.
fn path(name: &str) -> Vec<String> {
    let without_lists: String = name.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
    without_lists.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn place(word: &str) -> Option<Place> {
    match word.to_ascii_lowercase().as_str() {
        "path" => Some(Place::Path),
        "query" => Some(Place::Query),
        "header" => Some(Place::Header),
        "body" => Some(Place::Body),
        "form" => Some(Place::Form),
        _ => None,
    }
}

fn find(drafts: &[Draft], name: &str, place: Option<Place>) -> Option<usize> {
    let fits = |draft: &Draft| match place {
        None => true,
        Some(Place::Body | Place::Form) => matches!(draft.place, Place::Body | Place::Form),
        Some(place) => draft.place == place,
    };
    let name = name.trim_start_matches([':', '{', '<']).trim_end_matches(['}', '>']);
    let position = |same: &dyn Fn(&str) -> bool| drafts.iter().position(|draft| fits(draft) && same(&draft.key));
    position(&|key| key == name)
        .or_else(|| position(&|key| key.eq_ignore_ascii_case(name)))
        .or_else(|| position(&|key| key.trim_end_matches("[]") == name))
}

/// A member that no sample shows is added to the shape, so that it can be set.
fn add_field(draft: &mut Draft, path: &[String], facts: &Facts) {
    let Value::Json(element) = &mut draft.value else { return };
    let mut shape = &mut element.shape;
    for (depth, name) in path.iter().enumerate() {
        while let Shape::List(inner) = shape {
            shape = &mut inner.shape;
        }
        let Shape::Object(fields) = shape else { return };
        let index = match fields.iter().position(|field| field.name == *name) {
            Some(index) => index,
            None if depth + 1 == path.len() => {
                let Element { shape, nullable } = body::documented(facts.kind.as_ref());
                fields.push(Field { name: name.clone(), shape, always: false, nullable, comment: None });
                return;
            }
            None => return,
        };
        shape = &mut fields[index].shape;
    }
}

/// An argument that only the table knows: it goes where requests of this kind carry arguments.
fn create(name: &str, place: Option<Place>, body: &mut Body, method: &str, facts: &Facts) -> Option<Draft> {
    let place = match (place, &*body) {
        (Some(Place::Path), _) => return None,
        (Some(place @ (Place::Query | Place::Header)), _) => place,
        (_, Body::Json | Body::Graphql(..)) => Place::Body,
        (_, Body::Urlencoded | Body::Formdata) => Place::Form,
        (_, Body::JsonWhole(_) | Body::Text(_) | Body::File) => return None,
        (_, Body::None) if matches!(method, "POST" | "PUT" | "PATCH") => Place::Body,
        (_, Body::None) => Place::Query,
    };
    if place == Place::Body && *body == Body::None {
        *body = Body::Json;
    }
    let is_file = facts.kind == Some(crate::arguments::ValueKind::File);
    let value = match place {
        Place::Query => Value::Text { repeated: false },
        Place::Header => Value::String { repeated: false },
        Place::Form if is_file => Value::File { repeated: false },
        Place::Form => Value::String { repeated: false },
        Place::Body | Place::Path => Value::Json(body::documented(facts.kind.as_ref())),
    };
    Some(Draft::new(name, place, value, Source::Table))
}

/// Puts an argument behind the last one of its place that the table named before.
fn insert(drafts: &mut Vec<Draft>, draft: Draft, after: Option<usize>) -> usize {
    let behind_table_row = after.filter(|index| drafts.get(*index).is_some_and(|before| before.place == draft.place));
    let last_of_place = drafts.iter().rposition(|other| other.place == draft.place);
    let index = match (behind_table_row, draft.place) {
        // an argument without a sample comes after those that have one, so that samples keep their order
        (_, Place::Body | Place::Form) | (None, _) => last_of_place.map_or(drafts.len(), |index| index + 1),
        (Some(before), _) => before + 1,
    };
    drafts.insert(index, draft);
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_the_outside_in() {
        assert_eq!(path("a.b"), ["a", "b"]);
        assert_eq!(path("a[].b[0].c"), ["a", "b", "c"]);
        assert_eq!(path("a[b]"), ["a"]);
        assert_eq!(path("ids[]"), ["ids"]);
    }
}
