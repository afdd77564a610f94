//! Lists in which each entry is an argument: "- `limit` (integer, optional): How many."
//!
//! An entry becomes a row of a table with a column of names and one of descriptions; entries below it are its members.

use super::columns::{self, name_cell};
use crate::arguments::argument::ValueKind;
use crate::arguments::sentences::text::{self, Text};
use crate::arguments::sentences::{required, types};
use crate::prose::{Block, Cell, Inline, Table, plain, trimmed};

/// A list as a table.
pub struct Listed {
    /// Names and descriptions.
    pub table: Table,
    /// The blocks of each entry after its first paragraph.
    pub more: Vec<Vec<Block>>,
    /// Whether the list below an entry has its values.
    pub with_values: Vec<bool>,
    /// Whether the names are marked: as code, or by a type or "required" after them.
    pub is_marked: bool,
}

impl Listed {
    fn truncate(&mut self, length: usize) {
        self.table.rows.truncate(length);
        self.more.truncate(length);
        self.with_values.truncate(length);
    }
}

/// The list as a table, if every entry of it names an argument.
///
/// `is_leaf` tells of a name whether the request has an argument of this name that has no members.
pub fn read(items: &[Vec<Block>], is_leaf: &dyn Fn(&str) -> bool) -> Option<Listed> {
    let mut listed = Listed {
        table: Table { header: vec![Vec::new(), Vec::new()], ..Table::default() },
        more: Vec::new(),
        with_values: Vec::new(),
        is_marked: true,
    };
    push_entries(items, "", is_leaf, &mut listed).then_some(listed)
}

fn push_entries(items: &[Vec<Block>], parent: &str, is_leaf: &dyn Fn(&str) -> bool, listed: &mut Listed) -> bool {
    let start = listed.more.len();
    for item in items {
        let (Some(Block::Paragraph(first)), more) = (item.first(), item.get(1..).unwrap_or_default()) else {
            listed.truncate(start);
            return false;
        };
        // "**limit**", and below it "Type: integer"
        let has_properties = more
            .iter()
            .any(|block| matches!(block, Block::List(_, items) if items.iter().all(|item| is_property(item))));
        let first = match first.as_slice() {
            [Inline::Strong(inner)] if has_properties => &vec![Inline::Code(plain(inner))],
            _ => first,
        };
        let Some(entry) = entry(first) else {
            listed.truncate(start);
            return false;
        };
        let name = if parent.is_empty() { entry.name } else { format!("{parent}.{}", entry.name) };
        let text = |block: &Block| match block {
            Block::Paragraph(inlines) => announces_values(inlines),
            _ => false,
        };
        let is_leaf_with_values =
            is_leaf(&name) && more.iter().any(|block| matches!(block, Block::List(None, items) if are_values(items)));
        let announces =
            is_leaf_with_values || announces_values(&entry.description) || entry.is_scalar || more.iter().any(text);
        let label = vec![Inline::Code(name.clone()), Inline::Text(entry.remarks)];
        listed.is_marked &= entry.is_marked;
        listed.table.rows.push(vec![label, entry.description]);
        let own = listed.more.len();
        listed.more.push(Vec::new());
        listed.with_values.push(is_leaf_with_values);
        for block in more {
            let is_taken = !announces
                && !matches!(block, Block::List(_, items) if items.iter().all(|item| is_property(item)))
                && matches!(block, Block::List(None, items) if push_entries(items, &name, is_leaf, listed));
            if !is_taken && let Some(kept) = listed.more.get_mut(own) {
                kept.push(block.clone());
            }
        }
    }
    !items.is_empty()
}

/// Whether the entries of a list may be values: none of them has a type or a requirement.
fn are_values(items: &[Vec<Block>]) -> bool {
    let is_value = |item: &Vec<Block>| match item.as_slice() {
        [Block::Paragraph(inlines)] => {
            let text = text::of_inlines(inlines);
            let Some((value, rest)) = text::value(&text) else { return false };
            let next = rest.trim_start();
            let is_headed =
                next.is_empty() || next.starts_with([':', '-', '–', '—', '(', '=', ',', '.']) || value.quoted;
            let (remark, _) = remarks(next);
            is_headed
                && !is_remark(remark)
                && types::in_text(&Text::new(next.trim_start_matches([':', '-', '–', '—', ' ']))).is_none()
        }
        _ => false,
    };
    items.len() > 1 && items.iter().all(is_value) && !items.iter().all(|item| is_property(item))
}

/// "Type: string", "Required: yes": what an entry says of the argument above it.
fn is_property(item: &[Block]) -> bool {
    let Some(Block::Paragraph(inlines)) = item.first() else { return false };
    let text = plain(inlines).to_lowercase();
    let words = [
        "type",
        "required",
        "mandatory",
        "optional",
        "values",
        "default",
        "example",
        "description",
        "format",
        "allowed values",
    ];
    text.split_once(':').is_some_and(|(label, _)| words.contains(&label.trim()))
}

/// "Possible values:": the entries below are values, not members.
fn announces_values(description: &[Inline]) -> bool {
    let text = plain(description).to_lowercase();
    let text = text.trim_end();
    let lead = text.strip_suffix(':').map(|text| text.rsplit(". ").next().unwrap_or_default());
    // "Possible enum values": a paragraph of its own
    let lead = lead.or_else(|| (text.len() < 40 && text.ends_with("values")).then_some(text));
    let words = ["value", "values", "one of", "options", "enum", "choices", "either", "possible", "allowed"];
    lead.is_some_and(|lead| words.iter().any(|word| lead.contains(word)))
}

struct Entry {
    name: String,
    /// " (string, required)"
    remarks: String,
    description: Cell,
    is_marked: bool,
    /// Whether its type has no members: entries below it are values.
    is_scalar: bool,
}

fn entry(inlines: &[Inline]) -> Option<Entry> {
    let (inlines, others) = without_other_names(trimmed(inlines.to_vec()));
    let (head, rest) = match inlines.split_first()? {
        (Inline::Text(text), rest) => {
            let end = text.find(|c: char| !(c.is_alphanumeric() || "_-.[]$".contains(c))).unwrap_or(text.len());
            let (head, tail) = text.split_at_checked(end)?;
            let tail = Inline::Text(tail.to_owned());
            (Inline::Text(head.to_owned()), [&[tail], rest].concat())
        }
        (head @ (Inline::Code(_) | Inline::Strong(_) | Inline::Emphasis(_)), rest) => (head.clone(), rest.to_vec()),
        _ => return None,
    };
    let rest = with_letter(plain(std::slice::from_ref(&head)).trim(), with_plain_remark(with_joined_brackets(rest)));
    let is_code = is_code(&head);
    let label = plain(std::slice::from_ref(&head));
    let (label, value) = label.trim().split_once('=').map_or((label.trim(), ""), |(label, value)| (label, value));
    let name = label.trim_end_matches([':', ' ']);
    let mut tail = plain(rest.get(..1).unwrap_or_default());
    if !matches!(rest.first(), None | Some(Inline::Text(_))) {
        tail.clear();
    }
    let tail = with_bracketed_type(tail);
    let (remarks, after) = remarks(tail.trim_start());
    let separated = after.trim_start().strip_prefix([':', '-', '–', '—', '=']).or((!value.is_empty()).then_some(after));
    let is_bare = matches!(head, Inline::Text(_));
    let sound = name_cell::read(&[Inline::Code(name.to_owned())]).names == [name]
        && !(is_bare && separated.is_none() && remarks.is_empty())
        && !(is_bare && after.trim_start().starts_with('=') && remarks.is_empty())
        && (separated.is_some() || is_code || !remarks.is_empty() || label.ends_with(':'));
    if !sound {
        return None;
    }
    let is_marked = is_code || is_remark(remarks);
    let is_type_alone = is_marked || remarks.is_empty();
    let is_for_description = remarks.to_lowercase().contains("default") || !is_type_alone && !is_code;
    // "(optional, default 20)" is read with the description, because a cell of names has no default
    let before = if is_for_description { remarks.trim_start() } else { "" };
    let words = format!("{before} {value} {}", separated.unwrap_or(after).trim_start());
    let is_place = columns::place(remarks.trim_matches(['(', ')', '[', ']'])).is_some();
    let remarks = match remarks.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        _ if is_place || remarks.contains("Default") => String::new(),
        Some(inner) => format!(" ({inner})"),
        None => format!(" {remarks}"),
    };
    let mut description = vec![Inline::Text(words.trim_start().to_owned())];
    match rest.first() {
        Some(Inline::Text(_)) => description.extend(rest.iter().skip(1).cloned()),
        _ => description.extend(rest.iter().cloned()),
    }
    let description = trimmed(description);
    let first = plain(&description);
    let first = first.split(['.', ',', ';', '\n']).next().unwrap_or_default();
    let is_scalar = is_scalar(&remarks) || first.split(' ').count() < 3 && is_scalar(first);
    // "(enum)" is no part of the name
    let label = if is_remark(remarks.trim()) { remarks.as_str() } else { "" };
    let remarks = others + label;
    Some(Entry { name: name.to_owned(), remarks, description, is_marked, is_scalar })
}

/// "a • Integer: …": the type in brackets.
fn with_bracketed_type(tail: String) -> String {
    let Some(rest) = tail.trim_start().strip_prefix(['•', '·']) else { return tail };
    let end = rest.find([':', '.', '\n', '–', '—']).unwrap_or(rest.len());
    match rest.split_at_checked(end) {
        Some((ty, after)) if types::in_cell(ty.trim()).is_some() => format!(" ({}){after}", ty.trim()),
        _ => tail,
    }
}

/// "a (*string*, required)": brackets with markup in them as plain text.
fn with_joined_brackets(rest: Vec<Inline>) -> Vec<Inline> {
    let opens =
        matches!(rest.first(), Some(Inline::Text(text)) if text.trim_start().starts_with('(') && !text.contains(')'));
    let end = rest.iter().position(|inline| matches!(inline, Inline::Text(text) if text.contains(')')));
    match end.filter(|end| opens && *end < 6).and_then(|end| rest.split_at_checked(end + 1)) {
        Some((joined, after)) => [&[Inline::Text(plain(joined))], after].concat(),
        None => rest,
    }
}

/// Whether an argument selects a page or its size.
fn is_of_pages(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["limit", "page", "size", "offset", "count", "skip", "top"].iter().any(|word| lower.contains(word))
}

/// "a (R) …", "a*: …": a letter or a sign for a requirement as a word.
fn with_letter(name: &str, mut rest: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(text)) = rest.first_mut() {
        // "`limit` (25): …"
        if let Some((number, after)) = text.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'))
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && after.starts_with(':')
            && is_of_pages(name)
        {
            *text = format!(" (default {number}){after}");
            return rest;
        }
        let next = text.trim_start();
        let letters = [
            ("(R)", "required"),
            ("(M)", "required"),
            ("(O)", "optional"),
            ("(C)", "conditional"),
            ("[R]", "required"),
            ("[O]", "optional"),
        ];
        let found = letters.iter().find_map(|(letter, word)| next.strip_prefix(letter).map(|after| (after, *word)));
        let starred =
            text.strip_prefix('*').filter(|after| after.starts_with([':', ' '])).map(|after| (after, "required"));
        if let Some((after, word)) = found.or(starred) {
            *text = format!(" ({word}){after}");
        }
    }
    rest
}

/// "**a** *(required)*: …": the remark as plain text.
fn with_plain_remark(mut rest: Vec<Inline>) -> Vec<Inline> {
    let remark = match rest.as_slice() {
        [Inline::Text(blank), Inline::Emphasis(inner) | Inline::Strong(inner), ..] if blank.trim().is_empty() => {
            plain(inner)
        }
        _ => return rest,
    };
    let is_bracketed = remark.starts_with(['(', '[']) && remark.ends_with([')', ']']);
    if !is_bracketed || !is_remark(&remark) {
        return rest;
    }
    let tail = match rest.get(2) {
        Some(Inline::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let taken = if tail.is_empty() { 2 } else { 3 };
    rest.splice(..taken, [Inline::Text(format!(" {remark}{tail}"))]);
    rest
}

/// "`a`, `b` or `c`: …" with the first name only, and the others as in a cell of names.
fn without_other_names(mut inlines: Vec<Inline>) -> (Vec<Inline>, String) {
    let mut others = String::new();
    while let [Inline::Code(_), Inline::Text(between), Inline::Code(other), ..] = inlines.as_slice() {
        if !matches!(between.trim(), "," | "or" | "and" | "/" | ", or" | ", and") {
            break;
        }
        others.push_str(&format!(", {other}"));
        inlines.drain(1..3);
    }
    (inlines, others)
}

fn is_code(inline: &Inline) -> bool {
    match inline {
        Inline::Code(_) => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) => matches!(inner.as_slice(), [Inline::Code(_)]),
        _ => false,
    }
}

/// "(string, required)" at the beginning, and the text after it.
fn remarks(text: &str) -> (&str, &str) {
    let close = match text.chars().next() {
        Some('(') => ')',
        Some('[') => ']',
        _ => return ("", text),
    };
    match text.find(close).and_then(|end| text.split_at_checked(end + 1)) {
        Some((remarks, rest)) if remarks.len() < 60 => (remarks, rest),
        _ => ("", text),
    }
}

/// Whether one of the remarks is a type without members.
fn is_scalar(remarks: &str) -> bool {
    let words = remarks.split(|c: char| !(c.is_alphanumeric() || c == '[' || c == ']')).filter(|word| !word.is_empty());
    let is_scalar =
        |kind| matches!(kind, ValueKind::String | ValueKind::Integer | ValueKind::Number | ValueKind::Boolean);
    words.clone().any(|word| word == "enum")
        || words.filter_map(types::in_cell).any(is_scalar)
            && !["array", "list", "object", "[]"].iter().any(|word| remarks.contains(word))
}

/// Whether the remarks are a type or a requirement.
fn is_remark(remarks: &str) -> bool {
    let inner = remarks.trim_matches(['(', ')', '[', ']']);
    required::in_text(&Text::new(inner)).is_some() || types::in_cell(inner).is_some()
}

#[cfg(test)]
mod tests {
    use crate::arguments::{About, Evidence, TableRow, Tables, read, take_tables};
    use crate::collection::{Description, Markup};

    fn taken(text: &str, request: &[&str], response: &[&str]) -> (Tables, usize) {
        let mut prose = read(&Description { text: text.to_owned(), markup: Markup::Markdown, offset: 0 });
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let evidence = Evidence { request: own(request), response: own(response), ..Evidence::default() };
        let tables = take_tables(&mut prose, &evidence);
        (tables, prose.blocks.len())
    }

    fn rows(text: &str, request: &[&str]) -> Vec<String> {
        let (tables, _) = taken(text, request, &[]);
        let show = |row: &TableRow| format!("{} {:?}", row.names.join(","), row.facts.required);
        tables.request.iter().map(show).collect()
    }

    #[test]
    fn entries_are_arguments_in_all_their_spellings() {
        for entry in [
            "`limit` (integer, required): How many.",
            "**limit** (required) - How many.",
            "limit (required) – How many.",
            "`limit` — **Required**. How many.",
            "**`limit`** *(required)* How many.",
            "**limit:** required. How many.",
        ] {
            let text = format!("#### Query parameters\n\n- {entry}\n- `page` (optional): Which.");
            assert_eq!(rows(&text, &["limit"]), ["limit Some(Required)", "page Some(Optional)"], "{entry}");
        }
    }

    #[test]
    fn lines_of_a_paragraph_are_entries_too() {
        let text = "**Parameters**\n\n`limit` - How many (required)\n`page` - Which";
        assert_eq!(rows(text, &["limit"]), ["limit Some(Required)", "page None"]);
        assert!(rows("`limit` says how many,\n`page` which page.", &["limit", "page"]).is_empty());
    }

    #[test]
    fn remarks_may_have_a_default() {
        let (tables, _) = taken("Query:\n- `limit` (optional, default 20): How many.", &["limit"], &[]);
        assert_eq!(tables.request.first().and_then(|row| row.facts.default.as_deref()), Some("20"));
    }

    #[test]
    fn entries_below_an_entry_are_its_members() {
        let text = "### Request Body\n\n- `params` (object): All.\n    - `ticket` (string, required): The ticket.\n- `id`: Its id.";
        assert_eq!(
            rows(text, &["params", "params.ticket", "id"]),
            ["params None", "params.ticket Some(Required)", "id None"]
        );
    }

    #[test]
    fn a_list_of_values_below_an_entry_stays_with_it() {
        let text = "Arguments:\n\n- `sort` (string): The order.\n    - Ascending is the usual one.\n    - Descending.";
        let (tables, left) = taken(text, &["sort"], &[]);
        assert_eq!((tables.request.len(), left), (1, 0));
        assert_eq!(tables.request.first().map(|row| row.facts.prose.blocks.len()), Some(2));
    }

    #[test]
    fn other_lists_stay() {
        for text in [
            "#### Request\n\n- Method: POST\n- URL: https://example.com\n- Headers: none",
            "It may be in one of these states:\n\n- WAITING - not yet\n- APPROVED - done",
            "Parameters:\n\n- string\n- json",
            "See also:\n\n- `beds`: all beds\n- `plants`: all plants",
            "- Use `limit` to page.\n- Use `sort` to sort.",
        ] {
            let (tables, left) = taken(text, &["id", "name", "age"], &[]);
            assert!(tables.request.is_empty() && tables.response.is_empty(), "{text}");
            assert!(left > 0 && tables.verdicts.iter().all(|verdict| verdict.about == About::Neither), "{text}");
        }
    }

    #[test]
    fn members_of_the_response_have_lists_too() {
        let (tables, _) =
            taken("#### Response\n\n- `id` (string): The id.\n- `name` (string): The name.", &["q"], &["id", "name"]);
        assert_eq!((tables.request.len(), tables.response.len()), (0, 2));
    }
}
