//! Splits the text of a URL as Postman does: never within `{{` and `}}`.

use crate::bytes::find_rare;
use std::ops::Range;

/// The ranges of the parts of a URL in its text.
#[derive(Debug, Default, PartialEq)]
pub struct Cut {
    pub protocol: Option<Range<usize>>,
    pub user: Option<Range<usize>>,
    pub password: Option<Range<usize>>,
    pub host: Range<usize>,
    pub port: Option<Range<usize>>,
    pub path: Option<Vec<Range<usize>>>,
    pub query: Option<Range<usize>>,
    pub hash: Option<Range<usize>>,
}

/// Splits a URL.
pub fn cut(url: &str) -> Cut {
    let mut cut = Cut::default();
    let masked = mask_variables(url);
    let mut rest = Part { text: &masked, start: 0 };
    rest = rest.trim_start_matches(char::is_whitespace);
    if let Some((before, hash)) = rest.split_once("#") {
        cut.hash = Some(hash.range());
        rest = before;
    }
    if let Some((before, query)) = rest.split_once("?") {
        cut.query = Some(query.range());
        rest = before;
    }
    let slashes = rest.text.replace('\\', "/");
    rest.text = &slashes;
    if let Some((protocol, after)) = rest.split_once("://") {
        cut.protocol = Some(protocol.range());
        let trimmed = after.trim_start_matches(|character| character == '/');
        let is_file = protocol.text.eq_ignore_ascii_case("file") && trimmed.start > after.start;
        rest = if is_file { after.skip(trimmed.start - after.start - 1) } else { trimmed };
    }
    if let Some((authority, path)) = rest.split_once("/") {
        cut.path = Some(path.split('/'));
        rest = authority;
    }
    if let Some((credentials, host)) = rest.rsplit_once("@") {
        let (user, password) = match credentials.split_once(":") {
            Some((user, password)) => (user, Some(password.range())),
            None => (credentials, None),
        };
        cut.user = Some(user.range());
        cut.password = password;
        rest = host;
    }
    if let Some((host, port)) = rest.rsplit_once(":").filter(|(_, port)| !port.text.contains(']')) {
        cut.port = Some(port.range());
        rest = host;
    }
    cut.host = rest.range();
    cut
}

/// Splits a query at `&`, but not within variables.
pub fn rows(url: &str, query: Range<usize>) -> Vec<Range<usize>> {
    let masked = mask_variables(url);
    match masked.get(query.clone()) {
        Some(text) => Part { text, start: query.start }.split('&'),
        None => Vec::new(),
    }
}

/// The text with every `{{variable}}` overwritten by underscores.
fn mask_variables(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, variable, after)) = next_variable(rest) {
        masked.push_str(before);
        masked.extend(std::iter::repeat_n('_', variable));
        rest = after;
    }
    masked + rest
}

/// The text before the first innermost variable, the length of the variable, and the text after it.
fn next_variable(text: &str) -> Option<(&str, usize, &str)> {
    let mut from = 0;
    loop {
        let close = from + find_rare(text.get(from..)?, "}}")?;
        let open = text.get(from..close)?.rfind(['{', '}']).map(|brace| from + brace);
        match open.filter(|&open| open > 0 && text.get(open - 1..=open) == Some("{{")) {
            Some(open) => return Some((text.get(..open - 1)?, close + 3 - open, text.get(close + 2..)?)),
            None => from = close + 1,
        }
    }
}

/// A part of a text, and its offset.
#[derive(Clone, Copy)]
struct Part<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Part<'a> {
    fn range(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    fn skip(self, bytes: usize) -> Self {
        match self.text.get(bytes..) {
            Some(text) => Part { text, start: self.start + bytes },
            None => self,
        }
    }

    fn trim_start_matches(self, drop: impl Fn(char) -> bool) -> Self {
        self.skip(self.text.len() - self.text.trim_start_matches(drop).len())
    }

    fn split_once(self, separator: &str) -> Option<(Self, Self)> {
        let (before, after) = self.text.split_once(separator)?;
        Some((Part { text: before, ..self }, Part { text: after, start: self.start + before.len() + separator.len() }))
    }

    fn rsplit_once(self, separator: &str) -> Option<(Self, Self)> {
        let (before, after) = self.text.rsplit_once(separator)?;
        Some((Part { text: before, ..self }, Part { text: after, start: self.start + before.len() + separator.len() }))
    }

    fn split(self, separator: char) -> Vec<Range<usize>> {
        let mut at = self.start;
        let piece = |text: &'a str| {
            let range = at..at + text.len();
            at = range.end + separator.len_utf8();
            range
        };
        self.text.split(separator).map(piece).collect()
    }
}
