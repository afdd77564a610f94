//! The sentence that shows how to read the pages of a list.

use crate::api::{Api, Argument, Definition, Item, Member, Place, Presence, Type};
use crate::emit::argument::is_settable;
use crate::prose::{Block, Prose, plain};

/// Names of query parameters that number pages, in small letters and without what separates words.
const NUMBERS: [&str; 4] = ["page", "pagenumber", "pageno", "pagenum"];

/// Names of query parameters that say how many elements come before a page.
const OFFSETS: [&str; 2] = ["offset", "skip"];

/// What a description calls a number of pages before the one that is asked for, in small letters, whatever its name is.
const PAGE_NUMBER: [&str; 12] = [
    "page number",
    "page index",
    "number of the page",
    "index of the page",
    "which page",
    "页码",
    "頁碼",
    "ページ番号",
    "페이지 번호",
    "seitennummer",
    "número de página",
    "numéro de page",
];

/// What a description says of pages that are numbered from 0, in small letters.
const FROM_ZERO: [&str; 9] =
    ["from 0", "at 0", "with 0", "zero-based", "zero based", "0-based", "0 based", "从0开始", "從0開始"];

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
    let (method, row) = parameter(item)?;
    let parameter = row.name.in_collection();
    let first = first_page(method, row);
    Some(format!(
        "The list comes in pages: `{first}.send().pages(Pagination::{method}(\"{parameter}\", \"{list}\")){items}`."
    ))
}

/// The call that sets the first page, if its number is 0: otherwise it is 1.
fn first_page(method: &str, row: &Argument) -> String {
    let is_unset = row.presence == Presence::Optional && is_settable(row);
    if method != "number"
        || !is_unset
        || !(says(&row.prose, is_from_zero) || row.example.as_deref() == Some("0") && !says(&row.prose, is_from_one))
    {
        return String::new();
    }
    match row.ty {
        Type::Integer | Type::Number => format!(".{}(0)", row.setter),
        _ => format!(".{}(\"0\")", row.setter),
    }
}

/// Whether a paragraph says this, in lower case.
fn says(prose: &Prose, is_said: fn(&str) -> bool) -> bool {
    prose.blocks.iter().any(|block| match block {
        Block::Paragraph(inlines) => is_said(&plain(inlines).to_lowercase()),
        _ => false,
    })
}

/// Whether a description begins with a page number, and is not of an offset that is made of one.
fn is_page_number(text: &str) -> bool {
    /// How far from the beginning it stands: behind a type, or an article.
    const FIRST: usize = 24;
    const OF_OFFSETS: [&str; 6] = ["skip", "first", "not a ", "not the ", "*", "×"];
    PAGE_NUMBER.iter().any(|words| text.find(words).is_some_and(|at| at <= FIRST))
        && !OF_OFFSETS.iter().any(|words| text.contains(words))
}

/// Whether the first page has the number 0.
fn is_from_zero(text: &str) -> bool {
    let is_said = |words: &str| {
        text.match_indices(words).any(|(at, _)| {
            let after = text[at + words.len()..].trim_start_matches('.').chars().next();
            let ends = !after.is_some_and(|next| next.is_ascii_digit() || matches!(next, ':' | '/'));
            ends && !text[..at].contains("not ")
        })
    };
    FROM_ZERO.iter().any(|words| is_said(words)) && !is_from_one(text)
}

/// Whether the first page has the number 1.
fn is_from_one(text: &str) -> bool {
    ["from 1", "at 1", "with 1", "first is 1", "one-based", "1-based"].iter().any(|words| text.contains(words))
}

/// The query parameter that says which page is requested, and the kind of pagination.
fn parameter(item: &Item) -> Option<(&'static str, &Argument)> {
    let rows = || item.arguments.iter().filter(|argument| argument.place == Place::Query);
    let named = |names: &[&str]| rows().find(|row| names.contains(&plain_name(row).as_str()));
    let has_size = named(&SIZES).is_some();
    let is_number = |row: &&Argument| {
        let example = row.example.as_ref().is_some_and(|example| example.parse::<u32>().is_ok());
        !matches!(row.presence, Presence::Fixed(_)) && (example || has_size)
    };
    let found = |names| named(names).filter(is_number);
    let is_read = item.method == "GET";
    let offset = |row: &&Argument| if says(&row.prose, is_page_number) { "number" } else { "offset" };
    let number = found(&NUMBERS).map(|row| ("number", row));
    number.or_else(|| found(&OFFSETS).map(|row| (offset(&row), row))).filter(|_| is_read)
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
        let described: Vec<(&str, &str, &str)> = query.iter().map(|(key, value)| (*key, *value, "")).collect();
        said_of(&described, body)?.strip_prefix(".send().").map(str::to_owned)
    }

    /// The same, of rows with descriptions.
    fn said_of(query: &[(&str, &str, &str)], body: &str) -> Option<String> {
        let row = |(key, value, said): &(&str, &str, &str)| {
            format!(r#"{{"key": "{key}", "value": "{value}", "description": "{said}"}}"#)
        };
        let rows: Vec<String> = query.iter().map(row).collect();
        let url = format!(r#"{{"raw": "https://h/a", "host": "h", "path": "a", "query": [{}]}}"#, rows.join(", "));
        let response = format!(r#"{{"name": "ok", "code": 200, "body": {body:?}}}"#);
        let item =
            format!(r#"{{"name": "List", "request": {{"method": "GET", "url": {url}}}, "response": [{response}]}}"#);
        let collection = read(&format!(r#"{{"info": {{"name": "c"}}, "item": [{item}]}}"#)).unwrap();
        let source = emit(&lower(&collection, None, &Options::default()).api, &Emission::default());
        let (_, rest) = source.split_once("The list comes in pages: `")?;
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

    #[test]
    fn an_offset_that_is_described_as_the_number_of_a_page_is_one() {
        let body = r#"{"books": [{"id": 1}]}"#;
        for (description, expected) in [
            ("Page number, starting with 1.", ".send().pages(Pagination::number('offset'"),
            ("The index of the page (zero-based)", ".offset('0').send().pages(Pagination::number('offset'"),
            ("页码从0开始", ".offset('0').send().pages(Pagination::number('offset'"),
            ("Seitennummer", ".send().pages(Pagination::number('offset'"),
            ("How many books come before the page.", ".send().pages(Pagination::offset('offset'"),
            ("Zero-based position of the first book.", ".send().pages(Pagination::offset('offset'"),
            ("Books to skip: (page number - 1) * limit", ".send().pages(Pagination::offset('offset'"),
            ("Offset of a book, not a page number", ".send().pages(Pagination::offset('offset'"),
            ("Page number (starts at 1, not zero-based)", ".send().pages(Pagination::number('offset'"),
            ("Page number, reset at 00:00", ".send().pages(Pagination::number('offset'"),
        ] {
            let said = said_of(&[("offset", "", description), ("limit", "20", "")], body).unwrap();
            assert!(said.starts_with(expected), "{description}: {said}");
        }
        let said = said_of(&[("page", "0", ""), ("limit", "20", "")], body).unwrap();
        assert!(said.starts_with(".page('0').send().pages(Pagination::number('page'"), "{said}");
    }
}
