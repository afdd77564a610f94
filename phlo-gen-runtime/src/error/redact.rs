//! Redacts secrets in text.

use http::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::sync::Arc;

/// The secrets of a call. A server may echo them, and error messages quote responses.
#[derive(Clone, Default)]
pub(crate) struct Redactor {
    own: Vec<SecretString>,
    /// Headers whose values are secrets.
    headers: Vec<HeaderValue>,
    /// The secrets of the client.
    shared: Option<Arc<[SecretString]>>,
}

/// Shorter values are not redacted: they occur in too many other words.
const SHORTEST: usize = 4;

impl Redactor {
    /// The secrets that all calls of a client have.
    pub(crate) fn of_client(shared: &Arc<[SecretString]>) -> Self {
        Redactor { shared: Some(Arc::clone(shared)), ..Redactor::default() }
    }

    /// Adds a secret.
    pub(crate) fn add(&mut self, secret: &str) {
        if secret.len() >= SHORTEST {
            self.own.push(secret.into());
        }
    }

    /// Adds the value of a header, with and without its scheme.
    pub(crate) fn add_header(&mut self, value: &HeaderValue) {
        let credentials = value.to_str().ok().and_then(|value| value.split_once(' '));
        let is_known = |(_, text): (&str, &str)| {
            self.shared.iter().flat_map(|all| all.iter()).any(|own| own.expose_secret() == text)
        };
        if !credentials.is_some_and(is_known) {
            self.headers.push(value.clone());
        }
    }

    /// The text with `[secret]` in place of each secret.
    pub(crate) fn redact(&self, text: String) -> String {
        let headers = self.headers.iter().filter_map(|value| value.to_str().ok());
        let headers =
            headers.flat_map(|value| [Some(value), value.split_once(' ').map(|(_, credentials)| credentials)]);
        let texts =
            self.shared.iter().flat_map(|shared| shared.iter()).chain(&self.own).map(ExposeSecret::expose_secret);
        texts
            .chain(headers.flatten())
            .filter(|secret| secret.len() >= SHORTEST)
            .fold(text, |text, secret| if text.contains(secret) { text.replace(secret, "[secret]") } else { text })
    }
}

impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Redactor(..)")
    }
}

/// Whether a header, a query parameter or a member of this name is a secret.
pub(crate) fn is_secret_name(name: &str) -> bool {
    const WORDS: [&str; 9] =
        ["authorization", "cookie", "token", "secret", "password", "apikey", "accesskey", "signature", "credential"];
    let letters = || name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
    let begins = |at: usize, word: &str| {
        let mut rest = letters().skip(at);
        word.bytes().all(|byte| rest.next() == Some(byte))
    };
    letters()
        .enumerate()
        .any(|(at, first)| WORDS.iter().any(|word| word.as_bytes().first() == Some(&first) && begins(at, word)))
}

#[cfg(test)]
mod tests {
    use super::{Redactor, is_secret_name};

    #[test]
    fn secrets_are_redacted_everywhere() {
        let mut redactor = Redactor::default();
        redactor.add("hunter2");
        redactor.add("a");
        assert_eq!(redactor.redact("a hunter2, hunter22".into()), "a [secret], [secret]2");
        assert_eq!(format!("{redactor:?}"), "Redactor(..)");
    }

    #[test]
    fn names_of_secrets_are_recognized() {
        assert!(["Authorization", "X-API-Key", "api_key", "Set-Cookie", "authToken"].into_iter().all(is_secret_name));
        assert!(!["accept", "x-request-id", "key", "monkey"].into_iter().any(is_secret_name));
    }
}
