//! Numbers that are secrets, after their exact names: `the OTP is 482913`, `CVV: 731`.

use crate::collection::secrets::key::Key;
use crate::collection::secrets::spelling::{plain_run, run_before};

/// The names in lower case, and how many digits their numbers have. An Indian PIN of six digits is a place.
const NAMES: [(&str, std::ops::RangeInclusive<usize>); 6] =
    [("otp", 4..=8), ("pin", 4..=5), ("cvv", 3..=4), ("cvc", 3..=4), ("mpin", 4..=6), ("code", 4..=8)];

/// Words before `code` that make it a secret.
const OF_CODES: [&str; 8] = ["verification", "security", "confirmation", "login", "otp", "one-time", "2fa", "sms"];

/// What may be between a name and its number.
const BETWEEN: [&str; 8] = [" is ", " is: ", ": ", " = ", "=", " code is ", " code: ", ":"];

/// The number after the name that begins at this place.
pub fn secret(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    // most words begin like none of them, and this is asked at each
    if !matches!(bytes[at] | 0x20, b'o' | b'p' | b'c' | b'm') {
        return None;
    }
    let end = plain_run(bytes, at, 5, |byte| byte.is_ascii_alphanumeric());
    let own = text.get(at..end)?.to_ascii_lowercase();
    let (name, lengths) = NAMES.iter().find(|(name, _)| *name == own)?;
    if *name == "code" && !follows_kind(text, at) {
        return None;
    }
    let rest = text.get(end..)?.trim_start_matches(['`', '*', '"']);
    let between = BETWEEN.iter().filter(|between| rest.starts_with(**between)).max_by_key(|between| between.len())?;
    let rest = rest[between.len()..].trim_start_matches(['`', '*', ' ', '"', '\'']);
    let from = text.len() - rest.len();
    let to = plain_run(bytes, from, 9, |byte| byte.is_ascii_digit());
    let number = &bytes[from..to];
    let is_secret = lengths.contains(&number.len()) && !is_series(number) && !is_counted(&text[to..]);
    let name = if *name == "code" { "verification_code" } else { name };
    is_secret.then(|| Key::new(from..to, name, "the value of a secret"))
}

/// Whether the word before a place says that a code is a secret.
fn follows_kind(text: &str, at: usize) -> bool {
    let Some(end) = at.checked_sub(1).filter(|before| text.as_bytes()[*before] == b' ') else { return false };
    let start = run_before(text.as_bytes(), end, 16, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
    text.get(start..end).is_some_and(|word| OF_CODES.contains(&word.to_ascii_lowercase().as_str()))
}

/// Whether a number is a sample: `123456`, `0000`.
fn is_series(number: &[u8]) -> bool {
    number.windows(2).all(|pair| pair[1] == pair[0] + 1 || pair[1] == pair[0])
}

/// Whether a number goes on, or counts what follows it: `300 seconds`.
fn is_counted(after: &str) -> bool {
    const UNITS: [&str; 9] = ["digit", "char", "sec", "min", "hour", "day", "time", "ms", "attempt"];
    let word = after.strip_prefix([' ', '-']).unwrap_or_default();
    after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        || after.strip_prefix(['.', ',', '-']).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
        || UNITS.iter().any(|unit| word.starts_with(unit))
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    #[test]
    fn digits_after_an_exact_name_are_a_secret() {
        for (text, name, number) in [
            ("In the sandbox the OTP is 739264.", "otp", "739264"),
            ("**OTP:** `739264`", "otp", "739264"),
            ("PIN: 8362", "pin", "8362"),
            ("the CVV is 731", "cvv", "731"),
            ("cvc=731", "cvc", "731"),
            ("Your verification code is 739264", "verification_code", "739264"),
            ("OTP code: 739264", "otp", "739264"),
        ] {
            let found: Vec<_> = find(text, Within::Prose).into_iter().map(|key| (key.name, &text[key.range])).collect();
            assert_eq!(found, [(name.into(), number)], "{text}");
        }
        for text in [
            "The OTP is valid for 300 seconds",
            "OTP: 3600 seconds",
            "PIN: 560034",
            "OTP: 123456",
            "PIN: 0000",
            "pin = 17",
            "status code is 4046",
            "error code: 40461",
            "country code: 7392",
            "OTP is 6-digit",
            "PIN is 4 digits",
            "opinion: 8362",
            "pin_count: 8362",
            "PIN: 8362-4411",
        ] {
            assert_eq!(find(text, Within::Prose), [], "{text}");
        }
    }
}
