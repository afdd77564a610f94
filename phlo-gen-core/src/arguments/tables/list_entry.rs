//! An entry of a list that names an argument: "`limit` (integer, optional): How many."

use super::columns::{self, name_cell};
use crate::arguments::argument::ValueKind;
use crate::arguments::sentences::text::{Text, in_english};
use crate::arguments::sentences::{default, required, types};
use crate::prose::{Cell, Inline, plain, trimmed};

/// An argument, and what its entry says.
pub struct Entry {
    pub name: String,
    /// " (string, required)"
    pub remarks: String,
    pub description: Cell,
    pub is_marked: bool,
    /// Whether its type has no members: entries below it are values.
    pub is_scalar: bool,
}

/// Reads an entry that begins with the name of an argument.
pub fn entry(inlines: &[Inline]) -> Option<Entry> {
    let (inlines, others) = without_other_names(trimmed(inlines.to_vec()));
    let (head, rest) = split_head(&inlines)?;
    let label = plain(std::slice::from_ref(&head));
    let rest = with_letter(label.trim(), with_plain_remark(with_type_as_remark(with_joined_brackets(rest))));
    let (label, value) = label.trim().split_once('=').map_or((label.trim(), ""), |(label, value)| (label, value));
    let name = label.trim_end_matches([':', ' ']);
    let tail = match rest.first() {
        Some(first @ Inline::Text(_)) => with_bracketed_type(plain(std::slice::from_ref(first))),
        _ => String::new(),
    };
    let (remarks, after) = remarks(tail.trim_start());
    let separated = after.trim_start().strip_prefix([':', '-', '–', '—', '=']).or((!value.is_empty()).then_some(after));
    let is_code = is_code(&head);
    let is_assigned = after.trim_start().starts_with('=') || separated.is_none();
    let is_bare = matches!(head, Inline::Text(_)) && is_assigned && remarks.is_empty();
    let is_set_off = separated.is_some() || is_code || !remarks.is_empty() || label.ends_with(':');
    if is_bare || !is_set_off || name_cell::read(&[Inline::Code(name.to_owned())]).names != [name] {
        return None;
    }
    // "(optional, default 20)" is read with the description, because a cell of names has no default
    let before = if is_for_description(remarks, is_code) { remarks.trim_start() } else { "" };
    let words = format!("{before} {value} {}", separated.unwrap_or(after).trim_start());
    let description = description(&words, &rest);
    let is_marked = is_code || is_remark(remarks);
    let remarks = remarks_of_cell(remarks);
    let first = plain(&description);
    let first = first.split(['.', ',', ';', '\n']).next().unwrap_or_default();
    let is_scalar = is_scalar(&remarks) || first.split(' ').count() < 3 && is_scalar(first);
    // "(enum)" is no part of the name
    let label = if is_remark(remarks.trim()) { remarks.as_str() } else { "" };
    Some(Entry { name: name.to_owned(), remarks: others + label, description, is_marked, is_scalar })
}

/// The end of the name that a text begins with.
pub fn name_end(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || "_-.[]$".contains(c))).unwrap_or(text.len())
}

/// The name, with its markup, and what comes after it.
fn split_head(inlines: &[Inline]) -> Option<(Inline, Vec<Inline>)> {
    match inlines.split_first()? {
        (Inline::Text(text), rest) => {
            let (head, tail) = text.split_at_checked(name_end(text))?;
            let tail = Inline::Text(tail.to_owned());
            Some((Inline::Text(head.to_owned()), [&[tail], rest].concat()))
        }
        (head @ (Inline::Code(_) | Inline::Strong(_) | Inline::Emphasis(_)), rest) => {
            Some((head.clone(), rest.to_vec()))
        }
        _ => None,
    }
}

/// Whether remarks have more than a type and a requirement.
fn is_for_description(remarks: &str, is_code: bool) -> bool {
    let is_type_alone = is_code || is_remark(remarks) || remarks.is_empty();
    let said = in_english(remarks.trim_matches(['(', ')', '[', ']']).to_owned());
    let has_default = || default::in_text(&Text::new(&said), &[]).is_some();
    said.to_lowercase().contains("default") || is_type_alone && has_default() || !is_type_alone && !is_code
}

/// The remarks as they stand in a cell of a name: in round brackets, without a place or a default.
fn remarks_of_cell(remarks: &str) -> String {
    let is_place = columns::place(remarks.trim_matches(['(', ')', '[', ']'])).is_some();
    match remarks.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        _ if is_place || remarks.contains("Default") => String::new(),
        Some(inner) => format!(" ({inner})"),
        None => format!(" {remarks}"),
    }
}

/// The words after the name and its remarks, and all that has markup.
fn description(words: &str, rest: &[Inline]) -> Cell {
    let more = if matches!(rest.first(), Some(Inline::Text(_))) { rest.get(1..) } else { Some(rest) };
    let words = Inline::Text(words.trim_start().to_owned());
    trimmed(std::iter::once(words).chain(more.unwrap_or_default().iter().cloned()).collect())
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
            ("(1..1)", "required"),
            ("(1..*)", "required"),
            ("(0..1)", "optional"),
            ("(0..*)", "optional"),
            ("(0..n)", "optional"),
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

/// "a* `string` …": the type in code as a remark in brackets, and the asterisk as another.
fn with_type_as_remark(mut rest: Vec<Inline>) -> Vec<Inline> {
    let [Inline::Text(between), Inline::Code(code), ..] = rest.as_slice() else { return rest };
    // "`object (Size)`", "`string <uuid>`"
    let name = code.split(['(', '<']).next().unwrap_or_default().trim();
    if !matches!(between.trim(), "" | "*" | "(required)" | "(optional)") || types::in_cell(name).is_none() {
        return rest;
    }
    let requirement = match between.trim() {
        "" => "",
        "(optional)" => ", optional",
        _ => ", required",
    };
    let tail = match rest.get(2) {
        Some(Inline::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let taken = if tail.is_empty() { 2 } else { 3 };
    let remark = Inline::Text(format!(" ({name}{requirement}){tail}"));
    rest.splice(..taken, [remark]);
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
        let is_name = || name_cell::read(&[Inline::Code(other.clone())]).names == [other.as_str()];
        if !matches!(between.trim(), "," | "or" | "and" | "/" | ", or" | ", and") || !is_name() {
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
pub fn remarks(text: &str) -> (&str, &str) {
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
pub fn is_remark(remarks: &str) -> bool {
    let inner = remarks.trim_matches(['(', ')', '[', ']']);
    required::in_text(&Text::new(inner)).is_some() || types::in_cell(inner).is_some()
}
