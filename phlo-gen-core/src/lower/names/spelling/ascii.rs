//! Words in ASCII letters, digits and blanks.

use super::capitals;
use crate::bytes::{all, kind, leading};
use deunicode::deunicode_char;
use heck::ToSnakeCase;
use std::borrow::Cow;

/// Words that have a hyphen, but are one word.
const HYPHENATED: &[(&str, &str)] = &[("e-mail", "email"), ("wi-fi", "wifi"), ("web-hook", "webhook")];

/// Articles and pronouns that French and Italian shorten before a vowel.
const ELIDED: &[&str] = &["l", "d", "qu", "j", "m", "n", "s", "t", "c", "dell", "nell", "all", "un"];

/// The words in ASCII, with everything except letters and digits replaced by blanks. Capital letters begin words.
pub fn ascii(words: &str) -> String {
    // most words have no other signs
    let is_plain = all(words, kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' '));
    let words = if is_plain { words.to_owned() } else { without_signs(words) };
    if all(&words, kind!(not b'A'..=b'Z')) { words } else { capitals::words(&words) }
}

/// Words with a sign or a letter that is not ASCII, in letters and digits of ASCII and blanks.
fn without_signs(words: &str) -> String {
    let words = if words.is_ascii() { Cow::Borrowed(words) } else { Cow::Owned(transliterated(words)) };
    let mut words =
        if words.contains('\'') || words.contains('`') { without_apostrophes(&words) } else { words.into_owned() };
    if words.contains('-') {
        HYPHENATED.iter().for_each(|(hyphenated, word)| words = with_one_word(&words, hyphenated, word));
    }
    if words.contains('(') {
        words = words.replace("(s)", "s").replace("(S)", "S").replace("(es)", "es");
    }
    with_blanks(&words)
}

/// The words in `snake_case`. Empty if they have neither a letter nor a digit.
pub fn snake_words(words: &str) -> String {
    if is_snake(words) {
        return words.to_owned();
    }
    let words = ascii(words);
    // the library reads characters, which takes ten times as long in a macro, which is not optimized
    if all(&words, kind!(not b'A'..=b'Z')) { joined(&words) } else { words.to_snake_case() }
}

/// Words with single underscores between them.
fn joined(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split(' ') {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push('_');
            }
            out.push_str(word);
        }
    }
    out
}

/// Whether words are a name in `snake_case` already.
pub fn is_snake(words: &str) -> bool {
    let (mut rest, mut before) = (words.as_bytes(), b'_');
    while let [byte, after @ ..] = rest
        && (matches!(byte, b'a'..=b'z' | b'0'..=b'9') || *byte == b'_' && before != b'_')
    {
        (rest, before) = (after, *byte);
    }
    rest.is_empty() && (before != b'_' || words.is_empty())
}

/// Everything except letters and digits as blanks.
fn with_blanks(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while !rest.is_empty() {
        let (letters, after) = rest.split_at(leading(rest, kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9')));
        out.push_str(letters);
        let mut chars = after.chars();
        if chars.next().is_some() {
            out.push(' ');
        }
        rest = chars.as_str();
    }
    out
}

/// Replaces a word with a hyphen, whatever its capitals are.
fn with_one_word(words: &str, hyphenated: &str, word: &str) -> String {
    let lower = words.to_ascii_lowercase();
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let mut out = String::with_capacity(words.len());
    let mut done = 0;
    for (at, _) in lower.match_indices(hyphenated) {
        let end = at + hyphenated.len();
        if !is_letter(lower[..at].chars().next_back()) && !is_letter(lower[end..].chars().next().filter(|c| *c != 's'))
        {
            out.push_str(&words[done..at]);
            out.push_str(word);
            done = end;
        }
    }
    out + &words[done..]
}

/// Letters of other scripts in Latin letters. Signs that have no sound of their own do not separate words.
fn transliterated(words: &str) -> String {
    let chars: Vec<char> = words.chars().collect();
    let is_upper = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_uppercase());
    let mut out = String::with_capacity(words.len());
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '’' | '‘' | '´' | 'ʼ' | '＇' => out.push('\''),
            c if c.is_ascii() => out.push(c),
            c if c.is_alphanumeric() => {
                let spelt = deunicode_char(c).unwrap_or_default();
                let spelt: String = spelt.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect();
                let is_in_capitals = is_upper(Some(at + 1)) || is_upper(at.checked_sub(1));
                out.push_str(&if c.is_uppercase() && is_in_capitals { spelt.to_ascii_uppercase() } else { spelt });
            }
            c => match deunicode_char(c).unwrap_or_default() {
                // an accent of the letter before
                "" => {}
                spelt => out.extend([" ", spelt, " "]),
            },
        }
    }
    out
}

/// The words without apostrophes: `user's` and `don't` are one word; `l'adresse` is `adresse`, `d'un lit` is `d un lit`.
fn without_apostrophes(words: &str) -> String {
    /// No elided word is so long; so each part is searched a little way back.
    const LONGER: usize = 5;
    let mut out = String::with_capacity(words.len());
    for (index, part) in words.split(['\'', '`']).enumerate() {
        let length = out.bytes().rev().take(LONGER).take_while(u8::is_ascii_alphanumeric).count();
        let before = out.get(out.len() - length..).unwrap_or_default();
        let begins_with_letter = part.starts_with(|c: char| c.is_ascii_alphanumeric());
        let first = part.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if index > 0
            && ["un", "une"].iter().any(|one| first.eq_ignore_ascii_case(one))
            && before.eq_ignore_ascii_case("d")
        {
            // of one bed, which is no bed
            out.push(' ');
        } else if index > 0
            && begins_with_letter
            && ELIDED.contains(&before.to_ascii_lowercase().as_str())
            && part.len() > 2
        {
            out.truncate(out.len() - before.len());
        } else if index > 0 && (before.is_empty() || !begins_with_letter) {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_single_low_lines_between_them_are_snake_case() {
        for words in ["", "a", "a1_b", "2_fa"] {
            assert!(is_snake(words), "{words}");
        }
        for words in ["_", "_a", "a_", "a__b", "aB", "a b", "é"] {
            assert!(!is_snake(words), "{words}");
        }
    }

    #[test]
    fn a_word_of_another_script_stays_one_word() {
        assert_eq!(snake_words("Пользователь"), "polzovatel");
        assert_eq!(snake_words("Объект ЩИТ"), "obekt_shchit");
        assert_eq!(snake_words("Créer un élément"), "creer_un_element");
        assert_eq!(snake_words("e\u{301}te\u{301}"), "ete");
        assert_eq!(snake_words("Grüße"), "grusse");
    }

    #[test]
    fn apostrophes_and_optional_plurals_do_not_separate() {
        assert_eq!(snake_words("Participant's address"), "participants_address");
        assert_eq!(snake_words("client’s scope, users' IDs"), "clients_scope_users_ids");
        assert_eq!(snake_words("User(s)"), "users");
        assert_eq!(snake_words("Don't 'quote' it"), "dont_quote_it");
        assert_eq!(snake_words("Liste d'articles de l’utilisateur"), "liste_articles_de_utilisateur");
        assert_eq!(snake_words("Lecture d'un lit, d’une unité, d'unités"), "lecture_d_un_lit_d_une_unite_unites");
    }

    #[test]
    fn a_hyphen_within_one_word_does_not_separate() {
        assert_eq!(snake_words("Send E-Mails by Wi-Fi, check-in"), "send_emails_by_wifi_check_in");
    }
}
