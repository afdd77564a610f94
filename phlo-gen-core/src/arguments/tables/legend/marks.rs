//! The marks of a legend, and what each of them means.

use crate::arguments::argument::Requirement;

/// How something is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// With a sign such as `*`, or with one or two letters.
    Sign(String),
    /// In bold letters.
    Bold,
    /// In italics.
    Italic,
}

impl Mark {
    /// The mark that a word of a legend shows or names; without letters by themselves, which may be words.
    pub fn of_word(word: &str) -> Option<Mark> {
        let word = word.trim_matches(['"', '\'', '`', '“', '”', ',', ':', ';', '.', ' ']);
        let inner = without_brackets(word).unwrap_or(word);
        if is_sign(inner) {
            return Some(Mark::Sign(inner.to_owned()));
        }
        match &*word.to_ascii_lowercase() {
            "asterisk" | "asterisks" | "star" | "stars" => Some(Mark::Sign("*".to_owned())),
            "bold" => Some(Mark::Bold),
            "italic" | "italics" => Some(Mark::Italic),
            _ => None,
        }
    }

    /// The same, or one or two letters, such as the M of "M = mandatory", or what is in a check box. Letters without
    /// brackets are in upper case, because names and words are not.
    pub fn of_label(label: &str) -> Option<Mark> {
        let label = label.trim_matches(['"', '\'', '`', '“', '”', ' ']);
        let bracketed = without_brackets(label);
        let inner = bracketed.unwrap_or(label).trim();
        let is_letter = |byte: u8| byte.is_ascii_uppercase() || bracketed.is_some() && byte.is_ascii_lowercase();
        let is_letters = (1..3).contains(&inner.len()) && inner.bytes().all(is_letter);
        Mark::of_word(label).or_else(|| is_letters.then(|| Mark::Sign(inner.to_owned())))
    }

    /// Whether it is of letters, as names are.
    pub fn is_letters(&self) -> bool {
        matches!(self, Mark::Sign(sign) if sign.starts_with(|c: char| c.is_ascii_alphabetic()))
    }
}

/// What is between two brackets that enclose all of a text.
fn without_brackets(text: &str) -> Option<&str> {
    [('(', ')'), ('[', ']')].iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
}

fn is_sign(text: &str) -> bool {
    const LONGEST: usize = 3;
    !text.is_empty() && text.chars().count() <= LONGEST && text.chars().all(|c| "*†‡!?#^§+✔✓✱＊".contains(c))
}

/// What marks mean.
#[derive(Debug, Default, PartialEq)]
pub struct Marks {
    known: Vec<(Mark, Requirement)>,
}

impl Marks {
    /// Adds marks, unless they are known.
    pub fn add(&mut self, found: Vec<(Mark, Requirement)>) {
        for (mark, requirement) in found {
            if self.of(&mark).is_none() {
                self.known.push((mark, requirement));
            }
        }
    }

    /// Removes the marks of letters that are names.
    pub fn remove_names(&mut self, is_name: impl Fn(&str) -> bool) {
        self.known.retain(|(mark, _)| !matches!(mark, Mark::Sign(sign) if mark.is_letters() && is_name(sign)));
    }

    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// What a mark means.
    pub fn of(&self, mark: &Mark) -> Option<Requirement> {
        self.known.iter().find(|(known, _)| known == mark).map(|(_, requirement)| *requirement)
    }

    /// What is not marked: required, if all marks mean that something is optional.
    pub fn of_unmarked(&self) -> Option<Requirement> {
        let is_optional = |(_, requirement): &(Mark, Requirement)| *requirement == Requirement::Optional;
        (!self.is_empty() && self.known.iter().all(is_optional)).then_some(Requirement::Required)
    }

    /// What a text means that is a mark and nothing else.
    pub fn of_text(&self, text: &str) -> Option<Requirement> {
        let text = text.trim();
        let inner = without_brackets(text).unwrap_or(text).trim_matches(['`', ' ']);
        self.of(&Mark::Sign(inner.to_owned()))
    }

    /// What the mark at the beginning of a text means, and the text after it. Letters need brackets.
    pub fn at_start<'t>(&self, text: &'t str) -> Option<(Requirement, &'t str)> {
        let bracketed = text.starts_with(['(', '[']).then(|| text.find([')', ']'])).flatten();
        if let Some((mark, rest)) = bracketed.and_then(|end| text.split_at_checked(end + 1)) {
            return Some((self.of_text(mark)?, rest));
        }
        let signs = self.known.iter().filter(|(mark, _)| !mark.is_letters());
        let found = signs.filter_map(|(mark, requirement)| match mark {
            Mark::Sign(sign) => Some((*requirement, text.strip_prefix(sign.as_str())?)),
            _ => None,
        });
        found.min_by_key(|(_, rest)| rest.len())
    }

    /// What the mark at the end of a text means, and the text before it. Letters need brackets.
    pub fn at_end<'t>(&self, text: &'t str) -> Option<(Requirement, &'t str)> {
        let bracketed = text.ends_with([')', ']']).then(|| text.rfind(['(', '['])).flatten();
        if let Some((rest, mark)) = bracketed.and_then(|start| text.split_at_checked(start)) {
            return Some((self.of_text(mark)?, rest));
        }
        let signs = self.known.iter().filter(|(mark, _)| !mark.is_letters());
        let found = signs.filter_map(|(mark, requirement)| match mark {
            Mark::Sign(sign) => Some((*requirement, text.strip_suffix(sign.as_str())?)),
            _ => None,
        });
        found.min_by_key(|(_, rest)| rest.len())
    }
}
