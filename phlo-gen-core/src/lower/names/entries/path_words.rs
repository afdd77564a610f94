//! The words of a path.

use crate::bytes::leading;
use crate::lower::names::identifiers::join;
use crate::lower::names::singular::singular_or_same;
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
    let path = path.get(..leading(path, |byte| !matches!(byte, b'?' | b'#'))).unwrap_or_default();
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
    if let Some((before, after)) = text.split_once(['(', '{', '<']) {
        let fixed = Segment::Fixed(snake_words(before.trim_end_matches(':')));
        return vec![fixed, Segment::Variable(variable(after))];
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

/// Variables that say only that they choose one of what stands before them.
const CHOICES: &[&str] = &["code", "guid", "id", "identifier", "key", "name", "pk", "slug", "uuid"];

/// The variable in `snake_case`, if a text is one variable of a path: `{id}`, `{{id}}`, `:id`, `<int:id>`.
pub fn only_variable(text: &str) -> Option<String> {
    let text = text.trim();
    let inner = match text.strip_prefix(':') {
        Some(inner) => inner,
        None => [("{{", "}}"), ("{", "}"), ("<", ">")]
            .iter()
            .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))?,
    };
    let name = inner.rsplit(':').next().unwrap_or_default();
    let is_one =
        !name.contains(['{', '}', '<', '>', '/']) && (!text.starts_with(':') || !name.contains(char::is_whitespace));
    Some(snake_words(name)).filter(|words| is_one && !words.is_empty())
}

/// What a variable below a resource chooses, and how: `user` and `by_user_id`. Where the name of what is chosen would
/// only repeat the resource, it is how as well: `by_id`.
pub fn chosen(variable: &str, resource: &str) -> (String, String) {
    let by = join("by", variable);
    let resource = resource.trim_end_matches('_');
    let one = ["_id", "_uuid", "_guid"].iter().find_map(|ending| variable.strip_suffix(ending)).unwrap_or(variable);
    let one_of_all = singular_or_same(resource);
    if CHOICES.contains(&one) {
        let says_one = !one_of_all.is_empty() && one_of_all != resource;
        return (if says_one { one_of_all } else { by.clone() }, by);
    }
    match variable.strip_prefix(one).map(|ending| ending.trim_start_matches('_')) {
        _ if one != resource => (one.to_owned(), by),
        Some(ending) if !ending.is_empty() => (join("by", ending), by),
        _ => (by.clone(), by),
    }
}
