//! JSON with mistakes that people make: what they meant, as JSON.
//!
//! Names and strings in other quotes or none, missing commas and brackets, `...`, words of other languages. A value that
//! only says what belongs there, `<your id>`, `YOUR_ID` or `float`, has no meaning in JSON.

/// The text as JSON for [`super::parse_body`], with its comments and variables; `None` if it is not clear what was meant.
pub fn repair(text: &str) -> Option<String> {
    let mut repair = Repair {
        rest: text,
        out: String::with_capacity(text.len() + text.len() / 8),
        open: Vec::new(),
        expected: Expected::Value,
        is_new_line: false,
        is_after_variable: false,
    };
    while !repair.rest.is_empty() {
        repair.token()?;
    }
    repair.close()?;
    Some(repair.out)
}

#[derive(Clone, Copy, PartialEq)]
enum Expected {
    Name,
    Colon,
    Value,
    Comma,
    End,
}

struct Repair<'a> {
    rest: &'a str,
    out: String,
    /// The closing brackets of what is open.
    open: Vec<char>,
    expected: Expected,
    /// Whether a line ended since the last token.
    is_new_line: bool,
    /// Whether the last value is a variable, which may hold a comma.
    is_after_variable: bool,
}

impl Repair<'_> {
    fn token(&mut self) -> Option<()> {
        let rest = self.rest;
        let first = rest.chars().next()?;
        if let Some(length) = blank_length(rest, first) {
            return self.blank(length);
        }
        if rest.starts_with("...") || first == '…' {
            self.skip(if first == '…' { first.len_utf8() } else { 3 });
            return (self.expected != Expected::Colon).then_some(());
        }
        let is_variable = rest.starts_with("{{");
        match first {
            ',' => self.comma()?,
            '}' | ']' => self.closing(first)?,
            ':' | '=' => self.colon(first)?,
            '"' | '\'' | '`' | '“' | '”' => self.string(first)?,
            '{' | '[' if !is_variable => self.opening(first)?,
            _ if self.expected == Expected::Name => self.name()?,
            _ => self.value(first, is_variable)?,
        }
        self.is_new_line = false;
        Some(())
    }

    /// White space or a comment.
    fn blank(&mut self, length: usize) -> Option<()> {
        let (blank, rest) = self.rest.split_at_checked(length)?;
        self.is_new_line |= blank.contains('\n');
        match blank.strip_prefix('#') {
            Some(comment) => self.out.extend(["//", comment]),
            None => self.out.push_str(blank),
        }
        self.rest = rest;
        Some(())
    }

    fn comma(&mut self) -> Option<()> {
        match self.expected {
            Expected::Value if self.is_member() => return None,
            // a second comma
            Expected::Name | Expected::Value => {
                self.skip(1);
                return Some(());
            }
            Expected::Comma => {}
            Expected::Colon | Expected::End => return None,
        }
        self.separate();
        self.skip(1);
        Some(())
    }

    fn closing(&mut self, bracket: char) -> Option<()> {
        match self.expected {
            Expected::Value if self.is_member() => return None,
            Expected::Colon | Expected::End => return None,
            _ => {}
        }
        if self.open.pop() != Some(bracket) {
            return None;
        }
        self.out.push(bracket);
        self.skip(1);
        self.after_value();
        Some(())
    }

    fn colon(&mut self, first: char) -> Option<()> {
        let is_arrow = self.rest.starts_with("=>");
        if self.expected != Expected::Colon || first == '=' && !is_arrow {
            return None;
        }
        self.out.push(':');
        self.skip(if is_arrow { 2 } else { 1 });
        self.expected = Expected::Value;
        Some(())
    }

    fn opening(&mut self, bracket: char) -> Option<()> {
        self.separate_lines();
        if self.expected != Expected::Value {
            return None;
        }
        self.out.push(bracket);
        self.skip(1);
        self.open.push(if bracket == '{' { '}' } else { ']' });
        self.expected = if bracket == '{' { Expected::Name } else { Expected::Value };
        Some(())
    }

    fn string(&mut self, quote: char) -> Option<()> {
        self.separate_lines();
        let is_end = |c: char| if quote.is_ascii() { c == quote } else { matches!(c, '“' | '”') };
        let inside = self.rest.get(quote.len_utf8()..)?;
        let mut content = String::new();
        let mut is_escaped = false;
        let end = inside.char_indices().find(|(_, c)| {
            let ends = !is_escaped && (is_end(*c) || quote != '"' && *c == '\n');
            match c {
                _ if ends => {}
                // an escape that only these quotes need
                _ if is_escaped && *c == quote && quote != '"' => {
                    content.pop();
                    content.push(*c);
                }
                '"' if !is_escaped => content.push_str("\\\""),
                c => content.push(*c),
            }
            is_escaped = !is_escaped && *c == '\\';
            ends
        });
        let (end, last) = end.filter(|(_, last)| is_end(*last))?;
        self.rest = inside.get(end + last.len_utf8()..)?;
        self.quoted(&content)
    }

    /// A name without quotes.
    fn name(&mut self) -> Option<()> {
        let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '@');
        let length = self.rest.find(|c| !is_of_name(c))?;
        let name = self.rest.get(..length).filter(|name| !name.is_empty())?;
        self.skip(length);
        self.quoted(name)
    }

    /// A name or a string.
    fn quoted(&mut self, content: &str) -> Option<()> {
        match self.expected {
            Expected::Name => self.expected = Expected::Colon,
            Expected::Value => self.after_value(),
            _ => return None,
        }
        self.out.extend(["\"", content, "\""]);
        Some(())
    }

    /// A value that is no string: a variable, a number, a word, or what stands for one.
    fn value(&mut self, first: char, is_variable: bool) -> Option<()> {
        self.separate_lines();
        match self.expected {
            Expected::Name if !is_variable => return self.name(),
            Expected::Value => {}
            _ => return None,
        }
        let length = match first {
            '{' => self.rest.find("}}")? + 2,
            _ => {
                let end = self.rest.find(['\n', '\r', ',', '}', ']', '"', '\'', '{', '[']).unwrap_or(self.rest.len());
                let words = self.rest.get(..end)?;
                let comments = ["//", "/*", " #"].iter().filter_map(|mark| words.find(mark)).min();
                words.get(..comments.unwrap_or(end))?.trim_end().len()
            }
        };
        let text = self.rest.get(..length).filter(|text| !text.contains(['\n', '\r']))?;
        let value = if is_variable { text } else { word(text)? };
        self.put(value);
        self.is_after_variable = is_variable;
        self.skip(length);
        Some(())
    }

    /// Writes a value.
    fn put(&mut self, value: &str) {
        self.out.push_str(value);
        self.after_value();
    }

    fn after_value(&mut self) {
        self.is_after_variable = false;
        self.expected = if self.open.is_empty() { Expected::End } else { Expected::Comma };
    }

    /// Writes a comma. The next token is a name or a value.
    fn separate(&mut self) {
        self.out.push(',');
        self.expected = if self.open.last() == Some(&'}') { Expected::Name } else { Expected::Value };
    }

    /// Between values on lines of their own a comma may be missing.
    fn separate_lines(&mut self) {
        if self.expected == Expected::Comma && self.is_new_line && !self.is_after_variable {
            self.separate();
        }
    }

    /// Whether the expected value is that of a member.
    fn is_member(&self) -> bool {
        self.open.last() == Some(&'}')
    }

    fn skip(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    /// Closes what is open at the end.
    fn close(&mut self) -> Option<()> {
        if matches!(self.expected, Expected::Colon | Expected::Value) {
            return None;
        }
        if !self.open.is_empty() {
            // the text may end with a comment
            self.out.push('\n');
        }
        self.out.extend(self.open.drain(..).rev());
        Some(())
    }
}

/// The length of the white space or the comment that a text begins with.
fn blank_length(text: &str, first: char) -> Option<usize> {
    let line = || text.find('\n').unwrap_or(text.len());
    match first {
        '/' if text.starts_with("//") => Some(line()),
        '/' if text.starts_with("/*") => text.find("*/").map(|end| end + 2),
        '#' => Some(line()),
        _ if first.is_whitespace() || first == '\u{feff}' => Some(first.len_utf8()),
        _ => None,
    }
}

/// A value without quotes as JSON.
fn word(text: &str) -> Option<&str> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some("true"),
        "false" => Some("false"),
        "null" | "none" | "nil" | "undefined" => Some("null"),
        _ => super::is_number(text).then_some(text),
    }
}

#[cfg(test)]
mod tests {
    use super::repair;
    use crate::json::{compact, parse_body};

    fn meant(text: &str) -> Option<String> {
        let repaired = repair(text)?;
        parse_body(&repaired).ok().map(|json| compact(&json))
    }

    #[test]
    fn names_and_strings_may_have_other_quotes() {
        let read = r#"{"a-b":"x","c":"it's \"y\"","d":[1,2]}"#;
        assert_eq!(meant("{a-b: \"x\", 'c': 'it\\'s \"y\"', `d`: [1, 2]}").as_deref(), Some(read));
        assert_eq!(meant("{“a”: “x”, b => 1}").as_deref(), Some(r#"{"a":"x","b":1}"#));
        assert_eq!(meant(r"{'a': '\\', 'b': '\n'}").as_deref(), Some(r#"{"a":"\\","b":"\n"}"#));
    }

    #[test]
    fn commas_and_brackets_may_be_missing() {
        assert_eq!(meant("{\"a\": 1\n\"b\": [{}\n{}]\nc: 2,, }").as_deref(), Some(r#"{"a":1,"b":[{},{}],"c":2}"#));
        assert_eq!(meant("{\"a\": {\"b\": [1 // c").as_deref(), Some(r#"{"a":{"b":[1]}}"#));
        assert_eq!(meant("{\"a\": 1, ...}").as_deref(), Some(r#"{"a":1}"#));
        assert_eq!(meant("[{\"a\": 1}, …\n ...]").as_deref(), Some(r#"[{"a":1}]"#));
    }

    #[test]
    fn literals_of_other_languages_are_read() {
        assert_eq!(
            meant("{\"a\": None, \"b\": True # why\n \"c\": undefined}").as_deref(),
            Some(r#"{"a":null,"b":true,"c":null}"#)
        );
    }

    #[test]
    fn comments_stay() {
        let repaired = repair("{a: 1, // one\n # two\n b: 2 /* 'three' */}");
        assert_eq!(repaired.as_deref(), Some("{\"a\": 1, // one\n // two\n \"b\": 2 /* 'three' */}"));
    }

    #[test]
    fn what_is_not_clear_is_not_read() {
        for text in [
            "{ user(id: 1) { name } }",
            "{ user { name } }",
            "{\"p\": \"a > \"b\"\"}",
            "{\"a\": \"x, \"b\": 1}",
            "{\"a\": \"x,\n\"b\": {\"c\": 1}}",
            "{\"a\": 1 \"b\": 2}",
            "{\"a\": [1}",
            "{\"a\": [|{}]}",
            "{\"a\": 1}}",
            "{\"a\": 1} {\"b\": 2}",
            "{\"a\": f(1)}",
            "[{{a}}\n{\"b\": 1}]",
            "{\"a\": , \"b\": 1}",
            "{\"a\": }",
            "{a: YOUR_ID}",
            "{a: <your id>}",
            "{a: float}",
            "{a: 007}",
            "{a: 2024-01-01}",
            "[1 2]",
            "{{{x}}}",
            "{{{x}}: 1}",
            "{\"a\": {{x}}1}",
            "{a",
            "{a:",
            "{\"a",
            "'a\nb'",
            "/* a",
            "",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn json_stays_as_it_is() {
        for text in ["{\"a\": [1, -2.5e3, \"b\\\"c\\\\\", {}, []], \"d\": {{e}}, \"f\": null}", "[]", "\"a\"", "1"] {
            assert_eq!(repair(text).as_deref(), Some(text));
        }
    }
}
