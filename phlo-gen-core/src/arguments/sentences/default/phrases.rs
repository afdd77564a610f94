//! Words for a default, and for true and false, of each language.

use crate::bytes::Words;

/// Clauses that name a default, without the value. Those that contain others are before them. Other languages are put into
/// English before.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "by default", "if left out", "if omitted", "if not given", "is the default", "the default is", "default is", "defaults to",
    "default value", "default", "standard ist", "ist standard", "standard:", "默认值", "默认为", "默认", "缺省值", "缺省", "預設值", "預設",
    "デフォルト", "既定値", "기본값",
];

static WORDS: Words = Words::new(PHRASES);

/// Words that mean true, and words that mean false.
#[rustfmt::skip]
const TRUE: &[&str] = &[
    "true", "yes", "on", "enabled", "wahr", "ja", "ein", "an", "vrai", "oui", "sí", "verdadero", "cierto", "sim", "verdadeiro", "vero",
    "sì", "waar", "tak", "prawda", "да", "истина", "是", "真", "开", "开启", "はい", "예",
];

#[rustfmt::skip]
const FALSE: &[&str] = &[
    "false", "no", "off", "disabled", "falsch", "nein", "aus", "faux", "non", "falso", "não", "nao", "onwaar", "nee", "nie", "fałsz",
    "нет", "ложь", "否", "假", "关", "关闭", "いいえ", "아니오",
];

/// Whether a text may have a clause that names a default.
pub fn may_name_default(text: &str) -> bool {
    WORDS.are_in_any_case(text)
}

/// What a clause says of a default besides the phrase for it: "dry by default", "默认 dry", "default: dry".
pub fn rest_of_clause(clause: &str) -> Option<&str> {
    const LONGEST: usize = 80;
    let clause = clause.trim().trim_end_matches(['.', ')', '。']);
    if clause.len() > LONGEST || !may_name_default(clause) {
        return None;
    }
    let lower = clause.to_lowercase();
    if lower.len() != clause.len() {
        return None;
    }
    let rest = PHRASES.iter().find_map(|phrase| {
        // there are no blanks between words of Chinese or Japanese
        let is_joined = phrase.chars().all(|c| c > '\u{2e80}');
        let after = lower.strip_prefix(phrase).filter(|after| is_joined || !after.starts_with(char::is_alphanumeric));
        // "STD - Standard": what a value means
        let is_meaning = |before: &str| before.trim_end().ends_with(['-', '–', '—', ':', '=', '→', '>']);
        let is_apart = |before: &&str| is_joined || !before.ends_with(char::is_alphanumeric);
        let before = || lower.strip_suffix(phrase).filter(is_apart).filter(|before| !is_meaning(before));
        match after {
            Some(after) => clause.get(lower.len() - after.len()..),
            None => before().and_then(|before| clause.get(..before.len())),
        }
    })?;
    let rest = rest.trim_matches([' ', ':', '=', '`', '"', '为', '(', ',']);
    (!rest.is_empty()).then_some(rest)
}

/// Whether a text is a phrase for a default and nothing else.
pub fn is_phrase(text: &str) -> bool {
    PHRASES.contains(&text.trim().to_lowercase().as_str())
}

/// The boolean that a word of some language means.
pub fn truth(word: &str) -> Option<bool> {
    let word = word.trim_matches(['`', '"']).to_lowercase();
    let word = word.as_str();
    TRUE.contains(&word).then_some(true).or_else(|| FALSE.contains(&word).then_some(false))
}

#[cfg(test)]
mod tests {
    use super::{rest_of_clause, truth};

    #[test]
    fn a_phrase_is_before_or_after_the_value() {
        for clause in
            ["dry by default", "default: dry", "dry ist Standard", "默认 dry", "dry by default", "Standard: dry."]
        {
            let rest = rest_of_clause(clause).map(|rest| rest.trim_end_matches(" ist"));
            assert_eq!(rest, Some("dry"), "{clause}");
        }
        for clause in [
            "follows ISO 8601 standard",
            "standardise dry",
            "dry",
            "default",
            "nondefault",
            "STD - Standard",
            "S=standard",
        ] {
            assert_eq!(rest_of_clause(clause), None, "{clause}");
        }
    }

    #[test]
    fn words_of_truth_are_those_of_many_languages() {
        for (word, truth_of_it) in [("Faux", Some(false)), ("да", Some(true)), ("não", Some(false)), ("maybe", None)]
        {
            assert_eq!(truth(word), truth_of_it, "{word}");
        }
    }
}
