//! Values before their meanings without a sign between them: "`01` Private, `02` Commercial", "S-Single M-Married".

use crate::arguments::sentences::text::{Value, value};

/// "S-Single M-Married", "0: all 1: some": codes with their meanings side by side, with only blanks between them.
pub fn side_by_side(text: &str) -> Option<Vec<Value>> {
    const LONGEST: usize = 3;
    let is_code = |code: &str| {
        !code.is_empty()
            && code.len() <= LONGEST
            && (code.bytes().all(|b| b.is_ascii_digit()) || code.bytes().all(|b| b.is_ascii_uppercase()))
    };
    let mut values: Vec<Value> = Vec::new();
    let mut has_word = true;
    for token in text.split([' ', '\n']).filter(|token| !token.is_empty()) {
        let found =
            token.find(['-', ':', '=']).and_then(|at| token.split_at_checked(at)).filter(|(code, _)| is_code(code));
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
