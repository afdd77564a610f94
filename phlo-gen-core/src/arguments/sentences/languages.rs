//! Words of descriptions and cells in languages other than English.

use super::requirement_words::of_label;
use super::text::{Text, begins_with, holds_any};
use crate::arguments::argument::Requirement::{self, Conditional, Optional, Required};
use crate::bytes::{is_ascii, is_one_of};

/// Answers to whether an argument is required. Sentences begin with some of them.
const YES: [&str; 13] = ["sí", "si", "sì", "sim", "oui", "ja", "да", "是", "はい", "○", "예", "evet", "tak"];
const NO: [&str; 11] = ["não", "nao", "non", "nein", "nee", "нет", "否", "いいえ", "아니오", "hayır", "nie"];

/// The requirement in a cell of a column of requirements.
pub fn requirement(cell: &str) -> Option<Requirement> {
    let answer = || {
        let no = is_one_of(cell, &NO).then_some(Optional);
        no.or_else(|| is_one_of(cell, &YES).then_some(Required))
    };
    of_label(cell).or_else(answer)
}

/// The requirement at the beginning of a description, or in brackets.
pub fn in_text(text: &str) -> Option<Requirement> {
    let text = text.trim_start_matches([' ', '\n', '`', '*']);
    let rest = text.trim_start_matches(char::is_alphabetic);
    let first = text.strip_suffix(rest).unwrap_or_default();
    let mut labels: Vec<String> = label(first).into_iter().collect();
    if text.contains('(') || text.contains('[') {
        let opened = text.split(['(', '[']).skip(1);
        labels.extend(opened.filter_map(|rest| label(rest.split_once([')', ']', ','])?.0)));
    }
    // "订单号,必填": after the last comma
    if !is_ascii(text)
        && let Some((_, last)) = text.trim_end_matches(['.', '。', ' ', '\n']).rsplit_once(',')
    {
        labels.extend(label(last.trim()).filter(|last| last.chars().all(|c| c > '\u{1100}')));
    }
    if let Some(answer) = labels.first().and_then(|label| answer_after(label, rest)) {
        return Some(answer);
    }
    let found = || labels.iter().filter_map(|label| requirement(label));
    if found().any(|requirement| requirement == Optional) {
        return Some(Optional);
    }
    let in_cases = begins_with(rest.trim_start(), &["se", "si", "wenn", "falls", "quando", "cuando", "если"]);
    found().next().map(|required| if in_cases { Conditional } else { required })
}

/// The word in lower case, if it is a label. "ja" and "si" are not labels, because sentences begin with them too.
fn label(word: &str) -> Option<String> {
    const LONGEST: usize = 40;
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let letters = word.chars().count();
    let is_label = letters > 4 || letters > 1 && word.chars().all(|c| c > '\u{1100}');
    is_label.then(|| word.to_lowercase())
}

/// "是否必填:否": a label that is a question, and the answer after it.
fn answer_after(label: &str, rest: &str) -> Option<Requirement> {
    const LABELS: &[&str] =
        &["是否必填", "是否必传", "是否必须", "是否必需", "是否必选", "必填", "obligatorio", "obligatoire", "pflicht"];
    let rest = rest.strip_prefix([':', '?']).filter(|_| LABELS.contains(&label))?;
    let word = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next()?;
    requirement(&word.to_lowercase())
}

/// The text after a label of values: "Valores posibles: a, b".
pub fn after_values<'t>(text: &'t Text) -> Option<&'t str> {
    #[rustfmt::skip]
    const LABELS: &[&str] = &[
        "valores posibles", "valores permitidos", "valores válidos", "valores possíveis", "valores aceitos",
        "valeurs possibles", "valeurs autorisées", "mögliche werte", "erlaubte werte", "zulässige werte",
        "valori possibili", "valori ammessi", "допустимые значения", "возможные значения", "可选值", "枚举值", "取值",
        "可選值",
    ];
    const BEGINNINGS: &[&str] = &["valores", "valeurs", "erlaubte", "valori"];
    if is_ascii(text) && !holds_any(text, BEGINNINGS) {
        return None;
    }
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    LABELS.iter().find_map(|label| {
        let (start, _) = lower.match_indices(label).next()?;
        text.get(start + label.len()..)?.trim_start().strip_prefix(':')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_at_the_beginning_or_in_brackets() {
        for text in ["必填. 订单号", "订单号[必填]", "Obligatorio. El nombre", "(обязательный) Имя", "필수"]
        {
            assert_eq!(in_text(text), Some(Required), "{text}");
        }
        for text in ["(opcional) El nombre", "选填, 备注", "Facultatif : le nom"] {
            assert_eq!(in_text(text), Some(Optional), "{text}");
        }
        for text in ["Si se envía", "ja", "no es obligatorio el nombre", "Obligatorios son dos"] {
            assert_eq!(in_text(text), None, "{text}");
        }
    }
}
