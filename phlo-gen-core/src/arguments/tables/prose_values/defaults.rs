//! Defaults of several arguments in one sentence: "Default page is 0 and default size is 20".

use super::mentions::Names;
use crate::arguments::sentences::default;
use crate::arguments::sentences::text::Text;

/// Words that say that what follows or precedes is a default.
#[rustfmt::skip]
const DEFAULT: &[&str] = &[
    "default", "defaults", "默认",
];

/// Words that may stand between a name and its default.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "is", "to", "of", "default", "defaults", "by", "set", "ist", "auf", "est", "vaut", "es", "é", "è", "value", "at", "=", ":", "为", "是", "sind",
];

/// Words that may stand before a name; after any other word it may be part of another term: "the page size".
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "", "default", "defaults", "the", "and", "values", "value", "is", "ist", "und", "et", "y", "e", "и", "are", "default:",
    "default values", "默认", "=", ":",
];

/// Words between several names or values.
const JOINERS: [&str; 8] = ["and", "und", "et", "y", "e", "и", "&", "the"];

/// A piece of a sentence.
struct Word<'s> {
    text: &'s str,
    /// Whether it is in code or quoted.
    is_marked: bool,
    /// Whether it begins a clause.
    begins: bool,
}

/// The names in a sentence about defaults, each with the number, the boolean or the quoted text said to be its default.
pub fn of_sentence(sentence: &str, names: &Names) -> Vec<(String, String)> {
    let lower = sentence.to_lowercase();
    if !DEFAULT.iter().any(|word| lower.contains(word)) || lower.contains("response") {
        return Vec::new();
    }
    if let Some(found) = of_subject(sentence, names).or_else(|| of_usage(sentence, names)) {
        return vec![found];
    }
    let words = words(sentence);
    if let Some(found) = in_parallel(&words, names) {
        return found;
    }
    let mut found: Vec<(String, String)> = Vec::new();
    let mut is_about_defaults = false;
    for (index, word) in words.iter().enumerate() {
        is_about_defaults |= DEFAULT.contains(&word.text.to_lowercase().as_str());
        let before = index.checked_sub(1).and_then(|index| words.get(index));
        let stands_alone = word.is_marked
            || word.begins
            || before.is_none_or(|word| BEFORE.contains(&word.text.to_lowercase().as_str()));
        if !names.has(word.text) || !stands_alone {
            continue;
        }
        let after = words.get(index + 1..).unwrap_or_default();
        let between = after.iter().take_while(|word| is_between(word) && !word.begins).count();
        let says = |word: &Word| DEFAULT.contains(&word.text.to_lowercase().as_str());
        is_about_defaults |= after.iter().take(between).any(says);
        let value =
            after.get(between).filter(|value| !value.begins && (between > 0 || word.is_marked) && is_value(value));
        let is_followed = after.get(between + 2).is_some_and(says);
        is_about_defaults |= is_followed && after.get(between + 1).is_some_and(|word| word.text == "by");
        if let Some(value) = value.filter(|_| is_about_defaults)
            && ends(after.get(between + 1), names)
        {
            found.push((word.text.to_owned(), value.text.to_owned()));
        }
    }
    found
}

/// "Row is a number and defaults to 100": the name is the first word of the sentence.
fn of_subject(sentence: &str, names: &Names) -> Option<(String, String)> {
    const MOST_WORDS: usize = 6;
    let (before, _) = sentence.split_once(" defaults to ")?;
    let mut words = before.split(' ');
    let name = names.titled(words.next()?)?;
    let others: Vec<&str> = words.collect();
    if others.len() > MOST_WORDS || others.iter().any(|word| names.has(word) || word.contains(['`', ',', ';'])) {
        return None;
    }
    let rest = sentence.get(before.len() + 1..)?;
    default::in_text(&Text::new(rest), &[]).map(|value| (name, value))
}

/// "Shading is on by default (`shade=1`)", "With `dry=true` nothing is sent (default `false`)".
fn of_usage(sentence: &str, names: &Names) -> Option<(String, String)> {
    let mut codes = sentence.split('`').skip(1).step_by(2).filter(|code| code.contains('='));
    let (name, value) = codes.next()?.split_once('=').filter(|_| codes.next().is_none())?;
    if !names.has(name) || value.is_empty() || value.contains([' ', '{', '<', '=']) {
        return None;
    }
    let bracketed = format!("(`{name}={value}`)");
    let (before, after) = sentence.split_once(&bracketed).unwrap_or((sentence, ""));
    let has_by_default = before.to_ascii_lowercase().contains("by default");
    if has_by_default && before.len() < sentence.len() && !after.to_ascii_lowercase().contains("default") {
        return Some((name.to_owned(), value.to_owned()));
    }
    let (_, rest) = sentence.split_once("(default ")?;
    let stated = rest.split_once(')')?.0.trim_matches(['`', '"', ':', ' ']);
    (!stated.is_empty() && !stated.contains(' ')).then(|| (name.to_owned(), stated.to_owned()))
}

/// "`row` and `depth` default to 0 and 20 respectively", "a, b and c are 0 by default": a value for each name, or one for all.
///
/// `None` if the sentence is none of this kind.
fn in_parallel(words: &[Word], names: &Names) -> Option<Vec<(String, String)>> {
    let is_name = |word: &Word| names.has(word.text);
    let start = words.iter().position(is_name)?;
    let (own, after) = listed(words.get(start..)?, &is_name);
    let between = after.iter().take_while(|word| is_between(word) || matches!(word.text, "are" | "both")).count();
    let (values, tail) = listed(after.get(between..)?, &is_value);
    let says = |words: &[Word]| words.iter().any(|word| DEFAULT.contains(&word.text.to_lowercase().as_str()));
    let is_said = says(after.get(..between)?) || says(words.get(..start)?) || says(tail);
    let is_end = |word: &Word| matches!(word.text, "by" | "respectively") || DEFAULT.contains(&word.text);
    if own.len() < 2 || between == 0 || values.is_empty() || !is_said || !tail.iter().all(is_end) {
        return None;
    }
    Some(match values.as_slice() {
        [one] => own.into_iter().map(|name| (name, one.clone())).collect(),
        _ if values.len() == own.len() => own.into_iter().zip(values).collect(),
        _ => Vec::new(),
    })
}

/// The items at the beginning, with commas or "and" between them, and the words after them.
fn listed<'w, 's>(words: &'w [Word<'s>], is_item: &dyn Fn(&Word) -> bool) -> (Vec<String>, &'w [Word<'s>]) {
    let (mut items, mut rest, mut is_joined) = (Vec::new(), words, true);
    while let [word, after @ ..] = rest {
        if is_item(word) && (is_joined || word.begins) {
            items.push(word.text.to_owned());
            is_joined = false;
        } else if JOINERS.contains(&word.text.to_lowercase().as_str()) && !items.is_empty() {
            is_joined = true;
        } else {
            break;
        }
        rest = after;
    }
    (items, rest)
}

fn is_between(word: &Word) -> bool {
    BETWEEN.contains(&word.text.to_lowercase().as_str())
}

/// Whether nothing after a value changes it, such as a unit or "if": the sentence or the clause ends, or another one begins.
fn ends(next: Option<&Word>, names: &Names) -> bool {
    next.is_none_or(|word| {
        word.begins || names.has(word.text) || JOINERS.contains(&word.text.to_lowercase().as_str()) || word.text == "by"
    })
}

fn is_value(word: &Word) -> bool {
    let is_number = word.text.parse::<f64>().is_ok() && word.text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    word.is_marked || is_number || matches!(word.text, "true" | "false")
}

/// The words; Chinese signs end a word and are one.
fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut out: Vec<Word> = Vec::new();
    let (mut at, mut begins) = (0, true);
    while let Some(rest) = sentence.get(at..).filter(|rest| !rest.is_empty()) {
        let sign = rest.chars().next().unwrap_or_default();
        let length = match sign {
            '`' | '"' => {
                let Some(end) = rest.get(1..).and_then(|rest| rest.find(sign)) else { return out };
                out.push(Word { text: rest.get(1..=end).unwrap_or_default(), is_marked: true, begins });
                begins = false;
                end + 2
            }
            '=' | ':' => {
                out.push(Word { text: rest.get(..1).unwrap_or_default(), is_marked: false, begins: false });
                1
            }
            '(' if DEFAULT
                .iter()
                .any(|word| rest.get(1..).is_some_and(|rest| rest.to_lowercase().starts_with(word))) =>
            {
                1
            }
            ',' | ';' | '(' | ')' | '，' | '、' | '；' | '。' | '!' | '?' => {
                begins = true;
                sign.len_utf8()
            }
            _ if sign.is_whitespace() => sign.len_utf8(),
            _ => {
                let is_wide = |c: char| c > '\u{2e80}';
                let stops =
                    |c: char| c.is_whitespace() || "`\"=:,;()，、；。!?".contains(c) || is_wide(c) != is_wide(sign);
                let length = rest.find(stops).unwrap_or(rest.len());
                let text = rest.get(..length).unwrap_or_default().trim_end_matches('.');
                if !text.is_empty() {
                    out.push(Word { text, is_marked: false, begins });
                    begins = false;
                }
                length.max(1)
            }
        };
        at += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Names, of_sentence};
    use crate::arguments::sentences::text::of_inlines;
    use crate::prose::Inline;

    fn found(sentence: &str) -> String {
        let names: Vec<String> = ["row", "depth", "soil"].iter().map(|name| (*name).to_owned()).collect();
        let sentence = of_inlines(&[Inline::Text(sentence.to_owned())]);
        let found = of_sentence(&sentence, &Names::new(&names, &[]));
        found.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_name_has_the_value_after_it() {
        for sentence in [
            "Default row is 0 and default depth is 20",
            "row defaults to 0 and depth to 20",
            "By default, `row` is 0 and `depth` is 20.",
            "Default values: row = 0, depth = 20",
            "默认 row 为 0，depth 为 20。",
            "Standardmäßig ist `row` 0 und `depth` ist 20",
        ] {
            assert_eq!(found(sentence).replace("row=0 ", ""), "depth=20", "{sentence}");
        }
        assert_eq!(found("The default depth is 20"), "depth=20");
        assert_eq!(found("`soil` is \"sand\" by default"), "soil=sand");
    }

    #[test]
    fn a_subject_or_a_usage_has_its_value() {
        for sentence in [
            "Depth is a number and defaults to 20.",
            "Depth defaults to `20`.",
            "Digging is on by default (`depth=20`); set it to 0 otherwise.",
            "With `depth=5` less is dug (default `20`).",
        ] {
            assert_eq!(found(sentence), "depth=20", "{sentence}");
        }
        for sentence in [
            "The depth of all beds defaults to 20.",
            "For example `depth=20` is dug.",
            "By default beds are dug, with `depth=20` deeper.",
            "With `depth=5` and `row=2` less is dug (default `20`).",
        ] {
            assert_eq!(found(sentence), "", "{sentence}");
        }
    }

    #[test]
    fn several_names_have_as_many_values_or_one() {
        for sentence in [
            "`row` and `depth` default to 0 and 20.",
            "row and depth are 0 and 20 by default",
            "The default values of row and depth are 0 and 20 respectively",
            "row und depth sind standardmäßig 0 und 20",
        ] {
            assert_eq!(found(sentence), "row=0 depth=20", "{sentence}");
        }
        assert_eq!(found("`row`, `depth` and `soil` default to 0"), "row=0 depth=0 soil=0");
        assert_eq!(found("`row` and `soil` default to `a` and `b`."), "row=a soil=b");
        assert_eq!(found("row and depth default to 1, 2 and 3"), "");
    }

    #[test]
    fn other_numbers_are_no_defaults() {
        for sentence in [
            "The default row depth is 20",
            "depth is 20 and the default is large",
            "The default depth is 20 times the row",
            "By default row 3 is shown",
            "The depth is 3",
        ] {
            assert_eq!(found(sentence), "", "{sentence}");
        }
    }
}
