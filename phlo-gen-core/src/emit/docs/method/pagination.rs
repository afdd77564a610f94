//! The sentence that shows how to read the pages of a list.

use crate::api::{Api, Argument, Definition, Item, Member, Place, Presence, Type};

/// Names of query parameters that number pages, in small letters and without what separates words.
const NUMBERS: [&str; 4] = ["page", "pagenumber", "pageno", "pagenum"];

/// Names of query parameters that say how many elements come before a page.
const OFFSETS: [&str; 2] = ["offset", "skip"];

/// Names of query parameters that say how many elements a page has.
const SIZES: [&str; 6] = ["limit", "size", "pagesize", "perpage", "count", "top"];

/// The sentence; `None` if neither the responses have a link to a next page nor the request has a parameter for pages.
pub fn sentence(api: &Api, item: &Item) -> Option<String> {
    let list = list(api, item);
    let items = list.as_ref().map_or_else(String::new, |list| format!(".items(|page| page.{})", list.field));
    if let Some(place) = &item.next_page {
        let call = format!("`.send().pages(Pagination::next(\"{place}\")){items}`");
        return Some(format!("A response links to the next page of the list: {call}."));
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let list = list.map(|list| list.name).filter(|name| name.chars().all(is_plain))?;
    let (method, parameter) = parameter(item)?;
    Some(format!("The list comes in pages: `.send().pages(Pagination::{method}(\"{parameter}\", \"{list}\")){items}`."))
}

/// The query parameter that says which page is requested, and the kind of pagination.
fn parameter(item: &Item) -> Option<(&'static str, String)> {
    let rows = || item.arguments.iter().filter(|argument| argument.place == Place::Query);
    let named = |names: &[&str]| rows().find(|row| names.contains(&plain_name(row).as_str()));
    let has_size = named(&SIZES).is_some();
    let is_number = |row: &&Argument| {
        let example = row.example.as_ref().is_some_and(|example| example.parse::<u32>().is_ok());
        !matches!(row.presence, Presence::Fixed(_)) && (example || has_size)
    };
    let found = |method, names| named(names).filter(is_number).map(|row| (method, row.name.in_collection()));
    let is_read = item.method == "GET";
    found("number", &NUMBERS).or_else(|| found("offset", &OFFSETS)).filter(|_| is_read)
}

fn plain_name(argument: &Argument) -> String {
    argument.name.in_collection().chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// The only list in the response: its name on the wire, and how code reads it.
struct List {
    name: String,
    field: String,
}

fn list(api: &Api, item: &Item) -> Option<List> {
    let Type::Named(path) = &item.response else { return None };
    let Definition::Object(object) = api.resolved(item, path)? else { return None };
    let mut lists = object.members.iter().filter_map(|Member { name, field, ty, .. }| match ty {
        Type::List(_) => Some(List { name: name.clone(), field: field.clone() }),
        Type::Optional(inner) if matches!(**inner, Type::List(_)) => {
            Some(List { name: name.clone(), field: format!("{field}.unwrap_or_default()") })
        }
        _ => None,
    });
    lists.next().filter(|_| lists.next().is_none())
}

#[cfg(test)]
mod tests {
    use crate::collection::read;
    use crate::emit::{Emission, emit};
    use crate::lower::{Options, lower};

    /// What the documentation says of the pages of a call with this query.
    fn said(query: &[(&str, &str)], body: &str) -> Option<String> {
        let rows: Vec<String> =
            query.iter().map(|(key, value)| format!(r#"{{"key": "{key}", "value": "{value}"}}"#)).collect();
        let url = format!(r#"{{"raw": "https://h/a", "host": "h", "path": "a", "query": [{}]}}"#, rows.join(", "));
        let response = format!(r#"{{"name": "ok", "code": 200, "body": {body:?}}}"#);
        let item =
            format!(r#"{{"name": "List", "request": {{"method": "GET", "url": {url}}}, "response": [{response}]}}"#);
        let collection = read(&format!(r#"{{"info": {{"name": "c"}}, "item": [{item}]}}"#)).unwrap();
        let source = emit(&lower(&collection, None, &Options::default()).api, &Emission::default());
        let (_, rest) = source.split_once("The list comes in pages: `.send().")?;
        rest.split_once("`.").map(|(call, _)| call.replace("\\\"", "'"))
    }

    #[test]
    fn the_parameter_for_pages_is_named() {
        let body = r#"{"books": [{"id": 1}], "total": 1}"#;
        let call = |parameter| Some(format!("pages(Pagination::{parameter}, 'books')).items(|page| page.books)"));
        assert_eq!(said(&[("page", "1")], body), call("number('page'"));
        assert_eq!(said(&[("pageNumber", ""), ("pageSize", "20")], body), call("number('pageNumber'"));
        assert_eq!(said(&[("limit", "20"), ("offset", "0")], body), call("offset('offset'"));
        assert_eq!(said(&[("page", "about-us")], body), None);
        assert_eq!(said(&[("limit", "20")], body), None);
        assert_eq!(said(&[("page", "1")], r#"{"a": [1], "b": [2]}"#), None);
        assert_eq!(said(&[("page", "1")], "[1, 2]"), None);
    }
}
