//! Definitions in a block of code: a line for each argument, or JSON with a comment after each member.

use super::entry::entry;
use super::schema;
use crate::prose::{Block, Inline};

/// The definitions as the entries of a list, if there are several of `known` arguments.
pub fn in_code(code: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<Vec<Block>>> {
    if let Some(members) = schema::read(code, known) {
        return Some(members);
    }
    let lines = || code.lines().map(str::trim).filter(|line| !line.is_empty());
    let commented: Vec<Vec<Block>> = lines().filter_map(|line| commented_member(line, known)).collect();
    if commented.len() > 1 {
        return Some(commented);
    }
    let typed: Vec<Vec<Block>> = lines().filter_map(|line| typed_member(line, known)).collect();
    if typed.len() > 1 {
        return Some(typed);
    }
    let entries: Option<Vec<Vec<Block>>> = lines().map(|line| definition(line, known)).collect();
    entries.filter(|entries| entries.len() > 1)
}

/// `"limit": 20, // how many`
fn commented_member(line: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<Block>> {
    let (name, rest) = line.strip_prefix('"')?.split_once('"')?;
    let (_, comment) = rest.trim_start().strip_prefix(':')?.rsplit_once("//")?;
    let comment = comment.trim();
    let text = Inline::Text(format!(": {comment}"));
    (known(name) && !comment.is_empty()).then(|| vec![Block::Paragraph(vec![Inline::Code(name.to_owned()), text])])
}

/// `size?: "s" | "m"; // how large`: a member of a TypeScript type.
fn typed_member(line: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<Block>> {
    let (member, comment) = line.split_once("//").unwrap_or((line, ""));
    let (name, ty) = member.trim_end().strip_suffix([';', ','])?.split_once(':')?;
    let (name, is_optional) = name.trim().strip_suffix('?').map_or((name.trim(), false), |name| (name, true));
    if !known(name) || name.contains('"') {
        return None;
    }
    let requirement = if is_optional { "optional" } else { "required" };
    let text = Inline::Text(format!(" ({requirement}): {}. {}", ty.trim(), comment.trim()));
    Some(vec![Block::Paragraph(vec![Inline::Code(name.to_owned()), text])])
}

/// "limit - how many": any name, as all lines have this form.
fn definition(line: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<Block>> {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "_-.[]".contains(c));
    let entry = entry(&[Inline::Text(line.to_owned())], &|name| known(name) || is_word(name))?;
    Some(entry.into_item(Vec::new()))
}
