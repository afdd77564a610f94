//! Reads a cell that names arguments.

use crate::arguments::argument::{Requirement, ValueKind};
use crate::arguments::sentences::text::{self, Text};
use crate::arguments::sentences::{allowed, default, required, types};
use crate::bytes::{self, kind};
use crate::prose::Inline;

const LONGEST: usize = 80;

/// How many brackets of a cell may be a remark: a cell with more is no name.
const MOST_BRACKETS: usize = 32;

/// The content of a cell of names.
#[derive(Debug, Default, PartialEq)]
pub struct Name {
    /// The names; empty if the cell contains something else.
    pub names: Vec<String>,
    /// Its depth below the rows above, from signs such as `↳`.
    pub depth: usize,
    pub required: Option<Requirement>,
    pub kind: Option<ValueKind>,
    /// The default in its remarks: "optional, default=5".
    pub default: Option<String>,
    /// The values in its type: `enum {LOW, HIGH}`.
    pub allowed: Vec<String>,
}

/// Reads a cell of the column of names.
pub fn read(cell: &[Inline]) -> Name {
    let text = text::of_inlines(cell);
    if is_word(&text) {
        return Name { names: vec![text], ..Name::default() };
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return Name::default() };
    let mut name = Name::default();
    let first = take_remarks(first, &mut name);
    for line in lines {
        let line = take_remarks(line, &mut name);
        let sentence = Text::new(&line);
        name.required = name.required.or_else(|| required::in_text(&sentence));
        name.default =
            name.default.or_else(|| default::in_text(&sentence, &[]).or_else(|| default::assigned(&sentence)));
        let line = line.trim_start_matches("type").trim_start_matches(':').trim();
        if let Some(values) = enumerated(line) {
            name.allowed = values;
            if line.starts_with(['a', 'l']) {
                name.kind = Some(ValueKind::List(None));
            }
            continue;
        }
        name.kind = name.kind.or_else(|| types::in_cell(line));
    }
    let (depth, first) = depth(&first);
    let first = without_type(first, &mut name);
    name.depth = depth;
    name.names = split(first);
    name
}

/// The values of `enum {LOW, HIGH}`.
fn enumerated(line: &str) -> Option<Vec<String>> {
    let line = line.trim_matches('`');
    let inner = ["array<", "array of ", "list<"].iter().find_map(|lead| line.strip_prefix(lead)).unwrap_or(line);
    let rest = inner.trim_end_matches('>').strip_prefix("enum")?.trim_start();
    allowed::in_cell(rest.strip_prefix(['{', '[', '<', '('])?.strip_suffix(['}', ']', '>', ')'])?)
}

/// Most cells contain only a name.
fn is_word(text: &str) -> bool {
    let of_word = kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_');
    text.len() <= LONGEST && bytes::all(text, of_word) && !bytes::all(text, kind!(b'_'))
}

/// Removes "(required)", "*" and the like from a line, and records them.
fn take_remarks(line: &str, name: &mut Name) -> String {
    let mut line = line.to_owned();
    while let Some((range, requirement, kind)) = first_remark(&line) {
        name.required = name.required.or(requirement);
        name.kind = name.kind.take().or(kind);
        line.replace_range(range, "");
    }
    let bare = line.trim().trim_end_matches(['`']).trim_start_matches(['`']);
    if bare.len() > 1 && (bare.ends_with('*') || bare.starts_with('*')) && !bare.ends_with(".*") && !bare.contains("[*")
    {
        name.required = name.required.or(Some(Requirement::Required));
        line = bare.trim_matches('*').trim_matches('`').to_owned();
    }
    for (word, requirement) in [("required", Requirement::Required), ("optional", Requirement::Optional)] {
        let shorter = line.trim_end().trim_end_matches(['.', ':', '`']);
        let start = shorter.len().saturating_sub(word.len());
        let ends = start > 0 && shorter.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(word));
        if ends && shorter.get(..start).is_some_and(|before| before.ends_with([' ', ',', '-', '`', ':'])) {
            name.required = name.required.or(Some(requirement));
            line.truncate(start);
            line.truncate(line.trim_end_matches([' ', ',', '-', '`', ':']).len());
        }
    }
    line.trim().to_owned()
}

/// The first brackets with a requirement or a type in them. Those of `a[0]` are part of the name.
fn first_remark(line: &str) -> Option<(std::ops::RangeInclusive<usize>, Option<Requirement>, Option<ValueKind>)> {
    if !line.contains('(') && !line.contains('[') {
        return None;
    }
    line.match_indices(['(', '[']).take(MOST_BRACKETS).find_map(|(start, open)| {
        let end = start + line.get(start..)?.find([')', ']'])?;
        let inner = line.get(start + 1..end)?.trim_matches(['`', '*', ' ']);
        let requirement = required::in_text(&Text::new(inner));
        let kind = types::in_cell(inner).filter(|_| open == "(" || requirement.is_some());
        (requirement.is_some() || kind.is_some()).then_some((start..=end, requirement, kind))
    })
}

/// "`name` *string*": the type after the name.
fn without_type<'a>(line: &'a str, name: &mut Name) -> &'a str {
    let Some((code, rest)) = line.strip_prefix('`').and_then(|rest| rest.split_once('`')) else { return line };
    let apart = rest.starts_with([' ', ':']);
    match types::in_cell(rest.trim_matches([' ', ':', '`'])) {
        Some(kind) if apart => {
            name.kind = name.kind.take().or(Some(kind));
            code
        }
        _ => line,
    }
}

fn depth(line: &str) -> (usize, &str) {
    let mut depth = 0;
    let mut rest = line.trim_start();
    while let Some(after) = ["-->", "->", "=>", "↳", "└─", "├─", "└", "├", "→", "»", "›", "─", "|-", "> "]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark))
    {
        depth += 1;
        rest = after.trim_start();
    }
    let dashes = rest.len() - rest.trim_start_matches(['-', '–']).len();
    let after = rest.trim_start_matches(['-', '–']);
    let count = rest.chars().take_while(|c| matches!(c, '-' | '–')).count();
    if dashes > 0 && (count > 1 || after.starts_with(' ')) && after.trim_start().starts_with(char::is_alphabetic) {
        return (depth + count, after.trim_start());
    }
    (depth, rest)
}

fn split(line: &str) -> Vec<String> {
    if begins_with_sentence(line) {
        return Vec::new();
    }
    let separated = line.replace(" or ", ",").replace(" and ", ",").replace(" / ", ",").replace(['`', '|'], ",");
    let pieces: Vec<&str> = separated.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let names: Option<Vec<String>> = pieces.iter().map(|piece| name(piece)).collect();
    names.unwrap_or_default()
}

/// Whether two words stand side by side at the beginning of a line, as they do in no name.
fn begins_with_sentence(line: &str) -> bool {
    let of_words = kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b'_');
    let words = line.get(..bytes::leading(line, of_words)).unwrap_or_default();
    let mut is_after_word = false;
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let is_word = !matches!(word, "or" | "and");
        if is_word && is_after_word {
            return true;
        }
        is_after_word = is_word;
    }
    false
}

/// A name as it is in the request, without the characters that mark it as a variable; paths as `a.b` and `a[].b`.
fn name(piece: &str) -> Option<String> {
    let piece = piece.trim().trim_end_matches([':', '.', ' ']).trim_matches(['"', '\'']);
    let piece = piece.split_once(": ").map_or(piece, |(name, _)| name).trim_matches('"');
    let mut bare = piece;
    for (open, close) in [("{{", "}}"), ("{", "}"), ("<", ">")] {
        if let Some(inner) = bare.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            bare = inner.trim();
        }
    }
    let bare = bare.strip_prefix(':').unwrap_or(bare);
    // `sort[0][column]` is the name of a parameter, not a path
    let indices = if bare.contains("][") { [].iter() } else { ["[0]", "[n]", "[i]", "[*]", "[N]"].iter() };
    let path = indices.fold(bare.to_owned(), |path, index| path.replace(index, "[]"));
    let path =
        path.replace("->", ".").replace(" > ", ".").replace(".[]", "[]").replace(".*.", "[].").replace(".0.", "[].");
    let sound = path.starts_with(|c: char| c.is_alphanumeric() || "_$@[#-".contains(c))
        && path.chars().any(char::is_alphanumeric)
        && path.chars().all(|c| c.is_alphanumeric() || "_-.[]$@:#~+".contains(c))
        && path.chars().count() <= LONGEST;
    sound.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::arguments::Requirement;
    use crate::prose::Inline;

    fn names(text: &str) -> Vec<String> {
        read(&[Inline::Text(text.to_owned())]).names
    }

    #[test]
    fn all_spellings_of_a_path_are_normalized() {
        for text in ["a[].b", "a[0].b", "a[n].b", "a.[].b", "a.*.b", "a.0.b", "a[] -> b"] {
            assert_eq!(names(&text.replace(" -> ", "->")), ["a[].b"], "{text}");
        }
    }

    #[test]
    fn text_with_blanks_is_no_name() {
        for text in ["HTTP method", "Session ID", "", "—", "✅"] {
            assert!(names(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_star_marks_a_required_argument() {
        let name = read(&[Inline::Text("to*".to_owned())]);
        assert_eq!((name.names, name.required), (vec!["to".to_owned()], Some(Requirement::Required)));
    }
}
