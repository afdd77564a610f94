//! Values before their meanings without a sign between them: "`01` Private, `02` Commercial", "S-Single M-Married".

use super::plausible::gives_examples;
use crate::arguments::sentences::text::{Value, value};
use crate::bytes::{kind, position};

/// "S-Single M-Married", "0: all 1: some": codes with their meanings side by side, with only blanks between them.
///
/// A label may come before them: "Refund 1=card 2=balance".
pub fn side_by_side(text: &str) -> Option<Vec<Value>> {
    let labelled = || {
        let (label, rest) = text.split_once(' ')?;
        let is_first = rest.find('=').is_some_and(|at| at < 4);
        let is_label = is_first && !label.contains(['-', ':', '=', '.', ',']);
        is_label.then(|| codes_and_meanings(rest))?
    };
    let bracketed = || codes_and_meanings(text.split_once('(')?.1.split_once(')')?.0);
    codes_and_meanings(text).or_else(labelled).or_else(bracketed)
}

fn codes_and_meanings(text: &str) -> Option<Vec<Value>> {
    const LONGEST: usize = 3;
    let is_code = |code: &str| {
        !code.is_empty()
            && code.len() <= LONGEST
            && (code.bytes().all(|b| b.is_ascii_digit()) || code.bytes().all(|b| b.is_ascii_uppercase()))
    };
    let mut values: Vec<Value> = Vec::new();
    let mut has_word = true;
    for token in text.split([' ', '\n']).filter(|token| !token.is_empty()) {
        let found = position(token, kind!(b'-' | b':' | b'='))
            .and_then(|at| token.split_at_checked(at))
            .filter(|(code, _)| is_code(code));
        match found {
            Some((code, meaning)) if has_word => {
                has_word = meaning.len() > 1;
                if meaning.get(1..).is_some_and(|meaning| meaning.starts_with(|c: char| c.is_ascii_digit())) {
                    return None;
                }
                values.push(Value { text: code.to_owned(), quoted: false });
            }
            Some(_) => return None,
            None if values.is_empty() => return None,
            None => {
                has_word = true;
                let ends = token.contains(['.', ';', ',', '(', '。']);
                if ends {
                    break;
                }
            }
        }
    }
    let numbers: Vec<u32> = values.iter().filter_map(|value| value.text.parse().ok()).collect();
    let in_order =
        numbers.is_empty() || numbers.len() == values.len() && numbers.windows(2).all(|pair| pair[0] < pair[1]);
    (values.len() > 1 && has_word && in_order && are_distinct(&values)).then_some(values)
}

/// "State: 0 draft, 1 sent, 2 paid": consecutive numbers, each before a word for it.
pub fn numbered(text: &str) -> Option<Vec<Value>> {
    if !text.contains(',') {
        return None;
    }
    let start = text.find(':').map_or(0, |at| at + 1);
    let before = text.get(..start)?;
    let list = text.get(start..)?.split(['(', '.', '。', '\n']).next()?;
    let parts: Vec<(Option<u32>, &str, &str)> = list.split([',', ';']).map(number_and_word).collect::<Option<_>>()?;
    let are_in_order = parts.windows(2).all(|pair| match pair {
        [(Some(one), first, _), (Some(other), second, _)] => *other == one + 1 && first != second,
        _ => false,
    });
    // "2 adults, 3 children" counts
    let are_counted = parts.iter().filter(|(_, meaning, _)| meaning.ends_with('s')).count() > 1
        && parts.first().is_some_and(|(number, ..)| *number > Some(1));
    // "0 main, 1 reserve"
    let is_flag = parts.len() == 2 && parts.first().is_some_and(|(number, ..)| *number == Some(0));
    let is_long = !are_counted && (parts.len() > 2 || is_flag) || parts.len() > 1 && !list.is_ascii();
    let values = || parts.iter().map(|(_, _, text)| Value { text: (*text).to_owned(), quoted: false }).collect();
    (is_long && are_in_order && !gives_examples(&before.to_lowercase())).then(values)
}

/// "1 sent": a number, and a word that is no unit.
fn number_and_word(part: &str) -> Option<(Option<u32>, &str, &str)> {
    const LONGEST_MEANING: usize = 40;
    #[rustfmt::skip]
    const UNITS: [&str; 22] = [
        "ms", "second", "seconds", "sec", "minute", "minutes", "min", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
        "year", "years", "kb", "mb", "gb", "items", "characters",
    ];
    let (number, meaning) = part.trim().split_once(' ')?;
    let meaning = meaning.trim();
    let is_word = meaning.starts_with(char::is_alphabetic) && meaning.len() < LONGEST_MEANING;
    let is_unit = UNITS.contains(&meaning.to_lowercase().split(' ').next().unwrap_or_default());
    let is_range = meaning.starts_with("to ") || meaning.starts_with("and ") || meaning.starts_with("or ");
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && is_word && !is_unit && !is_range).then(|| (number.parse::<u32>().ok(), meaning, number))
}

/// "Ascending (asc) or descending (desc)": the short form of each word in brackets.
pub fn abbreviated(text: &str) -> Option<Vec<Value>> {
    const MOST: usize = 12;
    if text.matches(" (").count() < 2 {
        return None;
    }
    let (first, _) = text.split_once(" (")?;
    let start = first.rfind([' ', ':', '\n']).map_or(0, |at| at + 1);
    let mut rest = text.get(start..)?;
    let mut values: Vec<Value> = Vec::new();
    for _ in 0..MOST {
        let (word, after) = rest.split_once(" (")?;
        let (code, after) = after.split_once(')')?;
        if !is_short_form(code, word) {
            return None;
        }
        values.push(Value { text: code.trim_matches(['`', '"', '\'']).to_owned(), quoted: false });
        let next = ["or ", "and "].iter().fold(after.trim_start_matches([',', '/', '|', ' ']), |next, joiner| {
            next.strip_prefix(joiner).unwrap_or(next)
        });
        if after.is_empty() || after.starts_with(['.', ';', '\n']) {
            return (values.len() > 1 && are_distinct(&values)).then_some(values);
        }
        rest = next;
    }
    None
}

/// Whether a word has the letters of another one, in their order and from the first on: "kg" of "kilogram".
fn is_short_form(code: &str, word: &str) -> bool {
    let is_word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    let (code, word) = (code.trim_matches(['`', '"', '\'']).to_ascii_lowercase(), word.to_ascii_lowercase());
    let mut letters = word.bytes();
    is_word(&code)
        && is_word(&word)
        && code.len() < word.len()
        && code.as_bytes().first() == word.as_bytes().first()
        && code.bytes().all(|letter| letters.any(|other| other == letter))
}

fn are_distinct(values: &[Value]) -> bool {
    values.iter().all(|value| values.iter().filter(|other| other.text == value.text).count() == 1)
}

/// "`01` Private, `02` Commercial", "`track` repeats it. `off` does not.": quoted values, each before its meaning.
pub fn before_words(text: &str) -> Option<Vec<Value>> {
    if text.bytes().filter(|byte| matches!(byte, b'`' | b'"')).count() < 4 {
        return None;
    }
    let whole = text.trim_end().trim_end_matches('.');
    // "string - `a` does this. `b` does that."
    let after_type = whole.split_once(" - ").map(|(_, text)| text).filter(|text| text.starts_with(['`', '"']));
    heads_of_sentences(whole).or_else(|| [Some(whole), after_type].into_iter().flatten().find_map(explained_by_words))
}

/// `Kept or not. "yes" - It is kept. "no" - It is not.`: quoted values at the beginning of sentences, each with a dash.
fn heads_of_sentences(text: &str) -> Option<Vec<Value>> {
    let starts = text
        .match_indices([':', '.'])
        .filter(|(at, _)| text.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')))
        .map(|(at, _)| at + 2);
    let found = std::iter::once(0).chain(starts).filter_map(|start| {
        let (value, rest) = value(text.get(start..)?).filter(|(value, _)| value.quoted)?;
        [" - ", " – ", " — ", ": "].iter().any(|sign| rest.starts_with(sign)).then_some(value)
    });
    let values: Vec<Value> = found.collect();
    (values.len() > 1 && are_distinct(&values)).then_some(values)
}

fn explained_by_words(text: &str) -> Option<Vec<Value>> {
    let is_explained = |part: &str| {
        let part = part.trim_start().trim_start_matches("and ").trim_start_matches("or ");
        let (value, rest) = value(part).filter(|(value, _)| value.quoted)?;
        let meaning = rest.strip_prefix(' ')?.trim_start_matches(['-', '–', '—', ' ']);
        let is_code = !value.text.contains(' ') && value.text.contains(char::is_alphanumeric);
        (is_code && meaning.starts_with(char::is_alphabetic)).then_some(value)
    };
    let all = |separator: &str| {
        let parts = text.split(separator).filter(|part| !part.trim().is_empty());
        let values: Vec<Value> = parts.map(is_explained).collect::<Option<_>>()?;
        (values.len() > 1 && are_distinct(&values)).then_some(values)
    };
    let begins_with_capital = |values: &Vec<Value>| {
        // "`a` and `b`, `c` or `d`" are no meanings
        values.iter().all(|value| {
            let after = text.split_once(&format!("{}` ", value.text)).map(|(_, after)| after);
            after.is_some_and(|after| after.starts_with(char::is_uppercase))
        })
    };
    all(". ").or_else(|| all("\n")).or_else(|| all(", ").filter(begins_with_capital))
}

#[cfg(test)]
mod tests {
    use super::{abbreviated, numbered, side_by_side};
    use crate::arguments::sentences::text::Value;

    fn texts(values: Option<Vec<Value>>) -> Vec<String> {
        values.unwrap_or_default().into_iter().map(|value| value.text).collect()
    }

    #[test]
    fn consecutive_numbers_have_words_after_them() {
        assert_eq!(texts(numbered("State: 0 draft, 1 sent, 2 paid")), ["0", "1", "2"]);
        assert_eq!(texts(numbered("Kind of bed: 4 raised, 5 sunken bed, 6 flat")), ["4", "5", "6"]);
        assert_eq!(texts(numbered("类型:1 收入,2 支出")), ["1", "2"]);
        for text in [
            "For example: 1 adult, 2 children, 3 infants",
            "Wait: 1 second, 2 seconds, 3 seconds",
            "Sizes: 2 small, 5 large, 9 huge",
            "1 adult, 2 children",
            "Party: 2 adults, 3 youths, 4 infants",
            "Page: 1 to 5, 2 more, 3 less",
        ] {
            assert!(texts(numbered(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_short_form_in_brackets_is_the_value() {
        assert_eq!(texts(abbreviated("Ascending (asc) or descending (desc). Default: desc")), ["asc", "desc"]);
        assert_eq!(texts(abbreviated("Unit: kilogram (kg), gram (g)")), ["kg", "g"]);
        assert_eq!(texts(abbreviated("Celsius (`C`) / Fahrenheit (`F`)")), ["C", "F"]);
        for text in ["low (default) or high (slow)", "A number (n) of items (i) to show", "The bed (b)"] {
            assert!(texts(abbreviated(text)).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_label_may_come_before_codes() {
        assert_eq!(texts(side_by_side("Refund 1=card 2=balance")), ["1", "2"]);
        assert_eq!(texts(side_by_side("支付 0=现金 1=刷卡")), ["0", "1"]);
        assert!(texts(side_by_side("Ratio w=1 h=2")).is_empty());
    }
}
