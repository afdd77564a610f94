//! What a text is by its look: a placeholder, or random enough to be a secret.

use super::secret_names::takes_turns;
use super::words::{PLACEHOLDER_WORDS, SAMPLE_WORDS};
use crate::bytes::{all, kind};

/// Whether a text stands in place of a secret: `<token>`, `YOUR_API_KEY`, `xxxx`, `sample string 1`, `string`.
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    is_masked(&lower)
        || ["<", "[", "{", "$", "%", "your", "my_", "my-", "my ", "enter ", "insert "]
            .iter()
            .any(|start| lower.starts_with(start))
        || text.contains("...")
        || text.contains('…')
        || words(text).iter().all(|word| {
            let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
            word.is_empty() || is_masked(word) || PLACEHOLDER_WORDS.contains(&word) || SAMPLE_WORDS.contains(&word)
        }) && !text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a part of a text is hidden: `sk-****4f2a`. The rest may still be a secret: a password may have asterisks.
pub fn is_partly_masked(text: &str) -> bool {
    text.contains("***") || text.contains("•••")
}

/// The last words of what names a secret.
const KINDS: [&str; 8] = ["key", "token", "secret", "password", "id", "code", "pin", "credentials"];

/// Whether the value of a secret only says what belongs there: `Acme API token` for `acme_key`, or `ACME_KEY`.
pub fn is_title(text: &str, name: &str) -> bool {
    let (said, own) = (words(text), words(name));
    let names = |word: &&String| own.contains(*word) || PLACEHOLDER_WORDS.contains(&word.as_str());
    let is_phrase = text.trim().contains(' ')
        && text.chars().all(|c| c.is_alphabetic() || c == ' ')
        && (2..=6).contains(&said.len())
        && said.iter().rev().take(2).all(|word| names(&word));
    let is_constant = text.contains('_') && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    (is_phrase || is_constant) && said.last().is_some_and(|last| KINDS.contains(&last.as_str()))
}

/// Whether a text hides a value: `****`, `xxxxx`, `•••`.
fn is_masked(text: &str) -> bool {
    text.chars().all(|c| matches!(c, 'x' | 'X' | '*' | '.' | '-' | '_' | ' ' | '•' | '#' | '?'))
}

/// Whether the variable part of a key is filled with one character or two: `XXXXXXXX`, `0000-0000`.
pub fn is_filled(text: &str) -> bool {
    let mut letters: Vec<u8> = text.bytes().filter(u8::is_ascii_alphanumeric).collect();
    letters.sort_unstable();
    letters.dedup();
    letters.len() < 3
}

/// Whether a text looks random: one word of it is long and mixes digits with letters, or many digits with few letters.
pub fn is_random(text: &str) -> bool {
    let is_long = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let letters = word.len() - digits;
        word.len() >= 12 && digits >= 2 && letters >= 2 || word.len() >= 20 && is_mixed(word)
    };
    !is_placeholder(text) && text.split(|c: char| !c.is_ascii_alphanumeric()).any(is_long)
}

/// Whether a word is no word, name or version: it is random, and digits and letters take turns in it.
pub fn is_random_word(word: &str) -> bool {
    takes_turns(word) && is_random(word)
}

/// Whether the case of letters changes as it does in no word: `aBcDe`.
fn is_mixed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let turns = bytes.windows(2).filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()).count();
    turns * 6 >= text.len()
}

/// Whether a word has letters and digits, or letters whose case changes as in no word.
pub fn changes_as_no_word(word: &str) -> bool {
    let has = |is: fn(char) -> bool| word.chars().any(is);
    let turns = word.as_bytes().windows(2).filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    has(|c| c.is_ascii_digit()) && has(char::is_alphabetic) || turns.count() >= 3
}

/// The words of a text, in lower case: `userPIN`, `user-pin` and `UserPin` have two.
pub fn words(name: &str) -> Vec<String> {
    if all(name, kind!(b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-')) {
        return name.split(['_', '-']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    }
    let mut words = vec![String::new()];
    let mut before = ' ';
    for character in name.chars() {
        if !character.is_alphanumeric() || character.is_uppercase() && before.is_lowercase() {
            words.push(String::new());
        }
        if let (Some(word), true) = (words.last_mut(), character.is_alphanumeric()) {
            word.extend(character.to_lowercase());
        }
        before = character;
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_stand_for_a_secret() {
        let placeholders = [
            "",
            "xxxx",
            "<token>",
            "YOUR_API_KEY",
            "your token here",
            "****",
            "sample string 1",
            "string",
            "password",
            "Password123",
            "{{token}}",
            "eyJ...",
            "my-api-key",
            "$TOKEN",
            "changeme",
            "test",
            "•••",
            "****************",
            "xxxxxxxx-xxxx-xxxx",
            "XXXXXXXX",
            "##########",
            "Bearer ****",
            "6-digit-pin",
        ];
        for text in placeholders {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "sk_live_1",
            "hunter2",
            "hunter2hunter2",
            "123456",
            "9f2c81d07be34a65",
            "s3cr3t-of-mine",
            "a*b*c9",
            "p**8d",
            "hunter***2mix",
            "sk-************4f2a",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn a_title_says_which_secret_belongs_there() {
        for (text, name) in [
            ("Acme API token", "acme_key"),
            ("Mapbird API key", "key"),
            ("Pagewise access token", "token"),
            ("Secret of the webhook token", "webhook_secret"),
            ("ACME_KEY", "token"),
            ("DB_PASSWORD", "password"),
        ] {
            assert!(is_title(text, name), "{text} for {name}");
        }
        for (text, name) in [
            ("deadbeef", "token"),
            ("PROD_KEY_7F3K", "token"),
            ("CORRECT_HORSE", "password"),
            ("Summer_Key", "password"),
            ("correct horse battery key", "password"),
            ("love is for me", "password"),
            ("k9 access token", "token"),
            ("KEY", "token"),
            ("acme", "acme_key"),
        ] {
            assert!(!is_title(text, name), "{text} for {name}");
        }
    }

    #[test]
    fn random_text_is_long_and_mixed() {
        for text in ["k8QzV3mLpTxWc2", "9f2c81d07be34a65", "aBcDeFgHiJkLmNoPqRsT", "a-k8QzV3mLpTxWc2"] {
            assert!(is_random(text), "{text}");
        }
        for text in
            ["summer-sandals-42", "the-whole-wide-world-of-words", "internationalization", "2026-11-28", "abc123"]
        {
            assert!(!is_random(text), "{text}");
        }
        assert!(is_filled("XXXX-XXXX") && is_filled("0000") && !is_filled("EXAMPLE"));
    }
}
