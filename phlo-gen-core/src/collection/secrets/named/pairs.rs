//! Passwords after their users, on a line about a login: `Credentials: ann@shop.example / Falcon4821`.

use crate::collection::secrets::key::Key;
use crate::collection::secrets::named::chosen::ends;
use crate::collection::secrets::named::told::Word;
use crate::collection::secrets::spelling::text_run;

/// How much of a line is read after a word about a login.
const LONGEST: usize = 96;

/// What a user without an address stands after.
const BEFORE: [&str; 5] = [":", " as", " with", " are", " use"];

/// Marks around words.
const MARKS: [char; 7] = [' ', '`', '"', '\'', '*', '_', '('];

/// What is between a user and its password.
const SLASH: &str = " / ";

/// The password after a user, if a word about a login begins at this place.
pub fn secret(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let [first, second, third, fourth, ..] = bytes[at..] else { return None };
    let about: &[&str] = match &[first | 0x20, second | 0x20, third | 0x20, fourth | 0x20] {
        b"cred" => &["credentials"],
        b"logi" => &["login"],
        b"log " => &["log in"],
        b"sign" => &["sign in"],
        b"test" => &["test user", "test account"],
        b"demo" => &["demo user", "demo account"],
        b"user" => &["username", "user name"],
        _ => return None,
    };
    let own = |word: &str| bytes.get(at..at + word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word.as_bytes()));
    let start = at + about.iter().find(|word| own(word))?.len();
    let line = text_run(text, start, LONGEST, |byte| !matches!(byte, b'\n' | b'|' | b'\\'))?;
    line.match_indices(SLASH).find_map(|(slash, _)| {
        let word = Word::after(text, start + slash + SLASH.len()).filter(|_| ends_with_user(&line[..slash]))?;
        ends(text, word.start + word.text.len()).then(|| word.told(text, "password", 2))?
    })
}

/// Whether a text ends with a user: an address, or a word after one of [`BEFORE`].
fn ends_with_user(text: &str) -> bool {
    let text = text.trim_end_matches(MARKS);
    let user = text.rsplit([' ', ':', '`', '"', '(', '>']).next().unwrap_or_default();
    let lead = text.strip_suffix(user).map(|lead| lead.trim_end_matches(MARKS));
    let is_user = user.contains('@')
        || !user.is_empty() && lead.is_some_and(|lead| BEFORE.iter().any(|word| lead.ends_with(word)));
    // what the sentence before says is about something else
    is_user && !text.contains(". ")
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    fn found(text: &str) -> Vec<&str> {
        find(text, Within::Prose).into_iter().map(|key| &text[key.range]).collect()
    }

    #[test]
    fn a_password_stands_after_its_user() {
        for (text, secret) in [
            ("Test user: ann / Summer2024!", "Summer2024!"),
            ("Credentials for staging: ops@staging.example / Tr0mbone#7", "Tr0mbone#7"),
            ("Log in as `ann` / `Falcon4821`.", "Falcon4821"),
            ("username / password: ann / Falcon4821", "Falcon4821"),
            ("Login (ann@shop.example / Falcon4821)", "Falcon4821"),
        ] {
            assert_eq!(found(text), [secret], "{text}");
        }
    }

    #[test]
    fn other_words_after_a_slash_stay() {
        for text in [
            "See the docs. / Release2024",
            "See the docs. / Falcon4821",
            "/ Falcon4821",
            "Support: help@acme.example / Falcon4821",
            "Log in first. Support: help@acme.example / Falcon4821",
            "Login / Falcon4821",
            "Login / Logout v2.1",
            "Credentials: ann@shop.example / Falcon4821 of the file",
            "Test user: ann / v2.10.11",
            "Credentials: GET /users / Falcon4821",
            "login é / Falcon4821",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
