//! Values in a line of usage: "GET /beds?size={s|m}", "`old=1` shows old ones, `old=0` the others".

use super::mentions::Names;

/// How many bytes of a text are searched.
const LONGEST: usize = 4096;

/// The arguments with their values.
pub fn values(text: &str, names: &Names) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let mut flags: Vec<(String, Vec<String>)> = Vec::new();
    for (at, _) in text.match_indices('=').take_while(|(at, _)| *at < LONGEST) {
        let (Some(before), Some(after)) = (text.get(..at), text.get(at + 1..)) else { continue };
        let head = before.trim_end_matches(|c: char| c.is_alphanumeric() || "_-.[]".contains(c));
        let is_apart = head.is_empty() || head.ends_with(['?', '&', '`', ' ', '\n', '"', '(']);
        let Some(name) = before.get(head.len()..).filter(|name| is_apart && names.has(name)) else { continue };
        if let Some(values) = alternatives(after) {
            found.push((name.to_owned(), values));
        } else if let Some(flag) = flag(after) {
            match flags.iter_mut().find(|(other, _)| other == name) {
                Some((_, values)) if !values.contains(&flag) => values.push(flag),
                Some(_) => {}
                None => flags.push((name.to_owned(), vec![flag])),
            }
        }
    }
    // "page=1", "page=2": examples of a number
    let is_flag = |values: &[String]| {
        values.len() > 1 && (values.iter().any(|value| value == "0") || !values.iter().all(|value| is_digit(value)))
    };
    found.extend(flags.into_iter().filter(|(name, values)| is_flag(values) && !is_of_pages(name)));
    found
}

fn is_digit(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether an argument is the number of a page or of an entry.
fn is_of_pages(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["page", "offset", "limit", "skip", "start", "size", "count"].iter().any(|word| lower.contains(word))
}

/// "{a|b}", "[a|b]", "a|b".
fn alternatives(after: &str) -> Option<Vec<String>> {
    let close = match after.chars().next()? {
        '{' => '}',
        '[' => ']',
        '(' => ')',
        '<' => '>',
        _ => ' ',
    };
    let inner = match close {
        ' ' => after.split(|c: char| c.is_whitespace() || matches!(c, '&' | '`' | ')' | ',' | '"')).next()?,
        _ => after.get(1..)?.split_once(close)?.0,
    };
    let values: Vec<&str> = inner.split('|').map(str::trim).collect();
    let is_value = |value: &&str| {
        !value.is_empty() && value.len() < 30 && value.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
    };
    let is_type =
        |value: &&str| matches!(*value, "string" | "int" | "integer" | "number" | "null" | "true" | "bool" | "boolean");
    let sound = values.len() > 1 && values.iter().all(is_value) && !values.iter().any(is_type);
    sound.then(|| values.into_iter().map(str::to_owned).collect())
}

/// A digit, or a word for yes or no.
fn flag(after: &str) -> Option<String> {
    let word = after.split(|c: char| !c.is_alphanumeric()).next()?;
    let is_flag = matches!(word, "0" | "1" | "2" | "3" | "on" | "off" | "yes" | "no" | "y" | "n" | "Y" | "N");
    let rest = after.get(word.len()..)?;
    let is_end = rest.is_empty() || rest.starts_with([' ', '`', '\n', '"', ')', ',', ';', ':']);
    (is_flag && is_end).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Names, values};

    fn found(text: &str) -> Vec<String> {
        let names: Vec<String> = ["size", "old", "sort"].iter().map(|name| (*name).to_owned()).collect();
        let found = values(text, &Names::new(&names, &[]));
        found.into_iter().map(|(name, values)| format!("{name} {}", values.join(","))).collect()
    }

    #[test]
    fn a_line_of_usage_has_values() {
        assert_eq!(found("GET /beds?size={s|m}&sort=name|date&old={old}"), ["size s,m", "sort name,date"]);
        assert_eq!(found("`old=1` shows old ones, `old=0` the others"), ["old 1,0"]);
    }

    #[test]
    fn one_value_is_an_example() {
        for text in
            ["`old=1` shows old ones", "size=m, size=s", "other={a|b}", "size={string|int}", "?old=1 and then ?old=2"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
