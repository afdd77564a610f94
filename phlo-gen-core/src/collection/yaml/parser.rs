//! Builds values from the events of granit-parser.

use super::scalar;
use crate::diagnostic::Diagnostic;
use crate::json::{Json, Kind, Member};
use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput, Tag};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// How deep values may be nested; the same as in JSON.
const MAX_DEPTH: usize = 256;
/// The size of all copies that anchors and aliases make in a file: the bytes of their texts, and [`VALUE`] for each
/// value. Ten lines of aliases can stand for billions of values.
const MAX_COPIED: usize = 1 << 22;
const VALUE: usize = 64;
/// The number of names up to which comparing is faster than hashing.
const FEW: usize = 16;

/// The advice for the mistakes that people make.
const QUOTES: &str = "put a text in quotes if it begins with `{{` or has `: ` or ` #` in it; indent with blanks, also the \
    next lines of a text";

type Parsed<T> = Result<T, Box<Diagnostic>>;

/// Reads a YAML file: one document whose values have the types of JSON. Places in the result are offsets in the file
/// plus `start`.
///
/// # Errors
/// The text is not YAML 1.2, has two documents, or a name twice in one map; the diagnostic has the place.
pub fn parse(text: &str, start: usize) -> Parsed<Json<'_>> {
    let options = granit_parser::options! {
        strict_indentation: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut builder = Builder {
        events: Parser::new_from_str_with_options(text, options),
        start,
        length: text.len(),
        anchors: HashMap::new(),
        copied: 0,
    };
    builder.file()
}

struct Builder<'a> {
    events: Parser<'a, StrInput<'a>>,
    start: usize,
    length: usize,
    anchors: HashMap<usize, Json<'a>>,
    /// The size of the copies that aliases have made.
    copied: usize,
}

impl<'a> Builder<'a> {
    /// The one document of the file; null if there is none.
    fn file(&mut self) -> Parsed<Json<'a>> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(..) if root.is_some() => {
                    let message = "a second document begins here: a file has only one";
                    return Err(self.refuse(&span, message, "move it into a file of its own, or remove it"));
                }
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                event => root = Some(self.value(event, &span, 0)?),
            }
        }
        Ok(root.unwrap_or(Json { kind: Kind::Null, start: self.start, end: self.start }))
    }

    /// The value that begins with an event.
    fn value(&mut self, event: Event<'a>, span: &Span, depth: usize) -> Parsed<Json<'a>> {
        if depth > MAX_DEPTH {
            let message = format!("values are nested more than {MAX_DEPTH} levels deep");
            return Err(Box::new(Diagnostic::error("too-deep", self.offset(span), message).help("nest fewer values")));
        }
        let anchor = event.anchor_id();
        let start = self.offset(span);
        let (kind, end) = match event {
            Event::Scalar(text, style, _, tag) => (scalar(text, style, tag.as_deref()), self.end(span)),
            Event::SequenceStart(..) => self.sequence(depth)?,
            Event::MappingStart(..) => self.mapping(depth)?,
            Event::Alias(id) => (self.alias(id, span)?, self.end(span)),
            _ => return Err(self.refuse(span, "expected a value", QUOTES)),
        };
        let value = Json { kind, start, end };
        if let Some(anchor) = anchor {
            self.copies(&value, span)?;
            self.anchors.insert(anchor, value.clone());
        }
        Ok(value)
    }

    fn sequence(&mut self, depth: usize) -> Parsed<(Kind<'a>, usize)> {
        let mut values = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, span) => return Ok((Kind::Array(values), self.end(&span))),
                (event, span) => values.push(self.value(event, &span, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, depth: usize) -> Parsed<(Kind<'a>, usize)> {
        let mut members: Vec<Member<'a>> = Vec::new();
        let mut seen = HashSet::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                return Ok((Kind::Object(members), self.end(&span)));
            }
            let name = self.name(event, &span, depth)?;
            let is_duplicate = if members.len() < FEW {
                members.iter().any(|member| member.name == name)
            } else {
                if seen.is_empty() {
                    seen.extend(members.iter().map(|member| member.name.clone()));
                }
                !seen.insert(name.clone())
            };
            if is_duplicate {
                let message = format!("`{name}` is twice in this map");
                return Err(self.refuse(&span, &message, "remove one of them, or write a list"));
            }
            let (event, value_span) = self.next()?;
            let value = self.value(event, &value_span, depth + 1)?;
            members.push(Member { name, start: self.offset(&span), value, comment: None });
        }
    }

    /// The name of a member: a scalar, as text.
    fn name(&mut self, event: Event<'a>, span: &Span, depth: usize) -> Parsed<Cow<'a, str>> {
        match self.value(event, span, depth + 1)?.kind {
            Kind::String(text) | Kind::Number(text) => Ok(text),
            Kind::Null => Ok(Cow::Borrowed("")),
            Kind::Boolean(value) => Ok(Cow::Borrowed(if value { "true" } else { "false" })),
            Kind::Array(_) | Kind::Object(_) | Kind::Variable(_) => {
                Err(self.refuse(span, "the name of a member is a list or a map", QUOTES))
            }
        }
    }

    /// A copy of the value of an anchor.
    fn alias(&mut self, id: usize, span: &Span) -> Parsed<Kind<'a>> {
        let Some(value) = self.anchors.get(&id).cloned() else {
            let message = "this alias is part of the value that it stands for";
            return Err(self.refuse(span, message, "write the value itself"));
        };
        self.copies(&value, span)?;
        Ok(value.kind)
    }

    /// Counts a copy.
    fn copies(&mut self, value: &Json, span: &Span) -> Parsed<()> {
        self.copied = self.copied.saturating_add(size(value));
        if self.copied > MAX_COPIED {
            let message = "the anchors and aliases of this file stand for too many values";
            return Err(self.refuse(span, message, "write the values themselves"));
        }
        Ok(())
    }

    /// The next event; the end of the stream is one, too.
    fn next(&mut self) -> Parsed<(Event<'a>, Span)> {
        match self.events.next() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(self.scan_error(&error)),
            None => Ok((Event::StreamEnd, Span::empty(Default::default()))),
        }
    }

    fn offset(&self, span: &Span) -> usize {
        self.start + span.start.byte_offset().unwrap_or(self.length).min(self.length)
    }

    fn end(&self, span: &Span) -> usize {
        self.start + span.end.byte_offset().unwrap_or(self.length).min(self.length)
    }

    fn refuse(&self, span: &Span, message: &str, help: &str) -> Box<Diagnostic> {
        not_yaml(self.offset(span), message, help)
    }

    fn scan_error(&self, error: &ScanError) -> Box<Diagnostic> {
        let offset = error.marker().byte_offset().unwrap_or(self.length).min(self.length);
        not_yaml(self.start + offset, &error.info(), QUOTES)
    }
}

fn not_yaml(offset: usize, message: &str, help: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::error("not-yaml", offset, format!("not YAML: {message}")).help(help))
}

/// The value of a scalar: text if it is in quotes, a block, or has the tag of text.
fn scalar<'a>(text: Cow<'a, str>, style: ScalarStyle, tag: Option<&Tag>) -> Kind<'a> {
    let is_text = style != ScalarStyle::Plain
        || tag.is_some_and(|tag| {
            matches!((tag.handle(), tag.suffix()), ("tag:yaml.org,2002:", "str") | ("", "!") | ("!", ""))
        });
    if is_text { Kind::String(text) } else { scalar::plain(text) }
}

/// The size of a copy of a value.
fn size(value: &Json) -> usize {
    let inner = match &value.kind {
        Kind::Array(values) => values.iter().map(size).fold(0, usize::saturating_add),
        Kind::Object(members) => {
            let member = |member: &Member| member.name.len().saturating_add(size(&member.value));
            members.iter().map(member).fold(0, usize::saturating_add)
        }
        Kind::String(text) | Kind::Number(text) | Kind::Variable(text) => text.len(),
        Kind::Null | Kind::Boolean(_) => 0,
    };
    inner.saturating_add(VALUE)
}
