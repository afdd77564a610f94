//! The documentation of a type that belongs to an item, and of its members.

use super::fragments::{code, without_marker};
use crate::api::{Choice, Definition, Item, Member, Presence, StatusVariant, Type};
use crate::emit::rustdoc;
use crate::prose::{Block, Prose, plain};
use std::collections::HashMap;
use std::fmt::Write as _;

/// A type of an item: its description in the collection, or else its use.
pub fn definition(definition: &Definition, item: &Item) -> String {
    let text = prose(definition).map(rustdoc::markdown).unwrap_or_default();
    if text.is_empty() { usage(definition.name(), item) } else { text }
}

/// The description of a type in the collection.
pub fn prose(definition: &Definition) -> Option<&Prose> {
    match definition {
        Definition::Object(object) => Some(&object.prose),
        Definition::Choice(choice) => Some(&choice.prose),
        Definition::Alias { prose, .. } => Some(prose),
        Definition::ByStatus(_) => None,
    }
}

/// A member of a struct.
pub fn member(Member { name, field, prose, required, .. }: &Member) -> String {
    let text = rustdoc::markdown(prose);
    let text = match text.is_empty() {
        // the field has the same name
        true if name == field => String::new(),
        true => format!("`{}`", code(name)),
        false => text,
    };
    let words = without_marker(text.trim_end(), &Presence::Required);
    match words {
        _ if !required => text,
        "" => "Required.".to_owned(),
        _ if words.len() < text.trim_end().len() || begins_with_marker(words) => text,
        _ => format!("{words}\n\nRequired."),
    }
}

/// Whether the description says first that the member is required.
fn begins_with_marker(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    word.eq_ignore_ascii_case("required")
}

/// The variants of an enum of strings: their values, and what its description says of them, `IN: on the way in`.
pub fn variants(choice: &Choice) -> Vec<String> {
    let mut text = String::new();
    push_lines(&choice.prose.blocks, &mut text);
    let meanings = meanings(choice, &text);
    let variant = |(place, (_, value)): (usize, &(String, String))| {
        let value = value.replace('`', "'");
        match meanings.get(&place) {
            Some(meaning) => format!("`{value}`: {}", rustdoc::escape(meaning)),
            None => format!("`{value}`"),
        }
    };
    choice.variants.iter().enumerate().map(variant).collect()
}

fn push_lines(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => out.extend([&plain(inlines), "\n"]),
            Block::List(_, items) => items.iter().for_each(|item| push_lines(item, out)),
            Block::Quote(blocks) => push_lines(blocks, out),
            Block::Heading(..) | Block::Code(..) | Block::Table(_) | Block::Rule => {}
        }
    }
}

/// What is behind the values and a colon, if at least two have one: up to the next value.
fn meanings<'t>(choice: &Choice, text: &'t str) -> HashMap<usize, &'t str> {
    let values = choice.variants.iter().enumerate();
    let places: HashMap<&str, usize> = values.map(|(place, (_, value))| (value.as_str(), place)).collect();
    let (mut found, mut after) = (Vec::new(), 0);
    for (at, colon) in text.match_indices([':', '：']) {
        let before = text[after..at].trim_end_matches([' ', '`', '"', '\'', '”', '*']);
        let name = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')).len();
        if let Some(place) = places.get(&before[name..]).filter(|_| !text[at..].starts_with("://")) {
            found.push((*place, after + name, at + colon.len()));
        }
        after = at + colon.len();
    }
    let mut meanings = HashMap::new();
    for (index, (place, _, start)) in found.iter().enumerate().filter(|_| found.len() > 1) {
        let end = found.get(index + 1).map_or(text.len(), |(_, next, _)| *next);
        if let Some(meaning) = meaning(&text[*start..end]) {
            meanings.entry(*place).or_insert(meaning);
        }
    }
    meanings
}

/// The longest meaning of a value, in bytes.
const MAX_MEANING: usize = 200;

/// The first sentence of a text; in Chinese and Japanese a blank ends it too.
fn meaning(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '`', '*', '"']);
    let text = text.split(['\n', ';', '；', '。']).next().unwrap_or_default();
    let ends = text.match_indices(". ").map(|(at, _)| at);
    // "e.g. a car" goes on
    let end = ends.into_iter().find(|at| !["e.g", "i.e"].iter().any(|short| text[..*at].ends_with(short)));
    let text = &text[..end.unwrap_or(text.len())];
    let is_wide = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    let text = if text.contains(is_wide) { text.split(' ').next().unwrap_or_default() } else { text };
    const MARKS: [char; 13] = [' ', ',', '，', '、', '.', '`', '*', '"', '|', '-', '(', '（', '/'];
    let text = text.trim_end_matches(MARKS);
    let joined = [" or", " and"].iter().find_map(|word| text.strip_suffix(word));
    let text = joined.unwrap_or(text).trim_end_matches(MARKS);
    (text.len() <= MAX_MEANING && text.contains(char::is_alphabetic)).then_some(text)
}

/// A variant of an enum of responses.
pub fn status_variant(StatusVariant { status, ty, .. }: &StatusVariant) -> String {
    match ty {
        Type::Empty => format!("Status {status}, without a body."),
        _ => format!("The response with status {status}."),
    }
}

/// A sentence that names the request or response in which a type is used, and the place in it.
fn usage(name: &str, item: &Item) -> String {
    let request = &item.request;
    match name.strip_prefix(request.as_str()).unwrap_or_default() {
        "Response" => format!("The response to [`{request}`]."),
        "Error" => format!("The response to [`{request}`] when its status is not 2xx."),
        _ => in_request(name, item)
            .or_else(|| item.types.iter().find_map(|other| in_definition(name, other, request)))
            .or_else(|| by_prefix(name, item))
            .unwrap_or_else(|| format!("A part of [`{request}`] or of a response to it.")),
    }
}

fn in_request(name: &str, item: &Item) -> Option<String> {
    item.arguments.iter().find_map(|argument| {
        let place = place(&argument.ty, name)?;
        Some(sentence(place, &format!("the argument `{}` of [`{}`]", argument.setter, item.request)))
    })
}

/// Where a type is used in another one of the item.
fn in_definition(name: &str, other: &Definition, request: &str) -> Option<String> {
    if other.name() == name {
        return None;
    }
    match other {
        Definition::Object(object) => object.members.iter().find_map(|member| {
            let place = place(&member.ty, name)?;
            Some(sentence(place, &format!("the member `{}` of [`{}`]", member.field, object.name)))
        }),
        Definition::ByStatus(responses) => responses.variants.iter().find_map(|variant| {
            let place = place(&variant.ty, name)?;
            Some(sentence(place, &format!("the response to [`{request}`] with status {}", variant.status)))
        }),
        Definition::Alias { name: list, target, .. } => {
            let place = place(target, name).filter(|place| !place.is_empty())?;
            Some(sentence(place, &format!("[`{list}`]")))
        }
        Definition::Choice(_) => None,
    }
}

/// The type with the longest name that begins this one: an alias has no members here, so the types that it contains are
/// found by their names.
fn by_prefix(name: &str, item: &Item) -> Option<String> {
    let names = item.types.iter().map(Definition::name);
    let owner = names.filter(|other| *other != name && name.starts_with(other)).max_by_key(|other| other.len())?;
    Some(format!("A part of [`{owner}`]."))
}

/// How a type contains the one of this name: itself, in a list, in a map.
fn place(ty: &Type, name: &str) -> Option<&'static str> {
    match ty {
        Type::Named(path) => (path.name == name).then_some(""),
        Type::Optional(inner) | Type::Nullable(inner) | Type::OrText(inner) | Type::OrBoolean(inner) => {
            place(inner, name)
        }
        Type::List(inner) | Type::OneOrMany(inner) => place(inner, name).map(|_| "an element of "),
        Type::Map(inner) => place(inner, name).map(|_| "a value of "),
        _ => None,
    }
}

fn sentence(place: &str, rest: &str) -> String {
    let text = format!("{place}{rest}");
    let mut out = String::with_capacity(text.len() + 1);
    let mut letters = text.chars();
    out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
    let _ = write!(out, "{}.", letters.as_str());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Inline;

    #[test]
    fn variants_have_the_meanings_that_the_description_has() {
        let shown = |values: &[&str], text: &str| {
            let variants = values.iter().map(|value| (value.to_string(), value.to_string())).collect();
            let prose = Prose { blocks: vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])] };
            super::variants(&Choice { name: "Gate".to_owned(), prose, variants })
        };
        let gates = ["IN", "OUT"];
        assert_eq!(
            shown(&gates, "闸门，枚举值：IN：入场，开车进入 OUT：离场。其他"),
            ["`IN`: 入场，开车进入", "`OUT`: 离场"]
        );
        assert_eq!(
            shown(&gates, "The gate: `IN`: on the way in, `OUT`: on the way out. Optional."),
            ["`IN`: on the way in", "`OUT`: on the way out"]
        );
        assert_eq!(shown(&gates, "IN: the way in; other gates"), ["`IN`", "`OUT`"]);
        assert_eq!(shown(&gates, "One of IN, OUT"), ["`IN`", "`OUT`"]);
        assert_eq!(
            shown(&gates, "IN: on the way in, e.g. by car or OUT: all others. See it."),
            ["`IN`: on the way in, e.g. by car", "`OUT`: all others"]
        );
        assert_eq!(shown(&["http", "https"], "See http://a.example, https://b.example"), ["`http`", "`https`"]);
        assert_eq!(shown(&["é", "IN"], "é: ü IN: 1"), ["`é`", "`IN`"]);
    }
}
