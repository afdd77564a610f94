//! What the columns of a table hold, by the words of its header.

use crate::prose::{Cell, Table};

use super::names::{self, Name, label};
use super::{languages, required};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Name,
    Place,
    Required { inverted: bool },
    Type,
    Description,
    Default,
    Values,
    Example,
    Other,
}

/// The columns of a table that may be about arguments.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) roles: Vec<Role>,
    /// The word of the header over the names, in lower case.
    pub(super) title: String,
}

impl Columns {
    pub(super) fn has(&self, wanted: impl Fn(Role) -> bool) -> bool {
        self.roles.iter().any(|role| wanted(*role))
    }

    pub(super) fn position(&self, wanted: Role) -> Option<usize> {
        self.roles.iter().position(|role| *role == wanted)
    }
}

/// The columns by the header; by the first row where there is no header, which the row then is.
pub(super) fn find(table: &mut Table) -> Option<Columns> {
    if let Some(columns) = by_header(&table.header, &table.rows) {
        return Some(columns);
    }
    let blank = table.header.iter().all(Vec::is_empty);
    let columns =
        table.rows.first().filter(|_| blank).and_then(|row| by_header(row, table.rows.get(1..).unwrap_or_default()));
    if columns.is_some() {
        table.header = table.rows.remove(0);
    }
    columns
}

/// The columns of a table that has no header, or whose header is its first row: names that the request has, and what they
/// mean.
pub(super) fn without_header(table: &mut Table, known: impl Fn(&str) -> bool) -> Option<Columns> {
    let header = std::mem::take(&mut table.header);
    let blank = header.iter().all(Vec::is_empty);
    let rows = || table.rows.iter().chain([&header].into_iter().filter(|_| !blank));
    let names: Vec<Name> = rows().filter_map(|row| row.first()).map(|cell| names::read(cell)).collect();
    let count = names.iter().filter(|name| name.names.iter().any(|name| known(name))).count();
    let width = rows().map(Vec::len).max().unwrap_or(0);
    let sound = (2..=4).contains(&width) && count * 2 >= names.len() && names.iter().all(|name| !name.names.is_empty());
    let first_is_known = names.last().is_some_and(|name| name.names.iter().any(|name| known(name)));
    if count == 0 || !sound || !blank && !first_is_known {
        table.header = header;
        return None;
    }
    if !blank {
        table.rows.insert(0, header);
    }
    let roles = [Role::Name, Role::Description].into_iter().chain(std::iter::repeat(Role::Other)).take(width).collect();
    Some(Columns { roles, title: String::new() })
}

fn by_header(header: &[Cell], rows: &[Vec<Cell>]) -> Option<Columns> {
    let titles: Vec<String> = header.iter().map(title).collect();
    let mut roles: Vec<Role> = titles.iter().map(|title| role(title)).collect();
    let description = roles.contains(&Role::Description);
    let names = roles.iter().filter(|role| **role == Role::Name).count();
    for (index, role) in roles.iter_mut().enumerate() {
        let places = || column(rows, index).all(|cell| is_place(&label(cell)) || cell.is_empty());
        let filled = || column(rows, index).any(|cell| !cell.is_empty());
        let may_be_place = matches!(role, Role::Type | Role::Other | Role::Place) || *role == Role::Name && names > 1;
        if may_be_place && index < titles.len() && filled() && places() {
            *role = Role::Place;
        } else if *role == Role::Place {
            *role = Role::Other;
        }
        if *role == Role::Values && titles.get(index).is_some_and(|title| title == "value") && !description {
            let sentences = column(rows, index).filter(|cell| label(cell).contains(' ')).count();
            *role = if sentences * 2 > rows.len() { Role::Description } else { Role::Example };
        }
    }
    keep_first(&mut roles);
    // a column of "mandatory" and "optional" says so, whatever stands over it
    if !roles.iter().any(|role| matches!(role, Role::Required { .. })) {
        let says = |index: usize| {
            column(rows, index).filter(|cell| !cell.is_empty()).all(|cell| required::is_word(&label(cell)))
        };
        let filled = |index: usize| column(rows, index).any(|cell| !cell.is_empty());
        let other = |index: &usize| roles.get(*index) == Some(&Role::Other) && filled(*index) && says(*index);
        if let Some(index) = (0..titles.len()).find(other) {
            roles[index] = Role::Required { inverted: false };
        }
    }
    if !description
        && header.get(1).is_some_and(Vec::is_empty)
        && let Some(role) = roles.get_mut(1).filter(|role| **role == Role::Other)
    {
        *role = Role::Description;
    }
    let name = roles.iter().position(|role| *role == Role::Name)?;
    let known = roles.iter().filter(|role| **role != Role::Other).count();
    (known > 1).then(|| Columns { roles, title: titles.get(name).cloned().unwrap_or_default() })
}

/// Of two columns with one role, the first has it.
fn keep_first(roles: &mut [Role]) {
    for index in 1..roles.len() {
        let (before, rest) = roles.split_at_mut(index);
        if let Some(role) = rest.first_mut()
            && before.iter().any(|other| std::mem::discriminant(other) == std::mem::discriminant(role))
        {
            *role = Role::Other;
        }
    }
}

fn column(rows: &[Vec<Cell>], index: usize) -> impl Iterator<Item = &Cell> {
    rows.iter().filter_map(move |row| row.get(index))
}

/// The words of a header cell.
pub(super) fn title(cell: &Cell) -> String {
    let text = label(cell).to_lowercase();
    if text.contains(". ") || text.chars().count() > 60 {
        return String::new();
    }
    text.trim_matches(|c: char| !c.is_alphanumeric()).replace(['_', '-'], " ")
}

fn role(title: &str) -> Role {
    let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |any: &[&str]| words.iter().any(|word| any.contains(word));
    if words.len() > 5 || words.is_empty() {
        return Role::Other;
    }
    if has(&[
        "required",
        "mandatory",
        "req",
        "presence",
        "compulsory",
        "obligatory",
        "necessity",
        "requirement",
        "reqd",
    ]) {
        return Role::Required { inverted: false };
    }
    if matches!(title, "m/o" | "o/m" | "m/o/c" | "r/o" | "o/r" | "req'd" | "must") {
        return Role::Required { inverted: false };
    }
    if has(&["optional"]) {
        return Role::Required { inverted: true };
    }
    if has(&["default", "defaults"]) {
        return Role::Default;
    }
    if has(&["example", "examples", "sample", "samples"]) {
        return Role::Example;
    }
    if has(&[
        "description",
        "descriptions",
        "desc",
        "notes",
        "note",
        "details",
        "meaning",
        "comment",
        "comments",
        "explanation",
    ]) || has(&[
        "remarks",
        "remark",
        "definition",
        "purpose",
        "usage",
        "info",
        "information",
        "summary",
        "descripton",
        "rules",
        "validation",
        "constraints",
    ]) {
        return Role::Description;
    }
    if has(&["values", "value", "enum", "choices"]) || has(&["options"]) && words.len() > 1 {
        return Role::Values;
    }
    if has(&["type", "types", "datatype", "format", "schema"]) {
        return Role::Type;
    }
    if matches!(
        title,
        "in" | "object" | "location" | "place" | "where" | "sent in" | "passed in" | "position" | "category"
    ) {
        return Role::Place;
    }
    if has(&["allowed", "accepted", "enumeration"]) {
        return Role::Values;
    }
    #[rustfmt::skip]
    const NAMES: &[&str] = &[
        "name", "names", "parameter", "parameters", "param", "params", "field", "fields", "variable", "variables", "key",
        "keys", "property", "properties", "argument", "arguments", "arg", "args", "attribute", "attributes", "header",
        "headers", "option", "options", "element", "member", "fieldname", "parametername", "query",
    ];
    if has(NAMES) { Role::Name } else { languages::role(title).unwrap_or(Role::Other) }
}

/// Whether a cell says nothing but where its argument stands.
fn is_place(text: &str) -> bool {
    #[rustfmt::skip]
    const PLACES: &[&str] = &[
        "path", "query", "header", "body", "form", "formdata", "form data", "form-data", "query string", "querystring",
        "url path", "path parameter", "query parameter", "body parameter", "header parameter", "request body",
    ];
    PLACES.contains(&&*text.trim().to_lowercase())
}

/// Where an argument stands, by a word for it.
pub(super) fn place(text: &str) -> Option<&'static str> {
    let lower = text.trim().to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() > 4 {
        return None;
    }
    words.iter().find_map(|word| {
        Some(match *word {
            "path" | "url" | "uri" | "route" => "path",
            "query" | "querystring" => "query",
            "header" | "headers" => "header",
            "body" | "payload" | "json" => "body",
            "form" | "formdata" | "multipart" | "urlencoded" => "form",
            _ => return None,
        })
    })
}
