//! The words of a path.

use crate::bytes::{kind, leading, position};
use crate::lower::names::spelling::ascii::snake_words;

/// A segment of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Text, in `snake_case`.
    Fixed(String),
    /// A variable, or a number or an id that stands for one, in `snake_case`.
    Variable(String),
}

impl Segment {
    /// The words of a segment.
    pub fn words(&self) -> &str {
        let (Segment::Fixed(words) | Segment::Variable(words)) = self;
        words
    }

    /// The words of a segment that is no variable.
    pub fn fixed(&self) -> Option<&str> {
        if let Segment::Fixed(words) = self { Some(words) } else { None }
    }
}

/// Endings of the names of files that are sent or served.
const ENDINGS: &[&str] = &[
    ".action", ".ashx", ".asmx", ".asp", ".aspx", ".cgi", ".csv", ".do", ".htm", ".html", ".json", ".jsp", ".php",
    ".svc", ".txt", ".xml", ".yaml", ".yml",
];

/// Segments in front of a path that say only that it is the path of an API.
const API: &[&str] = &["api", "rest", "apis", "services"];

/// A name without the ending of a file.
pub fn without_ending(name: &str) -> &str {
    let lower = name.to_ascii_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(**ending) && name.len() > ending.len());
    ending.map_or(name, |ending| &name[..name.len() - ending.len()])
}

/// The segments of a path or a URL, without its host and without what only says that it is an API.
pub fn segments(path: &str) -> Vec<Segment> {
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.get(..leading(path, kind!(not b'?' | b'#'))).unwrap_or_default();
    let is_base = |segment: &str| segment.starts_with("{{") && segment.to_ascii_lowercase().contains(['u', 'h']);
    let mut parts: Vec<&str> = path.split('/').filter(|segment| !segment.trim().is_empty()).collect();
    // a variable in front of a path that does not begin with a slash is the base
    if !path.starts_with('/') && parts.len() > 1 && parts.first().is_some_and(|first| is_base(first)) {
        parts.remove(0);
    }
    // the page of a folder is about the folder
    if parts.len() > 1 && parts.last().is_some_and(|last| is_index(last)) {
        parts.pop();
    }
    let all: Vec<Segment> = parts.into_iter().flat_map(segment).filter(|segment| !segment.words().is_empty()).collect();
    let is_api = |segment: &Segment| segment.fixed().is_some_and(|words| API.contains(&words) || is_version(words));
    match all.iter().all(is_api) {
        true => all,
        false => all.into_iter().filter(|segment| !is_api(segment)).collect(),
    }
}

/// Whether a segment is the page of its folder, such as `index.php`.
fn is_index(segment: &str) -> bool {
    let name = without_ending(segment);
    name != segment && name.eq_ignore_ascii_case("index")
}

fn is_version(words: &str) -> bool {
    let number = words.strip_prefix('v').unwrap_or_default();
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '_')
}

/// The parts of a segment: `users(1)` and `users:search` have two.
fn segment(text: &str) -> Vec<Segment> {
    if is_id(text) {
        return vec![Segment::Variable("id".to_owned())];
    }
    if text.starts_with([':', '{', '<', '[']) {
        return vec![Segment::Variable(variable(text))];
    }
    if let Some(at) = position(text, kind!(b'(' | b'{' | b'<')) {
        let fixed = Segment::Fixed(snake_words(text[..at].trim_end_matches(':')));
        return vec![fixed, Segment::Variable(variable(&text[at + 1..]))];
    }
    text.split(':').map(|part| Segment::Fixed(snake_words(without_ending(part)))).collect()
}

fn variable(text: &str) -> String {
    let words = snake_words(text.split(['}', '>', ')']).next().unwrap_or_default());
    if words.is_empty() || is_id(&words) { "id".to_owned() } else { words }
}

/// Whether a segment is a number, or an id with digits.
fn is_id(text: &str) -> bool {
    let is_hex = text.len() >= 8 && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    text.contains(|c: char| c.is_ascii_digit()) && (is_hex || text.chars().all(|c| c.is_ascii_digit()))
}

/// Whether a text is one variable of a path: `{id}`, `{{id}}`, `:id`, `<int:id>`. `<Orders>` is a name in brackets.
pub fn is_variable(text: &str) -> bool {
    let text = text.trim();
    let inner = |open: &str, close: &str| text.strip_prefix(open)?.strip_suffix(close);
    let is_one = |name: &str| name.contains(char::is_alphanumeric) && !name.contains(['{', '}', '<', '>', '/']);
    let is_word = |name: &str| is_one(name) && !name.contains(char::is_whitespace);
    match text.strip_prefix(':') {
        Some(name) => is_word(name),
        None => {
            [("{{", "}}"), ("{", "}")].iter().any(|(open, close)| inner(open, close).is_some_and(is_one))
                || inner("<", ">")
                    .is_some_and(|name| is_word(name) && name.starts_with(|c: char| c.is_ascii_lowercase()))
        }
    }
}
