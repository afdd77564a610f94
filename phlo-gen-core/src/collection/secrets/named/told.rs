//! Passwords and PINs that prose tells after their names: `Password: Falcon4821`, `log in with password hunter22`,
//! `the PIN is 4821.`, `setPassword("Falcon4821")`.

use crate::collection::secrets::key::{Key, variable_name};
use crate::collection::secrets::named::chosen::{ends, is_number, is_password};
use crate::collection::secrets::named::value::{GAP, is_gap};
use crate::collection::secrets::names::is_secret_name;
use crate::collection::secrets::shapes::Alphabet;
use crate::collection::secrets::spelling::{plain_run, run_before, text_run};
use std::borrow::Cow;

/// How long a name and a word may be, and how much of a sentence is read around a name.
const LONGEST_NAME: usize = 32;
const LONGEST: usize = 64;
const NEAR: usize = 48;

/// Signs between a name and its value. A dash is one only on a line of its own.
const SIGNS: [&str; 7] = [":=", "=>", ":", "=", "：", "- ", "– "];

/// What is between a name and its value in a sentence.
const LINKS: [&str; 9] = [" is always ", " is: ", " is ", " (", " lautet ", " ist ", " es ", " est ", " é "];

/// What stands before a name that its value follows without a link.
const BEFORE: [&str; 5] = ["with ", "and ", "use ", "using ", "enter "];

/// The secret after the sign at this place, if the name of a password is before it.
pub fn after_sign(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let end = run_before(bytes, at, GAP, is_gap);
    let start = end - name_at_end(&bytes[..end])?.len();
    let whole = run_before(bytes, start, LONGEST_NAME, |byte| Alphabet::Dotted.has(byte));
    let name = text.get(start..end).filter(|_| text.get(whole..end).is_some_and(is_secret_name))?;
    let sign = SIGNS.iter().find(|sign| bytes[at..].starts_with(sign.as_bytes()))?;
    let word = Word::after(text, at + sign.len())?;
    if sign.ends_with(' ') {
        // much else is written so
        let is_capital = word.text.contains(char::is_uppercase);
        let is_line = starts_line(bytes, whole) && ends(text, word.start + word.text.len());
        return (end < at && is_capital && is_line).then(|| word.told(text, name, 2))?;
    }
    word.told(text, name, word.digits())
}

/// Whether a word begins with the first letters of a name, of a setter or of a word about a login. Most begin with others.
pub fn may_begin(word: &[u8]) -> bool {
    let [first, second, third, ..] = *word else { return false };
    matches!(
        &[first | 0x20, second | 0x20, third | 0x20],
        b"pas"
            | b"pwd"
            | b"pin"
            | b"otp"
            | b"sec"
            | b"sen"
            | b"set"
            | b"ken"
            | b"con"
            | b"mot"
            | b"cre"
            | b"log"
            | b"sig"
            | b"tes"
            | b"dem"
            | b"use"
    )
}

/// The secret after a name that begins at this place, in a sentence or as the argument of a setter.
pub fn in_sentence(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let Some(name) = name_at(text, at) else { return in_setter(text, at) };
    let end = plain_run(bytes, at + name.len(), 3, |byte| matches!(byte, b'*' | b'_' | b'`' | b'"' | b'\''));
    let rest = text.get(end..)?;
    if let Some(link) = LINKS.iter().find(|link| rest.starts_with(**link)) {
        let word = Word::after(text, end + link.len())?;
        return word.told(text, name, word.digits());
    }
    if rest.starts_with(" for ") || rest.starts_with(" of ") {
        let near = text_run(text, end, NEAR, |byte| !matches!(byte, b'.' | b',' | b'\n' | b'\\'))?;
        let link = [" is ", ": "].iter().find_map(|link| Some(near.find(link)? + link.len()))?;
        return Word::after(text, end + link)?.told(text, name, 2);
    }
    if !rest.starts_with(' ') {
        return None;
    }
    let word = Word::after(text, end)?;
    let from = run_before(bytes, at, NEAR, |byte| byte.is_ascii() && byte != b'\n');
    let before = text.get(from..at)?.to_ascii_lowercase();
    let before = before.trim_end_matches("the ");
    let is_used = BEFORE.iter().any(|word| before.ends_with(word));
    (word.is_quoted || is_used).then(|| word.told(text, name, 2))?
}

/// The argument of a setter that begins at this place: `setPassword("…")`, `set("password", "…")`.
fn in_setter(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    if !matches!(bytes[at..], [b's' | b'S', b'e' | b'E', b't' | b'T', ..]) {
        return None;
    }
    let end = plain_run(bytes, at + 3, LONGEST_NAME, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let function = text.get(at + 3..end)?;
    let arguments = text.get(end..)?.strip_prefix('(')?;
    let quote = quote_of(arguments)?;
    let (_, first) = arguments.split_once(quote)?;
    let (first, after) = first.split_once(quote)?;
    let second = || after.strip_prefix(',').filter(|second| quote_of(second) == Some(quote));
    let (name, value) =
        if names_password(function) { (function, arguments) } else { (first.trim_end_matches('\\'), second()?) };
    let word = Word::after(text, text.len() - value.len())?;
    names_password(name).then(|| word.told(text, name, 1))?
}

/// The quote that an argument begins with; within JSON it is escaped.
fn quote_of(argument: &str) -> Option<char> {
    argument.trim_start_matches(['\\', ' ']).chars().next().filter(|quote| matches!(quote, '"' | '\''))
}

/// Whether the text of a cell is a secret under the name in another; a number is one only if these two cells belong
/// together.
pub fn is_in_cell(name: &str, value: &str, is_pair: bool) -> bool {
    let own = name_at_end(name.as_bytes()).filter(|_| is_secret_name(name));
    own.is_some_and(|own| is_told(own, value, 2, false)) && (is_pair || !is_of_digits(value))
}

fn names_password(name: &str) -> bool {
    name_at_end(name.as_bytes()).is_some() && is_secret_name(name)
}

/// The name of a password that a text ends with.
fn name_at_end(text: &[u8]) -> Option<&'static str> {
    let [.., before_last, last] = *text else { return None };
    // most words end with other letters
    let names: &[&str] = match &[before_last | 0x20, last | 0x20] {
        b"rd" => &["password"],
        b"wd" => &["passwd", "pwd"],
        b"de" => &["passcode"],
        b"se" => &["passphrase", "mot de passe"],
        b"in" => &["pin"],
        b"tp" => &["otp"],
        b"et" => &["secret"],
        b"rt" => &["passwort", "kennwort"],
        b"ha" => &["senha"],
        b"na" => &["contrasena"],
        [0xB1, b'a'] => &["contraseña"],
        // the ends of `пароль`, `密码` and `密碼`, with the bit of small letters
        [0xF1, 0xAC] => &["пароль", "Пароль"],
        [0xA0, 0xA1] => &["密码"],
        [0xA2, 0xBC] => &["密碼"],
        _ => return None,
    };
    let end = |name: &str| text.get(text.len().checked_sub(name.len())?..);
    names.iter().copied().find(|name| end(name).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())))
}

/// The name of a password that begins at this place.
fn name_at(text: &str, at: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let names: &[&str] = match &[bytes[at] | 0x20, bytes.get(at + 1)? | 0x20] {
        b"pa" => &["password", "passwd", "passphrase", "passcode", "passwort"],
        b"pw" => &["pwd"],
        b"pi" => &["pin"],
        b"ot" => &["otp"],
        b"se" => &["secret", "senha"],
        b"ke" => &["kennwort"],
        b"co" => &["contraseña", "contrasena"],
        b"mo" => &["mot de passe"],
        _ => return None,
    };
    let own = |name: &str| bytes.get(at..at + name.len());
    let name = names.iter().find(|name| own(name).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes())))?;
    text.get(at..at + name.len())
}

/// Whether only marks of lists and emphasis are before a place on its line.
fn starts_line(bytes: &[u8], at: usize) -> bool {
    let start = run_before(bytes, at, GAP, |byte| matches!(byte, b' ' | b'*' | b'-' | b'+' | b'_' | b'`'));
    matches!(bytes[..start].last(), None | Some(b'\n' | b'\r' | b'>'))
}

/// A word of prose that may be a secret.
pub struct Word<'t> {
    /// Where it begins.
    pub start: usize,
    /// It, without marks and quotes.
    pub text: &'t str,
    /// Whether it is in quotes.
    pub is_quoted: bool,
}

impl<'t> Word<'t> {
    /// The word after blanks, marks of emphasis and a quote on the same line.
    pub fn after(text: &'t str, from: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let start = plain_run(bytes, from, GAP, is_gap);
        let is_part = |byte: u8| byte.is_ascii_graphic() && !b"\"'`<>|\\,;()[]{}".contains(&byte);
        let end = plain_run(bytes, start, LONGEST, is_part);
        let word = text.get(start..end)?;
        let next = bytes.get(end);
        let is_quoted = matches!(bytes[from..start].last(), Some(b'"' | b'\'' | b'`' | 0x98 | 0x9C..=0x9E));
        if is_quoted {
            let closes = matches!(next, Some(b'"' | b'\'' | b'`' | b'\\' | 0xE2));
            return closes.then_some(Word { start, text: word, is_quoted });
        }
        // an escape of Markdown is within the word
        let is_escape = next == Some(&b'\\') && bytes.get(end + 1).is_some_and(|byte| b"_*-.!#+~=@$^".contains(byte));
        let goes_on = is_escape || matches!(next, Some(b'(' | b'[' | b'{'));
        // another parameter, or an entity of HTML
        let (own, rest) = word.split_once('&').unwrap_or((word, ""));
        let word = if rest.contains('=') || !rest.is_empty() && next == Some(&b';') { own } else { word };
        let word = word.trim_end_matches(['.', ':', '?', '*', '_']);
        (!goes_on && !word.is_empty()).then_some(Word { start, text: word, is_quoted })
    }

    /// How many digits it has at least if it is a password: quotes say that it is a value.
    fn digits(&self) -> usize {
        if self.is_quoted { 1 } else { 2 }
    }

    /// The word as a secret under a name, if it is one.
    pub fn told(&self, text: &str, name: &str, digits: usize) -> Option<Key> {
        let end = self.start + self.text.len();
        let is_secret =
            is_told(name, self.text, digits, self.is_quoted) && (!is_of_digits(self.text) || ends(text, end));
        let name = || Cow::Owned(variable_name(name));
        is_secret.then(|| Key { range: self.start..end, name: name(), title: "the value of a secret" })
    }
}

/// Whether a word is a secret under the name of one: a number only under `PIN` and the like, another word not under those.
fn is_told(name: &str, word: &str, digits: usize, is_quoted: bool) -> bool {
    let is = |names: &[&str]| names.iter().any(|own| own.eq_ignore_ascii_case(name));
    if is_of_digits(word) {
        return is(&["pin", "otp", "passcode"]) && is_number(name, word);
    }
    !is(&["pin", "otp"]) && (is_quoted || !is(&["secret"])) && is_password(word, digits)
}

fn is_of_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    fn found(text: &str, within: Within) -> Vec<&str> {
        find(text, within).into_iter().map(|key| &text[key.range]).collect()
    }

    #[test]
    fn a_password_stands_after_its_name() {
        for (text, secret) in [
            ("Password: Falcon4821", "Falcon4821"),
            ("Username: ann\nPassword: Falcon4821\n", "Falcon4821"),
            ("**Password:** Summer2024!", "Summer2024!"),
            ("- password = `hunter2`", "hunter2"),
            ("DB_PASSWORD=Copper!Pan9 must be set", "Copper!Pan9"),
            ("curl -d 'user=ann&password=Falcon4821&remember=1'", "Falcon4821"),
            ("password: Tr0ub4dor&3", "Tr0ub4dor&3"),
            ("<p>Password: Falcon4821&nbsp;</p>", "Falcon4821"),
            ("Password - Cobalt4417", "Cobalt4417"),
            ("* **Password** – Cobalt4417", "Cobalt4417"),
            ("Admin (password: Orchid-88)", "Orchid-88"),
            ("Mot de passe : Marmotte74!", "Marmotte74!"),
            ("Contraseña: Gaviota321", "Gaviota321"),
            ("Passwort: Zugspitze2962", "Zugspitze2962"),
            ("senha: Papagaio2023", "Papagaio2023"),
            ("Пароль: Medved1987", "Medved1987"),
            ("密码：Xiaoming8899", "Xiaoming8899"),
            ("Log in as demo@acme.example with password hunter22", "hunter22"),
            ("Use ann and the password `tulip77x`, please", "tulip77x"),
            ("The default password is \"hunter2\".", "hunter2"),
            ("The **password** is Falcon4821.", "Falcon4821"),
            ("Password for all test accounts is P@ssw0rd123.", "P@ssw0rd123"),
            ("The password for bob is Falcon4821 日本日本日本日本日本日本日本日本", "Falcon4821"),
            ("The password for bobb is Falcon4821 日本日本日本日本日本日本日本日本", "Falcon4821"),
            ("The password for bobbb is Falcon4821 日本日本日本日本日本日本日本日本", "Falcon4821"),
            ("The secret is \"Velvet$Moon\"", "Velvet$Moon"),
            ("client.setPassword(\"Heron_5150\");", "Heron_5150"),
            ("pm.environment.set('password', 'hunter2')", "hunter2"),
            // within JSON
            ("client.setPassword(\\\"Heron_5150\\\");", "Heron_5150"),
            ("set(\\\"password\\\", \\\"hunter2\\\")", "hunter2"),
        ] {
            assert_eq!(found(text, Within::Prose), [secret], "{text}");
        }
    }

    #[test]
    fn a_number_is_a_secret_at_the_end_of_a_sentence() {
        for (text, secret) in [
            ("the PIN is 4821.", "4821"),
            ("PIN: `4821`\n\nThen call", "4821"),
            ("Terminal (PIN: 48213)", "48213"),
            ("Enter OTP 493027.", "493027"),
            ("The OTP is always 112358", "112358"),
            ("<li>Passcode: 77120934</li>", "77120934"),
        ] {
            assert_eq!(found(text, Within::Prose), [secret], "{text}");
        }
        for text in [
            "pin: 4821 Main Street",
            "Pin: 4821, Main Street",
            "PIN code 560001",
            "PIN: 560001",
            "Pin: 221 Baker Street",
            "The OTP is 6 digits",
            "OTP: 000000",
            "OTP is valid for 3600.",
            "The code is 4821.",
            "pin: 4821.5",
            "Year: 2024",
        ] {
            assert_eq!(found(text, Within::Prose), [""; 0], "{text}");
        }
    }

    #[test]
    fn sentences_about_passwords_stay() {
        for text in [
            "Password: string",
            "password - required",
            "password: min 8 chars",
            "Password: 8-64 characters and 2 digits",
            "Password: `uint64`, `UTF-16LE`, `LDAPv3`, `sha256`, `base64`",
            "password: OAuth2, ISO8601, TLS1.2, HS256, RSA2048",
            "The password is PBKDF2-HMAC-SHA256 hashed",
            "password: {{password12}}",
            "Password: <password12>, $PASSWORD_12",
            "password: Password123",
            "pass to httplib2, pass: Falcon4821, bypass: Falcon4821",
            "secret: API2023, the secret is Falcon4821",
            "set the password to Falcon4821",
            "see password - Cobalt4417",
            "Password - reset2024",
            "the password reset2024 of a user",
            "password: getPwd12()",
            "password: user.password12",
            "'password' => 'required|min:8'",
            "HasPassword: Falcon4821",
            "new Client(\"Falcon4821\"), login(\"ann\", \"Falcon4821\"), encode(\"Falcon4821\")",
            "Password: Falcon\\_4821",
            "passwordless: Falcon4821",
        ] {
            assert_eq!(found(text, Within::Prose), [""; 0], "{text}");
        }
    }

    #[test]
    fn only_prose_tells_passwords() {
        for text in ["query { password: hunter22 }", "// the password is Falcon4821", "password: Falcon4821, PIN: 4821"]
        {
            for within in [Within::Code, Within::Value, Within::Url] {
                assert_eq!(found(text, within), [""; 0], "{text}");
            }
        }
    }
}
