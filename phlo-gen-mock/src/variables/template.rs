//! A string, split at its variables.

/// A piece of a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text.
    Text(&'a str),
    /// A variable: the text between its braces.
    Variable(&'a str),
}

/// Whether a string contains a variable.
pub fn has_variable(text: &str) -> bool {
    pieces(text).iter().any(|piece| matches!(piece, Piece::Variable(_)))
}

/// Splits a string at its variables, which are the innermost `{{…}}` without a brace in it.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    // the start of the text that is not in a piece yet, and the start of a possible variable name
    let (mut begin, mut name) = (0, None);
    let mut last = (usize::MAX, ' ');
    let braces = text.char_indices().filter(|(_, character)| matches!(character, '{' | '}'));
    for (at, brace) in braces {
        let is_double = last == (at.wrapping_sub(1), brace);
        match (brace, name) {
            ('{', _) => name = is_double.then_some(at + 1),
            (_, Some(from)) if is_double => {
                let open = from - 2;
                if begin < open {
                    out.push(Piece::Text(&text[begin..open]));
                }
                out.push(Piece::Variable(&text[from..at - 1]));
                (begin, name) = (at + 1, None);
            }
            (_, Some(_)) if !text[at + 1..].starts_with('}') => name = None,
            _ => {}
        }
        last = (at, brace);
    }
    if begin < text.len() {
        out.push(Piece::Text(&text[begin..]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_found_innermost_first() {
        assert_eq!(pieces("a{{b}}c"), [Piece::Text("a"), Piece::Variable("b"), Piece::Text("c")]);
        assert_eq!(pieces("{{a{{n}}}}"), [Piece::Text("{{a"), Piece::Variable("n"), Piece::Text("}}")]);
        assert_eq!(pieces("{x}}}{{y}}"), [Piece::Text("{x}}}"), Piece::Variable("y")]);
        assert_eq!(pieces("{{{é}}}"), [Piece::Text("{"), Piece::Variable("é"), Piece::Text("}")]);
        assert_eq!(pieces("{{}}"), [Piece::Variable("")]);
        for text in ["{{é", "{{a}b}}", "{ {a}}", "{{a} }", "{{a}", "}}{{"] {
            assert_eq!(pieces(text), [Piece::Text(text)]);
        }
    }

    #[test]
    fn braces_of_json_are_read_in_linear_time() {
        let text = format!("{{{{{}", "\"a\":{\"b\":1}}".repeat(100_000));
        assert_eq!(pieces(&text).len(), 1);
    }
}
