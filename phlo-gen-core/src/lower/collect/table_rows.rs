//! Rows of argument tables: facts on the arguments of a request, and arguments that only the table has.

use crate::api::{Body, Place, Source};
use crate::arguments::{Facts, Requirement, TableRow, UsedAs, ValueKind};
use crate::lower::collect::member_rows::{add_field, member, nested_path, within_a_member};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::types::documented::{MemberFacts, element_of_kind, member_path};
use crate::prose::{Block, Inline};
use std::collections::HashSet;

/// How many rows are joined: each is compared with all arguments.
const MOST_ROWS: usize = 1000;

/// Joins the rows of a request's tables with its arguments, and records the use of each. Returns the facts on members
/// of nested objects, each path beginning with the argument.
pub fn join(
    rows: &mut [TableRow],
    arguments: &mut Vec<RequestArgument>,
    body: &mut Body,
    method: &str,
    is_setting: &dyn Fn(&str) -> bool,
) -> MemberFacts {
    let mut member_facts = MemberFacts::new();
    let mut known: HashSet<String> = arguments.iter().map(|argument| comparable(&argument.key)).collect();
    drop_requirements_of_others(rows, arguments, &known);
    let objects = objects_around(rows, arguments, &known);
    for (row, object) in rows.iter_mut().zip(objects).filter(|(row, _)| row.used_as.is_none()).take(MOST_ROWS) {
        let place = row.place.as_deref().and_then(place);
        for name in &row.names {
            let path = nested_path(name, arguments);
            let Some(first) = path.first() else { continue };
            let normalized = if path.len() == 1 { first } else { name };
            let used_as =
                if let Some(index) = [name, normalized].iter().find_map(|name| find(arguments, &known, name, place)) {
                    arguments[index].facts.overlay(row.facts.clone());
                    UsedAs::Argument
                } else if path.len() > 1 {
                    let (index, path) = match find(arguments, &known, first, place) {
                        Some(index) => (Some(index), path),
                        None => within_a_member(path, arguments, place),
                    };
                    match index {
                        Some(index) if add_field(&mut arguments[index], &path[1..], &row.facts) => {
                            member_facts.push((path, row.facts.clone()));
                            UsedAs::Member
                        }
                        _ => UsedAs::Nothing,
                    }
                } else if let Some(path) = member(arguments, first, place) {
                    member_facts.push((path, row.facts.clone()));
                    UsedAs::Member
                } else if let Some(path) = object.as_ref().map(|object| [object.as_slice(), &path].concat())
                    && let Some(index) = path.first().and_then(|first| find(arguments, &known, first, None))
                    && add_field(&mut arguments[index], &path[1..], &row.facts)
                {
                    member_facts.push((path, row.facts.clone()));
                    UsedAs::Member
                } else if is_setting(first) {
                    UsedAs::Setting
                } else if first.contains(char::is_whitespace) {
                    UsedAs::Nothing
                } else if let Some(mut argument) = create((first, name), place, body, method, &row.facts) {
                    argument.facts.overlay(row.facts.clone());
                    known.insert(comparable(&argument.key));
                    insert(arguments, argument);
                    UsedAs::Argument
                } else {
                    UsedAs::Nothing
                };
            row.used_as = row.used_as.filter(|before| *before != UsedAs::Nothing).or(Some(used_as));
        }
    }
    member_facts
}

/// For each row that the request does not have: the object whose members are the next known rows of its table, both
/// before and after it.
fn objects_around(
    rows: &[TableRow],
    arguments: &[RequestArgument],
    known: &HashSet<String>,
) -> Vec<Option<Vec<String>>> {
    let of_row = |row: &TableRow| {
        let name = row.names.first()?;
        let is_argument = name.contains('.') || find(arguments, known, name, None).is_some();
        let path = if is_argument { Some(Vec::new()) } else { member(arguments, name, None) };
        path.map(|mut path| {
            path.pop();
            (row.verdict, path)
        })
    };
    let known: Vec<_> = rows.iter().take(MOST_ROWS).map(of_row).collect();
    let mut objects = vec![None; rows.len()];
    let mut last: Option<usize> = None;
    for (index, found) in known.iter().enumerate() {
        let Some((table, object)) = found else { continue };
        if let Some(before) = last
            && known[before].as_ref() == Some(&(*table, object.clone()))
            && table.is_some()
            && !object.is_empty()
        {
            objects[before + 1..index].fill(Some(object.clone()));
        }
        last = Some(index);
    }
    objects
}

/// A table none of whose rows are in the saved body or form was pasted from elsewhere: what it requires is not
/// required here.
fn drop_requirements_of_others(rows: &mut [TableRow], arguments: &[RequestArgument], known: &HashSet<String>) {
    let is_sent = |argument: &RequestArgument| matches!(argument.place, Place::Body | Place::Form);
    if !arguments.iter().any(|argument| is_sent(argument) && argument.source == Source::Request) {
        return;
    }
    let is_known = |row: &TableRow| {
        let of_row = |name: &String| {
            let path = member_path(name);
            let first = path.first().map_or("", String::as_str);
            find(arguments, known, name, None).or_else(|| find(arguments, known, first, None)).is_some()
                || member(arguments, first, None).is_some()
        };
        row.names.iter().any(of_row)
    };
    // one row of a table is enough
    let mut tables: HashSet<Option<usize>> = HashSet::new();
    for row in rows.iter().take(MOST_ROWS) {
        if !tables.contains(&row.verdict) && is_known(row) {
            tables.insert(row.verdict);
        }
    }
    let is_elsewhere = |row: &&mut TableRow| {
        let place = row.place.as_deref().and_then(place);
        !tables.contains(&row.verdict) && !matches!(place, Some(Place::Path | Place::Query | Place::Header))
    };
    for row in rows.iter_mut().take(MOST_ROWS).filter(is_elsewhere) {
        row.facts.required = row.facts.required.filter(|required| *required != Requirement::Required);
    }
}

/// The rows that the request has no place for, as a list for the description, so that their text is not lost.
pub fn unplaced_rows(rows: &[TableRow]) -> Option<Block> {
    let rows = rows.iter().filter(|row| matches!(row.used_as, Some(UsedAs::Nothing | UsedAs::Setting)));
    let entry = |row: &TableRow| {
        let mut blocks = row.facts.prose.blocks.iter().cloned();
        let mut first = vec![Inline::Code(row.names.join(", "))];
        let mut rest = Vec::new();
        match blocks.next() {
            Some(Block::Paragraph(inlines)) => {
                first.push(Inline::Text(": ".to_owned()));
                first.extend(inlines);
            }
            other => rest.extend(other),
        }
        [Block::Paragraph(first)].into_iter().chain(rest).chain(blocks).collect()
    };
    let entries: Vec<Vec<Block>> = rows.map(entry).collect();
    (!entries.is_empty()).then_some(Block::List(None, entries))
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

/// A name as names are compared: in lower case, and without the brackets of a list.
fn comparable(name: &str) -> String {
    name.trim_end_matches("[]").to_ascii_lowercase()
}

/// The argument of this name, in the place that the table names if there is one: headings are not reliable.
///
/// `known` are the names of all arguments: most names are not among them.
fn find(arguments: &[RequestArgument], known: &HashSet<String>, name: &str, place: Option<Place>) -> Option<usize> {
    let fits = |argument: &RequestArgument| match place {
        None => true,
        Some(Place::Body | Place::Form) => matches!(argument.place, Place::Body | Place::Form | Place::BodyText),
        Some(place) => argument.place == place,
    };
    let name = match name.as_bytes() {
        // most names have no signs at their ends
        [b'a'..=b'z', .., b'a'..=b'z'] => name,
        _ => name.trim_start_matches([':', '{', '<']).trim_end_matches(['}', '>']),
    };
    if !known.contains(&comparable(name)) {
        return None;
    }
    let exact = |argument: &RequestArgument| argument.key == name;
    let close = |argument: &RequestArgument| {
        argument.key.eq_ignore_ascii_case(name) || argument.key.trim_end_matches("[]") == name
    };
    let find = |fits: &dyn Fn(&RequestArgument) -> bool| {
        let position = |same: &dyn Fn(&RequestArgument) -> bool| {
            arguments.iter().position(|argument| fits(argument) && same(argument))
        };
        position(&exact).or_else(|| position(&close))
    };
    find(&fits).or_else(|| find(&|_| true))
}

/// An argument that only the table has: its place is the usual one for requests of this kind.
///
/// A name has two forms: without the brackets of a list, as members of JSON have it, and as the table writes it.
fn create(
    (name, written): (&str, &str),
    place: Option<Place>,
    body: &mut Body,
    method: &str,
    facts: &Facts,
) -> Option<RequestArgument> {
    let place = match (place, &*body) {
        (Some(Place::Path), _) => return None,
        (Some(place @ (Place::Query | Place::Header)), _) => place,
        (_, Body::Json | Body::JsonIfAny | Body::JsonAs(..)) => Place::Body,
        (_, Body::Urlencoded | Body::Formdata) => Place::Form,
        // a text has no more arguments
        (_, Body::JsonWhole(_) | Body::JsonWholeAs(..) | Body::Text(_) | Body::Template(..) | Body::File) => {
            return None;
        }
        // a variable that no operation declares is an error
        (_, Body::Graphql(..)) => return None,
        (place, Body::None) if matches!(method, "POST" | "PUT" | "PATCH") => {
            place.filter(|place| *place == Place::Form).unwrap_or(Place::Body)
        }
        (_, Body::None) => Place::Query,
    };
    if place == Place::Body && *body == Body::None {
        *body = Body::JsonIfAny;
    }
    let is_file = facts.kind == Some(ValueKind::File);
    if place == Place::Form && *body == Body::None {
        *body = if is_file { Body::Formdata } else { Body::Urlencoded };
    }
    let repeated = written.ends_with("[]") && matches!(place, Place::Query | Place::Form);
    let name = if repeated { written } else { name };
    let value = match place {
        Place::Query => ArgumentValue::Text { repeated },
        Place::Header => ArgumentValue::String { repeated: false },
        Place::Form if is_file => ArgumentValue::File { repeated },
        Place::Form => ArgumentValue::String { repeated },
        Place::Body | Place::Path | Place::BodyText => ArgumentValue::Json(element_of_kind(facts.kind.as_ref())),
    };
    Some(RequestArgument::new(name, place, value, Source::Table))
}

/// Inserts an argument after the last one in its place: arguments without a sample follow those with one, so that
/// samples keep their order.
fn insert(arguments: &mut Vec<RequestArgument>, argument: RequestArgument) {
    let last = arguments.iter().rposition(|other| other.place == argument.place);
    arguments.insert(last.map_or(arguments.len(), |index| index + 1), argument);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, place: Option<&str>) -> TableRow {
        TableRow {
            names: vec![name.into()],
            place: place.map(str::to_owned),
            facts: Facts::default(),
            verdict: Some(0),
            used_as: None,
        }
    }

    fn joined(
        rows: Vec<TableRow>,
        arguments: Vec<RequestArgument>,
        body: Body,
        method: &str,
    ) -> (Vec<(String, Place)>, Body) {
        let (mut arguments, mut body, mut rows) = (arguments, body, rows);
        join(&mut rows, &mut arguments, &mut body, method, &|name| name == "tenant");
        (arguments.into_iter().map(|argument| (argument.key, argument.place)).collect(), body)
    }

    fn query(key: &str) -> RequestArgument {
        RequestArgument::new(key, Place::Query, ArgumentValue::Text { repeated: false }, Source::Request)
    }

    #[test]
    fn a_row_of_a_known_argument_adds_nothing() {
        let rows = vec![row("Limit", Some("path")), row("tenant", None), row("Words for people", None)];
        assert_eq!(joined(rows, vec![query("limit")], Body::None, "GET").0, [("limit".into(), Place::Query)]);
    }

    #[test]
    fn a_row_of_unknown_place_is_where_such_requests_have_arguments() {
        assert_eq!(
            joined(vec![row("a", None)], vec![], Body::None, "GET"),
            (vec![("a".into(), Place::Query)], Body::None)
        );
        assert_eq!(
            joined(vec![row("a", None)], vec![], Body::None, "POST"),
            (vec![("a".into(), Place::Body)], Body::JsonIfAny)
        );
        assert_eq!(joined(vec![row("a", None)], vec![], Body::Urlencoded, "POST").0, [("a".into(), Place::Form)]);
        assert_eq!(joined(vec![row("a", None)], vec![], Body::File, "PUT").0, []);
        assert_eq!(joined(vec![row("a[]", None)], vec![], Body::Urlencoded, "POST").0, [("a[]".into(), Place::Form)]);
        assert_eq!(joined(vec![row("a[]", None)], vec![], Body::Json, "POST").0, [("a".into(), Place::Body)]);
    }

    #[test]
    fn only_rows_that_are_joined_lose_their_requirement() {
        let required = |row: TableRow| TableRow {
            facts: Facts { required: Some(Requirement::Required), ..Facts::default() },
            ..row
        };
        let mut rows: Vec<TableRow> = (0..=MOST_ROWS).map(|_| required(row("other", None))).collect();
        let bed = RequestArgument::new("bed", Place::Body, ArgumentValue::Text { repeated: false }, Source::Request);
        drop_requirements_of_others(&mut rows, &[bed], &HashSet::from(["bed".to_owned()]));
        assert_eq!(rows.first().and_then(|row| row.facts.required), None);
        assert_eq!(rows.last().and_then(|row| row.facts.required), Some(Requirement::Required));
    }
}
