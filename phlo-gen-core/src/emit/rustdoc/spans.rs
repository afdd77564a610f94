//! Inlines as a flat list of spans whose emphasis Markdown can express.

use std::collections::VecDeque;

use super::characters::{Class, class, closes, opens, visible};
use super::urls::{self, destination, is_plain};
use crate::bytes::{all, kind};
use crate::prose::Inline;

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    /// Its style.
    pub(super) style: Style,
    /// Its kind.
    pub(super) content: Content,
}

/// The kind of a span.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Text without a URL.
    Text(String),
    /// Code.
    Code(String),
    /// A URL that is shown as such.
    Url(String),
    /// A link: its text and its destination as Markdown writes it.
    Link(Vec<Span>, String),
    /// A line break.
    Break,
}

/// The style of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Emphasis,
    Strong,
    Both,
    /// Struck through, combined with any other style.
    Struck,
}

impl Style {
    /// The delimiters before and after text of this style.
    pub(super) fn delimiter(self) -> &'static str {
        match self {
            Style::Plain => "",
            Style::Emphasis => "*",
            Style::Strong => "**",
            Style::Both => "***",
            Style::Struck => "~~",
        }
    }

    fn and(self, other: Style) -> Style {
        match (self, other) {
            (Style::Plain, style) | (style, Style::Plain) => style,
            (Style::Struck, _) | (_, Style::Struck) => Style::Struck,
            (a, b) if a == b => a,
            _ => Style::Both,
        }
    }

    fn is_starred(self) -> bool {
        matches!(self, Style::Emphasis | Style::Strong | Style::Both)
    }
}

/// The spans of inlines, from left to right.
pub(super) fn spans(inlines: &[Inline]) -> Vec<Span> {
    // most are one text without a URL
    if let [Inline::Text(text)] = inlines
        && all(text, kind!(not b':'))
    {
        let text = visible(text).into_owned();
        return if text.is_empty() {
            Vec::new()
        } else {
            vec![Span { style: Style::Plain, content: Content::Text(text) }]
        };
    }
    let mut flat = Vec::new();
    flatten(inlines, Style::Plain, false, &mut flat);
    normalize_emphasis(flat.into_iter().flat_map(find_urls).collect())
}

fn flatten(inlines: &[Inline], style: Style, in_link: bool, out: &mut Vec<Span>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => push(out, style, Content::Text(visible(text).into_owned())),
            Inline::Code(code) => push(out, style, code_content(code, in_link)),
            Inline::Emphasis(inner) => flatten(inner, style.and(Style::Emphasis), in_link, out),
            Inline::Strong(inner) => flatten(inner, style.and(Style::Strong), in_link, out),
            Inline::Struck(inner) => flatten(inner, style.and(Style::Struck), in_link, out),
            Inline::Link(inner, _) if in_link => flatten(inner, style, in_link, out),
            Inline::Image(alternative, _) if in_link => {
                flatten(&[Inline::Text(alternative.clone())], style, in_link, out);
            }
            Inline::Link(inner, url) => link(inner, url, style, out),
            Inline::Image(alternative, url) => link(&[Inline::Text(alternative.clone())], url, style, out),
            Inline::Break => push(out, Style::Plain, Content::Break),
        }
    }
}

fn code_content(code: &str, in_link: bool) -> Content {
    let code = visible(code).split_whitespace().collect::<Vec<_>>().join(" ");
    if code.is_empty() {
        Content::Text(" ".to_owned())
    } else if in_link && code.contains(['[', ']']) {
        // `]:` would define a link, even in code.
        Content::Text(code)
    } else {
        Content::Code(code)
    }
}

/// A link keeps its text, and its destination if it is valid in documentation. A link without text shows its URL.
fn link(inner: &[Inline], url: &str, style: Style, out: &mut Vec<Span>) {
    let Some(destination) = destination(url) else { return flatten(inner, style, false, out) };
    let mut text = Vec::new();
    flatten(inner, Style::Plain, true, &mut text);
    let shown = match text.as_slice() {
        [Span { content: Content::Text(text), .. }] => Some(text.trim()),
        _ => None,
    };
    let empty = text.iter().all(|span| match &span.content {
        Content::Text(text) => text.trim().is_empty(),
        content => *content == Content::Break,
    });
    let url = visible(url.trim());
    if is_plain(&url) && (empty || shown == Some(&url)) {
        push(out, style, Content::Url(url.into_owned()));
    } else if !empty {
        push(out, style, Content::Link(normalize_emphasis(text), destination));
    } else if !url.starts_with('#') {
        let text = Span { style: Style::Plain, content: Content::Text(url.into_owned()) };
        push(out, style, Content::Link(vec![text], destination));
    }
}

/// Appends a span. Text joins text before it, and code joins code, if the two have the same style.
fn push(out: &mut Vec<Span>, style: Style, content: Content) {
    match (out.last_mut(), content) {
        (_, Content::Text(text)) if text.is_empty() => {}
        (Some(Span { style: last, content: Content::Text(before) }), Content::Text(text)) if *last == style => {
            before.push_str(&text);
        }
        (Some(Span { style: last, content: Content::Code(before) }), Content::Code(code)) if *last == style => {
            before.push_str(&code);
        }
        (_, content) => out.push(Span { style, content }),
    }
}

fn find_urls(span: Span) -> Vec<Span> {
    let Content::Text(text) = &span.content else { return vec![span] };
    let content = |piece| match piece {
        urls::Piece::Text(text) => Content::Text(text.to_owned()),
        urls::Piece::Url(url) => Content::Url(url.to_owned()),
        urls::Piece::Pattern(url) => Content::Code(url.to_owned()),
    };
    urls::split(text).into_iter().map(|piece| Span { style: span.style, content: content(piece) }).collect()
}

/// Moves the ends of emphasis to where Markdown recognizes them: next to a letter, away from blanks and, within a word,
/// from punctuation. `<b>Note:</b>this` becomes `**Note**:this`. Emphasis that cannot be expressed is removed.
fn normalize_emphasis(spans: Vec<Span>) -> Vec<Span> {
    let mut out = Vec::new();
    let mut rest = spans.into_iter().peekable();
    while let Some(first) = rest.next() {
        let style = first.style;
        let mut group = VecDeque::from([first]);
        while let Some(span) = rest.next_if(|span| span.style == style) {
            group.push_back(span);
        }
        let touches = style.is_starred() && out.last().is_some_and(|span: &Span| span.style.is_starred());
        if style == Style::Plain || touches {
            group.into_iter().for_each(|span| push(&mut out, Style::Plain, span.content));
            continue;
        }
        let before = out.last().map_or(Class::Blank, last_class);
        let after = rest.peek().map_or(Class::Blank, first_class);
        let head = trim_start(&mut group, before);
        let tail = trim_end(&mut group, after);
        head.into_iter().for_each(|content| push(&mut out, Style::Plain, content));
        group.into_iter().for_each(|span| push(&mut out, style, span.content));
        tail.into_iter().for_each(|content| push(&mut out, Style::Plain, content));
    }
    out
}

/// Removes from the start characters that cannot begin emphasis.
fn trim_start(group: &mut VecDeque<Span>, mut before: Class) -> Vec<Content> {
    let mut taken = Vec::new();
    while let Some(first) = group.pop_front() {
        let Content::Text(text) = &first.content else {
            if opens(before, first_class(&first)) {
                group.push_front(first);
                break;
            }
            before = last_class(&first);
            taken.push(first.content);
            continue;
        };
        let start = text.char_indices().find(|&(_, c)| opens(std::mem::replace(&mut before, class(c)), class(c)));
        let (head, tail) = text.split_at(start.map_or(text.len(), |(at, _)| at));
        taken.push(Content::Text(head.to_owned()));
        if !tail.is_empty() {
            group.push_front(Span { style: first.style, content: Content::Text(tail.to_owned()) });
            break;
        }
    }
    taken
}

/// Removes from the end characters that cannot end emphasis.
fn trim_end(group: &mut VecDeque<Span>, mut after: Class) -> VecDeque<Content> {
    let mut taken = VecDeque::new();
    while let Some(last) = group.pop_back() {
        let Content::Text(text) = &last.content else {
            if closes(last_class(&last), after) {
                group.push_back(last);
                break;
            }
            after = first_class(&last);
            taken.push_front(last.content);
            continue;
        };
        let end = text.char_indices().rfind(|&(_, c)| closes(class(c), std::mem::replace(&mut after, class(c))));
        let (head, tail) = text.split_at(end.map_or(0, |(at, c)| at + c.len_utf8()));
        taken.push_front(Content::Text(tail.to_owned()));
        if !head.is_empty() {
            group.push_back(Span { style: last.style, content: Content::Text(head.to_owned()) });
            break;
        }
    }
    taken
}

fn first_class(span: &Span) -> Class {
    edge_class(span, |text| text.chars().next())
}

fn last_class(span: &Span) -> Class {
    edge_class(span, |text| text.chars().next_back())
}

fn edge_class(span: &Span, edge: impl Fn(&str) -> Option<char>) -> Class {
    match &span.content {
        Content::Text(text) => edge(text).map_or(Class::Blank, class),
        Content::Break => Class::Blank,
        Content::Code(_) | Content::Url(_) | Content::Link(..) => Class::Punctuation,
    }
}
