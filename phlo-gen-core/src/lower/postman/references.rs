//! References to variables in text: `{{name}}`.

/// A piece of a string in the collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text.
    Text(&'a str),
    /// A variable, by the text between its braces.
    Variable(&'a str),
}

/// Splits a string at its variables, as Postman does: the innermost `{{…}}` without a brace in it.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    if !text.contains('{') {
        return if text.is_empty() { Vec::new() } else { vec![Piece::Text(text)] };
    }
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut begin = 0;
    // the beginning of the name after the last `{{`, until another brace follows
    let mut name = None;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, name) {
            (b'{', _) => name = (at > begin && bytes[at - 1] == b'{').then_some(at + 1),
            (b'}', Some(from)) if bytes.get(at + 1) == Some(&b'}') => {
                if begin + 2 < from {
                    out.push(Piece::Text(&text[begin..from - 2]));
                }
                out.push(Piece::Variable(&text[from..at]));
                at += 1;
                begin = at + 1;
                name = None;
            }
            (b'}', _) => name = None,
            _ => {}
        }
        at += 1;
    }
    if begin < text.len() {
        out.push(Piece::Text(&text[begin..]));
    }
    out
}

/// The names of the variables in a string.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Variable(name) => Some(name),
        Piece::Text(_) => None,
    })
}

/// Whether a string contains a variable.
pub fn has_variable(text: &str) -> bool {
    names(text).next().is_some()
}

/// The variable, if the string consists of one variable.
pub fn whole_variable(text: &str) -> Option<&str> {
    match pieces(text).as_slice() {
        [Piece::Variable(name)] => Some(name),
        _ => None,
    }
}

/// The first variable that lacks a brace, as it is written: `{{name}`, `{{name` or `{name}}`. Postman sends it as text.
pub fn broken(text: &str) -> Option<&str> {
    let pieces = pieces(text);
    let last = pieces.len().saturating_sub(1);
    pieces.into_iter().enumerate().find_map(|(at, piece)| match piece {
        // a text before a variable may be the begin of a name that has the variable in it
        Piece::Text(text) => without_end(text, at == last).or_else(|| without_begin(text)),
        Piece::Variable(_) => None,
    })
}

fn without_end(text: &str, is_last: bool) -> Option<&str> {
    text.match_indices("{{").find_map(|(at, _)| {
        let name = text[at + 2..].split(|c| !is_of_name(c)).next().unwrap_or_default();
        let end = at + 2 + name.len();
        let rest = &text[end..];
        let ends = rest.starts_with(['}', '/', '?', '&', ':']) || rest.is_empty() && is_last;
        (!name.is_empty() && ends).then(|| &text[at..end + usize::from(rest.starts_with('}'))])
    })
}

fn without_begin(text: &str) -> Option<&str> {
    text.match_indices("}}").find_map(|(at, _)| {
        let before = text[..at].trim_end_matches(is_of_name);
        (before.len() < at && before.ends_with('{')).then(|| &text[before.len() - 1..at + 2])
    })
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_that_lacks_a_brace_is_broken() {
        for (text, written) in [
            ("{{base}/x", "{{base}"),
            ("https://{{host}", "{{host}"),
            ("{{base/x", "{{base"),
            ("{base}}", "{base}}"),
            ("/users/{user_id}}/posts", "{user_id}}"),
            ("{{a}}/{{b}", "{{b}"),
            ("{{ünï", "{{ünï"),
        ] {
            assert_eq!(broken(text), Some(written), "{text}");
        }
        for text in
            ["{{a}}", "{a}", "/{a}/{{b}}", "{{{a}}}", "{\"a\":{\"b\":1}}", "{{}", "a}}", "{{a{{n}}}}", "", "{{a b"]
        {
            assert_eq!(broken(text), None, "{text}");
        }
    }

    #[test]
    fn variables_are_found_innermost_first() {
        assert_eq!(pieces("a{{b}}c"), [Piece::Text("a"), Piece::Variable("b"), Piece::Text("c")]);
        assert_eq!(pieces("{{a{{n}}}}"), [Piece::Text("{{a"), Piece::Variable("n"), Piece::Text("}}")]);
        assert_eq!(pieces("{x}}}{{y}}"), [Piece::Text("{x}}}"), Piece::Variable("y")]);
        assert_eq!(pieces("{{}}"), [Piece::Variable("")]);
        assert_eq!(pieces("{{{é}}}"), [Piece::Text("{"), Piece::Variable("é"), Piece::Text("}")]);
    }

    #[test]
    fn braces_that_hold_no_variable_are_text() {
        for text in ["{{é", "{{a}b}}", "{{a}{b}}", "{ {a}}", "{{a} }", "{{a}", "}}{{"] {
            assert_eq!(pieces(text), [Piece::Text(text)]);
        }
        assert_eq!(pieces("{{{a}}}"), [Piece::Text("{"), Piece::Variable("a"), Piece::Text("}")]);
        assert_eq!(pieces("{{a}}{{b}}"), [Piece::Variable("a"), Piece::Variable("b")]);
        let deep = "{\"a\":".repeat(50_000) + &"}".repeat(50_000);
        assert_eq!(pieces(&deep), [Piece::Text(deep.as_str())]);
    }

    #[test]
    fn a_whole_variable_has_no_text_around_it() {
        assert_eq!(whole_variable("{{a b}}"), Some("a b"));
        assert_eq!(whole_variable("x{{a}}"), None);
    }
}
