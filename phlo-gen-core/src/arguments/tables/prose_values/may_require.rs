//! Whether a text may say which arguments are required.

use crate::bytes::Words;

/// Words without one of which a text says nothing of requirements.
#[rustfmt::skip]
static WORDS: Words = Words::new(&[
    "require", "requerid", "requis", "need", "necessary", "notwendige", "compulsory", "has to", "have to", "must", "mandatory",
    "optional", "optionnel", "optionele", "opciona", "opzional", "obligat", "obrigat", "obbligat", "pflicht", "erforderlich",
    "facultati", "facoltativ", "freiwillige", "verplicht", "vereist", "обязат", "опциональн", "必", "可选", "选", "選", "任意", "필수",
    "선택",
]);

/// Whether a text has one of these words.
pub fn may_require(text: &str) -> bool {
    WORDS.are_in_any_case(text)
}

#[cfg(test)]
mod tests {
    use super::may_require;
    use crate::arguments::sentences::requirement_words;

    #[test]
    fn each_word_for_a_requirement_is_found_in_any_case() {
        for text in [
            "`to` is required",
            "Required: a, b",
            "OPTIONAL",
            "you must give it",
            "are Mandatory.",
            "é—must",
            "Needs a",
            "has to have",
        ] {
            assert!(may_require(text), "{text}");
        }
    }

    #[test]
    fn all_words_for_a_requirement_are_found() {
        let missing: Vec<&str> = requirement_words::all().into_iter().filter(|word| !may_require(word)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn other_words_say_nothing_of_requirements() {
        for text in ["", "requir", "the option", "mus", "a manda", "The name of the room. Type: string."] {
            assert!(!may_require(text), "{text}");
        }
    }
}
