//! Passwords that people choose, which look less random than keys: `Falcon4821`, `Tr0ub4dor&3`.

use crate::collection::secrets::values::{is_placeholder, is_word_of_samples, words};

/// How long a password is at least.
const SHORTEST: usize = 6;

/// Words of rules, types, encodings and units, which stand where a password would: `min8`, `varchar(255)`, `SHA-256`.
#[rustfmt::skip]
const OF_RULES: [&str; 84] = [
    "min", "max", "minimum", "maximum", "length", "len", "char", "chars", "character", "characters", "digit",
    "digits", "letter", "letters", "varchar", "nvarchar", "alphanumeric", "alpha", "num", "numeric", "upper",
    "lower", "uppercase", "lowercase", "special", "symbol", "symbols", "least", "than", "more", "between", "up",
    "only", "byte", "bytes", "bit", "bits", "sec", "second", "seconds", "minutes", "hours", "days", "int",
    "integer", "bool", "boolean", "object", "uuid", "guid", "hex", "ascii", "utf", "rfc", "iso", "version", "v",
    "step", "section", "see", "note", "level", "line", "sha", "md", "hmac", "pbkdf", "argon", "argon2id", "bcrypt",
    "scrypt", "aes", "cbc", "gcm", "rsa", "ed", "ecdsa", "ssl", "tls", "http", "ssha", "crypt", "encrypt", "ipv",
];

/// Whether a word is a password that somebody has chosen: its letters have digits or signs between or beside them. What
/// stands for a password, a rule and a type are none.
pub fn is_chosen(word: &str) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic();
    // `String!` is a type, and `*` marks what is required
    let own = word.trim_matches(|c: char| c.is_ascii_punctuation());
    let is_mark = |byte: &u8| byte.is_ascii_digit() || b"!@#$%^&*+~?".contains(byte);
    let is_part = |byte: u8| byte.is_ascii_graphic() && !b"<>{}[]()|\\/`\"',;:=".contains(&byte);
    word.len() >= SHORTEST
        && own.bytes().any(|byte| is_mark(&byte))
        && own.bytes().filter(is_letter).count() >= 2
        && word.bytes().all(is_part)
        && !is_placeholder(word)
        && !is_rule(own)
        && !is_address_or_path(own)
}

/// Whether each word of a text, without its numbers, is one of rules or placeholders: `min8-max64`, `sha256_hash`.
fn is_rule(text: &str) -> bool {
    let is_of_rules = |word: &str| word.is_empty() || OF_RULES.contains(&word) || is_word_of_samples(word);
    words(text).iter().all(|word| word.split(|c: char| c.is_ascii_digit()).all(is_of_rules))
}

/// Whether a text is a host, the address of a mail, a member of an object, or a time: `user.password2`, `a@shop.example`.
fn is_address_or_path(text: &str) -> bool {
    let host = text.rsplit('@').next().unwrap_or_default();
    let is_name = |part: &str| part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let is_dotted = host.contains('.') && host.split('.').all(is_name);
    let is_time = text.len() > 10 && matches!(text.as_bytes(), [_, _, _, _, b'-', _, _, b'-', ..]) && !is_name(text);
    // words of a sentence or the name of a thing: `user_2024_reset_by_mail`
    let is_long_name = text.split(['_', '-']).filter(|part| !part.is_empty()).count() >= 4;
    is_dotted || is_time || is_long_name
}

/// Whether the values of a name are chosen by people, and shorter than keys.
pub fn names_password(name: &str) -> bool {
    const WORDS: [&str; 14] = [
        "pw",
        "psw",
        "pswd",
        "userpw",
        "adminpw",
        "dbpw",
        "rootpw",
        "mdp",
        "heslo",
        "hasło",
        "parola",
        "пароль",
        "senha",
        "密码",
    ];
    const WITHIN: [&str; 8] = ["pass", "pwd", "senha", "contrase", "kennwort", "wachtwoord", "passord", "palavra"];
    let lower = name.to_lowercase();
    WITHIN.iter().any(|word| lower.contains(word)) || words(&lower).iter().any(|word| WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_mixes_letters_with_digits_or_signs() {
        for word in [
            "Marble7730",
            "Gr4nd3l!um&9",
            "Autumn2023!",
            "hunter2",
            "P@ssw0rd!",
            "qX7#kp",
            "Horse&sunny",
            "#Pepper55",
            "s3cr3t",
            "bishop-4471",
            "Zk83QpLw",
            "maple_2231",
        ] {
            assert!(is_chosen(word), "{word}");
        }
    }

    #[test]
    fn rules_types_and_placeholders_are_no_passwords() {
        for word in [
            "min8",
            "8-20",
            "string(64)",
            "varchar255",
            "required",
            "required*",
            "String!",
            "[String!]!",
            "min:8|max:64",
            "your_password1",
            "Password123",
            "password1",
            "test1234",
            "admin@123",
            "<secret1>",
            "{{pass1}}",
            "$PASS_1",
            "SHA-256",
            "base64",
            "sha256_hash",
            "bcrypt",
            "64chars",
            "utf-8",
            "MD5",
            "user.password2",
            "ann1@shop.example",
            "docs.shop2.example",
            "/v1/pass2word",
            "2024-01-02T10",
            "min8-max64",
            "case-sensitive",
            "client_credentials",
            "pass",
            "Ab1",
            "12345678",
            "********",
            "OAuth2",
            "getPassword2()",
            "@Value",
            "Base64String",
            "at",
            "N/A",
        ] {
            assert!(!is_chosen(word), "{word}");
        }
    }

    #[test]
    fn some_names_are_those_of_passwords() {
        for name in ["Password", "DB_PASSWORD", "passphrase", "pwd", "user_pw", "Contraseña", "senha", "пароль"]
        {
            assert!(names_password(name), "{name}");
        }
        for name in ["token", "api_key", "client_secret", "powder", ""] {
            assert!(!names_password(name), "{name}");
        }
    }
}
