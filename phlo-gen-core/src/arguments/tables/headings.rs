//! The heading and the words before a table.

use super::columns::name_cell;
use crate::arguments::argument::Requirement;
use crate::arguments::sentences::{sections, types};
use crate::prose::{Block, Inline, plain};

/// How many blocks before a table are searched for its heading.
const MOST_BLOCKS: usize = 64;

/// The nearest heading, and the end of the paragraph before a table.
pub fn words_before(blocks: &[Block]) -> String {
    let mut words = Vec::new();
    for block in blocks.iter().rev().take(MOST_BLOCKS) {
        match block {
            Block::Heading(_, inlines) => {
                words.push(plain(inlines));
                break;
            }
            Block::Paragraph(inlines) if words.is_empty() => words.push(last_sentence(&plain(inlines))),
            _ => {}
        }
        if words.len() > 1 {
            break;
        }
    }
    words.reverse();
    words.join("\n")
}

/// The end of a paragraph: its last line or its last sentence.
fn last_sentence(text: &str) -> String {
    let text = text.trim();
    let line = text.rsplit('\n').next().unwrap_or_default();
    let sentence = line.trim_end_matches(['.', ':', ' ']).rsplit(". ").next().unwrap_or_default();
    sentence.to_owned()
}

pub fn last_line(before: &str) -> &str {
    before.lines().next_back().unwrap_or_default()
}

/// "Required parameters": the requirement of everything under a heading.
pub fn requirement_of_heading(heading: &str) -> Option<Requirement> {
    let text = heading.to_lowercase();
    // "the following fields, all of which are mandatory unless stated otherwise"
    let all = [
        "all required",
        "all mandatory",
        "all of which are ",
        "all of them are ",
        "all fields are ",
        "all parameters are ",
        "all are ",
    ];
    let found = all.iter().find_map(|lead| text.find(lead).map(|at| at + lead.len()));
    let at = found.map(|at| {
        if text.get(..at).is_some_and(|head| head.ends_with(' ')) {
            at
        } else {
            text.get(..at).and_then(|head| head.rfind(' ')).map_or(at, |at| at + 1)
        }
    });
    if let Some(rest) = at.and_then(|at| text.get(at..)) {
        let required = rest.starts_with("required") || rest.starts_with("mandatory");
        let optional = rest.starts_with("optional").then_some(Requirement::Optional);
        return if required { Some(Requirement::Required) } else { optional };
    }
    counts_required(&text).or_else(|| sections::requirement(&text))
}

/// "The body requires two keys:": as many as are below.
fn counts_required(text: &str) -> Option<Requirement> {
    const COUNTS: [&str; 5] = ["one ", "two ", "three ", "four ", "five "];
    let (_, counted) = text.trim_end_matches([':', ' ']).rsplit_once(" requires ")?;
    let noun = COUNTS.iter().find_map(|count| counted.strip_prefix(count))?;
    matches!(noun, "key" | "keys" | "field" | "fields" | "parameter" | "parameters" | "members" | "properties")
        .then_some(Requirement::Required)
}

/// Whether the words before a block of code say that it is a response.
pub fn announces_response(before: &str) -> bool {
    let lower = before.to_lowercase();
    ["response", "return", "result", "output"].iter().any(|word| lower.contains(word))
}

/// "Optional parameters", "Fields of the body:".
pub fn announces_arguments(line: &str) -> bool {
    let lower = line.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    requirement_of_heading(line).is_some()
        || words.any(|word| matches!(word, "parameters" | "arguments" | "params" | "inputs"))
}

/// The name and the type in a heading: "amount • Integer".
pub fn name_and_type(inlines: &[Inline]) -> Option<(String, String)> {
    let text = plain(inlines);
    let separators = [" • ", " · ", " | ", " – ", " — ", " - ", ": ", " ("];
    let (name, ty) = separators.iter().find_map(|separator| text.split_once(separator))?;
    let (name, ty) = (name.trim().trim_matches('`'), ty.trim().trim_end_matches(')'));
    let is_name = name_cell::read(&[Inline::Code(name.to_owned())]).names == [name];
    (is_name && types::in_cell(ty).is_some()).then(|| (name.to_owned(), ty.to_owned()))
}

/// Whether the last block that is kept is a heading with nothing left under it.
pub fn is_orphaned(kept: &[Block], next: Option<&Block>) -> bool {
    const WORDS: &[&str] = &[
        "parameters",
        "parameter",
        "params",
        "param",
        "arguments",
        "argument",
        "request",
        "response",
        "body",
        "query",
        "path",
        "url",
        "header",
        "headers",
        "fields",
        "field",
        "attributes",
        "properties",
        "form",
        "data",
        "payload",
        "input",
        "output",
        "postman",
        "to",
        "openapi",
        "string",
        "json",
        "the",
        "of",
        "and",
        "available",
        "returned",
        "return",
        "details",
    ];
    let is_label = |text: &str| {
        let lower = text.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
        words.peek().is_some() && words.all(|word| WORDS.contains(&word))
    };
    match kept.last() {
        Some(Block::Heading(level, inlines)) => {
            let bare = match next {
                None | Some(Block::Rule) => true,
                Some(Block::Heading(other, _)) => other <= level,
                Some(_) => false,
            };
            bare && is_label(&plain(inlines))
        }
        Some(Block::Paragraph(inlines)) => {
            is_label(&plain(inlines)) && !matches!(next, Some(Block::Paragraph(_) | Block::List(..)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Requirement, requirement_of_heading};

    #[test]
    fn a_sentence_may_count_what_is_required() {
        assert_eq!(requirement_of_heading("The body requires two keys:"), Some(Requirement::Required));
        for text in ["The call requires two scopes", "Requires an account with two fields", "It has two keys"] {
            assert_eq!(requirement_of_heading(text), None, "{text}");
        }
    }
}
