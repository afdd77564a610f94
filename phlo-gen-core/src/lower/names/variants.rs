//! Names of enum variants, which say their value and depend on nothing else.

use super::identifiers::{camel_of_words, not_prelude};
use super::spelling::ascii::ascii;
use std::collections::{HashMap, HashSet};

/// The variant that every enum has.
const RESERVED: &[&str] = &["Other"];

/// The names of the variants for values that differ. The order of the values does not matter. Values of one name, such
/// as `asc` and `ASC`, all say in addition how they are written, so that no name changes from one value to another.
pub fn variants(values: &[String]) -> Vec<String> {
    let mut names: Vec<String> = values.iter().map(|value| plain(value)).collect();
    for way in [separators, case, code] {
        let longer: Vec<String> = values.iter().zip(&names).map(|(value, name)| with(name, &way(value))).collect();
        let mut groups: HashMap<&str, Vec<&str>> = HashMap::new();
        for (name, longer) in names.iter().zip(&longer) {
            groups.entry(name).or_default().push(longer);
        }
        // a way of writing that does not tell all values of a name apart is not mentioned
        let tells_apart = |name: &String| {
            let group = groups.get(name.as_str()).map(Vec::as_slice).unwrap_or_default();
            group.len() > 1 && group.iter().collect::<HashSet<_>>().len() == group.len()
        };
        let replaced: Vec<bool> = names.iter().map(tells_apart).collect();
        for ((name, longer), replaced) in names.iter_mut().zip(longer).zip(replaced) {
            if replaced {
                *name = longer;
            }
        }
    }
    names
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
    let words = camel_of_words(&ascii(run));
    run.clear();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if is_digit(out.chars().next_back()) && is_digit(words.chars().next()) {
        out.push('_');
    }
    out.push_str(&words);
    out.push_str(sign);
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
    fn values_that_differ_only_in_writing_all_say_how_they_are_written() {
        assert_eq!(names(["asc", "ASC"]), ["AscLower", "AscUpper"]);
        assert_eq!(names(["text/html", "text-html"]), ["TextHtmlSlash", "TextHtmlDash"]);
        assert_eq!(names(["a b", "a_b", "aB"]), ["ABSpace", "ABUnderscore", "ABJoined"]);
        assert_eq!(names(["in_progress"]), ["InProgress"]);
        let [one, other] = names(["é", "e"]);
        assert_eq!((one.len(), other.len()), (18, 18), "{one} {other}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

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
            let mut backwards = values.clone();
            backwards.reverse();
            let mut named = variants(&backwards);
            named.reverse();
            prop_assert_eq!(named, names);
        }
    }
}
