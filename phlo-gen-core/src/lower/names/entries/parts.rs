//! The parts of an author's name: the words, and what only orders it or repeats the request.

use super::words::is_verb;
use super::{labels, marks, ordinals, path_words};
use crate::bytes::{kind, position};
use crate::lower::names::deprecated::without_mark;
use crate::lower::names::singular::singular_or_same;
use crate::lower::names::spelling::ascii::snake_words;

/// How many ordinals and brackets of a name are looked at, each of which costs as much as the name is long.
const MOST_LABELS: usize = 16;

/// The parts of a name.
#[derive(Debug, Default)]
pub struct Parts {
    /// The words.
    pub words: String,
    /// What has been left out and can tell two entries of the same words apart.
    pub dropped: Vec<String>,
    /// A path or a URL in the name.
    pub path: Option<String>,
    /// Whether the method of the request has been left out.
    pub has_method: bool,
}

/// The parts of a name. `method` is that of the request; a folder has none.
pub fn parts(name: &str, method: &str) -> Parts {
    let mut parts = Parts::default();
    let text = parts.without_symbols(&without_mark(name));
    let text = parts.without_brackets(&text, method);
    let text = parts.without_paths(&text);
    let mut rest = text.trim();
    for _ in 0..MOST_LABELS {
        if let Some((ordinal, after)) = ordinals::split(rest) {
            parts.dropped.extend(ordinals::expected_status(ordinal).map(str::to_owned));
            parts.dropped.push(ordinal.to_owned());
            rest = after;
        } else if let Some(after) = after_method(rest, method) {
            parts.has_method = true;
            rest = after;
        } else {
            break;
        }
    }
    if let Some(before) = before_method(rest, method) {
        parts.has_method = true;
        rest = before;
    }
    while let Some((before, copy)) = before_copy(rest) {
        parts.dropped.push(copy.to_owned());
        rest = before;
    }
    if let Some((label, after)) = labels::split(rest) {
        parts.dropped.push(label.to_owned());
        rest = after;
    }
    if parts.path.is_some() && is_copy_mark(rest) {
        // the copy of an item whose name was its URL, which may have another one by now
        parts.dropped.push(rest.to_owned());
        parts.path = None;
        rest = "";
    }
    let stem = path_words::without_ending(rest);
    if stem != rest && !stem.ends_with(char::is_whitespace) {
        parts.dropped.push(rest.get(stem.len()..).unwrap_or_default().to_owned());
        rest = stem;
    }
    let rest = parts.without_versions(rest);
    parts.words = with_capitals(without_repeats(&rest));
    parts
}

/// The text with verbs as they are meant in which the second letter is a capital too: `UPdate a bed`.
fn with_capitals(text: String) -> String {
    let is_typo = |word: &str| {
        let (first, rest) = word.split_at_checked(2).unwrap_or_default();
        !first.is_empty()
            && first.bytes().all(|byte| byte.is_ascii_uppercase())
            && rest.len() > 1
            && rest.bytes().all(|byte| byte.is_ascii_lowercase())
            && is_verb(&word.to_ascii_lowercase())
    };
    if !text.split(' ').any(is_typo) {
        return text;
    }
    let words = text.split(' ').map(|word| if is_typo(word) { word.to_ascii_lowercase() } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

/// The text without what it says twice: `Lock - Lock door`, `Create (Create wiki)`.
fn without_repeats(text: &str) -> String {
    let is_mark = |word: &str| !word.contains(char::is_alphanumeric) && !word.contains(['/', ',']);
    let mut kept: Vec<&str> = Vec::new();
    // the last word that is kept and no mark
    let mut last: Option<usize> = None;
    for word in text.split_whitespace() {
        let bare = word.trim_start_matches(['(', '[']);
        let is_bracket = bare.len() < word.len();
        let repeats = last.filter(|last| {
            kept.get(*last).is_some_and(|kept| kept.eq_ignore_ascii_case(bare)) && (!is_bracket || *last == 0)
        });
        match repeats {
            Some(last) => kept.truncate(last + 1),
            None => {
                last = (!is_mark(word)).then_some(kept.len()).or(last);
                kept.push(word);
            }
        }
    }
    kept.join(" ")
}

impl Parts {
    /// The text without emoji and other pictures.
    fn without_symbols(&mut self, text: &str) -> String {
        let symbols: String = text.chars().filter(|c| is_picture(*c)).collect();
        if !symbols.is_empty() {
            self.dropped.push(symbols);
        }
        text.chars().filter(|c| !is_joiner(*c)).map(|c| if is_picture(c) { ' ' } else { c }).collect()
    }

    /// The text without brackets that repeat the method, the path or the words around them, or say a version, a
    /// state, a status or a number.
    fn without_brackets(&mut self, text: &str, method: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        for _ in 0..MOST_LABELS {
            let Some(start) = position(rest, kind!(b'(' | b'[')) else { break };
            let (before, group) = rest.split_at(start);
            let Some(end) = group.find([')', ']']) else { break };
            out.push_str(before);
            let (inner, after) = (group.get(1..end).unwrap_or_default(), group.get(end + 1..).unwrap_or_default());
            let is_word_part = out.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
                || inner.len() < 3 && out.ends_with(char::is_alphabetic);
            let outside = format!("{out} {after}");
            // in round brackets it is often a kind: `(SMS) Send code`
            let is_tag = group.starts_with('[') && is_tag(inner, &outside);
            match self.take_bracket(inner, &outside, method, is_tag) {
                true if !is_word_part => out.push(' '),
                _ => out.push_str(group.get(..=end).unwrap_or_default()),
            }
            rest = after;
        }
        out + rest
    }

    fn take_bracket(&mut self, inner: &str, outside: &str, method: &str, is_tag: bool) -> bool {
        let words = inner.trim();
        let lower = words.to_ascii_lowercase();
        let path = words.split_whitespace().find(|word| is_path(word));
        if !method.is_empty() && words.eq_ignore_ascii_case(method) {
            self.has_method = true;
        } else if let Some(path) = path {
            self.path.get_or_insert_with(|| path.to_owned());
        } else if is_number_or_version(&lower)
            || marks::is_note(lower.trim_matches(['*', '_', ' ']))
            || marks::is_access(words)
            || marks::is_outcome(words)
            || is_tag
            || repeats(inner, outside)
        {
            self.dropped.push(words.to_owned());
        } else {
            return false;
        }
        true
    }

    /// The text without versions of three numbers, unless it is nothing else.
    fn without_versions(&mut self, text: &str) -> String {
        let is_version = |word: &&str| marks::is_full_version(word);
        let (versions, words): (Vec<&str>, Vec<&str>) = text.split_whitespace().partition(is_version);
        if versions.is_empty() || !words.iter().any(|word| word.contains(char::is_alphabetic)) {
            return text.to_owned();
        }
        self.dropped.extend(versions.into_iter().map(str::to_owned));
        words.join(" ")
    }

    /// The text without paths and URLs.
    fn without_paths(&mut self, text: &str) -> String {
        if !text.contains(['/', '{']) {
            return text.to_owned();
        }
        let mut kept = Vec::new();
        for word in text.split_whitespace() {
            let bare = word.trim_matches(['"', '\'', '`', ',', ';', '(', ')', '[', ']']);
            match is_path(bare) {
                true if is_number_or_version(&bare.trim_start_matches('/').to_ascii_lowercase()) => {
                    self.dropped.push(bare.to_owned());
                }
                true => {
                    self.path.get_or_insert_with(|| bare.to_owned());
                }
                false => kept.push(word),
            }
        }
        kept.join(" ")
    }
}

/// Whether a square bracket in front of a verb is a tag in capitals: `[EU] Create order`.
fn is_tag(inner: &str, outside: &str) -> bool {
    let verb = outside.trim_start().split(' ').next().unwrap_or_default();
    outside.starts_with(' ')
        && (2..5).contains(&inner.len())
        && inner.bytes().all(|byte| byte.is_ascii_uppercase())
        && is_verb(&verb.to_ascii_lowercase())
}

/// Whether all words of a bracket stand outside of it: `List all tags (list-tag)`.
fn repeats(inner: &str, outside: &str) -> bool {
    let words = |text: &str| snake_words(text).split('_').map(singular_or_same).collect::<Vec<_>>();
    let (inner, outside) = (words(inner), words(outside));
    let is_one_word = inner.len() == 1 && outside.len() > 1;
    inner.iter().all(|word| !word.is_empty() && outside.contains(word))
        || is_one_word && inner.concat() == outside.concat()
}

/// Whether a word is a path or a URL, or begins with a variable of the path.
fn is_path(word: &str) -> bool {
    let begins = |start: &str| {
        word.strip_prefix(start)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || "{:<_$".contains(c)))
    };
    let has_variable = ["/{", "/:", "/<", "}/"].iter().any(|sign| word.contains(sign));
    let is_variable = word.starts_with('{') && word.ends_with('}');
    word.contains("://") || begins("/") || has_variable || is_variable
}

fn is_number_or_version(words: &str) -> bool {
    let number = words.strip_prefix(['v', '#']).unwrap_or(words);
    !number.is_empty()
        && number.len() < 8
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

const SEPARATORS: [char; 10] = [' ', ':', '-', '–', '—', '|', '>', ']', ')', '\t'];

/// What follows the method of the request: `GET users`, `[POST] - create`.
fn after_method<'a>(text: &'a str, method: &str) -> Option<&'a str> {
    let bare = text.trim_start_matches(['[', '(', '<']);
    let (word, rest) = bare.split_at_checked(method.len()).filter(|_| !method.is_empty())?;
    let after = rest.trim_start_matches(SEPARATORS);
    let is_separated =
        rest.trim_start().starts_with([':', '|', ']', ')', '>']) || rest.starts_with(" -") || rest.starts_with(" –");
    let is_repeated =
        after.split(|c: char| !c.is_alphanumeric()).next().is_some_and(|next| next.eq_ignore_ascii_case(method));
    let is_written_out = word == method.to_ascii_uppercase() || is_separated || is_repeated;
    (word.eq_ignore_ascii_case(method)
        && is_written_out
        && rest.starts_with(SEPARATORS)
        && after.contains(char::is_alphanumeric))
    .then_some(after)
}

/// What precedes the method of the request: `Users - GET`.
fn before_method<'a>(text: &'a str, method: &str) -> Option<&'a str> {
    let start = text.len().checked_sub(method.len()).filter(|_| !method.is_empty())?;
    let (before, word) = text.split_at_checked(start)?;
    let bare = before.trim_end();
    let is_separated = bare.ends_with(['-', '–', '—', ':', '|', ',']);
    (word == method.to_ascii_uppercase() && is_separated)
        .then(|| bare.trim_end_matches(SEPARATORS))
        .filter(|before| !before.is_empty())
}

/// What precedes the mark of a duplicate: `Login Copy 2`.
fn before_copy(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let before = bare.strip_suffix(" Copy")?;
    (!before.trim().is_empty()).then(|| (before.trim_end(), text.get(before.len()..).unwrap_or_default()))
}

/// Whether a text is nothing but the mark of a duplicate.
fn is_copy_mark(text: &str) -> bool {
    let number = text.trim().strip_prefix("Copy");
    number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit() || c == ' '))
}

fn is_picture(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2500}'..='\u{27BF}' | '\u{2900}'..='\u{2BFF}' | '©' | '®' | '™')
}

/// Characters that choose how the one before is shown.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}
