//! Whether a text may say which arguments are required.

/// Whether a text has one of the words without which it says nothing of requirements.
///
/// A loop over bytes, because it is asked of each description, and a search for words takes thirty times as long in a
/// macro, which is not optimized.
pub fn may_require(text: &str) -> bool {
    let begins = |text: &[u8], word: &str| {
        text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
    };
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let is_one = match first {
            b'r' | b'R' => begins(rest, "require") || begins(rest, "requerid") || begins(rest, "requis"),
            b'n' | b'N' => begins(rest, "need") || begins(rest, "necessary") || begins(rest, "notwendige"),
            b'c' | b'C' => begins(rest, "compulsory"),
            b'h' | b'H' => begins(rest, "has to") || begins(rest, "have to"),
            b'o' | b'O' => {
                ["optional", "optionnel", "optionele", "opciona", "opzional", "obligat", "obrigat", "obbligat"]
                    .iter()
                    .any(|word| begins(rest, word))
            }
            b'p' | b'P' => begins(rest, "pflicht"),
            b'e' | b'E' => begins(rest, "erforderlich"),
            b'f' | b'F' => ["facultati", "facoltativ", "freiwillige"].iter().any(|word| begins(rest, word)),
            b'v' | b'V' => begins(rest, "verplicht") || begins(rest, "vereist"),
            // обязательный, опционально, 必填, 可选, 选填, 選填, 任意, 필수, 선택
            0xD0 => begins(rest, "обязат") || begins(rest, "опциональн"),
            0xE5 => begins(rest, "必") || begins(rest, "可选"),
            0xE9 => begins(rest, "选") || begins(rest, "選"),
            0xED => begins(rest, "필수"),
            0xEC => begins(rest, "선택"),
            0xE4 => begins(rest, "任意"),
            b'm' | b'M' => begins(rest, "must") || begins(rest, "mandatory"),
            _ => false,
        };
        if is_one {
            return true;
        }
        rest = after;
    }
    false
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
