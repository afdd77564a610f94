//! Puts what a description in another language says of an argument into English, so that it is read as one in English.

use super::languages::{BY_DEFAULT, DEFAULT, LANGUAGES, Language};

/// The text with phrases on what is required, possible or the default in English. Names and values in quotes stay.
pub fn in_english(text: String) -> String {
    match language(&text) {
        Some(language) => translated(&text, language),
        None => text,
    }
}

/// The language of a text, if it is one of [`LANGUAGES`] and the text has a phrase to translate.
fn language(text: &str) -> Option<&'static Language> {
    let lower = text.to_lowercase();
    let count = |words: &[&str]| words.iter().filter(|word| lower.contains(*word)).count();
    let scores = LANGUAGES.iter().filter_map(|language| {
        let signs = count(language.signs);
        (signs > 0).then(|| (signs * 3 + count(language.marks), language))
    });
    // of two that are equal the first
    scores.rev().max_by_key(|(score, _)| *score).map(|(_, language)| language)
}

fn translated(text: &str, language: &Language) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut is_start, mut quote) = (text, true, None);
    while let Some(first) = rest.chars().next() {
        let found = if is_start && quote.is_none() { longest_phrase(rest, language) } else { None };
        if let Some((length, english)) = found {
            // "Por defecto 20", "20 por defecto"
            let begins_clause = out.trim_end().chars().next_back().is_none_or(|last| ".,;:(".contains(last));
            let english = if begins_clause && english == BY_DEFAULT { DEFAULT } else { english };
            out.push_str(english);
            rest = rest.get(length..).unwrap_or_default();
            is_start = false;
            continue;
        }
        match quote {
            Some(mark) if mark == first => quote = None,
            None if matches!(first, '`' | '"') => quote = Some(first),
            _ => {}
        }
        out.push(first);
        is_start = !is_of_word(first);
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
    }
    out
}

/// The length of the longest phrase at the beginning of a text, and its English.
fn longest_phrase(text: &str, language: &Language) -> Option<(usize, &'static str)> {
    let all = language.phrases.iter().flat_map(|(phrases, english)| phrases.iter().map(|phrase| (*phrase, *english)));
    all.filter_map(|(phrase, english)| Some((length_of(phrase, text)?, english))).max_by_key(|(length, _)| *length)
}

/// The length of a phrase at the beginning of a text, as whole words and in letters of any case.
fn length_of(phrase: &str, text: &str) -> Option<usize> {
    let mut rest = text.chars();
    for expected in phrase.chars() {
        let found = rest.next()?;
        if found != expected && !found.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
    }
    (!rest.as_str().starts_with(is_of_word)).then(|| text.len() - rest.as_str().len())
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::in_english;

    #[test]
    fn phrases_are_put_into_english() {
        for (text, english) in [
            ("Campo obrigatório.", "field required."),
            ("S ou N, padrão S.", "S or N, default S."),
            ("La valeur par défaut est json.", "La default is json."),
            ("Por defecto 20", "default 20"),
            ("El orden, 20 por defecto", "El orden, 20 by default"),
            ("Pflichtfeld, Standard ist `oder`", "required, default is `oder`"),
            ("Обязательный, по умолчанию 20", "required, default 20"),
            ("Zorunlu alan. Varsayılan: 20", "required. default: 20"),
        ] {
            assert_eq!(in_english(text.to_owned()), english);
        }
    }

    #[test]
    fn english_stays() {
        for text in ["Optional. The standard is 20 or e.", "Sort by o", "the default", "é"] {
            assert_eq!(in_english(text.to_owned()), text);
        }
    }
}
