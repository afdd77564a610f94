//! The part of JavaScript's syntax that delimits literals and calls: strings, comments and brackets.

use std::collections::HashMap;

/// The number of blanks between a name and its `=`.
const MOST_BLANKS: usize = 64;

/// The end of the white space and the comments that begin at a position.
pub fn skip_blank(source: &str, mut at: usize) -> usize {
    loop {
        let rest = source.get(at..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        let rest = rest.get(blank..).unwrap_or_default();
        let comment = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else {
            0
        };
        at += blank + comment;
        if comment == 0 {
            return at;
        }
    }
}

/// The name that begins at a position.
pub fn name(source: &str, at: usize) -> Option<&str> {
    let rest = source.get(at..)?;
    let end = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
    rest.get(..end).filter(|name| name.starts_with(|first: char| is_of_name(first) && !first.is_ascii_digit()))
}

/// Whether a character may be in a name.
pub fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// The text of the string that begins at a position, and its end. A concatenated string has no text.
pub fn string(source: &str, at: usize) -> Option<(String, usize)> {
    let mut chars = source.get(at..)?.char_indices();
    let (_, quote) = chars.next().filter(|(_, first)| matches!(first, '"' | '\'' | '`'))?;
    let mut text = String::new();
    while let Some((offset, c)) = chars.next() {
        match c {
            _ if c == quote => return Some((text, at + offset + 1)),
            '\\' => match chars.next()?.1 {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                '\n' => {}
                'u' => {
                    let digits: String = chars.by_ref().take(4).map(|(_, digit)| digit).collect();
                    text.push(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32).unwrap_or('\u{fffd}'));
                }
                other => text.push(other),
            },
            '$' if quote == '`' && source.get(at + offset..)?.starts_with("${") => return None,
            '\n' if quote != '`' => return None,
            _ => text.push(c),
        }
    }
    None
}

/// The end of an expression: at a comma, a semicolon or an unmatched closing bracket.
pub fn end_of_expression(source: &str, mut at: usize) -> usize {
    let mut depth = 0_usize;
    loop {
        at = skip_blank(source, at);
        let Some(first) = source.get(at..).and_then(|rest| rest.chars().next()) else { return at };
        match first {
            '"' | '\'' | '`' => {
                at = end_of_string(source, at);
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return at,
            ')' | ']' | '}' => depth -= 1,
            ',' | ';' if depth == 0 => return at,
            _ => {}
        }
        at += first.len_utf8();
    }
}

fn end_of_string(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    let quote = rest.chars().next();
    let mut escaped = false;
    for (offset, c) in rest.char_indices().skip(1) {
        if !escaped && Some(c) == quote || c == '\n' && quote != Some('`') {
            return at + offset + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    source.len()
}

/// The arguments of the call whose bracket opens directly before a position, and where each begins.
pub fn arguments(source: &str, mut at: usize) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    loop {
        let start = skip_blank(source, at);
        let end = end_of_expression(source, start);
        let argument = source.get(start..end).unwrap_or_default().trim();
        if !argument.is_empty() {
            out.push((start, argument));
        }
        if !source.get(end..).is_some_and(|rest| rest.starts_with(',')) {
            return out;
        }
        at = end + 1;
    }
}

/// A source, and where names are defined in it.
pub struct Source<'s> {
    /// The source.
    pub text: &'s str,
    /// For each name, the positions of the `=` after it, in order.
    definitions: HashMap<&'s str, Vec<usize>>,
}

impl<'s> Source<'s> {
    /// Finds the definitions in a source.
    pub fn new(text: &'s str) -> Self {
        let mut definitions: HashMap<&str, Vec<usize>> = HashMap::new();
        let (mut at, mut before) = (0, None);
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let follows = matches!(before, Some('.' | '"' | '\''));
            let Some(name) = name(text, at).filter(|_| is_of_name(c)) else {
                at += c.len_utf8();
                // a number is no name, and neither is what follows it
                if is_of_name(c) {
                    at += text.get(at..).and_then(|rest| rest.find(|c: char| !is_of_name(c))).unwrap_or(0);
                }
                before = Some(c);
                continue;
            };
            at += name.len();
            before = Some(c);
            let equals = after_blank(text, at);
            let rest = text.get(equals..).and_then(|rest| rest.strip_prefix('='));
            if !follows && rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['=', '>'])) {
                definitions.entry(name).or_default().push(equals);
            }
        }
        Source { text, definitions }
    }

    /// The definition of a name: the position of the expression after the `=`. The last definition before a position
    /// counts.
    pub fn definition(&self, name: &str, before: usize) -> Option<usize> {
        let known = self.definitions.get(name)?;
        let count = known.partition_point(|equals| *equals < before);
        let equals = known.get(count.checked_sub(1)?)?;
        Some(skip_blank(self.text, equals + 1))
    }
}

/// The end of the few blanks at a position. A definition has no comment before its `=`.
fn after_blank(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    at + rest.chars().take(MOST_BLANKS).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_blank() {
        assert_eq!(skip_blank(" // a\n /* b */ c", 0), 15);
    }

    #[test]
    fn arguments_end_where_their_brackets_do() {
        assert_eq!(arguments("f(a, {b: ',)'}, [1]) + 1", 2), [(2, "a"), (5, "{b: ',)'}"), (16, "[1]")]);
        assert!(arguments("f()", 2).is_empty());
    }

    #[test]
    fn the_last_definition_counts() {
        let source = "let a = 1; x.a = 2; aa = 3; a == 4; a = 5; f(a)";
        let at = Source::new(source).definition("a", source.len());
        assert_eq!(at.and_then(|at| source.get(at..at + 1)), Some("5"));
    }

    #[test]
    fn strings_that_are_put_together_have_no_text() {
        assert_eq!(string("'a\\'b' + c", 0), Some(("a'b".to_owned(), 6)));
        assert_eq!(string("`${a}`", 0), None);
    }
}
