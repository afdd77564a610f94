//! Puts what a description in another language says of an argument into English, so that it is read as one in English.

use super::languages::{BY_DEFAULT, DEFAULT, LANGUAGES, Language, OPTIONAL, REQUIRED};

/// The text with phrases on what is required, possible or the default in English. Names and values in quotes stay.
pub fn in_english(text: String) -> String {
    match may_have_signs(text.as_bytes()).then(|| language(&text)).flatten() {
        Some(language) => translated(&text, language),
        None => text,
    }
}

/// What a byte is for signs: one of a letter beyond ASCII, the first letter of a sign in ASCII, or what stands before a
/// word.
const FOREIGN: u8 = 1;
const FIRST: u8 = 2;
const BEFORE: u8 = 3;

static KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let (mut out, mut byte) = ([0; 256], 0_u8);
    loop {
        out[byte as usize] = match byte {
            // Latin letters, and Cyrillic ones
            0xC3..=0xC5 | 0xD0..=0xD1 => FOREIGN,
            b' ' | b'\n' | b'(' | b'[' | b'`' | b'-' | b',' | b'.' | b':' | b'/' => BEFORE,
            _ => match byte | 32 {
                b'b' | b'd' | b'e' | b'f' | b'g' | b'm' | b'o' | b'p' | b'r' | b's' | b't' | b'v' | b'w' | b'z' => {
                    FIRST
                }
                _ => 0,
            },
        };
        if byte == u8::MAX {
            return out;
        }
        byte += 1;
    }
}

/// Whether a text may have a sign of one of the languages: most texts are English, and are not searched for each sign.
///
/// A loop over bytes, because a search takes ten times as long in a macro, which is not optimized.
fn may_have_signs(text: &[u8]) -> bool {
    let (mut rest, mut is_start) = (text, true);
    while let [first, after @ ..] = rest {
        let kind = KINDS[*first as usize];
        if kind == FOREIGN || is_start && kind == FIRST && may_begin_sign(rest) {
            return true;
        }
        is_start = kind == BEFORE;
        rest = after;
    }
    false
}

/// Whether a word begins as a sign in ASCII does.
fn may_begin_sign(text: &[u8]) -> bool {
    let [first, second, third, fourth, after @ ..] = text else { return false };
    match &[first | 32, second | 32, third | 32, fourth | 32] {
        // "optional", "required" and "standard" are English
        b"opti" => after.starts_with(b"onn") || after.starts_with(b"one"),
        b"requ" => after.starts_with(b"is") || after.starts_with(b"eri"),
        b"stan" => after.starts_with(b"daa") || after.starts_with(b"dardw"),
        b"por " => after.starts_with(b"def") || after.starts_with(b"ej") || after.starts_with(b"exem"),
        b"par " => after.starts_with(b"ex"),
        b"debe" | b"deve" => [b" s".as_slice(), b"n s", b"m s", b" e"].iter().any(|end| after.starts_with(end)),
        b"devo" => after.starts_with(b"no e"),
        b"pode" => after.starts_with(b" s") || after.starts_with(b"m s"),
        b"pued" => after.starts_with(b"e s") || after.starts_with(b"en s"),
        b"doit" | b"peut" => after.starts_with(b" \xC3\xAA"),
        b"doiv" | b"peuv" => after.starts_with(b"ent \xC3\xAA"),
        b"poss" => after.starts_with(b"ono e"),
        b"beis" => after.starts_with(b"piel"),
        b"zum " => after.starts_with(b"bei"),
        b"dflt" | b"z.b." | b"z. b" | b"p.ej" | b"p. e" | b"p.ex" => true,
        b"obli" | b"obri" | b"opci" | b"opcj" | b"opsi" | b"opzi" | b"facu" | b"faco" | b"pred" | b"valo" | b"vale"
        | b"rich" | b"obbl" | b"erfo" | b"pfli" | b"verp" | b"vorg" | b"vore" | b"zwin" | b"wenn" | b"fall"
        | b"ohne" | b"moge" | b"toeg" | b"dozw" | b"erla" | b"si s" | b"wyma" | b"domy" | b"zoru" | b"gere"
        | b"si n" | b"si o" | b"si v" | b"si a" | b"se n" | b"se o" | b"vazi" => true,
        _ => false,
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
            if matches!(english, REQUIRED | OPTIONAL) && begins_with_condition(rest) {
                out.push_str(" if");
            }
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

/// Whether " se", " wenn" or the like follows: elsewhere such a word has other meanings, too.
fn begins_with_condition(text: &str) -> bool {
    const WORDS: [&str; 13] =
        ["se", "si", "wenn", "falls", "sofern", "quando", "cuando", "lorsque", "indien", "jeśli", "gdy", "если", "при"];
    let word = text.trim_start_matches([' ', ',']).split(|c: char| !is_of_word(c)).next().unwrap_or_default();
    WORDS.contains(&word)
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
    use super::{LANGUAGES, in_english, may_have_signs};

    #[test]
    fn phrases_are_put_into_english() {
        for (text, english) in [
            ("Campo obrigatório.", "field required."),
            ("S ou N, padrão S.", "S or N, default S."),
            ("La valeur par défaut est json.", "La default is json."),
            ("Obrigatório se o país for BR", "required if se o país for BR"),
            ("Por defecto 20", "default 20"),
            ("El orden, 20 por defecto", "El orden, 20 by default"),
            ("Pflichtfeld, Standard ist `oder`", "required, default is `oder`"),
            ("Обязательный, по умолчанию 20", "required, default 20"),
            ("Zorunlu alan. Varsayılan: 20", "required. default: 20"),
            ("Freitext, z.B. `A`, `B`", "Freitext, e.g. `A`, `B`"),
            ("Texto libre, p. ej. `A`", "Texto libre, e.g. `A`"),
            ("Texte libre, par ex. `A`", "Texte libre, e.g. `A`"),
            ("How many, dflt 20", "How many, default 20"),
            ("modo debe ser A, B o C", "modo must be A, B or C"),
            ("modo deve ser A ou B", "modo must be A or B"),
            ("mode doit être A ou B", "mode must be A or B"),
            ("modo deve essere A o B", "modo must be A or B"),
            ("Ya no puede ser A o B", "Ya must not be A or B"),
            ("Ne peut être A ou B", "must not be A or B"),
            ("modo não deve ser A ou B", "modo must not be A or B"),
        ] {
            assert_eq!(in_english(text.to_owned()), english);
        }
    }

    #[test]
    fn every_sign_is_noticed_before_it_is_searched() {
        for sign in LANGUAGES.iter().flat_map(|language| language.signs) {
            let sign = sign.trim_start();
            let capital: String =
                sign.chars().take(1).flat_map(char::to_uppercase).chain(sign.chars().skip(1)).collect();
            for text in [format!("A {sign}x"), format!("({capital}")] {
                assert!(may_have_signs(text.as_bytes()), "{text}");
            }
        }
        for text in ["The required pot. Optional: “standard”, requested by default.", "必填, 默认 20"] {
            assert!(!may_have_signs(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn english_stays() {
        for text in ["Optional. The standard is 20 or e.", "Sort by o", "the default", "é"] {
            assert_eq!(in_english(text.to_owned()), text);
        }
    }
}
