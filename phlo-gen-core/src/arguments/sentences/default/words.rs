//! Defaults that are words of a sentence: "por defecto fecha", "默认 zh", "off by default".

use super::literal::is_no_value;
use super::phrases::truth;
use crate::arguments::sentences::text::{Text, Value, ends, ends_clause, holds_any, may_hold_any, starts, value};
use crate::bytes::is_ascii;

/// A default in words.
#[derive(Debug, PartialEq)]
pub struct WordDefault {
    pub text: String,
    /// Whether it can be nothing else. Another counts only if the saved value is the same, or as a boolean.
    pub is_certain: bool,
}

/// The default that words name: in English, Chinese, Japanese or Korean; other languages are put into English before.
pub fn find(text: &Text, allowed: &[String]) -> Option<WordDefault> {
    of_signs(text, allowed).or_else(|| of_english(text).map(|value| of_value(value, allowed)))
}

/// "默认20条"; and "Standard: 10", "(Standard 10)", where no other word tells the language.
fn of_signs(text: &Text, allowed: &[String]) -> Option<WordDefault> {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "standard:", "standard =", "standard ist ", "(standard ", ", standard ", "; standard ", ". standard ", "省略時", "默认值", "默认", "缺省值", "缺省", "預設值", "預設", "デフォルト", "既定値", "기본값",
    ];
    if is_ascii(text) && !holds_any(text, &["standard"]) {
        return None;
    }
    let lower = text.to_lowercase();
    // a letter that is longer in lower case would shift the positions after it
    let text: &str = if lower.len() == text.len() { text } else { &lower };
    WORDS.iter().find_map(|word| {
        let (start, _) = lower.match_indices(word).next()?;
        after_word(text, start, start + word.len(), allowed)
    })
}

/// The value beside a phrase for a default.
fn after_word(text: &str, start: usize, end: usize, allowed: &[String]) -> Option<WordDefault> {
    let before = text.get(..start)?.trim_end();
    let is_joined = text.get(start..end)?.chars().all(|c| c > '\u{2e80}');
    let rest = text.get(end..)?;
    if ["否则", "时", "否則", "時"].iter().any(|end| before.ends_with(end)) {
        return None;
    }
    // "默认是", "默认为否"
    let joined = rest.trim_start_matches([' ', ':', '=', '为', '為']);
    if is_joined
        && let Some((word, _)) = value(joined)
            .filter(|(word, rest)| is_end(rest) && !word.is_plainly_literal() && truth(&word.text).is_some())
    {
        return Some(WordDefault { text: word.text, is_certain: false });
    }
    const LINKS: [char; 6] = [' ', '为', '是', '為', 'は', '은'];
    let rest = rest.trim_start_matches(LINKS);
    let rest = rest.strip_prefix([':', '=']).unwrap_or(rest);
    let (value, rest) = value(rest.trim_start_matches(LINKS))?;
    let digits = value.text.trim_end_matches(|c: char| c > '\u{2e80}');
    if digits.parse::<f64>().is_ok() && (is_joined || is_end(rest) && value.text.is_ascii()) {
        return Some(WordDefault { text: digits.to_owned(), is_certain: true });
    }
    is_end(rest).then(|| of_value(value, allowed))
}

/// Whether a clause ends; there is no blank after a comma between words of Chinese or Japanese.
fn is_end(rest: &str) -> bool {
    ends_clause(rest) || rest.strip_prefix(',').is_some_and(|after| after.starts_with(|c: char| c > '\u{2e80}'))
}

fn of_value(value: Value, allowed: &[String]) -> WordDefault {
    let is_certain = (value.text.is_ascii() && value.is_plainly_literal()) || allowed.contains(&value.text);
    WordDefault { text: value.text, is_certain }
}

/// "off by default", "Defaults to no", "name by default": a word, alone in its clause if it is not one of truth.
fn of_english(text: &Text) -> Option<Value> {
    if !may_hold_any(text, &["default", "by default"]) {
        return None;
    }
    let after = ["defaults to", "default is", "default", "by default"].iter().flat_map(|lead| {
        ends(text, lead).into_iter().filter_map(|end| {
            let rest = text.get(end..)?.trim_start_matches([':', '=', ' ']);
            let (value, rest) = value(rest)?;
            let begins = *lead == "default" && text.get(..end - lead.len()).is_some_and(begins_clause);
            let is_sound = truth(&value.text).is_some() || begins && !is_no_value(&value);
            (is_sound && ends_clause(rest)).then_some(value)
        })
    });
    let before = starts(text, "by default").into_iter().filter_map(|start| {
        let head = text.get(..start)?.strip_suffix(' ')?;
        let word = head.rsplit([' ', '\n', '(', ',']).next()?;
        let (value, rest) = value(word).filter(|(value, rest)| rest.is_empty() && !is_no_value(value))?;
        let is_sound = begins_clause(head.strip_suffix(word)?) || truth(&value.text).is_some();
        (rest.is_empty() && is_sound).then_some(value)
    });
    after.chain(before).next()
}

/// Whether a clause begins after a text.
fn begins_clause(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with([',', ';', '(', '.', '-', '–', ':'])
}

#[cfg(test)]
mod tests {
    use super::{Text, WordDefault, find};
    use crate::arguments::sentences::text::of_inlines;
    use crate::prose::Inline;

    fn found(text: &str) -> Option<(String, bool)> {
        let allowed = ["dry".to_owned(), "wet".to_owned()];
        let text = of_inlines(&[Inline::Text(text.to_owned())]);
        find(&Text::new(&text), &allowed).map(|WordDefault { text, is_certain }| (text, is_certain))
    }

    #[test]
    fn a_literal_or_an_allowed_value_is_certain() {
        for text in ["Suelo, por defecto dry", "Boden; Standard: dry", "土壤，默认 dry", "Sol (par défaut : dry)"]
        {
            assert_eq!(found(text), Some(("dry".to_owned(), true)), "{text}");
        }
        assert_eq!(found("每页条数，默认20条"), Some(("20".to_owned(), true)));
    }

    #[test]
    fn another_word_is_a_guess() {
        for (text, word) in [
            ("Orden, por defecto fecha", "fecha"),
            ("Sortierung, standardmäßig name", "name"),
            ("是否公开，默认否", "否"),
            ("语言，默认 zh", "zh"),
            ("Only those, off by default", "off"),
            ("The order, name by default", "name"),
            ("Whether to water. Defaults to no.", "no"),
        ] {
            assert_eq!(found(text), Some((word.to_owned(), false)), "{text}");
        }
        for text in ["Por defecto la primera cama", "The beds are dug by default"] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
