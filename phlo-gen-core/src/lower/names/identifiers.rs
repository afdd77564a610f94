//! Converts names to Rust identifiers.

use crate::bytes::Words;
use crate::lower::names::spelling::ascii::snake_words;
use crate::lower::names::spelling::numbers::after_a_letter;
use heck::{ToSnakeCase, ToUpperCamelCase};

/// The longest name.
const LONGEST: usize = 120;

/// The longest word of [`KEYWORDS`], and that of [`PRELUDE`].
const LONGEST_KEYWORD: usize = 8;
const LONGEST_OF_PRELUDE: usize = 12;

/// Words that cannot be identifiers, in any edition.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

static BEGINNINGS: Words = Words::new(KEYWORDS);

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
    not_keyword(shorten(snake_words(words), LONGEST))
}

/// A name with an underscore if it is a word of the language.
pub fn not_keyword(name: String) -> String {
    // most names begin like none of them
    let may_be = name.len() <= LONGEST_KEYWORD && BEGINNINGS.may_begin(&name);
    if may_be && KEYWORDS.binary_search(&name.as_str()).is_ok() { name + "_" } else { name }
}

/// A name in `UpperCamelCase`: of a type. Empty if the words have neither a letter nor a digit.
pub fn camel(words: &str) -> String {
    not_prelude(camel_of_snake(&shorten(snake_words(words), LONGEST)))
}

/// A name in `snake_case` in `UpperCamelCase`.
///
/// A loop, because the library reads characters and takes ten times as long in a macro, which is not optimized.
fn camel_of_snake(name: &str) -> String {
    let mut camel = name.as_bytes().to_vec();
    let (bytes, mut from, mut to) = (camel.as_mut_slice(), 0, 0);
    let mut begins = true;
    while from < bytes.len() {
        let byte = bytes[from];
        from += 1;
        if byte == b'_' {
            begins = true;
        } else {
            bytes[to] = if begins { byte.to_ascii_uppercase() } else { byte };
            to += 1;
            begins = false;
        }
    }
    camel.truncate(to);
    String::from_utf8(camel).unwrap_or_default()
}

/// The words in `UpperCamelCase`, as a part of a name.
pub fn camel_of_words(words: &str) -> String {
    words.to_snake_case().to_upper_camel_case()
}

/// A name with an underscore if it is one of the standard prelude.
pub fn not_prelude(name: String) -> String {
    if name.len() <= LONGEST_OF_PRELUDE && PRELUDE.binary_search(&name.as_str()).is_ok() { name + "_" } else { name }
}

/// The name as an identifier: this word if it is empty; a number that it begins with is spelt out or moved.
pub fn named_or(name: String, word: &str) -> String {
    if name.is_empty() { word.to_owned() } else { after_a_letter(name) }
}

/// The method name for an item with this name.
pub fn method_name(words: &str) -> String {
    named_or(snake(words), "item")
}

/// Two names in `snake_case` as one.
pub fn join(before: &str, after: &str) -> String {
    format!("{}_{after}", before.trim_end_matches('_'))
}

/// The name of a type that belongs to another: the owner's name, followed by these words.
pub fn nested_type(owner: &str, words: &str) -> String {
    owner.trim_end_matches('_').to_owned() + camel(words).trim_end_matches('_')
}

/// The name of a member without its namespace: `bfd-table` of `netgate-bfd:bfd-table`, `Envelope` of `soap:Envelope`.
pub fn without_namespace(name: &str) -> &str {
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b' '))
    };
    name.split_once(':').filter(|(space, local)| is_word(space) && is_word(local)).map_or(name, |(_, local)| local)
}

fn shorten(mut name: String, longest: usize) -> String {
    if name.len() > longest {
        name.truncate(name[..longest].rfind('_').unwrap_or(longest));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(KEYWORDS.iter().all(|word| word.len() <= LONGEST_KEYWORD));
        assert!(PRELUDE.iter().all(|word| word.len() <= LONGEST_OF_PRELUDE));
        assert!(KEYWORDS.is_sorted() && PRELUDE.is_sorted());
    }

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
        assert_eq!(snake("微信支付"), "wei_xin_zhi_fu");
    }

    #[test]
    fn a_name_that_is_not_an_identifier_becomes_one() {
        assert_eq!(named_or(snake("24hr ticker"), "item"), "ticker_24hr");
        assert_eq!(named_or(snake("…!"), "folder"), "folder");
    }

    #[test]
    fn a_namespace_is_no_part_of_a_name() {
        for (name, expected) in [
            ("netgate-bfd:bfd-table", "bfd-table"),
            ("soap:Envelope", "Envelope"),
            ("http://schema.example/name", "http://schema.example/name"),
            ("urn:isbn:number", "urn:isbn:number"),
            ("12:30", "12:30"),
            ("users:", "users:"),
            ("plain", "plain"),
        ] {
            assert_eq!(without_namespace(name), expected);
        }
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
