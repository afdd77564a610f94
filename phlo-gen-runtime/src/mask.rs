//! Takes out of a text what must not be shown.

use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// The secrets of a call. A server may send them back, and its replies stand in messages.
#[derive(Clone, Default)]
pub(crate) struct Mask(Vec<SecretString>);

/// A shorter text is no secret worth the damage that taking it out would do.
const SHORTEST: usize = 4;

impl Mask {
    pub(crate) fn add(&mut self, secret: &str) {
        if secret.len() >= SHORTEST {
            self.0.push(secret.into());
        }
    }

    pub(crate) fn hide(&self, text: String) -> String {
        self.0.iter().fold(text, |text, secret| match text.contains(secret.expose_secret()) {
            true => text.replace(secret.expose_secret(), "[secret]"),
            false => text,
        })
    }
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mask(..)")
    }
}

/// Whether a name is one that secrets go by.
pub(crate) fn sounds_secret(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    ["authorization", "cookie", "token", "secret", "password", "apikey", "accesskey", "signature", "credential"]
        .iter()
        .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{Mask, sounds_secret};

    #[test]
    fn secrets_are_taken_out_wherever_they_stand() {
        let mut mask = Mask::default();
        mask.add("hunter2");
        mask.add("a");
        assert_eq!(mask.hide("a hunter2, hunter22".into()), "a [secret], [secret]2");
        assert_eq!(format!("{mask:?}"), "Mask(..)");
    }

    #[test]
    fn names_of_secrets_are_known() {
        assert!(["Authorization", "X-API-Key", "api_key", "Set-Cookie", "authToken"].into_iter().all(sounds_secret));
        assert!(!["accept", "x-request-id", "key", "monkey"].into_iter().any(sounds_secret));
    }
}
