//! The words that say whether an argument is required, in all languages that are read.

use crate::arguments::argument::Requirement::{self, Optional, Required};
use crate::bytes::is_one_of;

/// English words.
const ENGLISH: [(&str, Requirement); 5] = [
    ("required", Required),
    ("mandatory", Required),
    ("compulsory", Required),
    ("obligatory", Required),
    ("optional", Optional),
];

/// Words about one argument.
#[rustfmt::skip]
const REQUIRED: &[&str] = &[
    "obligatorio", "obligatoria", "requerido", "requerida", "obrigatório", "obrigatória", "obrigatorio", "obligatoire", "requis",
    "pflicht", "pflichtfeld", "erforderlich", "obbligatorio", "обязательный", "обязательное", "обязательно", "обязателен", "обязательна",
    "필수",
];

#[rustfmt::skip]
const OPTIONAL: &[&str] = &[
    "opcional", "facultatif", "optionnel", "facoltativo", "opzionale", "необязательный", "необязательное", "необязательно",
    "опционально", "선택",
];

/// Words about several arguments, or before a noun: "champs obligatoires". Sentences begin with them too.
#[rustfmt::skip]
const ALL_REQUIRED: &[&str] = &[
    "pflichtfelder", "pflichtparameter", "pflichtangaben", "erforderliche", "notwendige", "obligatoires", "requise", "requises",
    "obligatorios", "obligatorias", "requeridos", "requeridas", "obrigatórios", "obrigatórias", "obbligatori", "obbligatorie",
    "обязательные", "обязательны", "verplicht", "verplichte", "vereist", "vereiste",
];

#[rustfmt::skip]
const ALL_OPTIONAL: &[&str] = &[
    "optionale", "freiwillige", "optionnels", "optionnelle", "optionnelles", "facultatifs", "facultative", "facultatives",
    "opcionales", "opcionais", "facoltativi", "facoltative", "opzionali", "необязательные", "необязательны", "опциональные",
    "optionele",
];

/// Words of Chinese and Japanese, without blanks around them. Those with "not" are before those that they contain.
const JOINED: [(&str, Requirement); 15] = [
    ("必要な", Required),
    ("非必填", Optional),
    ("非必传", Optional),
    ("非必须", Optional),
    ("非必需", Optional),
    ("可选", Optional),
    ("选填", Optional),
    ("選填", Optional),
    ("任意", Optional),
    ("必填", Required),
    ("必传", Required),
    ("必须", Required),
    ("必需", Required),
    ("必选", Required),
    ("必須", Required),
];

/// The requirement that is one word in lower case.
pub fn of_word(word: &str) -> Option<Requirement> {
    let english = ENGLISH.iter().find(|(own, _)| *own == word).map(|(_, requirement)| *requirement);
    let of_all = || {
        let required = is_one_of(word, ALL_REQUIRED).then_some(Required);
        required.or_else(|| is_one_of(word, ALL_OPTIONAL).then_some(Optional))
    };
    english.or_else(|| of_label(word)).or_else(of_all)
}

/// The requirement that is a label in lower case in another language than English: "obligatorio", "必填".
pub fn of_label(label: &str) -> Option<Requirement> {
    let joined = || JOINED.iter().find(|(word, _)| *word == label).map(|(_, requirement)| *requirement);
    let optional = is_one_of(label, OPTIONAL).then_some(Optional);
    optional.or_else(|| is_one_of(label, REQUIRED).then_some(Required)).or_else(joined)
}

/// The requirement that a text of Chinese or Japanese names, and the word for it.
pub fn joined(text: &str) -> Option<(&'static str, Requirement)> {
    JOINED.into_iter().find(|(word, _)| text.contains(word))
}

/// The requirement in a Chinese or Japanese label, "必填参数" or "请求参数（必填）", and the rest of the label.
pub fn beside_joined(label: &str) -> Option<(&str, Requirement)> {
    JOINED.iter().find_map(|(word, requirement)| {
        let rest = label.strip_prefix(word).or_else(|| label.strip_suffix(word))?;
        Some((rest, *requirement))
    })
}

/// All of them, for tests.
#[cfg(test)]
pub fn all() -> Vec<&'static str> {
    let lists = [REQUIRED, OPTIONAL, ALL_REQUIRED, ALL_OPTIONAL].concat();
    ENGLISH.iter().chain(&JOINED).map(|(word, _)| *word).chain(lists).collect()
}
