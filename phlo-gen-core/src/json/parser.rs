//! Reads JSON from the tokens of jsonc-parser's scanner.
//!
//! Its own tree has no comments, and its options cannot disable everything that is not JSON.

use super::comment::{self, Between, Comment, OwnLines};
use super::mask::{self, Masked};
use super::{Json, Kind, Member, escape};
use crate::diagnostic::Diagnostic;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};
use std::borrow::Cow;
use std::ops::Range;

/// How deep values may be nested: deeper than real documents, and safe on a small stack.
pub const MAX_DEPTH: usize = 256;

/// The words of other languages that messages repeat. Any other in a document may be a secret without its quotes; those
/// in a body are the caller's to hide.
const WORDS: [&str; 7] = ["True", "False", "None", "NULL", "undefined", "NaN", "Infinity"];

const BYTE_ORDER_MARK: char = '\u{FEFF}';

type Parsed<T> = Result<T, Box<Diagnostic>>;

/// Reads a JSON document. Comments and trailing commas are accepted.
///
/// # Errors
/// The text is not JSON; the diagnostic has the place.
pub fn parse(text: &str) -> Result<Json<'_>, Box<Diagnostic>> {
    let masked = mask::escapes(text);
    Parser::new(text, &masked).document()
}

/// Reads the body of a request or a response: as [`parse`], with bare `{{variables}}` in place of values.
///
/// # Errors
/// The text is not JSON, even with values for its variables: a variable must not be the name of a member, or a part of
/// a number or a word.
pub fn parse_body(text: &str) -> Result<Json<'_>, Box<Diagnostic>> {
    let masked = mask::variables_and_escapes(text);
    Parser { is_body: true, ..Parser::new(text, &masked) }.document()
}

/// A parser, positioned at one token of a text.
pub struct Parser<'a, 't> {
    source: &'a str,
    /// The number of bytes at the beginning that the scanner skips.
    skipped: usize,
    scanner: Scanner<'t>,
    variables: &'t [Range<usize>],
    token: Option<Token<'t>>,
    between: Between,
    /// Whether the text is the body of a request or a response.
    is_body: bool,
}

impl<'a, 't> Parser<'a, 't> {
    /// A parser of a text and its masked copy.
    pub fn new(source: &'a str, masked: &'t Masked<'_>) -> Self {
        let scanned = masked.text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&masked.text);
        let strict = ScannerOptions {
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        };
        Parser {
            source,
            skipped: source.len() - scanned.len(),
            scanner: Scanner::new(scanned, &strict),
            variables: &masked.variables,
            token: None,
            between: Between::default(),
            is_body: false,
        }
    }

    /// The one value of the text.
    pub fn document(mut self) -> Parsed<Json<'a>> {
        self.advance()?;
        let value = self.value(0, &mut Vec::new())?;
        self.advance()?;
        match self.token.take() {
            None => Ok(value),
            Some(token) => Err(self.unexpected("the end of the text", Some(&token))),
        }
    }

    /// Reads the value that begins with the current token, and stops at its last token. A comment after an opening
    /// bracket or brace belongs to the owner of the value.
    fn value(&mut self, depth: usize, owner: &mut Vec<String>) -> Parsed<Json<'a>> {
        if depth > MAX_DEPTH {
            let message = format!("values are nested more than {MAX_DEPTH} levels deep");
            return Err(Box::new(Diagnostic::error("too-deep", self.start(), message)));
        }
        let start = self.start();
        let kind = match self.token.take() {
            Some(Token::OpenBrace) => self.object(depth, owner)?,
            Some(Token::OpenBracket) => self.array(depth, owner)?,
            Some(Token::String(masked)) => match self.variable() {
                Some(name) => Kind::Variable(Cow::Borrowed(name)),
                None => Kind::String(self.text(&masked)?),
            },
            Some(Token::Number(_)) => Kind::Number(Cow::Borrowed(self.slice(0))),
            Some(Token::Boolean(value)) => Kind::Boolean(value),
            Some(Token::Null) => Kind::Null,
            token => return Err(self.unexpected("a value", token.as_ref())),
        };
        Ok(Json { kind, start, end: self.end() })
    }

    fn array(&mut self, depth: usize, owner: &mut Vec<String>) -> Parsed<Kind<'a>> {
        let mut values = Vec::new();
        self.advance()?;
        self.between.move_trailing(owner);
        while self.token != Some(Token::CloseBracket) {
            values.push(self.value(depth + 1, &mut Vec::new())?);
            let end = self.end();
            self.advance()?;
            self.comma(&Token::CloseBracket, "`,` or `]`", end)?;
        }
        Ok(Kind::Array(values))
    }

    fn object(&mut self, depth: usize, owner: &mut Vec<String>) -> Parsed<Kind<'a>> {
        let (mut members, mut own_lines) = (Vec::new(), Vec::new());
        self.advance()?;
        self.between.move_trailing(owner);
        loop {
            if !self.between.above.is_empty() {
                own_lines.push(OwnLines { before: members.len(), between: std::mem::take(&mut self.between) });
            }
            if self.token == Some(Token::CloseBrace) {
                break;
            }
            members.push(self.member(depth)?);
        }
        if !own_lines.is_empty() {
            comment::describe(&mut members, own_lines);
        }
        Ok(Kind::Object(members))
    }

    fn member(&mut self, depth: usize) -> Parsed<Member<'a>> {
        let start = self.start();
        let mut comments = Vec::new();
        let name = match self.token.take() {
            Some(Token::String(_)) if self.variable().is_some() => {
                let message = "not JSON: a variable is in place of the name of a member";
                return Err(not_json(start, message));
            }
            Some(Token::String(masked)) => self.text(&masked)?,
            token => return Err(self.unexpected("a name in quotes, or `}`", token.as_ref())),
        };
        self.advance_within(&mut comments)?;
        match self.token.take() {
            Some(Token::Colon) => self.advance_within(&mut comments)?,
            token => return Err(self.unexpected("`:`", token.as_ref())),
        }
        let value = self.value(depth + 1, &mut comments)?;
        let end = self.end();
        self.advance()?;
        self.between.move_trailing(&mut comments);
        self.comma(&Token::CloseBrace, "`,` or `}`", end)?;
        self.between.move_trailing(&mut comments);
        Ok(Member { name, start, value, comment: comment::join(&comments) })
    }

    /// Skips a comma; the closing token may follow instead. If another value follows, the comma is missing at the end of
    /// the value before.
    fn comma(&mut self, close: &Token, expected: &str, end: usize) -> Parsed<()> {
        match &self.token {
            Some(Token::Comma) => self.advance(),
            Some(token) if token == close => Ok(()),
            Some(
                Token::OpenBrace
                | Token::OpenBracket
                | Token::String(_)
                | Token::Number(_)
                | Token::Boolean(_)
                | Token::Null,
            ) => Err(self.not_json(end, "not JSON: a comma is missing after this value")),
            token => Err(self.unexpected(expected, token.as_ref())),
        }
    }

    /// Advances to the next token within a member: all comments before it belong to the member.
    fn advance_within(&mut self, comments: &mut Vec<String>) -> Parsed<()> {
        self.advance()?;
        self.between.move_trailing(comments);
        if !self.between.above.is_empty() {
            comments.append(&mut self.between.above);
        }
        Ok(())
    }

    /// Advances to the next token that is not a comment.
    fn advance(&mut self) -> Parsed<()> {
        let from = self.end();
        self.scan()?;
        if !matches!(self.token, Some(Token::CommentLine(_) | Token::CommentBlock(_))) {
            self.between.clear();
            return Ok(());
        }
        let mut comments = Vec::new();
        while let Some(Token::CommentLine(masked) | Token::CommentBlock(masked)) = self.token {
            let start = self.start();
            let text = self.source.get(start + 2..start + 2 + masked.len()).unwrap_or_default();
            comments.push(Comment { text, start, end: self.end() });
            self.scan()?;
        }
        let name_follows = matches!(self.token, Some(Token::String(_)));
        self.between = comment::sort(self.source, &comments, from, self.start(), name_follows);
        Ok(())
    }

    fn scan(&mut self) -> Parsed<()> {
        match self.scanner.scan() {
            Ok(token) => self.token = token,
            Err(error) => return Err(self.scan_error(&error)),
        }
        Ok(())
    }

    fn start(&self) -> usize {
        self.skipped + self.scanner.token_start()
    }

    fn end(&self) -> usize {
        self.skipped + self.scanner.token_end()
    }

    /// The current token in the source, without some bytes at both ends.
    fn slice(&self, margin: usize) -> &'a str {
        self.source.get(self.start() + margin..self.end().saturating_sub(margin)).unwrap_or_default()
    }

    /// The text of the current string token, from the source rather than from its mask.
    fn text(&self, masked: &str) -> Parsed<Cow<'a, str>> {
        let text = self.slice(1);
        if text == masked {
            return Ok(Cow::Borrowed(text));
        }
        escape::unescaped(text)
            .map_err(|at| not_json(self.start() + 1 + at, "not JSON: a string has an unknown escape"))
    }

    /// The name of the variable that the current string token replaces, if any.
    fn variable(&self) -> Option<&'a str> {
        if self.variables.is_empty() {
            return None;
        }
        let start = self.start();
        self.variables.binary_search_by_key(&start, |variable| variable.start).ok().map(|_| self.slice(2))
    }

    fn unexpected(&self, expected: &str, found: Option<&Token>) -> Box<Diagnostic> {
        let found = match found {
            None => "the end of the text".to_owned(),
            Some(Token::String(_)) if self.variable().is_none() => "a string".to_owned(),
            Some(Token::Word(word)) if WORDS.contains(word) || self.is_body && is_of_letters(word) => {
                format!("`{word}`")
            }
            Some(Token::Word(_)) => "a word".to_owned(),
            Some(Token::Number(_)) => "a number".to_owned(),
            Some(_) => format!("`{}`", self.slice(0)),
        };
        self.not_json(self.start(), format!("not JSON: expected {expected}, found {found}"))
    }

    fn scan_error(&self, error: &ParseError) -> Box<Diagnostic> {
        let message = match error.kind() {
            ParseErrorKind::String(_) => "a string has no closing quote",
            ParseErrorKind::UnterminatedCommentBlock => "a comment has no end",
            ParseErrorKind::SingleQuotedStringsNotAllowed => "a string is in single quotes",
            ParseErrorKind::UnexpectedToken => "unexpected characters",
            _ => "this is not a valid JSON number",
        };
        self.not_json(self.skipped + error.range().start, format!("not JSON: {message}"))
    }

    /// The error at a place; or at the string before it that a quote of another line has closed, with text right behind
    /// that quote.
    fn not_json(&self, offset: usize, message: impl Into<String>) -> Box<Diagnostic> {
        let before = self.source.get(..offset).unwrap_or_default();
        match unclosed_string(before).filter(|_| self.start() == offset) {
            Some(start) => not_json(start, "not JSON: a string has no closing quote in its line"),
            None => not_json(offset, message),
        }
    }
}

fn is_of_letters(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
}

/// Where the string begins that ends a text, if there is a line break in it.
fn unclosed_string(text: &str) -> Option<usize> {
    let mut content = text.strip_suffix('"')?;
    let content_end = content.len();
    loop {
        let quote = content.rfind('"')?;
        content = &content[..quote];
        let is_escaped = (content.len() - content.trim_end_matches('\\').len()) % 2 == 1;
        if !is_escaped {
            return text[quote..content_end].contains('\n').then_some(quote);
        }
    }
}

fn not_json(offset: usize, message: impl Into<String>) -> Box<Diagnostic> {
    Box::new(Diagnostic::error("not-json", offset, message))
}
