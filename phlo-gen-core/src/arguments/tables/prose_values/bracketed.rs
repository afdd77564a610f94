//! What brackets beside the name of an argument say of it: "by status (open|closed)", "as csv or json (`format`)".

use super::mentions::{Names, words};
use crate::arguments::sentences::text::{self, List};
use crate::arguments::sentences::types;

/// The longest text in brackets after an argument, in characters.
const LONGEST_REMARK: usize = 300;

/// How many words before the name of an argument are searched for its values.
const MOST_WORDS: usize = 16;

/// The arguments, and what is in the brackets after each, or before it.
pub fn of_sentence(sentence: &str, names: &Names) -> Vec<(String, String)> {
    if let Some(found) = labelled(sentence, names) {
        return vec![found];
    }
    let mut found = Vec::new();
    if sentence.contains('(') {
        let is_list = sentence.matches("` (").count() > 1;
        found.extend(words(sentence).filter_map(|(start, end)| {
            let rest = sentence.get(end..)?;
            let is_code = rest.starts_with("` (");
            let inner = rest.strip_prefix('`').unwrap_or(rest).strip_prefix(" (")?;
            let name = names.full(sentence.get(start..end)?)?;
            let (end, _) = inner.char_indices().take(LONGEST_REMARK).find(|(_, c)| *c == ')')?;
            let remark = inner.get(..end)?;
            if is_list && is_code {
                return Some((name, remark.to_owned()));
            }
            alternatives(remark).filter(|list| list.rest.trim().is_empty())?;
            Some((name, format!("One of {remark}")))
        }));
    }
    found.extend(before_name(sentence, names));
    found
}

/// "(kind: a, b, c)"
fn labelled(sentence: &str, names: &Names) -> Option<(String, String)> {
    let (before, inner) = sentence.split_once('(')?;
    let (label, remark) = inner.split_once(": ")?;
    let name = names.full(label)?;
    let (remark, _) = remark.split_once(')')?;
    (!before.to_ascii_lowercase().contains("response")).then(|| (name, format!("One of {remark}")))
}

/// "`name`, `size` or `age` (`order`)", "as csv or json, depending on `format`": the values before the argument.
fn before_name(sentence: &str, names: &Names) -> Vec<(String, String)> {
    const LINKS: [&str; 5] = [" (`", ", depending on `", " depending on `", ", according to `", " (parameter `"];
    let mut found = Vec::new();
    for link in LINKS {
        for (at, _) in sentence.match_indices(link) {
            let after = sentence.get(at + link.len()..).unwrap_or_default();
            let Some(name) = after.split('`').next().and_then(|word| names.full(word)) else { continue };
            let Some(before) = sentence.get(..at) else { continue };
            let starts: Vec<usize> = words(before).map(|(start, _)| start).collect();
            let near = starts.get(starts.len().saturating_sub(MOST_WORDS)..).unwrap_or_default();
            let of_word = |start: &usize| {
                let quoted = before.get(..*start)?.ends_with('`');
                let written = before.get(start - usize::from(quoted)..)?;
                alternatives(written).filter(|list| list.rest.is_empty()).map(|_| written)
            };
            found.extend(near.iter().find_map(of_word).map(|written| (name, format!("One of {written}"))));
        }
    }
    found
}

/// A list of alternatives: with an "or" or a sign between them, and not of types.
fn alternatives(text: &str) -> Option<List<'_>> {
    let list = text::list(text).filter(|list| list.values.len() > 1 && list.alternatives)?;
    let written = text.get(..text.len() - list.rest.len())?;
    let are_separate = written.contains(" or ") || written.contains(['|', '/']);
    let is_kind = |value: &text::Value| {
        types::in_cell(&value.text).is_some() || matches!(&*value.text.to_ascii_lowercase(), "id" | "name" | "and")
    };
    (are_separate && !list.values.iter().any(|value| !value.quoted && is_kind(value))).then_some(list)
}

#[cfg(test)]
mod tests {
    use super::{Names, of_sentence};

    fn found(sentence: &str) -> Vec<(String, String)> {
        let names: Vec<String> = ["soil", "order", "size"].iter().map(|name| (*name).to_owned()).collect();
        of_sentence(sentence, &Names::new(&names, &[]))
    }

    #[test]
    fn alternatives_stand_in_brackets_after_the_name() {
        for (sentence, remark) in [
            ("Filter by soil (sand|clay|peat).", "One of sand|clay|peat"),
            ("The beds of a soil (sand, clay or peat) and size", "One of sand, clay or peat"),
        ] {
            assert_eq!(found(sentence), [("soil".to_owned(), remark.to_owned())], "{sentence}");
        }
    }

    #[test]
    fn alternatives_stand_before_the_name() {
        for (sentence, remark) in [
            ("Beds by `age`, `row` or `area` (`order`).", "One of `age`, `row` or `area`"),
            ("Sorts by age or area, depending on `order`.", "One of age or area"),
        ] {
            assert_eq!(found(sentence), [("order".to_owned(), remark.to_owned())], "{sentence}");
        }
    }

    #[test]
    fn other_brackets_have_no_values() {
        for sentence in [
            "Find by soil (name or id)",
            "The soil (string or number)",
            "The size (width and height)",
            "The size (small, see below)",
            "Beds of a row (`order`)",
        ] {
            assert!(found(sentence).is_empty(), "{sentence}");
        }
    }
}
