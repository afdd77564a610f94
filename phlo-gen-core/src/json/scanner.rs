//! Reads the tokens of JSON and of comments in it.
//!
//! Loops over bytes and indices throughout: this reads all of a collection in a macro, which is not optimized.

use std::borrow::Cow;

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token<'t> {
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    Colon,
    /// The text without quotes and escapes; borrowed if it has no escapes.
    String(Cow<'t, str>),
    Number,
    Boolean(bool),
    Null,
    /// A word that means nothing in JSON.
    Word,
    /// The text between the marks of a comment.
    Comment(&'t str),
}

/// Text that is no token.
#[derive(Debug)]
pub struct NoToken {
    /// Where it is, in bytes.
    pub offset: usize,
    /// What is wrong with it.
    pub message: &'static str,
}

type Scanned<T> = Result<T, NoToken>;

/// A text, and the place of the current token in it.
pub struct Scanner<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Scanner<'t> {
    /// A scanner before the first token of a text.
    pub fn new(text: &'t str) -> Self {
        Scanner { text, start: 0, end: 0 }
    }

    /// Where the current token begins.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Where the current token ends.
    pub fn end(&self) -> usize {
        self.end
    }

    /// The next token; `None` at the end of the text.
    pub fn scan(&mut self) -> Scanned<Option<Token<'t>>> {
        self.skip_blanks();
        self.start = self.end;
        let Some(byte) = self.byte(self.start) else { return Ok(None) };
        let sign = match byte {
            b'"' => return self.string().map(Some),
            b',' => Token::Comma,
            b':' => Token::Colon,
            b'{' => Token::OpenBrace,
            b'}' => Token::CloseBrace,
            b'[' => Token::OpenBracket,
            b']' => Token::CloseBracket,
            b'-' | b'+' | b'.' | b'0'..=b'9' => return self.number().map(Some),
            b'/' => return self.comment().map(Some),
            b'\'' => return Err(self.no_token("a string is in single quotes")),
            _ => return self.word().map(Some),
        };
        self.end += 1;
        Ok(Some(sign))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn no_token(&self, message: &'static str) -> NoToken {
        NoToken { offset: self.start, message }
    }

    fn skip_blanks(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.end;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte == b' ' || matches!(byte, b'\t'..=b'\r') {
                at += 1;
                continue;
            }
            if byte < 0x80 {
                break;
            }
            let blank = self.text[at..].chars().next().filter(|character| character.is_whitespace());
            let Some(blank) = blank else { break };
            at += blank.len_utf8();
        }
        self.end = at;
    }

    fn string(&mut self) -> Scanned<Token<'t>> {
        let bytes = self.text.as_bytes();
        let mut from = self.start + 1;
        let mut at = from;
        let mut out = String::new();
        loop {
            while at < bytes.len() {
                let byte = bytes[at];
                if byte == b'"' || byte == b'\\' {
                    break;
                }
                at += 1;
            }
            let piece = &self.text[from..at];
            match bytes.get(at) {
                Some(b'"') => {
                    self.end = at + 1;
                    if from == self.start + 1 {
                        return Ok(Token::String(Cow::Borrowed(piece)));
                    }
                    out.push_str(piece);
                    return Ok(Token::String(Cow::Owned(out)));
                }
                Some(_) if at + 1 < bytes.len() => {
                    let (character, length) =
                        self.escaped(at).ok_or(NoToken { offset: at, message: "a string has an unknown escape" })?;
                    out.push_str(piece);
                    out.push(character);
                    at += length;
                    from = at;
                }
                _ => return Err(self.no_token("a string has no closing quote")),
            }
        }
    }

    /// The character that the escape at a place stands for, and its length.
    fn escaped(&self, at: usize) -> Option<(char, usize)> {
        let character = match self.byte(at + 1)? {
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => return self.unicode(at),
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            _ => return None,
        };
        Some((character, 2))
    }

    /// The same of `\u00e9`, or of two of them that are one character of UTF-16. Half of one is U+FFFD: JavaScript accepts
    /// it.
    fn unicode(&self, at: usize) -> Option<(char, usize)> {
        let first = self.code_unit(at)?;
        if (0xD800..0xDC00).contains(&first)
            && let Some(second) = self.code_unit(at + 6).filter(|second| (0xDC00..0xE000).contains(second))
        {
            let both = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            return Some((char::from_u32(both)?, 12));
        }
        Some((char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), 6))
    }

    fn code_unit(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }

    fn number(&mut self) -> Scanned<Token<'t>> {
        let mut at = self.start + usize::from(self.byte(self.start) == Some(b'-'));
        let integer = self.digits(at);
        let is_zero = self.byte(at) == Some(b'0');
        let mut is_number = integer > at;
        at = if is_zero { at + 1 } else { integer };
        if self.byte(at) == Some(b'.') {
            let fraction = self.digits(at + 1);
            is_number &= fraction > at + 1;
            at = fraction;
        }
        if matches!(self.byte(at), Some(b'e' | b'E')) {
            let from = at + 1 + usize::from(matches!(self.byte(at + 1), Some(b'+' | b'-')));
            let exponent = self.digits(from);
            is_number &= exponent > from;
            at = exponent;
        }
        is_number &= !(is_zero && matches!(self.byte(at), Some(b'x' | b'X')));
        self.end = at;
        if is_number { Ok(Token::Number) } else { Err(self.no_token("this is not a valid JSON number")) }
    }

    /// Where the digits that begin at a place end.
    fn digits(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), Some(b'0'..=b'9')) {
            at += 1;
        }
        at
    }

    fn comment(&mut self) -> Scanned<Token<'t>> {
        let from = self.start + 2;
        let rest = self.text.get(from..).unwrap_or_default();
        match self.byte(self.start + 1) {
            Some(b'/') => {
                let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
                self.end = from + length;
                Ok(Token::Comment(&rest[..length]))
            }
            Some(b'*') => {
                let length = rest.find("*/").ok_or_else(|| self.no_token("a comment has no end"))?;
                self.end = from + length + 2;
                Ok(Token::Comment(&rest[..length]))
            }
            _ => Err(self.no_token("unexpected characters")),
        }
    }

    fn word(&mut self) -> Scanned<Token<'t>> {
        let rest = &self.text[self.start..];
        let is_of_word = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | '$');
        let length = rest.find(|character| !is_of_word(character)).unwrap_or(rest.len());
        if length == 0 {
            return Err(self.no_token("unexpected characters"));
        }
        self.end += length;
        Ok(match &rest[..length] {
            "true" => Token::Boolean(true),
            "false" => Token::Boolean(false),
            "null" => Token::Null,
            _ => Token::Word,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token<'_>> {
        let mut scanner = Scanner::new(text);
        std::iter::from_fn(|| scanner.scan().unwrap()).collect()
    }

    fn no_token(text: &str) -> (usize, &'static str) {
        let mut scanner = Scanner::new(text);
        loop {
            match scanner.scan() {
                Ok(token) => assert!(token.is_some(), "{text}"),
                Err(NoToken { offset, message }) => return (offset, message),
            }
        }
    }

    #[test]
    fn texts_become_tokens() {
        use Token::{Boolean, Colon, Comma, Comment, Null, Number, Word};
        let blanks = "\t\r\n \u{b}\u{a0}\u{2003}";
        for (text, expected) in [
            (
                "{}[],:",
                vec![Token::OpenBrace, Token::CloseBrace, Token::OpenBracket, Token::CloseBracket, Comma, Colon],
            ),
            ("true,false,null", vec![Boolean(true), Comma, Boolean(false), Comma, Null]),
            ("nulls trueé a-b_$1", vec![Word, Word, Word]),
            ("-0.50e+3 10 0 1E5", vec![Number; 4]),
            ("//a\n/*b*//*c\n*/", vec![Comment("a"), Comment("b"), Comment("c\n")]),
            (blanks, vec![]),
        ] {
            assert_eq!(tokens(text), expected, "{text}");
        }
    }

    #[test]
    fn a_string_without_escapes_is_borrowed() {
        for (text, is_borrowed) in [("\"é'\u{1}\"", true), (r#""é\n""#, false)] {
            let [Token::String(string)] = &tokens(text)[..] else { panic!("{text}") };
            assert_eq!(matches!(string, Cow::Borrowed(_)), is_borrowed, "{text}");
        }
    }

    #[test]
    fn what_is_no_token_has_its_place() {
        const NUMBER: &str = "this is not a valid JSON number";
        for number in ["-", "+1", ".5", "1.", "1.e5", "1e", "1e+", "0x1F", "-x"] {
            assert_eq!(no_token(&format!(" {number}")), (1, NUMBER), "{number}");
        }
        for text in [r#""\x""#, r#""\u12""#, r#""\u+123""#, r#""\u12é""#] {
            assert_eq!(no_token(text), (1, "a string has an unknown escape"), "{text}");
        }
        for text in ["\"", "\"a", "\"a\\", "\"a\\\""] {
            assert_eq!(no_token(text), (0, "a string has no closing quote"), "{text}");
        }
        assert_eq!(no_token("1 /* a"), (2, "a comment has no end"));
        assert_eq!(no_token("'a'"), (0, "a string is in single quotes"));
        for text in ["1 / 2", "1 @", "1 \u{2026}"] {
            assert_eq!(no_token(text), (2, "unexpected characters"), "{text}");
        }
    }
}
