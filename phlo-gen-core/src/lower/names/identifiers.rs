//! Converts names to Rust identifiers.

use crate::bytes::leading;
use deunicode::deunicode;
use heck::{ToSnakeCase, ToUpperCamelCase};
use std::borrow::Cow;

/// The longest name.
const LONGEST: usize = 120;

/// The longest name of a folder or an item, from which other names are derived.
const SHORT: usize = 60;

/// Words that cannot be identifiers, in any edition.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names of types that would hide those of the standard prelude.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// A name in `snake_case`: of a method, a module, a member. Empty if the words have neither a letter nor a digit.
pub fn snake(words: &str) -> String {
    let name = match is_snake(words) {
        true => shorten(words, LONGEST),
        false => shorten(&ascii(words).to_snake_case(), LONGEST),
    };
    if KEYWORDS.contains(&name.as_str()) { name + "_" } else { name }
}

/// Whether words are a name in `snake_case` already.
fn is_snake(words: &str) -> bool {
    leading(words, |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_')) == words.len()
        && !words.starts_with('_')
        && !words.ends_with('_')
        && !words.contains("__")
}

/// A name in `UpperCamelCase`: of a type or a variant. Empty if the words have neither a letter nor a digit.
pub fn camel(words: &str) -> String {
    let name = shorten(&ascii(words).to_snake_case(), LONGEST).to_upper_camel_case();
    if PRELUDE.contains(&name.as_str()) { name + "_" } else { name }
}

/// The name, with a prefix if it is not an identifier: if it is empty, or begins with a digit.
pub fn prefix_if_needed(name: String, word: &str) -> String {
    match name.chars().next() {
        None => word.to_owned(),
        Some(first) if first.is_ascii_digit() && word.starts_with(|c: char| c.is_ascii_uppercase()) => {
            word.to_owned() + &name
        }
        Some(first) if first.is_ascii_digit() => join(word, &name),
        Some(_) => name,
    }
}

/// The method name for an item with this name.
pub fn method_name(words: &str) -> String {
    prefix_if_needed(snake(words), "item")
}

/// Two names in `snake_case` as one.
pub fn join(before: &str, after: &str) -> String {
    format!("{}_{after}", before.trim_end_matches('_'))
}

/// The words in ASCII, with everything except letters and digits replaced by blanks.
fn ascii(words: &str) -> String {
    let words = if words.is_ascii() { Cow::Borrowed(words) } else { Cow::Owned(deunicode(words)) };
    let mut out = words.replace(|c: char| !c.is_ascii_alphanumeric(), " ");
    if !out.contains(|c: char| c.is_ascii_uppercase()) {
        return out;
    }
    for (word, one_word) in ONE_WORD {
        out = out.replace(word, one_word);
    }
    with_plurals(&out)
}

/// Words in which a capital letter does not begin a new word.
const ONE_WORD: &[(&str, &str)] = &[("OAuth", "Oauth"), ("GraphQL", "Graphql"), ("IPv4", "Ipv4"), ("IPv6", "Ipv6")];

/// `URLs` and `IDs` are one word, although a lower-case letter follows capitals.
fn with_plurals(words: &str) -> String {
    let chars: Vec<char> = words.chars().collect();
    let is_upper = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_uppercase);
    let plural = |at: usize| {
        let ends = !chars.get(at + 1).is_some_and(char::is_ascii_lowercase);
        ends && is_upper(at.checked_sub(1)) && is_upper(at.checked_sub(2))
    };
    chars.iter().enumerate().map(|(at, c)| if *c == 's' && plural(at) { 'S' } else { *c }).collect()
}

/// The name of a type that belongs to another: the owner's name, followed by these words.
pub fn nested_type(owner: &str, words: &str) -> String {
    owner.trim_end_matches('_').to_owned() + camel(words).trim_end_matches('_')
}

/// A name in `snake_case` that is short enough to derive others from it.
pub fn short(words: &str) -> String {
    let name = shorten(&ascii(words).to_snake_case(), SHORT);
    if KEYWORDS.contains(&name.as_str()) { name + "_" } else { name }
}

fn shorten(name: &str, longest: usize) -> String {
    if name.len() <= longest {
        return name.to_owned();
    }
    let cut = &name[..longest];
    cut.rfind('_').map_or(cut, |end| &cut[..end]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_names() {
        assert_eq!(snake("Cold transfer a caller"), "cold_transfer_a_caller");
        assert_eq!(camel("Cold transfer a caller"), "ColdTransferACaller");
        assert_eq!(snake("X-API-Key"), "x_api_key");
        assert_eq!(snake("answerURL"), "answer_url");
        assert_eq!(snake("mediaIDs and URLs"), "media_ids_and_urls");
        assert_eq!(snake("OAuth2Token"), "oauth2_token");
    }

    #[test]
    fn keywords_and_prelude_names_get_an_underscore() {
        assert_eq!(snake("type"), "type_");
        assert_eq!(snake("Self"), "self_");
        assert_eq!(camel("option"), "Option_");
    }

    #[test]
    fn other_scripts_are_spelt_in_ascii() {
        assert_eq!(snake("Привет мир"), "privet_mir");
        assert!(!snake("微信支付").is_empty());
    }

    #[test]
    fn a_name_that_is_not_an_identifier_gets_a_prefix() {
        assert_eq!(prefix_if_needed(snake("24hr ticker"), "get"), "get_24hr_ticker");
        assert_eq!(prefix_if_needed(snake("24hr"), "fn_"), "fn_24hr");
        assert_eq!(prefix_if_needed(camel("24hr"), "Value"), "Value24hr");
        assert_eq!(prefix_if_needed(snake("…!"), "folder"), "folder");
    }

    #[test]
    fn long_names_end_at_a_word() {
        let name = snake(&"word ".repeat(60));
        assert!(name.len() <= LONGEST && name.ends_with("word"), "{name}");
    }

    #[test]
    fn a_nested_type_begins_with_the_name_of_its_owner() {
        assert_eq!(nested_type("PlanABC", "some option"), "PlanABCSomeOption");
        assert_eq!(nested_type("Option_", "Response"), "OptionResponse");
        assert_eq!(nested_type("A", "…"), "A");
    }
}
