//! Values with their meanings: "1 = active, 2 = closed", a line for each, "`a`: the first, `b`: the second".

use super::beside::{abbreviated, before_words, numbered, side_by_side};
use super::purposes::{self, is_letter};
use crate::arguments::sentences::default::phrases::rest_of_clause;
use crate::arguments::sentences::text::{Value, value};

/// The separators between a value and its meaning.
const SIGNS_OF_MEANING: [char; 5] = ['=', ':', '-', '–', '—'];

/// The values, if the text ends in a list of at least two that each have a meaning.
pub fn values(text: &str) -> Option<Vec<Value>> {
    if let Some(values) = with_brackets(text).or_else(|| side_by_side(text)).or_else(|| before_words(text)) {
        return Some(values);
    }
    if let Some(values) = numbered(text).or_else(|| abbreviated(text)) {
        return Some(values);
    }
    if !has_two_signs(text) {
        return purposes::values(text);
    }
    let ends = ["\n", ". ", ": ", "? ", "; ", " (", " [", ") ", "] "];
    let starts = ends.iter().flat_map(|end| text.match_indices(end).map(|(at, end)| at + end.len()));
    // "状态:1-启用": without a blank
    let labels = text.match_indices(':').map(|(at, _)| at + 1).filter(|at| {
        text.get(..at - 1).is_some_and(|head| head.ends_with(|c: char| !c.is_ascii()))
            && text
                .get(*at..)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()))
    });
    // "integer, 1 - draft, 2 - done"
    let comma = text.find(", ").map(|at| at + 2);
    let mut starts: Vec<usize> = std::iter::once(0).chain(starts).chain(labels).chain(comma).collect();
    starts.sort_unstable();
    starts.into_iter().find_map(|start| list(text.get(start..)?)).or_else(|| purposes::values(text))
}

/// Whether a text has at least two of [`SIGNS_OF_MEANING`].
///
/// A loop over bytes: a search for each sign takes ten times as long in a macro, which is not optimized.
fn has_two_signs(text: &str) -> bool {
    let (mut rest, mut has_one) = (text.as_bytes(), false);
    while let [_, after @ ..] = rest {
        // the last two are "–" and "—"
        if matches!(rest, [b'=' | b':' | b'-', ..] | [0xE2, 0x80, 0x93 | 0x94, ..]) {
            if has_one {
                return true;
            }
            has_one = true;
        }
        rest = after;
    }
    false
}

/// "10 (pending), 20 (done)": each with its meaning in brackets.
fn with_brackets(text: &str) -> Option<Vec<Value>> {
    if text.matches(" (").count() < 2 {
        return None;
    }
    let starts =
        [": ", "\n", ". ", "; "].iter().flat_map(|end| text.match_indices(end).map(|(at, end)| at + end.len()));
    std::iter::once(0).chain(starts).find_map(|start| {
        let mut rest = text.get(start..)?;
        let mut values: Vec<Value> = Vec::new();
        loop {
            let Some((value, after)) = value(rest) else { return (values.len() > 1).then_some(values) };
            let is_code =
                value.quoted || value.text.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '_');
            let meaning = after.strip_prefix(" (").filter(|_| is_code).and_then(|after| after.split_once(')'));
            // ", where `a` is used": the end of the list
            let is_open = ["other", "etc", "more", "e.g", "..."].iter().any(|word| rest.starts_with(word));
            let Some((meaning, after)) = meaning.filter(|_| !is_open) else {
                return (values.len() > 1 && !is_open).then_some(values);
            };
            if !meaning.starts_with(char::is_alphabetic) || values.iter().any(|other| other.text == value.text) {
                return None;
            }
            values.push(value);
            let next = after.trim_start_matches([',', ';', ' ', '\n']);
            let next = ["and ", "or ", "o ", "ou ", "oder ", "y ", "e ", "и ", "или "]
                .iter()
                .fold(next, |next, word| next.strip_prefix(word).unwrap_or(next));
            if next.is_empty() || after.starts_with('.') {
                return (values.len() > 1).then_some(values);
            }
            rest = next;
        }
    })
}

fn list(text: &str) -> Option<Vec<Value>> {
    let opened = text.find('(').unwrap_or(text.len());
    let text = text.find([')', ']']).filter(|close| *close < opened).and_then(|end| text.get(..end)).unwrap_or(text);
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let by_line = || with_meanings(lines().collect());
    let by_sentence = || with_meanings(text.split(". ").map(str::trim).collect());
    let by_slash = || text.split(" / ").map(|part| assigned(part.trim())).collect::<Option<Vec<Value>>>();
    let by_bar = || with_meanings(text.split('|').map(str::trim).collect());
    // "0:关闭,1:打开,默认0"
    let is_default = |part: &&str| value_with_meaning(part.trim(), false).is_none() && rest_of_clause(part).is_some();
    let by_comma = || {
        let parts = text.split([',', ';']).filter(|part| !is_default(part));
        with_meanings(parts.map(str::trim).collect())
    };
    let sound = |values: &Vec<Value>| {
        let distinct = |value: &Value| values.iter().filter(|other| other.text == value.text).count() == 1;
        values.len() > 1 && values.iter().all(distinct)
    };
    by_line()
        .filter(sound)
        .or_else(|| by_sentence().filter(sound))
        .or_else(|| by_comma().filter(sound))
        .or_else(|| by_slash().filter(sound))
        .or_else(|| by_bar().filter(sound))
}

/// `m = metres`: a short word that is explained.
fn assigned(part: &str) -> Option<Value> {
    const LONGEST: usize = 12;
    let (value, rest) = value(part)?;
    let meaning = rest.trim_start().strip_prefix('=')?.trim_start();
    (value.text.len() <= LONGEST && meaning.starts_with(char::is_alphabetic)).then_some(value)
}

/// The values of parts that each have a meaning.
fn with_meanings(parts: Vec<&str>) -> Option<Vec<Value>> {
    // a dash before each part begins an entry of a list; before some numbers it is a sign: "1 = on, -1 = gone"
    let has_sign = !parts.iter().all(|part| is_negative(part));
    parts.into_iter().map(|part| value_with_meaning(part, has_sign)).collect()
}

fn is_negative(part: &str) -> bool {
    part.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A value, a sign, and words: `1 = active`.
fn value_with_meaning(part: &str, has_sign: bool) -> Option<Value> {
    let part = part.trim_start_matches("and ").trim_start_matches("or ");
    let is_entry = !(has_sign && is_negative(part));
    let part = part.strip_prefix(['-', '*', '•']).filter(|_| is_entry).map_or(part, str::trim_start);
    let (value, rest) = number_with_meaning(part).or_else(|| value(part))?;
    let digits = value.text.strip_prefix('-').unwrap_or(&value.text);
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    let rest = rest.trim_start_matches(' ');
    let meaning = ["=>", "->", "--"]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))
        .or_else(|| rest.strip_prefix(SIGNS_OF_MEANING))?;
    let meaning = meaning.trim_start();
    let is_meaning = meaning.starts_with(|first: char| first.is_alphabetic() || first == '"');
    let is_code = value.is_plainly_literal() || is_letter(&value);
    ((is_number || value.quoted || is_code) && is_meaning).then_some(value)
}

/// `1=active`, `1-启用`: a number and a sign without a blank.
fn number_with_meaning(part: &str) -> Option<(Value, &str)> {
    let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '_');
    let digits = part.get(..part.len() - rest.len()).filter(|digits| {
        !digits.is_empty()
            && (digits.len() > 1 || part.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with('='))
    })?;
    let meaning = rest.strip_prefix(['=', ':']).or_else(|| rest.strip_prefix('-').filter(|text| !text.is_ascii()))?;
    let named = meaning.starts_with(char::is_alphabetic);
    named.then(|| (Value { text: digits.to_owned(), quoted: false }, rest))
}

#[cfg(test)]
mod tests {
    use super::values;

    fn texts(text: &str) -> Vec<String> {
        values(text).unwrap_or_default().into_iter().map(|value| value.text).collect()
    }

    #[test]
    fn numbers_and_quoted_texts_may_have_a_meaning() {
        assert_eq!(texts("Filter by status: 1 = Active, 2 = Inactive, 3 = Deleted"), ["1", "2", "3"]);
        assert_eq!(texts("0 - off\n1 - on"), ["0", "1"]);
        assert_eq!(texts("1 = on, 0 = off, -2 = gone"), ["1", "0", "-2"]);
        assert_eq!(texts("-1: none, 0: some, and -2: all"), ["-1", "0", "-2"]);
        assert_eq!(texts("-0: off\n-1: on"), ["0", "1"]);
        assert_eq!(texts("The kind. `text`: plain text, `image`: an image."), ["text", "image"]);
        assert_eq!(texts("Use 1 for yes and 0 for no."), ["1", "0"]);
        let purposes = "Optional: \"1\" to warn the guest first, \"0\" to not warn them. Default: \"0\".";
        assert_eq!(texts(purposes), ["1", "0"]);
        let verb = "(Required) Use `new` for books that came or were sold, or `old` to see those that are lost";
        assert_eq!(texts(verb), ["new", "old"]);
        assert_eq!(texts("New ones only - 1 for a garden, 2 for a field"), ["1", "2"]);
        assert_eq!(texts("状态: 0: 关闭; 1: 打开"), ["0", "1"]);
        assert_eq!(texts("0:关闭,1:打开,默认0"), ["0", "1"]);
        assert_eq!(texts("状态 (0:关闭 1:打开)"), ["0", "1"]);
    }

    #[test]
    fn lists_without_meanings_have_no_values() {
        for text in [
            "1 - 100",
            "From 1 to 2, 3 at most",
            "`a` and `b`",
            "10: ten",
            "Ratio 4:3, 16:9",
            "1 to 5, 6 to 9",
            "`a`: one, then two",
        ] {
            assert!(texts(text).is_empty(), "{text}");
        }
    }
}
