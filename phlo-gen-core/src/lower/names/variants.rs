//! Names of enum variants, which say their value and depend on nothing else.

use super::identifiers::{camel_of_words, not_prelude};
use super::spelling::ascii::ascii;
use std::collections::HashMap;

/// The variant that every enum has.
const RESERVED: &[&str] = &["Other"];

/// The names of the variants for values that differ. Of values of one name, such as `asc` and `ASC`, the first keeps it
/// and the later ones say in addition how they are written. So a name depends on its value, and on values before it that
/// differ from it only in writing: what is added later renames nothing.
pub fn variants(values: &[String]) -> Vec<String> {
    let mut holders: HashMap<String, &str> = HashMap::new();
    let mut names = Vec::with_capacity(values.len());
    for value in values {
        let mut name = plain(value);
        if let Some(first) = holders.get(&name) {
            name = with(&name, &writing(value, first));
        }
        if holders.contains_key(&name) {
            name = with(&name, &code(value));
        }
        holders.insert(name.clone(), value);
        names.push(name);
    }
    names
}

/// How a value is written that has the name of another: what differs of its separators and its case.
fn writing(value: &str, other: &str) -> String {
    let ways = [separators, case].map(|way| (way(value), way(other)));
    ways.into_iter().filter(|(own, other)| own != other).map(|(own, _)| own).collect()
}

fn with(name: &str, words: &str) -> String {
    format!("{}{words}", name.trim_end_matches('_'))
}

/// The name of a value on its own.
fn plain(value: &str) -> String {
    let mut words = words(value);
    if words.starts_with(|c: char| c.is_ascii_digit()) {
        words.insert_str(0, "Value");
    }
    let name = match words.is_empty() {
        true if value.trim().is_empty() => "EmptyText".to_owned(),
        true => format!("Text{}", code(value)),
        false => words,
    };
    if RESERVED.contains(&name.as_str()) { name + "_" } else { not_prelude(name) }
}

/// The words of a value and of its signs in `UpperCamelCase`, with `_` between numbers: `MinusCreated`, `Gpt3_5`.
fn words(value: &str) -> String {
    let chars: Vec<char> = value.trim().chars().collect();
    let mut out = String::new();
    let mut run = String::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 1).copied();
        if c.is_alphanumeric() || c == '\'' || c == '’' {
            run.push(c);
        } else if let Some((_, name)) = PAIRS.iter().find(|((first, second), _)| *first == c && Some(*second) == after)
        {
            push(&mut out, &mut run, name);
            at += 1;
        } else {
            push(&mut out, &mut run, &sign(c, before, after));
        }
        at += 1;
    }
    push(&mut out, &mut run, "");
    out
}

/// Adds the words that have been read, and the name of the sign after them.
fn push(out: &mut String, run: &mut String, sign: &str) {
    let ascii = ascii(run);
    let words = if is_quantity(&ascii) { ascii } else { camel_of_words(&ascii) };
    run.clear();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if is_digit(out.chars().next_back()) && is_digit(words.chars().next()) {
        out.push('_');
    }
    out.push_str(&words);
    out.push_str(sign);
}

/// Whether it is a number and its unit, in which case has a meaning: `1m` is a minute and `1M` a month.
fn is_quantity(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    !unit.is_empty() && unit.len() < word.len() && unit.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Signs of two characters.
const PAIRS: &[((char, char), &str)] = &[
    (('<', '='), "LessThanOrEqual"),
    (('>', '='), "GreaterThanOrEqual"),
    (('<', '>'), "NotEqual"),
    (('!', '='), "NotEqual"),
    (('=', '='), "EqualEqual"),
    (('&', '&'), "AndAnd"),
    (('|', '|'), "OrOr"),
];

/// The name of a sign; nothing for one that only stands between words.
fn sign(c: char, before: Option<char>, after: Option<char>) -> String {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let (in_front, between) = (!is_word(before) && is_word(after), is_word(before) && is_word(after));
    let name = match c {
        '-' if before.is_none() || after.is_none() => "Minus",
        '+' => "Plus",
        '_' if is_digit(before) && is_digit(after) => "Underscore",
        ',' if is_digit(before) && is_digit(after) => "Comma",
        '.' | '_' | '/' | ':' | ',' | ';' | '\\' if before.is_none() || after.is_none() && !is_word(before) => mark(c),
        '/' | '_' | ':' if after.is_none() => mark(c),
        '<' => "LessThan",
        '>' => "GreaterThan",
        '=' => "Equal",
        '~' => "Tilde",
        '!' if in_front => "Not",
        '!' => "Exclamation",
        '?' => "Question",
        '*' => "Asterisk",
        '%' => "Percent",
        '#' if is_word(before) => "Sharp",
        '#' => "Hash",
        '&' => "And",
        '@' => "At",
        '^' => "Caret",
        '$' => "Dollar",
        '|' => "Or",
        '°' => "Degree",
        '€' => "Euro",
        '£' => "Pound",
        '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' if before.is_none() && after.is_none() => mark(c),
        c if c.is_ascii() || between || c.is_whitespace() => "",
        other => return format!("U{:X}", u32::from(other)),
    };
    name.to_owned()
}

/// The name of a character that is written between words or around them.
fn mark(c: char) -> &'static str {
    match c {
        '.' => "Dot",
        '-' => "Dash",
        '_' => "Underscore",
        '/' => "Slash",
        '\\' => "Backslash",
        ':' => "Colon",
        ',' => "Comma",
        ';' => "Semicolon",
        ' ' => "Space",
        '(' | ')' | '[' | ']' | '{' | '}' => "Bracket",
        '"' | '\'' => "Quote",
        _ => "",
    }
}

/// The characters between the words of a value, each once.
fn separators(value: &str) -> String {
    let mut out = String::new();
    for c in value.chars().filter(|c| !c.is_alphanumeric()) {
        if !out.contains(mark(c)) {
            out.push_str(mark(c));
        }
    }
    if out.is_empty() { "Joined".to_owned() } else { out }
}

/// The case of a value's letters.
fn case(value: &str) -> String {
    let has = |is: fn(char) -> bool| value.contains(is);
    match (has(char::is_lowercase), has(char::is_uppercase)) {
        (true, true) if value.starts_with(char::is_uppercase) => "Capitalized",
        (true, true) => "Mixed",
        (true, false) => "Lower",
        (false, true) => "Upper",
        (false, false) => "Caseless",
    }
    .to_owned()
}

/// The bytes of a value as a number in hexadecimal digits, with the FNV-1a function.
fn code(value: &str) -> String {
    let hash = value
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("X{hash:016X}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn names<const N: usize>(values: [&str; N]) -> [String; N] {
        variants(&values.map(str::to_owned)).try_into().expect("there are as many names as values")
    }

    #[test]
    fn signs_are_part_of_a_name() {
        assert_eq!(names(["created", "-created", "+1", "-1"]), ["Created", "MinusCreated", "Plus1", "Minus1"]);
        assert_eq!(
            names(["gpt-3.5-turbo", "gpt_3_5", "1.0", "1"]),
            ["Gpt3_5Turbo", "Gpt3Underscore5", "Value1_0", "Value1"]
        );
        assert_eq!(names(["C", "C++", "C#", "A+", "A-"]), ["C", "CPlusPlus", "CSharp", "APlus", "AMinus"]);
        assert_eq!(
            names(["<", "<=", "!=", "*", "", "100%"]),
            ["LessThan", "LessThanOrEqual", "NotEqual", "Asterisk", "EmptyText", "Value100Percent"]
        );
        assert_eq!(names(["2024-01-15", "v1.2", "☃", "other"]), ["Value2024_01_15", "V1_2", "U2603", "Other_"]);
    }

    #[test]
    fn the_first_of_values_that_differ_only_in_writing_keeps_the_plain_name() {
        assert_eq!(names(["asc", "desc", "ASC", "Asc"]), ["Asc", "Desc", "AscUpper", "AscCapitalized"]);
        assert_eq!(names(["ASC", "asc"]), ["Asc", "AscLower"]);
        assert_eq!(names(["text/html", "text-html"]), ["TextHtml", "TextHtmlDash"]);
        assert_eq!(names(["a b", "a_b", "aB", "A_B"]), ["AB", "ABUnderscore", "ABJoinedMixed", "ABUnderscoreUpper"]);
        assert_eq!(names(["asc", "ASC", "asc upper"]), ["Asc", "AscUpper", "AscUpperSpaceLower"]);
        let [one, other] = names(["é", "e"]);
        assert_eq!((one.as_str(), other.len()), ("E", 18), "{other}");
    }

    #[test]
    fn letters_of_a_unit_keep_their_case() {
        assert_eq!(names(["1m", "1M", "15min", "h264"]), ["Value1m", "Value1M", "Value15min", "H264"]);
        assert_eq!(names(["2nd_level", "3D"]), ["Value2ndLevel", "Value3D"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn values_that_differ_have_names_that_differ_and_additions_rename_none(
            values in prop::collection::hash_set("[a-cA-C0-2+_. /<>=!*#-]{0,5}|\\PC{0,3}", 1..8),
        ) {
            let values: Vec<String> = values.into_iter().collect();
            let names = variants(&values);
            for name in &names {
                prop_assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{name}");
            }
            prop_assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len(), "{:?}", names);
            for end in 0..values.len() {
                prop_assert_eq!(variants(&values[..end]), &names[..end]);
            }
        }
    }
}
