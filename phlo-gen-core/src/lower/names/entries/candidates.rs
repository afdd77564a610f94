//! The names that an item or a folder can have, the best first.

use super::endpoint::Endpoint;
use super::parts::{Parts, parts};
use super::path_words::is_variable;
use super::{length, ordinals, repeats, words};
use crate::lower::names::identifiers::{self, join};
use crate::lower::names::spelling::ascii::snake_words;
use crate::lower::names::spelling::numbers::after_a_letter;
use std::borrow::Cow;

/// How an entry is called.
#[derive(Debug)]
pub struct EntryName {
    /// The name that the first entry with it has.
    pub plain: String,
    /// Longer names, which say what the plain one leaves out.
    longer: Vec<String>,
    /// What the plain name leaves out.
    dropped: Vec<String>,
}

/// How an item is called that has this name and endpoint, in folders with these names in `snake_case`.
pub fn item(name: &str, endpoint: &Endpoint, folders: &[String]) -> EntryName {
    let parts = parts(name, endpoint.method());
    let own = match &parts.path {
        Some(path) => Endpoint::new(endpoint.method(), path),
        None => endpoint.clone(),
    };
    let (outside, inside) = brackets(&parts.words);
    let says_nothing = !is_one_verb(&parts) && words::are_generic(&snake_words(&outside), parts.path.is_some());
    let is_path = says_nothing && (parts.path.is_some() || inside.is_empty())
        || reads_badly(&parts.words)
        || endpoint.ends_with(&parts.words);
    match own.name().or_else(|| endpoint.name()).filter(|_| is_path) {
        Some(resource) => {
            let inside = if reads_badly(&parts.words) { String::new() } else { snake_words(&inside) };
            let shorter = folders.last().and_then(|folder| own.name_in(folder));
            let names = shorter.into_iter().chain([resource]).map(|name| join_words(&name, &inside));
            let mut names = names.chain(own.longer_names()).chain(endpoint.longer_names());
            let plain = names.next().unwrap_or_default();
            // a verb with the method says no more
            let with_method = join_words(endpoint.method(), &plain);
            named(&plain, names.filter(|name| *name != with_method).collect(), parts)
        }
        None => {
            let (words, dropped) = short_enough(&parts.words);
            let first = words.split('_').next().unwrap_or_default();
            let with_method = parts.has_method && !words::is_verb(first) && !words::is_infinitive(first);
            // the folder `delete` says it already
            let is_said = folders.last().is_some_and(|folder| repeats::is_action(folder));
            let words = match with_method {
                true => join_words(endpoint.method(), &words),
                false => endpoint.with_missing_verb(&words).filter(|_| !is_said).unwrap_or(words),
            };
            let words = if words.is_empty() { endpoint.method().to_owned() } else { words };
            let shorter =
                repeats::after_folders(&parts.words, folders).or_else(|| repeats::after_label(&parts.words, folders));
            let mut name = match shorter.or_else(|| repeats::without_folders(&words, folders)) {
                Some(shorter) => named(&shorter, vec![words], parts),
                None => named(&words, Vec::new(), parts),
            };
            name.dropped.extend(dropped);
            name
        }
    }
}

/// Methods that folders are named after which hold the items of one method.
const METHODS: &[&str] = &["DELETE", "GET", "PUT"];

/// Methods that are things too: the posts of a blog, the options of an exchange.
const METHODS_AND_THINGS: &[&str] = &["HEAD", "OPTIONS", "PATCH", "POST"];

/// What a folder of a method may call its items.
const CALLS: &[&str] = &["apis", "calls", "endpoints", "methods", "requests"];

/// The name of a folder without the word for what every folder holds: `GET` of `GET requests`.
fn method_of(folder: &str) -> &str {
    let name = folder.trim();
    match name.split_once(' ') {
        Some((method, word)) if CALLS.contains(&word.trim().to_lowercase().as_str()) => method,
        _ => name,
    }
}

/// Whether a folder is named after a method: `GET`, and `POST` beside such a folder. `Delete` is what its items do.
pub fn is_method(folder: &str, has_methods_beside: bool) -> bool {
    let name = method_of(folder);
    METHODS.contains(&name) || has_methods_beside && METHODS_AND_THINGS.contains(&name)
}

/// The name of an item with its method in front, if that is the name of its folder, which is left out: `within` is the
/// one that becomes its module.
pub fn with_method_of_folder<'n>(name: &'n str, method: &str, folders: &[String], within: &str) -> Cow<'n, str> {
    let is_method = |folder: &&String| *folder != within && is_method(folder, true) && method_of(folder) == method;
    match folders.last().is_some_and(|folder| is_method(&folder)) {
        true => Cow::Owned(format!("{method} {name}")),
        false => Cow::Borrowed(name),
    }
}

/// Whether a name is one verb, as in `users().get()`; in capitals it is a method, and in `PATCH request` it is none.
fn is_one_verb(parts: &Parts) -> bool {
    let word = parts.words.trim().to_lowercase();
    let is_noun = parts.has_method && word == "request";
    words::is_verb(&word) && !is_noun && parts.words.contains(char::is_lowercase)
}

/// How a folder of this name is called.
pub fn folder(name: &str) -> EntryName {
    let parts = parts(name, "");
    let words = snake_words(&parts.words);
    let is_number = words.chars().all(|c| c.is_ascii_digit() || c == '_');
    let resource = parts.path.as_deref().and_then(|path| Endpoint::new("", path).resource());
    let words = match resource {
        Some(resource) if words.is_empty() => resource,
        _ if words.is_empty() => snake_words(name),
        _ if is_number && words.contains('_') => format!("v{words}"),
        _ => short_enough(&parts.words).0,
    };
    named(&words, Vec::new(), parts)
}

/// The names of the folders around an entry that is in a folder of this name: one that is named after a variable says
/// nothing that the names of items repeat.
pub fn folders_with(folders: &[String], name: &str) -> Vec<String> {
    let own = (!is_variable(name)).then(|| folder(name).plain);
    folders.iter().cloned().chain(own.filter(|own| !own.is_empty())).collect()
}

fn named(words: &str, longer: Vec<String>, parts: Parts) -> EntryName {
    let identifier = |words: &str| identifiers::not_keyword(after_a_letter(length::fit(words)));
    EntryName {
        plain: identifier(words),
        longer: longer.iter().map(|words| identifier(words)).collect(),
        dropped: parts.dropped,
    }
}

impl EntryName {
    /// The names in the order in which they are tried, if the plain one belongs to an entry with another endpoint.
    pub fn candidates(&self, endpoint: &Endpoint, holder: Option<&Endpoint>) -> Vec<String> {
        let mut names = vec![self.plain.clone()];
        names.extend(self.longer.iter().cloned());
        let mut add = |words: &str| names.push(length::fit(&join_words(&self.plain, words)));
        // what a test expects says more than its values
        let pairs = self.dropped.iter().zip(self.dropped.iter().skip(1));
        let status = pairs.filter(|(status, code)| ordinals::expected_status(code) == Some(status.as_str()));
        status.for_each(|(status, _)| add(status));
        if holder.is_none_or(|holder| holder.method() != endpoint.method())
            && !self.plain.starts_with(endpoint.method())
        {
            add(endpoint.method());
        }
        if let Some(holder) = holder {
            endpoint.apart_from(holder, &self.plain).iter().for_each(|words| add(words));
        }
        self.dropped_words().iter().for_each(|words| add(words));
        names.dedup();
        names
    }

    /// The names of a folder in the order in which they are tried. Two folders beside each other that have the same are
    /// one module.
    pub fn of_folder(&self) -> Vec<String> {
        let mut names = vec![self.plain.clone()];
        names.extend(self.longer.iter().cloned());
        names.extend(self.dropped_words().iter().map(|words| join_words(&self.plain, words)));
        // a folder without a name in words has the fallback's
        if !self.plain.is_empty() {
            names.push(join(&self.plain, "items"));
        }
        names
    }

    /// Whether a folder of this name says nothing within one of another name: it leaves out nothing that the other has
    /// not, such as a version.
    pub fn repeats(&self, outer: &EntryName) -> bool {
        let dropped = self.dropped_words();
        self.plain == outer.plain && (dropped.is_empty() || dropped == outer.dropped_words())
    }

    fn dropped_words(&self) -> Vec<String> {
        self.dropped.iter().map(|text| snake_words(text)).filter(|words| !words.is_empty()).collect()
    }
}

fn join_words(before: &str, after: &str) -> String {
    match (before.is_empty(), after.is_empty()) {
        (true, _) => after.to_owned(),
        (_, true) => before.to_owned(),
        _ => join(before, after),
    }
}

/// The words in `snake_case`; if they are long, without the brackets at the end, which are given separately.
fn short_enough(text: &str) -> (String, Option<String>) {
    let words = snake_words(text);
    let bracket = text.trim_end().ends_with([')', ']']).then(|| text.rfind(['(', '['])).flatten();
    match bracket.and_then(|at| text.split_at_checked(at)) {
        Some((before, inside)) if words.len() > length::LONG && !snake_words(before).is_empty() => {
            (snake_words(before), Some(inside.to_owned()))
        }
        _ => (words, None),
    }
}

/// The text outside of brackets, and within them.
fn brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_usize);
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            c => inside.push(c),
        }
        if "()[]".contains(c) {
            outside.push(' ');
            inside.push(' ');
        }
    }
    (outside, inside)
}

/// Whether a text is in letters that say little when they are spelt in Latin ones: Chinese and Japanese, which have few
/// letters, and Hebrew and Arabic, which leave vowels out.
fn reads_badly(text: &str) -> bool {
    let (mut latin, mut others) = (0, 0);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{0590}'..='\u{06FF}' => others += 1,
            '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => others += 3,
            _ => {}
        }
    }
    others > latin
}
