//! What a person chose as a secret, where prose tells it: a password such as `Falcon4821`, or the number of a PIN.

use crate::collection::secrets::values::{is_filled, is_placeholder};

/// How long a password is.
const SHORTEST: usize = 6;
const LONGEST: usize = 64;

/// Signs that stand within passwords, and seldom within the words of a sentence.
const SIGNS: [char; 6] = ['!', '@', '#', '$', '^', '*'];

/// What is in technical words before their digits.
const TECHNICAL: &[&str] = &[
    "aes", "api", "appendix", "argon", "ascii", "auth", "base", "bcrypt", "blake", "blowfish", "chacha", "chapter",
    "char", "chars", "cp", "crc", "des", "digits", "draft", "ed", "error", "field", "fips", "float", "hmac", "hotp",
    "hs", "http", "ieee", "int", "ipv", "iso", "issue", "item", "kdf", "ldap", "ldapv", "len", "length", "level",
    "max", "md", "min", "nist", "ntlm", "ntlmv", "number", "nvarchar", "oauth", "office", "option", "page", "param",
    "part", "pbkdf", "pkcs", "poly", "ps", "rc", "release", "rev", "rfc", "rs", "rsa", "rule", "saml", "scrypt",
    "section", "sha", "size", "ssl", "step", "str", "table", "ticket", "tls", "totp", "twofish", "uint", "unicode",
    "utf", "v", "varchar", "ver", "version", "wep", "win", "windows", "wpa", "x",
];

/// Numbers of bits, and of bytes.
const WIDTHS: &[&str] =
    &["16", "32", "64", "128", "160", "192", "224", "256", "384", "512", "1024", "2048", "3072", "4096", "8192"];

/// Whether a word is a password that somebody chose, and no word of a sentence: it has some digits that are no width or
/// version, or a sign within.
pub fn is_password(word: &str, digits: usize) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let is_of_words =
        || !word.contains(SIGNS) && word.split(['-', '_']).count() > 2 && !word.contains(char::is_uppercase);
    let is_constant = || word.contains(['_', '-']) && !word.contains(char::is_lowercase) && !word.contains(SIGNS);
    (SHORTEST..=LONGEST).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_graphic())
        // a path, a pair, a call, a list, a rule, or a file
        && !word.contains(['/', '(', '{', '[', '<', '|', ',', ';', ':', '=', '"', '\'', '`', '\\'])
        && !word.split('.').skip(1).any(|part| part.starts_with(is_letter))
        && word.chars().filter(|c| is_letter(*c)).count() >= 2
        && !word.contains("0-9")
        && !is_placeholder(word)
        && !is_of_words()
        && !is_constant()
        && (has_own_digits(word, digits) || has_sign_within(word))
}

/// Whether a word has digits beside letters, and no technical part: `sha256`, `TLS1.2`, `AES-256-GCM`.
fn has_own_digits(word: &str, digits: usize) -> bool {
    let count = |is: fn(&u8) -> bool| word.bytes().filter(is).count();
    // `8-digit`, `24hours`
    word.starts_with(|c: char| !c.is_ascii_digit())
        && count(u8::is_ascii_digit) >= digits
        && count(u8::is_ascii_alphabetic) >= 4
        && !word.split(|c: char| !c.is_ascii_alphanumeric()).any(is_technical)
}

fn is_technical(part: &str) -> bool {
    let (word, rest) = part.split_at(part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len()));
    TECHNICAL.contains(&word.to_ascii_lowercase().as_str()) || !word.is_empty() && WIDTHS.contains(&rest)
}

/// Whether a sign stands between the letters and digits of a word that has digits or both cases.
fn has_sign_within(word: &str) -> bool {
    let inner = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let has = |is: fn(char) -> bool| inner.contains(is);
    inner.contains(SIGNS)
        && has(char::is_alphabetic)
        && (has(|c| c.is_ascii_digit()) || has(char::is_uppercase) && has(char::is_lowercase))
}

/// Whether a number is a PIN or a one-time password under this name. Six digits after `PIN` are a postal code in India.
pub fn is_number(name: &str, word: &str) -> bool {
    let lengths = if name.eq_ignore_ascii_case("pin") { 4..=5 } else { 4..=8 };
    lengths.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit()) && !is_filled(word)
}

/// Whether a sentence, a line or a cell ends at this place.
pub fn ends(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default().trim_start_matches(['"', '\'', '`', '*', '_', '”', '’', ' ']);
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with(['\n', '\r', '\\', '|', '<', ')']);
    let after_stop = || rest.strip_prefix(['.', '!', '?', '。']);
    is_end(rest) || after_stop().is_some_and(|rest| is_end(rest) || rest.starts_with([' ', '"', '\'', '`', '*']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_have_digits_or_signs_of_their_own() {
        for word in [
            "Falcon4821",
            "hunter22",
            "Summer2024!",
            "tulip77x",
            "Orchid-88",
            "Nimbus_2048x",
            "Tr7xQp29",
            "Gr@nite!9",
            "Copper!Pan9",
            "Velvet$Moon",
            "P@ssw0rd123",
            "Kestrel#41",
            "1qaz@WSX",
        ] {
            assert!(is_password(word, 2), "{word}");
        }
        for word in ["hunter2", "Passw0rd"] {
            assert!(is_password(word, 1), "{word}");
        }
    }

    #[test]
    fn words_types_rules_and_versions_are_no_passwords() {
        for word in [
            "string",
            "required",
            "uint64",
            "UTF-16LE",
            "LDAPv3",
            "sha256",
            "SHA-512",
            "base64",
            "OAuth2",
            "OAuth2.0",
            "ISO8601",
            "ISO-8601",
            "TLS1.2",
            "HS256",
            "RSA2048",
            "AES256-GCM",
            "PBKDF2-HMAC-SHA256",
            "RFC6749",
            "x509",
            "Windows-1252",
            "varchar20",
            "v2.14.0",
            "2.14.0-beta1",
            "8-64",
            "8-digit",
            "24hours",
            "2024-01-02",
            "Password123",
            "your-password12",
            "{{password12}}",
            "<password12>",
            "$PASSWORD_12",
            "ACME_PASSWORD_12",
            "SHOP-1234",
            "BIP-39",
            "a-zA-Z0-9",
            "WPA2-PSK2",
            "user_2024_reset_by_mail",
            "see/docs12",
            "config.json12",
            "min:8|max:64",
            "ann@shop.example",
            "case-sensitive",
            "must!",
            "required*",
            "step12",
            "Section4.12",
            "Release2024",
            "page#section",
            "hunter2",
        ] {
            assert!(!is_password(word, 2), "{word}");
        }
        for word in ["OAuth2", "sha1", "utf8mb4", "string1", "level2", "http2", "passwd1"] {
            assert!(!is_password(word, 1), "{word}");
        }
    }

    #[test]
    fn numbers_are_of_the_length_that_their_name_has() {
        assert!(is_number("PIN", "4821") && is_number("otp", "493027") && is_number("passcode", "77120934"));
        assert!(
            !is_number("pin", "560001")
                && !is_number("otp", "000000")
                && !is_number("otp", "300")
                && !is_number("pin", "4a21")
        );
    }

    #[test]
    fn a_sentence_ends_with_its_line_its_cell_or_a_full_stop() {
        for text in
            ["4821", "4821.", "4821. Then", "4821\n", "4821 |", "`4821`.", "4821</p>", "(4821)", "4821.\\n", "**4821**"]
        {
            assert!(ends(text, text.find("4821").unwrap_or_default() + 4), "{text}");
        }
        for text in ["4821 Main Street", "4821, Main Street", "4821.5", "4821-7"] {
            assert!(!ends(text, 4), "{text}");
        }
    }
}
